"""Letters say what the regulation says, in every unit: nothing more, and nothing of this program.

Each test holds one thing that a lawyer would otherwise strike out.
"""

import io
import re
from functools import cache
from typing import NamedTuple

import docx
import pytest

from bpmn_gen.compiler.target import Target, all_types, all_units
from bpmn_gen.decree.correspondents import BLANK, head_title
from bpmn_gen.decree.letters import Letter
from bpmn_gen.render.word.letter import letter_words, write_letter
from bpmn_gen.sop.style import decree_style
from tests.content.shipped import definitions
from tests.decree.sample import letters, letters_for, target, templates

PAPER = decree_style(definitions().daerah)
KROYA = "Kecamatan Kroya"
REFUSAL = "surat-jawaban-tidak-menyetujui-permohonan"
CODES = re.compile(r"\b[IVX]+\.[A-D]\b|\b(?:kalimat|butir) \d|Perbup")
"""What only this program writes."""
SHORT = "Peraturan Bupati Cilacap Nomor 5 Tahun 2024"
TITLE = f"{SHORT} tentang Sistem Kerja di Lingkungan Pemerintah Kabupaten Cilacap"
SPELLED = {"NIP": "Nomor Induk Pegawai"}
"""The abbreviations of letters."""
NUMBERS = ("BAB", "II", "KESATU", "BENTUK", "USULAN")
"""Capitals that shorten nothing."""


class Found(NamedTuple):
    """A letter of a unit with its words."""

    unit: Target
    letter: Letter
    body: str
    foot: str


@cache
def every_letter() -> tuple[Found, ...]:
    """The letters of all unit types and of some units with titles of their own."""
    named = [target(name) for name in (KROYA, "Dinas Perhubungan", "Sekretariat Daerah")]
    found = tuple(
        Found(unit, letter, *said(letter))
        for unit in (*all_types(definitions()), *named)
        for made in letters_for(unit).values()
        for letter in made.values()
    )
    assert len(found) > 150
    return found


def said(letter: Letter) -> tuple[str, str]:
    """The words of a letter, and those of its foot."""
    word = docx.Document(io.BytesIO(write_letter(letter, PAPER, templates())))
    foot = "\n".join(one.text for one in word.sections[0].footer.paragraphs)
    return letter_words(letter, templates()), foot


def has_names(words: str) -> bool:
    """Whether a letter has a table for names."""
    return "No.\nNama\n" in words


def test_a_refusal_refuses_with_its_reason_and_lists_nobody() -> None:
    words = letter_words(letters(KROYA, "CLP.02.02")[REFUSAL], templates())
    assert "tidak dapat disetujui" in words
    assert "disetujui/tidak disetujui" not in words
    assert "Alasan mengapa tidak dapat menyetujui permohonan" in words
    assert "coret yang tidak perlu" not in words
    assert not has_names(words)


def test_only_answers_between_government_bodies_list_the_staff() -> None:
    for _unit, letter, body, _foot in every_letter():
        if "surat-jawaban" in letter.template:
            across = letter.values["proses"]["kode"] == "CLP.02.03"  # type: ignore[index]
            assert has_names(body) == across, letter.name


def test_authorities_write_under_a_letterhead_of_their_own() -> None:
    found = 0
    for unit, letter, _body, _foot in every_letter():
        sender, head = letter.values["pengirim"], letter.values["kop"]
        assert isinstance(sender, dict)
        assert isinstance(head, list)
        is_authority = sender["jabatan"] == "Pejabat yang Berwenang"
        assert (unit.name not in head) == is_authority, letter.name
        assert (head[-1] == BLANK) == is_authority
        found += is_authority
    assert found >= 20


def test_the_first_letter_across_bodies_asks_for_approval_and_forwarding() -> None:
    made = letters(KROYA, "CLP.02.03")
    first = made["surat-permohonan-pelibatan-melalui-pejabat-yang"]
    words = letter_words(first, templates())
    assert first.values["kepada"] == ["Pejabat yang Berwenang"]
    assert "Mohon persetujuan atas permohonan ini." in words
    assert "dikirimkan kepada Pejabat yang Berwenang instansi yang dituju" in words
    assert (
        first.values["wajib"]
        == letters(KROYA, "CLP.02.02")["surat-permohonan-pelibatan"].values["wajib"]
    )


def test_nobody_writes_to_themselves_or_gets_a_copy_of_their_own_letter() -> None:
    for _unit, letter, _body, _foot in every_letter():
        sender = letter.values["pengirim"]
        assert isinstance(sender, dict)
        own = (sender["jabatan"], f"{sender['jabatan']} selaku ")
        to, copies = letter.values["kepada"], letter.values["tembusan"]
        assert isinstance(to, list)
        assert isinstance(copies, list)
        assert not [name for name in (*to, *copies) if name == own[0] or name.startswith(own[1])]
        assert not set(to) & set(copies)
        assert len(set(copies)) == len(copies)


def test_a_copy_for_a_role_of_the_sender_goes_to_whoever_else_holds_it() -> None:
    letter = letters(KROYA, "CLP.02.03")["surat-penugasan"]
    assert "Pejabat Penilai Kinerja bersangkutan, bila bukan penanda tangan" in letter_words(
        letter, templates()
    )


def test_an_assignment_says_to_whom_members_leaders_and_individuals_report() -> None:
    for code in ("CLP.02.01", "CLP.02.04"):
        for letter in letters(KROYA, code).values():
            words = letter_words(letter, templates())
            assert "individu: secara langsung kepada Pimpinan Unit Organisasi (Pasal 16)" in words
            assert "anggota tim: kepada ketua tim (Pasal 17 ayat (1))" in words
            assert (
                "ketua tim: kepada Pimpinan Unit Organisasi secara berkala (Pasal 17 ayat (2))"
                in words
            )


def test_the_form_that_the_annex_lacks_is_marked_as_proposed() -> None:
    for code in ("CLP.02.02", "CLP.02.05"):
        letter = letters(KROYA, code)["keputusan-kepala-perangkat-daerah-tentang"]
        first, *_ = letter_words(letter, templates()).splitlines()
        assert first.startswith("BENTUK USULAN.")
        assert "Pasal 13 ayat (7)" in first


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        (KROYA, "Camat Kroya"),
        ("Dinas Perhubungan", "Kepala Dinas Perhubungan"),
        ("Sekretariat Daerah", "Sekretaris Daerah"),
        ("Badan Pendapatan Daerah", f"Kepala Perangkat Daerah {BLANK}"),
        ("Rumah Sakit Umum Daerah Cilacap", f"Kepala Perangkat Daerah {BLANK}"),
    ],
)
def test_the_decision_of_a_head_carries_the_real_title_or_a_blank(unit: str, head: str) -> None:
    assert head_title(definitions(), target(unit)) == head
    letter = letters(unit, "CLP.02.02")["keputusan-kepala-perangkat-daerah-tentang"]
    assert f"KEPUTUSAN {head.upper()}" in letter_words(letter, templates()).splitlines()


def test_no_head_is_named_who_heads_only_a_part() -> None:
    defs = definitions()
    for unit in (*all_types(defs), *all_units(defs)):
        part = any(role in unit.tipe.peran for role in ("atasan_unit", "pengampu_urusan"))
        if part or unit.unit is None:
            assert head_title(defs, unit).endswith(BLANK), unit.name


def test_the_revocation_declares_that_assignments_are_no_longer_in_force() -> None:
    (letter,) = letters(KROYA, "CLP.08.02").values()
    words = letter_words(letter, templates())
    assert "Mencabut dan menyatakan tidak berlaku lagi penugasan" in words
    assert "KEPUTUSAN BUPATI TENTANG PENCABUTAN PENUGASAN" in words
    assert "KEPUTUSAN BUPATI CILACAP TENTANG" not in words


def test_letters_cite_as_a_lawyer_does() -> None:
    for _unit, letter, body, foot in every_letter():
        assert not CODES.search(body + foot), letter.name
        assert SHORT in foot, letter.name


def test_the_first_citation_has_the_title_and_the_foot_is_short_where_the_letter_cites() -> None:
    for _unit, letter, body, foot in every_letter():
        words = f"{body} {foot}"
        assert words[words.index(SHORT) :].startswith(TITLE), letter.name
        if SHORT in body:
            assert TITLE not in foot, letter.name


def test_abbreviations_are_spelled_out_where_they_first_stand() -> None:
    for unit, letter, body, _foot in every_letter():
        plain = "\n".join(line for line in body.splitlines() if line.upper() != line)
        names = f"{unit.name} {' '.join(map(str, unit.tipe.peran.values()))}"
        for short in set(re.findall(r"\b[A-Z]{2,}\b", plain)) - set(NUMBERS):
            if short not in names:
                spelled = f"{SPELLED[short]} ("
                assert plain[: plain.index(short)].endswith(spelled), (letter.name, short)
