"""Fills text templates that staff may edit; a template can show data and do nothing else."""

from __future__ import annotations

from functools import lru_cache
from traceback import walk_tb
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateSyntaxError

from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity, Span
from bpmn_gen.render.templates.sandbox import TemplateSandbox
from bpmn_gen.render.templates.words import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

MAX_TEMPLATE = 1024 * 1024
"""The most bytes of a template: about fifty times the largest that is shipped."""

MAX_TEXT = 50_000_000
"""The most characters of a filled template, so that a runaway loop ends."""


def fill_text_template(
    template: str, name: str, data: Mapping[str, object], *, escape: bool = True
) -> str:
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
        filled = _compiled(template, escape=escape)
        filled.environment.begin()  # type: ignore[attr-defined]  # ours, see _compiled
        return _bounded(filled.generate(dict(data)), name)
    except TemplateSyntaxError as error:
        problem = f"tidak dapat dibaca: {in_words(error.message)}"
        raise _broken(name, problem, error.lineno) from error
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        problem = f"tidak dapat diisi: {in_words(error)}"
        raise _broken(name, problem, _line(error)) from error


def decoded(content: bytes, name: str) -> str:
    """The text of a template file.

    Raises:
        CompileError: when the file is too large, or not UTF-8.
    """
    if len(content) > MAX_TEMPLATE:
        raise _broken(name, f"lebih besar dari {MAX_TEMPLATE // 1024} KiB", 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = "bukan teks UTF-8; simpan ulang di Notepad dengan pengodean UTF-8"
        raise _broken(name, problem, line) from error


@lru_cache(maxsize=8)
def _compiled(template: str, *, escape: bool) -> Template:
    """A template ready to be filled; kept because many pages share one."""
    environment = TemplateSandbox(autoescape=escape, tidy=True)
    return environment.from_string(template)


def _line(error: Exception) -> int:
    """The line of the template at which filling stopped.

    Jinja names the file of a template ``<template>`` in tracebacks.
    """
    lines = [
        line for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]  # fmt: skip
    return lines[-1] if lines else 1


def _bounded(parts: object, name: str) -> str:
    """The parts of a filled template as one text of bounded length."""
    text: list[str] = []
    size = 0
    for part in parts:  # type: ignore[attr-defined]
        size += len(part)
        if size > MAX_TEXT:
            raise _broken(name, "menghasilkan teks yang terlalu panjang", 1)
        text.append(part)
    return "".join(text)


def _broken(name: str, problem: str, line: int) -> CompileError:
    """The error about a broken template."""
    return CompileError([broken(name, problem, line)])


def broken(name: str, problem: str, line: int = 1) -> Diagnostic:
    """The finding about a template: its file name and what is wrong in it."""
    return Diagnostic(
        Severity.ERROR,
        "broken-template",
        f"templat '{name}' {problem}",
        Span(f"templates/{name}", line, 1, line, 1),
        (
            "bandingkan dengan templat bawaan, yang disalin oleh 'bpmn-gen init'",
            "atau hapus templat itu dari folder templates: yang bawaan dipakai lagi",
        ),
    )
