"""What authors leave unsaid: starts, ends, and work that is written with its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.shorthand import written_out
from bpmn_gen.definition.schema import Mulai
from bpmn_gen.layout import lay_out
from bpmn_gen.model.elements import ExclusiveGateway, StartEvent
from bpmn_gen.rules import check_process
from tests.compiler.project import HEADER, arrows, definitions, lowered, resolved, steps
from tests.content.shipped import definitions as shipped_definitions
from tests.decompiler.drafting import drafted
from tests.rules.sample import load_project

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.schema import Langkah

WORK = "{id: susun, kegiatan: Menyusun, oleh: staf}"
CHECK = (
    "{id: periksa, kegiatan: Memeriksa berkas, keputusan: Lengkap?, oleh: kepala,"
    " waktu: 5 menit, cabang: {Ya: kirim, Tidak: susun}}"
)
SEND = "{id: kirim, kegiatan: Mengirim, oleh: staf}"
THREE = "{id: awal, mulai: [Surat masuk, Disposisi, Perintah lisan], oleh: kepala}"


def body(*lines: str) -> list[Langkah]:
    """The steps in their long form."""
    defs, _ = definitions(steps(*lines))
    return list(written_out(defs.proses["CLP.01.01"]).langkah)


def test_a_list_of_work_alone_begins_and_ends_in_the_lanes_of_its_first_and_last_step() -> None:
    process = lowered(steps("{kegiatan: Menyusun, oleh: staf}", "{id: b, proses: X, oleh: kepala}"))
    assert arrows(process) == ["Mulai > Menyusun", "Menyusun > b", "b > Selesai"]
    assert [lane.flow_node_refs for lane in process.lanes] == [
        ("b", "Selesai"),
        ("Mulai", "Menyusun"),
    ]
    assert check_process(process) == []


def test_a_loop_may_lead_back_to_the_first_step() -> None:
    process = lowered(
        steps(
            WORK, "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: selesai, Tidak: susun}}"
        )
    )
    assert "baik > susun_gabung [Tidak]" in arrows(process)
    assert "baik > selesai_baik_Ya [Ya]" in arrows(process)
    assert check_process(process) == []


def test_each_way_to_an_end_that_nobody_wrote_has_its_own() -> None:
    made = body(
        "{id: a, keputusan: Ya?, oleh: kepala, cabang: {Ya: b, Tidak: selesai, Nanti: selesai}}",
        "{id: b, kegiatan: Menyusun, oleh: staf, lanjut: selesai}",
        "{id: c, kegiatan: Menyusun, oleh: staf}",
    )
    kinds = [(step.kunci, step.id) for step in made]
    assert kinds == [
        ("mulai", None),
        ("keputusan", "a"),
        ("selesai", "selesai_a_Tidak"),
        ("selesai", "selesai_a_Nanti"),
        ("kegiatan", "b"),
        ("selesai", "selesai_b"),
        ("kegiatan", "c"),
        ("selesai", None),
    ]


def test_a_step_that_is_called_selesai_is_meant_by_that_name() -> None:
    process = lowered(
        steps(
            "{id: a, keputusan: Baik?, oleh: kepala, cabang: {Ya: b, Tidak: selesai}}",
            "{id: b, kegiatan: Menyusun, oleh: staf}",
            "{id: selesai, kegiatan: Menutup berkas, oleh: staf}",
        )
    )
    assert "a > selesai_gabung [Tidak]" in arrows(process)
    assert "selesai > Selesai_2" in arrows(process)


def test_what_is_written_in_full_stays_the_same_object() -> None:
    for process in shipped_definitions().proses.values():
        assert written_out(process) is process


def test_ends_stand_before_work_beside_the_flow_and_in_the_last_phase() -> None:
    text = HEADER + (
        "tahap:\n"
        "  - {nama: Awal, langkah: [{id: a, kegiatan: Menyusun, oleh: staf}]}\n"
        "  - nama: Akhir\n    langkah:\n"
        "      - {id: b, kegiatan: Mengirim, oleh: staf}\n"
        "      - {id: c, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}\n"
    )
    process = resolved(text)[0]
    assert [(step.id, step.phase) for step in process.steps] == [
        ("Mulai", 0),
        ("a", 0),
        ("b", 1),
        ("Selesai", 1),
        ("c", None),
    ]


def test_work_and_its_decision_are_a_task_and_a_gateway_in_one_lane() -> None:
    process = lowered(steps(WORK, CHECK, SEND))
    assert "periksa > periksa_keputusan" in arrows(process)
    assert "periksa_keputusan > kirim [Ya]" in arrows(process)
    assert "periksa_keputusan > susun_gabung [Tidak]" in arrows(process)
    nodes = {node.id: node for node in process.flow_nodes}
    assert nodes["periksa"].name == "Memeriksa berkas"
    assert "Waktu: 5 menit" in nodes["periksa"].documentation
    assert nodes["periksa_keputusan"].name == "Lengkap?"
    assert "Waktu" not in nodes["periksa_keputusan"].documentation


def test_who_leads_to_such_a_step_has_the_work_done_again() -> None:
    back = "{id: lagi, keputusan: Ulangi?, oleh: kepala, cabang: {Ya: periksa, Tidak: selesai}}"
    process = lowered(steps(WORK, CHECK.replace("kirim,", "lagi,"), back))
    assert "lagi > periksa_gabung [Ya]" in arrows(process)


def test_work_with_its_decision_may_stand_in_a_branch() -> None:
    inside = CHECK.replace("Tidak: susun", "Tidak: periksa")
    block = f"{{id: blok, sejajar: [[{inside}, {SEND}], [{WORK}]]}}"
    assert check_process(lowered(steps(block))) == []


def test_several_triggers_are_one_start_for_engines_and_one_each_on_the_map() -> None:
    model = lower(resolved(steps(THREE, WORK))[0])
    starts = [node for node in model.processes[0].flow_nodes if isinstance(node, StartEvent)]
    assert [start.name for start in starts] == ["Surat masuk; disposisi; atau perintah lisan"]
    shown = as_drawn(model).processes[0]
    drawn = {node.name for node in shown.flow_nodes if isinstance(node, StartEvent)}
    assert drawn == {"Surat masuk", "Disposisi", "Perintah lisan"}
    (merge,) = (node for node in shown.flow_nodes if isinstance(node, ExclusiveGateway))
    assert [flow.target_ref for flow in shown.sequence_flows][:4] == [merge.id] * 3 + ["susun"]
    assert {ref for lane in shown.lanes for ref in lane.flow_node_refs} == {
        node.id for node in shown.flow_nodes
    }


def test_starts_that_are_drawn_apart_take_the_id_of_nothing_else() -> None:
    taken = "{id: MULAI_2, kegiatan: Mencatat, oleh: staf}"
    whole = resolved(steps(THREE, WORK))[0]
    start = lower(whole).processes[0].flow_nodes[0].id
    shown = as_drawn(lower(resolved(steps(THREE, taken.replace("MULAI", start), WORK))[0]))
    names = {node.id: node.name for node in shown.processes[0].flow_nodes}
    assert len(names) == len(shown.processes[0].flow_nodes)
    assert names[f"{start}_2"] == "Mencatat"
    assert {"Surat masuk", "Disposisi", "Perintah lisan"} < set(names.values())


def test_two_triggers_are_named_with_one_word_between_them() -> None:
    process = resolved(steps(THREE.replace(", Perintah lisan", ""), WORK))[0]
    assert process.steps[0].text == "Surat masuk atau disposisi"


def test_the_short_form_comes_back_from_its_own_file() -> None:
    model = lower(resolved(steps(THREE, WORK, CHECK, SEND))[0])
    (draft,), _ = drafted(write_bpmn(model, lay_out(model)))
    assert "mulai: [Surat masuk, Disposisi, Perintah lisan]" in draft.text
    assert "kegiatan: Memeriksa berkas\n    keputusan: Lengkap?" in draft.text
    assert "periksa_keputusan" not in draft.text


def test_a_decision_to_which_something_else_leads_comes_back_as_a_step_of_its_own() -> None:
    apart = (
        "{id: periksa, kegiatan: Memeriksa, oleh: kepala}",
        "{id: periksa_keputusan, keputusan: Ya?, oleh: kepala, cabang: {Ya: kirim, Tidak: susun}}",
        "{id: kirim, kegiatan: Mengirim, oleh: staf, lanjut: periksa_keputusan}",
    )
    model = lower(resolved(steps(WORK, *apart))[0])
    (draft,), _ = drafted(write_bpmn(model, lay_out(model)))
    assert "- id: periksa_keputusan\n    keputusan: Ya?" in draft.text


@pytest.mark.parametrize("written", ["[]", "[...]", "..."])
def test_a_start_without_an_occasion_is_told_once(written: str, tmp_path: Path) -> None:
    text = f"{HEADER}langkah:\n  - mulai: {written}\n    oleh: staf\n"
    _, findings = load_project(tmp_path, {"proses/uji.yaml": text})
    told = [item.message for item in findings if "uji.yaml" in str(item.span)]
    assert told == ["'mulai' belum diisi"]


def test_what_is_still_to_be_filled_in_is_no_occasion(tmp_path: Path) -> None:
    steps = "langkah:\n  - {mulai: [Surat masuk, ...], oleh: staf}\n"
    defs, _ = load_project(tmp_path, {"proses/uji.yaml": HEADER + steps})
    start = defs.proses["CLP.01.01"].langkah[0]
    assert isinstance(start, Mulai)
    assert start.mulai == ("Surat masuk",)


def test_the_id_of_an_end_gives_way_to_those_that_authors_gave() -> None:
    process = lowered(
        steps(
            "{keputusan: 'Perlu?', oleh: kepala, cabang: {Ya: a, Tidak: selesai_a}}",
            "{id: a, kegiatan: A, oleh: staf, lanjut: selesai}",
            "{id: selesai_a, kegiatan: B, oleh: staf, lanjut: selesai}",
            "{id: selesai_a_2, kegiatan: C, oleh: staf, sewaktu_waktu: ya}",
        )
    )
    flows = arrows(process)
    assert "a > selesai_a_3" in flows
    assert "selesai_a > selesai_selesai_a" in flows


def test_what_else_a_decision_says_of_where_it_goes_on_stays_with_the_decision() -> None:
    found = body(WORK, CHECK.replace("waktu:", "lanjut: kirim, waktu:"), SEND)
    assert {step.id: step.lanjut for step in found if str(step.id).startswith("periksa")} == {
        "periksa": None,
        "periksa_keputusan": "kirim",
    }


def test_equal_steps_without_ids_get_an_end_each() -> None:
    asked = "{keputusan: Baik?, oleh: kepala, cabang: {Ya: selesai, Tidak: susun}}"
    ends = [step.id for step in body(*[asked] * 6, WORK) if step.kunci == "selesai"]
    assert len(ends) == len(set(ends)) == 7
