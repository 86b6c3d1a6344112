"""What may be done, in the five symbols of the form."""

from dataclasses import replace

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


def test_a_block_that_may_be_skipped_fans_out_from_the_diamond_that_asks() -> None:
    block = SOME[:-1] + ", oleh: staf, opsional: Dapat dilakukan}"
    found = {row[0]: row[1:] for row in rows(sop(START, WORK, block, CLOSE, END))}
    assert "reviu" not in found
    symbol, words = found["reviu_opsional"]
    assert symbol == "ketupat"
    assert "Dilanjutkan ke satu atau lebih dari langkah 3, 4 dan 5 bila Ya" in words


def test_a_block_that_may_be_skipped_keeps_a_box_for_its_words_where_nothing_asks() -> None:
    """The box is no kegiatan, so it has no number."""
    block = SOME[:-1] + ", oleh: staf, opsional: Dapat dilakukan}"
    document = sop(START, WORK, block, CLOSE, END, has_choices=False)
    found = {row[0]: row[1:] for row in rows(document)}
    assert found["reviu"][0] == "kotak"
    assert "Dapat dilakukan" in found["reviu"][1]
    assert "reviu_opsional" not in found
    numbers = [row.number for page in document.pages for row in page.rows]
    assert numbers == ["1", "", "2", "3", "4", "5"]


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


def test_some_of_several_at_the_beginning_of_a_parallel_branch_are_told_apart() -> None:
    """One box begins them all; its words say which go on at once and which may be chosen."""
    noted = "{id: catat, kegiatan: Mencatat, oleh: staf}"
    block = f"{{id: serentak, sejajar: [[{SOME}], [{PERHAPS}, {noted}]]}}"
    document = sop(START, WORK, block, CLOSE, END)
    words = {row[0]: row[2] for row in rows(document)}
    assert "reviu" not in words
    told = "Dilanjutkan serentak ke langkah 5 dan ke satu atau lebih dari langkah 2, 3 dan 4"
    assert told in words["susun"]


def test_a_block_behind_a_decision_or_a_return_adds_no_row() -> None:
    """The diamond fans out under one name, and every row with a number is a kegiatan."""
    check = "{id: periksa, keputusan: Lengkap?, oleh: kepala, cabang: {Ya: serentak, Tidak: susun}}"
    block = (
        "{id: serentak, sejajar: [[{id: satu, kegiatan: Mencatat, oleh: staf}],"
        " [{id: dua, kegiatan: Mengirim, oleh: kepala}]]}"
    )
    document = sop(START, WORK, check, block, CLOSE, END)
    words = {row[0]: row[2] for row in rows(document)}
    assert list(words) == ["susun", "periksa", "satu", "dua", "tutup"]
    assert "Dilanjutkan serentak ke langkah 3 dan 4 bila Ya" in words["periksa"]
    names = [one.label for page in document.pages for one in page.connectors if one.label]
    assert sorted(" ".join(name.lines) for name in names) == ["Tidak", "Ya"]
