"""Resolves the links of pages, and judges that each leads to something."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manual.guide import ROOT
from manual.markup import references, relink
from manual.page import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manual.page import Rendered

PICTURES = "docs/gambar/"
"""Where the pictures of documents lie in the project; the site has them in ``gambar/``."""
_OUTSIDE = re.compile(r"[a-z]+:")


@dataclass(slots=True)
class Links:
    """Where pages, their headings and shown parts of documents stand in the site."""

    anchors: dict[str, set[str]]
    """The anchors of each page."""
    homes: dict[str, str]
    """The page that shows a document or a part of it, with its anchor."""
    problems: list[str] = field(default_factory=list)

    @classmethod
    def between(cls, pages: Iterable[Rendered]) -> Links:
        """The links of a site."""
        anchors: dict[str, set[str]] = {}
        homes: dict[str, str] = {}
        for one in pages:
            known = anchors[one.page.path] = {heading.anchor for heading in one.headings}
            for place in one.page.stands_for:
                anchor = place.partition("#")[2]
                at = f"{one.page.path}#{anchor}" if anchor in known else one.page.path
                homes.setdefault(place, at)
        return cls(anchors, homes)

    def resolved(self, one: Rendered) -> str:
        """The HTML of a page with the links of the site; what leads nowhere is noted."""
        return relink(one.html, lambda target: self._target(one.page.path, target))

    def _target(self, path: str, target: str) -> str:
        if _OUTSIDE.match(target):
            return target
        if target.startswith(MARK + PICTURES):
            picture = target.removeprefix(MARK)
            if not (ROOT / picture).is_file():
                self._note(path, target)
            return relative(path, f"gambar/{picture.removeprefix(PICTURES)}")
        place = self._place(path, target)
        page, _, anchor = place.partition("#")
        if page not in self.anchors or (anchor and anchor not in self.anchors[page]):
            self._note(path, target)
        return relative(path, f"{page}.html") + (f"#{anchor}" if anchor else "")

    def _place(self, path: str, target: str) -> str:
        """The page and the anchor that a link means."""
        if target.startswith(MARK):
            document, _, anchor = target.removeprefix(MARK).partition("#")
            shown = f"{document}#{anchor}" if anchor else document
            return self.homes.get(shown) or self._whole(document)
        to, _, anchor = target.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path
        return page.removesuffix(".md") + (f"#{anchor}" if anchor else "")

    def _whole(self, document: str) -> str:
        """Where a document is begun that no page shows whole."""
        return _INSTEAD.get(document, "")

    def _note(self, path: str, target: str) -> None:
        self.problems.append(f"{path}: tautan '{target}' tidak menuju apa pun")


_INSTEAD = {
    "docs/panduan.md": "index",
    "README.id.md": "index",
    "README.md": "index",
    "docs/definisi.md": "rujukan/definisi",
}
"""Pages that stand for documents which are shown in parts."""


def relative(path: str, target: str) -> str:
    """How a page names another file of the site."""
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def outside(pages: Iterable[Rendered]) -> set[str]:
    """What pages link to outside the site."""
    return {link for one in pages for link in references(one.html) if _OUTSIDE.match(link)}
