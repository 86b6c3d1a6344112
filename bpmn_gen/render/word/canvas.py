"""The symbols of a flow page as a Word drawing canvas, in which connectors stay glued."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.render.office.connector_shape import (
    LABEL_BASE,
    PRESETS,
    connector_shape,
    emu,
    transform,
)
from bpmn_gen.render.word.text import text_paragraphs
from bpmn_gen.render.word.vml import vml_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.sop.document import BranchLabel, Connector, FlowPage, SopDocument, Symbol

CANVAS_BASE = 900_000
"""Difference between the number of a page and the id of its canvas, so that canvases and symbols
have different ids."""
_LINE = 'w="9525"'


def canvas_run(
    document: SopDocument, page: FlowPage, above: float, first: int, base: int = 0
) -> str:
    """The run that holds the canvas of a page and what older programs show in its place.

    Args:
        document: the SOP.
        page: one of its pages.
        above: mm from the top of the anchoring paragraph to the first row of the table.
        first: the number of the first flow page of the SOP in its file.
        base: added to all ids, so that several SOPs can stand in one file.
    """
    columns = document.columns
    left = columns.actors_left
    width, height = columns.actors_right - left, page.height
    shapes = "".join(_shapes(page, left, document.style.face, first, base))
    picture = (
        "<w:drawing>"
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{251658240 + page.number}" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{emu(left)}</wp:posOffset>'
        "</wp:positionH>"
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu(above)}</wp:posOffset>'
        "</wp:positionV>"
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{base + CANVAS_BASE + page.number}" name="Alur {page.number}"'
        f" descr={quoteattr(one_line(page.words))}/>"
        "<wp:cNvGraphicFramePr/>"
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingCanvas"><wpc:wpc><wpc:bg><a:noFill/></wpc:bg><wpc:whole/>'
        f"{shapes}</wpc:wpc></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    place = (left, above, width, height)
    fallback = vml_group(page, document.style.face, place, first, base)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpc">'
        f"{picture}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _shapes(page: FlowPage, left: float, face: str, first: int, base: int) -> Iterator[str]:
    """All shapes: symbols, connectors, names of branches, and what page connectors say."""
    for symbol in page.symbols:
        yield _symbol(symbol, left, face, base)
    for connector in page.connectors:
        yield _connector(connector, left, base)
    for connector in page.connectors:
        if connector.label is not None:
            yield _label(connector.label, connector.id + LABEL_BASE + base, left, face)
    for symbol in page.symbols:
        if symbol.note is not None:
            yield _label(symbol.note.label(first), symbol.id + LABEL_BASE + base, left, face)


def _symbol(symbol: Symbol, left: float, face: str, base: int) -> str:
    """A symbol with its text."""
    box = symbol.bounds
    fill = "EEF2F6" if symbol.kind == "segilima" else "FFFFFF"
    text = _text(symbol.lines, symbol.size, face) if symbol.lines else ""
    name = f"{symbol.kind} {symbol.id}"
    return (
        f'<wps:wsp><wps:cNvPr id="{symbol.id + base}" name={quoteattr(name)}'
        f" descr={quoteattr(one_line(symbol.title))}/><wps:cNvSpPr/>"
        f'<wps:spPr><a:xfrm><a:off x="{emu(box.x - left)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{PRESETS[symbol.kind]}"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        f'<a:ln {_LINE}><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"{text}{_BODY}</wps:wsp>"
    )


_BODY = (
    '<wps:bodyPr rot="0" vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"'
    ' anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
)


def _text(lines: tuple[str, ...], size: float, face: str) -> str:
    """The text of a shape, in its middle."""
    return (
        f"<wps:txbx><w:txbxContent>{text_paragraphs(lines, size, face)}</w:txbxContent></wps:txbx>"
    )


def _connector(connector: Connector, left: float, base: int) -> str:
    """A connector that is glued to a symbol at both ends."""
    shape = connector_shape(connector.points, -left)
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if connector.arrow else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{connector.id + base}" name="Panah {connector.id}"/>'
        f'<wps:cNvCnPr><a:stCxn id="{connector.source + base}" idx="{int(connector.source_site)}"/>'
        f'<a:endCxn id="{connector.target + base}" idx="{int(connector.target_site)}"/>'
        f"</wps:cNvCnPr><wps:spPr>{transform(shape)}"
        f'<a:ln {_LINE}><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:miter lim="800000"/>'
        f"{head}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _label(label: BranchLabel, shape_id: int, left: float, face: str) -> str:
    """The name of a branch."""
    box = label.bounds
    return (
        f'<wps:wsp><wps:cNvPr id="{shape_id}" name="Cabang {shape_id}"/>'
        '<wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="{emu(box.x - left)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"{_text(label.lines, label.size, face)}{_BODY}</wps:wsp>"
    )
