"""Fills text templates that staff may edit; a template can show data and do nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_TEXT = 50_000_000
"""Characters that a filled template may have: a runaway loop ends here."""


def fill(template: str, name: str, data: Mapping[str, object]) -> str:
    """Fill a template with data; text is escaped for HTML.

    Args:
        template: the text of the template.
        name: its file name, for findings.
        data: what its placeholders stand for.

    Raises:
        CompileError: when the template is broken or asks for what is not there; the finding
            names the template, the line and the placeholder.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    try:
        return _bounded(environment.from_string(template).generate(dict(data)), name)
    except TemplateSyntaxError as error:
        raise _broken(name, f"tidak dapat dibaca: {error.message}", error.lineno) from error
    except UndefinedError as error:
        raise _broken(name, f"memakai isian yang tidak ada: {error.message}", 1) from error
    except (SecurityError, TemplateRuntimeError, TypeError, ValueError) as error:
        raise _broken(name, f"tidak dapat diisi: {error}", 1) from error


def _bounded(parts: object, name: str) -> str:
    """The parts of a filled template as one text."""
    text: list[str] = []
    size = 0
    for part in parts:  # type: ignore[attr-defined]
        size += len(part)
        if size > MAX_TEXT:
            raise _broken(name, "menghasilkan teks yang terlalu panjang", 1)
        text.append(part)
    return "".join(text)


def _broken(name: str, problem: str, line: int) -> CompileError:
    """The finding about a template."""
    return CompileError(
        [
            Diagnostic(
                Severity.ERROR,
                "broken-template",
                f"templat '{name}' {problem}",
                Span(f"templates/{name}", line, 1, line, 1),
                ("bandingkan dengan templat bawaan, yang disalin oleh 'bpmn-gen init'",),
            )
        ]
    )
