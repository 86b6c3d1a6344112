"""What goes to another pool is named after the paper, never after an end that says nothing."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.answered import answered
from bpmn_gen.compiler.message_names import MessageNames
from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.elements import (
    ExclusiveGateway,
    ParallelGateway,
    Process,
    SequenceFlow,
    UserTask,
)
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import resolved

PROCESS = """\
kode: CLP.01.01
nama: Pelayanan
pelaku:
  pemohon: {masyarakat: Pemohon}
  staf: {peran: jf_pelaksana}
langkah:
  - {kegiatan: Mengajukan permohonan, oleh: pemohon, keluaran: Berkas permohonan}
  - {id: periksa, keputusan: Berkas lengkap?, oleh: staf, cabang: {Ya: layani, Tidak: tolak}}
  - {id: layani, kegiatan: Melayani permohonan, oleh: staf, keluaran: Surat hasil}
  - {kegiatan: Menerima hasil, oleh: pemohon, lanjut: selesai}
  - {id: tolak, kegiatan: Menyampaikan penolakan, oleh: staf, keluaran: Surat penolakan}
"""

SAID = [
    ("Berkas lengkap", "Berkas tidak lengkap"),
    ("Menurut lampiran X", "Menurut lampiran X? Tidak"),
]


def test_an_end_without_words_hands_on_what_the_step_before_it_yields() -> None:
    [process] = [one for one in resolved(PROCESS) if one.code == "CLP.01.01"]
    definitions = compiled(process, Findings())
    assert definitions is not None
    names = {message.name for message in definitions.messages}
    assert names == {"Berkas permohonan", "Surat hasil", "Surat penolakan"}


@pytest.mark.parametrize(("asked", "said"), SAID)
def test_an_end_without_words_behind_a_decision_hands_on_how_it_was_decided(
    asked: str, said: str
) -> None:
    ended = PROCESS.replace(
        "cabang: {Ya: layani, Tidak: tolak}", "cabang: {Ya: layani, Tidak: selesai}"
    )
    ended = "\n".join(line for line in ended.splitlines() if "id: tolak" not in line)
    ended = ended.replace("Berkas lengkap", asked)
    [process] = [one for one in resolved(ended) if one.code == "CLP.01.01"]
    names = {message.name for message in compiled(process, Findings()).messages}
    assert names == {"Berkas permohonan", "Surat hasil", said}


def test_an_end_without_words_behind_branches_that_meet_says_that_it_is_the_end() -> None:
    both = "[{kegiatan: Menolak, oleh: staf}], [{kegiatan: Mencatat, oleh: staf}]"
    ended = PROCESS.replace(
        "{id: tolak, kegiatan: Menyampaikan penolakan, oleh: staf, keluaran: Surat penolakan}",
        f"{{id: tolak, oleh: staf, sejajar: [{both}]}}",
    )
    [process] = [one for one in resolved(ended) if one.code == "CLP.01.01"]
    names = {message.name for message in compiled(process, Findings()).messages}
    assert names == {"Berkas permohonan", "Surat hasil", "Selesai"}


def test_an_end_without_words_behind_ways_that_meet_says_that_it_is_the_end() -> None:
    ended = PROCESS.replace(
        "{id: tolak, kegiatan: Menyampaikan penolakan, oleh: staf, keluaran: Surat penolakan}",
        "{id: tolak, keputusan: Alasan?, oleh: staf, cabang: {Ada: a, Tidak: b}}\n"
        "  - {id: a, kegiatan: Menjelaskan, oleh: staf, lanjut: akhir}\n"
        "  - {id: b, kegiatan: Mencatat, oleh: staf}\n"
        "  - {id: akhir, selesai: Selesai, oleh: staf}",
    ).replace("lanjut: selesai", "lanjut: diterima")
    ended += "  - {id: diterima, selesai: Hasil diterima, oleh: pemohon}\n"
    [process] = [one for one in resolved(ended) if one.code == "CLP.01.01"]
    names = {message.name for message in compiled(process, Findings()).messages}
    assert names == {"Berkas permohonan", "Surat hasil", "Selesai"}


@pytest.mark.parametrize(("asked", "said"), SAID)
def test_a_decision_that_leads_to_another_pool_hands_on_how_it_was_decided(
    asked: str, said: str
) -> None:
    back = PROCESS.replace("Berkas lengkap", asked).replace(
        "{id: tolak, kegiatan: Menyampaikan penolakan, oleh: staf, keluaran: Surat penolakan}",
        "{id: tolak, kegiatan: Melengkapi berkas, oleh: pemohon}",
    )
    [process] = [one for one in resolved(back) if one.code == "CLP.01.01"]
    names = {message.name for message in compiled(process, Findings()).messages}
    assert names == {"Berkas permohonan", "Surat hasil", said}


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Cocok?", "Tidak", "Tidak cocok"),
        ("Cocok?", "Ya", "Cocok"),
        ("Konsep benar?", "Tidak", "Konsep tidak benar"),
        ("Tercapai kesepakatan?", "Tidak", "Tidak tercapai kesepakatan"),
        ("Perlu perbaikan data kependudukan?", "Ya", "Perlu perbaikan data kependudukan"),
        ("Apakah sesuai?", "Tidak", "Tidak sesuai"),
        ("ASN?", "Tidak", "Tidak ASN"),
        ("Kewenangan siapa?", "Kantor Pertanahan", "Kewenangan siapa? Kantor Pertanahan"),
        (
            "Apakah usulan sesuai dengan kebutuhan?",
            "Tidak",
            "Apakah usulan sesuai dengan kebutuhan? Tidak",
        ),
        ("?", "Ya", "Ya"),
    ],
)
def test_a_message_says_what_was_decided_as_a_statement_where_words_are_plain(
    question: str, answer: str, said: str
) -> None:
    assert answered(question, answer) == said


def test_branches_that_meet_hand_on_what_the_next_pool_does() -> None:
    both = "[{kegiatan: Mencatat, oleh: staf}], [{kegiatan: Menghitung, oleh: staf}]"
    asked = "{id: periksa, keputusan: Berkas lengkap?, oleh: staf"
    text = PROCESS[: PROCESS.index(f"  - {asked}")] + (
        f"  - {{id: dua, oleh: staf, sejajar: [{both}]}}\n"
        "  - {kegiatan: Menerima hasil, oleh: pemohon}\n"
    )
    [process] = [one for one in resolved(text) if one.code == "CLP.01.01"]
    names = {message.name for message in compiled(process, Findings()).messages}
    assert names == {"Berkas permohonan", "Menerima hasil"}


def test_a_step_without_words_is_named_by_its_id() -> None:
    names = MessageNames(
        Process(id="p", code="p", name="P", flow_nodes=(ParallelGateway(id="bagi_tugas"),))
    )
    assert names.of_step("bagi_tugas", "b") == "bagi tugas"


def test_where_ways_meet_without_words_a_message_is_named_after_what_it_leads_to() -> None:
    nodes = (ExclusiveGateway(id="temu"), UserTask(id="terima", name="Menerima hasil"))
    names = MessageNames(Process(id="p", code="p", name="P", flow_nodes=nodes))
    flow = SequenceFlow(id="f", source_ref="temu", target_ref="terima")
    assert names.of_flow(flow) == "Menerima hasil"
