"""What the page of a process says of how long it takes; each figure leads back to its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.costing.handovers import elsewhere, handovers, own_actors, parts
from bpmn_gen.costing.step_times import takes_time
from bpmn_gen.costing.wording import from_to, in_words, measure, needs_measure, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.lead_time import LeadTime

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class CountedStep:
    """A step that a figure counts."""

    number: str
    """As its SOP prints it; empty where it has none."""
    anchor: str
    text: str
    said: str
    """What it says of its time, or what else the figure takes of it."""


@dataclass(frozen=True, slots=True)
class TimeFigure:
    """One figure with what it comes from."""

    label: str
    value: str
    note: str = ""
    steps: tuple[CountedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class TimePart:
    """What one actor adds to the longest way."""

    name: str
    value: str
    percent: int | None
    """Of the longest way; None where it takes no time."""
    takes: bool
    """Whether they take any of it."""
    steps: tuple[CountedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessTimes:
    """All that is said of the times of a process."""

    figures: tuple[TimeFigure, ...]
    parts: tuple[TimePart, ...]
    lacking: str
    """What is not counted, as a sentence; empty where everything is."""
    measure: str
    """By which ways were compared; empty where all times are of one kind."""


def process_times(lead: LeadTime, numbers: Mapping[str, str]) -> ProcessTimes | None:
    """The times of a process; None where none of its steps says any.

    Args:
        lead: its lead time.
        numbers: by id the number of a step as its SOP prints it.
    """
    if not lead.is_known:
        return None
    figures = _Figures(lead, numbers, {step.id: step for step in lead.process.walk()})
    return ProcessTimes(
        figures=tuple(figures.every()),
        parts=tuple(
            TimePart(
                one.actor.name,
                in_words(one.on_longest),
                None if one.share is None else round(one.share * _WHOLE),
                bool(one.on_longest),
                figures.of_actor(one.actor.key),
            )
            for one in parts(lead)
            if one.steps
        ),
        lacking=_lacking(lead, numbers),
        measure=f"{measure(lead.pace)}." if needs_measure(lead) else "",
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """Makes the figures of one process."""

    lead: LeadTime
    numbers: Mapping[str, str]
    steps: Mapping[str, Step]

    def every(self) -> Iterator[TimeFigure]:
        """Each figure with its steps."""
        lead = self.lead
        again = "dengan setiap pengembalian satu kali" if lead.rounds else ""
        yield TimeFigure("Tercepat", in_words(lead.whole.least), "", self.on(lead.shortest_way))
        if lead.usual is not None:
            note = "rata-rata menurut peluang cabang"
            yield TimeFigure("Biasanya", in_words(lead.usual), note, self._usual())
        longest = self._longest(lead.longest_way)
        yield TimeFigure("Terlama", in_words(lead.whole.most), again, longest)
        for end in lead.ends if len(lead.ends) > 1 else ():
            label, steps = f"Sampai '{end.name}'", self._longest(end.longest_way)
            yield TimeFigure(label, from_to(end.time), again, steps)
        yield self._handed_over()
        for one in lead.rounds:
            target = self.steps[one.way.target]
            label = f"Pengembalian ke '{target.short or target.text}'"
            value = f"menambah paling lama {in_words(one.amount)}"
            yield TimeFigure(label, value, "", self.on(one.again))
        if away := elsewhere(lead):
            own = own_actors(lead)
            others = [key for key in lead.longest_way if self.steps[key].actor not in own]
            value = f"{in_words(away)} pada jalan terlama, tanpa pengembalian"
            yield TimeFigure("Di luar unit ini", value, "", self.on(others))

    def on(self, passed: Iterable[str], remark: str = "") -> tuple[CountedStep, ...]:
        """The steps among some that take time."""
        return tuple(
            self._counted(key, f"{self._said(key)}{remark}")
            for key in passed
            if key in self.lead.times
        )

    def of_actor(self, key: str) -> tuple[CountedStep, ...]:
        """The steps of an actor on the longest way."""
        return self.on(one for one in self.lead.longest_way if self.steps[one].actor == key)

    def _longest(self, way: tuple[str, ...]) -> tuple[CountedStep, ...]:
        """The steps of a longest way, and those that its rounds do once more."""
        again = (key for one in self.lead.rounds_on(way) for key in one.again)
        return (*self.on(way), *self.on(again, ", diulang"))

    def _usual(self) -> tuple[CountedStep, ...]:
        """The steps that the average counts, and how often each comes about."""
        lead = self.lead
        return tuple(
            self._counted(key, f"{self._said(key)}, {number(visits)} kali")
            for key, visits in lead.visits.items()
            if visits and key in lead.times and key not in lead.outlasted
        )

    def _handed_over(self) -> TimeFigure:
        """How often a case changes hands, and after which steps."""
        passed = handovers(self.lead)
        crossing = sum(one.leaves_office for one in passed)
        note = f"{crossing} di antaranya antarunit atau dengan pihak luar" if crossing else ""
        names = {actor.key: actor.name for actor in self.lead.process.actors}
        steps = tuple(
            self._counted(one.source, f"{names[one.giver]} kepada {names[one.taker]}")
            for one in passed
        )
        return TimeFigure("Serah terima", f"{len(passed)} kali pada jalan terlama", note, steps)

    def _said(self, key: str) -> str:
        """What a step says of its time, or what the process takes that it calls."""
        return self.steps[key].duration or from_to(self.lead.times[key])

    def _counted(self, key: str, said: str) -> CountedStep:
        """A step as a figure names it."""
        return CountedStep(self.numbers.get(key, ""), f"langkah-{key}", self.steps[key].text, said)


def _lacking(lead: LeadTime, numbers: Mapping[str, str]) -> str:
    """What is not counted."""
    said = []
    if lead.gaps:
        steps = {step.id: step for step in lead.process.walk()}
        named = [
            f"{numbers[key]}" if numbers.get(key) else f"'{steps[key].text}'"
            for key in lead.gaps
            if takes_time(steps[key])
        ]
        said.append(f"langkah {', '.join(named)} belum menyebut waktu yang dapat dihitung")
    if lead.uncounted:
        said.append(f"proses {', '.join(lead.uncounted)} belum lengkap waktunya")
    return f"Belum lengkap: {'; '.join(said)}. Angka di bawah sekurang-kurangnya." if said else ""
