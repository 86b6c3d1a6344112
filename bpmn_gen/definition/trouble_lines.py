"""Mistakes in how a line is built: spaces, colons, indentation, blocks, document marks.

Each function recognises one mistake, or gives None.
"""

from __future__ import annotations

import re

from bpmn_gen.definition.schema.proses import SIAPA
from bpmn_gen.definition.schema_words import KEYS
from bpmn_gen.definition.trouble import Trouble, TroublePlace, as_meant


def missing_space(place: TroublePlace) -> Trouble | None:
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
            return Trouble(
                "yaml-missing-space",
                "kurang spasi sesudah tanda '-'",
                "tulis '- ' diikuti isinya",
                line,
                dash.end() - 1,
            )
        if colon:
            return Trouble(
                "yaml-missing-space",
                "kurang spasi sesudah titik dua",
                "tulis 'kunci: nilai' dengan satu spasi sesudah titik dua",
                line,
                colon.end() - 1,
            )
    return None


def colon_in_text(place: TroublePlace) -> Trouble | None:
    """A second ``: `` on a line, or deeper lines under a key that already has its text."""
    if "unexpected ':'" in place.reason:
        return Trouble(
            "yaml-colon-in-text",
            "ada titik dua tanpa spasi sesudahnya di dalam kurung",
            "beri spasi sesudah titik dua, atau apit teksnya dengan tanda kutip",
            place.line,
            place.column,
        )
    if "mapping values" not in place.reason:
        return None
    before = place.text(place.line)[: place.column]
    if re.search(r":\s", before):
        second = re.search(r"\s([a-z_]+)\Z", before)
        if second and second.group(1) in KEYS:
            return Trouble(
                "yaml-two-keys",
                f"kunci '{second.group(1)}' ditulis di baris kunci lain",
                _parted(place.text(place.line), second.group(1)),
                place.line,
                second.start(1),
            )
        if round_one := re.search(r":\s+(\()[^()]*\Z", before):
            return Trouble(
                "yaml-round-brackets",
                "pasangan kunci dan nilai ditulis dalam kurung biasa",
                "ganti '(...)' dengan kurung kurawal '{...}', atau apit dengan tanda kutip bila "
                "memang teks",
                place.line,
                round_one.start(1),
            )
        return Trouble(
            "yaml-colon-in-text",
            "teks memuat titik dua diikuti spasi",
            as_meant(place.text(place.line), place.column, "kunci: 'teks: lanjutannya'"),
            place.line,
            place.column,
        )
    indent = len(before) - len(before.lstrip())
    return Trouble(
        "yaml-indentation",
        "baris ini menjorok lebih dalam, padahal kunci di atasnya sudah berisi teks",
        "sejajarkan baris ini dengan kunci di atasnya, atau apit teks di atasnya "
        "dengan tanda kutip",
        place.line,
        indent,
    )


def _parted(line: str, key: str) -> str:
    """How two keys on one line are written: an actor's in braces, others on lines of their own."""
    found = re.fullmatch(rf"\s*(\w+): +{key}: +([^:{{}},]+?)\s*", line)
    if found and key in SIAPA:
        return f"tulis {found[1]}: {{{key}: {found[2]}}}"
    return f"pindahkan '{key}: ...' ke baris tersendiri"


def stray_text(place: TroublePlace) -> Trouble | None:
    """A heading over the file, which YAML takes for its whole content."""
    number, indent = _first_content(place)
    line = place.text(number)
    word = re.match(r"\s*(\w*)", line)
    if not re.search(r"document start|mapping values", place.reason) or line.strip() == "":
        return None
    if re.match(r"\s*(-|[^:]*:(\s|$)|[%\[{'\"&*!|>])", line) or (word and word[1] in KEYS):
        return None
    return Trouble(
        "yaml-stray-text",
        "baris ini bukan 'kunci: nilai' dan bukan butir daftar",
        "hapus baris ini, atau awali dengan '# ' bila memang catatan",
        number,
        indent,
    )


def first_line(place: TroublePlace) -> Trouble | None:
    """The first line stands deeper than the rest of the file."""
    number, indent = _first_content(place)
    if "document start" not in place.reason or indent == 0:
        return None
    return Trouble(
        "yaml-indentation",
        "baris pertama isi berkas menjorok lebih dalam dari baris lain",
        "hapus spasi di awal baris ini",
        number,
        indent,
    )


def _first_content(place: TroublePlace) -> tuple[int, int]:
    """The first line that is neither empty nor a comment, and how deep it stands."""
    content = (
        (number, len(line) - len(line.lstrip()))
        for number, line in enumerate(place.lines)
        if line.strip() and not line.lstrip().startswith("#")
    )
    return next(content, (0, 0))


def missing_colon(place: TroublePlace) -> Trouble | None:
    """A line that should be a pair and has no colon."""
    if "simple key" not in place.reason:
        return None
    hint = "tulis 'kunci: nilai'; lanjutan teks panjang harus menjorok lebih dalam dari kuncinya"
    bare = place.text(place.from_line).strip().removeprefix("- ")
    if bare in KEYS:
        hint = f"tulis '{bare}:'"
    if "\t" in bare:
        hint = "bila ini baris tabel dari Excel, tulis sebagai langkah: '- kegiatan: ...'"
    equals = re.fullmatch(r"\s*(?:- +)*([a-z_]+)\s*=\s*(\S.*?)\s*", place.text(place.from_line))
    if equals:
        hint = f"tulis titik dua, bukan '=': {equals[1]}: {equals[2]}"
    return Trouble(
        "yaml-missing-colon",
        "kurang titik dua di baris ini",
        hint,
        place.from_line,
        place.from_column,
    )


def indentation(place: TroublePlace) -> Trouble | None:
    """A line that fits no level of the lines above it."""
    entries = "sequence entries" in place.reason
    if entries and place.text(place.line)[: place.column].strip():
        return Trouble(
            "yaml-list-on-line",
            "daftar tidak boleh dimulai di baris kuncinya",
            "pindahkan '- ' ke baris berikut, atau pakai kurung: kunci: [butir, butir]"
            if place.text(place.line)[place.column :].strip("- ")
            else "bila memang tidak ada, hapus baris ini",
            place.line,
            place.column,
        )
    if not entries and not re.search(r"block (mapping|collection|sequence)", place.reason):
        return None
    closing = place.text(place.line)[place.column : place.column + 1]
    if closing and closing in "]}":
        return Trouble(
            "yaml-unclosed-bracket",
            f"kurung '{closing}' menutup tanpa pernah dibuka",
            "hapus kurung itu, atau tambahkan pembukanya",
            place.line,
            place.column,
        )
    if hyphen := _extra_hyphen(place):
        return hyphen
    dash = place.text(place.line)[place.column :].startswith("- ")
    message = "letak awal baris ini tidak sejajar dengan baris mana pun di atasnya"
    hint = "sejajarkan dengan baris setingkat di atasnya; satu tingkat dua spasi"
    if place.column == 0:
        message = "butir daftar di tempat kunci" if dash else "kunci di tempat butir daftar"
    if place.column == 0 and not dash:
        hint = "awali butir baru dengan '- ', misalnya '- nama: ...'; sisanya menjorok dua spasi"
    return Trouble("yaml-indentation", message, hint, place.line, place.column)


def _extra_hyphen(place: TroublePlace) -> Trouble | None:
    """``- loket: ...`` before ``camat: ...``: a hyphen among keys of the author's choice."""
    for number in range(place.line - 1, -1, -1):
        line = place.text(number)
        indent = len(line) - len(line.lstrip())
        if not line.strip() or indent > place.column:
            continue
        if indent < place.column or not re.match(r"\s*- \w+:", line):
            return None
        above = [one for one in map(place.text, range(number)) if one.strip()]
        heading = above[-1].strip().removesuffix(":") if above else ""
        if heading not in NAMED_BY_AUTHOR:
            return None
        message = f"isi '{heading}' bukan daftar, jadi tidak diawali '- '"
        return Trouble("yaml-extra-hyphen", message, "hapus '- ' di awal baris ini", number, indent)
    return None


NAMED_BY_AUTHOR = frozenset(
    {"pelaku", "pihak", "cabang", "peluang", "jabatan", "waktu", "volume", "jumlah_pegawai"}
)
"""Keys with keys of the author's choice below them, where people write a list."""


def block_header(place: TroublePlace) -> Trouble | None:
    """Text right behind ``|`` or ``>``."""
    if "block scalar" not in place.reason:
        return None
    return Trouble(
        "yaml-block-text",
        "sesudah tanda '|' atau '>' tidak boleh ada teks di baris yang sama",
        "pindahkan teks ke baris berikut, menjorok dua spasi",
        place.line,
        place.column,
    )


def document_mark(place: TroublePlace) -> Trouble | None:
    """Something after the end mark of the document."""
    if "document" not in place.reason and "directive" not in place.reason:
        return None
    return Trouble(
        "yaml-document-mark",
        "ada isi sesudah tanda akhir dokumen, atau baris '%' yang tidak dikenal",
        "hapus baris yang diawali '...', '---' atau '%'",
        place.line,
        place.column,
    )
