"""Lanes that came, went, got another name or another place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.placeholders import escaped, fill
from bpmn_gen.decompiler.actors import LANE
from bpmn_gen.difference.telling import called
from bpmn_gen.returning.values import free_key

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.values import Values

_NAMED = ("jabatan", "masyarakat", "sebutan")
"""Keys of an actor that hold the name of its lane."""


def enter_lanes(base: Base, new: Outline, values: Values) -> None:
    """Enter new actors, before steps are given to them, and bring all into their new order."""
    root, old = base.tree.root, base.outline.actors
    actors = root.setdefault("pelaku", {})
    for key, value in new.actors.items():
        if key in old:
            _rename(base, key, old[key], value, values)
            continue
        own = free_key(key, {*actors, *root.get("pihak", {})})
        base.actors[key] = own
        actors[own] = values.party(value)
    _order(base, new)


def drop_lanes(base: Base, new: Outline) -> None:
    """Take out actors without a lane that nothing in the definition speaks of any more."""
    actors = base.tree.root.get("pelaku", {})
    for key in base.outline.actors:
        own = base.actors.get(key, key)
        if key not in new.actors and own in actors and not _is_used(base, own):
            del actors[own]


def _order(base: Base, new: Outline) -> None:
    """Bring the actors into the order of the lanes, where that changed."""
    old = [key for key in base.outline.actors if key in new.actors]
    wanted = [key for key in new.actors if key in base.outline.actors]
    fresh = [key for key in new.actors if key not in base.outline.actors]
    if old == wanted and not fresh:
        return
    root = base.tree.root
    actors: dict[str, Any] = root["pelaku"]
    lanes = [base.actors.get(key, key) for key in new.actors]
    ordering = [one for one in base.tree.variants if "urutan" in one] or base.tree.variants
    variant = ordering[-1] if ordering else None
    if variant is not None and ("urutan" in variant or not {*lanes} <= actors.keys()):
        # The lanes of this variant have an order of their own; others keep theirs.
        rest = [key for key in variant.get("urutan", ()) if key not in lanes]
        variant["urutan"] = [*lanes, *rest]
        return
    others = [key for key in actors if key not in lanes]
    root["pelaku"] = {key: actors[key] for key in [*lanes, *others] if key in actors}


def with_lane_names(base: Base, new: Outline, edited: Definitions, made: Definitions) -> Outline:
    """The edited file with the names that its lanes have now.

    What the program wrote beside a lane still says the old name, and nobody changes that as well.
    """
    before = {lane.id: lane.name for process in made.processes for lane in process.lanes}
    actors = dict(new.actors)
    for process in edited.processes:
        for lane in process.lanes:
            key = lane.id.removeprefix(LANE)
            told = base.outline.actors.get(key)
            if told is not None and key in actors and before.get(lane.id) == lane.name:
                actors[key] = told  # what stands beside it may be older
            elif before.get(lane.id, lane.name) != lane.name and actors.get(key) == told:
                actors[key] = _called(told or "", escaped(lane.name))
    return replace(new, head={**new.head, "pelaku": actors})


def without_foreign_names(base: Base, new: Outline, values: Values) -> Outline:
    """The edited file without new names of lanes that the definition itself does not name.

    Those come from the titles of the unit; a remark says so.
    """
    actors = dict(new.actors)
    for key, before in base.outline.actors.items():
        after = actors.get(key, before)
        if after != before and _field(base, base.actors[key], _name(before)) is None:
            actors[key] = before
            values.remarks.append(
                f"nama lajur '{_name(before)}' menjadi '{_name(after)}' tidak ikut: nama itu "
                "berasal dari jabatan unit, bukan dari proses ini; ubah di unit.yaml (jabatan) "
                "atau pada tipe unitnya"
            )
    return replace(new, head={**new.head, "pelaku": actors})


def _called(value: Value, name: str) -> Value:
    """What is said of an actor, under another name."""
    if not isinstance(value, Mapping):
        return name
    field = next((one for one in _NAMED if one in value), "sebutan")
    return {**value, field: name}


def _rename(base: Base, key: str, before: Value, after: Value, values: Values) -> None:
    """Give an actor the new name of its lane, where the definition itself names it."""
    own, name = base.actors[key], _name(before)
    field = _field(base, own, name)
    if before == after or field is None:
        return
    actors = _owner(base, own)["pelaku"]
    if field:
        actors[own][field] = values.text(actors[own][field], name, _name(after))
    else:
        actors[own] = values.text(actors[own], name, _name(after))


def _field(base: Base, own: str, name: str) -> str | None:
    """The key under which the definition names an actor so; empty where that is all it says.

    None where it does not name him.
    """
    written = _owner(base, own).get("pelaku", {}).get(own)
    if isinstance(written, str):
        return "" if fill(written, base.texts) == name else None
    named = (one for one in _NAMED if one in (written or {}))
    return next((one for one in named if fill(str(written[one]), base.texts) == name), None)


def _owner(base: Base, own: str) -> dict[str, Any]:
    """The definition, or the variant of the unit, that says who an actor is."""
    owners = [base.tree.root, *base.tree.variants]
    return next((one for one in reversed(owners) if own in one.get("pelaku", {})), base.tree.root)


def _name(value: Value) -> str:
    """The name of a lane in the words of an outline."""
    return fill(called(value), {})


def _is_used(base: Base, key: str) -> bool:
    """Whether any text or key of the definition speaks of an actor."""
    rest = {name: value for name, value in base.tree.root.items() if name != "pelaku"}
    return any(one == key or f"{{{key}}}" in one for one in _texts(rest))


def _texts(value: Any) -> list[str]:  # noqa: ANN401 -- plain data of any shape
    """All texts in plain data."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [text for one in inner for text in _texts(one)]
