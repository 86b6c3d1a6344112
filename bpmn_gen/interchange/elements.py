"""What single XML elements of a BPMN file say: names, texts, places, truth values."""

from __future__ import annotations

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import clean, one_line
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.markup import without_markup
from bpmn_gen.foreign.semantics import line_of, local


def given_name(element: etree._Element) -> str:
    """The name of an element on one line; empty where it has none."""
    return one_line(without_markup(element.get("name") or ""))


def child_text(element: etree._Element, kind: str = "documentation") -> str:
    """All that the children of a kind say in plain words, with a blank line between two of them."""
    texts = (_plain(child) for child in element if local(child) == kind)
    return "\n\n".join(text for text in texts if text)


def _plain(element: etree._Element) -> str:
    """The words inside an element, with the line breaks that its markup makes."""
    if not any(isinstance(child.tag, str) for child in element):
        return without_markup(inner_text(element))
    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    return clean(without_markup(f"<p>{markup}</p>")).strip()


def inner_text(element: etree._Element) -> str:
    """The text inside an element without its markup."""
    return clean("".join(map(str, element.itertext()))).strip()


def start_of(element: etree._Element, path: str) -> Span:
    """The line on which an element begins; ``path`` is the file as the user knows it."""
    return Span(path, line_of(element))


def is_true(value: str | None, *, default: bool = False) -> bool:
    """The truth of an XML boolean; ``default`` where there is none."""
    return default if value is None else value.strip() in {"true", "1"}
