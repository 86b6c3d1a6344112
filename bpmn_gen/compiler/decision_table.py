"""Compiles who appraises whom in a unit to a decision table.

``masukan_penilai`` of the unit type says what is asked, ``bila`` of each rule of ``penilai`` for
which answers it holds.  Where a type asks nothing, the rank that each rule is about is the
question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.executable import prefix_of
from bpmn_gen.compiler.titles import Titles
from bpmn_gen.model.decision import DecisionTable, Input, Output, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema.tipe_unit import AturanPenilai, MasukanPenilai
    from bpmn_gen.definition.text import Text

APPRAISER = "penilai_kinerja"
"""What steps call the table (``tabel``)."""
RANK = "jenjang"
"""The only input of a type that names none."""
QUESTION = "Jenjang pegawai yang dinilai"
NOBODY = "-"
"""Where there is nobody to coordinate with."""
_OUTPUTS = (
    Output("penilai", "Pejabat Penilai Kinerja"),
    Output("pengelola", "Pengelola kinerja"),
    Output("koordinasi", "Pengelola berkoordinasi dengan"),
    Output("dasar", "Dasar"),
)


def decision_tables(defs: DefinitionSet, target: Target) -> dict[str, DecisionTable]:
    """The tables of a unit by what steps call them; none where its type has no rules."""
    tipe = target.tipe
    if not tipe.penilai:
        return {}
    titles = Titles(defs, target)
    inputs = tuple(_inputs(tipe.penilai, tipe.masukan_penilai, titles))
    keys = list(tipe.masukan_penilai)
    regulation = str(defs.peraturan[0].sebutan) if len(defs.peraturan) == 1 else ""
    table = DecisionTable(
        id=f"{prefix_of(target.slug)}{APPRAISER}",
        key=APPRAISER,
        name="Pejabat Penilai Kinerja",
        task="Menentukan Pejabat Penilai Kinerja",
        asking="Mengisi keterangan pegawai yang dinilai",
        documentation=f"Siapa menilai siapa pada {target.name}",
        inputs=inputs,
        outputs=_OUTPUTS,
        rules=tuple(row for item in tipe.penilai for row in _rows(item, keys, titles)),
        source=" ".join(part for part in ("; ".join(_sources(target)), regulation) if part),
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
        yield Input(str(key), titles.filled(item.tanya), tuple(map(str, item.pilihan)))


def _rows(item: AturanPenilai, keys: list[Text], titles: Titles) -> Iterator[Rule]:
    """The rows of one rule: one for each of its conditions."""
    results = (
        titles.own(item.penilai),
        NOBODY if item.pengelola is None else titles.own(item.pengelola),
        "; ".join(titles.own(name) for name in item.koordinasi) or NOBODY,
        "; ".join(str(source) for source in item.sumber) or NOBODY,
    )
    remark = titles.filled(item.syarat or "")
    if not keys:
        yield Rule(((titles.filled(item.jenjang),),), results, remark, item.origin)
        return
    for condition in item.bila or ({},):
        tests = tuple(tuple(map(str, condition.get(key, ()))) for key in keys)
        origin = next((key.span for key in condition), item.origin)
        yield Rule(tests, results, remark, origin)
