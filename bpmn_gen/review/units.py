"""What two states of a unit differ in, each difference once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.review.change import Change, UnitKind
from bpmn_gen.review.groups import group_changes, paper_changes
from bpmn_gen.review.pairing import paired_processes, step_texts
from bpmn_gen.review.parting import Parting, partings
from bpmn_gen.review.processes import Compared, changes_of, compare
from bpmn_gen.review.titles import Renaming, renamed_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord


_ENDS: Final = {
    UnitKind.PROCESS_ADDED: "proses baru",
    UnitKind.PROCESS_REMOVED: "proses dihapus",
    UnitKind.PROCESS_SPLIT: "proses dipecah",
    UnitKind.PROCESSES_MERGED: "proses digabung",
}
"""How the keys of changes of whole processes end."""


@dataclass(frozen=True)
class Review:
    """Two states of a unit and what they differ in."""

    old: UnitRecord
    new: UnitRecord
    titles: Mapping[str, str]
    """The new name by the old one, of titles with another name."""
    compared: Mapping[str, Compared]
    """The processes that both have, by their codes in the newer state."""
    changes: tuple[Change, ...]

    @cached_property
    def onward(self) -> Mapping[str, str]:
        """The newer code by the older one, of processes that both states have."""
        return {one.old.code: now for now, one in self.compared.items()}


def review(old: UnitRecord, new: UnitRecord) -> Review:
    """All that two states of a unit differ in."""
    same = [
        (old.processes[code], one) for code, one in new.processes.items() if code in old.processes
    ]
    renaming = Renaming(renamed_titles(old, new, same))
    codes = paired_processes(old.processes, new.processes, renaming)
    pairs = {code: (old.processes[codes[code]], new.processes[code]) for code in sorted(codes)}
    parted = partings(old.processes, new.processes, codes, renaming)
    compared = {code: compare(*both, renaming) for code, both in pairs.items()}
    found = [
        *_titles(old, new, renaming),
        *group_changes(old, new, codes, renaming),
        *paper_changes(old, new, renaming),
        *_coming_and_going(old, new, codes, parted),
    ]
    for code, one in compared.items():
        compared[code] = replace(one, edits=(*_without_parted(one, parted, renaming),))
        found += changes_of(compared[code])
    return Review(old, new, renaming.names, compared, _with_own_keys(found))


def _titles(old: UnitRecord, new: UnitRecord, renaming: Renaming) -> Iterator[Change]:
    """Titles with another name, and those that came or went."""
    for name, other in renaming.names.items():
        sentence = f"jabatan '{name}' menjadi '{other}'"
        yield _title(UnitKind.TITLE_RENAMED, name, sentence, (name, other))
    for role, title in old.titles.items():
        if role not in new.titles and title not in renaming.names:
            sentence = f"{old.terms.get(role, 'jabatan')} '{title}' tidak ada lagi"
            yield _title(UnitKind.TITLE_REMOVED, title, sentence, (title, ""))
    for role, title in new.titles.items():
        if role not in old.titles and title not in renaming.names.values():
            sentence = f"{new.terms.get(role, 'jabatan')} baru: '{title}'"
            yield _title(UnitKind.TITLE_ADDED, title, sentence, ("", title))


def _title(kind: UnitKind, title: str, sentence: str, sides: tuple[str, str]) -> Change:
    """One title."""
    before, after = sides
    return Change(
        key=f"jabatan/{title}",
        kind=kind.value,
        part=f"jabatan '{title}'",
        sentence=sentence,
        before=before,
        after=after,
    )


def _coming_and_going(
    old: UnitRecord, new: UnitRecord, codes: Mapping[str, str], parted: tuple[Parting, ...]
) -> Iterator[Change]:
    """Processes that came, went, were split or merged."""
    told: set[str] = set()
    for one in parted:
        told |= {one.whole.code, *(part.code for part in one.parts)}
        yield _parted(one)
    kept = {*codes.values()}
    for code, process in old.processes.items():
        if code not in kept and code not in told:
            sentence = f"proses {code} {process.name} dihapus"
            yield _process(UnitKind.PROCESS_REMOVED, process, sentence, (_called(process), ""))
    for code, process in new.processes.items():
        if code not in codes and code not in told:
            sentence = f"proses baru {code} {process.name}"
            yield _process(UnitKind.PROCESS_ADDED, process, sentence, ("", _called(process)))


def _parted(parting: Parting) -> Change:
    """A process that became several, or several that became one."""
    whole = _called(parting.whole)
    parts = [_called(part) for part in parting.parts]
    listed = "\n".join(parts)
    told = f"{', '.join(parts[:-1])} dan {parts[-1]}"
    if parting.is_merger:
        sentence = f"proses {told} digabung menjadi {whole}"
        made = _process(UnitKind.PROCESSES_MERGED, parting.whole, sentence, (listed, whole))
    else:
        sentence = f"proses {whole} dipecah menjadi {told}"
        made = _process(UnitKind.PROCESS_SPLIT, parting.whole, sentence, (whole, listed))
    return replace(made, others=tuple(part.code for part in parting.parts))


def _process(
    kind: UnitKind, process: ProcessRecord, sentence: str, sides: tuple[str, str]
) -> Change:
    """A change of a process as a whole."""
    before, after = sides
    return Change(
        key=f"{process.code}/{_ENDS[kind]}",
        kind=kind.value,
        part="",
        sentence=sentence,
        before=before,
        after=after,
        code=process.code,
        name=process.name,
    )


def _called(process: ProcessRecord) -> str:
    """A process by code and name."""
    return f"{process.code} {process.name}"


def _without_parted(
    compared: Compared, parted: tuple[Parting, ...], renaming: Renaming
) -> Iterator[Edit]:
    """The differences of a process without steps that went to another one, or came from one."""
    moved: set[str] = set()
    for one in parted:
        involved = {one.whole.code, *(part.code for part in one.parts)}
        if {compared.old.code, compared.new.code} & involved:
            both = [step_texts(part, renaming) for part in (one.whole, *one.parts)]
            moved |= {text for texts in both for text in texts}
    for edit in compared.edits:
        gone = edit.before if edit.kind is EditKind.STEP_REMOVED else ""
        come = edit.after if edit.kind is EditKind.STEP_ADDED else ""
        text = folded(renaming.text(str(gone or come)))
        if not (text and text in moved):
            yield edit


def _with_own_keys(changes: list[Change]) -> tuple[Change, ...]:
    """The changes with a key of its own for each."""
    taken: dict[str, int] = {}
    found: list[Change] = []
    for one in changes:
        number = taken[one.key] = taken.get(one.key, 0) + 1
        found.append(replace(one, key=f"{one.key} {number}") if number > 1 else one)
    return (*found,)
