"""Bad YAML is explained at the character to change, in a plain sentence with a hint."""

import pytest
import yaml

from bpmn_gen.definition import reader
from tests.definition.saying import at, reading

CASES = {
    "a list indented with a tab": (
        "a:\n\t- b\n",
        ("yaml-tab", 2, 1),
        "baris ini menjorok dengan tab",
        "ganti tab dengan spasi",
    ),
    "a key indented with a tab": (
        "a: b\n\tc: d\n",
        ("yaml-tab", 2, 1),
        "baris ini menjorok dengan tab",
        "ganti tab dengan spasi",
    ),
    "a double quote never closed": (
        'a: "x\nb: c\n',
        ("yaml-unclosed-quote", 1, 4),
        "tanda kutip dibuka di sini dan tidak ditutup",
        "tutup dengan tanda kutip yang sama",
    ),
    "a single quote never closed": (
        "a: b\nc: 'x\nd: e\n",
        ("yaml-unclosed-quote", 2, 4),
        "tanda kutip dibuka di sini dan tidak ditutup",
        "tutup dengan tanda kutip yang sama",
    ),
    "a backslash in double quotes": (
        'a: "C:\\q"\n',
        ("yaml-escape", 1, 7),
        "garis miring terbalik",
        "pakai kutip tunggal",
    ),
    "text behind a quoted word": (
        'a: "A" dan B\n',
        ("yaml-text-after-quote", 1, 8),
        "masih ada teks sesudah tanda kutip penutup",
        "apit seluruh teks dengan tanda kutip",
    ),
    "an apostrophe in single quotes": (
        "a: 'it's'\n",
        ("yaml-apostrophe", 1, 7),
        "tanda petik di dalam teks menutup tanda kutip tunggal",
        'pakai kutip ganda di luar: "it\'s"',
    ),
    "two keys on one line": (
        "- oleh: pemohon waktu: 1 hari\n",
        ("yaml-two-keys", 1, 17),
        "kunci 'waktu' ditulis di baris kunci lain",
        "pindahkan 'waktu: ...' ke baris tersendiri",
    ),
    "text that begins with a placeholder": (
        "a: {penilai} menilai\n",
        ("yaml-text-after-bracket", 1, 14),
        "masih ada teks sesudah kurung penutup",
        "'{penilai} ...'",
    ),
    "a list in brackets never closed": (
        "a: [x, y\nb: c\n",
        ("yaml-unclosed-bracket", 1, 4),
        "kurung '[' dibuka di sini dan tidak ditutup dengan ']'",
        "tutup dengan ']'",
    ),
    "pairs in braces never closed": (
        "a: {x: y\nb: c\n",
        ("yaml-unclosed-bracket", 1, 4),
        "kurung '{' dibuka di sini dan tidak ditutup dengan '}'",
        "tutup dengan '}'",
    ),
    "a list in brackets open to the end": (
        "a: b\nc: [x,\n",
        ("yaml-unclosed-bracket", 2, 4),
        "kurung '[' dibuka di sini dan tidak ditutup dengan ']'",
        "tutup dengan ']'",
    ),
    "a lone bracket": (
        "kode: [",
        ("yaml-unclosed-bracket", 1, 7),
        "kurung '[' dibuka di sini dan tidak ditutup dengan ']'",
        "tutup dengan ']'",
    ),
    "a lone brace": (
        "kode: {a: ",
        ("yaml-unclosed-bracket", 1, 7),
        "kurung '{' dibuka di sini dan tidak ditutup dengan '}'",
        "tutup dengan '}'",
    ),
    "a comma forgotten between pairs": (
        "a: {Ya: b Tidak: c}\n",
        ("yaml-missing-comma", 1, 16),
        "kurang koma atau '}' di sini",
        "pisahkan butir dengan koma",
    ),
    "no space behind the colon": (
        "kode:CLP\nnama: x\n",
        ("yaml-missing-space", 1, 5),
        "kurang spasi sesudah titik dua",
        "tulis 'kunci: nilai'",
    ),
    "no space behind the hyphen": (
        "a:\n- x\n-y\n",
        ("yaml-missing-space", 3, 1),
        "kurang spasi sesudah tanda '-'",
        "tulis '- ' diikuti isinya",
    ),
    "a colon within the text": (
        "nama: Surat: permohonan\n",
        ("yaml-colon-in-text", 1, 12),
        "teks memuat titik dua diikuti spasi",
        "apit seluruh teks dengan tanda kutip",
    ),
    "no colon at all": (
        "a: b\nc\nd: e\n",
        ("yaml-missing-colon", 2, 1),
        "kurang titik dua di baris ini",
        "tulis 'kunci: nilai'",
    ),
    "a line between two levels": (
        "a:\n  b: 1\n c: 2\n",
        ("yaml-indentation", 3, 2),
        "tidak sejajar dengan baris mana pun",
        "sejajarkan dengan baris setingkat",
    ),
    "a key of a list item out of line": (
        "a:\n   - x: 1\n     y: 2\n    z: 3\n",
        ("yaml-indentation", 4, 5),
        "tidak sejajar dengan baris mana pun",
        "sejajarkan dengan baris setingkat",
    ),
    "a first line deeper than the rest": (
        "# catatan\n  a: b\nc: d\n",
        ("yaml-indentation", 2, 3),
        "baris pertama isi berkas menjorok lebih dalam",
        "hapus spasi di awal baris ini",
    ),
    "something behind the end of the document": (
        "a: b\n...\nc: d\n",
        ("yaml-document-mark", 3, 1),
        "ada isi sesudah tanda akhir dokumen",
        "hapus baris yang diawali '...'",
    ),
    "deeper lines below a text": (
        "a: 1\n  b: 2\n",
        ("yaml-indentation", 2, 3),
        "kunci di atasnya sudah berisi teks",
        "sejajarkan baris ini",
    ),
    "an item where a key belongs": (
        "a: b\n- c\n",
        ("yaml-indentation", 2, 1),
        "butir daftar di tempat kunci",
        "sejajarkan dengan baris setingkat",
    ),
    "a list begun on the line of its key": (
        "a: - b\n",
        ("yaml-list-on-line", 1, 4),
        "daftar tidak boleh dimulai di baris kuncinya",
        "pindahkan '- ' ke baris berikut",
    ),
    "text that begins with a sign of YAML": (
        "a: @x\n",
        ("yaml-special-character", 1, 4),
        "teks tidak boleh diawali '@' tanpa tanda kutip",
        "apit seluruh teks dengan tanda kutip",
    ),
    "text that begins with a percent sign": (
        "a: %x\n",
        ("yaml-special-character", 1, 4),
        "teks tidak boleh diawali '%' tanpa tanda kutip",
        "apit seluruh teks dengan tanda kutip",
    ),
    "an ampersand alone": (
        "a: & b\n",
        ("yaml-special-character", 1, 4),
        "teks tidak boleh diawali '&' tanpa tanda kutip",
        "apit seluruh teks dengan tanda kutip",
    ),
    "a bracket closed too often": (
        "a: b]\nc: {x: y}}\n",
        ("yaml-text-after-bracket", 2, 10),
        "masih ada teks sesudah kurung penutup",
        "apit seluruh teks dengan tanda kutip",
    ),
    "a space from Word behind the colon": (
        "a: b\nc:\xa0d\ne: f\n",
        ("yaml-special-space", 2, 3),
        "ada spasi khusus (U+00A0)",
        "ketik ulang spasinya",
    ),
    "a long hyphen before an item": (
        "a:\n  – mulai: x\n    oleh: y\n",
        ("yaml-list-mark", 2, 3),
        "butir daftar diawali '–'",
        "awali butir dengan tanda hubung biasa",
    ),
    "quotes from Word around a colon": (
        "a: “Surat: permohonan”\n",
        ("yaml-curly-quotes", 1, 4),
        "tanda kutip miring tidak dikenal YAML",
        "ganti dengan tanda kutip lurus",
    ),
    "a numbered item among others": (
        "a:\n  - b\n  2. c\n",
        ("yaml-list-mark", 3, 3),
        "butir daftar diawali '2.'",
        "awali butir dengan tanda hubung biasa",
    ),
    "a heading over the file": (
        "Daftar unit\n- nama: x\n  tipe: 7\n",
        ("yaml-stray-text", 1, 1),
        "baris ini bukan 'kunci: nilai'",
        "hapus baris ini, atau awali dengan '# '",
    ),
    "a pair that begins where an item should": (
        "- nama: x\nKecamatan Baru:\n  tipe: 7\n",
        ("yaml-indentation", 2, 1),
        "kunci di tempat butir daftar",
        "awali butir baru dengan '- '",
    ),
    "a question mark before its question": (
        "keputusan: ? Disetujui\n",
        ("yaml-special-character", 1, 12),
        "teks tidak boleh diawali '?' tanpa tanda kutip",
        "apit seluruh teks dengan tanda kutip",
    ),
    "semicolons between pairs": (
        "cabang: {Ya: a; Tidak: b}\n",
        ("yaml-missing-comma", 1, 15),
        "butir dipisahkan dengan titik koma",
        "ganti ';' dengan ','",
    ),
    "pairs in round brackets": (
        "cabang: (Ya: a, Tidak: b)\n",
        ("yaml-round-brackets", 1, 9),
        "pasangan kunci dan nilai ditulis dalam kurung biasa",
        "ganti '(...)' dengan kurung kurawal '{...}'",
    ),
    "an apostrophe in quotes in braces": (
        "jabatan: {a: 'Camat Ma'arif'}\n",
        ("yaml-apostrophe-in-brackets", 1, 23),
        "tanda petik di dalam teks menutup tanda kutip tunggal",
        'pakai kutip ganda di luar: "Camat Ma\'arif"',
    ),
    "a placeholder in braces": (
        "jabatan: {a: Camat {unit}}\n",
        ("yaml-brace-in-text", 1, 20),
        "teks di dalam kurung memuat '{'",
        "apit seluruh teks dengan tanda kutip",
    ),
    "text behind the mark of a block": (
        "a: |x\n y\n",
        ("yaml-block-text", 1, 5),
        "tidak boleh ada teks di baris yang sama",
        "pindahkan teks ke baris berikut",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_bad_yaml_is_explained(name: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without its C parser")
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, loader))
    source, place, message, hint = CASES[name]
    (found,) = reading(source)
    assert at(found) == place
    assert message in found.message
    assert hint in found.hints[0]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="the C parser alone refuses it")
def test_a_colon_before_a_bracket_is_explained() -> None:
    (found,) = reading("a: [b c:]\n")
    assert at(found) == ("yaml-colon-in-text", 1, 8)
    assert found.message == "ada titik dua tanpa spasi sesudahnya di dalam kurung"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_count_alike_for_every_kind_of_line_break(newline: str) -> None:
    source = newline.join(["# catatan", "a: b", "c: d: e", ""])
    (found,) = reading(source)
    assert at(found) == ("yaml-colon-in-text", 3, 5)
