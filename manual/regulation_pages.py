"""Which command or process serves which provision, made from the shipped definitions."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import yaml

from bpmn_gen.compiler.wording import runs
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules.carriers import Bearing
from bpmn_gen.rules.coverage import Status, by_part, counted, trace
from manual.guide import ROOT, with_parts
from manual.markup import slug
from manual.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.rules.carriers import Carrier
    from bpmn_gen.rules.coverage import Row

PATH = "rujukan/peraturan"
_TYPES = "Lampiran II.D."
"""How the parts begin that are each about one unit type."""
_MADE = {
    "penilai": "tabel penilai kinerja",
    "tipe unit": "gambar unit",
    "formulir": "surat",
    "kelompok": "peta proses",
    "peran": "katalog jabatan",
    "matriks": "gambar tanggung jawab",
    "syarat": "syarat tipe unit",
    "tahap": "tahap",
    "varian": "varian",
    "proses": "proses",
    "langkah": "langkah",
}
"""What people call that which bears a provision, by its kind."""
SERVED = ROOT / "manual/served.yaml"
_TABLE = re.compile(r"<!-- tabel: ([\w-]+) -->")
_MEANING = {
    Status.DONE: "ada langkah proses yang mengerjakannya",
    Status.STATED: "isinya tercetak dalam dokumen, tabel, gambar, atau keterangan langkah",
    Status.NO_ORDER: (
        "tidak menyuruh, melarang, atau membolehkan apa pun; bila isinya ada pada ayat atau "
        "Lampirannya, keadaannya dinilai di sana"
    ),
    Status.OPEN: "belum ada yang melaksanakan atau menyatakannya",
}
_SILENT = {
    "judul": "judul, kalimat pengantar, dan penunjukan ke Lampiran",
    "definisi": "pengertian istilah",
}
"""What provisions are that order nothing, by their kind."""


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
    lines = ["| ketentuan | yang diatur | keadaan | proses | perintah atau hasilnya |"]
    lines.append("|---|---|---|---|---|")
    for place, output in served()[mark[1]].items():
        row = rows[place]
        codes = ", ".join(sorted({one.code for one in row.carriers if one.code})) or "-"
        lines.append(f"| {place} | {_summary(row)} | {row.status} | {codes} | {output} |")
    return "\n".join(lines)


def _legend() -> Iterator[str]:
    """What each status means; which kinds order nothing is counted, so that it is never guessed."""
    kinds = Counter(
        str(row.provision.jenis)
        for rows in parts().values()
        for row in rows
        if row.status is Status.NO_ORDER
    )
    told = [f"{count} {_SILENT[kind]}" for kind, count in sorted(kinds.items())]
    for status, words in _MEANING.items():
        more = f": {' dan '.join(told)}" if status is Status.NO_ORDER else ""
        yield f"- **{status}**: {words}{more}."


def _summary(row: Row) -> str:
    """What a provision says, for a cell of a table."""
    return str(row.provision.ringkasan).replace("|", "\\|")


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
            yield f"| [{told}]({name}.md#{slug(_printed(rows))}) | {numbers} | {_served(rows)} |"
    every = [row for rows in parts().values() for row in rows]
    numbers = " | ".join(f"**{count}**" for count in counted(every).values())
    yield f"| **Seluruhnya** | {numbers} | |"


def _printed(rows: Sequence[Row]) -> str:
    """How a part is printed: as its first provision, which heads it."""
    return rows[0].place


def _served(rows: Iterable[Row]) -> str:
    """The processes that carry a part out, and how often something else states it."""
    bearing = [one for row in rows for one in row.carriers if one.bearing is not Bearing.NAMES]
    codes = sorted({one.code for one in bearing if one.code})
    others = Counter(_MADE[one.kind] for one in bearing if not one.code)
    return "; ".join(filter(None, (", ".join(codes), ", ".join(others))))


def _detailed(title: str, groups: dict[str, list[Row]]) -> Iterator[str]:
    yield from (f"# {title}", "", "[Semua bagian peraturan](peraturan.md)")
    for rows in groups.values():
        yield from ("", f"## {_printed(rows)}", "")
        yield from ("| ketentuan | ringkasan | keadaan | dilayani oleh |", "|---|---|---|---|")
        for row in rows:
            yield f"| {row.place} | {_summary(row)} | {row.status} | {_bearers(row)} |"


def _bearers(row: Row) -> str:
    """What carries a provision out or states it, the steps of a process together."""
    told: dict[str, dict[str, None]] = {}
    for one in row.carriers:
        if one.bearing is not Bearing.NAMES:
            home, words = _told(one)
            told.setdefault(home, {}).setdefault(words)
    shown = (
        f"{home}: {'; '.join(filter(None, words))}" if any(words) else home
        for home, words in told.items()
    )
    return " · ".join(shown).replace("|", "\\|")


def _told(one: Carrier) -> tuple[str, str]:
    """The process of a step and what is done there; or where else a provision is stated."""
    types = f" (tipe {runs(one.types).replace(' ', ', ')})" if one.types else ""
    if one.code and one.step:
        return f"**{one.code}**{types}", one.text
    if one.kind == "formulir":
        return f"surat {one.label}", one.text
    if one.kind == "kelompok":
        return one.where, one.text
    return one.where or _MADE[one.kind], ""
