"""Which processes a change touches, and on which of their maps it is seen.

A title with another name is one change of the unit.  Where it stands is told by what differs in
the processes by that name alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.edition.record import is_of_service
from bpmn_gen.maps.level_one import ALL_OF, ONE_OF
from bpmn_gen.review.change import Scope, Touch, UnitKind
from bpmn_gen.review.exchanges import hands, passing_names
from bpmn_gen.review.groups import renamed_fields, renamed_papers
from bpmn_gen.review.printed_facts import CALLED, HANDED, IN_ROW, changed_facts, passed_on
from bpmn_gen.review.printed_sop import is_printed, named_keys
from bpmn_gen.review.scopes import EVENTS, UNPRINTED, chosen, maps_of, maps_of_edit, maps_of_group
from bpmn_gen.review.titles import Renaming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.processes import Compared
    from bpmn_gen.review.units import Review

_INNER = frozenset(kind.value for kind in EditKind)
_BY_GROUP = frozenset({Scope.SUBPROCESSES, Scope.RELATIONS, Scope.LEVEL_ONE})
"""Maps of a process of level 0."""
_BY_STEPS = frozenset({Scope.SUBPROCESSES, Scope.LEVEL_ONE})
"""Those that print of a step only what no other step says as well."""


def renamed_edits(compared: Compared, renaming: Renaming, title: str) -> list[Edit]:
    """What differs in a process because a title has another name; ``title`` is the old one."""
    return [edit for edit in compared.by_name if title in renaming.used(edit.before)]


def renamed_in(code: str, result: Review) -> list[tuple[int, Edit]]:
    """What titles with another name do to a process, with the numbers of their changes."""
    compared = result.compared.get(code)
    renaming = Renaming(result.titles)
    return [
        (number, edit)
        for number, change in enumerate(result.changes, 1)
        if compared is not None and change.kind == UnitKind.TITLE_RENAMED.value
        for edit in renamed_edits(compared, renaming, change.before)
    ]


def numbered_edits(code: str, result: Review) -> list[tuple[int, Edit]]:
    """All that differs in a process, with the numbers of the changes."""
    compared = result.compared.get(code)
    if compared is None:
        return []
    numbers = [n for n, one in enumerate(result.changes, 1) if one.code == code and is_inner(one)]
    return [*renamed_in(code, result), *zip(numbers, compared.edits, strict=True)]


def is_inner(change: Change) -> bool:
    """Whether a change is one inside of a process."""
    return change.kind in _INNER


def is_in_box(edit: Edit, compared: Compared) -> bool:
    """Whether the box of a step, on a map, has the words that an edit changes."""
    if edit.kind is not EditKind.STEP_CHANGED:
        return True
    is_long = edit.field == "kegiatan" and compared.old.outline.entries[edit.key].value.get(
        "ringkas"
    )
    return not is_long and Scope.CROSS_FUNCTIONAL in maps_of_edit(edit.kind, edit.field)


@dataclass(frozen=True)
class Touching:
    """Tells what the changes of a review touch."""

    review: Review
    method: str
    """``gambar``, ``level`` or ``keduanya``: the maps that the regency has."""
    has_exchanges: bool
    """Whether peta subproses say who supplies and gets papers (SIPOC)."""

    @cached_property
    def _renaming(self) -> Renaming:
        """The new names of titles."""
        return Renaming(self.review.titles)

    @cached_property
    def _grouped(self) -> set[str]:
        """The codes of processes that stand below one of level 0."""
        return {code for group in self.review.new.groups for code in _codes_of(group)}

    def _is_event_told(self, field: str, code: str) -> bool:
        """Whether level 1 prints what begins, or ends, a process: it does where nothing else can.

        Of processes that are chosen from it prints what begins each.
        """
        group = next((one for one in self.review.new.groups if code in _codes_of(one)), None)
        if group is None:
            return False
        codes, relation = _codes_of(group), str(group.get("hubungan", ""))
        if len(codes) == 1 or relation not in (*ONE_OF, ALL_OF):
            return code == (codes[0] if field == "mulai" else codes[-1])
        return field == "mulai" and relation in ONE_OF

    def groups(self, change: Change) -> tuple[tuple[str, str], ...]:
        """The processes of level 0 that a change touches, each with the key."""
        if change.kind != UnitKind.TITLE_RENAMED.value:
            return change.groups
        old, new = self.review.old, self.review.new
        return (*renamed_fields(old, new, self._renaming, change.before),)

    def touches(self, change: Change) -> tuple[Touch, ...]:
        """The processes that a change touches, its own first."""
        if change.kind == UnitKind.TITLE_RENAMED.value:
            return (*self._of_title(change.before),)
        if change.kind == UnitKind.PAPERS_CHANGED.value:
            return (*self._of_paper(change.key),)
        maps = maps_of(change) | self._of_actor(change)
        if change.step:
            maps = (maps - _BY_STEPS) | self._of_step(change)
        own = dict.fromkeys(filter(None, (change.code, *change.others)))
        return tuple(Touch(code, self._chosen(change, maps, code)) for code in own)

    def _of_actor(self, change: Change) -> set[Scope]:
        """The map that shows a change of an actor or party who gives or gets papers."""
        compared = self.review.compared.get(change.code)
        is_seen = compared is not None and self._is_passing(_actor_of(change), compared)
        return {Scope.SUBPROCESSES} if is_seen else set()

    def _of_step(self, change: Change) -> set[Scope]:
        """The maps of the process of level 0 that print what changed about a step."""
        compared = self.review.compared.get(change.code)
        if compared is None or change.code not in self._grouped:
            return set()
        about = (change.kind, change.step, change.field)
        edits = (one for one in compared.edits if (one.kind.value, one.key, one.field) == about)
        units = self.review.old, self.review.new
        facts = {fact for edit in edits for fact in changed_facts(edit, compared, units)}
        kinds = {kind for kind, _ in facts}
        found = {Scope.RELATIONS} if HANDED in kinds else set()
        in_row = self.has_exchanges and kinds & IN_ROW
        if in_row or CALLED in kinds or any(passed_on(facts, compared, one) for one in units):
            found.add(Scope.SUBPROCESSES)
        told = {field for field in EVENTS if self._is_event_told(field, change.code)}
        return found | ({Scope.LEVEL_ONE} if told & kinds else set())

    def _chosen(self, change: Change, maps: set[Scope], code: str) -> tuple[Scope, ...]:
        """On what a change of one process is seen."""
        in_sop = bool(change.code) and self._has_sop(code) and self._is_printed(change)
        return chosen(maps, self.method, in_sop=in_sop)

    def _is_printed(self, change: Change) -> bool:
        """Whether an SOP prints what changed; of those who take part it does whom a step names."""
        compared, actor = self.review.compared.get(change.code), _actor_of(change)
        if compared is not None and actor:
            return any(actor in named_keys(one) for one in (compared.old, compared.new))
        return change.field not in UNPRINTED and not is_of_service(change.field)

    def scopes(self, change: Change) -> tuple[Scope, ...]:
        """On what a change is seen, whatever it touches; it has to know that already."""
        told = {scope for touch in change.touches for scope in touch.scopes}
        maps = {scope for _, field in change.groups for scope in maps_of_group(field)}
        if not change.touches and change.kind != UnitKind.TITLE_RENAMED.value:
            maps |= maps_of(change)
        told |= {*chosen(maps, self.method, in_sop=False)}
        return tuple(one for one in Scope if one in told)

    def _has_sop(self, code: str) -> bool:
        """Whether a process has an SOP of the unit."""
        states = (state.processes.get(code) for state in (self.review.new, self.review.old))
        process = next((one for one in states if one is not None), None)
        return process is not None and not process.is_reference

    def _of_title(self, title: str) -> Iterator[Touch]:
        """The processes in which a title stands."""
        papers = renamed_papers(self.review.old, self.review.new, self._renaming, title)
        for code, one in self.review.compared.items():
            edits = renamed_edits(one, self._renaming, title)
            maps = {scope for edit in edits for scope in self._maps(edit, one)}
            maps |= {Scope.SUBPROCESSES} if self._is_passed(one.old, papers) else set()
            if code not in self._grouped:
                maps -= _BY_GROUP
            in_sop = self._has_sop(code) and any(is_printed(edit, one.old) for edit in edits)
            if scopes := chosen(maps, self.method, in_sop=in_sop):
                yield Touch(code, scopes)

    def _of_paper(self, key: str) -> Iterator[Touch]:
        """The processes that make, or need, a paper which crosses the border of the unit."""
        _, kind, paper = key.split("/", 2)
        for code, process in self.review.new.processes.items():
            scopes = chosen({Scope.SUBPROCESSES}, self.method, in_sop=False)
            if scopes and code in self._grouped and self._is_passed(process, {kind: {paper}}):
                yield Touch(code, scopes)

    def _maps(self, edit: Edit, compared: Compared) -> set[Scope]:
        """The maps on which the name of a title stands in one place of a process."""
        maps = maps_of_edit(edit.kind, edit.field)
        if edit.kind is EditKind.STEP_CHANGED:
            first = next(iter(compared.old.outline.entries))
            maps -= set() if is_in_box(edit, compared) else {Scope.CROSS_FUNCTIONAL}
            if edit.field in EVENTS and not self._is_event_told(edit.field, compared.new.code):
                maps -= {Scope.LEVEL_ONE}
            is_told = self.has_exchanges and edit.field == "mulai" and edit.key == first
            return maps | ({Scope.SUBPROCESSES} if is_told else set())
        is_passing = edit.kind is EditKind.ACTOR_CHANGED and self._is_passing(edit.key, compared)
        return maps | ({Scope.SUBPROCESSES} if is_passing else set())

    def _is_passing(self, actor: str, compared: Compared) -> bool:
        """Whether an actor or party stands among those who give papers to a process or get some."""
        states = ((compared.old, self.review.old), (compared.new, self.review.new))
        return self.has_exchanges and any(actor in passing_names(*one) for one in states)

    def _is_passed(self, process: ProcessRecord, papers: dict[str, set[str]]) -> bool:
        """Whether somebody outside gives the process one of some papers, or gets one from it."""
        if not self.has_exchanges or not any(papers.values()):
            return False
        made, needed = hands(process)
        given, taken = papers.get("masukan", ()), papers.get("keluaran", ())
        return bool(_same(made, taken) or _same(needed, given))


def _codes_of(group: Mapping[str, Value]) -> list[str]:
    """The codes of the processes of a process of level 0."""
    return [*map(str, group.get("proses", ()))]


def _actor_of(change: Change) -> str:
    """The key of the actor or party whom a change is about; empty where it is about none."""
    if not change.kind.startswith("actor-"):
        return ""
    return change.key.removeprefix(f"{change.code}/").rpartition("/")[0]


def _same(names: Iterable[str], others: Iterable[str]) -> set[str]:
    """The names that are among others."""
    return {*map(folded, names)} & {*map(folded, others)}
