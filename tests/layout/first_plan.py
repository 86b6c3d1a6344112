"""Drawings that nobody judges: the first plan is taken.

Most of the time that a drawing takes goes into looking for a better plan.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.layout import engine
from bpmn_gen.layout.plan.columns import phases_fit
from bpmn_gen.layout.plan.core import find_core
from bpmn_gen.layout.planning import PlanStyle, make_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.graph.elements import Graph


@contextmanager
def first_plans() -> Iterator[None]:
    """Draw everything in here by its first plan; plans that are kept for others stay theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_best_plan", _first_plan)
        yield


@lru_cache(maxsize=128)
def _first_plan(graph: Graph, style: PlanStyle | None) -> engine._Best:
    """The first plan in a style; in the plain one where ``style`` is None."""
    core = find_core(graph)
    phased = phases_fit(graph, core)
    plan = make_plan(graph, core, style or PlanStyle(), phased=phased)
    return engine._Best(plan.board, phased, plan.style)
