"""Words are found as people write them; what may mean something else is told apart."""

from __future__ import annotations

import pytest

from bpmn_gen.writing.alignment import offsets, reworded
from bpmn_gen.writing.kinds import TextKind, kind_of_actor, kind_of_key, kind_of_text
from bpmn_gen.writing.phrases import Doubt, Phrase

HEAD = Phrase("Camat", "Kepala Distrik", is_title=True, places=frozenset({"kroya"}))
SECTION = Phrase(
    "Kepala Seksi",
    "Kepala Bidang",
    is_title=True,
    titles=("Kepala Seksi Tata Usaha dan Umum", "Kepala Seksi atau Kepala Subbagian"),
)
TERM = Phrase("surat tugas", "surat perintah tugas")


def after(phrase: Phrase, text: str) -> str:
    """A text with all sure words replaced."""
    spots = [spot for spot in phrase.spots(text) if spot.doubt is None]
    words = [(one.begin, one.end, phrase.worded(text[one.begin : one.end])) for one in spots]
    return reworded(text, words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Menyerahkan berkas kepada Camat", "Menyerahkan berkas kepada Kepala Distrik"),
        ("disposisi camat", "disposisi kepala distrik"),
        ("DISPOSISI CAMAT", "DISPOSISI KEPALA DISTRIK"),
        ("Camat Kroya", "Kepala Distrik Kroya"),
        ("Plt. Camat", "Plt. Kepala Distrik"),
        ("Camat {unit}", "Kepala Distrik {unit}"),
        ("Camat/Lurah", "Kepala Distrik/Lurah"),
        ("Camat Dan Lurah", "Kepala Distrik Dan Lurah"),
        ("{camat} dan {{Camat}}", "{camat} dan {{Camat}}"),
        ("Camatan, Kecamatan", "Camatan, Kecamatan"),
    ],
)
def test_a_title_changes_in_the_capitals_of_its_place(text: str, wanted: str) -> None:
    assert after(HEAD, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Surat tugas diterima", "Surat perintah tugas diterima"),
        ("Surat Tugas", "Surat Perintah Tugas"),
        ("surat\n  tugas", "surat perintah tugas"),
        ("surat perintah tugas", "surat perintah tugas"),
        ("surat tugasan", "surat tugasan"),
    ],
)
def test_a_term_changes_wherever_it_stands_as_a_word(text: str, wanted: str) -> None:
    assert after(TERM, text) == wanted


def test_what_has_been_replaced_is_not_replaced_again() -> None:
    longer = Phrase("surat", "surat dinas")
    assert after(longer, "surat dinas dan surat") == "surat dinas dan surat dinas"


def test_abbreviations_keep_their_capitals() -> None:
    assert after(Phrase("Kepala Balai", "Kepala UPTD"), "kepala balai") == "kepala UPTD"


@pytest.mark.parametrize(
    ("phrase", "text", "doubt", "found"),
    [
        (SECTION, "Kepala Seksi Pelayanan memeriksa", Doubt.LONGER, "Kepala Seksi Pelayanan"),
        (
            SECTION,
            "kepala seksi tata usaha dan umum",
            Doubt.LONGER,
            "kepala seksi tata usaha dan umum",
        ),
        (HEAD, "Sekretaris Camat", Doubt.LONGER, "Sekretaris Camat"),
        (SECTION, "Kepala Seksi {seksi}", Doubt.LONGER, "Kepala Seksi {seksi}"),
        (HEAD, 'Stempel "Camat" dibubuhkan', Doubt.QUOTED, "Camat"),
        (HEAD, "Peraturan Camat tentang loket", Doubt.LAW, "Camat"),
        (HEAD, "Keputusan Camat Kroya Nomor 5 Tahun 2025", Doubt.LAW, "Camat"),
        (HEAD, "camatnya", Doubt.BENT, "camatnya"),
        (HEAD, "camat-camat", Doubt.BENT, "camat-camat"),
        (HEAD, "nomor 800/CAMAT/2026", Doubt.ADDRESS, "800/CAMAT/2026"),
        (HEAD, "surel camat@contoh.go.id", Doubt.ADDRESS, "camat@contoh.go.id"),
        (HEAD, "berkas C:\\Camat\\surat", Doubt.ADDRESS, "C:\\Camat\\surat"),
    ],
)
def test_what_may_mean_something_else_is_doubtful(
    phrase: Phrase, text: str, doubt: Doubt, found: str
) -> None:
    spots = list(phrase.spots(text))
    assert {spot.doubt for spot in spots} == {doubt}
    assert spots[0].found == found


def test_a_title_beside_another_in_one_text_is_no_part_of_a_longer_one() -> None:
    assert after(SECTION, "Kepala Seksi atau Kepala Subbagian").startswith("Kepala Bidang atau")


def test_a_decision_of_somebody_without_a_number_is_a_paper_like_others() -> None:
    assert after(HEAD, "Keputusan Camat") == "Keputusan Kepala Distrik"


@pytest.mark.parametrize(
    ("raw", "value", "style", "wanted"),
    [
        ("satu  dua", "satu  dua", "", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("a\n      b", "a b", "", [0, 1, 8]),
        ("'it''s b'", "it's b", "'", [1, 2, 3, 5, 6, 7]),
        (">-\n    a\n    b", "a b", ">", [7, 8, 13]),
        ('"a\\u0020b"', "a b", '"', None),
        ("ab", "ac", "", None),
    ],
)
def test_characters_are_found_in_the_file(
    raw: str, value: str, style: str, wanted: list[int] | None
) -> None:
    assert offsets(raw, value, style) == wanted


@pytest.mark.parametrize(
    ("file", "path", "kind"),
    [
        ("proses", ("langkah", 0, "kegiatan"), TextKind.WORDS),
        ("proses", ("langkah", 0, "oleh"), TextKind.FIXED),
        ("proses", ("langkah", 0, "cabang", "Ya"), TextKind.FIXED),
        ("proses", ("langkah", 0, "sumber", 0), TextKind.CITATION),
        ("proses", ("pelaku", "kasi", "jabatan"), TextKind.TITLE),
        ("proses", ("sop", "disahkan_oleh", "nama"), TextKind.FIXED),
        ("proses", ("dasar_hukum", 0), TextKind.BASIS),
        ("proses", ("langkah", 0, "catatan"), TextKind.REMARK),
        ("unit_sendiri", ("nama",), TextKind.NAME),
        ("unit", (0, "jabatan", "pejabat_level_1"), TextKind.TITLE),
        ("unit", (0, "waktu", "CLP.02.02", "dokumen"), TextKind.WORDS),
        ("unit", (0, "sop", "CLP.02.02", "nomor"), TextKind.FIXED),
        ("tipe_unit", ("peran", "penilai_kinerja"), TextKind.TITLE),
        ("tipe_unit", ("tingkat", 1, "peran", 0), TextKind.FIXED),
        ("daftar", ("dasar_hukum", "uu"), TextKind.BASIS),
        ("daftar", ("peralatan", "komputer"), TextKind.WORDS),
        ("daerah", ("sop", "margin", "atas"), TextKind.FIXED),
        ("daerah", ("keputusan", "jabatan"), TextKind.TITLE),
        ("peraturan", ("ketentuan", 0, "ringkasan"), TextKind.LAW),
        ("peraturan", ("ketentuan", 0, "id"), TextKind.FIXED),
        ("jabatan", ("ketua_tim", "sebutan"), TextKind.LAW),
    ],
)
def test_each_text_is_known_for_what_it_is(
    file: str, path: tuple[str | int, ...], kind: TextKind
) -> None:
    assert kind_of_text(file, path) is kind


def test_a_text_alone_names_a_role_or_a_title() -> None:
    assert kind_of_actor("pejabat_level_1", ("pelaku", "camat")) is TextKind.FIXED
    assert kind_of_actor("Petugas Loket", ("varian", 0, "pihak", "loket")) is TextKind.TITLE
    assert kind_of_actor("Menulis", ("langkah", 0, "kegiatan")) is None


def test_labels_of_branches_are_the_only_keys_that_people_read() -> None:
    assert kind_of_key(("langkah", 0, "cabang", "Ya")) is TextKind.WORDS
    assert kind_of_key(("pelaku", "camat")) is TextKind.FIXED
