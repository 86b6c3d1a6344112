"""Mistakes with single signs: tabs, quotes, brackets, characters that Word puts in.

Each function recognises one mistake, or gives None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bpmn_gen.definition.trouble import QUOTE_ALL, Trouble, TroublePlace, as_meant, in_quotes


def tab(place: TroublePlace) -> Trouble | None:
    """A tab where only spaces may stand."""
    for line in (place.line, place.from_line):
        indent = re.match(r"[ ]*(?:-[ ]*)*\t", place.text(line))
        if indent:
            return Trouble(
                "yaml-tab",
                "baris ini menjorok dengan tab",
                "ganti tab dengan spasi; satu tingkat dua spasi",
                line,
                indent.end() - 1,
            )
    if place.text(place.line)[place.column : place.column + 1] == "\t":
        return Trouble(
            "yaml-tab",
            "ada tab di antara kunci dan nilai",
            "ganti tab dengan satu spasi",
            place.line,
            place.column,
        )
    return None


def signs_of_word(place: TroublePlace) -> Trouble | None:
    """Characters that Word puts in: spaces that do not break, long hyphens, bullets, quotes."""
    for line in (place.from_line, place.line, place.line - 1):
        text = place.text(line)
        if space := re.match(r"[ ]*\xa0|.*?[:-]\xa0", text):
            return Trouble(
                "yaml-special-space",
                "ada spasi khusus (U+00A0) di tempat spasi biasa",
                "hapus lalu ketik ulang spasinya; biasanya ikut tersalin dari Word atau peramban",
                line,
                space.end() - 1,
            )
        if mark := re.match(r"\s*([–—−•·▪*]|\d{1,2}[.)]|[a-z][.)])(?=\s)", text):
            return Trouble(
                "yaml-list-mark",
                f"butir daftar diawali '{mark.group(1)}'",
                "awali butir dengan tanda hubung biasa: '- '",
                line,
                mark.start(1),
            )
        if colon := re.match(r"\s*(?:- +)*[A-Za-z_]\w*\s*([：﹕ː])", text):
            return Trouble(
                "yaml-other-colon",
                f"'{colon.group(1)}' bukan titik dua biasa",
                "hapus, lalu ketik titik dua dan satu spasi",
                line,
                colon.start(1),
            )
        if quote := re.search(r"[:-]\s+[“”„‘’]", text):
            return Trouble(
                "yaml-curly-quotes",
                "tanda kutip miring tidak dikenal YAML",
                _straightened(text, quote.end() - 1),
                line,
                quote.end() - 1,
            )
    return None


def _straightened(line: str, column: int) -> str:
    """The hint to write straight quotes, with the text as it was meant where it ends the line."""
    hint = "ganti dengan tanda kutip lurus (' atau \") di awal dan akhir teks"
    value = line[column:].rstrip()
    ends = re.fullmatch('[“”„‘’][^“”„‘’"\\\\]+[“”„‘’]', value)
    return f"{hint}: {in_quotes(value)}" if ends else hint


def fence(place: TroublePlace) -> Trouble | None:
    """A line of ```, which comes along when text is copied from a conversation or a web page."""
    if not place.text(place.line).lstrip().startswith(FENCE):
        return None
    return Trouble(
        "yaml-fence",
        "baris '```' ikut tersalin dari Markdown dan bukan bagian definisi",
        "hapus semua baris yang diawali '```'",
        place.line,
        place.text(place.line).index(FENCE),
    )


FENCE = "```"
"""Begins and ends what Markdown shows as code."""


def starred(place: TroublePlace) -> Trouble | None:
    """A text that begins with ``*``: a footnote, or words that Markdown prints in bold."""
    for number in (place.line, place.from_line):
        line = place.text(number)
        found = re.match(r"\s*(?:- +)*(?:[A-Za-z_][\w.]*:\s+)?(?=\*+[^\s*])", line)
        if found:
            return Trouble(
                "yaml-special-character",
                "teks tidak boleh diawali '*' tanpa tanda kutip",
                unstarred(line, found.end()),
                number,
                found.end(),
            )
    return None


def unstarred(line: str, column: int) -> str:
    """The hint for a text that begins with ``*``: without the mark, or in quotes."""
    rest = line[column:].strip()
    plain = re.sub(r"(\*+)([^*]+)\1", r"\2", rest)
    if plain != rest:
        return f"hapus tanda '*', yang di Markdown berarti tebal: {plain}"
    quoted = as_meant(line, column, "'*...'")
    return f"hapus tanda '*', atau {quoted}"


def unclosed_quote(place: TroublePlace) -> Trouble | None:
    """A quote that is opened and never closed."""
    if "quoted scalar" not in place.reason:
        return None
    if "escape" in place.reason or "hexdec" in place.reason:
        return Trouble(
            "yaml-escape",
            "garis miring terbalik '\\' di dalam kutip ganda tidak dikenal",
            "pakai kutip tunggal ('...') agar '\\' dibaca apa adanya",
            place.line,
            max(
                place.column - (place.text(place.line)[place.column : place.column + 1] != "\\"), 0
            ),
        )
    return Trouble(
        "yaml-unclosed-quote",
        "tanda kutip dibuka di sini dan tidak ditutup",
        "tutup dengan tanda kutip yang sama di akhir teks",
        place.from_line,
        place.from_column,
    )


def after_closing(place: TroublePlace) -> Trouble | None:
    """Text goes on after a closing quote, bracket or brace."""
    if "block mapping" not in place.reason and "block collection" not in place.reason:
        return None
    before = place.text(place.line)[: place.column].rstrip()
    value = re.search(r"(?:^|[:-] )\s*([\"'\[{].*)$", before)
    if not before.endswith(('"', "'", "]", "}")) or not value:
        return None
    opening = value.group(1)[0]
    rest = place.text(place.line)[place.column :]
    if opening == "'" and place.column == len(before) and rest[:1].isalnum() and "'" in rest:
        return _apostrophe(place, value.group(1), rest)
    what = "tanda kutip" if opening in "\"'" else "kurung"
    other = '"' if opening == "'" else "'"
    if opening == "[" and re.match(r"\s*\[", place.text(place.line)):
        return Trouble(
            "yaml-stray-text",
            "baris ini bukan 'kunci: nilai' dan bukan butir daftar",
            "hapus baris ini, atau awali dengan '# ' bila memang catatan",
            place.line,
            0,
        )
    if rest.strip() == ",":
        return Trouble(
            "yaml-comma-at-end",
            "ada koma di akhir baris",
            "hapus komanya; butir di luar kurung dipisahkan dengan baris baru, bukan koma",
            place.line,
            place.column,
        )
    return Trouble(
        "yaml-text-after-quote" if what == "tanda kutip" else "yaml-text-after-bracket",
        f"masih ada teks sesudah {what} penutup",
        f"{QUOTE_ALL} {other}{value.group(1)} ...{other}",
        place.line,
        place.column,
    )


def _apostrophe(place: TroublePlace, value: str, rest: str) -> Trouble:
    """The finding for ``'Ma'arif'``."""
    inner = (value[1:-1] + "'" + rest[: rest.rindex("'")]).replace("''", "'")
    return Trouble(
        "yaml-apostrophe",
        "tanda petik di dalam teks menutup tanda kutip tunggal",
        f'pakai kutip ganda di luar: "{inner}"',
        place.line,
        place.column - 1,
    )


def _in_brackets(place: TroublePlace) -> Trouble | None:
    """What is often wrong between brackets, where text goes on though a comma should come."""
    text = place.text(place.line)
    before, rest = text[: place.column], text[place.column :]
    quoted = re.search(r"'[^']*'\Z", before)
    if quoted and rest[:1].isalnum() and "'" in rest:
        found = _apostrophe(place, quoted.group(), rest)
        return replace(found, code="yaml-apostrophe-in-brackets")
    word = re.search(r"[^\s,\[\]{}:]\s*\Z", before)
    if rest[:1] == "{" and word:
        return Trouble(
            "yaml-brace-in-text",
            "teks di dalam kurung memuat '{'",
            f"{QUOTE_ALL} 'Surat kepada {{penilai}}'",
            place.line,
            place.column,
        )
    semicolon = before.rfind(";", place.from_column)
    if semicolon >= 0 and rest[:1] == ":":
        return Trouble(
            "yaml-missing-comma",
            "butir dipisahkan dengan titik koma",
            "ganti ';' dengan ','",
            place.line,
            semicolon,
        )
    return None


def unclosed_bracket(place: TroublePlace) -> Trouble | None:
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
        return _in_brackets(place) or Trouble(
            "yaml-missing-comma",
            f"kurang koma atau '{closing}' di sini",
            "pisahkan butir dengan koma; teks yang memuat tanda ':' diapit tanda kutip",
            place.line,
            place.column,
        )
    return Trouble(
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


def special_start(place: TroublePlace) -> Trouble | None:
    """A text that begins with a character of YAML's own."""
    char = place.text(place.line)[place.column : place.column + 1]
    no_token = "cannot start any token" in place.reason
    no_content = "node content" in place.reason
    bad_name = "scanning an a" in place.reason or "scanning a tag" in place.reason
    if bad_name:
        char = place.text(place.from_line)[place.from_column : place.from_column + 1]
    asked = char == "?" and "mapping keys" in place.reason
    if not char or not (no_token or no_content or bad_name or asked):
        return None
    return Trouble(
        "yaml-special-character",
        f"teks tidak boleh diawali '{char}' tanpa tanda kutip",
        as_meant(
            place.text(place.from_line if bad_name else place.line),
            place.from_column if bad_name else place.column,
            f"'{char}...'",
        ),
        place.from_line if bad_name else place.line,
        place.from_column if bad_name else place.column,
    )
