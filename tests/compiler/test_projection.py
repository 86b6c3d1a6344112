"""A process of several organisations becomes pools that talk, each sound, all without deadlock."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.projection import project
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.model.elements import (
    Definitions,
    EndEvent,
    EventBasedGateway,
    IntermediateCatchEvent,
    StartEvent,
)
from bpmn_gen.rules import check_process
from bpmn_gen.soundness.collaboration import check_collaboration
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from tests.compiler.project import arrows, resolved
from tests.pipeline.any_process import projects

HEADER = """\
kode: CLP.01.01
nama: Permintaan data
pelaku:
  staf: {peran: jf_pelaksana}
  luar: {peran: pimpinan_unit, instansi: kementerian}
  lain: {peran: penilai_kinerja, instansi: provinsi}
langkah:
  - {mulai: Perlu data, oleh: staf}
"""
ASK = "  - {id: minta, kegiatan: Meminta data, oleh: staf, keluaran: [Surat permintaan]}\n"
DECIDE = "  - {id: boleh, keputusan: Boleh?, oleh: luar, cabang: {Ya: kirim, Tidak: tolak}}\n"
SEND = "  - {id: kirim, kegiatan: Mengirim data, oleh: luar, keluaran: [Data]}\n"
USE = "  - {id: olah, kegiatan: Mengolah data, oleh: staf}\n"
DONE = "  - {id: selesai, selesai: Data diolah, oleh: staf}\n"
REFUSE = "  - {id: tolak, selesai: Permintaan ditolak, oleh: luar}\n"


def parts(*steps: str) -> Definitions:
    """The pools of a process, whose steps follow the usual header; all of it proved."""
    (process,) = resolved(HEADER + "".join(steps))
    made = project(lower(process), process)
    assert [item for pool in made.processes for item in check_process(pool)] == []
    assert check_collaboration(made) == []
    return made


def events(made: Definitions, pool: int, kind: type) -> list[str]:
    """Names of the events of a kind in a pool."""
    return [node.name for node in made.processes[pool].flow_nodes if isinstance(node, kind)]


def test_one_organisation_stays_in_one_pool() -> None:
    (process,) = resolved(HEADER + DONE)
    whole = lower(process)
    assert project(whole, process) is whole


def test_the_pool_that_asks_waits_for_the_answer_or_for_word_of_the_end() -> None:
    made = parts(ASK, DECIDE, SEND, USE, DONE, REFUSE)
    assert [item.name for item in made.collaboration.participants] == [
        "Pemerintah Kabupaten Cilacap",
        "Kementerian",
    ]
    assert len(events(made, 0, EventBasedGateway)) == 1
    assert sorted(events(made, 0, IntermediateCatchEvent)) == ["Data", "Permintaan ditolak"]
    assert events(made, 1, StartEvent) == ["Surat permintaan"]
    assert sorted(item.name for item in made.messages) == [
        "Data",
        "Permintaan ditolak",
        "Surat permintaan",
    ]


def test_a_pool_to_which_nothing_comes_back_is_done_when_it_has_sent() -> None:
    made = parts(ASK, SEND, "  - {selesai: Dikirim, oleh: luar}\n")
    assert "Surat permintaan" in events(made, 0, EndEvent)
    assert events(made, 0, IntermediateCatchEvent) == []


def test_a_letter_to_a_pool_that_waits_reaches_it_while_the_work_goes_on_elsewhere() -> None:
    answer = "  - {id: jawab, kegiatan: Menjawab, oleh: luar, kepada: staf, keluaran: [Jawaban]}\n"
    made = parts(ASK, answer, SEND, "  - {selesai: Tercatat, oleh: luar}\n")
    assert events(made, 0, IntermediateCatchEvent) == ["Jawaban"]
    assert "Jawaban diterima" in events(made, 0, EndEvent)


def test_three_pools_hear_of_the_end_that_they_wait_for() -> None:
    check = "  - {id: cek, kegiatan: Mengecek, oleh: lain, keluaran: [Hasil cek]}\n"
    made = parts(ASK, DECIDE, SEND, check, USE, DONE, REFUSE)
    assert len(made.processes) == 3


PHASES = """\
tahap:
  - nama: Permintaan
    langkah:
      - {mulai: Perlu data, oleh: staf}
      - {id: minta, kegiatan: Meminta data, oleh: staf, keluaran: [Surat permintaan]}
      - {id: kirim, kegiatan: Mengirim data, oleh: luar, keluaran: [Data]}
  - nama: Pengolahan
    langkah:
      - {id: olah, kegiatan: Mengolah data, oleh: staf}
      - {id: selesai, selesai: Data diolah, oleh: staf}
"""


def test_a_phase_belongs_to_all_pools_that_go_through_it() -> None:
    (process,) = resolved(HEADER.partition("langkah:")[0] + PHASES)
    made = project(lower(process), process)
    assert [pool.groups for pool in made.processes] == [(), ()]
    first, second = made.collaboration.groups
    assert {"minta", "minta_kirim", "kirim_mulai", "kirim"} <= set(first.flow_node_refs)
    assert {"olah_terima", "olah", "selesai"} == set(second.flow_node_refs)
    shown = lay_out(made).phases
    assert [item.element_id for item in shown] == [first.id, second.id]
    assert shown[0].bounds.right <= shown[1].bounds.x


def test_ids_of_steps_stay_as_they_are() -> None:
    made = parts(ASK, DECIDE, SEND, USE, DONE, REFUSE)
    ids = {node.id for process in made.processes for node in process.flow_nodes}
    assert {"minta", "boleh", "kirim", "olah", "selesai", "tolak"} <= ids


SIDE_BY_SIDE = (
    "  - {id: dua, oleh: %s, sejajar: [[{id: a, kegiatan: A, oleh: %s}], "
    "[{id: b, kegiatan: B, oleh: %s}]]}\n"
)


def test_who_is_asked_in_several_branches_takes_up_each_request_for_itself() -> None:
    both = SIDE_BY_SIDE % ("staf", "luar", "luar")
    (process,) = resolved(HEADER + ASK + SEND + USE + both + DONE)
    findings = Findings()
    made = compiled(process, findings)
    assert not list(findings)
    assert {"A", "B"} <= set(events(made, 1, StartEvent))


def test_who_began_and_works_in_several_branches_stays_in_one_pool_with_a_warning() -> None:
    began = HEADER.replace("mulai: Perlu data, oleh: staf", "mulai: Perlu data, oleh: luar")
    (process,) = resolved(began + USE + SIDE_BY_SIDE % ("staf", "luar", "luar") + DONE)
    findings = Findings()
    whole = compiled(process, findings)
    assert len(whole.processes) == 1
    assert [lane.name for lane in whole.processes[0].lanes] == [
        actor.name for actor in process.actors
    ]
    (told,) = findings
    assert told.code == "one-pool-only"
    assert told.message == (
        "peta proses 'CLP.01.01' memakai satu kolam dengan jalur bagi tiap pihak: "
        "langkah 'Kementerian' ada di beberapa cabang yang berjalan bersamaan"
    )
    assert told.hints == (
        "tulis langkah 'Kementerian' dalam satu cabang agar ia mendapat kolam sendiri",
    )


UNDECIDED = "  - {sejajar: [[{id: a, kegiatan: A, oleh: %s}], [{id: b, kegiatan: B, oleh: %s}]]}\n"


def pool_of(made: Definitions, node: str) -> int:
    """The number of the pool that has a node."""
    return next(
        number
        for number, pool in enumerate(made.processes)
        if node in {item.id for item in pool.flow_nodes}
    )


@pytest.mark.parametrize(
    "steps",
    [
        (ASK, SEND, UNDECIDED % ("luar", "lain"), USE, DONE),
        (ASK, UNDECIDED % ("luar", "lain"), SEND, DONE),
        (ASK, SEND, UNDECIDED % ("staf", "lain"), "  - {selesai: Dikirim, oleh: luar}\n"),
    ],
    ids=["who gathers", "who shares out", "who takes part"],
)
def test_the_own_organisation_shares_out_work_and_gathers_it_where_nobody_is_named(
    steps: tuple[str, ...],
) -> None:
    made = parts(*steps)
    assert pool_of(made, "sejajar_a") == pool_of(made, "sejajar_a_sinkron") == 0


def test_citizens_who_are_heard_side_by_side_in_a_loop_have_pools_of_their_own() -> None:
    started = HEADER.replace("mulai: Perlu data, oleh: staf", "mulai: Perlu data, oleh: luar")
    decide = "  - {id: sepakat, keputusan: Sepakat?, oleh: staf, cabang: {Ya: olah, Tidak: dua}}\n"
    heard = SIDE_BY_SIDE.replace("oleh: %s, sejajar", "sejajar") % ("luar", "lain")
    (process,) = resolved(started + SEND + heard + decide + USE + DONE)
    findings = Findings()
    made = compiled(process, findings)
    assert not list(findings)
    assert len(made.processes) == 3


def test_letters_that_may_cross_the_work_on_its_way_leave_one_pool_with_a_warning() -> None:
    """Asked again before the letter is read, the other pool would have two of it."""
    began = HEADER.replace("mulai: Perlu data, oleh: staf", "mulai: Perlu data, oleh: luar")
    loop = "  - {id: %s, keputusan: Boleh?, oleh: staf, cabang: {Ya: %s, Tidak: dua}}\n"
    letter = "  - {id: kabar, kegiatan: Memberi kabar, oleh: staf, kepada: luar}\n"
    heard = SIDE_BY_SIDE % ("staf", "luar", "staf")
    (process,) = resolved(
        began + SEND + heard + loop % ("satu", "kabar") + letter + loop % ("lagi", "olah")
        + USE + DONE
    )  # fmt: skip
    findings = Findings()
    assert len(compiled(process, findings).processes) == 1
    assert [(item.code, item.message.partition(": ")[2], item.hints) for item in findings] == [
        (
            "one-pool-only",
            "pesan antarpihak dapat bersilang di jalan",
            ("bagi menjadi beberapa proses, satu untuk tiap permintaan dan jawabannya",),
        )
    ]


@pytest.mark.parametrize("code", ["CLP.02.03", "CLP.03.04"])
def test_shipped_processes_of_several_governments_become_pools(code: str) -> None:
    findings = Findings()
    defs = load(shipped("process_defs"), findings)
    for target in select_targets(defs, (), (), findings):
        for process in resolve(defs, target, findings):
            if process.code == code:
                assert len(compiled(process, findings).processes) == 2
    assert "one-pool-only" not in {item.code for item in findings}


@settings(max_examples=10)
@given(projects())
def test_whatever_is_written_compiles_to_pools_that_are_proved(sources: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "process_defs"
        for path, text in sources.items():
            (folder / "proses" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "proses" / path).write_text(text, "utf-8")
        findings = Findings()
        defs = load(folder, findings, shipped("process_defs"))
    (target,) = select_targets(defs, (7,), (), findings)
    for process in resolve(defs, target, findings)[-2:]:
        made = compiled(process, findings)
        assert [item for pool in made.processes for item in check_process(pool)] == []
        if made.messages:
            assert check_collaboration(made) == []


def test_who_takes_part_in_one_of_several_branches_waits_for_nothing_behind_them() -> None:
    """The branches meet only after all of them, so nothing from behind can come before."""
    made = parts(
        "  - {id: adu, kegiatan: Mengadu, oleh: luar}\n",
        "  - id: bagi\n    oleh: staf\n    sejajar:\n"
        "      - [{id: a, kegiatan: Menangani, oleh: staf}]\n"
        "      - [{id: b, kegiatan: Menjelaskan, oleh: luar}]\n",
        "  - {id: jawab, kegiatan: Menjawab, oleh: staf}\n",
        "  - {id: terima, kegiatan: Menerima, oleh: luar}\n",
    )
    waits = {
        node.id
        for pool in made.processes
        for node in pool.flow_nodes
        if isinstance(node, (EventBasedGateway, IntermediateCatchEvent))
    }
    assert waits == {"bagi_terima", "bagi_sinkron_terima", "b_terima", "terima_terima"}


def test_who_takes_part_only_in_a_branch_gets_the_letters_behind_it() -> None:
    """Nothing behind the branches can be reached without that pool, so it is sure to wait."""
    made = parts(
        "  - id: bagi\n    oleh: staf\n    sejajar:\n"
        "      - [{id: a, kegiatan: Menangani, oleh: staf}]\n"
        "      - [{id: b, kegiatan: Menjelaskan, oleh: luar}]\n",
        "  - {id: serah, kegiatan: Menyerahkan, oleh: staf, kepada: luar, keluaran: [Surat]}\n",
        "  - {id: arsip, kegiatan: Mengarsipkan, oleh: staf}\n",
    )
    heard = {node.id for node in made.processes[1].flow_nodes}
    assert "serah_terima" in heard
    assert "Surat" in {message.name for message in made.messages}


def test_a_pool_that_asks_in_two_ways_waits_for_the_one_answer_in_one_place() -> None:
    made = parts(
        "  - {id: q, keputusan: Cara?, oleh: staf, cabang: {A: a, B: b}}\n",
        "  - {id: a, kegiatan: A, oleh: luar, lanjut: c}\n",
        "  - {id: b, kegiatan: B, oleh: luar}\n",
        "  - {id: c, kegiatan: C, oleh: luar}\n",
        USE,
        DONE,
    )
    assert {
        "q_kirim > olah_terima_gabung",
        "q_kirim_2 > olah_terima_gabung",
        "olah_terima_gabung > olah_terima",
        "olah_terima > olah",
    } < set(arrows(made.processes[0]))
    assert events(made, 1, StartEvent) == ["Cara? A", "Cara? B"]


def test_a_pool_that_has_got_a_letter_waits_for_what_still_comes() -> None:
    letter = "  - {id: jawab, kegiatan: Menjawab, oleh: luar, kepada: staf, keluaran: [Jawaban]}\n"
    made = parts(ASK, letter, SEND, USE, DONE)
    assert arrows(made.processes[0]) == [
        "Perlu_data > minta",
        "minta > minta_kirim",
        "olah_terima > olah",
        "jawab_terima > olah_terima",
        "minta_kirim > jawab_terima",
        "olah > selesai",
    ]


def test_answers_are_waited_for_in_the_order_in_which_they_are_written() -> None:
    made = parts(
        ASK,
        DECIDE.replace("Ya: kirim, Tidak: tolak", "Ya: zat, Tidak: acu"),
        "  - {id: zat, kegiatan: Z, oleh: luar}\n",
        "  - {id: zolah, kegiatan: Mengolah Z, oleh: staf, lanjut: selesai}\n",
        "  - {id: acu, kegiatan: A, oleh: luar}\n",
        "  - {id: aolah, kegiatan: Mengolah A, oleh: staf}\n",
        DONE,
    )
    ways = [flow for flow in arrows(made.processes[0]) if flow.startswith("minta_tunggu > ")]
    assert ways == ["minta_tunggu > zolah_terima", "minta_tunggu > aolah_terima"]


def test_no_letter_goes_to_a_pool_that_has_not_begun() -> None:
    """Nobody waits there, so that the letter would be lost."""
    told = "  - {id: kabar, kegiatan: Memberi kabar, oleh: staf, kepada: luar}\n"
    made = parts(told, USE, SEND, "  - {selesai: Data terkirim, oleh: luar}\n")
    assert [flow.source_ref for flow in made.collaboration.message_flows] == ["olah_terkirim"]


def test_what_is_put_in_takes_the_id_of_nothing_that_an_author_wrote() -> None:
    work = "  - {id: olah_terkirim, kegiatan: Menata data, oleh: staf}\n"
    made = parts(work, USE, SEND, "  - {selesai: Data terkirim, oleh: luar}\n")
    ids = [node.id for process in made.processes for node in process.flow_nodes]
    assert len(ids) == len(set(ids))
    assert "olah_terkirim" in ids


def test_a_pool_that_may_never_take_part_begins_anew_however_often_it_is_asked() -> None:
    """From one of the places where it hands on the process may end without it, from others not."""
    asked = "  - {id: tanya, keputusan: Perlu?, oleh: staf, cabang: {Ya: minta, Tidak: batal}}\n"
    refused = "  - {id: tolak, kegiatan: Menolak, oleh: luar, lanjut: tanya}\n"
    ended = "  - {id: batal, selesai: Dibatalkan, oleh: staf}\n"
    made = parts(asked, ASK, DECIDE, SEND, USE, DONE, refused, ended)
    other = made.processes[1]
    assert [type(node) for node in other.flow_nodes if isinstance(node, StartEvent)] == [StartEvent]
    assert not any(isinstance(node, EventBasedGateway) for node in other.flow_nodes)
    assert events(made, 1, EndEvent)
