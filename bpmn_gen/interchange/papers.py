"""What a step needs, what it makes and who does it, where a file says so outside the flow.

Our files draw no data objects, because several tools misplace them.  They name people by lanes
alone.  So papers and people become part of a step's documentation, which every tool shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.decompiler.remarks import (
    DONE_BY_LABEL,
    FULL_TEXT_LABELS,
    LIST_SEPARATOR,
    MADE_LABEL,
    NEEDED_LABEL,
    read_labels,
    several,
)
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange.elements import given_name, inner_text
from bpmn_gen.model.elements import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.foreign.drawables import Drawable
    from bpmn_gen.foreign.semantics import Semantics
    from bpmn_gen.interchange.shared import SharedParts

PEOPLE: Final = frozenset({"potentialOwner", "performer", "humanPerformer", "resourceRole"})
"""Kinds of elements that say who does a step."""


class PapersOf(NamedTuple):
    """Names of the papers of one step, and of its people."""

    needed: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(slots=True)
class Papers:
    """The papers of all steps of a file, by the ids of the file.

    Names are kept as keys of a dict, so that each counts once and their order is that of the file.
    """

    _needed: dict[str, dict[str, None]] = field(default_factory=dict)
    _made: dict[str, dict[str, None]] = field(default_factory=dict)
    _names: Mapping[str, str] = field(default_factory=dict)
    """By id: the names of data objects, data stores and resources."""

    def of(self, ident: str, element: etree._Element) -> PapersOf:
        """What a step needs and makes, and who does it, in the order of the file."""
        people = (person_name(child, self._names) for child in element if local(child) in PEOPLE)
        return PapersOf(
            tuple(self._needed.get(ident, ())),
            tuple(self._made.get(ident, ())),
            tuple(dict.fromkeys(name for name in people if name)),
        )

    def note(self, step: str, name: str, *, is_needed: bool) -> None:
        """Note a paper that a step needs or makes."""
        papers = self._needed if is_needed else self._made
        papers.setdefault(step, {}).setdefault(name)

    def add(self, source: Drawable, target: Drawable, name: str) -> None:
        """Note a line between a paper and a step, or between a paper and a flow.

        A paper at a flow goes along with the work: the step before the flow makes it and the step
        behind the flow needs it.
        """
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


def read_papers(semantics: Semantics, shared: SharedParts) -> Papers:
    """The papers of all steps; ``shared`` holds what sheets and people refer to."""
    behind = shared.names
    papers = Papers(_names=behind)
    sheets = semantics.of_kind(*k.SHEETS)
    names = {item.id: sheet_name(semantics.elements[item.id], behind) for item in sheets}
    for item in semantics.items.values():
        if item.kind not in k.DATA_LINES and item.kind != "association":
            continue
        source, target = semantics.items[item.source], semantics.items[item.target]
        name = names.get(source.id) or names.get(target.id)
        if name:
            papers.add(source, target, name)
    for line in shared.direct:
        papers.note(line.step, behind[line.data], is_needed=line.is_input)
    return papers


def sheet_name(sheet: etree._Element, behind: Mapping[str, str]) -> str:
    """The name of a sheet, or of what it shows, with its state in brackets.

    ``behind`` gives the names of what sheets show, by id.
    """
    state = next((given_name(one) for one in sheet if local(one) == "dataState"), "")
    shown = reference(sheet.get("dataObjectRef") or sheet.get("dataStoreRef"))
    name = given_name(sheet) or behind.get(shown, "")
    return f"{name} ({state})" if name and state and state not in name else name


def person_name(person: etree._Element, behind: Mapping[str, str]) -> str:
    """Who does a step: a resource and what an expression says, else its own name.

    ``behind`` gives the names of resources, by id.
    """
    resource = expression = ""
    for child in person:
        if local(child) == "resourceRef":
            resource = resource or behind.get(reference(child.text), "")
        elif local(child) == "resourceAssignmentExpression":
            expression = expression or one_line(inner_text(child))
    if resource and expression and expression != resource:
        return f"{resource} ({expression})"
    return resource or expression or given_name(person)


def work_and_text(name: str, documentation: str, papers: PapersOf) -> dict[str, Any]:
    """The documentation of a step with its papers added, and its work as far as the file says.

    Returns:
        The arguments ``documentation`` and ``work`` of an activity.
    """
    said, _ = read_labels(documentation)
    text = documentation
    added = (
        (NEEDED_LABEL, papers.needed),
        (MADE_LABEL, papers.made),
        (DONE_BY_LABEL, papers.people),
    )
    for label, names in added:
        before = said.get(label, "")
        known = several(before)
        more = [name for name in names if name not in known]
        if not more:
            continue
        said[label] = LIST_SEPARATOR.join([*known, *more])
        line = f"{label}: {said[label]}"
        there = re.search(rf"(?m)^[ \t]*{label}: .*$", text)
        if there:
            text = f"{text[: there.start()]}{line}{text[there.end() :]}"
        else:
            text = f"{text}\n{line}" if text else line
    work = Work(
        text=next((said[label] for label in FULL_TEXT_LABELS if label in said), name),
        inputs=several(said.get(NEEDED_LABEL)),
        outputs=several(said.get(MADE_LABEL)),
        documents=several(said.get("Dokumen")),
        duration=said.get("Waktu", ""),
    )
    return {"documentation": text, "work": work}
