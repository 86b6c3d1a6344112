"""Word, Excel, PDF and SVG agree, keep their connectors glued and never run what they are given."""

import io
import pickle
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from lxml import etree

from bpmn_gen.compiler.resolved import ResolvedProcess, StepKind
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.drawing.geometry import Point
from bpmn_gen.jobs.sop import SOP_FILES, SopFiles
from bpmn_gen.jobs.sop_planning import SopPlanner
from bpmn_gen.render.excel.sop import FLOW_SHEET, write_xlsx
from bpmn_gen.render.office.connector_shape import EMU_PER_MM, PRESETS, connector_shape
from bpmn_gen.render.pdf.sop import write_sop_pdf
from bpmn_gen.render.svg.sop import write_sop_svg
from bpmn_gen.render.templates.files import TemplateError, Templates
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import SopDocument, paragraphs
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.dates import UNDATED
from tests.sop.conftest import shipped, shipped_documents
from tests.sop.processes import actor, defs, process, step

if TYPE_CHECKING:
    from collections.abc import Callable

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}
Glue = tuple[tuple[str | None, str | None], ...]
SAMPLE = range(0, 40, 7)


@pytest.fixture(scope="session", params=SAMPLE)
def document(request: pytest.FixtureRequest) -> SopDocument:
    """Some of the shipped SOPs."""
    found = shipped_documents()
    number: int = request.param
    return found[number % len(found)]


def part(content: bytes, name: str) -> etree._Element:
    """A part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def xlsx_rows(content: bytes) -> list[list[str]]:
    """The rows of the flow sheet below its header."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = book[FLOW_SHEET].iter_rows(min_row=3, values_only=True)
    return [[str(value) if value is not None else "" for value in row] for row in rows]


def docx_rows(content: bytes, actors: int) -> list[list[str]]:
    """The rows of the flow tables below their headers."""
    tables = Document(io.BytesIO(content)).tables
    rows = []
    for table in tables:
        for row in table._tbl.tr_lst[2:]:
            cells = ["\n".join(p_text(p) for p in cell.p_lst) for cell in row.tc_lst]
            if len(cells) == actors + 6:
                rows.append(cells)
    return rows


def p_text(paragraph: etree._Element) -> str:
    """The text of a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(f"{{{NS['w']}}}t"))


def model_rows(document: SopDocument) -> list[list[str]]:
    """The rows of the page model."""
    blank = [""] * len(document.columns.names)
    return [
        [
            row.number,
            "\n".join(paragraphs(row.activity)),
            *blank,
            *("\n".join(paragraphs(x)) for x in (row.inputs, row.duration, row.outputs)),
            "\n".join(paragraphs(row.remarks)),
        ]
        for page in document.pages
        for row in page.rows
    ]


def test_word_and_excel_have_the_rows_of_the_model(
    document: SopDocument, templates: Templates
) -> None:
    expected = model_rows(document)
    actors = len(document.columns.names)
    assert docx_rows(write_docx(document, templates), actors) == expected
    assert xlsx_rows(write_xlsx(document, "x", UNDATED)) == expected


def flows(root: etree._Element, shape: str, connector: str, names: tuple[str, str]) -> set[Glue]:
    """Glued ends and sites of all connectors, with the ids of all shapes."""
    ids = {one.get("id") for one in root.iterfind(f".//{shape}", NS)}
    found: set[Glue] = set()
    for one in root.iterfind(f".//{connector}", NS):
        ends = [one.find(f"a:{name}", NS) for name in names]
        assert all(end is not None and end.get("id") in ids for end in ends)
        found.add(tuple((end.get("id"), end.get("idx")) for end in ends if end is not None))
    return found


def test_connectors_are_glued_to_shapes_at_their_sites(
    document: SopDocument, templates: Templates
) -> None:
    """The same arrows between the same shapes in Word, Excel and the model."""
    expected = {
        ((str(one.source), str(int(one.source_site))), (str(one.target), str(int(one.target_site))))
        for page in document.pages
        for one in page.connectors
    }
    names = ("stCxn", "endCxn")
    word = part(write_docx(document, templates), "word/document.xml")
    assert flows(word, "wps:cNvPr", "wps:cNvCnPr", names) == expected
    sheet = part(write_xlsx(document, "x", UNDATED), "xl/drawings/drawing1.xml")
    assert flows(sheet, "xdr:cNvPr", "xdr:cNvCxnSpPr", names) == expected


def test_every_format_names_every_branch(document: SopDocument, templates: Templates) -> None:
    labels = [
        " ".join(one.label.lines)
        for page in document.pages
        for one in page.connectors
        if one.label is not None
    ]
    word = part(write_docx(document, templates), "word/document.xml")
    boxes = word.iterfind(".//wps:wsp/wps:txbx", NS)
    words = {" ".join(p_text(p) for p in box.iter(f"{{{NS['w']}}}p")).strip() for box in boxes}
    svg = re.sub(r"<[^>]+>", " ", write_sop_svg(document, "").decode())
    for label in labels:
        assert " ".join(label.split()) in {" ".join(word.split()) for word in words}
        assert all(word in svg for word in label.split())


def test_the_symbols_are_those_of_the_form(document: SopDocument, templates: Templates) -> None:
    word = part(write_docx(document, templates), "word/document.xml")
    presets = {one.get("prst") for one in word.iter(f"{{{NS['a']}}}prstGeom")}
    connectors = {name for name in presets if name and "Connector" in name}
    connectors -= {"flowChartOffpageConnector"}
    assert presets - connectors <= {*PRESETS.values(), "rect"}


@pytest.mark.parametrize("bends", range(5))
@pytest.mark.parametrize("mirror", [(1, 1), (-1, 1), (1, -1), (-1, -1)])
@pytest.mark.parametrize("upright", [False, True])
def test_connector_shapes_follow_their_line(
    bends: int, mirror: tuple[int, int], *, upright: bool
) -> None:
    """The preset, drawn as its definition says and turned, is the line that it was made from."""
    lengths = (10.0, 6.0, 5.0, 8.0, 7.0)[: bends + 1]
    points = [Point(50.0, 50.0)]
    for index, length in enumerate(lengths):
        level = (index % 2 == 0) != upright
        x, y = points[-1]
        step_x, step_y = (length * mirror[0], 0.0) if level else (0.0, length * mirror[1])
        points.append(Point(x + step_x, y + step_y))
    shape = connector_shape(points)
    drawn = preset_line(shape.preset, shape.width, shape.height, shape.adjustments)
    middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
    turned = [place(p, shape, middle) for p in drawn]
    for (x, y), (ex, ey) in zip(turned, points, strict=True):
        assert abs(x - ex * EMU_PER_MM) < 7000
        assert abs(y - ey * EMU_PER_MM) < 7000


def preset_line(
    preset: str, width: int, height: int, adjust: tuple[int, ...]
) -> list[tuple[float, float]]:
    """The line of a preset in its box, as the standard defines it."""
    xs = [width * adjust[i] / 100_000 for i in (0, 2) if i < len(adjust)]
    ys = [height * adjust[1] / 100_000] if len(adjust) > 1 else []
    end = (float(width), float(height))
    lines: dict[str, Callable[[], list[tuple[float, float]]]] = {
        "straightConnector1": lambda: [(0, 0), end],
        "bentConnector2": lambda: [(0, 0), (width, 0), end],
        "bentConnector3": lambda: [(0, 0), (xs[0], 0), (xs[0], height), end],
        "bentConnector4": lambda: [(0, 0), (xs[0], 0), (xs[0], ys[0]), (width, ys[0]), end],
        "bentConnector5": lambda: [
            (0, 0), (xs[0], 0), (xs[0], ys[0]), (xs[1], ys[0]), (xs[1], height), end,
        ],
    }  # fmt: skip
    return lines[preset]()


def place(
    point: tuple[float, float], shape: object, middle: tuple[float, float]
) -> tuple[float, float]:
    """A point of the box on the page: mirrored first, then turned."""
    x = point[0] - shape.width / 2  # type: ignore[attr-defined]
    y = point[1] - shape.height / 2  # type: ignore[attr-defined]
    x, y = (-x if shape.flip_h else x), (-y if shape.flip_v else y)  # type: ignore[attr-defined]
    for _ in range(shape.rotation // 5_400_000):  # type: ignore[attr-defined]
        x, y = -y, x
    return middle[0] + x, middle[1] + y


def hostile() -> SopDocument:
    """An SOP whose every text is an attack or an accident."""
    texts = (
        '=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(1)", "<script>&amp;]]>", "{{ 7*7 }} {% x %}",
        "\u202eterbalik \u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\U0001f600 \u4e2d\u6587",
        "nol\x00lonceng\x07", "#set page(width: 1pt) $x$ \\", "x" * 200,
    )  # fmt: skip
    steps = [step("mulai", StepKind.START, "p0", text=texts[0], next="s0")]
    for index, text in enumerate(texts):
        following = f"s{index + 1}" if index + 1 < len(texts) else "selesai"
        more = {"inputs": (text,), "outputs": (text,), "duration": text, "remark": text}
        steps.append(step(f"s{index}", StepKind.WORK, "p0", text=text, next=following, **more))
    steps.append(step("selesai", StepKind.END, "p0", text=texts[1]))
    made = process(tuple(steps), (actor(0, texts[4]),))
    return compose_with_settings(made, defs(), Findings())


def test_hostile_texts_come_out_as_texts(templates: Templates) -> None:
    document = hostile()
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, "=x", UNDATED)))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in values)
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in values)
    words = "\n".join("\n".join(r) for r in docx_rows(write_docx(document, templates), 1))
    assert "{{ 7*7 }}" in words
    assert "<script>" in words
    assert write_sop_pdf(document, templates).startswith(b"%PDF-")
    assert b"<script>" not in write_sop_svg(document, "<script>")


def test_files_are_the_same_bytes_each_time(document: SopDocument, templates: Templates) -> None:
    assert write_docx(document, templates) == write_docx(document, templates)
    assert write_xlsx(document, "x", UNDATED) == write_xlsx(document, "x", UNDATED)
    assert write_sop_pdf(document, templates) == write_sop_pdf(document, templates)


def test_word_files_have_what_word_needs(document: SopDocument, templates: Templates) -> None:
    """Mode 15, repeated headers, named styles, fields for page numbers, alt text."""
    content = write_docx(document, templates)
    settings = etree.tostring(part(content, "word/settings.xml")).decode()
    assert re.search(r'compatibilityMode"[^>]*val="15"', settings)
    body = etree.tostring(part(content, "word/document.xml")).decode()
    assert body.count("<w:tblHeader") == 2 * len(document.pages)
    assert 'w:val="SOPSel"' in body
    assert body.count('descr="') > len(document.pages)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        footers = [file.read(name).decode() for name in file.namelist() if "footer" in name]
        assert {entry.date_time for entry in file.infolist()} == {(2024, 3, 19, 0, 0, 0)}
    assert any("NUMPAGES" in footer for footer in footers)


def test_excel_prints_page_by_page(document: SopDocument) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, "x", UNDATED)))
    sheet = book[FLOW_SHEET]
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_area
    assert len(sheet.row_breaks.brk) == len(document.pages) - 1
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    ("name", "content", "offender"),
    [
        ("sop-identitas.typ", b"#let identitas(d) = d.nomer_sop", "nomer_sop"),
        ("sop-identitas.typ", b"#let identitas(d) = {", "sop-identitas.typ"),
        ("sop-identitas.docx", b"bukan zip", "sop-identitas.docx"),
    ],
)
def test_a_broken_template_is_named(
    templates: Templates, name: str, content: bytes, offender: str
) -> None:
    broken = Templates({**templates.files, name: content}, "x", UNDATED)
    write = write_docx if name.endswith("docx") else write_sop_pdf
    with pytest.raises(TemplateError) as caught:
        write(shipped_documents()[0], broken)
    assert name in str(caught.value)
    assert offender in str(caught.value)


def test_an_unknown_placeholder_in_word_is_named(templates: Templates) -> None:
    source = templates.files["sop-identitas.docx"]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry).replace(b"pengesah_nama", b"pengesah_nami"))
    broken = Templates({**templates.files, "sop-identitas.docx": stream.getvalue()}, "x", UNDATED)
    with pytest.raises(TemplateError, match="pengesah_nami"):
        write_docx(shipped_documents()[0], broken)


def planner(templates: Templates, formats: tuple[str, ...] = tuple(SOP_FILES)) -> SopPlanner:
    """Plans SOPs of the shipped definitions."""
    return SopPlanner(shipped()[0], formats, templates, "program")


def with_sops() -> tuple[ResolvedProcess, ...]:
    """The shipped processes that have an SOP: a reference has none."""
    return tuple(process for process in shipped()[1] if not process.is_reference)


def sop_job(templates: Templates, formats: tuple[str, ...] = tuple(SOP_FILES)) -> SopFiles:
    """The job of the first shipped SOP."""
    process = with_sops()[0]
    model = compiled(process, Findings())
    return next(planner(templates, formats).job(process, "proses/satu.yaml", model))


def test_a_broken_template_becomes_a_finding(templates: Templates) -> None:
    broken = Templates({**templates.files, "sop-identitas.typ": b"#let x = "}, "x", UNDATED)
    with pytest.raises(CompileError) as caught:
        list(sop_job(broken, ("pdf",)).render())
    assert [item.code for item in caught.value.diagnostics]
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert again.diagnostics == caught.value.diagnostics


def test_a_job_makes_all_formats_and_can_be_sent(templates: Templates) -> None:
    job = pickle.loads(pickle.dumps(sop_job(templates)))  # noqa: S301
    made = list(job.render())
    assert [kind for kind, _ in job.files] == list(SOP_FILES)
    assert len(made) == len(SOP_FILES)
    assert job.remarks() == ()


def test_what_an_sop_is_made_of_decides_its_key(templates: Templates) -> None:
    other = Templates({**templates.files, "sop-identitas.typ": b"// lain"}, "x", UNDATED)
    assert sop_job(templates).key == sop_job(templates).key
    assert sop_job(templates).key != sop_job(other).key


def books(templates: Templates, count: int) -> dict[str, bytes]:
    """The book and the form of some shipped SOPs, by name."""
    made = with_sops()[:count]
    job = next(planner(templates).books(made[0].target, made))
    return dict(zip((path.rpartition("/")[2] for path in job.paths), job.render(), strict=True))


def test_volume_and_form_hold_all_sops(templates: Templates) -> None:
    files = books(templates, 3)
    names = [one.name for one in with_sops()[:3]]
    assert set(files) == {
        "buku-sop.docx", "buku-sop.pdf", "formulir-pemantauan.docx", "formulir-pemantauan.pdf",
    }  # fmt: skip
    text = p_text(part(files["buku-sop.docx"], "word/document.xml"))
    form = p_text(part(files["formulir-pemantauan.docx"], "word/document.xml"))
    assert "PENJELASAN SINGKAT" in text
    assert all(name in text and name in form for name in names)


def test_ids_in_a_volume_are_unique(templates: Templates) -> None:
    root = part(books(templates, 4)["buku-sop.docx"], "word/document.xml")
    ids = [one.get("id") for one in root.iterfind(".//wps:cNvPr", NS)]
    assert len(ids) == len(set(ids)) > 20
