"""The legend of a network: only the kinds that the network shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.board import Panel
from bpmn_gen.picture.curved_arrows import arrow
from bpmn_gen.picture.figures import Box, Line, Mark
from bpmn_gen.picture.set_text import SMALL, set_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.picture.figures import Figure

_SAMPLE = 34.0
_ROW = 17.0
_BOXES = {
    "proses": ("activity", "Proses pada peta ini"),
    "proses-lain": ("phase-header", "Proses pada kelompok lain"),
    "pihak": ("party", "Pihak internal"),
    "pihak-luar": ("party-outside", "Pihak eksternal"),
}
_LINES = {
    "dokumen": "Dokumen berpindah (nomor pada tabel)",
    "panggilan": "Menjalankan proses lain",
    "terlibat": "Terlibat",
}


def network_key(kinds: Iterable[str]) -> Panel:
    """The samples in one row, each with its name."""
    figures: list[Figure] = []
    x = 0.0
    wanted = set(kinds)
    for kind in (*_BOXES, *_LINES):
        if kind not in wanted:
            continue
        text = _BOXES[kind][1] if kind in _BOXES else _LINES[kind]
        figures += _sample(kind, x)
        figures += set_lines((text,), Point(x + _SAMPLE + 8.0, 2.0), SMALL)
        x += _SAMPLE + 8.0 + text_width(text, SMALL.size) + 22.0
    return Panel((Mark(tuple(figures)),), _ROW, gap=12.0)


def _sample(kind: str, x: float) -> tuple[Figure, ...]:
    """A small picture of a kind."""
    if kind in _BOXES:
        radius = 6.0 if kind.startswith("pihak") else 2.0
        return (Box(Bounds(x, 1.5, _SAMPLE, 14.0), _BOXES[kind][0], radius),)
    ends = (Point(x, _ROW / 2), Point(x + _SAMPLE, _ROW / 2))
    if kind == "terlibat":
        return (Line(ends, "association"),)
    return arrow(ends, "", "", dashed=kind == "panggilan").figures
