"""Decodes nodes into definitions and reports all mistakes at once.

A schema refuses a whole file for one mistake.  What it refused is taken out of a copy of the file's
content, which is then read again.  A file with a mistyped key thus takes part in every later check,
so that all its mistakes are found in one run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bpmn_gen.definition.complaint import locate
from bpmn_gen.definition.messages import ANSWERS, STEERING, describe, describe_blanks
from bpmn_gen.definition.raw import all_keys, to_raw
from bpmn_gen.definition.repair import Repair, meant_key
from bpmn_gen.definition.schema.base import Keys

if TYPE_CHECKING:
    from bpmn_gen.definition.complaint import Complaint
    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.raw import Raw
    from bpmn_gen.diagnostics import Findings

Model = TypeVar("Model", bound=BaseModel)

MAX_COMPLAINTS = 200
"""Mistakes of one file that are told singly; a file with more is of another kind altogether."""

MAX_ROUNDS = 12
"""Readings of one file at most; each is without what the one before refused."""


@dataclass(frozen=True, slots=True)
class Decoded(Generic[Model]):
    """What could be made of a file."""

    value: Model | None
    """None when too little was left."""
    whole: bool
    """Whether nothing that steers the flow had to be taken out."""
    raw: Raw
    """The content as it was read last."""


def decode(node: Node, model: type[Model], findings: Findings) -> Decoded[Model]:
    """Read a file's content by a schema; every mistake becomes a finding."""
    raw = to_raw(node, findings)
    decoded = _decode(raw, model, findings)
    for under, keys in all_keys(raw):
        blanks = list(islice(describe_blanks(under, keys), MAX_COMPLAINTS))
        findings.extend(blanks)
        if blanks and (under == "cabang" or STEERING & keys.blank.keys()):
            decoded = replace(decoded, whole=False)  # because it is not known where the flow goes
    return decoded


def _decode(raw: Raw, model: type[Model], findings: Findings) -> Decoded[Model]:
    """Read by the schema, take out what it refuses, and read again."""
    repair = Repair(raw)
    for _round in range(MAX_ROUNDS):
        try:
            return Decoded(model.model_validate(raw), repair.whole, raw)
        except ValidationError as error:
            complaints = _told_once([locate(item, raw) for item in error.errors(include_url=False)])
        for complaint in complaints[:MAX_COMPLAINTS]:
            if not repair.caused(complaint) and (found := describe(complaint)):
                findings.add(found)
        if len(complaints) > MAX_COMPLAINTS or not repair.mend(complaints):
            break
    return Decoded(None, whole=False, raw=raw)


def _told_once(complaints: list[Complaint]) -> list[Complaint]:
    """Leave out complaints about a missing key where another key was mistyped for it."""
    meant = {
        (id(item.parent), meant_key(str(item.path[-1]), item.allowed))
        for item in complaints[:MAX_COMPLAINTS]
        if item.kind == "extra_forbidden"
    }
    around = {parent for parent, _key in meant}
    return [
        item
        for item in complaints
        if not (
            (item.kind == "missing" and (id(item.parent), str(item.path[-1])) in meant)
            or (item.kind == "siapa" and id(item.value) in around)
            or _is_answer(item)
        )
    ]


def _is_answer(item: Complaint) -> bool:
    """Whether an unknown key is an answer of the decision whose branches are blank above it."""
    blank = item.parent.blank if isinstance(item.parent, Keys) else {}
    return item.kind == "extra_forbidden" and "cabang" in blank and item.path[-1] in ANSWERS
