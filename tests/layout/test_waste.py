"""What a layout made is freed without a search for circles."""

from __future__ import annotations

import gc
import weakref
from random import Random
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import engine, planning
from bpmn_gen.relayout import relayout
from tests.relayout.wild import wild_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.planning import LayoutPlan


@pytest.fixture
def boards(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[weakref.ref[object]]]:
    """The boards of all plans that are made."""
    made: list[weakref.ref[object]] = []
    routed = planning.routed

    def noted(*arguments: object) -> LayoutPlan:
        plan: LayoutPlan = routed(*arguments)  # type: ignore[arg-type]
        made.append(weakref.ref(plan.board))
        return plan

    monkeypatch.setattr(planning, "routed", noted)
    yield made
    engine._best_plan.cache_clear()
    engine._plain_plan.cache_clear()


def test_boards_of_plans_that_are_not_taken_are_freed(boards: list[weakref.ref[object]]) -> None:
    data = wild_file(Random(6), 2, 8).encode()
    assert gc.isenabled()
    gc.disable()
    try:
        relayout(data, Findings())
        assert not gc.isenabled(), "the caller decides"
        engine._plain_plan.cache_clear()
        engine._best_plan.cache_clear()
        assert boards
        assert [board for board in boards if board() is not None] == []
    finally:
        gc.enable()
    relayout(data, Findings())
    assert gc.isenabled()
