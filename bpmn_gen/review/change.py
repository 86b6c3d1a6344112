"""One change of a unit, as people review it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


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


class Touch(NamedTuple):
    """A process that a change touches."""

    code: str
    """In the newer state; in the older one where the process is gone."""
    scopes: tuple[Scope, ...]
    """On which of its maps the change is seen, and whether its SOP says it as well."""


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
    others: tuple[str, ...] = ()
    """The codes of more processes that it is about, as of those into which one was split."""
    groups: tuple[tuple[str, str], ...] = ()
    """The processes of level 0 that it touches: the code, and the key that says something else."""
    touches: tuple[Touch, ...] = ()
    """The processes that it touches, its own first."""
    scopes: tuple[Scope, ...] = ()
    basis: tuple[str, ...] = ()
    """The provisions that the changed part cites, as they are printed."""
    effects: tuple[str, ...] = ()
    """What else it touches."""


def touched_codes(change: Change) -> tuple[str, ...]:
    """The codes of all processes that a change touches, its own first."""
    codes = (change.code, *(touch.code for touch in change.touches))
    return (*dict.fromkeys(filter(None, codes)),)
