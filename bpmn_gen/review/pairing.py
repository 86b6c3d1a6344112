"""Finds the processes of an older state in a newer one, and the steps of each.

Ids that authors gave are certain.  Where they were all replaced, and for steps without one, the
words decide, then what stands around.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.difference.outline import BLOCKS, KINDS, PARTIES
from bpmn_gen.edition.record import is_another, work_texts
from bpmn_gen.review.titles import people_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Entry, Outline
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.review.titles import Renaming

_KEPT: Final = 0.5
"""The least share of ids of authors that both states have where these can be trusted."""
_ENOUGH: Final = 0.85
"""The least that words, actor and neighbours together have to say for a pair of steps.  People read
every change of a review, so a guess does less harm there than where files are changed by it."""
_SAME: Final = 0.6
"""The least share of steps that two processes with different codes have in common when one is the
other under a new code."""


def paired_processes(
    old: Mapping[str, ProcessRecord], new: Mapping[str, ProcessRecord], renaming: Renaming
) -> dict[str, str]:
    """The older code by the newer one: the same codes first, then what has the same steps.

    A code that another process took over pairs nothing.
    """
    pairs = {code: code for code in new if code in old and not is_another(old[code], new[code])}
    left = [code for code in old if code not in pairs]
    for code, after in new.items():
        if code in pairs:
            continue
        shares = {one: _common(old[one], after, renaming) for one in left}
        best = max(shares, key=lambda one: (shares[one], one), default="")
        if best and shares[best] >= _SAME:
            pairs[code] = best
            left.remove(best)
    return pairs


def step_texts(process: ProcessRecord, renaming: Renaming) -> set[str]:
    """What the steps of a process say, with the names that titles have now."""
    return {folded(renaming.text(text)) for text in work_texts(process)}


def _common(old: ProcessRecord, new: ProcessRecord, renaming: Renaming) -> float:
    """The share of the steps of two processes that both have."""
    mine, theirs = step_texts(old, renaming), step_texts(new, renaming)
    return len(mine & theirs) / max(len(mine | theirs), 1)


def with_keys_of(
    old: ProcessRecord, new: ProcessRecord, renaming: Renaming
) -> tuple[ProcessRecord, dict[str, str]]:
    """The newer state, in which the same steps and actors have the keys of the older one.

    The ids that steps had come along, by the keys that they have now.  ``renaming`` has the names
    that titles have now, so that the names of actors can be compared.
    """
    people = _same_people(old, new, renaming)
    before, after = old.outline, new.outline
    old_things = _things(old, renaming)
    new_things = _things(new, None)
    known = _known(old, new)
    if not _are_kept(old, new):
        old_things, new_things = _unnamed(old_things), _unnamed(new_things)
    pairs = match(
        old_things, new_things, (_ways(before), _ways(after)), known=known, enough=_ENOUGH
    )
    names = {**pairs.old_of}
    taken = {*before.entries}
    for key in after.entries:
        if key not in names and key in taken:
            names[key] = _free(key, taken | {*after.entries})
    numbers = {names.get(key, key): number for key, number in new.numbers.items()}
    said = _rekeyed(new.said, names, people)
    derived = frozenset(names.get(key, key) for key in new.derived)
    keyed = replace(new, said=said, numbers=numbers, derived=derived)
    return keyed, {key: own for own, key in names.items()}


def _known(old: ProcessRecord, new: ProcessRecord) -> dict[str, str]:
    """The steps with the same id of an author."""
    mine, theirs = _given(old), _given(new)
    return {key: key for key in new.outline.entries if key in mine and key in theirs}


def _given(process: ProcessRecord) -> set[str]:
    """The ids that the author gave."""
    return {key for key in process.outline.entries if key not in process.derived}


def _are_kept(old: ProcessRecord, new: ProcessRecord) -> bool:
    """Whether ids of authors were kept, so that a step with another id is another step."""
    mine, theirs = _given(old), _given(new)
    least = min(len(mine), len(theirs))
    return not least or len(mine & theirs) / least >= _KEPT


def _things(process: ProcessRecord, renaming: Renaming | None) -> dict[str, Thing]:
    """The steps as they are known again, with the names that titles have now."""
    people = people_of(process.said)
    found: dict[str, Thing] = {}
    for key, entry in process.outline.entries.items():
        name, place = entry.text, people.get(str(entry.value.get("oleh", "")), "")
        if entry.block:
            name = _inner_words(process.outline, key)
        if renaming is not None:
            name, place = renaming.text(name), renaming.text(place)
        found[key] = Thing(_kind(entry), name, place, is_named=key not in process.derived)
    return found


def _kind(entry: Entry) -> str:
    """The kind of a step, by which it is known; work may become a decision and stay the same."""
    kind = entry.block or next((key for key in KINDS if key in entry.value), "")
    return "kegiatan" if kind == "keputusan" else kind


def _inner_words(outline: Outline, block: str) -> str:
    """The words of all steps right inside a block."""
    homes = sorted((home for home in outline.homes if home.block == block), key=lambda h: h.branch)
    inner = (key for home in homes for key in outline.homes[home])
    return "; ".join(outline.entries[key].text for key in inner)


def _unnamed(things: Mapping[str, Thing]) -> dict[str, Thing]:
    """The things as if nobody had given their keys."""
    return {key: replace(thing, is_named=False) for key, thing in things.items()}


def _ways(outline: Outline) -> Iterator[tuple[str, str]]:
    """What leads to what; a block leads to the first steps of its branches."""
    for key, entry in outline.entries.items():
        for way in (entry.next, *entry.branches.values()):
            if way in outline.entries:
                yield key, way
    for home, keys in outline.homes.items():
        if home.block and keys:
            yield home.block, keys[0]


def _same_people(old: ProcessRecord, new: ProcessRecord, renaming: Renaming) -> dict[str, str]:
    """The older key by the newer one, of actors whose keys alone were changed."""
    before, after = people_of(old.said), people_of(new.said)
    left = {renaming.text(name): key for key, name in before.items() if key not in after}
    return {key: left[name] for key, name in after.items() if key not in before and name in left}


def _free(key: str, taken: Iterable[str]) -> str:
    """A key that no step has."""
    names = {*taken}
    return next(name for n in range(2, len(names) + 3) if (name := f"{key}_{n}") not in names)


def _rekeyed(
    value: Mapping[str, Value], names: Mapping[str, str], people: Mapping[str, str]
) -> dict[str, Value]:
    """What a process says, with other keys of steps and actors."""
    made: dict[str, Any] = {**value}
    for where in ("pelaku", "pihak"):
        if isinstance(one := value.get(where), Mapping):
            made[where] = {people.get(key, key): inner for key, inner in one.items()}
    if "langkah" in value:
        made["langkah"] = _steps(value["langkah"], names, people)
    if not isinstance(phases := value.get("tahap", ""), (str, Mapping)):
        made["tahap"] = [
            {**phase, "langkah": _steps(phase.get("langkah", ()), names, people)}
            for phase in phases
            if isinstance(phase, Mapping)
        ]
    return made


def _steps(steps: Value, names: Mapping[str, str], people: Mapping[str, str]) -> list[Value]:
    """The steps of a list with other keys."""
    return [_step(one, names, people) for one in steps if isinstance(one, Mapping)]


def _step(
    step: Mapping[str, Value], names: Mapping[str, str], people: Mapping[str, str]
) -> Mapping[str, Value]:
    """One step with other keys."""
    made: dict[str, Value] = {**step}
    for key in ("id", "lanjut"):
        if key in step:
            made[key] = names.get(str(step[key]), str(step[key]))
    if isinstance(ways := step.get("cabang"), Mapping):
        made["cabang"] = {label: names.get(str(way), str(way)) for label, way in ways.items()}
    if "oleh" in step:
        made["oleh"] = people.get(str(step["oleh"]), str(step["oleh"]))
    for key in PARTIES:
        if key in step:
            made[key] = [people.get(str(one), str(one)) for one in step[key]]
    for block in BLOCKS:
        if block in step:
            made[block] = [_steps(branch, names, people) for branch in step[block]]
    return made
