"""Pages that a printer accepts: readable type, full pages, every flow drawn, whole words."""

from itertools import pairwise
from statistics import median

import pytest

from bpmn_gen.compiler.resolved import Branch, ResolvedProcess, StepKind
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.render.excel.sop import SMALLER
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.sop.breaks import THIN, Breaker
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import WORD_GOES_ON, SopDocument, paragraphs, shown
from tests.sop.chance import chance_document
from tests.sop.file_judge import file_faults
from tests.sop.page_judge import LEAST_TYPE, all_faults, far_names, type_sizes, used_heights
from tests.sop.processes import actor, defs, process, step

CHANCES, TOGETHER = 200, 25
"""Processes by chance that are judged, and those of one test."""


def serious(document: SopDocument) -> list[str]:
    """What is wrong with an SOP; a long way round is a matter of taste, and so is a far name."""
    return [one for one in all_faults(document) if not one.startswith(("detour", "far name"))]


def test_shipped_sops_have_no_faults_and_no_small_type(documents: tuple[SopDocument, ...]) -> None:
    assert [fault for document in documents for fault in serious(document)] == []
    assert min(size for document in documents for size in type_sizes(document)) >= LEAST_TYPE


def test_pages_before_the_last_are_well_filled(documents: tuple[SopDocument, ...]) -> None:
    used = [part for document in documents for part in used_heights(document)]
    assert len(used) > 20
    assert min(used) >= THIN
    assert median(used) >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, CHANCES, TOGETHER))
def test_processes_by_chance_have_no_faults(first: int) -> None:
    """Every flow is drawn, on any number of columns and with any branches and loops."""
    made = {seed: chance_document(seed) for seed in range(first, first + TOGETHER)}
    assert [(seed, one) for seed, document in made.items() for one in serious(document)] == []
    assert min(size for one in made.values() for size in type_sizes(one)) >= LEAST_TYPE


@pytest.mark.parametrize("seed", [2, 23, 27])
def test_names_of_branches_stand_near_their_diamonds(seed: int) -> None:
    """Also where rows are full: an arrow takes another way rather than a name far off."""
    document = chance_document(seed)
    assert [one for page in document.pages for one in far_names(page)] == []


def test_names_of_branches_in_shipped_sops_stand_near_their_diamonds(
    documents: tuple[SopDocument, ...],
) -> None:
    assert [one for sop in documents for page in sop.pages for one in far_names(page)] == []


def test_few_names_of_branches_hide_a_border_between_columns(
    documents: tuple[SopDocument, ...],
) -> None:
    """More than half did while short names stood right at their diamonds."""
    hidden = [
        any(name.x < left + at * width < name.right for at in range(count + 1))
        for sop in documents
        for left, width, count in [
            (sop.columns.actors_left, sop.columns.actor, len(sop.columns.names))
        ]
        for page in sop.pages
        for one in page.connectors
        if one.label
        for name in [one.label.bounds]
    ]
    assert len(hidden) > 50
    assert sum(hidden) / len(hidden) < 0.35


@pytest.mark.parametrize("seed", [728, 819, 849])
def test_crowded_diamonds_leave_no_page_thin_and_no_row_alone(seed: int) -> None:
    """A break stands where pages stay full, and branches begin at a box of their own at need."""
    document = chance_document(seed)
    assert serious(document) == []
    assert min(used_heights(document)) >= THIN
    assert len(document.pages) <= 5


@pytest.mark.parametrize(("seed", "pages"), [(137, 5), (1069, 10)])
def test_page_breaks_for_arrows_without_a_way_leave_pages_filled(seed: int, pages: int) -> None:
    """One break parts all arrows from one step, and counts with rows as they are behind it."""
    document = chance_document(seed)
    assert len(document.pages) == pages
    assert min(used_heights(document)) >= THIN


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_pdf_word_excel_and_svg_draw_every_arrow_in_readable_type(
    seed: int, templates: Templates
) -> None:
    assert list(file_faults(chance_document(seed), templates)) == []


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_screens_show_every_arrow_on_one_page(seed: int) -> None:
    document = chance_document(seed, endless=True)
    assert len(document.pages) == 1
    assert serious(document) == []


def test_files_of_narrow_columns_have_readable_type(templates: Templates) -> None:
    """Excel sets type smaller than other formats, but not where it is small anyway."""
    document = compose_with_settings(chain(14), defs(ukuran="7"), Findings())
    assert document.columns.size < LEAST_TYPE + SMALLER
    assert list(file_faults(document, templates)) == []


def chain(count: int, text: str = "Meneliti berkas permohonan") -> ResolvedProcess:
    """Actors who act one after the other."""
    actors = tuple(actor(at, f"Kepala Seksi Pengolahan Perizinan {at}") for at in range(count))
    steps = [step("mulai", StepKind.START, "p0", next="s0")]
    names = [*(f"s{at}" for at in range(count)), "selesai"]
    for at, (name, following) in enumerate(pairwise(names)):
        steps.append(step(name, StepKind.WORK, f"p{at}", text=text, next=following))
    steps.append(step("selesai", StepKind.END, f"p{count - 1}"))
    return process(tuple(steps), actors)


UPRIGHT = {"arah": "tegak", "huruf": "Bookman Old Style", "kertas": "Folio", "kapsul": "kejadian"}


def test_columns_that_upright_paper_cannot_hold_lie_on_its_long_side() -> None:
    findings = Findings()
    document = compose_with_settings(chain(12), defs(**UPRIGHT), findings)
    assert (document.style.width, document.style.height) == (330.2, 215.9)
    assert [(item.code, item.message) for item in findings] == [
        (
            "sop-on-wider-paper",
            "SOP dengan 12 kolom pelaksana dicetak pada kertas mendatar agar terbaca",
        )
    ]
    assert serious(document) == []
    assert sum(document.columns.widths) <= document.style.room[0] + 0.01


def test_columns_that_no_long_side_can_hold_lie_on_a3() -> None:
    document = compose_with_settings(chain(22), defs(), Findings())
    assert (document.style.width, document.style.height) == (420.0, 297.0)
    assert serious(document) == []


def test_columns_that_nothing_can_hold_are_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(CompileError) as caught:
            compose_with_settings(chain(40), defs(), Findings())
        (found,) = caught.value.diagnostics
        assert found.code == "sop-too-many-actors"
        assert found.message.startswith("40 kolom pelaksana tidak muat, bahkan pada kertas A3")


def test_capsules_stay_longer_than_high_in_narrow_columns() -> None:
    document = compose_with_settings(chain(14), defs(kapsul="kejadian"), Findings())
    capsules = [one for page in document.pages for one in page.symbols if one.kind == "kapsul"]
    assert len(capsules) == 2
    assert all(one.bounds.width > 1.4 * one.bounds.height for one in capsules)


def test_a_decision_with_five_branches_has_one_row_and_one_diamond() -> None:
    targets = [f"s{at}" for at in range(5)]
    actors = tuple(actor(at) for at in range(5))
    outcomes = tuple(Branch(f"Hasil {at}", target) for at, target in enumerate(targets))
    steps = (
        step("mulai", StepKind.START, "p0", next="pilih"),
        step("pilih", StepKind.DECISION, "p2", text="Menentukan bentuk", outcomes=outcomes),
        *(step(name, StepKind.WORK, f"p{at}", next="akhir") for at, name in enumerate(targets)),
        step("akhir", StepKind.WORK, "p0", next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    document = compose_with_settings(process(steps, actors), defs(), Findings())
    symbols = [one for page in document.pages for one in page.symbols]
    assert sum(one.kind == "ketupat" for one in symbols) == 1
    assert serious(document) == []
    labels = [one.label for page in document.pages for one in page.connectors if one.label]
    assert sorted(" ".join(label.lines) for label in labels) == [f"Hasil {at}" for at in range(5)]


def test_words_that_are_too_long_break_between_syllables_and_dashes_stay() -> None:
    word = "mempertanggungjawabkannya-rekomendasi-penyelenggaraan"
    made = chain(13)
    steps = tuple(
        step(
            one.id,
            one.kind,
            one.actor,
            text=one.text,
            next=one.next,
            outputs=(word, "Rekomendasi") if one.id == "s1" else (),
        )
        for one in made.steps
    )
    document = compose_with_settings(process(steps, made.actors), defs(), Findings())
    (row,) = (row for page in document.pages for row in page.rows if row.step == "s1")
    broken = [line for line in row.outputs if line.endswith(WORD_GOES_ON)]
    assert len(broken) > 3
    assert all(shown(line).endswith("-") for line in broken)
    assert all(shown(line).strip("- ") for line in row.outputs)
    whole = "".join(paragraphs(row.outputs)).replace("\u00ad", "").replace("\u00a0", " ")
    assert whole == f"- {word}- Rekomendasi"


def test_no_row_stands_alone_where_another_could_join_it() -> None:
    """The last page takes a row from the page before, which would hold it."""
    breaker = Breaker([40.0, 40.0, 40.0, 40.0, 40.0], (), 165.0, 8)
    stretches = [(one.start, one.stop) for one in breaker.stretches()]
    assert stretches == [(0, 3), (3, 5)]
