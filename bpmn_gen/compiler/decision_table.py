"""Compiles who appraises whom in a unit to a decision table.

``masukan_penilai`` of the unit type says what is asked, ``bila`` of each rule of ``penilai`` for
which answers it holds.  Where a type asks nothing, the rank that each rule is about is the
question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.appraisal_duties import NOBODY, NOT_REGULATED, is_left_open
from bpmn_gen.compiler.executable import prefix_of
from bpmn_gen.compiler.titles import Titles
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.model.decision import ENGINE_GROUPS, DecisionTable, Input, Output, Rule
from bpmn_gen.model.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.legal_citation import LegalWords
    from bpmn_gen.definition.schema.tipe_unit import AturanPenilai, MasukanPenilai, TipeUnit
    from bpmn_gen.definition.text import Text

APPRAISER = "penilai_kinerja"
"""The name by which steps call the table (``tabel``)."""
RANK = "jenjang"
"""The only input of a type that names none."""
QUESTION = "Jenjang pegawai yang dinilai"
_OUTPUTS = (
    Output("penilai", "Pejabat Penilai Kinerja"),
    Output("penugas", "Pemberi penugasan"),
    Output("pengelola", "Pengelola kinerja"),
    Output("penetap", "Penetap kinerja"),
    Output("koordinasi", "Penetap kinerja berkoordinasi dengan"),
    Output("perekomendasi", "Pemberi rekomendasi penilaian"),
    Output("dasar", "Dasar"),
    Output(ENGINE_GROUPS, "Kelompok pelaksana pada mesin"),
)
_READING = "Bacaan, bukan kata naskah"
"""Begins the remark on an answer or a rule that the text does not name."""


def decision_tables(defs: DefinitionSet, target: Target) -> dict[str, DecisionTable]:
    """The tables of a unit by the names that steps use; none where its type has no rules."""
    tipe = target.tipe
    if not tipe.penilai:
        return {}
    titles = Titles(defs, target)
    inputs = tuple(_inputs(tipe.penilai, tipe.masukan_penilai, titles))
    words = legal_words(defs.peraturan)
    rows = _Rows(target, titles, inputs, words)
    table = DecisionTable(
        id=f"{prefix_of(target.slug)}{APPRAISER}",
        key=APPRAISER,
        name="Pejabat Penilai Kinerja",
        task="Menentukan Pejabat Penilai Kinerja",
        asking="Mengisi keterangan pegawai yang dinilai",
        documentation=f"Siapa menilai siapa pada {target.name}",
        inputs=inputs,
        outputs=_OUTPUTS,
        rules=tuple(row for item in tipe.penilai for row in rows.of(item)),
        source=words.cited(_sources(target)),
    )
    return {APPRAISER: table}


def _sources(target: Target) -> tuple[str, ...]:
    """The provisions that a table rests on: the chapter of the type, else those of its rules."""
    cited = dict.fromkeys(str(item) for rule in target.tipe.penilai for item in rule.sumber)
    chapter = str(target.tipe.sumber[0]) if target.tipe.sumber else ""
    if chapter and all(item.startswith(chapter) for item in cited):
        return (chapter,)
    return tuple(cited)


def _inputs(
    rules: tuple[AturanPenilai, ...], asked: Mapping[Text, MasukanPenilai], titles: Titles
) -> Iterator[Input]:
    """What the table asks."""
    if not asked:
        yield Input(RANK, QUESTION, tuple(titles.filled(rule.jenjang) for rule in rules))
    for key, item in asked.items():
        readings = tuple(
            (str(answer), f"{_READING}, untuk {answer}: {_closed(titles.filled(reading))}")
            for answer, reading in item.bacaan.items()
        )
        yield Input(str(key), titles.filled(item.tanya), tuple(map(str, item.pilihan)), readings)


class _Rows:
    """Makes the rows of rules for one unit."""

    def __init__(
        self, target: Target, titles: Titles, inputs: Iterable[Input], words: LegalWords
    ) -> None:
        """Keep what is asked; a type that asks nothing is asked for the rank."""
        self._target, self._titles, self._inputs = target, titles, tuple(inputs)
        self._words = words
        self._keys = list(target.tipe.masukan_penilai)

    def of(self, item: AturanPenilai) -> Iterator[Rule]:
        """The rows of one rule: one for each of its conditions."""
        results, remark = self._results(item), self._titles.filled(item.syarat or "")
        said = tuple(_rule_readings(item, self._titles))
        if not self._keys:
            rank = (self._titles.filled(item.jenjang),)
            yield Rule((rank,), results, remark, said, item.origin)
            return
        for condition in item.bila or ({},):
            tests = tuple(tuple(map(str, condition.get(key, ()))) for key in self._keys)
            origin = next((key.span for key in condition), item.origin)
            yield Rule(tests, results, remark, (*self._read(tests), *said), origin)

    def _results(self, item: AturanPenilai) -> tuple[str, ...]:
        """What a rule tells, in the order of the outputs."""
        return (
            self._titles.own(item.penilai),
            self._official(item.penugas),
            self._official(item.pengelola),
            self._official(item.penetap),
            "; ".join(self._titles.own(name) for name in item.koordinasi) or NOBODY,
            self._official(item.perekomendasi),
            "; ".join(self._words.places(item.sumber)) or NOBODY,
            ",".join(groups_of(self._target, str(item.penilai))),
        )

    def _official(self, name: Text | None) -> str:
        """An official with the unit's own title."""
        if name is None:
            return NOBODY
        return NOT_REGULATED if is_left_open(name) else self._titles.own(name)

    def _read(self, tests: tuple[tuple[str, ...], ...]) -> Iterator[str]:
        """The interpretations of answers of a row that the text does not name."""
        for asked, answers in zip(self._inputs, tests, strict=True):
            yield from (reading for answer, reading in asked.readings if answer in answers)


def decision_readings(item: AturanPenilai, tipe: TipeUnit, titles: Titles) -> tuple[str, ...]:
    """All interpretations on which a rule rests, those of its answers included."""
    held = {answer for condition in item.bila for given in condition.values() for answer in given}
    asked = _inputs(tipe.penilai, tipe.masukan_penilai, titles)
    of_answers = [reading for one in asked for answer, reading in one.readings if answer in held]
    return tuple(dict.fromkeys((*of_answers, *_rule_readings(item, titles))))


def _rule_readings(item: AturanPenilai, titles: Titles) -> Iterator[str]:
    """The interpretation that is written at the rule itself."""
    if item.bacaan:
        yield f"{_READING}: {_closed(titles.filled(item.bacaan))}"


def _closed(reading: str) -> str:
    """An interpretation that begins with a small letter, because it follows a colon."""
    return f"{reading[:1].lower()}{reading[1:]}"


def groups_of(target: Target, title: str) -> tuple[str, ...]:
    """The roles whose title is a title of the type, or one of several that it joins by ``atau``.

    They are the groups of an engine; a title that no role has is a group of its own.
    """
    joined = f" atau {title} atau "
    held = target.tipe.peran.items()
    roles = tuple(str(role) for role, name in held if f" atau {name} atau " in joined)
    return roles or (slug(title),)
