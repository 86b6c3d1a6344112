"""The workbook of all services of an office: one row for each, a column for each component."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.services.components import COMPONENTS
from bpmn_gen.workbook.table_sheet import TableSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.services.standard import Filled, ServiceStandard

NAME: Final = "layanan"
BLANK_CELL: Final = "................"
_SHEETS: Final = (("Penyampaian pelayanan", True), ("Pengelolaan pelayanan", False))
"""The two kinds of components; all of them on one sheet would be printed too small."""
_HEAD: Final = (("Kode", 13), ("Pelayanan", 24))
_WIDTHS: Final = {"prosedur": 52, "persyaratan": 32, "produk": 26, "dasar_hukum": 36}
"""Widths of columns in characters; others have the usual one."""
_USUAL: Final = 22


def service_book(standards: Sequence[ServiceStandard]) -> tuple[TableSheet, ...]:
    """The sheets of the workbook."""
    return tuple(_sheet(name, standards, is_public=is_public) for name, is_public in _SHEETS)


def _sheet(name: str, standards: Sequence[ServiceStandard], *, is_public: bool) -> TableSheet:
    """The components of one kind."""
    some = [one for one in COMPONENTS if one.is_public is is_public]
    titles = tuple((one.name, _WIDTHS.get(one.key, _USUAL)) for one in some)
    rows = tuple(
        (one.code, one.name, *(_cell(one.of(component.key)) for component in some))
        for one in standards
    )
    return TableSheet(name, (*_HEAD, *titles), rows, frozen=len(_HEAD))


def _cell(filled: Filled) -> str:
    """A component in a cell, with where it comes from where the author did not write it."""
    return "\n".join(_lines(filled))


def _lines(filled: Filled) -> Iterator[str]:
    """The lines of a cell."""
    if not filled.texts:
        yield BLANK_CELL
    elif len(filled.texts) == 1:
        yield filled.texts[0]
    else:
        yield from (f"{number}. {text}" for number, text in enumerate(filled.texts, 1))
    if filled.texts and not filled.is_written:
        yield f"(dari {filled.origin})"
    if filled.remark:
        yield f"({filled.remark})"
