"""The service standard as a document: its components as two tables, and a blank for the signature.

A column says where each component comes from; staff delete it when all is settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.decree.composing import BLANK_DATE, BLANK_NAME
from bpmn_gen.decree.document import Block, Document, Grid, Para, Space, Table, TextPart
from bpmn_gen.services.components import BLANK, REGULATION
from bpmn_gen.services.standard import OPEN, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.services.standard import Filled, ServiceStandard
    from bpmn_gen.sop.document import PageStyle

_TITLES: Final = ("No.", "Komponen", "Uraian", "Asal isian")
_SHARES: Final = (6.0, 24.0, 50.0, 20.0)
_DELIVERY: Final = "Penyampaian pelayanan (diumumkan kepada masyarakat)"
_MANAGEMENT: Final = "Pengelolaan pelayanan di dalam organisasi"
_SIGNED: Final = 85.0
"""mm to the left of the signature."""
_HAND: Final = "\n" * 5
_MOST: Final = 12
"""Lines of a component in one row; the rest stands in rows below, which pages may part."""


def standard_document(
    standard: ServiceStandard, head: str, seat: str, paper: PageStyle
) -> Document:
    """The standard of one service.

    Args:
        standard: what is said of it.
        head: who heads the unit.
        seat: the town where it is signed.
        paper: that of the regency's decrees.
    """
    titles = ("STANDAR PELAYANAN", standard.name.upper(), standard.unit.upper())
    blocks: list[Block] = [Para(one, "center", bold=True, after=1.0) for one in titles]
    blocks += [Para(f"Kode proses {standard.code}", "center", after=5.0)]
    blocks += [Para(f"Komponennya mengikuti {REGULATION}.", after=4.0)]
    number = 1
    for heading, is_public in ((_DELIVERY, True), (_MANAGEMENT, False)):
        some = [one for one in standard.components if one.component.is_public is is_public]
        blocks += [Para(heading, "left", bold=True, after=1.5, keep=True)]
        blocks += [Table(_TITLES, _SHARES, tuple(_rows(some, number)))]
        number += len(some)
    blocks += [Para(one, "left", size=9.5, after=1.0) for one in _notes(standard)]
    blocks += [Space(4.0, keep=True)]
    blocks += _signature(head, seat)
    title = f"Standar pelayanan {standard.code} {standard.name}"
    return Document(title, paper, (TextPart(tuple(blocks)),))


def _rows(some: Sequence[Filled], first: int) -> Iterator[tuple[str, str, str, str]]:
    """The rows of some components."""
    for number, one in enumerate(some, first):
        texts = _lines(one)
        for at in range(0, len(texts), _MOST):
            part = "\n".join(texts[at : at + _MOST])
            head = (f"{number}.", one.component.name) if not at else ("", "")
            origin = one.origin if not at else ""
            yield (*head, part, origin)


def _lines(one: Filled) -> list[str]:
    """The texts of a component, numbered where there are several."""
    if not one.texts:
        return [BLANK]
    if len(one.texts) == 1:
        return [*one.texts]
    return [f"{number}. {text}" for number, text in enumerate(one.texts, 1)]


def _notes(standard: ServiceStandard) -> Iterator[str]:
    """What the column of origins means, and what has to be known of single components."""
    derived = any(one.texts and not one.is_written for one in standard.components)
    blank = any(not one.texts for one in standard.components)
    said = [f"'{WRITTEN}' ditulis unit pada definisi layanannya"]
    said += ["yang menyebut SOP diambil dari SOP layanan ini dan perlu diperiksa unit"] * derived
    said += [f"'{OPEN}' dan titik-titik masih harus diisi unit"] * blank
    yield f"Asal isian: {'; '.join(said)}. Kolom ini dapat dihapus sebelum standar ditetapkan."
    for one in standard.components:
        if one.remark:
            yield f"{one.component.name}: {one.remark}."


def _signature(head: str, seat: str) -> Iterator[Block]:
    """Where whoever heads the unit signs."""
    yield Grid((_SIGNED,), (("", f"Ditetapkan di {seat}\n{BLANK_DATE}"),), keep=True)
    yield Grid((_SIGNED,), (("", f"{head}{_HAND}{BLANK_NAME}"),))
