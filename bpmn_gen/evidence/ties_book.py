"""The ties of a unit as a workbook: maps with their SOPs, and who from outside takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.evidence.ties import Crossing, Tie

NO_SOP: Final = "(rujukan umum, bukan SOP unit)"
BLANK: Final = "........"
"""A number that nobody has given yet."""
_TIES: Final = (
    ("No", 5), ("Proses level 0", 26), ("Kode", 12), ("Proses", 34),
    ("Kode peta lintas fungsi", 20), ("Kode SOP", 24), ("Nomor SOP", 22), ("Revisi ke", 8),
    ("Status", 32), ("Dasar", 38),
)  # fmt: skip
_CROSSINGS: Final = (
    ("No", 5), ("Kode", 12), ("Proses", 40), ("Unit, instansi, atau masyarakat", 42),
    ("Pelaku", 42), ("Langkah SOP", 18),
)  # fmt: skip


def ties_book(unit: str, tied: Iterable[Tie], crossed: Iterable[Crossing]) -> FormBook:
    """The workbook of one unit.

    Args:
        unit: its name.
        tied: its processes.
        crossed: who from outside takes part in them.
    """
    rows = (
        (
            one.group, one.code, one.name, one.map_code, one.sop_code or NO_SOP,
            (one.number or BLANK) if one.sop_code else "-", one.revision or "-", one.standing,
            one.basis,
        )
        for one in tied
    )  # fmt: skip
    others = ((one.code, one.name, one.body, one.title, one.steps or "-") for one in crossed)
    sheets = (
        _sheet("Peta dan SOP", f"Keterkaitan peta dan SOP {unit}", _TIES, rows),
        _sheet("Lintas unit", f"Pelaku dari luar {unit}", _CROSSINGS, others),
    )
    return FormBook(f"Keterkaitan peta dan SOP {unit}", sheets)


def _sheet(
    name: str, title: str, titles: Sequence[tuple[str, int]], rows: Iterable[tuple[str, ...]]
) -> FormSheet:
    """A table with numbered rows; a single row says that there is none."""
    head = [
        (FormCell(title.upper(), Look.TITLE, across=len(titles)),),
        tuple(FormCell(text, Look.HEAD) for text, _ in titles),
    ]
    body = [
        tuple(FormCell(text, Look.FIXED) for text in (str(number), *row))
        for number, row in enumerate(rows, 1)
    ]
    nothing = [(FormCell("Tidak ada.", Look.NOTE, across=len(titles)),)]
    columns = tuple(FormColumn(width) for _, width in titles)
    return FormSheet(name, columns, (*head, *(body or nothing)), (2, 0), (1, 1))
