"""Two states of a written definition with a key for each step, so that they can be compared.

Authors give ids only to steps that others refer to.  A step without one is known by its words and
by what stands around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.difference.outline import BLOCKS, KINDS, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.difference.outline import Outline, Value


def keyed(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[Outline, Outline]:
    """The outlines of two states of one definition, in which the same steps have the same keys.

    Args:
        old: what its file held.
        new: what it is to hold.
    """
    one, other = _loose(old), _loose(new)
    before, after = list(_steps(one)), list(_steps(other))
    for sign, steps in (("lama", before), ("baru", after)):
        for number, step in enumerate(steps, 1):
            step.setdefault("id", f"({sign} {number})")
    things = [{step["id"]: _thing(step) for step in steps} for steps in (before, after)]
    pairs = match(things[0], things[1], (_rows(before), _rows(after)))
    for step in after:
        step["id"] = pairs.old_of.get(step["id"], step["id"])
    return outline_of(one), outline_of(other)


def _thing(step: Mapping[str, Any]) -> Thing:
    """A step as it is known again; a block by the words of its first step."""
    kind = next((key for key in KINDS if key in step), "")
    said = step.get(kind, "")
    first = next(_inner(said[0]), {}) if kind in BLOCKS and said else {}
    name = said if isinstance(said, str) else _thing(first).name if first else ""
    return Thing("kegiatan" if kind == "keputusan" else kind, name, str(step.get("oleh", "")))


def _rows(steps: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Which step stands behind which."""
    keys = [step["id"] for step in steps]
    return list(pairwise(keys))


def _loose(value: Value) -> Any:  # noqa: ANN401 -- plain data of any shape
    """A copy that may be changed, in which one step for a list of one is a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        made = {key: _loose(inner) for key, inner in value.items()}
        for key in ("langkah", "tahap", *BLOCKS):
            if isinstance(made.get(key), dict):
                made[key] = [made[key]]
        for block in BLOCKS:
            if block in made:
                made[block] = [[one] if isinstance(one, dict) else one for one in made[block]]
        return made
    return [_loose(inner) for inner in value]


def _steps(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- plain data of any shape
    """All steps of the body, those in blocks behind their block; variants are left alone."""
    lists = [value.get("langkah", ())]
    lists += [stage.get("langkah", ()) for stage in value.get("tahap", ())]
    for steps in lists:
        yield from _inner(steps)


def _inner(steps: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- plain data of any shape
    """The steps of a list, those in blocks behind their block."""
    for step in steps:
        if isinstance(step, dict):
            yield step
            for block in BLOCKS:
                for branch in step.get(block, ()):
                    yield from _inner(branch)
