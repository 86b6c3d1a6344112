"""The blocks of a process beside its steps, for one target: its SOP's identity, its service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.definition.schema import Definisi
from bpmn_gen.definition.schema.types import Tanggal
from bpmn_gen.definition.text import Text

Block = TypeVar("Block", bound=Definisi)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.schema import Layanan, Proses, Sop


def resolve_sop(process: Proses, target: Target, texts: Mapping[str, str]) -> Sop:
    """The block for one target, with placeholders filled in."""
    sop = process.sop
    if process.dasar_hukum and not sop.dasar_hukum:
        sop = sop.model_copy(update={"dasar_hukum": process.dasar_hukum})
    own = target.unit.sop.get(process.kode) if target.unit else None
    return _filled(_overlaid(sop, own) if own else sop, texts)


def resolve_service(process: Proses, texts: Mapping[str, str]) -> Layanan | None:
    """What the process says of itself as a public service, with placeholders filled in."""
    return None if process.layanan is None else _filled(process.layanan, texts)


def _overlaid(below: Block, above: Block) -> Block:
    """The lower block with everything that the upper one says."""
    changes: dict[str, Any] = {}
    for field in type(below).model_fields:
        old, new = getattr(below, field), getattr(above, field)
        if isinstance(old, Definisi) and isinstance(new, Definisi):
            changes[field] = _overlaid(old, new)
        elif new not in (None, ()):
            changes[field] = new
    return below.model_copy(update=changes)


def _filled(block: Block, texts: Mapping[str, str]) -> Block:
    """The block with every text in it filled in."""
    changes = {field: _value(getattr(block, field), texts) for field in type(block).model_fields}
    return block.model_copy(update=changes)


def _value(value: object, texts: Mapping[str, str]) -> object:
    """A value of a block, filled in."""
    match value:
        case Tanggal():
            return value  # a date holds no placeholder, and must stay a date to be printed as one
        case Text():
            return Text(fill(value, texts), value.span)
        case tuple():
            return tuple(_value(item, texts) for item in value)
        case Definisi():
            return _filled(value, texts)
        case _:
            return value
