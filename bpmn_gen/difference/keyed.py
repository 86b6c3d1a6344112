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

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline


def keyed(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[Outline, Outline]:
    """The outlines of two states of one definition, in which the same steps have the same keys.

    Args:
        old: what its file held.
        new: what it is to hold.
    """
    before, after = keyed_each(old, new)
    return before, after


def keyed_each(old: Mapping[str, Value], *states: Mapping[str, Value]) -> tuple[Outline, ...]:
    """The outlines of one definition in several states, in which the same steps have the same keys.

    Args:
        old: what its file held, the first outline.
        states: what others hold or are to hold.
    """
    first = _loose(old)
    before = [*_steps(first)]
    _number(before, "lama")
    known = {step["id"]: _thing(step) for step in before}
    made = [outline_of(first)]
    for at, state in enumerate(states, 1):
        loose = _loose(state)
        after = [*_steps(loose)]
        _number(after, f"baru {at}")
        things = {step["id"]: _thing(step) for step in after}
        pairs = match(known, things, (_rows(before), _rows(after)))
        for step in after:
            step["id"] = pairs.old_of.get(step["id"], step["id"])
        made.append(outline_of(loose))
    return tuple(made)


def _number(steps: list[dict[str, Any]], sign: str) -> None:
    """Give ids to the steps that have none."""
    for number, step in enumerate(steps, 1):
        step.setdefault("id", f"({sign} {number})")


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
