"""A resolved process says what was written and no more; what is still open is never built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import ANY_UNIT, resolve
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.diagnostics import Findings
from tests.compiler.project import HEADER, resolved, steps, target_of
from tests.rules.sample import load_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("step", "reason", "column"),
    [
        ("{kegiatan: A, oleh: juru}", "pelaku 'juru' tidak ada", 19),
        ("{kegiatan: A, oleh: staf, lanjut: tiada}", "langkah 'tiada' tidak ada", 39),
        ("{sejajar: [[], []]}", "ada cabang yang tidak berisi langkah", 5),
        (
            (
                "{sejajar: [[{kegiatan: A, oleh: staf, lanjut: b}], "
                "[{id: b, kegiatan: B, oleh: staf}]]}"
            ),
            "lompatan ke 'b' melintasi batas cabang",
            17,
        ),
        (
            "{kegiatan: A, oleh: staf, lanjut: lain}",
            "lompatan ke 'lain' yang ada di luar alur",
            5,
        ),
    ],
)
def test_what_cannot_be_resolved_is_told_where_it_stands(
    step: str, reason: str, column: int, tmp_path: Path
) -> None:
    text = (
        f"{HEADER}langkah:\n  - {{mulai: Ada, oleh: kepala}}\n  - {step}\n"
        "  - {selesai: Usai, oleh: kepala}\n"
        "  - {id: lain, kegiatan: Menyela, oleh: staf, sewaktu_waktu: ya}\n"
    )
    defs, _findings = load_project(tmp_path, {"proses/uji.yaml": text})
    findings = Findings()
    assert resolve(defs, target_of(defs, findings, 1), findings) == ()
    [found] = findings
    assert (found.code, found.severity) == ("unresolved-process", "error")
    assert found.message == f"proses 'CLP.01.01' belum dapat disusun: {reason}"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (10, column)


def test_what_is_no_work_has_none_of_the_details_of_work() -> None:
    """A choice that the program makes says no more than its question and whose it is."""
    [process] = resolved(
        steps(
            "{mulai: Ada, oleh: kepala}",
            "{id: a, kegiatan: A, oleh: staf, opsional: Bilamana diperlukan}",
            "{id: b, pilih: [[{kegiatan: B, oleh: staf}], [{kegiatan: C, oleh: kepala}]]}",
            "{selesai: Usai, oleh: kepala}",
        )
    )
    walked = list(process.walk())
    start, choice, work, several, end = [one for one in walked if one in process.steps]
    details = (
        "to copies together inputs outputs duration deadline documents document_codes condition "
        "recurrence means called table triggers branches"
    ).split()
    for step in (start, choice, end):
        assert not any(getattr(step, detail) for detail in details), step.id
    assert not any(getattr(several, detail) for detail in details[:-1])
    assert (choice.text, choice.short, choice.actor) == (
        "Bilamana diperlukan?",
        "Bilamana diperlukan?",
        "staf",
    )
    assert (choice.remark, choice.note, choice.stated, choice.join_actor) == ("", "", (), "")
    assert (choice.asks, choice.beside, choice.optional, choice.skips) == (
        False,
        False,
        "",
        work.id,
    )


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("", ""),
        ("sumber: Pasal 1\n", "Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024"),
        ("dasar_hukum: [Perda 1, Perda 2]\n", "Perda 1; Perda 2"),
        (
            "sumber: Pasal 1\ndasar_hukum: Perda 1\n",
            "Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024; Perda 1",
        ),
    ],
)
def test_under_its_title_stands_all_that_a_process_rests_on(written: str, source: str) -> None:
    [process] = resolved(steps("{kegiatan: A, oleh: staf}") + written)
    assert process.source == source


@pytest.mark.parametrize(
    ("number", "unit", "variant"), [(1, "Dinas", ""), (2, "Kecamatan", "Bagi Kecamatan")]
)
def test_what_a_process_says_of_itself_is_filled_in(number: int, unit: str, variant: str) -> None:
    text = steps("{kegiatan: A, oleh: staf}") + (
        "sumber: Pasal 1\nmenyatakan: Pasal 2 ayat (1)\ndasar_hukum: Perda 1\n"
        "opsional: Bila  perlu\nketerangan: Bagi {unit}\ncatatan: Oleh {unit}\n"
        "varian: [{nama: 'Bagi {unit}', berlaku: 2, catatan: Oleh {unit}}]\n"
    ).replace("catatan: Oleh {unit}}", "catatan: 'Oleh {unit}'}")
    [process] = resolved(text, number)
    assert (process.sources, process.stated) == (("Pasal 1",), ("Pasal 2 ayat (1)",))
    assert (process.cited, process.legal_basis) == (("Pasal 1",), ("Perda 1",))
    assert process.regulation == "Peraturan Bupati Cilacap Nomor 5 Tahun 2024"
    assert (process.optional, process.variant) == ("Bila perlu", variant)
    assert (process.remark, process.note) == (f"Bagi {unit}", f"Oleh {unit}")
    assert (process.reference_for, process.is_own) == ((), False)
    assert process.origin is not None


@pytest.mark.parametrize(
    ("more", "own"),
    [("", "Dinas"), (", instansi: kementerian", "Pemerintah Kabupaten Cilacap")],
    ids=["alone", "with a ministry"],
)
def test_resolving_names_the_government_as_own_pool_where_another_one_takes_part(
    more: str, own: str
) -> None:
    text = steps(
        "{mulai: Ada, oleh: kepala}",
        "{kegiatan: Meminta data, oleh: staf}",
        "{kegiatan: Memberi data, oleh: luar}",
        "{selesai: Usai, oleh: kepala}",
    ).replace("  staf:", f"  luar: {{peran: pimpinan_unit{more}}}\n  staf:", 1)
    [process] = resolved(text)
    assert process.own_pool == own


@pytest.mark.parametrize("words", ["Bila perlu", "Bila perlu?"])
def test_a_choice_asks_once(words: str) -> None:
    [process] = resolved(steps(f"{{kegiatan: A, oleh: staf, opsional: '{words}'}}"))
    assert [step.text for step in process.steps if step.skips] == ["Bila perlu?"]


def test_a_call_of_what_nobody_wrote_is_named_by_its_code_alone() -> None:
    [process] = resolved(steps("{proses: CLP.09.09, oleh: staf}"))
    assert [step.text for step in process.steps if step.called] == ["CLP.09.09"]


@pytest.mark.parametrize("berlaku", [1, 2])
def test_a_call_of_a_variant_with_a_code_of_its_own_has_its_name(berlaku: int) -> None:
    """Also where the unit type does not have it, so that its name can be looked up."""
    called = steps("{id: b, kegiatan: B, oleh: staf}").replace("CLP.01.01", "CLP.01.02")
    variant = "varian: [{nama: 'Bagi {unit}', kode: CLP.01.03, berlaku: 1, catatan: Lain}]\n"
    variant = variant.replace("berlaku: 1", f"berlaku: {berlaku}")
    files = {
        "proses/uji.yaml": steps(
            "{proses: CLP.01.03, oleh: staf}", "{proses: CLP.01.02, oleh: staf}"
        ),
        "proses/lain.yaml": called + variant,
    }
    [process] = [one for one in resolved(files) if one.code == "CLP.01.01"]
    assert [step.text for step in process.steps if step.called] == [
        "CLP.01.03 Bagi Dinas",
        "CLP.01.02 Penyusunan rencana",
    ]


def test_a_reference_names_the_processes_that_the_unit_type_has_in_its_place() -> None:
    text = steps("{kegiatan: A, oleh: staf}")
    files = {"proses/uji.yaml": f"{text}rujukan_bagi: [CLP.01.02, CLP.01.03]\n"}
    for code, berlaku in (("CLP.01.02", 1), ("CLP.01.03", 2)):
        files[f"proses/{code}.yaml"] = f"{text.replace('CLP.01.01', code)}berlaku: {berlaku}\n"
    for number, code in ((1, "CLP.01.02"), (2, "CLP.01.03")):
        found = {process.code: process for process in resolved(files, number)}
        assert found["CLP.01.01"].reference_for == (code,)
        assert found["CLP.01.01"].is_reference
        assert found["CLP.01.01"].participant == ANY_UNIT
        assert found[code].participant != ANY_UNIT
        assert not found[code].is_reference


def test_a_choice_knows_all_that_the_step_behind_it_does() -> None:
    lines = (
        "      - {id: a, kegiatan: A, oleh: kepala}\n"
        "      - {id: b, kegiatan: B, oleh: staf, opsional: Bila perlu, sumber: Pasal 1}\n"
    )
    [process] = resolved(f"{HEADER}tahap:\n  - nama: Awal\n    langkah:\n{lines}")
    step, choice = (
        next(one for one in process.steps if one.id == name)
        for name in (
            "b",
            "b_opsional",
        )
    )
    assert choice.kind is StepKind.DECISION
    assert (choice.text, choice.short, choice.skips) == ("Bila perlu?", "Bila perlu?", "b")
    assert [outcome.target for outcome in choice.outcomes] == ["b", step.next]
    assert (choice.actor, choice.phase, choice.origin) == (step.actor, step.phase, step.origin)
    assert choice.phase == 0
    assert choice.origin is not None
    assert (choice.sources, choice.cited) == (step.sources, step.cited)
    assert step.sources
    assert step.cited


def test_nothing_comes_after_a_decision_but_its_branches() -> None:
    asked = "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: b, Tidak: a}}"
    [process] = resolved(
        steps("{id: a, kegiatan: A, oleh: staf}", asked, "{id: b, kegiatan: B, oleh: staf}")
    )
    assert process.following() == {"Mulai": "a", "a": "baik", "b": "Selesai"}


@pytest.mark.parametrize(("number", "is_general"), [(1, True), (2, False)])
def test_a_reference_speaks_of_any_unit_where_another_process_stands_in_its_place(
    number: int, is_general: bool
) -> None:
    text = steps("{kegiatan: A, oleh: staf}")
    files = {
        "proses/uji.yaml": f"{text}rujukan_bagi: CLP.01.02\n",
        "proses/lain.yaml": f"{text.replace('CLP.01.01', 'CLP.01.02')}berlaku: 1\n",
    }
    found = {process.code: process for process in resolved(files, number)}
    assert (found["CLP.01.01"].participant == ANY_UNIT) is is_general
