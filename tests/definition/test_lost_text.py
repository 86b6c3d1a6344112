"""No text is lost in silence: what YAML reads otherwise than it looks is told."""

import pytest

from tests.definition.saying import HEAD, STEPS, at, decoding, reading

UNIT = "- nama: Dinas\n  tipe: 2\n"


@pytest.mark.parametrize(
    ("written", "place", "hint"),
    [
        (
            "jabatan: {a: Kepala Dinas Sosial, Pemberdayaan, Anak, b: Sekretaris}",
            ("bare-key", 3, 37),
            "dengan tanda kutip: a: 'Kepala Dinas Sosial, Pemberdayaan, Anak'",
        ),
        ("jabatan: {a = Camat}", ("bare-key", 3, 13), "tulis titik dua, bukan '=': 'a: Camat'"),
        ("jabatan: {Camat}", ("bare-key", 3, 13), "tulis 'kunci: nilai'"),
        (
            "sop: {X.1: {disahkan_oleh: {nama: Dra. Ani, M.Si, nip: 1}}}",
            ("bare-key", 3, 47),
            "apit teks yang memuat koma dengan tanda kutip: nama: 'Dra. Ani, M.Si'",
        ),
    ],
)
def test_a_comma_in_braces_does_not_cut_a_text_in_silence(
    written: str, place: tuple[str, int, int], hint: str
) -> None:
    (found,) = decoding(f"{UNIT}  {written}\n", "unit")
    assert at(found) == place
    assert hint in found.hints[0]


@pytest.mark.parametrize(
    "written", ["jabatan: {a: , b: Camat}", "jabatan: {a: ...}", 'jabatan: {a: "Dra. Ani, M.Si"}']
)
def test_what_is_left_to_fill_in_or_quoted_is_no_mistake(written: str) -> None:
    assert decoding(f"{UNIT}  {written}\n", "unit") == []


def test_a_decimal_comma_in_braces_is_told() -> None:
    (found,) = decoding(
        "nama: a\npemerintah: b\nkepala: c\nsekretaris: d\nibu_kota: e\n"
        "sop: {margin: {kanan: 2,5}}\n",
        "daerah",
    )
    assert found.hints == ("tulis bilangan bulat tanpa koma: kanan: 2",)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a: Bidang #2\n", ("text-after-hash", 1, 11)),
        ("- a: b\n- Bidang #2 dan #3\n", ("text-after-hash", 2, 10)),
        ("a:\n  • satu\n  • dua\n", ("list-mark-in-text", 2, 3)),
        ("a:\n  1. satu\n  2. dua\n", ("list-mark-in-text", 2, 3)),
        ("a:\n  -satu\n  -dua\n", ("list-mark-in-text", 2, 3)),
        ("a:\n  - – satu\n", ("list-mark-in-text", 2, 5)),
    ],
)
def test_signs_that_change_a_text_are_told(written: str, place: tuple[str, int, int]) -> None:
    (found,) = reading(written)
    assert at(found) == place
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "written",
    [
        "a: x  # catatan\n",
        "# Bidang #2\na: x\n",
        "a: 'Bidang #2'  # catatan\n",
        "a: Bidang#2\n",
        "a: >-\n  • satu\n",
        "a: 1. Pendahuluan\n",
        "a: -5\n",
        "a: x ## ---\n",
    ],
)
def test_ordinary_comments_and_texts_are_left_alone(written: str) -> None:
    assert reading(written) == []


def test_a_sentence_that_brackets_cut_in_pieces_is_told() -> None:
    source = HEAD + STEPS + "sop: {kualifikasi: [Kompetensi, keahlian, dan/atau keterampilan]}\n"
    (found,) = decoding(source)
    assert at(found) == ("comma-in-list", 10, 43)


def test_no_space_behind_any_colon_is_told_where_it_should_be() -> None:
    (unit,) = decoding("- nama:Kecamatan Baru\n  tipe:7\n", "unit")
    assert at(unit) == ("yaml-missing-space", 1, 7)
    (step,) = decoding(HEAD + STEPS + "  - id:antar\n    kegiatan:Mengantar\n")
    assert at(step) == ("yaml-missing-space", 10, 7)


def test_a_key_in_capitals_is_one_mistake() -> None:
    found = decoding("- Nama: Dinas\n  Tipe: 2\n", "unit")
    assert [item.hints for item in found] == [("maksud Anda 'nama'?",), ("maksud Anda 'tipe'?",)]


def test_hints_show_a_key_as_its_own_file_has_it() -> None:
    (flat,) = decoding(f"{UNIT}  waktu: 1 hari kerja\n", "unit")
    assert flat.hints == ("tulis misalnya waktu: {CLP.02.02: {id_langkah: 1 hari kerja}}",)
    (dotted,) = decoding(f"{UNIT}  waktu: {{CLP.02.02.kirim: 1 hari kerja}}\n", "unit")
    assert dotted.hints == ("tulis misalnya CLP.02.02: {kirim: 1 hari kerja}",)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("  sop: {nomor: 065/1}\n", "tulis misalnya sop: {CLP.02.02: {nomor: ...}}"),
        ("  waktu: {kirim: 1 jam}\n", "tulis misalnya waktu: {CLP.02.02: {id_langkah:"),
        ("- Kecamatan Baru\n", "tulis '- nama: ...', lalu kunci lain di bawahnya"),
    ],
)
def test_a_level_that_was_left_out_is_shown(written: str, hint: str) -> None:
    (found,) = decoding(UNIT + written, "unit")
    assert hint in found.hints[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("durasi: 1 jam", "waktu"), ("Output: Surat", "keluaran"), ("pelaksana: pemohon", "oleh")],
)
def test_the_words_of_sop_forms_lead_to_ours(written: str, meant: str) -> None:
    source = HEAD + STEPS + f"  - kegiatan: Menyusun\n    {written}\n"
    (found,) = decoding(source)
    assert found.hints == (f"maksud Anda '{meant}'?",)


def test_months_may_be_spelled_the_old_way() -> None:
    assert decoding(f"{UNIT}  sop: {{X.1: {{tanggal_efektif: 24 Nopember 2026}}}}\n", "unit") == []


def test_a_process_that_lacks_all_its_parts_is_told_so_at_once() -> None:
    assert [at(item) for item in decoding("kode: A.1\nnama: B\npelaku:\nlangkah:\n")] == [
        ("empty-text", 3, 1),
        ("empty-text", 4, 1),
    ]
