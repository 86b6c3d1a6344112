"""One change of a unit, as people review it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.definition.text import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Scope(StrEnum):
    """What a change is seen on: the objects of Pasal 22 ayat (4), and the SOP (ayat (5))."""

    SUBPROCESSES = "peta subproses"
    RELATIONS = "peta relasi"
    CROSS_FUNCTIONAL = "peta lintas fungsi"
    LEVEL_ONE = "peta level 1 dan turunannya"
    SOP = "SOP"


class UnitKind(StrEnum):
    """Kinds of changes that concern more than the inside of one process."""

    PROCESS_ADDED = "process-added"
    PROCESS_REMOVED = "process-removed"
    PROCESS_SPLIT = "process-split"
    PROCESSES_MERGED = "processes-merged"
    TITLE_RENAMED = "title-renamed"
    TITLE_ADDED = "title-added"
    TITLE_REMOVED = "title-removed"
    GROUP_ADDED = "group-added"
    GROUP_REMOVED = "group-removed"
    GROUP_CHANGED = "group-changed"
    PROCESS_REGROUPED = "process-regrouped"
    PROCESSES_ORDERED = "processes-ordered"
    PAPERS_CHANGED = "papers-changed"


class RenamedTitle(NamedTuple):
    """A title that has another name, with the number of the change in the table."""

    number: int
    before: str
    after: str

    def stands_in(self, name: str, *, is_new: bool) -> bool:
        """Whether a name, of a lane or a party, holds the title as one of the states calls it."""
        title = self.after if is_new else self.before
        return bool(whole_words([title]).search(name))


def renamed_in(changes: Iterable[Change]) -> list[RenamedTitle]:
    """The titles that have another name, among changes in the order of the table."""
    return [
        RenamedTitle(number, one.before, one.after)
        for number, one in enumerate(changes, 1)
        if one.kind == UnitKind.TITLE_RENAMED.value
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change."""

    key: str
    """By which its reason is found again, e.g. ``CLP.02.02/kirim/waktu``."""
    kind: str
    """A value of ``EditKind`` or ``UnitKind``."""
    part: str
    """What changed, e.g. ``langkah 4 'Mengirim surat'``; empty where the process as a whole did."""
    sentence: str
    """All of it, without a full stop; the process is not named."""
    before: str
    """Empty where there was nothing."""
    after: str
    """Empty where nothing is left."""
    code: str = ""
    """The process; empty where it is not about one."""
    name: str = ""
    """The name of the process."""
    step: str = ""
    """The key of the step; empty where it is not about one."""
    field: str = ""
    """The key of the definition that says something else."""
    scopes: tuple[Scope, ...] = ()
    basis: tuple[str, ...] = ()
    """The provisions that the changed part cites, as they are printed."""
    effects: tuple[str, ...] = ()
    """What else it touches."""
