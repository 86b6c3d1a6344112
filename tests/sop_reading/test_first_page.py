"""What the first page says beyond its fields is told: other letterheads, labels nobody knows."""

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.sop_files.sheet import Box
from bpmn_gen.sop_reading.identity import identity_of
from bpmn_gen.sop_reading.letterhead import letterhead_notes
from bpmn_gen.sop_reading.page_texts import Words
from bpmn_gen.sop_reading.read_sop import Identity
from bpmn_gen.sop_reading.titles import proposed
from bpmn_gen.sop_reading.unknown_labels import unknown_labels


def texts(*lines: str) -> list[Words]:
    """Paragraphs under each other."""
    return [Words(line, Box(0, 20 * n, 100, 20 * n + 15), n) for n, line in enumerate(lines)]


@pytest.mark.parametrize(
    "third", ["STANDAR OPERASIONAL PROSEDUR", "SOP Surat Masuk", "Jl. Merdeka No. 1", "Telp. 123"]
)
def test_a_title_or_an_address_under_the_letterhead_is_no_unit(third: str) -> None:
    found = identity_of(texts("PEMERINTAH KABUPATEN BUKIT NIRWANA\nDINAS SOSIAL", third))
    assert (found.office, found.unit) == ("DINAS SOSIAL", "")


def test_a_label_that_no_field_has_is_named_once() -> None:
    found = texts(
        "Kode Arsip : 065", "Kode Arsip : 066", "Nomor SOP : 1", "NIP. : 19", "Catatan: x"
    )
    assert list(unknown_labels(found)) == ["Kode Arsip"]


def test_lists_and_sentences_are_no_labels() -> None:
    found = texts("Bahan:\n1. Kertas", "Berkas yang harus dibawa oleh pemohon: KTP", "SOP: Surat")
    assert list(unknown_labels(found)) == []


def test_the_letterhead_of_another_regency_is_told() -> None:
    other = Identity(government="PEMERINTAH KAB. BUKIT NIRWANA", office="Dinas Sosial")
    [note] = letterhead_notes(other, None, "Pemerintah Kabupaten Cilacap")
    assert note.startswith(
        "kop SOP ini 'PEMERINTAH KAB. BUKIT NIRWANA', bukan Pemerintah Kabupaten"
    )
    own = Identity(government="PEMERINTAH KAB. CILACAP")
    assert letterhead_notes(own, None, "Pemerintah Kabupaten Cilacap") == []
    assert letterhead_notes(other, None, "") == []


def test_an_applicant_of_a_service_within_the_office_is_asked_about() -> None:
    inside = proposed("Pemohon", Catalogue(), None, "Permohonan Cuti Tahunan Pegawai")
    assert inside.form == {"masyarakat": "Pemohon"}
    [note] = inside.notes
    assert note.endswith("bila ia pegawai, tulis jabatannya")
    assert proposed("Pemohon", Catalogue(), None, "Penerbitan KTP-el").notes == ()


def test_a_title_that_is_written_like_a_role_is_proposed_as_that_role() -> None:
    """As a title it would draw a warning from the rules."""
    catalogue = Catalogue(terms={"bupati": "Bupati"})
    assert proposed("BUPATI", catalogue, None).form == {"peran": "bupati"}
    assert proposed("Wakil Bupati", catalogue, None).form == "Wakil Bupati"


@pytest.mark.parametrize("title", ["Pengguna Barang", "Pejabat Pengadaan", "Pengguna Anggaran"])
def test_officials_are_not_taken_for_the_public(title: str) -> None:
    assert proposed(title, Catalogue(), None).form == title
