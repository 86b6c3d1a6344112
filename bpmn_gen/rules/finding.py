"""Makes the findings that rules yield, one function for each severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.diagnostics import Span

Related = tuple[tuple["Span", str], ...]


def error(
    code: str, message: str, span: Span, hints: Iterable[str] = (), related: Related = ()
) -> Diagnostic:
    """A finding that forbids building."""
    return Diagnostic(Severity.ERROR, code, message, span, tuple(hints), related)


def warning(
    code: str, message: str, span: Span, hints: Iterable[str] = (), related: Related = ()
) -> Diagnostic:
    """A finding that is probably a mistake."""
    return Diagnostic(Severity.WARNING, code, message, span, tuple(hints), related)


def info(
    code: str, message: str, span: Span, hints: Iterable[str] = (), related: Related = ()
) -> Diagnostic:
    """A finding that a reviewer should know."""
    return Diagnostic(Severity.INFO, code, message, span, tuple(hints), related)
