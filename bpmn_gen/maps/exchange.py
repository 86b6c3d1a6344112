"""Which documents a process makes, needs and hands on, from the mutu baku of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.shorthand import END, START
from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step


@dataclass(frozen=True, slots=True)
class Hand:
    """A document that one party of a process hands to another."""

    document: str
    giver: str
    """Printed name of the actor in whose lane the step lies."""
    taker: str
    """Printed name of the actor or party that receives it or a copy of it."""


def made(process: ResolvedProcess) -> tuple[str, ...]:
    """The documents that the steps of a process make (keluaran), in order."""
    return _distinct(document for step in process.walk() for document in step.outputs)


def needed(process: ResolvedProcess) -> tuple[str, ...]:
    """The documents that its steps need (kelengkapan) but none of its steps makes."""
    own = {folded(document) for document in made(process)}
    wanted = _distinct(document for step in process.walk() for document in step.inputs)
    return tuple(document for document in wanted if folded(document) not in own)


def handed(process: ResolvedProcess) -> tuple[Hand, ...]:
    """All documents that pass from hand to hand: the results of steps that name a receiver."""
    found: dict[Hand, None] = {}
    for step in process.walk():
        giver = process.names_of([step.actor])[0]
        for taker in process.names_of((*step.to, *step.copies)):
            for document in carried(step):
                found.setdefault(Hand(document, giver, taker))
    return tuple(found)


def carried(step: Step) -> tuple[str, ...]:
    """The documents that a step hands on: its results, or its inputs when it makes nothing new."""
    if step.to or step.copies:
        return step.outputs or step.inputs
    return step.outputs


def takers(process: ResolvedProcess, document: str) -> tuple[str, ...]:
    """The printed names of those who get a document from the process."""
    wanted = folded(document)
    return _distinct(hand.taker for hand in handed(process) if folded(hand.document) == wanted)


def makers_within(process: ResolvedProcess, document: str) -> tuple[str, ...]:
    """The printed names of those whose steps make a document."""
    return _whose(process, document, lambda step: step.outputs)


def users_within(process: ResolvedProcess, document: str) -> tuple[str, ...]:
    """The printed names of those whose steps need a document."""
    return _whose(process, document, lambda step: step.inputs)


def citizens(process: ResolvedProcess, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some actors who belong to nobody's government."""
    outside = {actor.name for actor in process.actors if actor.outside}
    return tuple(name for name in names if name in outside)


def _whose(
    process: ResolvedProcess, document: str, documents: Callable[[Step], tuple[str, ...]]
) -> tuple[str, ...]:
    """The printed names of the actors whose steps list a document."""
    wanted = folded(document)
    return _distinct(
        process.names_of([step.actor])[0]
        for step in process.walk()
        if wanted in {folded(item) for item in documents(step)}
    )


def called_codes(process: ResolvedProcess) -> tuple[str, ...]:
    """Codes of the processes that a process calls."""
    return _distinct(step.called for step in process.walk() if step.called)


def trigger(process: ResolvedProcess) -> str:
    """The event that starts a process; empty where its author names none."""
    first = process.steps[0].text if process.steps else ""
    return "" if first == START else first


def results(process: ResolvedProcess) -> tuple[str, ...]:
    """The events that end a process; none where its author names none."""
    ends = (step.text for step in process.walk() if step.kind.value == "selesai")
    return _distinct(end for end in ends if end != END)


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repetition, in the order and spelling of their first mention."""
    return tuple({folded(item): item for item in reversed(tuple(items))}.values())[::-1]


class Register:
    """All documents of a unit: which processes make each and which need it."""

    def __init__(self, processes: Iterable[ResolvedProcess]) -> None:
        """Look through all processes once."""
        self.makers: dict[str, tuple[str, ...]] = {}
        self.users: dict[str, tuple[str, ...]] = {}
        for process in processes:
            for document in made(process):
                self._enter(self.makers, document, process.code)
            for document in needed(process):
                self._enter(self.users, document, process.code)

    @staticmethod
    def _enter(book: dict[str, tuple[str, ...]], document: str, code: str) -> None:
        """Note a process for a document."""
        key = folded(document)
        book[key] = (*book.get(key, ()), code)

    def makers_of(self, document: str) -> tuple[str, ...]:
        """Codes of the processes that make a document."""
        return self.makers.get(folded(document), ())

    def users_of(self, document: str) -> tuple[str, ...]:
        """Codes of the processes that need a document from elsewhere."""
        return self.users.get(folded(document), ())
