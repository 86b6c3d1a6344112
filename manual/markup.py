"""Turns Markdown into HTML, and notes headings, links and the words to be searched."""

from __future__ import annotations

import itertools
import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from manual.page import Heading, Rendered, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from manual.page import Page

_REMARK = re.compile(r"^<!--.*?-->\n?", re.MULTILINE)
"""Marks for the tests, each on a line of its own."""
_UNSAID = frozenset({"fence", "code_block"})
"""Blocks that are searched like text, though nothing in them is marked up."""


def slug(text: str) -> str:
    """The anchor of a heading, as code forges make it."""
    return re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")


def _parser() -> MarkdownIt:
    """Markdown with tables; HTML in it is shown as text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def render(page: Page) -> Rendered:
    """A page as HTML; its links are resolved later by :func:`relink`."""
    parser = _parser()
    tokens = parser.parse(_REMARK.sub("", page.text))
    headings = _anchored(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    html = html.replace("<table>", '<div class="tabel" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>")
    return Rendered(page, html, headings, _sections(tokens, headings))


def _anchored(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give every heading an anchor of its own."""
    found: list[Heading] = []
    for token, inline in itertools.pairwise(tokens):
        if token.type == "heading_open":
            text = plain(inline)
            anchor, count = slug(text), sum(slug(one.text) == slug(text) for one in found)
            anchor += f"-{count}" if count else ""
            token.attrSet("id", anchor)
            found.append(Heading(int(token.tag[1]), anchor, text))
    return tuple(found)


def plain(inline: Token) -> str:
    """The words of a line without marks."""
    parts = inline.children or ()
    return "".join(" " if one.type == "softbreak" else one.content for one in parts).strip()


def _sections(tokens: Sequence[Token], headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The words behind each heading."""
    found: list[Section] = []
    following = iter(headings)
    is_heading = False
    for token in tokens:
        if token.type == "heading_open":
            found.append(Section(next(following)))
        elif token.type == "inline" and not is_heading and found:
            found[-1].words.append(plain(token))
        elif token.type in _UNSAID and found:
            found[-1].words.append(token.content)
        is_heading = token.type == "heading_open"
    return tuple(found)


_REFERENCE = re.compile(r'(<(?:a href|img src)=")([^"]*)(")')


def references(html: str) -> list[str]:
    """What links lead to and pictures show, as it is written."""
    return [found[2].replace("&amp;", "&") for found in _REFERENCE.finditer(html)]


def relink(html: str, target: Callable[[str], str]) -> str:
    """The HTML with another target for each link and picture."""

    def instead(found: re.Match[str]) -> str:
        return found[1] + escape(target(found[2].replace("&amp;", "&"))) + found[3]

    return _REFERENCE.sub(instead, html)
