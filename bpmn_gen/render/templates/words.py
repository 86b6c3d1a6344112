"""Translates what engines say of a broken template into the language of staff."""

from __future__ import annotations

import re

_SENTENCES = (
    (r"'dict object' has no attribute '(.+)'", r"isian '\1' tidak ada"),
    (r"'(.+) object' has no attribute '(.+)'", r"isian '\2' tidak ada di situ"),
    (r"'?(.+?)'? is undefined", r"isian '\1' tidak ada"),
    (r".* object' has no element (.+)", r"butir nomor \1 tidak ada"),
    (r"No filter named '(.+)'\.", r"penyaring '\1' tidak dikenal"),
    (r"No test named '(.+)'\.", r"pengujian '\1' tidak dikenal"),
    (r"Encountered unknown tag '(.+?)'\.(?s:.*)", r"perintah '{% \1 %}' tidak dikenal"),
    (r"Unexpected end of template\.(?s:.*)", "perintah '{% for %}' atau '{% if %}' tidak ditutup"),
    (r"unexpected end of template(?s:.*)", "ada '{{' atau '{%' yang tidak ditutup"),
    (r"expected token '(.+)', got '(.+)'", r"seharusnya ada '\1', bukan '\2'"),
    (r"unexpected '(.+)'", r"ada '\1' yang tidak pada tempatnya"),
    (r"unexpected char (.+) at \d+", r"ada tanda \1 yang tidak pada tempatnya"),
    (r"Expected an expression, got '(.+)'", r"'{{ }}' belum diisi atau tidak lengkap"),
    (r"access to attribute '(.+)' of .* is unsafe\.", r"'\1' tidak boleh dipakai"),
    (
        r".* is not safely callable",
        "memanggil fungsi tidak boleh; pakai penyaring, misalnya |upper",
    ),
    (r"no loader for this environment specified", "tidak boleh mengambil berkas lain"),
    (r"maximum recursion depth exceeded.*", "berputar tanpa akhir"),
    (r"unknown variable: (.+)", r"nama '\1' tidak dikenal"),
    (r'dictionary does not contain key "(.+)"', r"isian '\1' tidak ada"),
    (r"unclosed (?:delimiter|string|label|raw text)", "ada kurung atau kutip yang tidak ditutup"),
    (r"unexpected (?:closing )?(.+)", r"ada '\1' yang tidak pada tempatnya"),
    (r"condition is always true|loop seems to be infinite", "berputar tanpa akhir"),
    (r"maximum function call depth exceeded", "berputar tanpa akhir"),
    (r"[Rr]ange too big.*", "berputar terlalu banyak"),
)
"""Patterns of sentences of jinja and typst, and the sentences that replace them."""


def in_words(problem: object) -> str:
    """A sentence of an engine in Indonesian; an unknown one stays as it is."""
    text = str(problem)
    for pattern, said in _SENTENCES:
        found = re.fullmatch(pattern, text)
        if found:
            return found.expand(said)
    return text
