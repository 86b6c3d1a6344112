"""The words of a document of Word, without what is hidden, deleted or drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.word_drawing import MC, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_NOT_READ: Final = frozenset(
    {
        f"{W}drawing",
        f"{W}pict",
        f"{W}object",
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}pPr",
        f"{W}rPr",
        f"{MC}AlternateContent",
    }
)


def paragraph_text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of its drawings and those that were deleted."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in {f"{W}br", f"{W}cr"}:
            parts.append("\n")
        elif element.tag == f"{W}tab":
            parts.append(" ")
        elif element.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif element.tag == f"{W}sym":
            parts.append("√")  # a mark from a font of symbols: a tick in nearly every table
        elif element.tag not in _NOT_READ:
            stack.extend(reversed(element))
    return "".join(parts)


def paragraphs_in(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, without those in its shapes."""
    stack = list(reversed(cell))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            yield element
        elif isinstance(element.tag, str):
            stack.extend(reversed(element))
