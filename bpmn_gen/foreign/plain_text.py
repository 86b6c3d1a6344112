"""Text out of the HTML that drawing tools write into names and documentation."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 200_000
"""Characters of a text that are looked at; nobody writes more about one step."""
_MARKUP: Final = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3"})
_UNSEEN: Final = frozenset({"style", "script", "title", "head"})


def plain_text(text: str) -> str:
    """The text as people see it: no markup, a line for each paragraph.

    Text that holds no markup stays as it is.
    """
    text = text[:LONGEST]
    if not _MARKUP.search(text):
        return clean(text).strip()
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in clean("".join(reader.said)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects what is seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BREAKS and self.said:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BREAKS and tag != "br" and self.said and not self.said[-1].endswith("\n"):
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data.replace("\n", " "))
