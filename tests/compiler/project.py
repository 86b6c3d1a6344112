"""Definitions for tests of the compiler, from a few lines of YAML."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, select_targets
from tests.rules.sample import load_project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.model.elements import Process

HEADER = """\
kode: CLP.01.01
nama: Penyusunan rencana
pelaku:
  kepala: {peran: pimpinan_unit}
  staf: {peran: jf_pelaksana}
pihak:
  arsip: {peran: penilai_kinerja}
"""


def definitions(files: Mapping[str, str] | str) -> tuple[DefinitionSet, Findings]:
    """The small project with files added; a text alone is its only process."""
    if isinstance(files, str):
        files = {"proses/uji.yaml": files}
    with tempfile.TemporaryDirectory() as folder:
        defs, findings = load_project(Path(folder), files)
    assert not findings.has_errors, [str(item) for item in findings]
    return defs, findings


def target_of(defs: DefinitionSet, findings: Findings, number: int, unit: str = "") -> Target:
    """A unit type, or a named unit."""
    chosen = select_targets(defs, [] if unit else [number], [unit] if unit else [], findings)
    return chosen[0]


def resolved(
    files: Mapping[str, str] | str, number: int = 1, unit: str = ""
) -> list[ResolvedProcess]:
    """The processes of the small project for one target."""
    defs, findings = definitions(files)
    found = list(resolve(defs, target_of(defs, findings, number, unit), findings))
    assert not findings.has_errors, [str(item) for item in findings]
    return found


def lowered(files: Mapping[str, str] | str, number: int = 1, unit: str = "") -> Process:
    """The first process of the small project as a model."""
    return lower(resolved(files, number, unit)[0]).processes[0]


def steps(*lines: str) -> str:
    """A process with the usual header and the given steps."""
    return HEADER + "langkah:\n" + "".join(f"  - {line}\n" for line in lines)


def arrows(process: Process) -> list[str]:
    """The flows of a process as ``source > target``, with the label of a branch."""
    return [
        f"{flow.source_ref} > {flow.target_ref}" + (f" [{flow.name}]" if flow.name else "")
        for flow in process.sequence_flows
    ]
