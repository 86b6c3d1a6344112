"""Fills text templates that staff may edit; a template can show data and do nothing else."""

from __future__ import annotations

from functools import lru_cache
from traceback import walk_tb
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

MAX_TEXT = 50_000_000
"""Characters that a filled template may have: a runaway loop ends here."""


def fill(template: str, name: str, data: Mapping[str, object], *, escape: bool = True) -> str:
    """Fill a template with data.

    Args:
        template: the text of the template.
        name: its file name, for findings.
        data: what its placeholders stand for.
        escape: whether text is escaped for HTML.

    Raises:
        CompileError: when the template is broken or asks for what is not there; the finding
            names the template, the line and the placeholder.
    """
    try:
        return _bounded(_compiled(template, escape=escape).generate(dict(data)), name)
    except TemplateSyntaxError as error:
        raise _broken(name, f"tidak dapat dibaca: {error.message}", error.lineno) from error
    except UndefinedError as error:
        problem = f"memakai isian yang tidak ada: {error.message}"
        raise _broken(name, problem, _line(error)) from error
    except (
        SecurityError,
        TemplateRuntimeError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        raise _broken(name, f"tidak dapat diisi: {error}", _line(error)) from error


@lru_cache(maxsize=8)
def _compiled(template: str, *, escape: bool) -> Template:
    """A template ready to be filled; many pages share one."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=escape, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template)


def _line(error: Exception) -> int:
    """The line of the template in which filling stopped: jinja names templates ``<template>``."""
    lines = [
        line for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]  # fmt: skip
    return lines[-1] if lines else 1


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
    """What is raised about a template."""
    return CompileError([broken(name, problem, line)])


def broken(name: str, problem: str, line: int = 1) -> Diagnostic:
    """The finding about a template: its file name and what is wrong in it."""
    return Diagnostic(
        Severity.ERROR,
        "broken-template",
        f"templat '{name}' {problem}",
        Span(f"templates/{name}", line, 1, line, 1),
        ("bandingkan dengan templat bawaan, yang disalin oleh 'bpmn-gen init'",),
    )
