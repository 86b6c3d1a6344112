"""Regulation coverage: each provision with the elements that carry it, and what nothing carries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import Address, normalise
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.schema import (
    Definisi,
    Formulir,
    Jabatan,
    KelompokProses,
    Proses,
    Tahap,
    TipeUnit,
    Varian,
)
from bpmn_gen.definition.schema.langkah import STEP_KEYS, LangkahDasar
from bpmn_gen.definition.schema.tipe_unit import AturanPenilai
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Status:
    """An element of the definitions that carries out or restates a provision."""

    kind: str
    """proses, langkah, tahap, varian, peran, tipe unit, penilai, formulir or kelompok."""
    label: str
    """How people find it, e.g. ``CLP.02.02 kirim``."""
    text: str
    """What it says, in short."""
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A provision with everything that carries it."""

    provision: Ketentuan
    carriers: tuple[Status, ...]
    is_carried: bool
    """Whether something carries it, or carries each of the provisions below it."""
    place: str = ""
    """How it is printed; its address is for definitions."""

    @property
    def prescribes(self) -> bool:
        """Whether it says something that somebody has to do or keep to."""
        return self.provision.jenis != "definisi"


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole matrix."""

    rows: tuple[Row, ...]

    @property
    def prescribing(self) -> tuple[Row, ...]:
        """The provisions that have to be carried by something."""
        return tuple(row for row in self.rows if row.prescribes)

    @property
    def uncovered(self) -> tuple[Row, ...]:
        """The provisions that have to be carried by something and are not."""
        return tuple(row for row in self.prescribing if not row.is_carried)


def trace(defs: DefinitionSet) -> Trace:
    """Hold every provision against every element that cites it."""
    words = legal_words(defs.peraturan)
    index = words.index
    found: dict[str, dict[Status, None]] = {}
    for carrier, citation in _citations(defs):
        provision = index.find(citation)
        if provision is not None:
            found.setdefault(str(provision.id), {}).setdefault(carrier)
    rows = []
    for regulation in defs.peraturan:
        carried = _carried(regulation.ketentuan, found.keys())
        rows += [
            Row(
                provision=item,
                carriers=tuple(found.get(str(item.id), ())),
                is_carried=str(item.id) in carried,
                place=words.of(item),
            )
            for item in regulation.ketentuan
        ]
    return Trace(tuple(rows))


def by_part(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows by the part of the regulation that they stand in, in order.

    A part is a Pasal, or a letter of the annex.  One that holds most of the regulation would tell
    nothing, so that its numbers are parts of their own.
    """
    sizes = Counter(_part_of(row, ANNEX_DEPTH) for row in rows)
    found: dict[str, list[Row]] = {}
    for row in rows:
        part = _part_of(row, ANNEX_DEPTH)
        is_most = 2 * sizes[part] > len(rows)
        found.setdefault(_part_of(row, ANNEX_DEPTH + 1) if is_most else part, []).append(row)
    return found


ANNEX_DEPTH = 2
"""Signs that name a part of the annex: chapter and letter, as in ``Lampiran II.B``."""


def _part_of(row: Row, depth: int) -> str:
    """The part that a provision stands in, with so many signs in the annex."""
    words = row.provision.ref.split()
    if words[0] != "Lampiran" or len(words) == 1:
        return " ".join(words[:2])
    return f"Lampiran {'.'.join(words[1].split('.')[:depth])}"


def _carried(provisions: Iterable[Ketentuan], cited: Collection[str]) -> set[str]:
    """Ids of the provisions that are cited, or of which every part below is seen to."""
    places = {normalise(item.ref): item for item in provisions}
    parts: dict[Address, list[bool]] = {}
    carried = set()
    for place in sorted(places, key=len, reverse=True):
        item, below = places[place], parts.get(place, [])
        is_carried = str(item.id) in cited or (bool(below) and all(below))
        if is_carried:
            carried.add(str(item.id))
        above = next((p for n in range(len(place) - 1, 0, -1) if (p := place[:n]) in places), ())
        is_mere_definition = item.jenis == "definisi" and not below
        parts.setdefault(above, []).append(is_carried or is_mere_definition)
    return carried


def _citations(defs: DefinitionSet) -> Iterator[tuple[Status, str]]:
    """Every citation in the definitions with the element that makes it."""
    for code, process in defs.proses.items():
        yield from _within(process, str(code))
    for key, role in defs.jabatan.items():
        yield from _within(role, f"peran {key}")
    for number, tipe in defs.tipe_unit.items():
        yield from _within(tipe, f"tipe unit {number}")
    for code, form in defs.formulir.items():
        yield from _within(form, str(code))
    if defs.peta is not None:
        for group in defs.peta.peta:
            yield from _within(group, str(group.kode))


def _within(item: Definisi, owner: str) -> Iterator[tuple[Status, str]]:
    """The citations of an object and of everything in it."""
    carrier = _carrier(item, owner)
    for key in ("sumber", "kedudukan", "penugasan"):
        cited = getattr(item, key, ())
        if isinstance(cited, tuple):
            yield from ((carrier, str(one)) for one in cited if isinstance(one, Text))
    for name in type(item).model_fields:
        for inner in _objects(getattr(item, name)):
            yield from _within(inner, owner)


def _objects(value: object) -> Iterator[Definisi]:
    """The definition objects directly inside a value."""
    if isinstance(value, Definisi):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _objects(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _objects(one)


counted: dict[type[Definisi], tuple[str, str]] = {
    Proses: ("proses", "nama"),
    Tahap: ("tahap", "nama"),
    Varian: ("varian", "nama"),
    Jabatan: ("peran", "sebutan"),
    TipeUnit: ("tipe unit", "nama"),
    AturanPenilai: ("penilai", "jenjang"),
    Formulir: ("formulir", "nama"),
    KelompokProses: ("kelompok", "nama"),
}
"""What elements are called, and which key names them."""


def _carrier(item: Definisi, owner: str) -> Status:
    """An object as an element of the matrix."""
    if isinstance(item, LangkahDasar):
        key = next(key for key in STEP_KEYS if hasattr(item, key))
        said = getattr(item, key)
        text = str(getattr(item, "ringkas", None) or (said if isinstance(said, str) else key))
        return Status("langkah", f"{owner} {item.id or ''}".strip(), text, item.origin)
    kind, name = counted.get(type(item), ("bagian", ""))
    return Status(kind, owner, str(getattr(item, name, "")), item.origin)
