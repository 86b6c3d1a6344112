"""What is wrong with a file that is not YAML, in words that help to mend it.

The parser names a place and a technical reason; the line itself usually shows what the writer
meant.  Both are looked at, and the finding points at the character to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_QUOTE_ALL = "apit seluruh teks dengan tanda kutip, misalnya"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A finding before it gets its file name; line and column count from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Place:
    """What the parser said: reason, place, and where the thing it was reading began."""

    reason: str
    line: int
    column: int
    from_line: int
    from_column: int
    lines: list[str]

    def text(self, line: int) -> str:
        """A line of the file; empty beyond its end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""


def explain(error: MarkedYAMLError, text: str, label: str) -> Diagnostic:
    """The parser's error as a finding with the exact place, a plain sentence and a hint."""
    place = _place(error, text)
    trouble = next(
        (found for look in _LOOKS if (found := look(place)) is not None),
        _Trouble(
            "yaml-syntax",
            "susunan YAML tidak dapat dipahami di sini",
            "bandingkan baris ini dan baris di atasnya dengan contoh: 'kunci: nilai', "
            "daftar diawali '- ', dan kedalaman baris memakai spasi",
            place.line,
            place.column,
        ),
    )
    line, column = trouble.line + 1, trouble.column + 1
    span = Span(label, line, column, line, column + 1)
    return Diagnostic(Severity.ERROR, trouble.code, trouble.message, span, (trouble.hint,))


def _place(error: MarkedYAMLError, text: str) -> _Place:
    """Gather the marks; a missing one is taken from the other."""
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    from_line, from_column = (begun.line, begun.column) if begun else (line, column)
    reason = f"{error.context or ''}: {error.problem or ''}"
    lines = re.split(r"\r\n?|\n", text)
    return _Place(reason, line, column, from_line, from_column, lines)


def _tab(place: _Place) -> _Trouble | None:
    """A tab where only spaces may stand."""
    for line in (place.line, place.from_line):
        indent = re.match(r"[ ]*(?:-[ ]*)*\t", place.text(line))
        if indent:
            return _Trouble(
                "yaml-tab",
                "baris ini menjorok dengan tab",
                "ganti tab dengan spasi; satu tingkat dua spasi",
                line,
                indent.end() - 1,
            )
    if place.text(place.line)[place.column : place.column + 1] == "\t":
        return _Trouble(
            "yaml-tab",
            "ada tab di antara kunci dan nilai",
            "ganti tab dengan satu spasi",
            place.line,
            place.column,
        )
    return None


def _signs_of_word(place: _Place) -> _Trouble | None:
    """Characters that Word puts in: spaces that do not break, long hyphens, bullets, quotes."""
    for line in (place.from_line, place.line, place.line - 1):
        text = place.text(line)
        if space := re.match(r"[ ]*\xa0|.*?[:-]\xa0", text):
            return _Trouble(
                "yaml-special-space",
                "ada spasi khusus (U+00A0) di tempat spasi biasa",
                "hapus lalu ketik ulang spasinya; biasanya ikut tersalin dari Word atau peramban",
                line,
                space.end() - 1,
            )
        if mark := re.match(r"\s*[–—−•·*](?=\s)", text):
            return _Trouble(
                "yaml-list-mark",
                f"butir daftar diawali '{mark.group()[-1]}'",
                "awali butir dengan tanda hubung biasa: '- '",
                line,
                mark.end() - 1,
            )
        if quote := re.search(r"[:-]\s+[“”„‘’]", text):
            return _Trouble(
                "yaml-curly-quotes",
                "tanda kutip miring tidak dikenal YAML",
                "ganti dengan tanda kutip lurus (' atau \") di awal dan akhir teks",
                line,
                quote.end() - 1,
            )
    return None


def _unclosed_quote(place: _Place) -> _Trouble | None:
    """A quote that is opened and never closed."""
    if "quoted scalar" not in place.reason:
        return None
    if "escape" in place.reason or "hexdec" in place.reason:
        return _Trouble(
            "yaml-escape",
            "garis miring terbalik '\\' di dalam kutip ganda tidak dikenal",
            "pakai kutip tunggal ('...') agar '\\' dibaca apa adanya",
            place.line,
            max(
                place.column - (place.text(place.line)[place.column : place.column + 1] != "\\"), 0
            ),
        )
    return _Trouble(
        "yaml-unclosed-quote",
        "tanda kutip dibuka di sini dan tidak ditutup",
        "tutup dengan tanda kutip yang sama di akhir teks",
        place.from_line,
        place.from_column,
    )


def _after_closing(place: _Place) -> _Trouble | None:
    """Text goes on after a closing quote, bracket or brace."""
    if "block mapping" not in place.reason and "block collection" not in place.reason:
        return None
    before = place.text(place.line)[: place.column].rstrip()
    value = re.search(r"(?:^|[:-] )\s*([\"'\[{].*)$", before)
    if not before.endswith(('"', "'", "]", "}")) or not value:
        return None
    opening = value.group(1)[0]
    what = "tanda kutip" if opening in "\"'" else "kurung"
    other = '"' if opening == "'" else "'"
    return _Trouble(
        "yaml-text-after-quote" if what == "tanda kutip" else "yaml-text-after-bracket",
        f"masih ada teks sesudah {what} penutup",
        f"{_QUOTE_ALL} {other}{value.group(1)} ...{other}",
        place.line,
        place.column,
    )


def _unclosed_bracket(place: _Place) -> _Trouble | None:
    """A list in brackets or pairs in braces that do not end, or lack a comma."""
    kind = re.search(r"flow (sequence|mapping|node)", place.reason)
    if not kind:
        return None
    if kind.group(1) == "node":
        opened = _last_open(place.lines)
        rest = [place.text(place.line)[place.column :], *place.lines[place.line + 1 :]]
        if opened is None or any(text.strip() for text in rest):
            return None
        line, column = opened
        place = replace(place, from_line=line, from_column=column)
    opening = place.text(place.from_line)[place.from_column : place.from_column + 1]
    closing = "]" if opening == "[" else "}"
    if place.line == place.from_line and place.text(place.line)[place.column :].strip():
        return _Trouble(
            "yaml-missing-comma",
            f"kurang koma atau '{closing}' di sini",
            "pisahkan butir dengan koma; teks yang memuat tanda ':' diapit tanda kutip",
            place.line,
            place.column,
        )
    return _Trouble(
        "yaml-unclosed-bracket",
        f"kurung '{opening}' dibuka di sini dan tidak ditutup dengan '{closing}'",
        f"tutup dengan '{closing}', dan pisahkan butir dengan koma",
        place.from_line,
        place.from_column,
    )


def _last_open(lines: list[str]) -> tuple[int, int] | None:
    """The last bracket or brace that is never closed, quotes not considered."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for found in re.finditer(r"[\[\]{}]", line):
            if found.group() in "[{":
                opened.append((number, found.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


def _special_start(place: _Place) -> _Trouble | None:
    """A text that begins with a character of YAML's own."""
    char = place.text(place.line)[place.column : place.column + 1]
    no_token = "cannot start any token" in place.reason
    no_content = "node content" in place.reason
    bad_name = "scanning an a" in place.reason or "scanning a tag" in place.reason
    if bad_name:
        char = place.text(place.from_line)[place.from_column : place.from_column + 1]
    if not char or not (no_token or no_content or bad_name):
        return None
    return _Trouble(
        "yaml-special-character",
        f"teks tidak boleh diawali '{char}' tanpa tanda kutip",
        f"{_QUOTE_ALL} '{char}...'",
        place.from_line if bad_name else place.line,
        place.from_column if bad_name else place.column,
    )


def _missing_space(place: _Place) -> _Trouble | None:
    """``kunci:nilai`` or ``-butir``: the space that makes them a pair or an item is missing."""
    if (
        "mapping values" not in place.reason
        and "simple key" not in place.reason
        and ("block" not in place.reason)
    ):
        return None
    for line in (place.from_line, place.line, place.line - 1):
        text = place.text(line)
        dash = re.match(r"\s*-(?=[^\s-])", text)
        colon = re.match(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_.]*:(?=[^\s:/])", text)
        if dash:
            return _Trouble(
                "yaml-missing-space",
                "kurang spasi sesudah tanda '-'",
                "tulis '- ' diikuti isinya",
                line,
                dash.end() - 1,
            )
        if colon:
            return _Trouble(
                "yaml-missing-space",
                "kurang spasi sesudah titik dua",
                "tulis 'kunci: nilai' dengan satu spasi sesudah titik dua",
                line,
                colon.end() - 1,
            )
    return None


def _colon_in_text(place: _Place) -> _Trouble | None:
    """A second ``: `` on a line, or deeper lines under a key that already has its text."""
    if "mapping values" not in place.reason:
        return None
    before = place.text(place.line)[: place.column]
    if re.search(r":\s", before):
        return _Trouble(
            "yaml-colon-in-text",
            "teks memuat titik dua diikuti spasi",
            f"{_QUOTE_ALL} kunci: 'teks: lanjutannya'",
            place.line,
            place.column,
        )
    indent = len(before) - len(before.lstrip())
    return _Trouble(
        "yaml-indentation",
        "baris ini menjorok lebih dalam, padahal kunci di atasnya sudah berisi teks",
        "sejajarkan baris ini dengan kunci di atasnya, atau apit teks di atasnya "
        "dengan tanda kutip",
        place.line,
        indent,
    )


def _missing_colon(place: _Place) -> _Trouble | None:
    """A line that should be a pair and has no colon."""
    if "simple key" not in place.reason:
        return None
    return _Trouble(
        "yaml-missing-colon",
        "kurang titik dua di baris ini",
        "tulis 'kunci: nilai'; lanjutan teks panjang harus menjorok lebih dalam dari kuncinya",
        place.from_line,
        place.from_column,
    )


def _indentation(place: _Place) -> _Trouble | None:
    """A line that fits no level of the lines above it."""
    entries = "sequence entries" in place.reason
    if entries and place.text(place.line)[: place.column].strip():
        return _Trouble(
            "yaml-list-on-line",
            "daftar tidak boleh dimulai di baris kuncinya",
            "pindahkan '- ' ke baris berikut, atau pakai kurung: kunci: [butir, butir]",
            place.line,
            place.column,
        )
    if not entries and not re.search(r"block (mapping|collection|sequence)", place.reason):
        return None
    closing = place.text(place.line)[place.column : place.column + 1]
    if closing and closing in "]}":
        return _Trouble(
            "yaml-unclosed-bracket",
            f"kurung '{closing}' menutup tanpa pernah dibuka",
            "hapus kurung itu, atau tambahkan pembukanya",
            place.line,
            place.column,
        )
    dash = place.text(place.line)[place.column :].startswith("- ")
    return _Trouble(
        "yaml-indentation",
        "letak awal baris ini tidak sejajar dengan baris mana pun di atasnya"
        if place.column
        else ("butir daftar di tempat kunci" if dash else "kunci di tempat butir daftar"),
        "sejajarkan dengan baris setingkat di atasnya; satu tingkat dua spasi",
        place.line,
        place.column,
    )


def _block_header(place: _Place) -> _Trouble | None:
    """Text right behind ``|`` or ``>``."""
    if "block scalar" not in place.reason:
        return None
    return _Trouble(
        "yaml-block-text",
        "sesudah tanda '|' atau '>' tidak boleh ada teks di baris yang sama",
        "pindahkan teks ke baris berikut, menjorok dua spasi",
        place.line,
        place.column,
    )


def _document_mark(place: _Place) -> _Trouble | None:
    """Something after the end mark of the document."""
    if "document" not in place.reason and "directive" not in place.reason:
        return None
    return _Trouble(
        "yaml-document-mark",
        "ada isi sesudah tanda akhir dokumen, atau baris '%' yang tidak dikenal",
        "hapus baris yang diawali '...', '---' atau '%'",
        place.line,
        place.column,
    )


_LOOKS = (
    _tab,
    _unclosed_quote,
    _signs_of_word,
    _block_header,
    _special_start,
    _unclosed_bracket,
    _after_closing,
    _missing_space,
    _colon_in_text,
    _missing_colon,
    _indentation,
    _document_mark,
)
"""Tried in this order; the first that recognises the mistake explains it."""
