"""Workbooks as Excel stores them: cells, merges, and drawings in anchors."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tests.sop_reading.made.routes import Mark, Wire, stored

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.sop_reading.made.drawing import Surface
    from tests.sop_reading.made.manner import Manner

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
EMU = 12_700
Box = tuple[float, float, float, float]


@dataclass
class Page:
    """A worksheet in the making: columns in pixels, rows in points."""

    name: str
    widths: dict[int, int] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    cells: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    is_hidden: bool = False
    hidden_columns: set[int] = field(default_factory=set)

    def xs(self) -> list[float]:
        """Borders of columns in points."""
        sizes = (0 if n in self.hidden_columns else self.widths.get(n, 64) for n in range(80))
        return list(accumulate((size * 0.75 for size in sizes), initial=0.0))

    def ys(self) -> list[float]:
        """Borders of rows in points."""
        return list(accumulate((self.heights.get(n, 15.0) for n in range(400)), initial=0.0))


def write_workbook(path: Path, pages: list[Page], manner: Manner, dice: random.Random) -> None:
    """Write a workbook."""
    sheets, links = [], []
    parts: dict[str, str] = {}
    for number, page in enumerate(pages, 1):
        state = ' state="hidden"' if page.is_hidden else ""
        sheets.append(
            f'<sheet name={quoteattr(page.name)} sheetId="{number}"{state} r:id="r{number}"/>'
        )
        links.append(_link(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(page)
        if any(one.marks or one.wires for one in page.surfaces):
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _links(
                [_link("d1", "drawing", f"../drawings/drawing{number}.xml")]
            )
            parts[f"xl/drawings/drawing{number}.xml"] = _drawing(page, manner, dice)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _links(links)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text)


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _links(links: list[str]) -> str:
    return f'<Relationships xmlns="{LINKS}">{"".join(links)}</Relationships>'


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _sheet(page: Page) -> str:
    """Cells and merges."""
    columns = "".join(
        f'<col min="{n + 1}" max="{n + 1}" width="{size / 7:.6f}" customWidth="1"'
        f"{' hidden=' + chr(34) + '1' + chr(34) if n in page.hidden_columns else ''}/>"
        for n, size in sorted({**page.widths, **dict.fromkeys(page.hidden_columns, 64)}.items())
    )
    by_row: dict[int, list[str]] = {row: [] for row in page.heights}
    for row, column, *_, text in sorted(page.cells):
        if text:
            by_row.setdefault(row, []).append(
                f'<c r="{_letters(column)}{row + 1}" t="inlineStr"><is>'
                f'<t xml:space="preserve">{escape(text)}</t></is></c>'
            )
    rows = "".join(
        f'<row r="{row + 1}" {_height(page.heights.get(row, 15.0))}>{"".join(cells)}</row>'
        for row, cells in sorted(by_row.items())
    )
    merges = "".join(
        f'<mergeCell ref="{_letters(column)}{row + 1}:{_letters(right)}{last + 1}"/>'
        for row, column, last, right, _ in page.cells
        if (row, column) != (last, right)
    )
    drawing = '<drawing r:id="d1"/>' if any(s.marks or s.wires for s in page.surfaces) else ""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetFormatPr defaultRowHeight="15"/>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{rows}</sheetData>"
        f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}{drawing}</worksheet>"
    )


def _height(height: float) -> str:
    return f'ht="{height}" customHeight="1"' if height else 'hidden="1"'


def _drawing(page: Page, manner: Manner, dice: random.Random) -> str:
    """All anchors of a sheet."""
    xs, ys = page.xs(), page.ys()
    items: list[Mark | Wire] = []
    for surface in page.surfaces:
        items += [*surface.marks, *surface.wires]
    dice.shuffle(items)
    grouped = {"": 0, "sebagian": len(items) // 2}.get(manner.groups, len(items))
    anchors = [_alone(one, xs, ys, manner, dice) for one in items[grouped:]]
    if grouped:
        anchors.append(_group(items[:grouped], xs, ys, manner))
    return f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{"".join(anchors)}</xdr:wsDr>'


def _seen(one: Mark | Wire) -> tuple[Box, Box, str]:
    """The box that is seen, the one that is stored, and the attributes of its turn."""
    if isinstance(one, Mark):
        left, top, right, bottom = one.box
        own = left, top, right - left, bottom - top
        if not one.turned:
            return own, own, ""
        x, y = (left + right) / 2, (top + bottom) / 2
        wide, high = own[3], own[2]
        return own, (x - wide / 2, y - high / 2, wide, high), ' rot="5400000"'
    kept = stored(one)
    left, top, wide, high = kept.box
    turn = f' rot="{kept.rotation * 60000}"' if kept.rotation else ""
    turn += ' flipH="1"' if kept.flip_x else ""
    turn += ' flipV="1"' if kept.flip_y else ""
    seen = kept.box
    if kept.rotation % 180:
        x, y = left + wide / 2, top + high / 2
        seen = x - high / 2, y - wide / 2, high, wide
    return seen, kept.box, turn


def _alone(
    one: Mark | Wire, xs: list[float], ys: list[float], manner: Manner, dice: random.Random
) -> str:
    """A shape in an anchor of its own."""
    seen, own, turn = _seen(one)
    kind = manner.anchors if manner.anchors != "campur" else dice.choice(("dua", "satu", "mutlak"))
    return _anchor(kind, seen, _shape(one, own, turn), xs, ys)


def _anchor(kind: str, box: Box, content: str, xs: list[float], ys: list[float]) -> str:
    """Content in an anchor."""
    left, top, wide, high = box
    size = f'<xdr:ext cx="{round(wide * EMU)}" cy="{round(high * EMU)}"/>'
    end = "<xdr:clientData/>"
    if kind == "mutlak" or left < 0 or top < 0:
        place = f'<xdr:pos x="{round(left * EMU)}" y="{round(top * EMU)}"/>'
        return f"<xdr:absoluteAnchor>{place}{size}{content}{end}</xdr:absoluteAnchor>"
    start = f"<xdr:from>{_corner(left, top, xs, ys)}</xdr:from>"
    if kind == "satu":
        return f"<xdr:oneCellAnchor>{start}{size}{content}{end}</xdr:oneCellAnchor>"
    stop = f"<xdr:to>{_corner(left + wide, top + high, xs, ys)}</xdr:to>"
    return f"<xdr:twoCellAnchor>{start}{stop}{content}{end}</xdr:twoCellAnchor>"


def _corner(x: float, y: float, xs: list[float], ys: list[float]) -> str:
    column = max(n for n, left in enumerate(xs[:-1]) if left <= x + 1e-6)
    row = max(n for n, top in enumerate(ys[:-1]) if top <= y + 1e-6)
    return (
        f"<xdr:col>{column}</xdr:col><xdr:colOff>{round((x - xs[column]) * EMU)}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{round((y - ys[row]) * EMU)}</xdr:rowOff>"
    )


def transform(box: Box, turn: str, tag: str = "a:xfrm") -> str:
    """A transform in EMU."""
    left, top, wide, high = (round(value * EMU) for value in box)
    return f'<{tag}{turn}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></{tag}>'


def geometry(one: Mark | Wire) -> str:
    """Preset and bends."""
    if isinstance(one, Mark):
        return f'<a:prstGeom prst="{one.preset}"><a:avLst/></a:prstGeom>'
    kept = stored(one)
    names = ["adj"] if kept.preset.endswith("2") else [f"adj{n + 1}" for n in range(5)]
    guides = "".join(
        f'<a:gd name="{name}" fmla="val {round(value * 100_000)}"/>'
        for name, value in zip(names, kept.adjust, strict=False)
    )
    preset = "line" if one.text else kept.preset
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def outline(one: Mark | Wire) -> str:
    """The line of a shape with its heads."""
    if isinstance(one, Mark) and one.is_text:
        return "<a:noFill/><a:ln><a:noFill/></a:ln>"
    heads = ""
    if isinstance(one, Wire):
        heads = ('<a:headEnd type="triangle"/>' if one.head_start else "") + (
            '<a:tailEnd type="triangle"/>' if one.head_end else ""
        )
    fill = "" if isinstance(one, Wire) else '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    ink = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return f'{fill}<a:ln w="9525">{ink}{heads}</a:ln>'


def _shape(one: Mark | Wire, own: Box, turn: str) -> str:
    """A shape or connector."""
    look = f"<xdr:spPr>{transform(own, turn)}{geometry(one)}{outline(one)}</xdr:spPr>"
    text = f"<a:r><a:t>{escape(one.text)}</a:t></a:r>" if one.text else ""
    body = f"<xdr:txBody><a:bodyPr/><a:p>{text}</a:p></xdr:txBody>"
    name = f'<xdr:cNvPr id="{one.id}" name="Bentuk {one.id}"/>'
    if isinstance(one, Wire) and not one.text:
        glue = "".join(
            f'<a:{tag} id="{to[0]}" idx="{to[1]}"/>'
            for tag, to in (("stCxn", one.glue_start), ("endCxn", one.glue_end))
            if to
        )
        return (
            f"<xdr:cxnSp><xdr:nvCxnSpPr>{name}<xdr:cNvCxnSpPr>{glue}</xdr:cNvCxnSpPr>"
            f"</xdr:nvCxnSpPr>{look}</xdr:cxnSp>"
        )
    box = ' txBox="1"' if isinstance(one, Mark) and one.is_text else ""
    return f"<xdr:sp><xdr:nvSpPr>{name}<xdr:cNvSpPr{box}/></xdr:nvSpPr>{look}{body}</xdr:sp>"


def _group(items: list[Mark | Wire], xs: list[float], ys: list[float], manner: Manner) -> str:
    """Items in a group, whose own measures are half as large; perhaps a group in it."""
    boxes = [_seen(one) for one in items]
    left = min(seen[0] for seen, *_ in boxes)
    top = min(seen[1] for seen, *_ in boxes)
    right = max(seen[0] + seen[2] for seen, *_ in boxes)
    bottom = max(seen[1] + seen[3] for seen, *_ in boxes)
    scale = 0.5 if manner.groups != "sebagian" else 1.0

    def inner(box: Box) -> Box:
        return (
            (box[0] - left) * scale, (box[1] - top) * scale, box[2] * scale, box[3] * scale
        )  # fmt: skip

    shapes = [
        _shape(one, inner(own), turn) for one, (_, own, turn) in zip(items, boxes, strict=True)
    ]
    if manner.groups == "bertingkat":
        half = len(shapes) // 2
        whole = inner((left, top, right - left, bottom - top))
        content = _grouped(shapes[:half], whole, whole, 9001) + "".join(shapes[half:])
    else:
        content = "".join(shapes)
    seen = left, top, right - left, bottom - top
    group = _grouped([content], seen, inner(seen), 9000)
    return _anchor("dua", seen, group, xs, ys)


def _grouped(shapes: list[str], outer: Box, inner: Box, number: int) -> str:
    """A group with its two sets of measures."""
    out, own = ([round(value * EMU) for value in box] for box in (outer, inner))
    return (
        f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{number}" name="Grup"/><xdr:cNvGrpSpPr/>'
        f'</xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm><a:off x="{out[0]}" y="{out[1]}"/>'
        f'<a:ext cx="{out[2]}" cy="{out[3]}"/><a:chOff x="{own[0]}" y="{own[1]}"/>'
        f'<a:chExt cx="{own[2]}" cy="{own[3]}"/></a:xfrm></xdr:grpSpPr>{"".join(shapes)}'
        "</xdr:grpSp>"
    )
