"""Elements of HTML and SVG, with their words escaped by the library that writes them."""

from __future__ import annotations

from lxml import etree


def element(tag: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    """An element with its content.

    Args:
        tag: its name, with a namespace in braces where it has one.
        content: words and elements, in their order.
        attributes: an ``_`` in a name stands for a hyphen, one behind it for nothing.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _printable(part)
        else:
            made.text = (made.text or "") + _printable(part)
    return made


def _printable(text: str) -> str:
    """A text without the characters that XML forbids."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
