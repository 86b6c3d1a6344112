"""Both engines decide every case of every table as the model does."""

from itertools import islice
from pathlib import Path

import pytest

from bpmn_gen.bpmn_file.dmn import write_dmn
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.target import all_types, select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout.requirements import lay_out_table
from bpmn_gen.model.decision import DecisionTable, Input, Output, Rule
from tests.conftest import UNIT
from tests.engines.conftest import Run

ODD = ('"', "\\", 'a "b", c', "a\\", "-", "not(1)", "[1..2]", "{x}", "${x}", "'", "é <&>", "1")
"""Answers that would mean something else if they were not quoted."""
ODD_TABLE = DecisionTable(
    id="aneh",
    key="aneh",
    name="Aneh <&>",
    task="Menguji",
    asking="Mengisi",
    documentation="Uji",
    inputs=(Input("satu", "Satu?", ODD), Input("dua", "Dua?", ("ya", "tidak"))),
    outputs=(Output("hasil", "Hasil"), Output("lain", "Lain")),
    rules=(
        *(Rule(((answer,), ("ya",)), (answer, "x")) for answer in ODD),
        Rule(((), ("tidak",)), ("semua", "")),
    ),
)


@pytest.fixture(scope="module")
def tables(project_root: Path) -> dict[str, DecisionTable]:
    """The tables of all unit types and of a named unit, by their folders."""
    defs = load(project_root / "process_defs", Findings())
    units = select_targets(defs, (), (UNIT,), Findings())
    targets = (*all_types(defs), *units)
    found = {one.slug: decision_tables(defs, one)["penilai_kinerja"] for one in targets}
    assert len(found) == 11
    return found


class Cases:
    """Cases of tables, with what the model tells of each."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.expected: list[str] = []

    def add(self, path: Path, table: DecisionTable) -> None:
        """Every case of the table in a file."""
        for case in table.cases():
            (rule,) = table.deciding(case)
            pairs = zip(table.inputs, case, strict=True)
            asked = [f"{one.variable}={answer}" for one, answer in pairs]
            results = zip(table.outputs, rule.results, strict=True)
            told = sorted(f"{one.variable}={result}" for one, result in results)
            self.asked.append("\t".join([str(path), table.id, *asked]))
            self.expected.append("\t".join(["TOLD", *told]))


@pytest.fixture(scope="module")
def shipped(built: Path, tables: dict[str, DecisionTable]) -> Cases:
    """All cases of all tables that are built."""
    found = Cases()
    for folder, table in tables.items():
        found.add(built / folder / "penilai-kinerja.dmn", table)
    assert len(found.asked) > 50
    return found


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    """The cases of a table with odd answers."""
    path = tmp_path_factory.mktemp("odd") / "aneh.dmn"
    path.write_bytes(write_dmn(ODD_TABLE, lay_out_table(ODD_TABLE)))
    found = Cases()
    found.add(path, ODD_TABLE)
    return found


Told = dict[str, list[str]]
"""What an engine tells of each group of cases, which it decides in one go."""


def decided(engine: Run, groups: dict[str, Cases], folder: Path) -> Told:
    """Let an engine decide groups of cases."""
    path = folder / "cases.txt"
    path.write_text("\n".join(line for group in groups.values() for line in group.asked), "utf-8")
    done = engine("EvaluateTables", path)
    assert done.returncode == 0, done.stderr
    lines = iter(done.stdout.splitlines())
    told = {name: [*islice(lines, len(group.asked))] for name, group in groups.items()}
    assert [*lines] == []
    return told


@pytest.fixture(scope="module")
def groups(shipped: Cases, odd: Cases) -> dict[str, Cases]:
    """All cases."""
    return {"shipped": shipped, "odd": odd}


@pytest.fixture(scope="module")
def camunda_7(
    java: Run, groups: dict[str, Cases], tmp_path_factory: pytest.TempPathFactory
) -> Told:
    """What Camunda 7 tells of them."""
    return decided(java, groups, tmp_path_factory.mktemp("camunda-7"))


@pytest.fixture(scope="module")
def camunda_8(
    new_java: Run, groups: dict[str, Cases], tmp_path_factory: pytest.TempPathFactory
) -> Told:
    """What Camunda 8 tells of them."""
    return decided(new_java, groups, tmp_path_factory.mktemp("camunda-8"))


def test_camunda_7_decides_every_case_as_the_model_does(camunda_7: Told, shipped: Cases) -> None:
    assert camunda_7["shipped"] == shipped.expected


def test_camunda_8_decides_every_case_as_the_model_does(camunda_8: Told, shipped: Cases) -> None:
    assert camunda_8["shipped"] == shipped.expected


def test_answers_mean_themselves_in_camunda_7(camunda_7: Told, odd: Cases) -> None:
    assert camunda_7["odd"] == odd.expected


def test_answers_mean_themselves_in_camunda_8(camunda_8: Told, odd: Cases) -> None:
    assert camunda_8["odd"] == odd.expected
