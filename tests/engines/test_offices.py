"""Services of an office run in both engines: citizens, other units and other bodies take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.projects import SERVICES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.ran import Ran


def test_every_branch_runs_to_its_end_in_camunda_7(in_camunda_7: Ran, services: Path) -> None:
    in_camunda_7.assert_whole([services], at_least=len(SERVICES))


def test_every_flow_is_taken_in_camunda_8(in_camunda_8: Ran, services: Path) -> None:
    in_camunda_8.assert_whole([services], at_least=len(SERVICES))


def test_citizens_and_other_bodies_have_pools_of_their_own(services: Path) -> None:
    pools = {
        path.parent.name: path.read_text("utf-8").count("<bpmn:participant ")
        for path in services.rglob("*.camunda7.bpmn")
    }
    assert pools["CONTOH.01.12"] == 3
    assert pools["CONTOH.01.13"] == 2
