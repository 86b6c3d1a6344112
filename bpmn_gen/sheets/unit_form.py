"""The form with all that a unit fills in: who it is, durations, signers, texts of its SOPs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.durations import UNITS, split
from bpmn_gen.sheets.help import help_sheet, unit_help
from bpmn_gen.sheets.identity import SOP
from bpmn_gen.sheets.process_form import FORMAT, HELP
from bpmn_gen.sheets.unit_fields import ASKED
from bpmn_gen.workbook.cells import letters
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sheets.identity import Field
    from bpmn_gen.sheets.unit_fields import UnitFields

BLANKS: Final = "isian"
"""What the form says it is of."""
UNIT, TIMES, SIGNING, TEXTS, VOLUMES = "Unit", "Waktu", "Pengesahan", "Isi SOP", "Volume"
"""Names of the sheets."""
UNIT_TITLES: Final = {"label": ("Isian",), "isi": ("Isi",)}
ROLE_TITLES: Final = {
    "peran": ("Peran dalam peraturan",), "tipe": ("Jabatan menurut tipe unit",),
    "isi": ("Jabatan pada unit ini",), "kunci": ("Kunci",),
}  # fmt: skip
TIME_TITLES: Final = {
    "kode": ("Kode",), "proses": ("Proses",), "no": ("No",), "kegiatan": ("Kegiatan",),
    "pelaku": ("Pelaku",), "waktu": ("Waktu",), "satuan": ("Satuan",), "kunci": ("Kunci",),
}  # fmt: skip
VOLUME_TITLES: Final = {"kode": ("Kode",), "proses": ("SOP",), "volume": ("Kali per tahun",)}
HINTS: Final = {
    "waktu": "Angkanya, misalnya 15 atau 1-3.",
    "volume": "Angka, misalnya 12.",
}
"""What belongs in columns that are no fields of an SOP."""
EMPTY_TITLE: Final = "Jabatan yang dikosongkan mengikuti tipe unitnya."
YEARLY: Final = "Berapa kali dalam setahun tiap SOP dijalankan; tidak dicetak pada SOP."
_TIME_WIDTHS: Final = (12, 34, 5, 62, 34, 12, 13)
SIGNING_FIELDS: Final = tuple(one for one in SOP if not one.is_list)
TEXT_FIELDS: Final = tuple(one for one in SOP if one.is_list)
_WIDTHS: Final = {"nip": 21, "nomor": 18, "pangkat": 16, "nama": 22, "jabatan": 22}
_UNASKED: Final = "tanggal_revisi"
"""A field that stays empty as long as an SOP is new."""
_WANTING: Final = "#FFF2CC"


def key_of(one: Field) -> str:
    """The key of a column of an SOP's field."""
    return ".".join(map(str, one.path[1:]))


def sop_titles(fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    """The titles of a table with a row for each SOP."""
    return {"kode": ("Kode",), "proses": ("SOP",), **{key_of(one): (one.title,) for one in fields}}


def unit_book(fields: UnitFields) -> FormBook:
    """The form of a unit, with what it remembers of how it was handed out."""
    title = f"Isian SOP {fields.name}"
    facts = [("jenis", BLANKS), ("bentuk", FORMAT), ("unit", fields.name)]
    facts += [(f"isian/{'/'.join(key)}", text) for key, text in fields.texts.items()]
    facts += [(f"baris/{'/'.join(key)}", "\n".join(marks)) for key, marks in fields.marks()]
    sheets = (
        _unit(fields, title),
        _times(fields, title),
        _sops(fields, SIGNING, title, SIGNING_FIELDS),
        _sops(fields, TEXTS, title, TEXT_FIELDS),
        _volumes(fields, title),
        help_sheet(HELP, unit_help()),
    )
    return FormBook(title, sheets, {"daftar_satuan": UNITS}, {}, tuple(facts))


def _head(title: str, note: str, titles: Sequence[str]) -> list[tuple[FormCell, ...]]:
    """The rows above a table."""
    shown = len(titles)
    return [
        (FormCell(title, Look.TITLE, across=shown),),
        (FormCell(note, Look.NOTE, across=shown),),
        tuple(FormCell(one, Look.HEAD) for one in titles),
    ]


def _unit(fields: UnitFields, title: str) -> FormSheet:
    """The unit itself and the titles of its roles."""
    rows = _head(title, EMPTY_TITLE, ("Isian", "Isi"))
    for one in ASKED:
        cell = FormCell(fields.texts[str(one.path[0]),], hint=one.hint, across=2)
        rows.append((FormCell(one.title, Look.STRONG), cell))
    rows[2] = (rows[2][0], FormCell("Isi", Look.HEAD, across=2))
    rows += [(), tuple(FormCell(names[0], Look.HEAD) for names in ROLE_TITLES.values())]
    for role in fields.roles:
        rows.append((
            FormCell(role.words, Look.FIXED), FormCell(role.of_type, Look.FIXED),
            FormCell(fields.texts["jabatan", role.key]), FormCell(role.key, Look.FIXED),
        ))  # fmt: skip
    columns = (FormColumn(44), FormColumn(44), FormColumn(52), FormColumn(20, hidden=True))
    return FormSheet(UNIT, columns, tuple(rows), (3, 0))


def _times(fields: UnitFields, title: str) -> FormSheet:
    """A row for each step that takes time, by process."""
    titles = [names[0] for names in TIME_TITLES.values()]
    rows = _head(title, "Tulis angkanya dan pilih satuannya; kuning: masih kosong.", titles[:-1])
    rows[2] = (*rows[2], FormCell(titles[-1], Look.HEAD))
    names = dict(fields.sops)
    for step in fields.steps:
        amount, unit = split(fields.texts["waktu", step.code, step.key])
        shown = (step.code, names[step.code], step.number, step.text, step.actor)
        rows.append((
            *(FormCell(text, Look.FIXED) for text in shown),
            FormCell(amount, Look.CENTRE, hint=HINTS["waktu"]),
            FormCell(unit, Look.CENTRE, "daftar_satuan"),
            FormCell(step.key, Look.FIXED),
        ))  # fmt: skip
    columns = (*map(FormColumn, _TIME_WIDTHS), FormColumn(20, hidden=True))
    first, last = 4, max(len(rows), 4)
    rules = (
        Rule(f"F{first}:F{last}", f"=LEN($F{first})=0", _WANTING),
        Rule(
            f"G{first}:G{last}",
            f"=AND(LEN($F{first})>0,ISNUMBER(VALUE($F{first})),LEN($G{first})=0)",
            _WANTING,
        ),
    )
    return FormSheet(TIMES, columns, tuple(rows), (3, 0), (2, 2), rules)


def _sops(fields: UnitFields, name: str, title: str, columns: Sequence[Field]) -> FormSheet:
    """A row for each SOP."""
    each = columns[0].is_list
    note = "Satu hal tiap baris di dalam sel: tekan Alt+Enter." if each else "Satu baris satu SOP."
    titles = [names[0] for names in sop_titles(columns).values()]
    rows = _head(title, f"{note} Kuning: masih kosong.", titles)
    for code, sop in fields.sops:
        cells = (
            FormCell(fields.texts["sop", code, *map(str, one.path[1:])], hint=one.hint)
            for one in columns
        )
        rows.append((FormCell(code, Look.FIXED), FormCell(sop, Look.FIXED), *cells))
    rules = [
        Rule(f"{letters(at)}{row}", f"=LEN({letters(at)}{row})=0", _WANTING)
        for at, one in enumerate(columns, 3)
        for row, (code, _) in enumerate(fields.sops, 4)
        if ("sop", code, *map(str, one.path[1:])) in fields.blank and key_of(one) != _UNASKED
    ]
    widths = (34 if each else _WIDTHS.get(str(one.path[-1]), 18) for one in columns)
    every = (FormColumn(12), FormColumn(32), *map(FormColumn, widths))
    return FormSheet(name, every, tuple(rows), (3, 2), (2, 2), tuple(rules))


def _volumes(fields: UnitFields, title: str) -> FormSheet:
    """A row for each SOP with how often a year it is carried out."""
    rows = _head(title, YEARLY, [names[0] for names in VOLUME_TITLES.values()])
    for code, sop in fields.sops:
        times = FormCell(fields.texts["volume", code], Look.CENTRE, hint=HINTS["volume"])
        rows.append((FormCell(code, Look.FIXED), FormCell(sop, Look.FIXED), times))
    columns = (FormColumn(12), FormColumn(60), FormColumn(16))
    return FormSheet(VOLUMES, columns, tuple(rows), (3, 0), (2, 2), is_portrait=True)
