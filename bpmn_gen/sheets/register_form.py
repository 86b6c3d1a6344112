"""The register of all SOPs of a project: numbers, dates and signers to be filled in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.sheets.help import help_sheet, register_help
from bpmn_gen.sheets.numbering import holes, same_as
from bpmn_gen.sheets.process_form import FORMAT, HELP
from bpmn_gen.sheets.unit_form import SIGNING_FIELDS, key_of
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

REGISTER: Final = "register"
"""What the form says it is of."""
SHEET, SUMMARY = "Register", "Ringkasan"
"""Names of the sheets."""
REGISTER_TITLES: Final[dict[str, tuple[str, ...]]] = {
    "tanda": ("Tanda",),
    "unit": ("Unit",),
    "kode": ("Kode",),
    "proses": ("SOP",),
    **{key_of(one): (one.title,) for one in SIGNING_FIELDS},
    "revisi": ("Revisi ke",),
    "status": ("Status",),
    "dasar": ("Dasar hukum",),
}
"""The titles of the columns, in their order."""
_WIDTHS: Final = {
    "tanda": 26, "unit": 24, "kode": 12, "proses": 36, "revisi": 8, "status": 18, "dasar": 46,
    "nomor": 22, "disahkan_oleh.jabatan": 20, "disahkan_oleh.nama": 20, "disahkan_oleh.nip": 20,
}  # fmt: skip
_TITLE: Final = "Register SOP"
_NOTE: Final = (
    "Isi kolom putih: nomor, tanggal, dan pengesah. Kolom Tanda menyebut nomor dan judul ganda, "
    "yang belum bernomor, dan nomor yang terlewat."
)
_NUMBER: Final = key_of(SIGNING_FIELDS[0])
_COUNTED: Final = ("Unit", "SOP", "Bernomor", "Tanpa nomor", "Nomor ganda", "Nomor terlewat")


@dataclass(frozen=True, slots=True)
class RegisteredSop:
    """An SOP of a unit."""

    unit: str
    slug: str
    """Of the unit."""
    code: str
    title: str
    texts: Mapping[str, str]
    """What is filled in, by the column."""
    basis: str
    standing: str = ""
    """Whether a decree has set it; empty where nobody knows."""
    revision: str = ""
    """Which revision it is; empty where nobody knows."""


@dataclass(slots=True)
class _Marks:
    """What is marked of each SOP, and how often in each unit."""

    words: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    doubles: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gaps: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def register_book(sops: Sequence[RegisteredSop]) -> FormBook:
    """The register, with what it remembers of how it was handed out."""
    facts = [("jenis", REGISTER), ("bentuk", FORMAT)]
    facts += [(f"unit/{slug}", name) for slug, name in _units(sops).items()]
    for one in sops:
        facts.append((f"baris/{one.slug}/{one.code}", one.title))
        facts += [(f"isian/{one.slug}/{one.code}/{key}", text) for key, text in one.texts.items()]
    marks = _marked(sops)
    sheets = (
        _register(sops, marks),
        _summary(sops, marks),
        help_sheet(HELP, register_help()),
    )
    return FormBook(_TITLE, sheets, facts=tuple(facts))


def _units(sops: Sequence[RegisteredSop]) -> dict[str, str]:
    """The names of the units by their slugs, in their order."""
    return {one.slug: one.unit for one in sops}


def _register(sops: Sequence[RegisteredSop], marks: _Marks) -> FormSheet:
    """A row for each SOP."""
    shown = len(REGISTER_TITLES)
    rows: list[tuple[FormCell, ...]] = [
        (FormCell(_TITLE, Look.TITLE, across=shown),),
        (FormCell(_NOTE, Look.NOTE, across=shown),),
        tuple(FormCell(names[0], Look.HEAD) for names in REGISTER_TITLES.values()),
    ]
    for at, one in enumerate(sops):
        fixed = (("\n".join(marks.words[at]), Look.STRONG), *(
            (text, Look.FIXED) for text in (one.unit, one.code, one.title)
        ))  # fmt: skip
        rows.append((
            *(FormCell(text, look) for text, look in fixed),
            *(FormCell(one.texts[key_of(each)], hint=each.hint) for each in SIGNING_FIELDS),
            *(FormCell(text, Look.FIXED) for text in (one.revision, one.standing, one.basis)),
        ))  # fmt: skip
    columns = tuple(FormColumn(_WIDTHS.get(key, 15)) for key in REGISTER_TITLES)
    return FormSheet(SHEET, columns, tuple(rows), (3, 4), (2, 2))


def _summary(sops: Sequence[RegisteredSop], marks: _Marks) -> FormSheet:
    """A row for each unit, with how many SOPs it has and what is amiss."""
    rows: list[tuple[FormCell, ...]] = [
        (FormCell("Ringkasan per unit", Look.TITLE, across=len(_COUNTED)),),
        tuple(FormCell(title, Look.HEAD) for title in _COUNTED),
    ]
    counts = [(name, *_counts(sops, marks, slug)) for slug, name in _units(sops).items()]
    total = (
        "Semua unit",
        *(sum(column) for column in zip(*(one[1:] for one in counts), strict=True)),
    )
    for name, *numbers in (*counts, total):
        rows.append((FormCell(name, Look.FIXED), *(FormCell(str(n), Look.FIXED) for n in numbers)))
    columns = (FormColumn(60), *(FormColumn(14) for _ in _COUNTED[1:]))
    return FormSheet(SUMMARY, columns, tuple(rows), (2, 0), (1, 1), is_portrait=True)


def _counts(sops: Sequence[RegisteredSop], marks: _Marks, slug: str) -> tuple[int, ...]:
    """The numbers of a row of the summary."""
    mine = [one for one in sops if one.slug == slug]
    numbered = sum(bool(one.texts[_NUMBER]) for one in mine)
    doubles, gaps = marks.doubles[slug], marks.gaps[slug]
    return len(mine), numbered, len(mine) - numbered, doubles, gaps


def _marked(sops: Sequence[RegisteredSop]) -> _Marks:
    """The marks of all SOPs."""
    marks = _Marks()
    for at, others in same_as([one.texts[_NUMBER] for one in sops]).items():
        marks.doubles[sops[at].slug] += 1
        named = "; ".join(_named(sops[other], sops[at]) for other in others[:2])
        more = f" dan {len(others) - 2} lainnya" if len(others) > 2 else ""  # noqa: PLR2004 -- two are named
        marks.words[at].append(f"NOMOR GANDA: juga {named}{more}")
    for slug in _units(sops):
        _mark_unit([(at, one) for at, one in enumerate(sops) if one.slug == slug], marks)
    return marks


def _mark_unit(sops: Sequence[tuple[int, RegisteredSop]], marks: _Marks) -> None:
    """The marks of the SOPs of one unit, beside those of their numbers being used elsewhere."""
    titles: dict[str, list[RegisteredSop]] = defaultdict(list)
    for _, one in sops:
        titles[folded(one.title)].append(one)
    missing = holes([one.texts[_NUMBER] for _, one in sops])
    for row, (at, one) in enumerate(sops):
        if not one.texts[_NUMBER]:
            marks.words[at].append("TANPA NOMOR")
        others = [other.code for other in titles[folded(one.title)] if other is not one]
        if others:
            marks.words[at].append(f"JUDUL GANDA: juga {', '.join(others[:3])}")
        if row in missing:
            marks.gaps[one.slug] += len(missing[row])
            marks.words[at].append(f"TERLEWAT sebelum ini: {', '.join(missing[row])}")


def _named(other: RegisteredSop, here: RegisteredSop) -> str:
    """An SOP as a mark names it: by its code, and its unit where that is another one."""
    return other.code if other.slug == here.slug else f"{other.code} {other.unit}"


def keys_of(facts: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """What a register remembers of its cells: unit, code, column, and what stood there."""
    for name, text in facts.items():
        kind, *parts = name.split("/", 3)
        if kind == "isian" and len(parts) == 3:  # noqa: PLR2004 -- unit, code, column
            yield parts[0], parts[1], parts[2], text
