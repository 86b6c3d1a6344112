"""The trace page: every provision, with links to the steps that carry it out in each unit."""

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
    from bpmn_gen.rules.coverage import Carrier, Row

STEPPED = ("langkah", "tahap", "proses", "varian")
"""Kinds of elements that stand on pages of processes."""
PAPER = "formulir"
"""The kind of letters and forms, which lead to the first step that makes them."""

ROLE = "peran"
"""The kind of roles, which stand on the page of each unit that has them."""


@dataclass(frozen=True, slots=True)
class ShownCarrier:
    """Something that carries out a provision, with a link to it."""

    kind: str
    label: str
    text: str
    href: str
    """Its address; empty when no unit that has it has a page."""
    types: str
    """Numbers of the unit types that have it, as runs; empty where all have it."""


@dataclass(frozen=True, slots=True)
class TracedProvision:
    """A row of the matrix: a provision and what carries it out."""

    anchor: str
    ref: str
    text: str
    kind: str
    note: str
    elements: tuple[ShownCarrier, ...]
    required: bool
    """Whether something has to carry it out."""
    covered: bool


@dataclass(frozen=True, slots=True)
class RegulationPart:
    """A part of the regulation with its provisions."""

    name: str
    provisions: tuple[TracedProvision, ...]

    @property
    def required(self) -> int:
        """The number of provisions that something has to carry out."""
        return sum(one.required for one in self.provisions)

    @property
    def covered(self) -> int:
        """The number of required provisions that something carries out."""
        return sum(one.required and one.covered for one in self.provisions)


@dataclass(frozen=True, slots=True)
class TracePage:
    """All that the trace page says."""

    regulation: str
    parts: tuple[RegulationPart, ...]
    counts: tuple[tuple[str, str, int, int], ...]
    """For each part its name, first anchor, and the numbers of covered and required provisions."""
    covered: int
    required: int
    units: tuple[tuple[str, str, int], ...]
    """Folder, name and type of each unit that links can lead to."""


def trace_page(defs: DefinitionSet, anchors: Anchors, everyone: Sequence[Standing]) -> TracePage:
    """The trace page for the units that have pages."""
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
    """A row of the matrix with its links."""
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
    """Knows the links from provisions to pages."""

    defs: DefinitionSet
    places: StepPlaces
    everyone: Sequence[Standing]

    def elements(self, row: Row) -> Iterator[ShownCarrier]:
        """All that carries out a provision; a shared step comes once for each of its processes.

        A step is left out where the unit types of the provision have it in another form.
        """
        for carrier in row.carriers:
            if carrier.kind in STEPPED:
                for place in self.places.of(str(row.provision.id), carrier.span):
                    yield self._stepped(carrier, place)
            else:
                yield self._other(carrier)

    def _stepped(self, carrier: Carrier, place: StepPlace) -> ShownCarrier:
        """A step, phase or process, which stands on the page of its process."""
        page = f"{place.code}/{PAGE}"
        tail = f"{page}#langkah-{place.step}" if place.step else page
        having = [one for one in self.everyone if place.code in one.titles]
        label = f"{place.code} {place.step}".strip()
        return self._element(carrier, label, having, place.types, tail)

    def _other(self, carrier: Carrier) -> ShownCarrier:
        """Something that belongs to a unit type, or to all of them."""
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
        carrier: Carrier,
        label: str,
        having: Sequence[Standing],
        types: frozenset[int],
        tail: str,
    ) -> ShownCarrier:
        """A carrier whose link leads to the first unit that has it."""
        first = first_with(having, types)
        href = f"{first.target.slug}/{tail}" if first else ""
        every = types == frozenset(int(number) for number in self.defs.tipe_unit)
        return ShownCarrier(carrier.kind, label, carrier.text, href, "" if every else runs(types))
