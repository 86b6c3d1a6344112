"""Spells abbreviations out where a document first uses them, e.g. ``Jabatan Fungsional (JF)``.

Readers of a decree have no list of abbreviations, and its attachments may be bound apart, so each
document spells out its own.  Parts of codes such as ``CLP.02.02.SOP.01`` are no abbreviations.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.decree.document import Grid, Para, Table, TextPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.decree.document import Block, Cell, Document, Part


def spelled(document: Document, meanings: Mapping[str, str]) -> Document:
    """A document whose texts spell each abbreviation out at its first use."""
    speller = _Speller(meanings)
    return replace(document, parts=tuple(map(speller.part, document.parts)))


class _Speller:
    """Goes through a document in reading order."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """Start with no abbreviation spelled out."""
        self._open = dict(meanings)

    def part(self, part: Part) -> Part:
        """A part with its texts spelled out; pictures and SOPs stay as they are drawn."""
        if not isinstance(part, TextPart):
            return part
        return replace(part, blocks=tuple(map(self._block, part.blocks)))

    def _block(self, block: Block) -> Block:
        """A block with its texts spelled out."""
        if isinstance(block, Para):
            return replace(block, text=self._text(block.text))
        if isinstance(block, Grid):
            return replace(block, rows=tuple(tuple(map(self._text, row)) for row in block.rows))
        if isinstance(block, Table):
            titles = tuple(map(self._text, block.titles))
            rows = tuple(tuple(map(self._cell, row)) for row in block.rows)
            return replace(block, titles=titles, rows=rows)
        return block

    def _cell(self, cell: Cell) -> Cell:
        """A cell of a table, spelled out; numbers of pages stay."""
        return self._text(cell) if isinstance(cell, str) else cell

    def _text(self, text: str) -> str:
        """A text spelled out; the meaning is in capitals where the text is."""
        for short in [short for short in self._open if short in text]:
            found = re.search(rf"(?<![\w.]){re.escape(short)}(?![\w]|\.\w)", text)
            if found is None:
                continue
            meaning = self._open.pop(short)
            if text[: found.start()].casefold().endswith(f"{meaning} (".casefold()):
                continue
            said = meaning.upper() if text.isupper() else meaning
            text = f"{text[: found.start()]}{said} ({short}){text[found.end() :]}"
        return text
