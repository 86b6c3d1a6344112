"""What the page of a process says of how long it takes; each figure leads back to its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.costing.handovers import elsewhere, handovers, parts
from bpmn_gen.costing.step_times import takes_time
from bpmn_gen.costing.wording import from_to, in_words, measure, needs_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.costing.lead_time import LeadTime

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class CountedStep:
    """A step that a figure counts."""

    number: str
    """As its SOP prints it; empty where it has none."""
    anchor: str
    text: str
    time: str
    """What it says of its time, or what the process takes that it calls."""


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
    return ProcessTimes(
        figures=tuple(_figures(lead, numbers)),
        parts=tuple(
            TimePart(
                one.actor.name,
                in_words(one.on_longest),
                None if one.share is None else round(one.share * _WHOLE),
                bool(one.on_longest),
            )
            for one in parts(lead)
            if one.steps
        ),
        lacking=_lacking(lead, numbers),
        measure=f"{measure(lead.pace)}." if needs_measure(lead) else "",
    )


def _figures(lead: LeadTime, numbers: Mapping[str, str]) -> Iterator[TimeFigure]:
    """Each figure with its steps."""
    rounds = sum(len(one.again) > 0 for one in lead.rounds)
    again = "dengan setiap pengembalian satu kali" if rounds else ""
    yield _figure(lead, numbers, ("Tercepat", in_words(lead.whole.least), ""), lead.shortest_way)
    if lead.usual is not None:
        yield TimeFigure("Biasanya", in_words(lead.usual), "rata-rata menurut peluang cabang")
    yield _figure(lead, numbers, ("Terlama", in_words(lead.whole.most), again), lead.longest_way)
    for end in lead.ends if len(lead.ends) > 1 else ():
        told = (f"Sampai '{end.name}'", from_to(end.time), "")
        yield _figure(lead, numbers, told, end.longest_way)
    passed = handovers(lead)
    crossing = sum(one.leaves_office for one in passed)
    note = f"{crossing} di antaranya antarunit atau dengan pihak luar" if crossing else ""
    yield TimeFigure("Serah terima", f"{len(passed)} kali pada jalan terlama", note)
    texts = {step.id: step.short or step.text for step in lead.process.walk()}
    for one in lead.rounds:
        label = f"Pengembalian ke '{texts[one.way.target]}'"
        value = f"menambah paling lama {in_words(one.amount)}"
        yield _figure(lead, numbers, (label, value, ""), one.again)
    if away := elsewhere(lead):
        yield TimeFigure("Di luar unit ini", f"{in_words(away)} pada jalan terlama")


def _figure(
    lead: LeadTime, numbers: Mapping[str, str], told: tuple[str, str, str], passed: Iterable[str]
) -> TimeFigure:
    """A figure that counts the steps of a way."""
    steps = {step.id: step for step in lead.process.walk()}
    counted = (
        CountedStep(
            numbers.get(key, ""),
            f"langkah-{key}",
            steps[key].text,
            steps[key].duration or from_to(lead.times[key]),
        )
        for key in passed
        if key in lead.times
    )
    return TimeFigure(*told, tuple(counted))


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
