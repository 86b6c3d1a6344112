"""Text that a tool wrote as a web page, as plain text.

Several tools keep the descriptions of their users with fonts and tables.  People who read the
documentation in another tool would see the markup instead of the words.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|html|body|head|table|tbody|tr|td|th|font|h[1-6]|a|pre)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""A tag by which text is known to be a web page; ``<nama>`` and ``a < b`` are none."""
_BLOCKS: Final = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_UNSHOWN: Final = frozenset({"style", "script", "head", "title"})
_ROUNDS: Final = 4
"""How often text may be packed into markup in itself."""


def without_markup(text: str) -> str:
    """The words of a text; a text that is no web page stays as it is."""
    for _ in range(_ROUNDS):
        if not _TAG.search(text):
            return text
        page = _Page()
        page.feed(text)
        page.close()
        text = page.text()
    return text


class _Page(HTMLParser):
    """Collects what a page shows."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unshown = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line where the page does."""
        del attrs
        name = tag.rpartition(":")[2]
        self._unshown += name in _UNSHOWN
        if name in _BLOCKS:
            self._parts.append("\n")
        if name == "li":
            self._parts.append("- ")
        if name in {"td", "th"}:
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Break the line behind a block."""
        name = tag.rpartition(":")[2]
        self._unshown = max(0, self._unshown - (name in _UNSHOWN))
        if name in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the words; line breaks of the markup mean no more than spaces."""
        if not self._unshown:
            self._parts.append(re.sub(r"\s+", " ", data.replace("\xa0", " ")))

    def text(self) -> str:
        """All lines that say something."""
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line and line != "-")
