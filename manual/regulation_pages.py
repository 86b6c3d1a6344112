"""Which command or process serves which provision, made from the shipped definitions."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import yaml

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules.coverage import Status, by_part, counted, trace
from manual.guide import ROOT, with_parts
from manual.markup import slug
from manual.page import Page
from manual.provision_bearers import in_full, in_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.rules.coverage import Row

PATH = "rujukan/peraturan"
_TYPES = "Lampiran II.D."
"""How the parts begin that are each about one unit type."""
SERVED = ROOT / "manual/served.yaml"
_TABLE = re.compile(r"<!-- tabel: ([\w-]+) -->")
_MARKUP = re.compile(r"[\\`*_\[\]]")
"""Characters that would mark a text up."""
_MEANING = {
    Status.DONE: "ada langkah proses yang mengerjakannya",
    Status.STATED: "isinya tercetak dalam dokumen, tabel, gambar, atau keterangan langkah",
    Status.NO_ORDER: (
        "tidak menyuruh, melarang, atau membolehkan apa pun; bila isinya ada pada ayat atau "
        "Lampirannya, keadaannya dinilai di sana"
    ),
    Status.OPEN: "belum ada yang melaksanakan atau menyatakannya",
}
_TERM, _TOLD, _HEADING = (
    "pengertian istilah",
    "tujuan, ruang lingkup, latar belakang, sistematika, uraian, dan pengantarnya",
    "judul, kalimat pengantar, dan penunjukan ke Lampiran",
)
"""What provisions are that order nothing."""
_DEFINES = re.compile(r"[^,:]+? (?:ialah|berarti) ")
"""How the summary of a provision begins that says what a word means."""


@cache
def definitions() -> DefinitionSet:
    """The shipped definitions."""
    return load(ROOT / "process_defs", Findings())


@cache
def parts() -> dict[str, list[Row]]:
    """The provisions with all that bears them, by the part of the regulation."""
    return by_part(trace(definitions()).rows)


def pages() -> Iterator[Page]:
    """The overview, then the articles, the general annex and each unit type."""
    text, _ = with_parts((ROOT / "manual/pages" / f"{PATH}.md").read_text("utf-8"))
    yield Page(PATH, _TABLE.sub(_table, text) + "\n".join(_overview()))
    for path, title, rows in _divided():
        yield Page(path, "\n".join(_detailed(title, rows)))


@cache
def served() -> dict[str, dict[str, str]]:
    """The command or output that serves a provision, by table and place."""
    read: dict[str, dict[str, str]] = yaml.safe_load(SERVED.read_text("utf-8"))
    return read


def _table(mark: re.Match[str]) -> str:
    """The table that a mark in the page stands for."""
    if mark[1] == "keadaan":
        return "\n".join(_legend())
    rows = {row.place: row for group in parts().values() for row in group}
    lines = ["| ketentuan | yang diatur | keadaan | dilayani oleh | perintah atau hasilnya |"]
    lines.append("|---|---|---|---|---|")
    for place, output in served()[mark[1]].items():
        row = rows[place]
        bearing = in_short([row])
        lines.append(f"| {place} | {_summary(row)} | {row.status} | {bearing} | {output} |")
    return "\n".join(lines)


def _legend() -> Iterator[str]:
    """What each status means; what orders nothing is counted, so that it is never guessed."""
    silent = (row for rows in parts().values() for row in rows if row.status is Status.NO_ORDER)
    kinds = Counter(map(_silent, silent))
    told = [f"{kinds[kind]} {kind}" for kind in (_TERM, _TOLD, _HEADING)]
    for status, words in _MEANING.items():
        more = f": {'; '.join(told)}" if status is Status.NO_ORDER else ""
        yield f"- **{status}**: {words}{more}."


def _silent(row: Row) -> str:
    """What a provision is that orders nothing.

    The catalogue has one kind for all that only explains, of which few say what a word means.
    """
    if row.provision.jenis == "judul":
        return _HEADING
    return _TERM if _DEFINES.match(str(row.provision.ringkasan)) else _TOLD


def _summary(row: Row) -> str:
    """What a provision says and what has to be known of it, for a cell of a table."""
    said = _MARKUP.sub(r"\\\g<0>", row.note)
    note = f" *Catatan: {said}*" if said else ""
    return (str(row.provision.ringkasan) + note).replace("|", "\\|")


def _divided() -> Iterator[tuple[str, str, dict[str, list[Row]]]]:
    """The parts by the page that shows them."""
    names = {str(key): str(one.nama) for key, one in definitions().tipe_unit.items()}
    body = {part: rows for part, rows in parts().items() if part.startswith("Pasal")}
    own = {part: rows for part, rows in parts().items() if part.startswith(_TYPES)}
    rest = {part: rows for part, rows in parts().items() if part not in body and part not in own}
    yield f"{PATH}-pasal", "Batang tubuh: Pasal 1 sampai Pasal 25", body
    yield f"{PATH}-lampiran", "Lampiran: ketentuan untuk semua tipe unit", rest
    for part, rows in own.items():
        number = part.removeprefix(_TYPES)
        yield f"{PATH}-tipe-{number}", f"Tipe unit {number}: {names[number]}", {part: rows}


def _overview() -> Iterator[str]:
    """What became of how many provisions, part by part."""
    yield from ("", "## Cakupan bagian demi bagian", "")
    yield f"| bagian | {' | '.join(Status)} | dilayani oleh |"
    yield "|---|" + "---|" * (len(Status) + 1)
    for path, title, groups in _divided():
        name = path.rpartition("/")[2]
        for part, rows in groups.items():
            told = title if part.startswith(_TYPES) else _printed(rows)
            numbers = " | ".join(str(count) for count in counted(rows).values())
            yield f"| [{told}]({name}.md#{slug(_printed(rows))}) | {numbers} | {in_short(rows)} |"
    every = [row for rows in parts().values() for row in rows]
    numbers = " | ".join(f"**{count}**" for count in counted(every).values())
    yield f"| **Seluruhnya** | {numbers} | |"


def _printed(rows: Sequence[Row]) -> str:
    """How a part is printed: as its first provision, which heads it."""
    return rows[0].place


def _detailed(title: str, groups: dict[str, list[Row]]) -> Iterator[str]:
    yield from (f"# {title}", "", "[Semua bagian peraturan](peraturan.md)")
    for rows in groups.values():
        yield from ("", f"## {_printed(rows)}", "")
        yield from ("| ketentuan | ringkasan | keadaan | dilayani oleh |", "|---|---|---|---|")
        for row in rows:
            yield f"| {row.place} | {_summary(row)} | {row.status} | {in_full(row)} |"
