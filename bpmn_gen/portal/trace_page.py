"""The trace page: every provision, with ways to the steps that carry it out in each unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.portal.findable import runs
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.portal.roles import role_anchor
from bpmn_gen.portal.standing import first_with
from bpmn_gen.portal.step_places import StepPlace, StepPlaces
from bpmn_gen.rules.coverage import by_part, trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.portal.provisions import Anchors
    from bpmn_gen.portal.standing import Standing
    from bpmn_gen.rules.coverage import Row, Status

STEPPED = ("langkah", "tahap", "proses", "varian")
"""Kinds of elements that stand on the pages of processes."""
PAPER = "formulir"
"""The kind of letters and forms: they lead to the first step that makes them."""

ROLE = "peran"
"""The kind of roles, which stand on the page of each unit that has them."""


@dataclass(frozen=True, slots=True)
class ShownCarrier:
    """Something that carries a provision, with the way to it."""

    kind: str
    label: str
    text: str
    href: str
    """Empty when no unit that has it has a page."""
    types: str
    """Numbers of the unit types that have it, as runs; empty: all of them."""


@dataclass(frozen=True, slots=True)
class TracedProvision:
    """A row of the matrix."""

    anchor: str
    ref: str
    text: str
    kind: str
    note: str
    elements: tuple[ShownCarrier, ...]
    required: bool
    """Whether something has to carry it."""
    covered: bool


@dataclass(frozen=True, slots=True)
class RegulationPart:
    """A part of the regulation."""

    name: str
    provisions: tuple[TracedProvision, ...]

    @property
    def required(self) -> int:
        """How many provisions something has to carry."""
        return sum(one.required for one in self.provisions)

    @property
    def covered(self) -> int:
        """How many of them something carries."""
        return sum(one.required and one.covered for one in self.provisions)


@dataclass(frozen=True, slots=True)
class TracePage:
    """Everything on the page."""

    regulation: str
    parts: tuple[RegulationPart, ...]
    counts: tuple[tuple[str, str, int, int], ...]
    """Name, first anchor, covered and required provisions of each part."""
    covered: int
    required: int
    units: tuple[tuple[str, str, int], ...]
    """Folder, name and type of everything whose pages the ways can lead to."""


def trace_page(defs: DefinitionSet, anchors: Anchors, everyone: Sequence[Standing]) -> TracePage:
    """The page for the units that have pages."""
    guide = _Guide(defs, StepPlaces(defs, anchors.index), everyone)
    parts = tuple(
        RegulationPart(
            anchors.words.place(name), tuple(_provision(row, anchors, guide) for row in rows)
        )
        for name, rows in by_part(trace(defs).rows).items()
    )
    return TracePage(
        regulation="; ".join(str(one.judul) for one in defs.peraturan),
        parts=parts,
        counts=tuple(
            (part.name, part.provisions[0].anchor, part.covered, part.required) for part in parts
        ),
        covered=sum(part.covered for part in parts),
        required=sum(part.required for part in parts),
        units=tuple((one.target.slug, one.target.name, one.target.number) for one in everyone),
    )


def _provision(row: Row, anchors: Anchors, guide: _Guide) -> TracedProvision:
    """A row of the matrix with its ways."""
    return TracedProvision(
        anchor=anchors.of(row.provision),
        ref=row.place,
        text=str(row.provision.ringkasan),
        kind=str(row.provision.jenis),
        note=str(row.provision.catatan or ""),
        elements=tuple(guide.elements(row)),
        required=row.prescribes,
        covered=row.is_carried,
    )


@dataclass(frozen=True, slots=True)
class _Guide:
    """Knows the ways from provisions to pages."""

    defs: DefinitionSet
    places: StepPlaces
    everyone: Sequence[Standing]

    def elements(self, row: Row) -> Iterator[ShownCarrier]:
        """What carries a provision; a shared step once for each process in which it stands.

        Steps that the unit types of the provision have in another form are left out.
        """
        for carrier in row.carriers:
            if carrier.kind in STEPPED:
                for place in self.places.of(str(row.provision.id), carrier.span):
                    yield self._stepped(carrier, place)
            else:
                yield self._other(carrier)

    def _stepped(self, carrier: Status, place: StepPlace) -> ShownCarrier:
        """A step, a phase or a process: on the page of the process."""
        page = f"{place.code}/{PAGE}"
        tail = f"{page}#langkah-{place.step}" if place.step else page
        having = [one for one in self.everyone if place.code in one.titles]
        label = f"{place.code} {place.step}".strip()
        return self._element(carrier, label, having, place.types, tail)

    def _other(self, carrier: Status) -> ShownCarrier:
        """What is about a unit type, or about all of them."""
        every = frozenset(int(number) for number in self.defs.tipe_unit)
        number = carrier.label.removeprefix("tipe unit ")
        if number.isdecimal():
            section = "penilai" if carrier.kind == "penilai" else "tingkat"
            types, tail = frozenset({int(number)}), f"{PAGE}#{section}"
            label = carrier.label if carrier.kind != "tipe unit" else number
            return self._element(carrier, label, self.everyone, types, tail)
        if carrier.kind == "kelompok":
            tail = f"{PAGE}#{carrier.label}"
            return self._element(carrier, carrier.label, self.everyone, every, tail)
        made = next(self.places.making(carrier.label), None) if carrier.kind == PAPER else None
        if made is not None:
            return replace(self._stepped(carrier, made), label=carrier.label)
        label = carrier.label.removeprefix(f"{carrier.kind} ")
        if carrier.kind == ROLE and (types := self.places.acting(label)):
            tail = f"{PAGE}#{role_anchor(label)}"
            return self._element(carrier, label, self.everyone, types, tail)
        return ShownCarrier(carrier.kind, label, carrier.text, "", "")

    def _element(
        self,
        carrier: Status,
        label: str,
        having: Sequence[Standing],
        types: frozenset[int],
        tail: str,
    ) -> ShownCarrier:
        """An element that leads to the first unit that has it."""
        first = first_with(having, types)
        href = f"{first.target.slug}/{tail}" if first else ""
        every = types == frozenset(int(number) for number in self.defs.tipe_unit)
        return ShownCarrier(carrier.kind, label, carrier.text, href, "" if every else runs(types))
