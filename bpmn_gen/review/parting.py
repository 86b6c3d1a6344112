"""Finds processes that were split into several, and several that were merged into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.review.pairing import step_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.review.titles import Renaming

_TAKEN: Final = 0.6
"""The least share of the steps of a part that the whole has."""
_COVERED: Final = 0.6
"""The least share of the steps of the whole that the parts have between them."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A process of one state that is several in the other."""

    whole: ProcessRecord
    parts: tuple[ProcessRecord, ...]
    """By code; the first may be what is left of the whole under its own code."""
    is_merger: bool


def partings(
    old: Mapping[str, ProcessRecord],
    new: Mapping[str, ProcessRecord],
    codes: Mapping[str, str],
    renaming: Renaming,
) -> tuple[Parting, ...]:
    """The splits and mergers.

    Args:
        old: the processes of the older state by code.
        new: those of the newer one.
        codes: the older code by the newer one, of processes that both have.
        renaming: the names that titles have now.
    """
    onward = {before: after for after, before in codes.items()}
    come = {code: one for code, one in new.items() if code not in codes}
    gone = {code: one for code, one in old.items() if code not in onward}
    splits = _partings(old, come, {k: new[v] for k, v in onward.items()}, renaming)
    mergers = _partings(new, gone, {k: old[v] for k, v in codes.items()}, renaming)
    return (
        *(Parting(whole, parts, is_merger=False) for whole, parts in splits),
        *(Parting(whole, parts, is_merger=True) for whole, parts in mergers),
    )


def _partings(
    wholes: Mapping[str, ProcessRecord],
    others: Mapping[str, ProcessRecord],
    same: Mapping[str, ProcessRecord],
    renaming: Renaming,
) -> Iterator[tuple[ProcessRecord, tuple[ProcessRecord, ...]]]:
    """Each process with those that it is on the other side.

    Args:
        wholes: the processes of one side.
        others: those of the other side that this side has not.
        same: by the code of a process its other state.
        renaming: the names that titles have now.
    """
    texts = {code: step_texts(one, renaming) for code, one in others.items()}
    for code, whole in wholes.items():
        mine = step_texts(whole, renaming)
        left = same.get(code)
        theirs = step_texts(left, renaming) if left is not None else set()
        parts = [
            one
            for key, one in others.items()
            if texts[key] and len(texts[key] & mine - theirs) / len(texts[key]) >= _TAKEN
        ]
        said = theirs.union(*(texts[one.code] for one in parts))
        needed = 1 if left is not None else 2
        if len(parts) >= needed and len(mine & said) / max(len(mine), 1) >= _COVERED:
            yield whole, (*([left] if left is not None else ()), *parts)
