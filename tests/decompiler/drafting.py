"""Drafts of definitions, and what they compile to."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load_file
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import read_bpmn
from bpmn_gen.model.elements import SequenceFlow
from bpmn_gen.model.graph import elements_in, nodes_in
from bpmn_gen.rules import check_definitions, check_process
from tests.content.shipped import definitions

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decompiler import DefinitionDraft, Refusal
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Process

ROLE = "peran: individu"
"""What a person might fill in where a draft asks for a role."""


def drafted(
    data: bytes, defs: DefinitionSet | None = None
) -> tuple[tuple[DefinitionDraft, ...], tuple[Refusal, ...]]:
    """The drafts of a BPMN file in a project, or in one of the shipped definitions."""
    made = read_bpmn(data, Findings())
    assert made is not None
    catalogue = Catalogue.of(defs or definitions())
    return drafts_of(made.definitions, catalogue, "uji.bpmn")


def completed(drafts: tuple[DefinitionDraft, ...]) -> tuple[list[Proses], Findings]:
    """The drafts read as definitions, with the roles filled in."""
    findings = Findings()
    processes = []
    with tempfile.TemporaryDirectory() as folder:
        for draft in drafts:
            path = Path(folder) / "proses" / draft.file_name
            path.parent.mkdir(exist_ok=True)
            path.write_text(draft.text.replace("peran: ...", ROLE), "utf-8")
            process = load_file(path, findings)
            assert isinstance(process, Proses), draft.text
            processes.append(process)
    return processes, findings


def errors(drafts: tuple[DefinitionDraft, ...], defs: DefinitionSet, target: Target) -> list[str]:
    """All errors that checking and compiling find in completed drafts."""
    processes, findings = completed(drafts)
    merged = defs.with_processes(processes)
    findings.extend(check_definitions(merged))
    if not findings.has_errors:
        codes = {draft.code for draft in drafts}
        for process in resolve(merged, target, findings):
            if process.code in codes:
                for model in lower(process).processes:
                    findings.extend(check_process(model))
    return [f"{item.code}: {item.message}" for item in findings if item.severity == "error"]


Graph = tuple[set[object], set[object], list[object], list[object]]


def graph_of(process: Process) -> Graph:
    """All that a process says, whatever the order in which it says it."""
    return (
        {(node.id, node.kind, node.name, node.documentation) for node in nodes_in(process)},
        {
            (one.id, one.source_ref, one.target_ref, one.name)
            for one in elements_in(process)
            if isinstance(one, SequenceFlow)
        },
        [(lane.name, frozenset(lane.flow_node_refs)) for lane in process.lanes],
        [(one.name, frozenset(one.flow_node_refs), one.documentation) for one in process.groups],
    )


def without_gateway_lanes(process: Process) -> Graph:
    """The same, but for the lanes of gateways at which blocks part and meet.

    Nobody does them; where an author does not say, those of blocks in blocks are guessed, and may
    be guessed otherwise from a draft.
    """
    nodes, flows, lanes, groups = graph_of(process)
    kinds = {"parallelGateway", "inclusiveGateway"}
    gateways = {node.id for node in process.flow_nodes if node.kind in kinds}
    lanes = [(lane.name, frozenset(lane.flow_node_refs) - gateways) for lane in process.lanes]
    return nodes, flows, lanes, groups
