"""Finds steps that were split into several, and several that were merged into one.

An edit by which one step becomes two looks like a step that went and two that came.  It is told as
what it is where the new steps follow each other in the old one's place and say its words between
them.  Where in doubt, the plain telling stays, because it is true as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.edits import Edit, EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.difference.outline import Entry, Outline

_COVERED: Final = 0.75
"""The least share of the words of the one step that the several say between them."""
_SHARED: Final = 0.5
"""The least share of the words of each of the several that the one says."""
_SMALL: Final = frozenset(
    "dan atau dengan untuk kepada dari yang pada oleh serta dalam atas bagi sesuai para".split()  # noqa: SIM905 -- a list of many words reads best as words
)
"""Words that say nothing about what is done."""
_WORDING: Final = ("kegiatan", "ringkas")


def with_splits(old: Outline, new: Outline, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The differences, with splits and mergers in the place of what came and went for them."""
    left = [*edits]
    for split in _splits(old, new, left):
        made = Edit(EditKind.STEP_SPLIT, split.one, before=split.text, after=split.several)
        left = _replaced(left, made, split, EditKind.STEP_REMOVED, EditKind.STEP_ADDED)
    for merger in _splits(new, old, _turned(left)):
        made = Edit(EditKind.STEPS_MERGED, merger.one, before=merger.several, after=merger.text)
        left = _replaced(left, made, merger, EditKind.STEP_ADDED, EditKind.STEP_REMOVED)
    return (*left,)


@dataclass(frozen=True, slots=True)
class _Split:
    """One step that is several on the other side."""

    one: str
    text: str
    several: tuple[str, ...]


def _replaced(
    edits: list[Edit], made: Edit, split: _Split, one_kind: EditKind, kind: EditKind
) -> list[Edit]:
    """The differences with one in the place of those that it explains."""

    def is_explained(edit: Edit) -> bool:
        if edit.kind is one_kind:
            return edit.key == split.one
        if edit.kind is kind:
            return edit.key in split.several
        is_wording = edit.kind is EditKind.STEP_CHANGED and edit.field in _WORDING
        return is_wording and edit.key in (split.one, *split.several)

    at = next(number for number, edit in enumerate(edits) if is_explained(edit))
    kept = [edit for edit in edits if not is_explained(edit)]
    kept.insert(min(at, len(kept)), made)
    return kept


def _turned(edits: Iterable[Edit]) -> list[Edit]:
    """The differences as they look from the newer side."""
    other = {
        EditKind.STEP_ADDED: EditKind.STEP_REMOVED,
        EditKind.STEP_REMOVED: EditKind.STEP_ADDED,
    }
    return [Edit(other.get(one.kind, one.kind), one.key, one.field) for one in edits]


def _splits(old: Outline, new: Outline, edits: Iterable[Edit]) -> Iterator[_Split]:
    """The steps of the older outline that are several in the newer one."""
    edits = [*edits]
    gone = [edit.key for edit in edits if edit.kind is EditKind.STEP_REMOVED]
    come = {edit.key for edit in edits if edit.kind is EditKind.STEP_ADDED}
    reworded = [
        edit.key
        for edit in edits
        if edit.kind is EditKind.STEP_CHANGED and edit.field == "kegiatan"
    ]
    for key in (*gone, *reworded):
        entry = old.entries[key]
        candidates = come | ({key} if key in new.entries else set())
        found = next(_runs(old, new, entry, candidates), ()) if come else ()
        if found:
            come -= {*found}
            yield _Split(key, entry.text, found)


def _runs(
    old: Outline, new: Outline, entry: Entry, candidates: set[str]
) -> Iterator[tuple[str, ...]]:
    """The runs of new steps that stand in the place of a step and say its words."""
    words = _words(entry)
    for chain in _chains(new, candidates):
        if entry.key in new.entries and entry.key not in chain:
            continue
        parts = [key for key in chain if _share(_words(new.entries[key]), words) >= _SHARED]
        said = {word for key in parts for word in _words(new.entries[key])}
        is_told = len(parts) > 1 and _share(words, said) >= _COVERED
        if is_told and _all_needed(new, parts, words) and _stands_there(old, new, entry, chain):
            yield (*parts,)


def _all_needed(new: Outline, parts: list[str], words: set[str]) -> bool:
    """Whether each part says something of the one step that no other part says."""
    told = [_words(new.entries[key]) & words for key in parts]
    return all(
        one - {word for at, other in enumerate(told) if at != number for word in other}
        for number, one in enumerate(told)
    )


def _chains(outline: Outline, keys: set[str]) -> Iterator[list[str]]:
    """The longest runs of work among some steps in which each leads to the next alone."""
    work = {key for key in keys if "kegiatan" in outline.entries[key].value}
    follows = {key: outline.entries[key].next for key in work}
    inner = {way for way in follows.values() if way in work}
    for first in (key for key in outline.entries if key in work and key not in inner):
        chain = [first]
        while (way := follows[chain[-1]]) in work and way not in chain:
            chain.append(way)
        yield chain


def _stands_there(old: Outline, new: Outline, entry: Entry, chain: list[str]) -> bool:
    """Whether a run begins or ends where the step stood."""
    if entry.key in chain:
        return True
    before = _leading(old.entries, entry.key) & _leading(new.entries, chain[0])
    last = new.entries[chain[-1]]
    return bool(before) or (last.next == entry.next and last.branches == entry.branches)


def _leading(entries: Mapping[str, Entry], key: str) -> set[str]:
    """The steps that lead to a step."""
    return {one.key for one in entries.values() if key in (one.next, *one.branches.values())}


def _words(entry: Entry) -> set[str]:
    """The words of a step that say what is done."""
    text = entry.value.get("kegiatan", "")
    return {*re.findall(r"\w+", folded(str(text)))} - _SMALL


def _share(words: set[str], said: set[str]) -> float:
    """The share of some words that others hold."""
    return len(words & said) / len(words) if words else 0.0
