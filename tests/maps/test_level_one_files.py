"""The BPMN files of level 1 keep the rules that those of the processes keep."""

from __future__ import annotations

from importlib.resources import files as resources
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from bpmn_gen.jobs.unit_map import LevelMap
from tests.conformance import test_interchange
from tests.conformance.bpmn import File
from tests.maps.shipped import jobs, survey

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.interchange import Rule

RULES = next(mark.args[1] for mark in test_interchange.test_every_file_keeps.pytestmark)  # type: ignore[attr-defined]  # pytest puts it there


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[File]:
    folder: Path = tmp_path_factory.mktemp("level-1")
    found = []
    for job in jobs(survey(), "bpmn"):
        if isinstance(job, LevelMap):
            path = folder / f"{job.kode}.bpmn"
            path.write_bytes(next(iter(job.render())))
            found.append(File(path))
    assert len(found) == len(survey().groups)
    return found


def test_there_are_rules() -> None:
    assert len(RULES) > 10


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_chain_keeps(rule: Rule, files: list[File]) -> None:
    test_interchange.test_every_file_keeps(rule, files)


def test_every_chain_is_valid(files: list[File]) -> None:
    schema_file = resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    schema = etree.XMLSchema(etree.parse(str(schema_file)))
    assert [str(file.path) for file in files if not schema.validate(file.root)] == []
