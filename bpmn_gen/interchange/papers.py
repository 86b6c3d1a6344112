"""What a step needs, what it makes and who does it, where a file says so beside its drawing.

Our files draw no data objects, which several tools misplace, and name people by lanes; all of
this becomes part of a step's documentation, where all tools show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.decompiler.remarks import (
    APART,
    DONE_BY,
    IN_FULL,
    MADE,
    NEEDED,
    labelled,
    several,
)
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange.elements import content_of, name_of
from bpmn_gen.model.elements import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.foreign.semantics import Item, Semantics

PEOPLE: Final = frozenset({"potentialOwner", "performer", "humanPerformer", "resourceRole"})
"""Who does a step."""
_BEHIND: Final = tuple(f"{{{BPMN}}}{kind}" for kind in ("dataObject", "dataStore", "resource"))
"""What others refer to."""


class PapersOf(NamedTuple):
    """The papers of one step, and the people."""

    needed: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(slots=True)
class Papers:
    """The papers of all steps of a file, by the ids of the file."""

    _needed: dict[str, dict[str, None]] = field(default_factory=dict)
    _made: dict[str, dict[str, None]] = field(default_factory=dict)
    _names: Mapping[str, str] = field(default_factory=dict)
    """Of data objects and resources, by id."""

    def of(self, step: Item) -> PapersOf:
        """What a step needs and makes, and who does it, in the order of the file."""
        people = (
            person_name(child, self._names) for child in step.element if local(child) in PEOPLE
        )
        return PapersOf(
            tuple(self._needed.get(step.id, ())),
            tuple(self._made.get(step.id, ())),
            tuple(dict.fromkeys(name for name in people if name)),
        )

    def add(self, source: Item, target: Item, name: str) -> None:
        """Note that a paper goes from or to a step, or along with the work from step to step."""
        if source.kind in k.SHEETS:
            step = target.target if target.kind == "sequenceFlow" else target.id
            self._needed.setdefault(step, {}).setdefault(name)
        if target.kind in k.SHEETS:
            step = source.source if source.kind == "sequenceFlow" else source.id
            self._made.setdefault(step, {}).setdefault(name)
        if "sequenceFlow" in {source.kind, target.kind}:
            flow = source if source.kind == "sequenceFlow" else target
            self._made.setdefault(flow.source, {}).setdefault(name)
            self._needed.setdefault(flow.target, {}).setdefault(name)


def read_papers(root: etree._Element, semantics: Semantics) -> Papers:
    """The papers of all steps."""
    behind = names_behind(root)
    papers = Papers(_names=behind)
    names = {item.id: sheet_name(item.element, behind) for item in semantics.of_kind(*k.SHEETS)}
    for item in semantics.items.values():
        if item.kind not in k.DATA_LINES and item.kind != "association":
            continue
        source, target = semantics.items[item.source], semantics.items[item.target]
        name = names.get(source.id) or names.get(target.id)
        if name:
            papers.add(source, target, name)
    return papers


def names_behind(root: etree._Element) -> dict[str, str]:
    """The names of data objects, data stores and resources, by id."""
    return {one.get("id") or "": name_of(one) for one in root.iter(*_BEHIND)}


def sheet_name(sheet: etree._Element, behind: Mapping[str, str]) -> str:
    """The name of a sheet, or of what it shows, with its state."""
    state = next((name_of(one) for one in sheet if local(one) == "dataState"), "")
    shown = reference(sheet.get("dataObjectRef") or sheet.get("dataStoreRef"))
    name = name_of(sheet) or behind.get(shown, "")
    return f"{name} ({state})" if name and state and state not in name else name


def person_name(person: etree._Element, behind: Mapping[str, str]) -> str:
    """Who does a step: a resource by its name, else what an expression says, else a name."""
    for child in person:
        if local(child) == "resourceRef":
            return behind.get(reference(child.text), "") or name_of(person)
        if local(child) == "resourceAssignmentExpression":
            return one_line(content_of(child)) or name_of(person)
    return name_of(person)


def work_and_text(name: str, documentation: str, papers: PapersOf) -> dict[str, Any]:
    """The documentation of a step, its papers added, and its work as far as it is told."""
    said, _ = labelled(documentation)
    lines = [documentation] if documentation else []
    added = ((NEEDED, papers.needed), (MADE, papers.made), (DONE_BY, papers.people))
    for label, names in added:
        if names and label not in said:
            said[label] = APART.join(names)
            lines.append(f"{label}: {said[label]}")
    work = Work(
        text=next((said[label] for label in IN_FULL if label in said), name),
        inputs=several(said.get(NEEDED)),
        outputs=several(said.get(MADE)),
        documents=several(said.get("Dokumen")),
        duration=said.get("Waktu", ""),
    )
    return {"documentation": "\n".join(lines), "work": work}
