"""What of a process its SOP prints, to know whether an SOP needs a new revision.

Numbers, dates and signatures are what a decree fills in, so that they are no reason for a revision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.edition.record import is_of_service
from bpmn_gen.review.scopes import UNPRINTED

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.edition.record import ProcessRecord

Words = Callable[[str], str]
"""Gives what is printed of what a process only names: the name of another process by its code, the
words of a provision by its address."""
_REMARK: Final = "catatan"
"""The key of a process, or step, with remarks for reviewers."""
_PEOPLE: Final = ("pelaku", "pihak")


def says_otherwise(old: ProcessRecord, new: ProcessRecord, words: tuple[Words, Words]) -> bool:
    """Whether the SOP of a process says something else than that of its older state.

    Args:
        old: the older state.
        new: the newer state.
        words: what each state prints of what it only names.
    """
    return _printed(old, words[0]) != _printed(new, words[1])


def sop_title(process: ProcessRecord) -> str:
    """The title of the SOP of a process."""
    return str(process.said.get("judul_sop", "")) or process.name


def _printed(process: ProcessRecord, words: Words) -> list[object]:
    """All that an SOP prints, as plain data that can be compared."""
    people = _people(process)
    head = {
        key: value
        for key, value in process.outline.head.items()
        if key not in (_REMARK, *_PEOPLE) and not is_of_service(key)
    }
    body = {key: process.said[key] for key in ("langkah", "tahap") if key in process.said}
    entries = process.outline.entries.values()
    named = [str(one.value["proses"]) for one in entries if "proses" in one.value]
    named += map(str, head.get("menyatakan", ()))
    return [head, _bare(body), people, [words(one) for one in named]]


def _bare(value: Value) -> Value:
    """Steps without what their SOP does not print."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _bare(inner) for key, inner in value.items() if key not in UNPRINTED}
    return [_bare(one) for one in value]


def _people(process: ProcessRecord) -> list[tuple[str, Value]]:
    """Actors and parties whom a step names, in their order."""
    named = named_keys(process)
    found: list[tuple[str, Value]] = []
    for where in _PEOPLE:
        people = process.said.get(where, {})
        for key, person in people.items() if isinstance(people, Mapping) else ():
            if key in named:
                found.append((key, _without_role(person)))
    return found


def _without_role(person: Value) -> Value:
    """An actor or party without the key of its role, which is not printed."""
    if isinstance(person, Mapping):
        return {key: value for key, value in person.items() if key != "peran"}
    return person


def named_keys(process: ProcessRecord) -> set[str]:
    """The keys of the actors and parties whom the steps of a process name."""
    found: set[str] = set()
    for entry in process.outline.entries.values():
        found.add(str(entry.value.get("oleh", "")))
        for key in PARTIES:
            listed = entry.value.get(key, ())
            found |= {listed} if isinstance(listed, str) else {*map(str, listed)}
    return found


def is_printed(edit: Edit, process: ProcessRecord) -> bool:
    """Whether the SOP of a process prints what an edit changes."""
    if edit.kind is EditKind.STEP_CHANGED:
        return edit.field not in UNPRINTED
    if edit.kind is EditKind.HEAD_CHANGED:
        return edit.field != _REMARK and not is_of_service(edit.field)
    return not edit.kind.startswith("actor-") or edit.key in named_keys(process)
