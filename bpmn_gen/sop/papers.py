"""Finds the paper on which the columns of an SOP have room.

A table with many actors is set on the paper of the settings, turned to lie on its long side, or on
A3: the first of these on which every actor has a column for a symbol with tracks beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.sop.columns import least_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Span
    from bpmn_gen.sop.document import PageStyle

LARGEST = "A3"
"""The largest paper that offices can print on."""


def paper_for(count: int, style: PageStyle) -> PageStyle | None:
    """The paper for a table with ``count`` columns of actors; None when no paper has room."""
    return next((one for one in _papers(style) if one.room[0] >= least_width(count)), None)


def turned(style: PageStyle) -> PageStyle:
    """The same paper, lying on its long side."""
    long, short = max(style.width, style.height), min(style.width, style.height)
    return replace(style, width=long, height=short)


def most_actors(style: PageStyle) -> int:
    """The number of columns of actors for which there is room at most."""
    count = 1
    while paper_for(count + 1, style) is not None:
        count += 1
    return count


def too_many_actors(count: int, style: PageStyle, place: Span) -> Diagnostic:
    """The error about an SOP with more columns than any paper has room for."""
    message = (
        f"{count} kolom pelaksana tidak muat, bahkan pada kertas {LARGEST} mendatar;"
        f" paling banyak {most_actors(style)}"
    )
    hints = ("bagi proses menjadi beberapa SOP yang saling memanggil",)
    return Diagnostic(Severity.ERROR, "sop-too-many-actors", message, place, hints)


def _papers(style: PageStyle) -> Iterator[PageStyle]:
    """The papers that are tried, in order."""
    yield style
    yield turned(style)
    largest = PAPERS[LARGEST]
    yield replace(style, width=largest.width, height=largest.height)
