"""What of the steps of a process the maps of its process of level 0 print, as facts to compare.

A step that comes, goes or says something else is seen on such a map only where a fact that stems
from it holds in one of the states and not in the other: a paper that another step makes as well is
printed all the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.review.exchanges import hands, listed_under, papers_under, passing_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord
    from bpmn_gen.review.processes import Compared

Fact: TypeAlias = tuple[str, str]
"""What is printed: a word for the kind, and the folded paper, the key of who it is, the code of a
process, or words."""
MADE, NEEDED, FREELY = "dihasilkan", "diperlukan", "bila perlu"
"""Papers that a process makes, needs from elsewhere, and makes in optional steps alone."""
PASSING, HANDED, CALLED = "pihak", "diserahkan", "dipanggil"
"""Who supplies or gets papers, who is handed which paper, and which processes are called."""
BEGUN, ENDED = "mulai", "selesai"
"""What begins a process, and the only result that ends it."""
IN_ROW: Final = frozenset({MADE, NEEDED, FREELY, PASSING, BEGUN})
"""What the row of a process in the SIPOC table says."""
_FREE: Final = ("opsional", "sewaktu_waktu")
_STEPS: Final = frozenset(
    {
        EditKind.STEP_ADDED, EditKind.STEP_REMOVED, EditKind.STEP_CHANGED, EditKind.STEP_SPLIT,
        EditKind.STEPS_MERGED,
    }
)  # fmt: skip
"""Differences of what steps say; one that moved says the same as before."""


def changed_facts(
    edit: Edit, compared: Compared, units: tuple[UnitRecord, UnitRecord]
) -> set[Fact]:
    """The facts about a process that a difference of a step turns.

    Args:
        edit: the difference.
        compared: the process in both states.
        units: the older and the newer state of its unit.
    """
    if edit.kind not in _STEPS:
        return set()
    before, after = (
        {*_facts(*one)} for one in zip((compared.old, compared.new), units, strict=True)
    )
    stems: set[Fact] = set()
    for process in (compared.old, compared.new):
        for key in _keys(edit):
            if key in process.outline.entries:
                stems |= {*_stemming(process.outline.entries[key].value, before | after)}
    return (before ^ after) & stems


def passed_on(facts: Iterable[Fact], compared: Compared, unit: UnitRecord) -> bool:
    """Whether one of some facts is a paper on an arrow to or from the process on peta subproses."""
    codes = {compared.old.code, compared.new.code}
    papers = [{what for kind, what in facts if kind == one} for one in (MADE, NEEDED)]
    for group in unit.groups:
        listed = [*map(str, group.get("proses", ()))]
        for one, other in pairwise(listed):
            if one in codes and papers[0] & _hands_of(unit, other)[1]:
                return True
            if other in codes and papers[1] & _hands_of(unit, one)[0]:
                return True
    return False


def _hands_of(unit: UnitRecord, code: str) -> tuple[set[str], set[str]]:
    """What a process of a unit makes, and what it needs."""
    process = unit.processes.get(code)
    return hands(process) if process else (set(), set())


def _keys(edit: Edit) -> Iterator[str]:
    """The keys of all steps that a difference is about, in both states."""
    yield edit.key
    if edit.kind is EditKind.STEP_SPLIT:
        yield from map(str, edit.after)
    elif edit.kind is EditKind.STEPS_MERGED:
        yield from map(str, edit.before)


def _facts(process: ProcessRecord, unit: UnitRecord) -> Iterator[Fact]:
    """All that the maps print of the steps of a process."""
    steps = [entry.value for entry in process.outline.entries.values()]
    made, needed = hands(process)
    yield from ((MADE, paper) for paper in made)
    yield from ((NEEDED, paper) for paper in needed)
    certain = {p for one in steps if not _is_free(one) for p in papers_under(one, "keluaran")}
    yield from ((FREELY, paper) for paper in made - certain)
    yield from ((PASSING, who) for who in passing_names(process, unit))
    for step in steps:
        yield from _handed(step)
        yield from ((CALLED, code) for code in listed_under(step, "proses"))
    begun = "; ".join(listed_under(steps[0], "mulai")) if steps else ""
    yield from ((BEGUN, words) for words in [begun] if words)
    ends = {folded(end): end for one in steps for end in listed_under(one, "selesai") if end}
    yield from ((ENDED, words) for words in ends.values() if len(ends) == 1)


def _stemming(step: Mapping[str, Value], facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that a step has to do with."""
    made, used = papers_under(step, "keluaran"), papers_under(step, "kelengkapan")
    people = {str(step.get("oleh", "")), *_takers(step)}
    yield from _handed(step)
    for kind, what in facts:
        is_of_paper = (kind in (MADE, FREELY) and what in made) or (
            kind == NEEDED and what in made | used
        )
        is_end = (kind == BEGUN and "mulai" in step) or (kind == ENDED and "selesai" in step)
        is_other = (kind == PASSING and what in people) or (
            kind == CALLED and what in listed_under(step, "proses")
        )
        if is_of_paper or is_end or is_other:
            yield kind, what


def _handed(step: Mapping[str, Value]) -> Iterator[Fact]:
    """Who is handed which paper by a step."""
    carried = papers_under(step, "keluaran") or papers_under(step, "kelengkapan")
    yield from ((HANDED, f"{who}: {paper}") for who in _takers(step) for paper in carried)


def _takers(step: Mapping[str, Value]) -> list[str]:
    """The keys of those who are handed what a step makes."""
    return [*listed_under(step, "kepada"), *listed_under(step, "tembusan")]


def _is_free(step: Mapping[str, Value]) -> bool:
    """Whether a step may be left undone."""
    return any(step.get(key) for key in _FREE)
