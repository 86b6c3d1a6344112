"""Graphs of any density are laid out soon, with a word where there is too much for care."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout.routing.company import Company
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import HEAD

JUDGE = load_judge()


def all_joined(size: int) -> bytes:
    """So many tasks, each with a flow to every later one."""
    tasks = "".join(f'<task id="t{one}" name="Langkah {one}"/>' for one in range(size))
    flows = "".join(
        f'<sequenceFlow id="f{one}_{two}" sourceRef="t{one}" targetRef="t{two}"/>'
        for one, two in combinations(range(size), 2)
    )
    return f'{HEAD}<process id="p">{tasks}{flows}</process></definitions>'.encode()


def codes(size: int) -> tuple[bytes, list[str]]:
    findings = Findings()
    return relayout(all_joined(size), findings), [one.code for one in findings]


@pytest.mark.parametrize("size", [24, 40])
def test_a_dense_graph_ends_with_a_word(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted, not timed: however many lines there are, few are compared."""
    counted = 0
    pair_price = Company._pair_price

    def counting(self: Company, *args: object, **rest: object) -> float:
        nonlocal counted
        counted += 1
        return pair_price(self, *args, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Company, "_pair_price", counting)
    data, found = codes(size)
    assert found == ["crowded-drawing"]
    assert data.count(b"BPMNEdge ") == size * (size - 1) // 2
    assert counted < 1000 * size * (size - 1) // 2 + 50_000


def test_a_graph_of_usual_density_is_laid_out_with_care() -> None:
    assert codes(6)[1] == []


def test_a_long_process_is_not_called_dense() -> None:
    """Four hundred steps in lanes have many lines, and few for each step."""
    rng = Random(1)
    names = [f"t{number}" for number in range(400)]
    pairs = [*pairwise(names)]
    pairs += [(names[at], names[at + 3]) for at in rng.sample(range(390), 60)]
    refs = [f"<flowNodeRef>{one}</flowNodeRef>" for one in names]
    parts = [
        "".join(ref for at, ref in enumerate(refs) if at // 5 % 4 == lane) for lane in range(4)
    ]
    lanes = "".join(f'<lane id="l{n}">{part}</lane>' for n, part in enumerate(parts))
    tasks = "".join(f'<task id="{one}"/>' for one in names)
    flows = "".join(
        f'<sequenceFlow id="f{number}" sourceRef="{one}" targetRef="{two}"/>'
        for number, (one, two) in enumerate(pairs)
    )
    process = f'<process id="p"><laneSet id="s">{lanes}</laneSet>{tasks}{flows}</process>'
    findings = Findings()
    assert relayout(f"{HEAD}{process}</definitions>".encode(), findings)
    assert [one.code for one in findings] == []


@pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
@pytest.mark.parametrize("size", [9, 14, 18])
def test_dense_graphs_keep_the_gates(size: int) -> None:
    """Lines cross, but none runs through a task or along another."""
    assert JUDGE is not None
    assert missed(JUDGE, codes(size)[0]) == {}
