"""Says what rules find in the words of a form, because its readers never see a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.columns import COLUMNS, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS: Final = {
    "cabang": "kolom Bila Ya ke, Bila Tidak ke",
    "peluang": "kolom Peluang",
    "pelaku": "tabel Pelaku di lembar Identitas",
    "pihak": "tabel Pelaku sebagai Pihak",
    "langkah": "lembar Langkah",
    "berlaku": "isian Berlaku bagi",
    "nama": "isian Nama proses",
    "kode": "isian Kode",
    "volume": "kolom Kali per tahun",
}
"""Keys that have no column of the same name."""
_OF_FORM: Final = frozenset({"no", "huruf", "jenis_langkah", "ya", "tidak", "lain", "asal"})
"""Columns whose names are no keys of a definition, and may be words of a message."""
_WORDS: Final = {
    **{one.key: f"kolom {one.title}" for one in COLUMNS if one.key not in _OF_FORM},
    **_OTHERS,
    **KINDS,
}
_PHRASES: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^tambahkan 'oleh' dengan .*", "pilih namanya di kolom Pelaku"),
        (r"^hapus, atau pindahkan ke 'pihak'",
         "hapus barisnya di tabel Pelaku, atau pilih Pihak di kolom Sebagai"),
        (r"^tambahkan di 'pelaku' baris .*", "tambahkan di tabel Pelaku di lembar Identitas"),
        (r"^tambahkan ('.*') di 'pihak' .*", r"tambahkan \1 di tabel Pelaku sebagai Pihak"),
        (r" ada di 'pihak'; pindahkan ke 'pelaku'",
         " masih Pihak; pilih Pelaku di kolom Sebagai pada tabel Pelaku"),
        (r"^beri langkah (?:ini|itu) 'id'.*", "tulis nomor baris ini di baris yang menuju ke sini"),
        (r"^urutkan 'pelaku' demikian", "urutkan baris tabel Pelaku demikian"),
        (r"^tulis peran: (\w+), atau nama jabatan yang sebenarnya$",
         r"tulis '\1' dan pilih Macam: Peran, atau tulis nama jabatan yang sebenarnya"),
        (r"^kunci ('.*') tidak ada di '.*' pada daftar\.yaml$",
         r"\1 terbaca sebagai kunci daftar.yaml, bukan teks"),
        (r"^tambahkan kuncinya di bawah .* atau tulis teksnya$",
         "bila memang teks, awali dengan huruf besar atau tulis lebih lengkap"),
        (r" tanpa 'oleh'$", " belum menyebut pelakunya"),
    )
)  # fmt: skip
"""Sentences that tell how to write a definition."""
_KEY: Final = re.compile(r"(langkah )?'([A-Za-z0-9_.-]+)'")
_EMPTIED: Final = re.compile(r"\bhapus '([a-z_]+)'")
ROW: Final = "baris "
"""How the name of a step begins."""
_WRITTEN: Final = re.compile(rf"\b(tulis(?: misalnya)?) ({'|'.join(map(re.escape, _WORDS))}): ")


def in_form_words(text: str, names: Mapping[str, str]) -> str:
    """A message or hint as the form puts it.

    Args:
        text: as it is about a definition.
        names: what stands in the form for keys of actors and ids of steps.
    """
    for pattern, words in _PHRASES:
        text = pattern.sub(words, text)
    text = _WRITTEN.sub(lambda found: f"di {_WORDS[found[2]]} {found[1]} ", text)
    text = _EMPTIED.sub(_emptied, text)
    return _KEY.sub(lambda found: _said(found[1] or "", found[2], names), text)


def _emptied(found: re.Match[str]) -> str:
    """That a cell is to be emptied, where a key of a step is to be deleted."""
    words = _WORDS.get(found[1], "")
    return words.replace("kolom ", "kosongkan sel ", 1) if words[:6] == "kolom " else found[0]


def _said(lead: str, key: str, names: Mapping[str, str]) -> str:
    """What a key is called in the form; ``lead`` is the word for a step, where it stands before."""
    name = names.get(key, "")
    if name.startswith(ROW):
        return name
    if name:
        return f"{lead}'{name}'"
    return lead + _WORDS.get(key, f"'{key}'")
