"""What may be done: choices before steps, some of several branches, work beside the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.elements import (
    EndEvent,
    InclusiveGateway,
    IntermediateThrowEvent,
    Process,
    StartEvent,
    SubProcess,
    UserTask,
)
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.rules import check_process
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import HEADER, arrows, lowered, resolved, steps

if TYPE_CHECKING:
    from bpmn_gen.model.execution import Executable

START = "{id: mulai, mulai: Ada kebutuhan, oleh: kepala}"
WORK = "{id: susun, kegiatan: Menyusun, oleh: staf}"
END = "{id: akhir, selesai: Selesai, oleh: kepala}"
PERHAPS = "{id: koordinasi, kegiatan: Berkoordinasi, oleh: staf, opsional: Bilamana diperlukan}"
ANY_TIME = "{id: minta, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}"
SOME = (
    "{id: reviu, pilih: [{id: a, kegiatan: Mereviu A, oleh: staf},"
    " {id: b, kegiatan: Mereviu B, oleh: kepala}]}"
)


def sound(*lines: str) -> Process:
    """The model of some steps, proved."""
    process = lowered(steps(*lines))
    assert check_process(process) == []
    return process


def runnable(*lines: str) -> Executable:
    """The same for engines, proved."""
    made = make_executable(lower(resolved(steps(*lines))[0]), "tipe-07", ())
    assert check_process(made.definitions.processes[0]) == []
    return made


def test_a_step_that_may_be_skipped_stands_behind_a_choice_with_the_words() -> None:
    process = sound(START, PERHAPS, END)
    assert arrows(process) == [
        "mulai > koordinasi_opsional",
        "koordinasi_opsional > koordinasi [Ya]",
        "koordinasi_opsional > akhir_gabung [Tidak]",
        "koordinasi > akhir_gabung",
        "akhir_gabung > akhir",
    ]
    nodes = {node.id: node for node in process.flow_nodes}
    assert nodes["koordinasi_opsional"].name == "Bilamana diperlukan?"
    assert "Opsional: Bilamana diperlukan" in nodes["koordinasi"].documentation
    assert "koordinasi_opsional" in process.lanes[1].flow_node_refs


def test_who_leads_to_a_step_that_may_be_skipped_leads_to_its_choice() -> None:
    ask = "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: koordinasi}}"
    flows = arrows(sound(START, PERHAPS, WORK, ask, END))
    assert "baik > koordinasi_opsional_gabung [Tidak]" in flows
    assert "koordinasi_opsional_gabung > koordinasi_opsional" in flows


def test_a_branch_that_ends_with_a_step_that_may_be_skipped_meets_before_the_join() -> None:
    block = f"{{id: dua, sejajar: [[{WORK}, {PERHAPS}], {{id: b, kegiatan: B, oleh: kepala}}]}}"
    flows = arrows(sound(START, block, END))
    assert "koordinasi_opsional > koordinasi_lewat [Tidak]" in flows
    assert "koordinasi > koordinasi_lewat" in flows
    assert "koordinasi_lewat > dua_sinkron" in flows


def test_a_whole_block_may_be_skipped() -> None:
    block = SOME[:-1] + ", oleh: staf, opsional: Dapat dilakukan}"
    flows = arrows(sound(START, block, END))
    assert "reviu_opsional > reviu [Ya]" in flows
    assert "reviu_opsional > akhir_gabung [Tidak]" in flows
    assert "reviu_sinkron > akhir_gabung" in flows


def test_branches_of_which_some_are_taken_part_and_join_at_inclusive_gateways() -> None:
    process = sound(START, SOME, END)
    assert arrows(process) == [
        "mulai > reviu",
        "reviu > a",
        "a > reviu_sinkron",
        "reviu > b",
        "b > reviu_sinkron",
        "reviu_sinkron > akhir",
    ]
    names = {n.id: n.name for n in process.flow_nodes if isinstance(n, InclusiveGateway)}
    assert names == {"reviu": "Satu atau lebih", "reviu_sinkron": ""}


def test_what_may_happen_at_any_time_stands_beside_the_flow() -> None:
    process = sound(START, ANY_TIME, WORK, END)
    assert arrows(process) == ["mulai > susun", "susun > akhir"]
    (sub,) = (node for node in process.flow_nodes if isinstance(node, SubProcess))
    assert (sub.id, sub.triggered_by_event) == ("minta_sewaktu", True)
    assert [node.id for node in sub.flow_nodes] == [
        "minta_sewaktu_mulai",
        "minta",
        "minta_sewaktu_selesai",
    ]
    start = sub.flow_nodes[0]
    assert isinstance(start, StartEvent)
    assert not start.is_interrupting
    assert start.drawn_as == "conditionalStartEvent"
    assert "minta_sewaktu" in process.lanes[0].flow_node_refs


def test_what_may_happen_at_any_time_belongs_to_no_phase() -> None:
    text = (
        f"{HEADER}tahap:\n  - nama: Perencanaan\n    langkah:\n"
        + "".join(f"      - {line}\n" for line in (START, ANY_TIME, WORK))
        + f"  - nama: Akhir\n    langkah:\n      - {END}\n"
    )
    assert [group.flow_node_refs for group in lowered(text).groups] == [
        ("mulai", "susun"),
        ("akhir",),
    ]


def test_a_called_process_may_happen_at_any_time() -> None:
    call = "{id: lain, proses: CLP.01.01, oleh: staf, sewaktu_waktu: ya}"
    process = sound(START, WORK, call, END)
    assert [node.id for node in nodes_in(process)][-3:-1] == ["lain", "lain_sewaktu_selesai"]


def test_a_process_that_nobody_must_begin_says_so() -> None:
    text = steps(START, WORK, END).replace("pelaku:", "opsional: Atas permohonan\npelaku:", 1)
    assert "Opsional: Atas permohonan" in lowered(text).documentation.split("\n")


EDITS = {
    "put before": ({"sisip_sebelum": {"susun": ANY_TIME}}, ["mulai > susun", "susun > akhir"]),
    "put behind": ({"sisip_setelah": {"susun": ANY_TIME}}, ["mulai > susun", "susun > akhir"]),
    "in place of a step": ({"ganti": {"susun": ANY_TIME}}, ["mulai > akhir"]),
    "made optional": (
        {"ganti": {"susun": PERHAPS.replace("id: koordinasi, ", "")}},
        [
            "mulai > susun_opsional",
            "susun_opsional > susun [Ya]",
            "susun_opsional > akhir_gabung [Tidak]",
            "susun > akhir_gabung",
            "akhir_gabung > akhir",
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_variants_know_what_stands_beside_the_flow(name: str) -> None:
    edits, expected = EDITS[name]
    said = "".join(
        f"    {key}:\n" + "".join(f"      {step}: {text}\n" for step, text in places.items())
        for key, places in edits.items()
    )
    text = steps(START, WORK, END) + f"varian:\n  - nama: Lain\n    berlaku: [1]\n{said}"
    process = lowered(text)
    assert check_process(process) == []
    assert arrows(process) == expected


def test_engines_ask_about_a_step_by_its_own_name() -> None:
    made = runnable(START, WORK, PERHAPS, END)
    (question,) = made.questions["susun"]
    assert question.text == "Berkoordinasi: bilamana diperlukan?"
    assert made.answers["koordinasi_opsional_ke_akhir"] is None


def test_engines_ask_about_each_branch_and_again_where_none_is_chosen() -> None:
    made = runnable(START, SOME, END)
    (questions,) = made.questions.values()
    assert [(one.variable, one.text, one.answers) for one in questions] == [
        ("pilih_reviu_1", "Mereviu A", ("Ya", "Tidak")),
        ("pilih_reviu_2", "Mereviu B", ("Ya", "Tidak")),
    ]
    assert made.answers["reviu_ke_a"] == (("pilih_reviu_1", "Ya"),)
    either = (("pilih_reviu_1", "Ya"), ("pilih_reviu_2", "Ya"))
    process = made.definitions.processes[0]
    ways = {
        (flow.source_ref, flow.target_ref): made.answers.get(flow.id)
        for flow in process.sequence_flows
        if flow.source_ref == "reviu_periksa"
    }
    assert ways == {
        ("reviu_periksa", "reviu"): either,
        ("reviu_periksa", "reviu_ulang"): None,
    }
    held = [ref for lane in process.lanes for ref in lane.flow_node_refs]
    assert sorted(held) == sorted(node.id for node in process.flow_nodes)


def test_engines_keep_what_may_happen_at_any_time_on_offer_until_the_end() -> None:
    made = runnable(START, ANY_TIME, WORK, END)
    process = made.definitions.processes[0]
    (sub,) = (node for node in process.flow_nodes if isinstance(node, SubProcess))
    start = sub.flow_nodes[0]
    assert isinstance(start, StartEvent)
    assert [(one.kind, one.condition) for one in start.definitions] == [
        ("timerEventDefinition", "PT0S")
    ]
    assert [question.text for question in made.questions["minta"]] == [
        "Masih dapat dilakukan lagi?"
    ]
    ends = [node for node in process.flow_nodes if isinstance(node, EndEvent)]
    assert [one.kind for end in ends for one in end.definitions] == ["terminateEventDefinition"]


def test_what_an_engine_does_itself_is_begun_by_somebody() -> None:
    service = "{id: hitung, kegiatan: Menghitung, oleh: staf, jenis: layanan, sewaktu_waktu: ya}"
    made = runnable(START, WORK, service, END)
    nodes = {node.id: node for node in nodes_in(made.definitions.processes[0])}
    assert isinstance(nodes["hitung_putusan"], UserTask)
    assert nodes["hitung_putusan"].name == "Memulai: Menghitung"


def test_an_end_that_sends_a_message_sends_it_before_it_takes_away_what_is_on_offer() -> None:
    text = HEADER.replace("staf: {peran: jf_pelaksana}", "staf: {peran: jf_pelaksana, instansi: X}")
    lines = (START, ANY_TIME, WORK, "{kegiatan: Menutup, oleh: kepala, kepada: staf}", END)
    process = resolved(text + "langkah:\n" + "".join(f"  - {line}\n" for line in lines))[0]
    model = compiled(process, Findings())
    made = make_executable(model, "tipe-07", ())
    assert len(model.processes) == 2
    for pool in made.definitions.processes:
        assert check_process(pool) == []
    nodes = {n.id: n for pool in made.definitions.processes for n in nodes_in(pool)}
    sending = (EndEvent, IntermediateThrowEvent)
    sources = {flow.source_ref for flow in made.definitions.collaboration.message_flows}
    assert sources
    for name in sources:
        node = nodes[name]
        assert isinstance(node, sending)
        assert node.message_ref
        assert not node.definitions


def test_no_pool_waits_for_what_may_happen_at_any_time() -> None:
    text = HEADER.replace("staf: {peran: jf_pelaksana}", "staf: {peran: jf_pelaksana, instansi: X}")
    told = ANY_TIME.replace("sewaktu_waktu", "kepada: staf, sewaktu_waktu")
    lines = (START, told, WORK, END)
    process = resolved(text + "langkah:\n" + "".join(f"  - {line}\n" for line in lines))[0]
    findings = Findings()
    model = compiled(process, findings)
    assert list(findings) == []
    assert len(model.processes) == 2
    assert "minta" not in {flow.source_ref for flow in model.collaboration.message_flows}
