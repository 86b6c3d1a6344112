"""Workbooks as they should never come back: cut, spoiled, swollen, hostile."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

STEPS: Final = "xl/worksheets/sheet1.xml"
_CELL = re.compile(rb"<c [^>]*?/>|<c [^>]*>.*?</c>", re.DOTALL)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The file of some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def cut(data: bytes, chance: random.Random) -> bytes:
    """A file of which the end is missing."""
    return data[: chance.randrange(len(data))]


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed."""
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def part_missing(data: bytes, chance: random.Random) -> bytes:
    """A file without one of its parts."""
    parts = parts_of(data)
    del parts[chance.choice(sorted(parts))]
    return packed(parts)


def part_spoiled(data: bytes, chance: random.Random) -> bytes:
    """A file with a part that is no XML any more, or another one."""
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    at = chance.randrange(len(parts[name]) + 1)
    junk = chance.choice([b"<", b"&x;", b"\0", b"</c>", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b""])
    rest = parts[name][at + chance.randint(0, 60) :]
    parts[name] = chance.choice([parts[name][:at] + junk + rest, b"", b"<a/>"])
    return packed(parts)


def cells_spoiled(data: bytes, chance: random.Random) -> bytes:
    """A file with cells that hold what nobody writes in them."""
    parts = parts_of(data)
    odd = [
        b"<f>HYPERLINK(&quot;http://x&quot;)</f><v>1</v>", b"<v>1E+308</v>", b"<v>-1</v>",
        b"<v>NaN</v>", b"<v>99999999999</v>", b"<is><t>=cmd|' /C calc'!A0</t></is>", b"",
        b"<v>198503152010011001</v>", b"<is><t>_x0000__xD800_\xe2\x80\xae</t></is>",
    ]  # fmt: skip

    def spoil(found: re.Match[bytes]) -> bytes:
        if chance.random() > 0.05:
            return found[0]
        place = re.search(rb'r="[^"]*"', found[0])
        kind = chance.choice([b"n", b"s", b"e", b"b", b"str", b"inlineStr", b"d", b"zzz"])
        at = place[0] if place and chance.random() > 0.1 else b'r="ZZZ9999999"'
        style = b"%d" % chance.choice([0, 5, 10**6])
        return b'<c %b s="%b" t="%b">%b</c>' % (at, style, kind, chance.choice(odd))

    name = chance.choice([one for one in sorted(parts) if "worksheets/sheet" in one])
    parts[name] = _CELL.sub(spoil, parts[name])
    return packed(parts)


def joined(data: bytes, chance: random.Random) -> bytes:
    """A file in which cells are joined wherever chance wants it."""
    areas = [
        f"{a}{chance.randint(1, 30)}:{chance.choice('AGMZ')}{chance.randint(1, 30)}" for a in "BDFH"
    ]
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in (*areas, "?:?", "A0:A1"))
    parts = parts_of(data)
    xml = f"</sheetData><mergeCells>{merged}</mergeCells>".encode()
    parts[STEPS] = parts[STEPS].replace(b"</sheetData>", xml, 1)
    return packed(parts)


def hostile(data: bytes, chance: random.Random) -> bytes:
    """A file with macros and links to other files, and with a part that leads out of it."""
    parts = parts_of(data)
    link = b'<Relationship Id="rId99" Type="x" Target="http://x/y" TargetMode="External"/>'
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link + b"</Relationships>")
    parts |= {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    parts["../../out.xml"] = b"x" * chance.randint(1, 99)
    return packed(parts)


def long(data: bytes, _chance: random.Random) -> bytes:
    """A file with a hundred thousand rows."""
    parts = parts_of(data)
    row = '<row r="{0}"><c r="D{0}" t="inlineStr"><is><t>Rapat</t></is></c></row>'
    rows = "".join(row.format(number) for number in range(1_000, 101_000)).encode()
    parts[STEPS] = parts[STEPS].replace(b"</sheetData>", rows + b"</sheetData>", 1)
    return packed(parts)


def bomb(data: bytes, _chance: random.Random) -> bytes:
    """A file that is small and unpacks to more than anybody has memory for."""
    parts = parts_of(data)
    parts[STEPS] = parts[STEPS] + b" " * (60 << 20)
    return packed(parts)


def deep(data: bytes, _chance: random.Random) -> bytes:
    """A file with elements in elements in elements."""
    parts = parts_of(data)
    parts[STEPS] = b"<a>" * 100_000
    return packed(parts)


OF_PARTS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    part_missing, part_spoiled, cells_spoiled, joined, hostile,
)  # fmt: skip
"""Changes of files that are whole."""
OF_BYTES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (cut, bytes_changed)
COSTLY: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (long, bomb, deep)
