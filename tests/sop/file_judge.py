"""Judges the files of an SOP: whether each draws every arrow, in type that can be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pypdf
from lxml import etree

from bpmn_gen.picture.sop_scene import PX_PER_MM
from bpmn_gen.render.excel.sop import write_xlsx
from bpmn_gen.render.pdf.sop import write_sop_pdf
from bpmn_gen.render.svg.sop import write_sop_svg
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.document import FIRST_FLOW_PAGE, POINT
from bpmn_gen.store.dates import UNDATED
from tests.render.page_judge import LEAST_TEXT, ROUNDING, walked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import FlowPage, SopDocument

Place = tuple[float, float]
OFF = 0.3
"""mm by which the tip of an arrow may be off."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def file_faults(document: SopDocument, templates: Templates) -> Iterator[str]:
    """Everything that is wrong with the files of one SOP; each begins with its kind."""
    yield from _pdf_faults(document, write_sop_pdf(document, templates))
    yield from _svg_faults(document, write_sop_svg(document, ""))
    word, excel = write_docx(document, templates), write_xlsx(document, "x", UNDATED)
    yield from _word_faults(document, word)
    yield from _excel_faults(document, excel)


def _tips(page: FlowPage) -> list[Place]:
    """Where the arrows of a page end, in mm from the corner of its first row."""
    return [(one.points[-1].x, one.points[-1].y) for one in page.connectors if one.arrow]


def _missing(wanted: list[Place], drawn: list[Place]) -> int:
    """The number of arrows without a tip in its place."""
    left = list(drawn)
    missing = 0
    for x, y in wanted:
        near = [one for one in left if abs(one[0] - x) < OFF and abs(one[1] - y) < OFF]
        if near:
            left.remove(near[0])
        else:
            missing += 1
    return missing


def _pdf_faults(document: SopDocument, content: bytes) -> Iterator[str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    sheets = reader.pages[len(reader.pages) - len(document.pages) :]
    if len(reader.pages) < len(document.pages) + FIRST_FLOW_PAGE - 1:
        yield f"pages in PDF: {len(reader.pages)}"
    style, head = document.style, sum(document.columns.header)
    for page, sheet in zip(document.pages, sheets, strict=True):
        walk = walked(sheet, reader)
        drawn = [
            (x * POINT - style.left, style.height - y * POINT - style.top - head)
            for (x, y), *others in walk.filled
            if len(others) == 2
        ]
        if missing := _missing(_tips(page), drawn):
            yield f"undrawn in PDF: {missing} arrows of page {page.number}"
        least = min(size for *_, size in walk.texts)
        if least < LEAST_TEXT - ROUNDING:
            yield f"small type in PDF: {least:.2f} pt on page {page.number}"


def _svg_faults(document: SopDocument, content: bytes) -> Iterator[str]:
    arrows = [
        one
        for one in etree.fromstring(content).iter(f"{SVG}g")
        if (one.get("id") or "").startswith("panah-")
    ]
    drawn = {one.get("id"): sum(1 for _ in one.iter()) for one in arrows}
    for page in document.pages:
        missing = [one.id for one in page.connectors if f"panah-{one.id}" not in drawn]
        if missing:
            yield f"undrawn in SVG: {missing} on page {page.number}"
    sizes = [float(one) for one in re.findall(rb'font-size="([\d.]+)"', content)]
    if sizes and min(sizes) / PX_PER_MM / POINT < LEAST_TEXT - ROUNDING:
        yield f"small type in SVG: {min(sizes)} px"


def _glue(document: SopDocument) -> Counter[tuple[str, ...]]:
    """The symbols and sites that the connectors of an SOP join."""
    return Counter(
        (str(one.source), str(int(one.source_site)), str(one.target), str(int(one.target_site)))
        for page in document.pages
        for one in page.connectors
    )


def _glued(root: etree._Element) -> Counter[tuple[str, ...]]:
    """The same as an Office file has it."""
    ends = zip(root.iter(f"{A}stCxn"), root.iter(f"{A}endCxn"), strict=True)
    return Counter(
        (
            *(str(one.get(key)) for key in ("id", "idx")),
            *(str(two.get(key)) for key in ("id", "idx")),
        )
        for one, two in ends
    )


def _word_faults(document: SopDocument, content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    if missing := _glue(document) - _glued(root):
        yield f"undrawn in Word: {sum(missing.values())} arrows"
    sizes = [int(one.get(f"{W}val", "0")) / 2 for one in root.iter(f"{W}sz")]
    if min(sizes) < LEAST_TEXT:
        yield f"small type in Word: {min(sizes)} pt"


def _excel_faults(document: SopDocument, content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        drawing = etree.fromstring(file.read("xl/drawings/drawing1.xml"))
        styles = etree.fromstring(file.read("xl/styles.xml"))
        sheets = [etree.fromstring(file.read(f"xl/worksheets/sheet{at}.xml")) for at in (1, 2)]
    if missing := _glue(document) - _glued(drawing):
        yield f"undrawn in Excel: {sum(missing.values())} arrows"
    lines = sum(
        1 for one in drawing.iter(f"{MC}Fallback") if next(one.iter(f"{A}lnTo"), None) is not None
    )
    if lines != sum(_glue(document).values()):
        yield f"undrawn in LibreOffice: {lines} lines"
    fonts = [float(one.get("val", "0")) for one in styles.iter(f"{S}sz")]
    shapes = [int(one.get("sz", "0")) / 100 for one in drawing.iter(f"{A}rPr")]
    for sheet in sheets:
        setup = sheet.find(f"{S}pageSetup")
        assert setup is not None
        scale = int(setup.get("scale", "100")) / 100
        if min(*fonts, *shapes) * scale < LEAST_TEXT - ROUNDING:
            yield f"small type in Excel: {min(*fonts, *shapes) * scale:.2f} pt"
