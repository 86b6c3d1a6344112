"""Drafts of definitions: one for each process of a file, and one for each sub-process in it.

Definitions know no steps inside steps, so a sub-process becomes a definition that is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.flow import process_id
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler.actors import Actors
from bpmn_gen.decompiler.left_out import messages_left_out
from bpmn_gen.decompiler.plain_flow import plain_flow_of
from bpmn_gen.decompiler.regions import (
    ListedStep,
    NotDraftableError,
    regions_forced,
    regions_of,
)
from bpmn_gen.decompiler.rejoining import rejoined
from bpmn_gen.decompiler.remarks import read_labels, several
from bpmn_gen.decompiler.steps import StepWriter
from bpmn_gen.decompiler.yaml_text import UNFILLED, write_yaml
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.model.elements import CallActivity, SubProcess
from bpmn_gen.model.foreign import Association, TextAnnotation
from bpmn_gen.model.graph import incoming, nodes_in, outgoing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.definition.value import Value
    from bpmn_gen.model.elements import Definitions, FlowNode, Process
    from bpmn_gen.model.graph import Scope

_CODE: Final = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class DefinitionDraft:
    """The definition file of one process."""

    code: str
    name: str
    text: str
    notes: tuple[str, ...]
    """What somebody should look at, one Indonesian sentence each; the text begins with them."""
    said: Mapping[str, Value]
    """What the text says, as plain data."""

    @property
    def file_name(self) -> str:
        """Code and name, in the form that the project gives to names of files."""
        return f"{file_slug(f'{self.code} {self.name}')}.yaml"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A process of which no draft can be made."""

    name: str
    reason: str
    """In Indonesian."""
    line: int
    """The line of the file on which the process begins."""


def drafts_of(
    definitions: Definitions,
    catalogue: Catalogue,
    source: str,
    code: str | None = None,
    *,
    strict: bool = False,
) -> tuple[tuple[DefinitionDraft, ...], tuple[Refusal, ...]]:
    """Drafts of all processes that have steps, in the order of the file, and those refused.

    Args:
        definitions: the model of the file.
        catalogue: the names that the project knows.
        source: the file, as comments of the drafts name it.
        code: the code of the first process; all others get free codes of the project.
        strict: refuse a process whose parallel branches do not meet, where a draft would write a
            decision instead.
    """
    if definitions.processes and _own_code(definitions.processes[0]) is not None:
        definitions = rejoined(definitions) or definitions
    definitions = _with_remarks(definitions)
    drafter = _Drafter(definitions, catalogue, source, strict)
    drafter.number(code)
    for process in definitions.processes:
        if process.flow_nodes:
            drafter.process(process)
    return tuple(drafter.drafts), tuple(drafter.refusals)


def _with_remarks(definitions: Definitions) -> Definitions:
    """The file with remarks that stand beside its pools in the process that they are about.

    Modelers put remarks there as soon as there is a pool.  One that nothing ties to a node is about
    the first process.
    """
    beside = definitions.collaboration.artifacts
    if not beside or not definitions.processes:
        return definitions
    owner = {
        node.id: number
        for number, process in enumerate(definitions.processes)
        for node in nodes_in(process)
    }
    lines = [one for one in beside if isinstance(one, Association)]
    for line in lines:
        ends = (line.source_ref, line.target_ref)
        number = next((owner[end] for end in ends if end in owner), 0)
        owner |= {end: number for end in ends if end not in owner} | {line.id: number}
    processes = tuple(
        replace(
            process,
            artifacts=(
                *process.artifacts,
                *(one for one in beside if owner.get(one.id, 0) == number),
            ),
        )
        for number, process in enumerate(definitions.processes)
    )
    shown = replace(definitions.collaboration, artifacts=())
    return replace(definitions, processes=processes, collaboration=shown)


@dataclass(slots=True)
class _Drafter:
    """Makes the drafts of one file."""

    definitions: Definitions
    catalogue: Catalogue
    source: str
    strict: bool
    codes: dict[str, str] = field(default_factory=dict)
    """By id of a process or sub-process: the code of its definition."""
    drafts: list[DefinitionDraft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def number(self, code: str | None) -> None:
        """Give a code to everything that becomes a definition.

        All codes are given before any draft is written, because drafts call each other by code.
        """
        free = self.catalogue.free_codes()
        for process in self.definitions.processes:
            if process.flow_nodes:
                own = _own_code(process)
                self.codes[process.id] = code or own or next(free)
                code = None
            for sub in _sub_processes(process):
                self.codes[sub.id] = next(free)

    def process(self, process: Process) -> None:
        """Make the draft of a process, then those of its sub-processes."""
        labels, _ = read_labels(process.documentation)
        actors = Actors(self.catalogue, labels.get("Unit", ""))
        pool = next(
            (
                one.name
                for one in self.definitions.collaboration.participants
                if one.process_ref == process.id
            ),
            "",
        )
        name = process.name or pool or self.definitions.name or "Proses tanpa nama"
        actors.read(process, pool or name)
        own = _own_code(process) is not None
        if not own:
            actors.notes += messages_left_out(self.definitions, process)
        self._draft(process, name, actors, own=own)
        for sub in _sub_processes(process):
            inner = Actors(self.catalogue)
            inner.read_like(actors, sub)
            self._draft(sub, sub.name or f"Bagian {self.codes[sub.id]}", inner, own=False)

    def _draft(self, scope: Process | SubProcess, name: str, actors: Actors, *, own: bool) -> None:
        """Make one draft, or note why there can be none.

        ``own`` says whether the file is one of ours, whose ids are words of its author.
        """
        flow = plain_flow_of(scope)
        try:
            items = regions_of(flow) if self.strict else regions_forced(flow)
        except NotDraftableError as reason:
            line = scope.origin.line if scope.origin else 1
            self.refusals.append(Refusal(name, str(reason), line))
            return
        remarks, beside = _remarks(scope)
        writer = StepWriter(actors, self.catalogue, own, flow.tables, remarks, self._called)
        body = _body(scope, items, [ListedStep(knot, ()) for knot in flow.beside], writer)
        code = self.codes[scope.id]
        notes = (*dict.fromkeys([*actors.notes, *flow.notes, *writer.notes]),)
        head = self._head(scope, code, name, beside, own=own)
        said = {**head, **actors.said(), **body}
        self.drafts.append(
            DefinitionDraft(code, name, write_yaml(said, self._comments(code, notes)), notes, said)
        )

    def _comments(self, code: str, notes: Sequence[str]) -> Iterator[str]:
        """The comments at the head of the file."""
        todo = f"Lengkapi setiap {UNFILLED}, lalu bpmn-gen check."
        yield f"Kerangka {code} dari {self.source}. {todo}"
        if notes:
            yield "Perlu diperiksa:"
            yield from (f"- {note}" for note in notes)

    def _head(
        self, scope: Process | SubProcess, code: str, name: str, beside: str, *, own: bool
    ) -> dict[str, Value]:
        """The keys about the process as a whole; ``beside`` is what the drawing remarks on it."""
        labels, rest = read_labels(scope.documentation)
        text = " ".join([labels.get("Keterangan", ""), rest, beside]).split()
        said: dict[str, Value] = {
            "kode": code,
            "nama": escaped(name),
            "dasar_hukum": list(several(labels.get("Dasar hukum"))),
            "sumber": list(several(labels.get("Dasar"))) or ("" if own else UNFILLED),
            "opsional": escaped(labels.get("Opsional", "")),
            "keterangan": escaped(" ".join(text)),
            "catatan": escaped(labels.get("Catatan", "")),
        }
        return {key: value for key, value in said.items() if value}

    def _called(self, node: FlowNode) -> str | None:
        """The code of the process that a step calls; None where none is known.

        A call names the process in its documentation or at the beginning of its name.
        """
        if isinstance(node, SubProcess):
            return self.codes.get(node.id)
        if not isinstance(node, CallActivity):
            return None
        labels, _ = read_labels(node.documentation)
        for text in (labels.get("Proses", ""), node.name):
            found = _CODE.match(text)
            if found and found.group() in {*self.catalogue.codes, *self.codes.values()}:
                return found.group()
        return self.codes.get(node.called_element)


def _own_code(process: Process) -> str | None:
    """The code of a process that this program wrote; None for others.

    The id of such a process follows from the code in its documentation.
    """
    code = read_labels(process.documentation)[0].get("Kode", "")
    return code if code and process.id.endswith(process_id(code)) else None


def _sub_processes(scope: Scope) -> Iterator[SubProcess]:
    """The sub-processes that have steps and belong to the flow, each before those inside it."""
    arriving, leaving = incoming(scope), outgoing(scope)
    for node in scope.flow_nodes:
        if not isinstance(node, SubProcess) or not node.flow_nodes:
            continue
        if arriving[node.id] or leaving[node.id] or not node.triggered_by_event:
            yield node
            yield from _sub_processes(node)


def _remarks(scope: Scope) -> tuple[dict[str, str], str]:
    """Remarks on the drawing: those that a line ties to a node, by its id, and all others."""
    texts = {one.id: one.text for one in scope.artifacts if isinstance(one, TextAnnotation)}
    nodes = {node.id for node in nodes_in(scope)}
    tied: dict[str, str] = {}
    for line in scope.artifacts:
        if isinstance(line, Association):
            for note, node in (
                (line.source_ref, line.target_ref),
                (line.target_ref, line.source_ref),
            ):
                if note in texts and node in nodes:
                    tied[node] = f"{tied.get(node, '')} {texts.pop(note)}".strip()
    return tied, " ".join(texts.values())


def _body(
    scope: Scope,
    items: Sequence[ListedStep],
    beside: Sequence[ListedStep],
    writer: StepWriter,
) -> dict[str, Value]:
    """The steps, in phases (tahap) where every step is in a group; what stands beside them last."""
    phase_of = {
        ref: number for number, one in enumerate(scope.groups) for ref in one.flow_node_refs
    }
    phases = [phase_of.get(item.knot.id) for item in items]
    if not items or None in phases:
        return {"langkah": writer.steps([*items, *beside])}
    ordered = sorted(items, key=lambda item: phase_of[item.knot.id])
    steps = writer.steps([*ordered, *beside])
    last = max(phase_of[item.knot.id] for item in ordered)
    tahap: list[Value] = []
    for number, group in enumerate(scope.groups):
        inside = [
            step
            for step, item in zip(steps, ordered, strict=False)
            if phase_of[item.knot.id] == number
        ]
        inside += steps[len(ordered) :] if number == last else []
        labels, _ = read_labels(group.documentation)
        basis = list(several(labels.get("Dasar")))
        said: dict[str, Value] = {"nama": escaped(group.name or f"Tahap {number + 1}")}
        if inside:
            tahap.append(said | ({"sumber": basis} if basis else {}) | {"langkah": inside})
    return {"tahap": tahap}
