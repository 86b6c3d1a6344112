"""The symbols of an SOP in a worksheet: shapes, and connectors that stay glued to them.

LibreOffice leads the connectors of worksheets in ways of its own, through symbols and along
borders.  So each connector has a plain line beside it, which takes its place in programs that do
not know what Excel has known since 2010.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bpmn_gen.bpmn_file.xml_text import XML_DECLARATION, clean, one_line
from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.render.office.connector_shape import (
    LABEL_BASE,
    PRESETS,
    connector_shape,
    line_shape,
    transform,
)
from bpmn_gen.sop.document import FIRST_FLOW_PAGE, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.render.excel.grid import Axis
    from bpmn_gen.sop.document import BranchLabel, Connector, FlowPage, SopDocument, Symbol

_ROOT = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:xdr14="http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing">'
)
_LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


class DrawingWriter:
    """Writes the drawing part of the worksheet with the flow."""

    def __init__(self, document: SopDocument, xs: Axis, ys: Axis) -> None:
        """Keep the document with the columns and rows of its worksheet."""
        self.document, self.xs, self.ys = document, xs, ys

    def write(self) -> bytes:
        """The XML of the drawing part."""
        top = added(self.document.columns.header)
        parts: list[str] = []
        for page in self.document.pages:
            parts += self._page(page, top)
            top += page.height
        return XML_DECLARATION + (_ROOT + "".join(parts) + "</xdr:wsDr>").encode()

    def _page(self, page: FlowPage, top: float) -> Iterator[str]:
        """All shapes of a page whose first row begins at ``top`` mm."""
        for symbol in page.symbols:
            yield self._symbol(symbol, top)
        for connector in page.connectors:
            yield self._connector(connector, top)
        for connector in page.connectors:
            if connector.label is not None:
                yield self._label(connector.label, connector.id + LABEL_BASE, top)
        for symbol in page.symbols:
            if symbol.note is not None:
                said = symbol.note.label(FIRST_FLOW_PAGE)
                yield self._label(said, symbol.id + LABEL_BASE, top)

    def _symbol(self, symbol: Symbol, top: float) -> str:
        """A symbol with its text."""
        fill = "EEF2F6" if symbol.kind == "segilima" else "FFFFFF"
        ends, place = self._box(symbol.bounds, top)
        name = f"{symbol.kind} {symbol.id}"
        return self._anchored(
            ends,
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{symbol.id}"'
            f" name={quoteattr(name)} descr={quoteattr(one_line(symbol.title))}/><xdr:cNvSpPr/>"
            f"</xdr:nvSpPr><xdr:spPr>{place}"
            f'<a:prstGeom prst="{PRESETS[symbol.kind]}"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{_LINE}</a:ln></xdr:spPr>'
            f"{self._text(symbol.lines, symbol.size)}</xdr:sp>",
        )

    def _label(self, label: BranchLabel, shape_id: int, top: float) -> str:
        """The name of a branch."""
        ends, place = self._box(label.bounds, top)
        return self._anchored(
            ends,
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{shape_id}"'
            f' name="Cabang {shape_id}"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr>{place}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>'
            f"</xdr:spPr>{self._text(label.lines, label.size)}</xdr:sp>",
        )

    def _connector(self, connector: Connector, top: float) -> str:
        """A connector that is glued to a symbol at both ends, and the line in its place."""
        points = [Point(self.xs.mm(x), self.ys.mm(top + y)) for x, y in connector.points]
        shape = connector_shape(points)
        head = '<a:tailEnd type="triangle" w="med" len="med"/>' if connector.arrow else ""
        style = f'{_LINE}<a:miter lim="800000"/>{head}</a:ln>'
        named = f'<xdr:cNvPr id="{connector.id}" name="Panah {connector.id}"/>'
        glued = self._anchored(
            shape.visual,
            f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{named}<xdr:cNvCxnSpPr>'
            f'<a:stCxn id="{connector.source}" idx="{int(connector.source_site)}"/>'
            f'<a:endCxn id="{connector.target}" idx="{int(connector.target_site)}"/>'
            f"</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>{transform(shape)}{style}</xdr:spPr>"
            "</xdr:cxnSp>",
        )
        ends, line = line_shape(points)
        plain = self._anchored(
            ends,
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{named}<xdr:cNvSpPr/></xdr:nvSpPr>'
            f"<xdr:spPr>{line}<a:noFill/>{style}</xdr:spPr></xdr:sp>",
        )
        return (
            f'<mc:AlternateContent><mc:Choice Requires="xdr14">{glued}</mc:Choice>'
            f"<mc:Fallback>{plain}</mc:Fallback></mc:AlternateContent>"
        )

    def _box(self, bounds: Bounds, top: float) -> tuple[tuple[int, int, int, int], str]:
        """A box on the worksheet: its sides in EMU, and its transform."""
        left, right = self.xs.emu(bounds.x), self.xs.emu(bounds.right)
        upper, lower = self.ys.emu(top + bounds.y), self.ys.emu(top + bounds.bottom)
        place = (
            f'<a:xfrm><a:off x="{left}" y="{upper}"/>'
            f'<a:ext cx="{right - left}" cy="{lower - upper}"/></a:xfrm>'
        )
        return (left, upper, right, lower), place

    def _anchored(self, ends: tuple[int, int, int, int], inside: str) -> str:
        """A shape that is anchored between two cells; ``ends`` are its sides in EMU."""
        left, upper, right, lower = ends
        marks = []
        for tag, x, y in (("from", left, upper), ("to", right, lower)):
            (column, dx), (row, dy) = self.xs.anchor(x), self.ys.anchor(y)
            marks.append(
                f"<xdr:{tag}><xdr:col>{column}</xdr:col><xdr:colOff>{dx}</xdr:colOff>"
                f"<xdr:row>{row}</xdr:row><xdr:rowOff>{dy}</xdr:rowOff></xdr:{tag}>"
            )
        return f"<xdr:twoCellAnchor>{''.join(marks)}{inside}<xdr:clientData/></xdr:twoCellAnchor>"

    def _text(self, lines: tuple[str, ...], size: float) -> str:
        """The text of a shape, in its middle."""
        if not lines:
            return ""
        face = self.document.style.face
        inside = "".join(
            f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="id-ID" sz="{round(size * 100)}">'
            '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
            f'<a:latin typeface="{face}"/></a:rPr><a:t>{escape(clean(shown(line)))}</a:t></a:r>'
            "</a:p>"
            for line in lines
        )
        return (
            '<xdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
            f' vertOverflow="overflow" horzOverflow="overflow"/><a:lstStyle/>{inside}</xdr:txBody>'
        )
