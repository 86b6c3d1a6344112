"""Which process of which unit a BPMN file tells, by what this program wrote into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.flow import process_id
from bpmn_gen.decompiler.remarks import read_labels
from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Definitions

_CODE: Final = re.compile(r"^(Kode: ).*$", re.MULTILINE)
_LEAST: Final = 0.4
"""The least share of names that a file and a process have in common."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file is about."""

    code: str
    unit: str
    """The name of the unit type or unit."""
    is_executable: bool
    """Whether it is a file for an engine, which has tasks of its own."""


def subject_of(definitions: Definitions) -> Subject | None:
    """The process that a file of this program tells; None for a file of others."""
    for process in definitions.processes:
        labels, _ = read_labels(process.documentation)
        code = labels.get("Kode", "")
        if code and process.id.endswith(process_id(code)):
            return Subject(code, labels.get("Unit", ""), process.id != process_id(code))
    return None


def with_code(definitions: Definitions, code: str) -> Definitions:
    """The file with the code of a process in its documentation, where it has the ids of that one.

    Some people mend the code there, where it changes nothing.
    """
    ident = process_id(code)
    processes = tuple(
        replace(one, documentation=_CODE.sub(rf"\g<1>{code}", one.documentation))
        if one.id.endswith(ident) or one.id.startswith(f"{ident}_")
        else one
        for one in definitions.processes
    )
    return replace(definitions, processes=processes)


def likest(
    definitions: Definitions, processes: Iterable[ResolvedProcess]
) -> tuple[ResolvedProcess, float] | None:
    """The process whose names a file without our ids shares most, and the share, from 0 to 1.

    Returns:
        None where no process has enough of its names.
    """
    told = {
        folded(one.name)
        for process in definitions.processes
        for one in (*process.flow_nodes, *process.lanes)
        if one.name
    }
    best: tuple[ResolvedProcess, float] | None = None
    for process in processes:
        own = {folded(step.short) for step in process.walk() if step.short}
        own |= {folded(actor.name) for actor in process.actors}
        share = len(told & own) / len(told | own) if told else 0.0
        if share >= _LEAST and (best is None or share > best[1]):
            best = (process, share)
    return best
