"""Merges what the centre knows about a unit into the file that the unit sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.file_names import file_slug

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.editing import Editor
    from bpmn_gen.writing.places import Path as Place

_WHOLE = 10_000
"""Characters of a name that are compared where two units have the same folder name."""


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ in spelling only, and not behind the end of the folder name."""
    return file_slug(one, _WHOLE) == file_slug(other, _WHOLE)


def merge(
    own: Editor, known: Mapping[str, Value], place: Place = ()
) -> tuple[dict[str, Value], list[str]]:
    """Add to a file what it lacks.

    Args:
        own: the file.
        known: what it should say.
        place: the mapping in the file that is meant.

    Returns:
        What was added, and the keys at which the file says something else.
    """
    added: dict[str, Value] = {}
    other: list[str] = []
    for key, value in known.items():
        inner = (*place, key)
        said = own.value(inner) if own.has(inner) else ""
        if said == "":
            own.set(inner, value)
            added[key] = value
        elif isinstance(value, Mapping) and isinstance(said, Mapping):
            deeper, others = merge(own, value, inner)
            other += others
            added |= {key: deeper} if deeper else {}
        elif said != value:
            other.append(".".join(map(str, inner)))
    return added, other


def without(known: Mapping[str, Value], keys: list[str], lead: str = "") -> dict[str, Value]:
    """What is known without some keys, which are written with dots."""
    left: dict[str, Value] = {}
    for key, value in known.items():
        if f"{lead}{key}" in keys:
            continue
        left[key] = without(value, keys, f"{lead}{key}.") if isinstance(value, Mapping) else value
    return left
