"""Reads the cells of a workbook: no formula is run, no link followed, and work is bounded."""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.errors import RefusalError
from bpmn_gen.workbook.cells import Cell, Kind, Sheet, Workbook
from bpmn_gen.workbook.numbers import kind_of_format, shown
from bpmn_gen.workbook.package import Package, linked_part, links_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_ROWS: Final = 20_000
"""Rows of a sheet that are read; forms have some hundreds."""
MAX_CELLS: Final = 300_000
"""Cells of a file that are read."""
MAX_SHEETS: Final = 200
MAX_MERGED: Final = 5_000
MAX_TEXT: Final = 32_767
"""The most characters that a cell of Excel can hold."""
_LAST = (1_048_576, 16_384)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MAIN = "xl/workbook.xml"


def read_workbook(data: bytes, path: str) -> Workbook:
    """The cells of a file.

    Args:
        data: the file.
        path: the file as the user knows it.

    Raises:
        RefusalError: when it cannot be read, with the reason.
    """
    package = Package(data)
    try:
        return _Reader(package, path).book()
    except (etree.XMLSyntaxError, LookupError, ValueError, OverflowError, ArithmeticError) as error:
        raise RefusalError("berkas rusak: isinya bukan XML yang sah") from error


def defined_names(data: bytes) -> frozenset[str]:
    """The names that a file defines; none where it cannot be read."""
    try:
        reader = _Reader(Package(data), "")
        return reader.names()
    except (RefusalError, etree.XMLSyntaxError, LookupError, ValueError):
        return frozenset()


class _Reader:
    """Reads one file."""

    def __init__(self, package: Package, path: str) -> None:
        """Find the part that lists the sheets."""
        self._package, self._path = package, path
        links = dict(self._links("_rels/.rels", "", "officeDocument"))
        self._main = next(iter(links.values()), _MAIN)
        self._left = MAX_CELLS
        self._later = False
        self._texts: list[str] = []
        self._formats: list[Kind] = []

    def names(self) -> frozenset[str]:
        """The names that are defined."""
        found = self._elements(self._main, {"definedName"})
        return frozenset(element.get("name", "") for element in found)

    def book(self) -> Workbook:
        """Everything."""
        places = dict(self._links(links_of(self._main), posixpath.dirname(self._main), ""))
        listed: list[tuple[str, bool, str]] = []
        names: set[str] = set()
        wanted = {"sheet", "definedName", "workbookPr"}
        for element in self._elements(self._main, wanted):
            match _local(element):
                case "definedName":
                    names.add(element.get("name", ""))
                case "workbookPr":
                    self._later = element.get("date1904", "0") in ("1", "true")
                case _:
                    link = next((v for k, v in element.items() if str(k).endswith("}id")), "")
                    is_hidden = element.get("state", "visible") != "visible"
                    listed.append((element.get("name", ""), is_hidden, places.get(str(link), "")))
        if not listed:
            raise RefusalError("berkas tidak memuat lembar kerja; bukan berkas Excel")
        folder = posixpath.dirname(self._main)
        self._texts = list(self._shared(f"{folder}/sharedStrings.xml"))
        self._formats = self._kinds(f"{folder}/styles.xml")
        sheets = [self._sheet(*one) for one in listed[:MAX_SHEETS]]
        parts = [name.casefold() for name in self._package.names()]
        return Workbook(
            self._path,
            sheets,
            frozenset(names),
            has_macros=any(one.endswith(("vbaproject.bin", ".vbs")) for one in parts),
            has_links=any("/externallinks/" in one for one in parts),
        )

    def _sheet(self, name: str, is_hidden: bool, part: str) -> Sheet:  # noqa: FBT001 -- from a tuple
        """One sheet."""
        sheet = Sheet(name, is_hidden, part=part)
        row = column = 0
        for element in self._elements(part, {"row", "c", "mergeCell"}, starts={"row"}):
            kind = _local(element)
            if kind == "mergeCell":
                if len(sheet.merged) < MAX_MERGED and (area := _area(element.get("ref", ""))):
                    sheet.merged.append(area)
                continue
            if kind == "row":
                row, column = _number(element.get("r"), row + 1), 0
                continue
            row, column = _address(element.get("r", ""), row, column + 1)
            cell = self._cell(element, row, column)
            if cell.text.strip() or cell.kind is Kind.FORMULA:
                sheet.is_cut = row > MAX_ROWS or self._left <= 0
                if sheet.is_cut:
                    break
                self._left -= 1
                sheet.rows.setdefault(row, {})[column] = cell
        return sheet

    def _cell(self, element: etree._Element, row: int, column: int) -> Cell:
        """One cell."""
        inside = {_local(child): child for child in element}
        if "f" in inside:
            words = f"={inside['f'].text or ''}"[:100]
            stored = self._valued(element, inside, row, column)
            return Cell(row, column, words, Kind.FORMULA, stored.text)
        return self._valued(element, inside, row, column)

    def _valued(
        self, element: etree._Element, inside: dict[str, etree._Element], row: int, column: int
    ) -> Cell:
        """A cell by the value that stands in it."""
        raw = inside["v"].text or "" if "v" in inside else ""
        kind = element.get("t", "n")
        if kind == "n":
            return Cell(row, column, *self._number(raw, _number(element.get("s"), 0)))
        texts: dict[str, Callable[[], str]] = {
            "s": lambda: self._text(_number(raw, -1)),
            "inlineStr": lambda: _runs(inside["is"]) if "is" in inside else "",
            "b": lambda: "Ya" if raw.strip() == "1" else "Tidak",
        }
        text = texts.get(kind, lambda: _unescaped(raw))()
        return Cell(row, column, text, Kind.ERROR if kind == "e" else Kind.TEXT)

    def _text(self, number: int) -> str:
        """A text that cells name by its number."""
        return self._texts[number] if 0 <= number < len(self._texts) else ""

    def _number(self, raw: str, style: int) -> tuple[str, Kind]:
        """What a number says in its style."""
        if not raw:
            return "", Kind.TEXT
        kind = self._formats[style] if style < len(self._formats) else Kind.NUMBER
        return shown(raw, kind, later=self._later)

    def _shared(self, part: str) -> Iterator[str]:
        """The texts that cells name by their number."""
        for element in self._elements(part, {"si"}):
            yield _runs(element)

    def _kinds(self, part: str) -> list[Kind]:
        """What numbers are in each style of cells."""
        codes: dict[int, str] = {}
        kinds: list[Kind] = []
        for element in self._elements(part, {"numFmt", "cellXfs"}):
            if _local(element) == "numFmt":
                codes[_number(element.get("numFmtId"), 0)] = element.get("formatCode", "")
            else:
                numbers = (_number(one.get("numFmtId"), 0) for one in element)
                kinds += [kind_of_format(number, codes.get(number, "")) for number in numbers]
        return kinds

    def _links(self, part: str, folder: str, ending: str) -> Iterator[tuple[str, str]]:
        """The parts to which a part refers, by the ids that it uses; never files outside."""
        for element in self._elements(part, {"Relationship"}):
            is_wanted = element.get("Type", "").endswith(ending)
            if is_wanted and element.get("TargetMode") != "External":
                yield element.get("Id", ""), linked_part(folder, element.get("Target", ""))

    def _elements(
        self, part: str, wanted: set[str], starts: frozenset[str] | set[str] = frozenset()
    ) -> Iterator[etree._Element]:
        """Elements of some names as they come; those of ``starts`` when they begin."""
        data = self._package.read(part)
        if not data:
            return
        events = ("start", "end") if starts else ("end",)
        walk = etree.iterparse(
            io.BytesIO(data), events, resolve_entities=False, no_network=True, load_dtd=False
        )
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            name = _local(element)
            if event == "start":
                if name in starts:
                    yield element
                continue
            if name in wanted and name not in starts:
                yield element
            if name in wanted:
                element.clear()
                while (before := element.getprevious()) is not None:
                    parent = before.getparent()
                    if parent is None:
                        break
                    parent.remove(before)


def _local(element: etree._Element) -> str:
    """The name of an element without its namespace: there are two families of them."""
    return str(element.tag).rpartition("}")[2]


def _runs(element: etree._Element) -> str:
    """The text of pieces with formats of their own, without readings of foreign script."""
    pieces: list[str] = []
    length = 0
    for child in element.iter():
        if _local(child) == "t" and child.text:
            parent = child.getparent()
            if parent is not None and _local(parent) != "rPh" and length < MAX_TEXT:
                pieces.append(child.text)
                length += len(child.text)
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """A text in which Excel wrote signs that XML cannot hold by their numbers."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)[:MAX_TEXT]
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _number(text: str | None, otherwise: int) -> int:
    """A whole number."""
    word = (text or "").strip()
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else otherwise  # noqa: PLR2004 -- longer ones count nothing


def _address(text: str, row: int, column: int) -> tuple[int, int]:
    """Row and column of a cell; those that follow the cell before where it does not say."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return row, column
    across = 0
    for letter in found[1]:
        across = across * 26 + ord(letter) - ord("A") + 1
    down = int(found[2])
    return (down, across) if down <= _LAST[0] and across <= _LAST[1] else (row, column)


def _area(text: str) -> tuple[int, int, int, int] | None:
    """The corners of an area such as ``B2:D5``."""
    first, _, last = text.partition(":")
    corners = (*_address(first, 0, 0), *_address(last, 0, 0))
    return corners if all(corners) else None
