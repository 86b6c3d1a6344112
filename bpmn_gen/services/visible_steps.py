"""The steps of a service that applicants see, and what goes on between them in one line each.

Applicants see what they do themselves, what is handed to them, what happens right before and after,
and the last step before an end that is theirs.  A service in which nobody from outside government
takes part is seen as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.definition.text import capitalised, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import Branch, ResolvedProcess, Step

NAMED = 3
"""Titles that the line of a stretch inside the office names, at most."""


@dataclass(frozen=True, slots=True)
class VisibleStep:
    """A step as applicants see it."""

    number: int
    text: str
    short: str
    """Its text where room is scarce."""
    who: str
    lead: str = ""
    """When the way comes here, where it does not come from the step above."""
    notes: tuple[str, ...] = ()
    """Where the way leads after it, where it does not lead to the step below."""
    is_inside: bool = False
    """Whether it stands for several steps that applicants do not see."""

    @property
    def whole(self) -> str:
        """All of it in one text."""
        lead = f"{self.lead}: " if self.lead else ""
        who = f" ({self.who})" if self.who else ""
        return " ".join((f"{lead}{self.text}{who}.", *self.notes))


def visible_steps(process: ResolvedProcess) -> tuple[VisibleStep, ...]:
    """The steps of a service that applicants see, numbered from 1."""
    return _Walk(process, _seen(process)).run()


def _seen(process: ResolvedProcess) -> frozenset[str]:
    """The ids of the steps that applicants see."""
    outside = {one.key for one in (*process.actors, *process.parties) if one.outside}
    work = [one for one in process.walk() if is_work(one)]
    if not outside:
        return frozenset(one.id for one in work)
    own = [one.actor in outside for one in work]
    handed = [bool(outside & {*one.to, *one.copies, *one.together}) for one in work]
    around = (
        step.id for at, step in enumerate(work) if handed[at] or any(own[max(at - 1, 0) : at + 2])
    )
    return frozenset((*around, *_last_before(process, outside)))


def _last_before(process: ResolvedProcess, outside: set[str]) -> Iterator[str]:
    """The ids of the steps behind which applicants have what they came for."""
    last = ""
    for step in process.walk():
        if is_work(step):
            last = step.id
        elif step.kind is StepKind.END and step.actor in outside:
            yield last


def is_work(step: Step) -> bool:
    """Whether something is done in a step of the flow."""
    return step.kind in (StepKind.WORK, StepKind.CALL) and not step.beside


@dataclass(slots=True)
class _Walk:
    """Goes through the steps in the order in which they are written."""

    process: ResolvedProcess
    seen: frozenset[str]
    rows: list[list[Step]] = field(default_factory=list)
    """The steps of each line."""
    inside: list[Step] = field(default_factory=list)
    """Steps that no applicant sees and that have no line yet."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of the line of each step."""
    asked: list[tuple[int, Step]] = field(default_factory=list)
    """Decisions with the number of the line before them."""
    apart: set[int] = field(default_factory=set)
    """Numbers of the lines to which the one above does not lead."""
    ends: dict[int, str] = field(default_factory=dict)
    """The words of the end behind a line."""
    ended: bool = False
    order: dict[str, int] = field(default_factory=dict)
    """The place of each step among all."""

    def run(self) -> tuple[VisibleStep, ...]:
        """The lines."""
        for step in self.process.walk():
            self.order[step.id] = len(self.order)
            if is_work(step):
                self._work(step)
            elif step.kind is StepKind.DECISION and not step.skips:
                number = len(self.rows) + bool(self.inside)
                self.numbers[step.id] = max(number, 1)
                self.asked.append((number, step))
            elif step.kind is StepKind.END:
                self._close()
                self.ends[len(self.rows)] = step.text
                self.ended = True
            elif step.kind in BLOCKS:
                self._close()
                self.numbers[step.id] = len(self.rows) + 1
        self._close()
        return tuple(self._line(number, row) for number, row in enumerate(self.rows, 1))

    def _work(self, step: Step) -> None:
        """Take in a step in which something is done."""
        if step.id in self.seen:
            self._close()
        if self.ended:
            self.apart.add(len(self.rows) + 1)
            self.ended = False
        self.numbers[step.id] = len(self.rows) + 1
        if step.id in self.seen:
            self.rows.append([step])
        else:
            self.inside.append(step)

    def _close(self) -> None:
        """Give the steps inside the office their line."""
        if self.inside:
            self.rows.append(self.inside)
            self.inside = []

    def _line(self, number: int, row: list[Step]) -> VisibleStep:
        """One line."""
        first = row[0]
        lead = self._lead(first) if number in self.apart else ""
        notes = tuple(self._notes(number))
        if number in self.ends and number < len(self.rows):
            notes = (*notes, f"{capitalised(_ended(self.ends[number]))}.")
        who = self._titles(row)
        if len(row) > 1:
            text = f"Diproses dalam {len(row)} langkah"
            return VisibleStep(number, text, text, who, lead, notes, is_inside=True)
        may = f" ({first.optional})" if first.optional else ""
        return VisibleStep(number, first.text + may, first.short + may, who, lead, notes)

    def _titles(self, row: Sequence[Step]) -> str:
        """Who does the steps of a line."""
        names = self.process.names_of(dict.fromkeys(step.actor for step in row))
        more = len(names) - NAMED
        return ", ".join(names[:NAMED]) + (f", dan {more} lainnya" if more > 0 else "")

    def _lead(self, step: Step) -> str:
        """The answer that leads to a step."""
        for _, decision in self.asked:
            for outcome in decision.outcomes:
                if outcome.target == step.id:
                    return f"{decision.text} {outcome.label}"
        return ""

    def _notes(self, number: int) -> Iterator[str]:
        """What the decisions behind a line say of the ways out of it."""
        for at, decision in self.asked:
            if at == number:
                ways = [
                    f"{one.label}: {way}"
                    for one in decision.outcomes
                    if (way := self._way(one, decision.id, number))
                ]
                if ways:
                    yield f"{decision.text} {'; '.join(ways)}."

    def _way(self, outcome: Branch, decision: str, number: int) -> str:
        """Where an answer leads; empty where that is the next line, or inside the same one."""
        ends = {one.id: one.text for one in self.process.walk() if one.kind is StepKind.END}
        if outcome.target in ends:
            return _ended(ends[outcome.target])
        to = self.numbers.get(outcome.target, 0)
        if self.order.get(outcome.target, 0) > self.order[decision] and to <= number:
            return ""  # to another question about the same line
        is_same = to == number and len(self.rows[number - 1]) > 1
        if not to or is_same or (to == number + 1 and to not in self.apart):
            return ""
        return f"kembali ke langkah {to}" if to <= number else f"lanjut ke langkah {to}"


def _ended(words: str) -> str:
    """That the service is over, in the words of its end where it has some."""
    return "selesai" if folded(words) in ("", "selesai") else f"selesai: {words}"
