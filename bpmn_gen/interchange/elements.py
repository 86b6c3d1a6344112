"""What single elements of a BPMN file say: names, documentation, places, expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean, one_line
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.semantics import line_of, local

if TYPE_CHECKING:
    from lxml import etree


def name_of(element: etree._Element) -> str:
    """The name of an element on one line."""
    return one_line(element.get("name") or "")


def text_of(element: etree._Element, kind: str = "documentation") -> str:
    """All that the children of a kind say, paragraph by paragraph."""
    texts = (content_of(child) for child in element if local(child) == kind)
    return "\n\n".join(text for text in texts if text)


def content_of(element: etree._Element) -> str:
    """The text inside an element without its markup."""
    return clean("".join(map(str, element.itertext()))).strip()


def place_of(element: etree._Element, path: str) -> Span:
    """Where an element begins."""
    return Span(path, line_of(element))


def is_true(value: str | None, *, default: bool = False) -> bool:
    """An XML boolean."""
    return default if value is None else value.strip() in {"true", "1"}
