"""What may be done, in the five symbols of the form."""

from dataclasses import replace

import pytest

from bpmn_gen.compiler.resolved import ResolvedProcess
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.compose import brief_of, compose_sop
from bpmn_gen.sop.document import SopDocument, shown
from tests.compiler.project import definitions, resolved, steps
from tests.sop.judge import faults

START = "{id: mulai, mulai: Ada kebutuhan, oleh: staf}"
WORK = "{id: susun, kegiatan: Menyusun, oleh: staf}"
PERHAPS = "{id: koordinasi, kegiatan: Berkoordinasi, oleh: staf, opsional: Bilamana diperlukan}"
ANY_TIME = "{id: minta, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}"
SOME = (
    "{id: reviu, keterangan: Menurut metode, pilih: [{id: a, kegiatan: Mereviu A, oleh: staf},"
    " {id: b, kegiatan: Mereviu B, oleh: kepala}, {id: c, kegiatan: Mereviu C, oleh: staf}]}"
)
CLOSE = "{id: tutup, kegiatan: Menutup, oleh: kepala}"
END = "{id: akhir, selesai: Selesai, oleh: kepala}"


def sop(*lines: str, has_choices: bool = True) -> SopDocument:
    """The SOP of some steps, with clean connectors."""
    process = made(*lines)
    defs, _ = definitions(steps(*lines))
    findings = Findings()
    document = compose_sop(
        process, replace(brief_of(process, defs), has_choices=has_choices), findings
    )
    assert [fault for page in document.pages for fault in faults(page)] == []
    assert list(findings) == []
    return document


def made(*lines: str) -> ResolvedProcess:
    """The process of some steps."""
    return resolved(steps(*lines))[0]


def rows(document: SopDocument) -> list[tuple[str, str, str]]:
    """By row the step, its symbol and what stands in Keterangan."""
    return [
        (row.step, kinds[row.symbol] if row.symbol else "", " ".join(map(shown, row.remarks)))
        for page in document.pages
        for kinds in [{symbol.id: str(symbol.kind) for symbol in page.symbols}]
        for row in page.rows
    ]


def test_a_step_that_may_be_skipped_stands_behind_a_diamond_with_the_words() -> None:
    document = sop(START, WORK, PERHAPS, CLOSE, END)
    assert [row[:2] for row in rows(document)] == [
        ("susun", "kapsul"),
        ("koordinasi_opsional", "ketupat"),
        ("koordinasi", "kotak"),
        ("tutup", "kapsul"),
    ]
    texts = [" ".join(map(shown, row.activity)) for page in document.pages for row in page.rows]
    assert texts[1] == "Bilamana diperlukan?"
    assert ("koordinasi_opsional", "tutup", "Tidak") in document.flow


def test_or_the_step_has_the_words_in_keterangan() -> None:
    document = sop(START, WORK, PERHAPS, CLOSE, END, has_choices=False)
    found = rows(document)
    assert [row[:2] for row in found] == [
        ("susun", "kapsul"),
        ("koordinasi", "kotak"),
        ("tutup", "kapsul"),
    ]
    assert found[1][2] == "Bilamana diperlukan"
    assert ("susun", "koordinasi", "") in document.flow


@pytest.mark.parametrize("has_choices", [True, False])
def test_a_block_that_may_be_skipped_keeps_its_words(has_choices: bool) -> None:
    block = SOME[:-1] + ", oleh: staf, opsional: Dapat dilakukan}"
    found = rows(sop(START, WORK, block, CLOSE, END, has_choices=has_choices))
    block_row = next(row for row in found if row[0] == "reviu")
    assert block_row[1] == "kotak"
    assert ("Dapat dilakukan" in block_row[2]) is not has_choices
    assert ("reviu_opsional" in [row[0] for row in found]) is has_choices


def test_one_box_fans_out_to_branches_of_which_some_are_taken() -> None:
    document = sop(START, WORK, SOME, CLOSE, END)
    found = {step: words for step, _, words in rows(document)}
    assert found["susun"].endswith(
        "Dilanjutkan ke satu atau lebih dari langkah 2, 3 dan 4 Menurut metode"
    )
    assert found["a"] == "Dapat dipilih bersama langkah 3 dan 4"
    assert found["tutup"].startswith(
        "Dikerjakan setelah yang dijalankan di antara langkah 2, 3 dan 4 selesai"
    )
    assert {("susun", "a", ""), ("susun", "b", ""), ("susun", "c", "")} <= set(document.flow)


def test_what_may_happen_at_any_time_has_a_row_at_the_end_with_a_capsule() -> None:
    document = sop(START, ANY_TIME, WORK, CLOSE, END)
    step, symbol, words = rows(document)[-1]
    assert (step, symbol) == ("minta", "kapsul")
    assert words == "Dapat dilakukan sewaktu-waktu selama proses berjalan"
    assert "minta" not in {end for flow in document.flow for end in flow}


def test_a_process_that_nobody_must_begin_says_so_first() -> None:
    text = steps(START, WORK, CLOSE, END).replace(
        "pelaku:", "opsional: Atas permohonan\npelaku:", 1
    )
    defs, findings = definitions(text)
    process = resolved(text)[0]
    document = compose_sop(process, brief_of(process, defs), findings)
    assert rows(document)[0][2].startswith("Tidak wajib dimulai: Atas permohonan")


def test_some_of_several_at_the_beginning_of_a_parallel_branch_keep_a_box_of_their_own() -> None:
    """The box before would say that all branches go on at once, also those that may be chosen."""
    noted = "{id: catat, kegiatan: Mencatat, oleh: staf}"
    block = f"{{id: serentak, sejajar: [[{SOME}], [{PERHAPS}, {noted}]]}}"
    shown_rows = {row[0]: row[2] for row in rows(sop(START, WORK, block, CLOSE, END))}
    assert shown_rows["susun"].endswith("Dilanjutkan serentak ke langkah 2 dan 6")
    assert "Dilanjutkan ke satu atau lebih dari langkah 3, 4 dan 5" in shown_rows["reviu"]
