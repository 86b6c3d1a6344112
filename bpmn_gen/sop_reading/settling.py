"""An SOP as somebody settled its doubts: what was read, changed where an answer says so.

Answers are remembered as they were told, so that the definition says at its head who looked at
what.  Doubts that an answer to another one mends are gone with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.definition.dates import names_day
from bpmn_gen.sop_reading import questions as asked
from bpmn_gen.sop_reading.form_table import one_line
from bpmn_gen.sop_reading.read_sop import NO, SURE, YES, Asks, ReadFlow, StepKind
from bpmn_gen.sop_reading.telling import doubt_told
from bpmn_gen.sop_reading.vocabulary import answer_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.sop_reading.questions import Question, Subject
    from bpmn_gen.sop_reading.read_sop import Doubt, ReadSop

LONGEST: Final = 500
"""Letters of an answer in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody chose."""

    choice: str
    value: str = ""
    """Which of a list, or what was written."""


def fault_of(question: Question, answer: Answer) -> str:
    """What an answer lacks, as a sentence; empty where it can be taken."""
    choice = question.choice(answer.choice)
    if choice is None:
        return "Jawaban itu tidak ada pada pertanyaan ini"
    if choice.listed and answer.value not in dict(choice.listed):
        return "Pilih salah satu dari daftarnya"
    if choice.writes and not any(map(str.isalnum, answer.value)):
        return "Tulis jawabannya; titik atau garis saja belum menjawab"
    if choice.writes and len(answer.value) > LONGEST:
        return f"Jawaban paling panjang {LONGEST} huruf"
    if choice.key == asked.DAY and not names_day(one_line(answer.value)):
        return "Tulis tanggal yang lengkap, misalnya 24 November 2026"
    return ""


def settled(sop: ReadSop, questions: Sequence[Question], answers: Mapping[str, Answer]) -> ReadSop:
    """An SOP with what was answered.

    Args:
        sop: what was read.
        questions: what is to be settled about it.
        answers: by the key of their question; those that cannot be taken count for nothing.
    """
    taken = [
        (one, answers[one.key])
        for one in questions
        if one.key in answers and not fault_of(one, answers[one.key])
    ]
    made = sop
    for question, answer in taken:
        made = _with(made, question, answer)
    told = {question.told for question, _ in taken}
    left = [one for one in sop.doubts if doubt_told(sop, one) not in told]
    mended = tuple(one for one in left if not _is_mended(sop, made, one))
    decided = {question.told: said(question, answer) for question, answer in taken}
    return replace(made, doubts=mended, decided=decided)


def open_questions(sop: ReadSop, made: ReadSop, questions: Sequence[Question]) -> set[str]:
    """The keys of the questions that are not settled.

    Args:
        sop: what was read.
        made: the same as it is settled.
        questions: all of them.
    """
    doubted = {doubt_told(sop, one) for one in sop.doubts}
    left = {doubt_told(sop, one) for one in made.doubts}
    return {
        one.key
        for one in questions
        if one.told not in made.decided and (one.told not in doubted or one.told in left)
    }


def said(question: Question, answer: Answer) -> str:
    """An answer as the head of the definition tells it."""
    choice = question.choice(answer.choice)
    assert choice is not None  # noqa: S101 -- only answers that can be taken come here
    words = choice.words.rstrip(":")
    if choice.key == asked.OTHER:
        return f"Jawaban: {one_line(answer.value)}"
    value = dict(choice.listed).get(answer.value, "") or one_line(answer.value) * choice.writes
    return f"Jawaban: {f'{words}: {value}' if value else words}"


def _is_mended(before: ReadSop, sop: ReadSop, doubt: Doubt) -> bool:
    """Whether what was doubted is right by now, because something else was answered."""
    if doubt.step is None:
        return False
    if doubt.asks is Asks.WAY:
        targets = [one.end for one in sop.flows if one.start == doubt.step]
        was_asked = before.steps[doubt.step].kind is StepKind.DECISION
        is_work = was_asked and sop.steps[doubt.step].kind is StepKind.WORK and len(targets) == 1
        return is_work or doubt.end not in targets
    if doubt.asks is Asks.WAY_IN:
        return any(one.end == doubt.step for one in sop.flows)
    if doubt.asks is Asks.WAY_OUT and doubt.flaw is not None:
        ends = sum(1 for place, _ in sop.endings if place == doubt.step)
        ways = sum(1 for one in sop.flows if one.start == doubt.step) + ends
        return ways > (sop.steps[doubt.step].kind is StepKind.DECISION)
    return False


def _with(sop: ReadSop, question: Question, answer: Answer) -> ReadSop:
    """An SOP with one answer."""
    start, end = question.step, question.end
    if start is None:
        return _about_note(sop, question.subject, answer)
    match answer.choice:
        case asked.RIGHT | asked.NO_WAY | asked.CALLED if end is not None:
            return _about_way(sop, start, end, answer)
        case asked.LEADS:
            return _led(sop, start, end, int(answer.value))
        case asked.COMES:
            return _led(sop, int(answer.value), None, start)
        case asked.ENDS:
            return _ended(sop, start, end)
    return _of_step(sop, start, answer)


def _about_note(sop: ReadSop, subject: Subject | None, answer: Answer) -> ReadSop:
    """An SOP with an answer to a note: a date is another one, or an actor is called otherwise."""
    text = one_line(answer.value)
    if subject is not None and answer.choice == asked.DAY:
        changed: dict[str, Any] = {subject.date: text}
        return replace(sop, identity=replace(sop.identity, **changed))
    if subject is not None and answer.choice in {asked.TITLED, asked.CALLED_SO}:
        return _called(sop, subject.actor, text)
    return sop


def _called(sop: ReadSop, old: str, new: str) -> ReadSop:
    """An SOP in which an actor is called otherwise, perhaps as one that is there already."""

    def changed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if one == old else one for one in names))

    steps = tuple(replace(one, actors=changed(one.actors)) for one in sop.steps)
    return replace(sop, actors=changed(sop.actors), steps=steps)


def _about_way(sop: ReadSop, start: int, end: int, answer: Answer) -> ReadSop:
    """An SOP with an answer about a flow that was read: it is sure now, is gone, or has a name."""
    if answer.choice == asked.NO_WAY:
        return _without(sop, start, end)
    if answer.choice == asked.CALLED:
        return _named(sop, start, end, one_line(answer.value))
    flows = tuple(
        replace(one, certainty=SURE) if (one.start, one.end) == (start, end) else one
        for one in sop.flows
    )
    return replace(sop, flows=flows)


def _of_step(sop: ReadSop, place: int, answer: Answer) -> ReadSop:
    """An SOP with an answer about a step alone."""
    step = sop.steps[place]
    match answer.choice:
        case asked.WORK:
            step = replace(step, kind=StepKind.WORK)
            bare = tuple(
                replace(one, label="", words="", certainty=SURE) if one.start == place else one
                for one in sop.flows
            )
            sop = replace(sop, flows=bare)
        case asked.DONE_BY:
            step = replace(step, actors=(answer.value,))
        case asked.TAKES:
            step = replace(step, time=one_line(answer.value))
    return replace(sop, steps=(*sop.steps[:place], step, *sop.steps[place + 1 :]))


def _without(sop: ReadSop, start: int, end: int | None) -> ReadSop:
    """An SOP without a flow."""
    flows = tuple(one for one in sop.flows if (one.start, one.end) != (start, end))
    return replace(sop, flows=flows)


def _led(sop: ReadSop, start: int, old: int | None, end: int) -> ReadSop:
    """An SOP with a flow that leads to a step: another one than before, or a new one."""
    if old is not None:
        flows = tuple(
            replace(one, end=end, certainty=SURE) if (one.start, one.end) == (start, old) else one
            for one in sop.flows
        )
        return replace(sop, flows=flows)
    if any((one.start, one.end) == (start, end) for one in sop.flows):
        return sop
    sop, label = _with_room(sop, start)
    return replace(sop, flows=(*sop.flows, ReadFlow(start, end, label)))


def _ended(sop: ReadSop, start: int, old: int | None) -> ReadSop:
    """An SOP that ends after a step, in the place of a flow or beside those that are there."""
    if old is not None:
        label = next((o.label for o in sop.flows if (o.start, o.end) == (start, old)), "")
        return replace(_without(sop, start, old), endings=(*sop.endings, (start, label)))
    sop, label = _with_room(sop, start)
    return replace(sop, endings=(*sop.endings, (start, label)))


def _with_room(sop: ReadSop, start: int) -> tuple[ReadSop, str]:
    """An SOP in which one more way may leave a step, and the name of that way.

    Where a step had one way, it is a question from now on, and the first way is that of a yes.
    """
    ways = [one for one in sop.flows if one.start == start]
    labels = {one.label for one in ways} | {label for at, label in sop.endings if at == start}
    if not labels and sop.steps[start].kind is not StepKind.DECISION:
        return sop, ""
    if labels == {""} and ways:
        flows = tuple(replace(one, label=YES) if one is ways[0] else one for one in sop.flows)
        return replace(sop, flows=flows), NO
    missing = (one for one in ((YES, NO) if not labels else (NO, YES)) if one not in labels)
    return sop, next(missing, "")


def _named(sop: ReadSop, start: int, end: int, words: str) -> ReadSop:
    """An SOP with another name for a branch."""
    label = answer_of(words) or words
    flows = tuple(
        replace(one, label=label, words=words, certainty=SURE)
        if (one.start, one.end) == (start, end)
        else one
        for one in sop.flows
    )
    return replace(sop, flows=flows)
