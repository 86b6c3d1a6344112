"""How each process of a unit stands: never set, set and unchanged, or changed since.

What counts is what a process says once everything in it is filled in, so comments, the order of
keys and the layout of files make no difference, and neither do numbers, dates and signatures.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.edition.keeping import editions
from bpmn_gen.edition.record import is_another
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.edition.shown_on_maps import same_maps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Daerah
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.edition import Edition, SetProcess
    from bpmn_gen.edition.keeping import Kept
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.store.project import Project


class State(StrEnum):
    """The three ways in which a process can stand."""

    DRAFT = "konsep"
    SET = "ditetapkan"
    CHANGED = "berubah sejak ditetapkan"


@dataclass(frozen=True, slots=True)
class Status:
    """How one process, or a unit as a whole, stands."""

    state: State = State.DRAFT
    edition: Edition | None = None
    """The one that set it last; None for what was never set."""
    process: SetProcess | None = None
    """The process as that edition set it; None for a unit as a whole."""

    @property
    def revision(self) -> int:
        """The number of its revision: that which was set, or the next one."""
        if self.process is None:
            return 0
        return self.process.revision + (self.state is State.CHANGED)

    @property
    def words(self) -> str:
        """A sentence for people, without a full stop."""
        if self.edition is None:
            return "Konsep, belum ditetapkan"
        done = "Ditetapkan" if self.state is State.SET else "Konsep, berubah sejak ditetapkan"
        return f"{done} dengan {self.edition.decree_of_day}"


DRAFT = Status()
"""What was never set."""


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """How a unit and its processes stand."""

    whole: Status = DRAFT
    """Of all that is printed of it together, as the volume of its maps."""
    processes: Mapping[str, Status] = field(default_factory=dict)
    """By code; those that are missing were never set."""
    name: str = ""
    """The folder of the edition that set the unit last; empty where none did."""
    before: Edition | None = None
    """The edition that set it before that one."""
    changed: tuple[UnitRecord, UnitRecord] | None = field(default=None, repr=False, compare=False)
    """The unit as it was set last and as it is; None where it says what it said."""
    is_same: Callable[[str], bool] | None = field(default=None, repr=False, compare=False)
    """Whether a map shows what was set; None where there is nothing to compare with."""

    def of_map(self, name: str) -> Status:
        """How a map of the unit stands, named by its path in the folder without an ending."""
        if self.is_same is None:
            return self.whole
        return replace(self.whole, state=State.SET if self.is_same(name) else State.CHANGED)

    def of(self, code: str) -> Status:
        """How a process stands."""
        return self.processes.get(code, DRAFT)


NEVER_SET = UnitStatus()
"""A unit that no decree has set."""
MARK = "KONSEP"
"""Stands on every page of what no decree has set."""


class Notice(NamedTuple):
    """What pages say of how things stand; both are empty where they say nothing."""

    mark: str
    """``MARK`` or nothing."""
    words: str
    """A sentence."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """Tells how units stand, from the editions of a project."""

    kept: tuple[Kept, ...] = ()
    """The oldest first."""

    @classmethod
    def of(cls, project: Project, findings: Findings) -> Statuses:
        """Those of a project; what is wrong with its editions is reported."""
        return cls(editions(project.edition_folders, findings))

    def notice(self, status: Status, daerah: Daerah) -> Notice:
        """What pages say, by the setting of the regency.

        Without any edition they say nothing, unless they always shall.
        """
        setting = str(daerah.tanda_konsep)
        if status.state is State.SET:
            return Notice("", status.words)
        if setting == "tidak" or (setting != "selalu" and not self.kept):
            return Notice("", "")
        return Notice(MARK, status.words)

    def map_notices(self, unit: UnitStatus, daerah: Daerah) -> Callable[[str], Notice]:
        """What each map of a unit says, by its path in the folder without an ending."""
        return lambda name: self.notice(unit.of_map(name), daerah)

    def told(
        self, unit: UnitStatus, codes: Iterable[str], maps: Iterable[str] = ()
    ) -> dict[str, tuple[str, str]]:
        """State and sentence of each process by its code, and of the unit as a whole by ``""``.

        Those of ``maps`` are told by their paths in the folder of the unit, without an ending.

        Nothing is told of a project that has no edition.
        """
        if not self.kept:
            return {}
        found = {name: unit.of_map(name) for name in maps}
        found |= {code: unit.of(code) for code in codes} | {"": unit.whole}
        return {code: (str(one.state), one.words) for code, one in found.items()}

    def unit(
        self,
        defs: DefinitionSet,
        target: Target,
        processes: Sequence[ResolvedProcess],
        findings: Findings,
    ) -> UnitStatus:
        """How a unit stands whose processes have been resolved."""
        setting = [one for one in self.kept if one.edition.unit_of(target.slug)]
        if not setting:
            return NEVER_SET
        now = record_resolved(defs, target, processes)
        found: dict[str, Status] = {}
        for one in setting:
            found |= _set_by(one, now, findings)
        last = setting[-1]
        then = last.record(target.slug, findings)
        same = then is not None and then.digest == now.digest
        whole = Status(State.SET if same else State.CHANGED, last.edition)
        known = {code: found[code] for code in now.processes if code in found}
        changed = None if same or then is None else (then, now)
        before = setting[-2].edition if len(setting) > 1 else None
        is_same = same_maps(then, now) if then else None
        return UnitStatus(whole, known, last.slug, before, changed, is_same)


def _set_by(kept: Kept, now: UnitRecord, findings: Findings) -> dict[str, Status]:
    """How the processes stand that one edition has set, by code."""
    listed = kept.edition.unit_of(now.slug)
    then = kept.record(now.slug, findings)
    if listed is None or then is None:
        return {}
    return {
        one.code: Status(_compared(then, now, one.code), kept.edition, one)
        for one in listed.processes
        if not _is_another(then, now, one.code)
    }


def _is_another(then: UnitRecord, now: UnitRecord, code: str) -> bool:
    """Whether another process has the code now, which no decree has set."""
    old, new = then.processes.get(code), now.processes.get(code)
    return old is not None and new is not None and is_another(old, new)


def _compared(then: UnitRecord, now: UnitRecord, code: str) -> State:
    """Whether a process says what it said."""
    old, new = then.processes.get(code), now.processes.get(code)
    same = old is not None and new is not None and old.digest == new.digest
    return State.SET if same else State.CHANGED
