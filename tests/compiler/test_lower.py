"""Lowering makes the BPMN that interchange with other tools needs."""

from __future__ import annotations

import re

import pytest

from bpmn_gen.model.elements import (
    CallActivity,
    ExclusiveGateway,
    ManualTask,
    ParallelGateway,
    ReceiveTask,
    SendTask,
    ServiceTask,
    UserTask,
)
from bpmn_gen.model.graph import incoming, outgoing
from bpmn_gen.rules import check_process
from tests.compiler.project import arrows, lowered, resolved, steps

START = "{id: mulai, mulai: Ada kebutuhan, oleh: kepala}"
END = "{id: akhir, selesai: Selesai, oleh: kepala}"
LOOP = steps(
    START,
    "{id: susun, kegiatan: Menyusun, oleh: staf}",
    "{id: baik, keputusan: Sudah baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: susun}}",
    END,
)
SIDE_BY_SIDE = steps(
    START,
    "{id: dua, sejajar: [{id: a, kegiatan: A, oleh: staf}, {id: b, kegiatan: B, oleh: kepala}]}",
    END,
)


def test_a_step_that_several_flows_reach_gets_a_merge_gateway() -> None:
    process = lowered(LOOP)
    assert arrows(process) == [
        "mulai > susun_gabung",
        "susun_gabung > susun",
        "susun > baik",
        "baik > akhir [Ya]",
        "baik > susun_gabung [Tidak]",
    ]
    assert isinstance(process.flow_nodes[1], ExclusiveGateway)


def test_parallel_branches_part_and_join_at_gateways() -> None:
    process = lowered(SIDE_BY_SIDE)
    assert arrows(process) == [
        "mulai > dua",
        "dua > a",
        "a > dua_sinkron",
        "dua > b",
        "b > dua_sinkron",
        "dua_sinkron > akhir",
    ]
    kinds = [node.id for node in process.flow_nodes if isinstance(node, ParallelGateway)]
    assert kinds == ["dua", "dua_sinkron"]


def test_a_jump_to_parallel_work_enters_before_its_split() -> None:
    process = lowered(
        steps(
            START,
            "{id: dua, sejajar: [[{id: a, kegiatan: A, oleh: staf}], [{kegiatan: B, oleh: staf}]]}",
            "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: dua}}",
            END,
        )
    )
    assert "baik > dua_gabung [Tidak]" in arrows(process)
    assert check_process(process) == []


def test_a_decision_that_returns_to_itself_is_entered_through_a_merge() -> None:
    process = lowered(
        steps(
            START,
            "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: baik}}",
            END,
        )
    )
    assert "baik > baik_gabung [Tidak]" in arrows(process)
    assert check_process(process) == []


@pytest.mark.parametrize(
    ("jenis", "kind"),
    [
        ("", UserTask),
        ("jenis: pengguna, ", UserTask),
        ("jenis: manual, ", ManualTask),
        ("jenis: layanan, ", ServiceTask),
        ("jenis: kirim, ", SendTask),
        ("jenis: terima, ", ReceiveTask),
    ],
)
def test_the_kind_of_work_is_the_kind_of_task(jenis: str, kind: type) -> None:
    step = f"{{id: a, {jenis}kegiatan: Bekerja, oleh: staf}}"
    assert type(lowered(steps(START, step, END)).flow_nodes[1]) is kind


def test_a_call_names_the_process_it_calls() -> None:
    other = "kode: CLP.01.02\nnama: Penetapan\npelaku: {staf: jf_pelaksana}\n"
    other += "langkah: [{mulai: Ada, oleh: staf}, {selesai: Ditetapkan, oleh: staf}]\n"
    files = {
        "proses/uji.yaml": steps(START, "{id: tetap, proses: CLP.01.02, oleh: staf}", END),
        "proses/lain.yaml": other,
    }
    call = lowered(files).flow_nodes[1]
    assert isinstance(call, CallActivity)
    assert (call.called_code, call.called_element) == ("CLP.01.02", "CLP_01_02")
    assert call.name == "CLP.01.02 Penetapan"


def test_phases_become_groups_that_hold_their_nodes() -> None:
    body = (
        "tahap:\n"
        "  - nama: Perencanaan\n"
        "    langkah:\n"
        "      - {id: m, mulai: Ada, oleh: kepala}\n"
        "      - {id: a, kegiatan: A, oleh: staf}\n"
        "  - nama: Pelaksanaan\n"
        "    langkah:\n"
        "      - {id: b, keputusan: Baik?, oleh: kepala, cabang: {Ya: e, Tidak: a}}\n"
        "      - {id: e, selesai: Selesai, oleh: kepala}\n"
    )
    process = lowered(steps().replace("langkah:\n", body))
    assert [(group.name, group.flow_node_refs) for group in process.groups] == [
        ("Perencanaan", ("m", "a_gabung", "a")),
        ("Pelaksanaan", ("b", "e")),
    ]


def test_every_node_is_in_exactly_one_lane_and_no_lane_is_empty() -> None:
    process = lowered(SIDE_BY_SIDE)
    held = [node for lane in process.lanes for node in lane.flow_node_refs]
    assert sorted(held) == sorted(node.id for node in process.flow_nodes)
    assert all(lane.flow_node_refs for lane in process.lanes)


def test_an_actor_without_a_step_gets_no_lane() -> None:
    process = lowered(steps(START, END))
    assert [lane.id for lane in process.lanes] == ["lajur_kepala"]


def test_documentation_tells_what_the_standard_of_the_step_is() -> None:
    step = (
        "{id: kirim, kegiatan: Mengirim rencana kepada pimpinan, ringkas: Mengirim, oleh: staf, "
        "kelengkapan: [Data, Konsep], waktu: 1 hari kerja, keluaran: Rencana, kepada: kepala, "
        "tembusan: arsip, bersama: arsip, syarat: Bila lengkap, batas_waktu: Akhir tahun, "
        "berkala: Setiap bulan, dokumen: FRM.01, keterangan: Ringkas saja, catatan: Tafsiran, "
        "sumber: [Pasal 1]}"
    )
    node = lowered(steps(START, step, END)).flow_nodes[1]
    assert node.name == "Mengirim"
    assert node.documentation.split("\n") == [
        "Kegiatan: Mengirim rencana kepada pimpinan",
        "Kelengkapan: Data; Konsep",
        "Waktu: 1 hari kerja",
        "Keluaran: Rencana",
        "Kepada: Kepala Dinas",
        "Tembusan: Sekretaris Dinas",
        "Bersama: Sekretaris Dinas",
        "Syarat: Bila lengkap",
        "Batas waktu: Akhir tahun",
        "Berkala: Setiap bulan",
        "Dokumen: Surat permohonan",
        "Keterangan: Ringkas saja",
        "Catatan: Tafsiran",
        "Dasar: Pasal 1",
    ]


def test_structure_obeys_the_rules_of_interchange() -> None:
    for text in (LOOP, SIDE_BY_SIDE):
        process = lowered(text)
        into, out = incoming(process), outgoing(process)
        for node in process.flow_nodes:
            ways = (len(into[node.id]), len(out[node.id]))
            if isinstance(node, (ExclusiveGateway, ParallelGateway)):
                assert ways != (1, 1)
                assert min(ways) == 1
            else:
                assert max(ways) == 1
            if isinstance(node, ExclusiveGateway) and len(out[node.id]) > 1:
                assert all(flow.name for flow in out[node.id])


def test_ids_are_ascii_and_unique_also_when_texts_repeat() -> None:
    process = lowered(
        steps(
            "{mulai: Ädä kébutuhan, oleh: kepala}",
            "{kegiatan: Menyusun, oleh: staf}",
            "{kegiatan: Menyusun, oleh: staf}",
            "{kegiatan: 日本, oleh: staf}",
            "{id: Menyusun_2, kegiatan: Lain, oleh: staf}",
            "{selesai: Menyusun, oleh: kepala}",
        )
    )
    ids = [node.id for node in process.flow_nodes]
    assert ids[:3] == ["Ada_kebutuhan", "Menyusun", "Menyusun_3"]
    everything = ids + [flow.id for flow in process.sequence_flows]
    assert len(set(everything)) == len(everything)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}", item) for item in everything)


def test_texts_that_look_like_ids_of_the_program_stay_unique() -> None:
    step = "{id: %s, kegiatan: Bekerja, oleh: staf}"
    names = ("CLP_01_01", "mulai_ke_akhir", "lajur_kepala", "akhir_gabung", "CLP_01_01_peserta")
    file = resolved(steps(START, *(step % name for name in names), END))[0]
    process = lowered(steps(START, *(step % name for name in names), END))
    ids = [process.id, *(node.id for node in process.flow_nodes)]
    ids += [flow.id for flow in process.sequence_flows] + [lane.id for lane in process.lanes]
    assert len(set(ids)) == len(ids)
    assert process.id == "CLP_01_01"
    assert file.code == "CLP.01.01"


def test_a_phase_says_on_which_provisions_it_rests() -> None:
    body = (
        "tahap:\n"
        "  - nama: Perencanaan\n"
        "    sumber: [Pasal 1, Pasal 2 ayat (1)]\n"
        "    langkah: [{kegiatan: A, oleh: staf}]\n"
        "  - {nama: Pelaksanaan, langkah: [{kegiatan: B, oleh: staf}]}\n"
    )
    first, second = lowered(steps().replace("langkah:\n", body)).groups
    assert first.documentation == "Dasar: Pasal 1; Pasal 2 ayat (1)"
    assert second.documentation == ""
    assert first.origin is not None
    assert [first.id, second.id] == ["tahap_Perencanaan", "tahap_Pelaksanaan"]
