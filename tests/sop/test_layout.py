"""The page model: clean connectors, nothing lost, text that fits."""

from hypothesis import given, settings

from bpmn_gen.compiler.resolved import BLOCKS, ResolvedProcess, StepKind
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import PADDING, POINT, FlowPage, SopDocument, shown
from bpmn_gen.sop.table import FOOT
from tests.sop.conftest import shipped
from tests.sop.judge import faults
from tests.sop.processes import actor, daerah, defs, process, processes, step


def test_connectors_of_all_shipped_sops_are_clean(documents: tuple[SopDocument, ...]) -> None:
    """No connector crosses a symbol or a name, or runs along another one."""
    found = [f"{d.code}: {fault}" for d in documents for p in d.pages for fault in faults(p)]
    assert sum(len(page.connectors) for d in documents for page in d.pages) > 100
    assert found == []


@settings(max_examples=12)
@given(processes(most_steps=8, most_actors=6))
def test_connectors_of_any_process_are_clean(made: ResolvedProcess) -> None:
    document = compose_with_settings(made, defs(), Findings())
    assert [fault for page in document.pages for fault in faults(page)] == []


@settings(max_examples=8)
@given(processes(most_steps=7, most_actors=5))
def test_every_flow_is_drawn(made: ResolvedProcess) -> None:
    """As an arrow to its step, or to a page connector that stands for the step."""
    document = compose_with_settings(made, defs(), Findings())
    assert len(drawn_flows(document)) == len(document.flow)


@settings(max_examples=12)
@given(processes(most_steps=7, most_actors=5))
def test_whatever_may_be_left_undone_has_its_sign(made: ResolvedProcess) -> None:
    """A diamond with the words before it, words for some of several, a capsule beside the flow."""
    document = compose_with_settings(made, defs(), Findings())
    signs = {
        row.step: symbol.kind
        for page in document.pages
        for row in page.rows
        for symbol in page.symbols
        if symbol.id == row.symbol
    }
    order = [row.step for page in document.pages for row in page.rows if row.step]
    beside = [one.id for one in made.walk() if one.beside]
    assert order[len(order) - len(beside) :] == beside
    assert all(signs[step] == "kapsul" for step in beside)
    for one in made.walk():
        if one.skips:
            assert signs[one.id] == "ketupat"
    told = " ".join(
        shown(line) for page in document.pages for row in page.rows for line in row.remarks
    )
    boxes = " ".join(line for page in document.pages for row in page.rows for line in row.activity)
    if any(one.kind is StepKind.SEVERAL for one in made.walk()):
        assert "satu atau lebih" in f"{told} {boxes}".casefold()


def drawn_flows(document: SopDocument) -> list[tuple[str, str]]:
    """The flows that are drawn: those on a page, and those that leave one for a pentagon."""
    flows = []
    for page in document.pages:
        kinds = {symbol.id: symbol.kind for symbol in page.symbols}
        steps = {row.symbol: row.step for row in page.rows if row.symbol}
        flows += [
            (steps[one.source], steps.get(one.target, ""))
            for one in page.connectors
            if one.arrow and kinds[one.source] != "segilima"
        ]
    return flows


def test_every_step_has_a_row_or_is_told(documents: tuple[SopDocument, ...]) -> None:
    """Starts and ends may be merged into a kegiatan, splits of blocks into the box before them."""
    _, made = shipped()
    for one, document in zip(made, documents, strict=True):
        rows = {row.step for page in document.pages for row in page.rows}
        remarks = " ".join(
            shown(line) for page in document.pages for row in page.rows for line in row.remarks
        )
        for each in one.walk():
            if each.kind in (StepKind.START, StepKind.END):
                assert each.id in rows or "ulai: " in remarks or "elesai: " in remarks
            elif each.kind not in BLOCKS:
                assert each.id in rows


def cells(page: FlowPage, document: SopDocument) -> list[tuple[tuple[str, ...], float, float]]:
    """The lines, the width and the height of every cell with text."""
    columns = document.columns
    widths = (
        columns.activity,
        columns.inputs,
        columns.duration,
        columns.outputs,
        columns.remarks,
    )
    return [
        (lines, width, row.height)
        for row in page.rows
        for lines, width in zip(
            (row.activity, row.inputs, row.duration, row.outputs, row.remarks), widths, strict=True
        )
    ]


def assert_fits(document: SopDocument) -> None:
    """No line is wider and no cell has more lines than its cell."""
    size = document.columns.size
    face = DOCUMENT_FACES[document.style.face]
    for page in document.pages:
        for lines, width, height in cells(page, document):
            assert len(lines) * size * POINT * 1.3 + 2 * PADDING <= height + 0.01
            for line in lines:
                assert face.width(shown(line), size * POINT) <= width - 2 * PADDING + 0.01


def test_text_never_clips(documents: tuple[SopDocument, ...]) -> None:
    for document in documents:
        assert_fits(document)


def test_long_and_hostile_texts_fit_their_cells() -> None:
    texts = ("x" * 300, "kata " * 400, "=1+1", "<w:p>&amp;", "\u202eRTL \u0627\u0644", "\U0001f600")
    steps = [step("mulai", StepKind.START, "p0", next="s0")]
    for index, text in enumerate(texts):
        following = f"s{index + 1}" if index + 1 < len(texts) else "selesai"
        steps.append(
            step(f"s{index}", StepKind.WORK, "p0", text=text, outputs=(text,), next=following)
        )
    steps.append(step("selesai", StepKind.END, "p0"))
    for settings_ in ({}, {"huruf": "Bookman Old Style", "kertas": "A4"}, {"arah": "tegak"}):
        made = process(tuple(steps), (actor(0),))
        document = compose_with_settings(made, defs(**settings_), Findings())
        assert_fits(document)
        assert [fault for page in document.pages for fault in faults(page)] == []


def test_pages_are_no_higher_than_the_paper(documents: tuple[SopDocument, ...]) -> None:
    for document in documents:
        room = document.style.room[1] - sum(document.columns.header) - FOOT
        assert all(page.height <= room + 0.01 for page in document.pages)


def test_page_connectors_come_in_pairs(documents: tuple[SopDocument, ...]) -> None:
    """A letter at the foot of a page stands at the head of exactly one other."""
    seen = 0
    for document in documents:
        leaving, arriving = set(), []
        for page in document.pages:
            targets = {one.target for one in page.connectors}
            for symbol in page.symbols:
                if symbol.kind == "segilima" and symbol.id in targets:
                    leaving.add(symbol.lines[0])
                elif symbol.kind == "segilima":
                    arriving.append(symbol.lines[0])
        assert sorted(leaving) == sorted(arriving)
        seen += len(arriving)
    assert seen > 10


def test_twelve_actors_with_long_names_fit() -> None:
    """Columns shrink, then type, then the names turn; the finding comes only after that."""
    names = [f"Pejabat Penilai Kinerja unit {index}" for index in range(12)]
    actors = tuple(actor(index, name) for index, name in enumerate(names))
    steps = [step("mulai", StepKind.START, "p0", next="s0")]
    steps += [
        step(f"s{i}", StepKind.WORK, f"p{i}", next=f"s{i + 1}" if i < 11 else "selesai")
        for i in range(12)
    ]
    steps.append(step("selesai", StepKind.END, "p11"))
    findings = Findings()
    document = compose_with_settings(process(tuple(steps), actors), defs(), findings)
    assert len(document.columns.names) == 12
    assert sum(document.columns.widths) <= document.style.room[0] + 0.01
    assert [item.code for item in findings] == []
    assert_fits(document)


def test_the_same_input_gives_the_same_layout() -> None:
    definitions, made = shipped()
    one, other = (compose_with_settings(made[1], definitions, Findings()) for _ in range(2))
    assert one == other


def test_settings_choose_paper_and_capsules() -> None:
    assert daerah(kertas="A4").sop.kertas == "A4"
    steps = (
        step("mulai", StepKind.START, "p0", next="a"),
        step("a", StepKind.WORK, "p0", next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    made = process(steps, (actor(0),))
    merged = compose_with_settings(made, defs(), Findings()).pages[0]
    apart = compose_with_settings(made, defs(kapsul="kejadian"), Findings()).pages[0]
    assert [symbol.kind for symbol in merged.symbols] == ["kapsul"]
    assert [symbol.kind for symbol in apart.symbols] == ["kapsul", "kotak", "kapsul"]
