"""Each node of a model says what its step says and knows where that was written."""

from __future__ import annotations

from functools import cache

from bpmn_gen.model.elements import (
    Activity,
    CallActivity,
    Process,
    SequenceFlow,
    StartEvent,
    Work,
)
from tests.compiler.project import HEADER, arrows, lowered, steps
from tests.rules.sample import FILES

WORK = "kegiatan: Mencatat, oleh: staf"
STEPS = (
    "{id: m, mulai: [Surat masuk, Perintah], oleh: kepala, keterangan: Catatan m}",
    "{id: k, kegiatan: Menulis, ringkas: Tulis, oleh: staf, keterangan: Catatan k}",
    "{id: c, proses: CLP.01.02, oleh: staf, keterangan: Catatan c}",
    f"{{id: s, keterangan: S, sejajar: [[{{id: a, {WORK}}}], [{{id: b, {WORK}}}]]}}",
    f"{{id: p, keterangan: P, pilih: [[{{id: x, {WORK}}}], [{{id: y, {WORK}}}]]}}",
    "{id: o, kegiatan: O, oleh: staf, opsional: Bila perlu, keterangan: Catatan o}",
    "{id: q, keputusan: 'Baik?', oleh: kepala, cabang: {Ya: z, Tidak: k}, keterangan: Catatan q}",
    "{id: z, selesai: Usai, oleh: kepala, keterangan: Catatan z}",
)
CALLED = FILES["proses/uji.yaml"].replace("CLP.01.01", "CLP.01.02")
FIRST = HEADER.count("\n") + 2
"""The line of the first step."""


@cache
def model() -> Process:
    """The model of the steps."""
    return lowered({"proses/uji.yaml": steps(*STEPS), "proses/lain.yaml": CALLED})


def test_each_node_comes_from_the_line_of_its_step() -> None:
    lines = {key: FIRST + number for number, key in enumerate("mkcspoqz")}
    lines |= {"a": lines["s"], "b": lines["s"], "x": lines["p"], "y": lines["p"]}
    found = {node.id: node.origin.line for node in model().flow_nodes if node.origin}
    assert len(found) == len(model().flow_nodes)
    assert {key: lines[key.partition("_")[0]] for key in found} == found


def test_each_node_has_the_words_and_remarks_of_its_step() -> None:
    told = {node.id: (node.name, node.documentation) for node in model().flow_nodes}
    assert told == {
        "m": (
            "Surat masuk atau perintah",
            "Pemicu: Surat masuk; Perintah\nKeterangan: Catatan m",
        ),
        "k_gabung": ("", ""),
        "k": ("Tulis", "Kegiatan: Menulis\nKeterangan: Catatan k"),
        "c": ("CLP.01.02 Penyusunan rencana", "Keterangan: Catatan c"),
        "s": ("", "Keterangan: S"),
        "a": ("Mencatat", ""),
        "b": ("Mencatat", ""),
        "s_sinkron": ("", ""),
        "p": ("Satu atau lebih", "Keterangan: P"),
        "x": ("Mencatat", ""),
        "y": ("Mencatat", ""),
        "p_sinkron": ("", ""),
        "o_opsional": ("Bila perlu?", ""),
        "o": ("O", "Opsional: Bila perlu\nKeterangan: Catatan o"),
        "q_gabung": ("", ""),
        "q": ("Baik?", "Keterangan: Catatan q"),
        "z": ("Usai", "Keterangan: Catatan z"),
    }


def test_a_start_keeps_its_occasions_and_a_call_its_code() -> None:
    start, call = (
        next(node for node in model().flow_nodes if isinstance(node, kind))
        for kind in (StartEvent, CallActivity)
    )
    assert isinstance(start, StartEvent)
    assert isinstance(call, CallActivity)
    assert start.triggers == ("Surat masuk", "Perintah")
    assert (call.called_code, call.called_element) == ("CLP.01.02", "CLP_01_02")


def test_a_task_knows_all_that_its_step_says_of_the_work() -> None:
    papers = "kelengkapan: Surat, keluaran: Konsep, waktu: 1 jam, dokumen: FRM.01"
    process = lowered(steps(f"{{id: k, kegiatan: Menulis, ringkas: Tulis, oleh: staf, {papers}}}"))
    [task] = [node for node in process.flow_nodes if isinstance(node, Activity)]
    assert task.work == Work(
        text="Menulis",
        inputs=("Surat",),
        outputs=("Konsep",),
        documents=("Surat permohonan",),
        duration="1 jam",
    )


def test_only_an_answer_has_a_place_of_its_own() -> None:
    placed = [flow for flow in model().sequence_flows if flow.origin is not None]
    assert [_told(flow) for flow in placed] == [
        ("o_opsional_ke_o", "Ya", FIRST + 5),
        ("o_opsional_ke_q", "Tidak", FIRST + 5),
        ("q_ke_z", "Ya", FIRST + 6),
        ("q_ke_k", "Tidak", FIRST + 6),
    ]
    assert not any(flow.name for flow in model().sequence_flows if flow not in placed)


def _told(flow: SequenceFlow) -> tuple[str, str, int]:
    """The id, the label and the line of a flow."""
    assert flow.origin is not None
    return flow.id, flow.name, flow.origin.line


def test_only_the_last_step_of_a_branch_leads_to_where_the_branches_meet() -> None:
    first = "[{id: a, kegiatan: A, oleh: staf}, {id: b, kegiatan: B, oleh: staf}]"
    second = (
        "[{id: c, kegiatan: C, oleh: staf}, {id: d, kegiatan: D, oleh: staf, sewaktu_waktu: ya}]"
    )
    process = lowered(steps(f"{{id: s, oleh: staf, sejajar: [{first}, {second}]}}"))
    assert arrows(process) == [
        "Mulai > s",
        "s > a",
        "a > b",
        "b > s_sinkron",
        "s > c",
        "c > s_sinkron",
        "s_sinkron > Selesai",
    ]
