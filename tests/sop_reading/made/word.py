"""Documents as Word stores them: tables, and drawings that stand in or float over them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.sop_reading.made.excel import EMU, geometry, outline, transform
from tests.sop_reading.made.routes import Mark, Wire, stored

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.sop_reading.made.drawing import Surface
    from tests.sop_reading.made.form import Grid
    from tests.sop_reading.made.manner import Manner

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
GRAPHIC = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
LINE = 12.0
"""The height of the paragraphs that hold drawings, in points."""
VML = {
    "rect": 1, "roundRect": 2, "ellipse": 3, "diamond": 4, "homePlate": 15,
    "straightConnector1": 32, "bentConnector2": 33, "bentConnector3": 34, "bentConnector4": 35,
    "bentConnector5": 36, "curvedConnector2": 37, "curvedConnector3": 38, "curvedConnector4": 39,
    "curvedConnector5": 40, "flowChartProcess": 109, "flowChartDecision": 110,
    "flowChartTerminator": 116, "flowChartConnector": 120, "flowChartAlternateProcess": 176,
    "flowChartOffpageConnector": 177,
}  # fmt: skip
Box = tuple[float, float, float, float]


@dataclass
class Body:
    """A document in the making."""

    manner: Manner
    dice: random.Random
    blocks: list[str] = field(default_factory=list)
    indent: float = 0.0
    inline: set[tuple[int, int]] = field(default_factory=set)
    """Cells in whose middle a symbol stands, in the table that is being written."""

    def paragraph(self, text: str, *, breaks: bool = False) -> None:
        """Add a paragraph."""
        self.blocks.append(_paragraph(text, "<w:pageBreakBefore/>" if breaks else ""))

    def grid(self, grid: Grid) -> None:
        """Add a table of words."""
        self.blocks.append(self._table(grid, {}))

    def drawn(self, grid: Grid, surface: Surface) -> None:
        """Add a table with what is drawn over it."""
        how = self.manner.container
        if how in {"sel", "inline", "vml", "vml inline"}:
            self.blocks.append(self._table(grid, self._in_cells(grid, surface)))
            return
        items: list[Mark | Wire] = [*surface.marks, *surface.wires]
        if how == "alinea bawah":
            top = -sum(grid.heights)
            self.blocks.append(self._table(grid, {}))
            content = "".join(self._one(one, 0.0, -top, is_vml=False) for one in items)
            self.blocks.append(_holder(content))
            return
        if how in {"kanvas", "grup"}:
            content = self._whole(items)
        elif how == "vml grup":
            inner = "".join(_vml(one, 0, 0, inner=True) for one in items)
            style = "position:absolute;margin-left:0;margin-top:12pt;width:1000pt;height:900pt"
            group = f'<v:group style="{style}" coordsize="20000,18000">{inner}</v:group>'
            content = _run(f"<w:pict>{group}</w:pict>")
        else:
            content = "".join(
                self._one(one, 0.0, -LINE, is_vml=how.startswith("vml")) for one in items
            )
        self.blocks += [_holder(content), self._table(grid, {})]

    def _whole(self, items: list[Mark | Wire]) -> str:
        """All in one canvas or group."""
        is_canvas = self.manner.container == "kanvas"
        inner = "".join(_wsp(one, _place(one)[1]) for one in items)
        size = round(1000 * EMU), round(900 * EMU)
        if is_canvas:
            held = f"<wpc:wpc><wpc:bg/><wpc:whole/>{inner}</wpc:wpc>"
            kind = "Canvas"
        else:
            held = (
                f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
                f'<a:ext cx="{size[0]}" cy="{size[1]}"/><a:chOff x="0" y="0"/>'
                f'<a:chExt cx="{size[0]}" cy="{size[1]}"/></a:xfrm></wpg:grpSpPr>{inner}</wpg:wgp>'
            )
            kind = "Group"
        return _run(_anchor(held, kind, (0.0, LINE, 1000.0, 900.0), 9000))

    def _in_cells(self, grid: Grid, surface: Surface) -> dict[tuple[int, int], str]:
        """Drawings by the cell in which they are anchored."""
        found: dict[tuple[int, int], str] = {}
        self.inline = set()
        tops = list(accumulate(grid.heights, initial=0.0))
        lefts = list(accumulate((one * 0.75 for one in grid.widths), initial=self.indent - 5.4))
        is_vml = self.manner.container.startswith("vml")
        merged = {(r, c) for row, c, last, _, _ in grid.cells for r in range(row + 1, last + 1)}
        items: list[Mark | Wire] = [*surface.marks, *surface.wires]
        for one in items:
            x, y = _middle(one)
            row = max((n for n, top in enumerate(tops[:-1]) if top <= y), default=0)
            column = max((n for n, left in enumerate(lefts[:-1]) if left <= x), default=0)
            inline = (
                self.manner.container.endswith("inline")
                and isinstance(one, Mark)
                and any(one in step for step in surface_steps(surface))
            )
            if self.manner.container.endswith("inline") and not inline:
                column = 0
            while (row, column) in merged:
                row -= 1
            column = next(
                (c for r, c, _, right, _ in grid.cells if r == row and c <= column <= right), column
            )
            run = (
                self._inline(one, is_vml)
                if inline and isinstance(one, Mark)
                else self._one(one, lefts[column] + 5.4, tops[row], is_vml=is_vml)
            )
            found[row, column] = found.get((row, column), "") + run
            if inline:
                self.inline.add((row, column))
        return found

    def _inline(self, one: Mark, is_vml: bool) -> str:
        """A symbol that stands in the text like a letter."""
        left, top, right, bottom = one.box
        wide, high = right - left, bottom - top
        if is_vml:
            return _run(f"<w:pict>{_vml(one, 0, 0, inline=True)}</w:pict>")
        return _run(
            f'<w:drawing><wp:inline><wp:extent cx="{round(wide * EMU)}" cy="{round(high * EMU)}"/>'
            f'<wp:docPr id="{one.id}" name="Bentuk"/><a:graphic><a:graphicData '
            f'uri="{GRAPHIC}Shape">{_wsp(one, (0, 0, wide, high), alone=True)}'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _one(self, one: Mark | Wire, x: float, y: float, *, is_vml: bool) -> str:
        """A drawing that floats; x and y are where its paragraph begins."""
        if is_vml:
            return _run(f"<w:pict>{_vml(one, x, y)}</w:pict>")
        seen, own, _ = _place(one)
        left, top = own[0] - x, own[1] - y
        del seen
        alone = _wsp(one, (0.0, 0.0, own[2], own[3]), alone=True)
        across = "margin" if self.manner.container == "margin" else "column"
        drawing = _anchor(alone, "Shape", (left, top, own[2], own[3]), one.id, across)
        if self.dice.random() < 0.5:
            return _run(drawing)
        return _run(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>'
            f"<w:pict>{_vml(one, x, y)}</w:pict></mc:Fallback></mc:AlternateContent>"
        )

    def _table(self, grid: Grid, drawings: dict[tuple[int, int], str]) -> str:
        """A table."""
        widths = [one * 15 for one in grid.widths]
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        owner: dict[tuple[int, int], tuple[int, int, int, int, str]] = {}
        for cell in grid.cells:
            for row in range(cell[0], cell[2] + 1):
                owner[row, cell[1]] = cell
        rows = []
        for row, height in enumerate(grid.heights):
            cells, column = [], 0
            while column < len(widths):
                cell = owner.get((row, column), (row, column, row, column, ""))
                across = cell[3] - column + 1
                merge = ""
                if cell[2] > cell[0]:
                    merge = '<w:vMerge w:val="restart"/>' if row == cell[0] else "<w:vMerge/>"
                text = cell[4] if row == cell[0] else ""
                align = (
                    '<w:vAlign w:val="center"/>'
                    if (row, column) in self.inline and drawings
                    else ""
                )
                own = drawings.get((row, column), "")
                look = '<w:jc w:val="center"/>' if own and (row, column) in self.inline else ""
                cells.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[column : column + across])}" '
                    f'w:type="dxa"/><w:gridSpan w:val="{across}"/>{merge}{align}</w:tcPr>'
                    f"{_lines(text, look, own)}</w:tc>"
                )
                column += across
            rule = "" if self.manner.low_rows else ' w:hRule="exact"'
            rows.append(
                f'<w:tr><w:trPr><w:trHeight w:val="{round(height * 20)}"{rule}/></w:trPr>'
                f"{''.join(cells)}</w:tr>"
            )
        indent = f'<w:tblInd w:w="{round(self.indent * 20)}" w:type="dxa"/>' if self.indent else ""
        head = f"<w:tblPr>{indent}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def surface_steps(surface: Surface) -> list[list[Mark]]:
    """The symbols that may stand in the text."""
    return [[one for one in surface.marks if not one.is_text and one.box[2] - one.box[0] > 25]]


def write_document(path: Path, body: Body) -> None:
    """Write a document."""
    section = (
        '<w:sectPr><w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
    )
    text = f"<w:document {SPACES}><w:body>{''.join(body.blocks)}{section}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("word/document.xml", (2020, 1, 1, 0, 0, 0)), text)


def _lines(text: str, look: str, drawings: str) -> str:
    """The paragraphs of a cell, drawings in the first."""
    lines = text.split("\n")
    first = _paragraph(lines[0], look, drawings)
    return first + "".join(_paragraph(line, look) for line in lines[1:])


def _paragraph(text: str, look: str = "", drawings: str = "") -> str:
    """A paragraph."""
    parts = []
    for number, line in enumerate(text.split("\n")):
        if line == "w:sym":
            parts.append('<w:sym w:font="Wingdings" w:char="F0FC"/>')
        elif line or number:
            parts.append(
                f'{"<w:br/>" if number else ""}<w:t xml:space="preserve">{escape(line)}</w:t>'
            )
    run = f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr>{"".join(parts)}</w:r>' if parts else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{drawings}{run}</w:p>"


def _holder(content: str) -> str:
    """A low paragraph that holds drawings."""
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(LINE * 20)}" '
        f'w:lineRule="exact"/></w:pPr>{content}</w:p>'
    )


def _run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def _middle(one: Mark | Wire) -> tuple[float, float]:
    """By which cell a drawing is kept."""
    if isinstance(one, Mark):
        return (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
    return one.points[0]


def _place(one: Mark | Wire) -> tuple[Box, Box, str]:
    """The box that is seen, the stored one and its turn."""
    if isinstance(one, Mark):
        left, top, right, bottom = one.box
        own = left, top, right - left, bottom - top
        if one.turned:
            x, y = (left + right) / 2, (top + bottom) / 2
            return own, (x - own[3] / 2, y - own[2] / 2, own[3], own[2]), ' rot="5400000"'
        return own, own, ""
    kept = stored(one)
    turn = f' rot="{kept.rotation * 60000}"' if kept.rotation else ""
    turn += (' flipH="1"' if kept.flip_x else "") + (' flipV="1"' if kept.flip_y else "")
    return kept.box, kept.box, turn


def _wsp(one: Mark | Wire, own: Box, *, alone: bool = False) -> str:
    """A shape of DrawingML."""
    turn = _place(one)[2]
    kind = "cNvCnPr" if isinstance(one, Wire) else "cNvSpPr"
    text_box = ' txBox="1"' if isinstance(one, Mark) and one.is_text else ""
    name = "" if alone else f'<wps:cNvPr id="{one.id}" name="Bentuk {one.id}"/>'
    text = ""
    if one.text:
        text = f"<wps:txbx><w:txbxContent>{_paragraph(one.text)}</w:txbxContent></wps:txbx>"
    return (
        f"<wps:wsp>{name}<wps:{kind}{text_box}/><wps:spPr>{transform(own, turn)}{geometry(one)}"
        f"{outline(one)}</wps:spPr>{text}<wps:bodyPr/></wps:wsp>"
    )


def _anchor(content: str, kind: str, box: Box, number: int, across: str = "column") -> str:
    """A drawing that floats, measured from its column and paragraph."""
    left, top, wide, high = (round(value * EMU) for value in box)
    return (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="{across}"><wp:posOffset>'
        f"{left}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Bentuk {number}"/>'
        f'<a:graphic><a:graphicData uri="{GRAPHIC}{kind}">{content}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


def _vml(one: Mark | Wire, x: float, y: float, *, inline: bool = False, inner: bool = False) -> str:
    """A shape of VML; within a group in twentieths of a point."""
    if inner:
        return _in_group(_vml(one, x, y))
    _, own, _ = _place(one)
    left, top, wide, high = own[0] - x, own[1] - y, own[2], own[3]
    number = f'id="_x0000_s{1026 + one.id}"'
    text = (
        f"<v:textbox><w:txbxContent>{_paragraph(one.text)}</w:txbxContent></v:textbox>"
        if one.text
        else ""
    )
    if isinstance(one, Wire):
        arrows = (' startarrow="block"' if one.head_start else "") + (
            ' endarrow="block"' if one.head_end else ""
        )
        stroke = f"<v:stroke{arrows}/>" if arrows else ""
        kept = stored(one)
        if len(one.points) == 2 and one.id % 2:
            (x0, y0), (x1, y1) = one.points
            return (
                f'<v:line {number} style="position:absolute;z-index:1" '
                f'from="{x0 - x:.2f}pt,{y0 - y:.2f}pt" to="{x1 - x:.2f}pt,{y1 - y:.2f}pt">'
                f"{stroke}{text}</v:line>"
            )
        flips = " ".join(n for n, on in (("x", kept.flip_x), ("y", kept.flip_y)) if on)
        style = f"rotation:{kept.rotation};" if kept.rotation else ""
        style += f"flip:{flips};" if flips else ""
        adjust = ",".join(str(round(value * 21_600)) for value in kept.adjust)
        return (
            f'<v:shape {number} type="#_x0000_t{VML[kept.preset]}" style="position:absolute;'
            f"margin-left:{left:.2f}pt;margin-top:{top:.2f}pt;width:{wide:.2f}pt;"
            f'height:{high:.2f}pt;{style}"{f" adj={chr(34)}{adjust}{chr(34)}" if adjust else ""}>'
            f"{stroke}{text}</v:shape>"
        )
    kind = 202 if one.is_text else VML[one.preset]
    bare = ' filled="f" stroked="f"' if one.is_text else ""
    place = "" if inline else f"position:absolute;margin-left:{left:.2f}pt;margin-top:{top:.2f}pt;"
    turn = "rotation:90;" if one.turned else ""
    return (
        f'<v:shape {number} type="#_x0000_t{kind}" style="{place}width:{wide:.2f}pt;'
        f'height:{high:.2f}pt;{turn}"{bare}>{text}</v:shape>'
    )


def _in_group(shape: str) -> str:
    """A shape whose measures are those of a group of twentieths of a point."""
    text = re.sub(r"(-?[0-9.]+)pt", lambda found: str(round(float(found[1]) * 20)), shape)
    return text.replace("margin-left:", "left:").replace("margin-top:", "top:")
