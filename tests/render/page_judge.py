"""Judges printed maps as a reader holds them: sizes of text, fill of pages, links between pages.

Run as a program it prints the figures of all maps below a folder, one line a map and a sum:

    python -m tests.render.page_judge output
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST_TEXT = 7.0
"""pt; the least size of text on paper."""
LEAST_FILL = 0.4
"""Share of the room of a page that is used, at least, before the last page."""
ROUNDING = 0.01
"""pt by which a size may be off, because files round."""
_LINK = re.compile(r"[A-Z]{1,2}/\d+")
_LEGEND = "Sambungan ke huruf"
"""Words of the legend, which has a link as a sample."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What can be measured of one page."""

    width: float
    """pt."""
    height: float
    sizes: tuple[float, ...]
    """pt; the size of each text."""
    fill: float
    """Share of the room between title block and legend that lies within the ink of the map."""
    links: tuple[str, ...]
    """The texts of links to other pages, e.g. ``A/2``."""

    @property
    def least(self) -> float:
        """The size of the smallest text."""
        return min(self.sizes)

    @property
    def is_upright(self) -> bool:
        """Whether the page is higher than wide."""
        return self.height > self.width


def judged(path: Path) -> tuple[PrintedPage, ...]:
    """All pages of a printed map."""
    reader = pypdf.PdfReader(path)
    return tuple(_page(page, reader) for page in reader.pages)


_FILLING = {b"f", b"f*", b"B", b"B*"}
_PAINTING = {*_FILLING, b"S", b"s", b"n"}
"""Operators that end a path."""
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does ``one`` and then ``two``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class Walk:
    """Follows the operators of a page: where text stands, how large it is, where lines run."""

    def __init__(self) -> None:
        self.at, self.kept = _SAME, list[Matrix]()
        self.text, self.size = _SAME, 0.0
        self.texts: list[tuple[float, float, float]] = []
        self.points: list[tuple[float, float]] = []
        self.corners: list[tuple[float, float]] = []
        self.filled: list[tuple[tuple[float, float], ...]] = []

    def take(self, operator: bytes, operands: list[Any]) -> None:
        match operator:
            case b"q":
                self.kept.append(self.at)
            case b"Q":
                self.at = self.kept.pop()
            case b"cm":
                self.at = _times(tuple(map(float, operands)), self.at)  # type: ignore[arg-type]
            case b"BT" | b"Tm" | b"Tf" | b"Tj" | b"TJ":
                self._text(operator, operands)
            case b"m" | b"l" | b"c" | b"re":
                self._points(operator, [float(value) for value in operands])
            case _ if operator in _PAINTING:
                if operator in _FILLING:
                    self.filled.append(tuple(self.corners))
                self.corners = []

    def _text(self, operator: bytes, operands: list[Any]) -> None:
        match operator:
            case b"BT":
                self.text = _SAME
            case b"Tm":
                self.text = tuple(map(float, operands))  # type: ignore[assignment]
            case b"Tf":
                self.size = float(operands[1])
            case _:
                a, b, _, _, x, y = _times(self.text, self.at)
                self.texts.append((x, y, self.size * (a * a + b * b) ** 0.5))

    def _points(self, operator: bytes, values: list[float]) -> None:
        if operator == b"re":
            x, y, width, height = values
            values = [x, y, x + width, y + height]
        a, b, c, d, e, f = self.at
        places = zip(values[::2], values[1::2], strict=True)
        found = [(a * x + c * y + e, b * x + d * y + f) for x, y in places]
        self.points += found
        self.corners += found


def walked(page: pypdf.PageObject, reader: pypdf.PdfReader) -> Walk:
    """What the operators of a page draw."""
    walk = Walk()
    contents = page.get_contents()
    assert contents is not None
    for operands, operator in ContentStream(contents, reader).operations:
        walk.take(operator, operands)
    return walk


def _page(page: pypdf.PageObject, reader: pypdf.PdfReader) -> PrintedPage:
    walk = walked(page, reader)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    text = page.extract_text()
    links = [word for word in text.split() if _LINK.fullmatch(word)]
    if _LEGEND in text:
        links.remove("A/2")
    return PrintedPage(
        width,
        height,
        tuple(size for *_, size in walk.texts),
        _fill(walk, width, height),
        tuple(links),
    )


def _fill(walk: Walk, width: float, height: float) -> float:
    """The part of the room between the first rule and the legend that the map's ink spans."""
    margin = 9 / 25.4 * 72
    top, bottom = _room(walk, width, height, margin)
    inside = [(x, y) for x, y in walk.points if bottom < y < top]
    if not inside:
        return 0.0
    reach = (max(x for x, _ in inside) - min(x for x, _ in inside)) * (
        max(y for _, y in inside) - min(y for _, y in inside)
    )
    return reach / ((width - 2 * margin) * (top - bottom))


def _room(walk: Walk, width: float, height: float, margin: float) -> tuple[float, float]:
    """The y of the rule below the title block, and that of the legend's top."""
    level = Counter(
        round(one[1], 2)
        for one, two in zip(walk.points, walk.points[1:], strict=False)
        if abs(one[1] - two[1]) < ROUNDING and abs(one[0] - two[0]) > width - 2 * margin - 1
    )
    rules = sorted(level)
    top = max(y for y in rules if y > height / 2)
    foot = min(y for y in rules if y < height / 2)
    legend = max(y for _, y, size in walk.texts if foot < y < foot + 60 and abs(size - 7.5) < 0.2)
    return top - 1, legend + 10


def sums(paths: Iterable[Path]) -> Iterator[str]:
    """The figures of maps, a line each, and of all together."""
    total: Counter[str] = Counter()
    least = 99.0
    for path in sorted(paths):
        pages = judged(path)
        small = min(page.least for page in pages)
        least = min(least, small)
        thin = sum(page.fill < LEAST_FILL for page in pages[:-1])
        links = sum(len(page.links) for page in pages)
        doubled = sum(len(page.links) - len(set(page.links)) for page in pages)
        total.update(
            maps=1,
            pages=len(pages),
            under_7=small < LEAST_TEXT - ROUNDING,
            under_6=small < 6,
            thin=thin,
            links=links,
            doubled=doubled,
            upright=pages[0].is_upright,
        )
        fills = " ".join(f"{page.fill:.0%}" for page in pages)
        name = f"{path.parent.parent.name}/{path.parent.name}"
        yield f"{name} {len(pages)} {small:.2f} {links} {fills}"
    yield f"{dict(total)} least {least:.2f}"


if __name__ == "__main__":
    for line in sums(Path(sys.argv[1]).rglob("peta-lintas-fungsi.pdf")):
        sys.stdout.write(line + "\n")
