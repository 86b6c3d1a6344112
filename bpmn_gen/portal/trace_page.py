"""The trace page: every provision, with links to the steps that carry it out in each unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import runs
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.portal.roles import role_anchor
from bpmn_gen.portal.standing import first_with
from bpmn_gen.rules.carriers import STEPPED
from bpmn_gen.rules.coverage import Status, by_part, counted
from bpmn_gen.rules.step_places import StepPlaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.portal.provisions import Anchors
    from bpmn_gen.portal.standing import Standing
    from bpmn_gen.rules.carriers import Carrier
    from bpmn_gen.rules.coverage import Row, Trace

PAPER = "formulir"
"""The kind of letters and forms: they lead to the first step that makes them."""
ROLE = "peran"
"""The kind of roles, which stand on the page of each unit that has them."""
GROUP = "kelompok"
"""The kind of groups of processes, which are sections of the page of a unit."""
SECTIONS = {"penilai": "penilai", "tipe unit": "tingkat"}
"""Sections of the page of a unit where the other elements stand."""


@dataclass(frozen=True, slots=True)
class ShownCarrier:
    """Something that bears a provision, with the way to it."""

    kind: str
    label: str
    """How people know it: a code, a number or a title; never a key of the definitions."""
    text: str
    """What else it says; empty where the label says it all."""
    href: str
    """Its address; empty when no unit that has it has a page."""
    types: str
    """Numbers of the unit types that have it, as runs; empty: all of them."""
    aside: str
    """A note in words: the types that have it, and how it bears the provision."""


@dataclass(frozen=True, slots=True)
class TracedProvision:
    """A row of the matrix: a provision and what carries it out."""

    anchor: str
    ref: str
    text: str
    kind: str
    note: str
    elements: tuple[ShownCarrier, ...]
    status: str
    permits: str
    """The words by which it leaves something to somebody; empty where it leaves nothing."""
    open: bool
    """Whether nothing carries it out or states it."""


@dataclass(frozen=True, slots=True)
class RegulationPart:
    """A part of the regulation with its provisions."""

    name: str
    provisions: tuple[TracedProvision, ...]
    numbers: tuple[int, ...]
    """How many provisions there are of each status."""


@dataclass(frozen=True, slots=True)
class TracePage:
    """All that the trace page says."""

    regulation: str
    parts: tuple[RegulationPart, ...]
    statuses: tuple[str, ...]
    """What provisions can be, as headings of the numbers."""
    numbers: tuple[int, ...]
    """How many provisions there are of each status."""
    stated: int
    """How many obligations are stated, without a step of their own."""
    units: tuple[tuple[str, str, int], ...]
    """Folder, name and type of each unit that links can lead to."""


def trace_page(
    defs: DefinitionSet, matrix: Trace, anchors: Anchors, everyone: Sequence[Standing]
) -> TracePage:
    """The trace page of a matrix for the units that have pages."""
    guide = _Guide(defs, StepPlaces(defs, anchors.index), everyone)
    return TracePage(
        regulation="; ".join(str(one.judul) for one in defs.peraturan),
        parts=tuple(
            RegulationPart(
                anchors.words.place(name),
                tuple(guide.traced(row, anchors.of(row.provision)) for row in rows),
                tuple(counted(rows).values()),
            )
            for name, rows in by_part(matrix.rows).items()
        ),
        statuses=tuple(Status),
        numbers=tuple(matrix.counts.values()),
        stated=len(matrix.duties_only_stated),
        units=tuple((one.target.slug, one.target.name, one.target.number) for one in everyone),
    )


@dataclass(frozen=True, slots=True)
class _Guide:
    """Knows the links from provisions to pages."""

    defs: DefinitionSet
    places: StepPlaces
    everyone: Sequence[Standing]

    def traced(self, row: Row, anchor: str) -> TracedProvision:
        """A provision with ways to what bears it."""
        return TracedProvision(
            anchor=anchor,
            ref=row.place,
            text=str(row.provision.ringkasan),
            kind=str(row.provision.jenis),
            note=row.note,
            elements=tuple(self._element(carrier, row.office) for carrier in row.carriers),
            status=str(row.status),
            permits=row.permits,
            open=row.status is Status.OPEN,
        )

    def _element(self, carrier: Carrier, office: str) -> ShownCarrier:
        """An element that leads to the first unit that has it; the office, where it has one."""
        href = ""
        if (way := self._way(carrier)) is not None:
            tail, types, code = way
            every = frozenset(int(number) for number in self.defs.tipe_unit)
            having = [
                one
                for one in self.everyone
                if (not code or code in one.titles)
                and (not office or one.target.slug == f"unit-{office}")
            ]
            first = first_with(having, types or every)
            href = f"{first.target.slug}/{tail}" if first else ""
        aside = "; ".join(filter(None, (carrier.types_told, carrier.bearing_told)))
        label, text = carrier.label, carrier.text
        if carrier.kind in STEPPED:
            label = carrier.code
        elif carrier.kind == ROLE:
            label, text = text, ""
        return ShownCarrier(carrier.kind, label, text, href, runs(carrier.types), aside)

    def _way(self, carrier: Carrier) -> tuple[str, frozenset[int], str] | None:
        """The page below the folder of a unit, the types that have it, and the process."""
        if carrier.kind in STEPPED:
            return _on_process(carrier.code, carrier.step), carrier.types, carrier.code
        if carrier.kind in SECTIONS:
            return f"{PAGE}#{SECTIONS[carrier.kind]}", carrier.types, ""
        if carrier.kind == GROUP:
            return f"{PAGE}#{carrier.label}", carrier.types, ""
        made = next(self.places.making(carrier.label), None) if carrier.kind == PAPER else None
        if made is not None:
            return _on_process(made.code, made.step), made.types, made.code
        if carrier.kind == ROLE and (types := self.places.acting(carrier.label)):
            return f"{PAGE}#{role_anchor(carrier.label)}", types, ""
        return None


def _on_process(code: str, step: str) -> str:
    """Where a step, or the whole of a process, stands."""
    page = f"{code}/{PAGE}"
    return f"{page}#langkah-{step}" if step else page
