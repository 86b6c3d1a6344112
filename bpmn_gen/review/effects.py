"""What a change touches beside the place where it was made: SOPs, letters, papers, other units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import capitalised, folded
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.review.change import Scope, UnitKind
from bpmn_gen.review.scopes import maps_of_group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Entry
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.processes import Compared
    from bpmn_gen.review.units import Review

_CALLED = frozenset(
    {UnitKind.PROCESS_REMOVED.value, UnitKind.PROCESS_SPLIT.value, UnitKind.PROCESSES_MERGED.value}
)
"""Changes of a process as a whole that matter to those who call it."""


def effects_of(change: Change, review: Review) -> tuple[str, ...]:
    """What a change touches, each once, the SOP of its own process first."""
    if change.kind == UnitKind.TITLE_RENAMED.value:
        return (*_of_title(change, review),)
    if not change.code:
        return ()
    process = review.new.processes.get(change.code) or review.old.processes[change.code]
    found = [*_own(change, process), *_callers(change, process, review)]
    states = _entries(change, review)
    if states:
        found += _letters(states)
        found += _users(change, states[0], review)
        found += _others(states, review, change.code)
    return (*dict.fromkeys(found),)


def _sop(process: ProcessRecord) -> str:
    """The SOP of a process; its map where it has none."""
    kind = "Peta" if process.is_reference else "SOP"
    return f"{kind} {process.code} {process.name}"


def _own(change: Change, process: ProcessRecord) -> Iterator[str]:
    """What becomes of the SOP of the process itself; of its map where it has none."""
    named = _numbered(process)
    if not (change.scopes if process.is_reference else Scope.SOP in change.scopes):
        return
    if change.kind == UnitKind.PROCESS_ADDED.value:
        yield f"{named} disusun"
    elif change.kind == UnitKind.PROCESS_REMOVED.value:
        yield f"{named} dicabut"
    else:
        yield f"{named} direvisi"


def _numbered(process: ProcessRecord) -> str:
    """The SOP of a process with its number, where it has one."""
    number = str(process.identity.get("nomor", ""))
    return _sop(process) + (f" (Nomor {number})" if number else "")


def _of_title(change: Change, review: Review) -> Iterator[str]:
    """The SOPs, and maps that are none, on which a title has another name, and maps of level 0."""
    for touch in change.touches:
        process = review.new.processes[touch.code]
        if Scope.SOP in touch.scopes or process.is_reference:
            yield f"{_numbered(process)} direvisi"
    touched = {touch.code: touch.scopes for touch in change.touches}
    for scope in (Scope.SUBPROCESSES, Scope.RELATIONS, Scope.LEVEL_ONE):
        if codes := [*_groups_with(scope, change, touched, review)]:
            yield f"{capitalised(scope.value)} {', '.join(codes)}"


def _groups_with(
    scope: Scope, change: Change, touched: Mapping[str, Iterable[Scope]], review: Review
) -> Iterator[str]:
    """The codes of the processes of level 0 whose map of a kind shows a change of a title."""
    fields = change.groups if scope in change.scopes else ()
    said = {code for code, field in fields if scope in maps_of_group(field)}
    for group in review.new.groups:
        code = str(group["kode"])
        if code in said or any(scope in touched.get(str(p), ()) for p in group.get("proses", ())):
            yield code


def _callers(change: Change, process: ProcessRecord, review: Review) -> Iterator[str]:
    """The SOPs that call a process whose name changed, or that is no longer what it was."""
    is_named = change.kind == EditKind.HEAD_CHANGED.value and change.field in ("kode", "nama")
    if change.kind not in _CALLED and not is_named:
        return
    codes = {process.code, *(one.old.code for one in _compared(review, process.code))}
    for other in review.new.processes.values():
        calls = {entry.value.get("proses") for entry in other.outline.entries.values()}
        if codes & calls and other.code != process.code:
            yield f"{_sop(other)}, yang memanggilnya"


def _compared(review: Review, code: str) -> list[Compared]:
    """Both states of a process, where it has two."""
    return [review.compared[code]] if code in review.compared else []


def _entries(change: Change, review: Review) -> list[Entry]:
    """The step that changed, as it was and as it is."""
    sides = [(one.old, one.new) for one in _compared(review, change.code)]
    outlines = [state.outline for both in sides for state in both]
    return [one.entries[change.step] for one in outlines if change.step in one.entries]


def _listed(entries: Iterable[Entry], key: str) -> list[str]:
    """What some states of a step list under a key."""
    return [str(one) for entry in entries for one in _items(entry.value.get(key, ()))]


def _items(value: Value) -> list[Value]:
    """The things in a list."""
    return [value] if isinstance(value, str) else [*value]


def _letters(entries: list[Entry]) -> Iterator[str]:
    """The letters and forms that the step produces."""
    for name in _listed(entries, "dokumen"):
        yield f"Naskah '{name}'"


def _users(change: Change, before: Entry, review: Review) -> Iterator[str]:
    """The SOPs, and steps of the same one, that need a paper which nobody there makes any more.

    Only a step that went or makes other papers can be the reason.
    """
    if change.kind != EditKind.STEP_REMOVED.value and change.field != "keluaran":
        return
    made = {folded(one) for one in _listed([before], "keluaran")}
    for one in _compared(review, change.code):
        steps = one.new.outline.entries.values()
        made -= {folded(paper) for paper in _listed(steps, "keluaran")}
    for other in review.new.processes.values():
        for entry in other.outline.entries.values():
            if not made & {folded(one) for one in _listed([entry], "kelengkapan")}:
                continue
            if other.code == change.code:
                yield f"Langkah {entry.number} SOP ini, yang memerlukan keluarannya"
            else:
                yield f"{_sop(other)}, yang memerlukan keluarannya"


def _others(entries: list[Entry], review: Review, code: str) -> Iterator[str]:
    """The other units and bodies that take part in the step."""
    keys = {str(entry.value.get("oleh", "")) for entry in entries}
    keys |= {one for key in PARTIES for one in _listed(entries, key)}
    for one in _compared(review, code):
        for state in (one.old, one.new):
            yield from _elsewhere(state, keys)


def _elsewhere(process: ProcessRecord, keys: set[str]) -> Iterator[str]:
    """Where some actors and parties belong, if it is not the unit itself."""
    for where in ("pelaku", "pihak"):
        people = process.said.get(where, {})
        for key, person in people.items() if isinstance(people, Mapping) else ():
            if key not in keys or not isinstance(person, Mapping):
                continue
            if place := person.get("instansi", ""):
                yield f"Instansi lain: {place}"
            elif place := person.get("unit", ""):
                yield f"Unit lain: {place}"
