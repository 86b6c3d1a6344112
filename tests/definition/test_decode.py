"""Every mistake against a schema is found at its place, with a sentence and a hint, in one run."""

import pytest

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Kegiatan, Keputusan, Proses
from bpmn_gen.diagnostics import Findings
from tests.definition.saying import HEAD, STEPS, at, decoding

STEP = HEAD + "langkah:\n"

MISTAKES = {
    "an unknown key with a near one": (
        HEAD + STEPS + "namo: x\n",
        ("unknown-key", 10, 1),
        "kunci 'namo' tidak dikenal",
        "maksud Anda 'nama'?",
    ),
    "an unknown key near none": (
        STEP + "  - kegiatan: x\n    zzz: y\n",
        ("unknown-key", 7, 5),
        "kunci 'zzz' tidak dikenal",
        "kunci yang dikenal di sini: id, oleh",
    ),
    "an unknown key in braces": (
        HEAD.replace("unit:", "unti:") + STEPS,
        ("unknown-key", 4, 35),
        "kunci 'unti' tidak dikenal",
        "maksud Anda 'unit'?",
    ),
    "a missing name": (
        HEAD.replace("nama: Penunjukan lintas unit organisasi\n", "") + STEPS,
        ("missing-key", 1, 1),
        "kunci 'nama' tidak ada, padahal wajib",
        "tambahkan 'nama: ...'",
    ),
    "an actor without a role": (
        HEAD.replace("peran: pimpinan_unit, ", "") + STEPS,
        ("missing-key", 4, 12),
        "pelaku ini belum disebut siapa",
        "tulis peran dari peraturan, misalnya peran: pimpinan_unit",
    ),
    "a decision without branches": (
        STEP + "  - keputusan: x\n    oleh: pemohon\n",
        ("missing-key", 6, 5),
        "kunci 'cabang' tidak ada, padahal wajib",
        "cabang: {Ya: id_langkah, Tidak: id_langkah_lain}",
    ),
    "a key left blank": (
        STEP + "  - keputusan: x\n    cabang:\n",
        ("empty-text", 7, 5),
        "'cabang' belum diisi",
        "tulis misalnya cabang:",
    ),
    "a step key left blank": (
        STEP + "  - mulai:\n    oleh: pemohon\n",
        ("empty-text", 6, 5),
        "'mulai' belum diisi",
        "tulis misalnya mulai:",
    ),
    "an unknown key left blank": (
        HEAD + STEPS + "namo:\n",
        ("unknown-key", 10, 1),
        "kunci 'namo' tidak dikenal",
        "maksud Anda 'nama'?",
    ),
    "a branch without a target": (
        STEP + "  - keputusan: x\n    cabang: {Ya: a, Tidak: }\n",
        ("empty-text", 7, 21),
        "'Tidak' belum diisi",
        "tulis misalnya cabang:",
    ),
    "a way on that was left open": (
        STEP + "  - kegiatan: x\n    oleh: pemohon\n    lanjut: ...\n",
        ("empty-text", 8, 5),
        "'lanjut' belum diisi",
        "tulis misalnya lanjut:",
    ),
    "branches without a space behind the colon": (
        STEP + "  - keputusan: x\n    cabang: {Ya: a, Tidak:b}\n",
        ("empty-text", 7, 21),
        "'Tidak:b' bukan pasangan jawaban dan langkah",
        "beri spasi sesudah titik dua: 'Tidak: b'",
    ),
    "an actor without a space behind the colon": (
        HEAD.replace("unit: pemilik", "unit:pemilik") + STEPS,
        ("unknown-key", 4, 35),
        "kunci 'unit:pemilik kinerja' tidak dikenal",
        "beri spasi sesudah titik dua: 'unit: pemilik kinerja'",
    ),
    "an empty text in quotes": (
        STEP + "  - kegiatan: ''\n",
        ("empty-text", 6, 15),
        "teks kosong",
        "isi teksnya, atau hapus baris ini",
    ),
    "an empty list item": (
        STEP + "  - kegiatan: x\n    tembusan:\n      -\n",
        ("empty-text", 8, 8),
        "teks kosong",
        "isi teksnya, atau hapus baris ini",
    ),
    "a list in place of a text": (
        STEP + "  - kegiatan: x\n    oleh: [a, b]\n",
        ("wrong-kind", 7, 11),
        "nilai 'oleh' harus berupa teks, bukan daftar",
        "yang ikut mengerjakan ditulis di 'bersama: [...]'",
    ),
    "pairs in place of a text": (
        STEP + "  - kegiatan: x\n    keterangan: {a: b}\n",
        ("wrong-kind", 7, 17),
        "nilai 'keterangan' harus berupa teks, bukan pasangan kunci dan nilai",
        "tulis satu teks di baris yang sama",
    ),
    "a placeholder that reads as pairs": (
        STEP + "  - kegiatan: {penilai}\n",
        ("wrong-kind", 6, 15),
        "nilai 'kegiatan' harus berupa teks, bukan pasangan kunci dan nilai",
        "bila teks diawali '{' untuk isian seperti {penilai}, apit seluruh teks dengan kutip",
    ),
    "a text in place of pairs": (
        HEAD + "pihak: pemohon\n" + STEPS,
        ("wrong-kind", 5, 8),
        "nilai 'pihak' harus berupa pasangan kunci dan nilai, bukan teks",
        "tulis misalnya pihak:",
    ),
    "a list in place of branches": (
        STEP + "  - keputusan: x\n    cabang: [a, b]\n",
        ("wrong-kind", 7, 13),
        "nilai 'cabang' harus berupa pasangan kunci dan nilai, bukan daftar",
        "tulis misalnya cabang:",
    ),
    "a step that is only a text": (
        STEP + "  - Menyusun rencana\n",
        ("wrong-kind", 6, 5),
        "langkah 'Menyusun rencana' hanya berupa teks",
        "tulis '- kegiatan: Menyusun rencana'",
    ),
    "steps that are only a text": (
        HEAD + "langkah: Menyusun rencana\n",
        ("wrong-kind", 5, 10),
        "nilai 'langkah' harus berupa pasangan kunci dan nilai, bukan teks",
        "tulis misalnya langkah:",
    ),
    "a file that is a list": (
        "- a\n- b\n",
        ("wrong-kind", 1, 1),
        "isi berkas harus berupa pasangan kunci dan nilai, bukan daftar",
        "tulis 'kunci: nilai'",
    ),
    "a step of no kind": (
        STEP + "  - id: a\n    oleh: pemohon\n",
        ("no-step-kind", 6, 5),
        "langkah ini tidak menyebut jenisnya",
        "tulis salah satu: mulai, kegiatan, keputusan, sejajar, pilih, proses, selesai",
    ),
    "a step of two kinds": (
        STEP + "  - kegiatan: a\n    selesai: b\n",
        ("several-step-kinds", 7, 5),
        "satu langkah memuat 'kegiatan' dan 'selesai' sekaligus",
        "jadikan dua langkah",
    ),
    "a mistyped step key": (
        STEP + "  - id: a\n    kegiatn: b\n",
        ("unknown-key", 7, 5),
        "kunci 'kegiatn' tidak dikenal",
        "maksud Anda 'kegiatan'?",
    ),
    "a word outside its set": (
        STEP + "  - kegiatan: x\n    jenis: krim\n",
        ("unknown-word", 7, 12),
        "'krim' bukan pilihan untuk 'jenis'",
        "maksud Anda 'kirim'?",
    ),
    "an option without the words of the law": (
        STEP + "  - kegiatan: x\n    opsional: ya\n",
        ("no-words", 7, 15),
        "'opsional' berisi 'ya', bukan kata-kata peraturannya",
        "tulis misalnya opsional: Bilamana diperlukan; bila tidak opsional, hapus kuncinya",
    ),
    "a decision that may be skipped": (
        STEP + "  - keputusan: x\n    cabang: {Ya: a, Tidak: b}\n    opsional: Dapat\n",
        ("unknown-key", 8, 5),
        "kunci 'opsional' tidak dikenal",
        "keputusan sudah merupakan pilihan",
    ),
    "an end that may happen at any time": (
        STEP + "  - selesai: x\n    sewaktu_waktu: ya\n",
        ("unknown-key", 7, 5),
        "kunci 'sewaktu_waktu' tidak dikenal",
        "'sewaktu_waktu' hanya untuk kegiatan dan proses",
    ),
    "at any time, in other words": (
        STEP + "  - kegiatan: x\n    sewaktu_waktu: kapan saja\n",
        ("unknown-word", 7, 20),
        "'kapan saja' bukan pilihan untuk 'sewaktu_waktu'",
        "pilihannya: ya, tidak",
    ),
    "another word for a key": (
        STEP + "  - kegiatan: x\n    kapan_saja: ya\n",
        ("unknown-key", 7, 5),
        "kunci 'kapan_saja' tidak dikenal",
        "maksud Anda 'sewaktu_waktu'?",
    ),
    "a unit type that is no number": (
        HEAD + "berlaku: [1, kecamatan]\n" + STEPS,
        ("bad-number", 5, 14),
        "'kecamatan' bukan nomor tipe unit",
        "tulis 'semua', nomor tipe",
    ),
    "all unit types mistyped": (
        HEAD + "berlaku: semuaa\n" + STEPS,
        ("bad-number", 5, 10),
        "'semuaa' bukan nomor tipe unit",
        "maksud Anda 'semua'?",
    ),
    "a day that does not exist": (
        HEAD + "sop: {tanggal_revisi: 2026-02-30}\n" + STEPS,
        ("bad-date", 5, 23),
        "'2026-02-30' bukan tanggal yang ada",
        "misalnya 2026-11-24 atau 24 November 2026",
    ),
    "an id with a space": (
        STEP + "  - id: kirim surat\n    kegiatan: x\n",
        ("bad-id", 6, 9),
        "'kirim surat' tidak dapat menjadi kunci atau id",
        "tulis tanpa spasi dan tanda lain: kirim_surat",
    ),
    "an actor key with a space": (
        HEAD + "  unit dituju: {peran: x}\n" + STEPS,
        ("bad-id", 5, 3),
        "'unit dituju' tidak dapat menjadi kunci atau id",
        "tulis tanpa spasi dan tanda lain: unit_dituju",
    ),
    "a code that leaves its folder": (
        HEAD.replace("CLP.02.02", "../CLP") + STEPS,
        ("bad-code", 1, 7),
        "'../CLP' tidak dapat menjadi kode: kode terdiri dari huruf, angka, dan titik di antaranya",
        "misalnya CLP.02.02",
    ),
    "a code that Windows keeps for itself": (
        HEAD.replace("CLP.02.02", "NUL") + STEPS,
        ("bad-code", 1, 7),
        "'NUL' tidak dapat menjadi kode: 'NUL' dipakai Windows, dan kode menjadi nama folder",
        "misalnya NULU",
    ),
    "neither steps nor phases": (
        HEAD,
        ("missing-key", 1, 1),
        "proses tidak memuat 'langkah' atau 'tahap'",
        "tulis misalnya langkah:",
    ),
    "steps and phases": (
        HEAD + STEPS + "tahap:\n  - nama: x\n    langkah: [{kegiatan: y}]\n",
        ("steps-and-phases", 10, 1),
        "proses memuat 'langkah' dan 'tahap' sekaligus",
        "pindahkan semua langkah ke dalam 'tahap'",
    ),
    "a mistake deep in parallel branches": (
        STEP + "  - sejajar:\n    - - kegiatan: x\n        oley: y\n",
        ("unknown-key", 8, 9),
        "kunci 'oley' tidak dikenal",
        "maksud Anda 'oleh'?",
    ),
    "a mistake in a variant": (
        HEAD + STEPS + "varian: [{nama: x, berlaku: [dua]}]\n",
        ("bad-number", 10, 30),
        "'dua' bukan bilangan bulat dari 1 sampai 999",
        "tulis dengan angka, misalnya 7",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_at_its_place_with_a_hint(name: str) -> None:
    source, where, message, hint = MISTAKES[name]
    (found,) = decoding(source)
    assert at(found) == where
    assert found.message == message
    assert hint in found.hints[0]


OTHER_FILES = {
    "peta": ("peta: [{kode: A, nama: b, kelompok: intii}]\n", ("unknown-word", 1, 37)),
    "daerah": ("nama: a\nkertas: B5\n", ("unknown-word", 2, 9)),
    "formulir": ("kode: a\nnama: b\njenis: nota\n", ("unknown-word", 3, 8)),
    "tipe_unit": ("nomor: tujuh\n", ("bad-number", 1, 8)),
    "unit": ("- nama: a\n  tipe: 0\n", ("bad-number", 2, 9)),
    "jabatan": ("camat: Camat\n", ("wrong-kind", 1, 8)),
    "peraturan": ("judul: a\nsebutan: b\nketentuan: [{id: a}]\n", ("missing-key", 3, 13)),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_every_kind_of_file_is_strict(kind: str) -> None:
    source, where = OTHER_FILES[kind]
    assert where in [at(item) for item in decoding(source, kind)]


def test_a_step_of_two_kinds_names_both_places() -> None:
    (found,) = decoding(STEP + "  - kegiatan: a\n    selesai: b\n")
    ((first, remark),) = found.related
    assert (first.line, first.column) == (6, 5)
    assert remark == "'kegiatan' ditulis di sini"


def test_all_mistakes_of_a_file_are_found_in_one_run() -> None:
    source = (
        HEAD.replace("kode", "kod")
        + "langkah:\n  - mulai: &a x\n    oleh: *a\n  - kegiatan: [x]\n    jenis: krim\n"
        + "  - keputusan: y\nsop: {tanggal_revisi: besok}\nlain: z\nlain: z\n"
    )
    assert [at(item) for item in decoding(source)] == [
        ("unknown-key", 1, 1),
        ("yaml-anchor", 6, 12),
        ("yaml-alias", 7, 11),
        ("wrong-kind", 8, 15),
        ("unknown-word", 9, 12),
        ("missing-key", 10, 5),
        ("bad-date", 11, 23),
        ("unknown-key", 12, 1),
        ("duplicate-key", 13, 1),
    ]


def mended(source: str) -> tuple[Proses | None, bool]:
    """What is left of a process with mistakes, and whether its flow is the written one."""
    findings = Findings()
    node = read_bytes(source.encode("utf-8"), "f", findings)
    assert node is not None
    decoded = decode(node, Proses, findings)
    return decoded.value, decoded.whole


def test_a_process_with_a_harmless_mistake_still_takes_part() -> None:
    value, whole = mended(HEAD + STEPS + "namo: x\nsop: {tanggal_revisi: besok}\n")
    assert value is not None
    assert len(value.langkah) == 2
    assert whole


def test_a_mistyped_key_is_read_as_the_key_that_was_meant() -> None:
    value, _whole = mended(STEP + "  - kegiatn: Menyusun\n    olh: pemohon\n")
    assert value is not None
    (step,) = value.langkah
    assert isinstance(step, Kegiatan)
    assert (step.kegiatan, step.oleh) == ("Menyusun", "pemohon")


def test_a_step_that_cannot_be_read_keeps_its_place_in_the_flow() -> None:
    value, whole = mended(STEP + "  - id: a\n    kegiatan: [x]\n  - keputusan: y\n")
    assert value is not None
    first, second = value.langkah
    assert isinstance(first, Kegiatan)
    assert (first.id, first.kegiatan) == ("a", "?")
    assert isinstance(second, Keputusan)
    assert second.cabang == {}
    assert not whole


def test_a_mistake_is_not_reported_again_for_what_mending_took_away() -> None:
    source = "pelaku:\n  a: {peran: [x]}\nkode: A\nnama: [y]\nlangkah: [{kegiatan: z}]\n"
    assert [at(item)[0] for item in decoding(source)] == ["wrong-kind", "wrong-kind"]
