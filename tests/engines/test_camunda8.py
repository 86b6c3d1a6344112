"""The engine of Camunda 8 runs every package; nothing in a file is meant for another engine.

No linter sees an expression or an element of the wrong engine, a form that is missing or a group
that is no role, so these are looked at here.
"""

import json
from pathlib import Path

import pytest
from lxml import etree

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.decision import ENGINE_GROUPS
from tests.conformance.bpmn import MODEL
from tests.engines.conftest import Run, packages_of
from tests.engines.ran import Ran

ZEEBE = "http://camunda.org/schema/zeebe/1.0"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
TABLE = "penilai_kinerja"
"""The table that says who acts, and the variable of its answer."""


def files_of(built: Path, engine: str) -> list[Path]:
    """All files of a build for one engine."""
    found = sorted(built.rglob(f"*.{engine}.bpmn"))
    assert len(found) > 50
    return found


@pytest.fixture(scope="module")
def roles(project_root: Path) -> set[str]:
    """The keys of the role catalogue."""
    return set(load(project_root / "process_defs", Findings()).jabatan)


def test_zeebe_reads_every_file(java: Run, built: Path) -> None:
    files = files_of(built, "camunda8")
    done = java("ReadForZeebe", built)
    said = done.stdout.splitlines()
    assert [line for line in said if line.startswith("FAILED")] == []
    assert done.returncode == 0, done.stderr
    assert f"READ {len(files)} files" in done.stdout


def test_every_flow_of_every_package_is_taken(in_camunda_8: Ran, built: Path) -> None:
    in_camunda_8.assert_whole(packages_of(built))


def test_no_expression_of_camunda_7_is_left(built: Path, services: Path) -> None:
    """Not even where people wrote one as a name."""
    files = [*files_of(built, "camunda8"), *services.rglob("*.camunda8.bpmn")]
    assert [path for path in files if b"${" in path.read_bytes()] == []


@pytest.mark.parametrize(("engine", "foreign"), [("camunda8", CAMUNDA), ("camunda7", ZEEBE)])
def test_neither_engine_gets_elements_of_the_other(built: Path, engine: str, foreign: str) -> None:
    wrong = [path for path in files_of(built, engine) if foreign.encode() in path.read_bytes()]
    assert wrong == []


def test_every_form_is_there(built: Path) -> None:
    asked = 0
    for path in files_of(built, "camunda8"):
        forms = {json.loads(one.read_bytes())["id"] for one in path.parent.glob("formulir/*.form")}
        root = etree.fromstring(path.read_bytes())
        wanted = {item.get("formId") for item in root.iter(f"{{{ZEEBE}}}formDefinition")}
        assert wanted == forms, path
        asked += len(wanted)
    assert asked > 100


def test_candidate_groups_are_roles(built: Path, roles: set[str]) -> None:
    found: set[str | None] = set()
    for path in files_of(built, "camunda7"):
        tasks = etree.fromstring(path.read_bytes()).iter(f"{{{MODEL}}}userTask")
        found |= {task.get(f"{{{CAMUNDA}}}candidateGroups") for task in tasks}
    for path in files_of(built, "camunda8"):
        items = etree.fromstring(path.read_bytes()).iter(f"{{{ZEEBE}}}assignmentDefinition")
        found |= {item.get("candidateGroups") for item in items}
    of_table = {
        f"${{{TABLE}.{ENGINE_GROUPS}}}",
        f'=split({TABLE}.{ENGINE_GROUPS}, ",")',
    }
    assert of_table < found
    assert found - of_table <= roles
