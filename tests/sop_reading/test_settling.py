"""Answers to doubts change what was read, and the definition says at its head what was answered."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop_reading.draft import draft_of
from bpmn_gen.sop_reading.questions import Question, questions_of
from bpmn_gen.sop_reading.read_sop import Asks, Flaw, ReadFlow, ReadSop, StepKind
from bpmn_gen.sop_reading.settling import Answer, fault_of, open_questions, settled
from bpmn_gen.writing.editing import Editor
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.samples import read
from tests.sop_reading.test_drawn_doubts import ASKED, BOX, drawn

SEEDS = (3, 4, 6, 10, 13, 15, 26, 45, 50)


def asked(sop: ReadSop, asks: Asks, flaw: Flaw | None = None) -> Question:
    """The one question of a kind."""
    [doubt] = [one for one in sop.doubts if one.asks is asks and flaw in (None, one.flaw)]
    return questions_of(sop, [])[sop.doubts.index(doubt)]


def answered(sop: ReadSop, question: Question, choice: str, value: str = "") -> ReadSop:
    answer = Answer(choice, value)
    assert not fault_of(question, answer)
    return settled(sop, questions_of(sop, []), {question.key: answer})


def text_of(sop: ReadSop) -> str:
    return draft_of(sop, "lama.xlsx", "KKR.01.01", Catalogue(), None).text


def test_where_a_step_leads_mends_the_step_that_nothing_led_to() -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    made = answered(sop, asked(sop, Asks.WAY_OUT), "ke", "2")
    assert ReadFlow(1, 2) in made.flows
    assert not made.doubts
    assert not open_questions(sop, made, questions_of(sop, []))
    text = text_of(made)
    assert "..." not in text
    assert "# Diperiksa: no. 2" in text
    assert "Jawaban: Lanjut ke: no. 3" in text
    assert "# Periksa: no." not in text


def test_from_where_a_step_is_reached_mends_the_step_that_led_nowhere() -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    made = answered(sop, asked(sop, Asks.WAY_IN), "dari", "1")
    assert ReadFlow(1, 2) in made.flows
    assert not made.doubts


@pytest.mark.parametrize(
    ("choice", "value", "line"),
    [("selesai", "", "Tidak: selesai"), ("ke", "0", "Tidak: mengerjakan_bagian_1")],
)
def test_a_decision_gets_its_other_way(choice: str, value: str, line: str) -> None:
    sop = drawn([(0, 0, BOX), (1, 0, ASKED), (2, 0, BOX)], [(0, 1), (1, 2)])
    made = answered(sop, asked(sop, Asks.WAY_OUT, Flaw.ONE_WAY), choice, value)
    assert made.steps[1].kind is StepKind.DECISION
    editor = Editor(text_of(made))
    [at] = [n for n in range(3) if editor.has(("langkah", n, "cabang"))]
    branches = editor.value(("langkah", at, "cabang"))
    assert isinstance(branches, Mapping)
    name, target = line.split(": ")
    assert branches[name] == target
    assert len(branches) == 2


def test_a_decision_may_be_work_after_all() -> None:
    sop = drawn([(0, 0, BOX), (1, 0, ASKED), (2, 0, BOX)], [(0, 1), (1, 2)])
    made = answered(sop, asked(sop, Asks.WAY_OUT, Flaw.ONE_WAY), "kegiatan")
    assert "cabang:" not in text_of(made)
    assert not made.doubts


def test_an_end_in_the_middle_ends_the_process() -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    made = answered(sop, asked(sop, Asks.WAY_OUT), "selesai")
    assert "lanjut: selesai" in text_of(made)


def test_an_answer_in_words_is_kept_at_the_head_alone() -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    question = asked(sop, Asks.WAY_OUT)
    made = answered(sop, question, "lain", "Tanya  Bu Sri\n# kode: JAHAT.01")
    assert made.flows == sop.flows
    text = text_of(made)
    assert "Jawaban: Tanya Bu Sri # kode: JAHAT.01." in " ".join(text.split())
    assert Editor(text).value(("kode",)) == "KKR.01.01"


@pytest.mark.parametrize(
    ("choice", "value"),
    [("ke", ""), ("ke", "99"), ("ke", "1"), ("ke", "-1"), ("hapus", ""), ("lain", "  "),
     ("lain", "a" * 501), ("", "")],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_counts_for_nothing(choice: str, value: str) -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    question = asked(sop, Asks.WAY_OUT)
    assert question.step == 1
    assert fault_of(question, Answer(choice, value))
    made = settled(sop, questions_of(sop, []), {question.key: Answer(choice, value)})
    assert (made.flows, made.doubts, made.decided) == (sop.flows, sop.doubts, {})


@cache
def sops() -> list[ReadSop]:
    """SOPs with doubts of all kinds."""
    with TemporaryDirectory() as folder:
        files = [made_file(seed, Path(folder))[0] for seed in SEEDS]
        return [one for file in files for one in read(file) if one.doubts]


def value_for(question: Question, key: str) -> str:
    choice = question.choice(key)
    assert choice is not None
    return choice.listed[-1][0] if choice.listed else "30 menit" * choice.writes


def test_every_answer_settles_its_question_and_leaves_a_whole_definition() -> None:
    assert len(sops()) > 8
    kinds = {question.step is None for sop in sops() for question in questions_of(sop, [])}
    assert kinds == {True, False}
    for sop in sops():
        questions = questions_of(sop, ["catatan"])
        assert open_questions(sop, sop, questions) == {one.key for one in questions}
        for question in questions:
            for choice in question.choices:
                answer = Answer(choice.key, value_for(question, choice.key))
                made = settled(sop, questions, {question.key: answer})
                assert question.key not in open_questions(sop, made, questions)
                findings = Findings()
                assert read_text(text_of(made), "", findings) is not None
                assert not findings


def test_all_answers_together_leave_nothing_open() -> None:
    for sop in sops():
        questions = questions_of(sop, [])
        answers = {
            one.key: Answer(one.choices[0].key, value_for(one, one.choices[0].key))
            for one in questions
        }
        made = settled(sop, questions, answers)
        assert not made.doubts
        assert not open_questions(sop, made, questions)
        assert "# Periksa: no." not in text_of(made)
