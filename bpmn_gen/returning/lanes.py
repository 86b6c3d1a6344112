"""Lanes that came, went, got another name or another place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.returning.values import free_key

if TYPE_CHECKING:
    from bpmn_gen.difference.outline import Outline, Value
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


def _rename(base: Base, key: str, before: Value, after: Value, values: Values) -> None:
    """Give an actor the new name of its lane, where the definition itself names it."""
    if before == after:
        return
    own = base.actors[key]
    owners = [base.tree.root, *base.tree.variants]
    actors = next(one["pelaku"] for one in reversed(owners) if own in one.get("pelaku", {}))
    written = actors.get(own)
    name, wanted = _name(before), _name(after)
    if isinstance(written, str) and fill(written, base.texts) == name:
        actors[own] = values.text(written, name, wanted)
        return
    if isinstance(written, dict):
        for field in _NAMED:
            if field in written and fill(str(written[field]), base.texts) == name:
                written[field] = values.text(written[field], name, wanted)
                return
    values.remarks.append(
        f"nama lajur '{name}' menjadi '{wanted}': nama itu berasal dari jabatan unit, bukan dari "
        "proses ini; ubah di unit.yaml (jabatan) atau pada tipe unitnya"
    )


def _name(value: Value) -> str:
    """The name of a lane in the words of an outline."""
    if isinstance(value, Mapping):
        return fill(next((str(value[key]) for key in _NAMED if key in value), ""), {})
    return fill(str(value), {})


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
