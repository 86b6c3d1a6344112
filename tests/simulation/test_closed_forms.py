"""The engine agrees with what can be worked out without playing."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from bpmn_gen.costing.amounts import Amount, Pace, Range
from bpmn_gen.simulation.engine import Engine, TooManyMovesError
from bpmn_gen.simulation.network import OVER, Network, Place, evenly
from bpmn_gen.simulation.outcome import Outcome, outcome_of

CASES = 60_000
LOOSE = 1.5
"""Half as much again as the stated error: one of 20 results lies outside of it."""


def exponential(mean: float):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Times of work that know nothing of the past."""
    return lambda chance: (-mean * math.log(1 - chance), 0.0)


def steady(minutes: float):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """The same time always."""
    return lambda _: (minutes, 0.0)


def queue(draw, people: int, every: float, cases: int = CASES) -> Outcome:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """One step by people of one title; a case comes every so many minutes on average."""
    network = Network([Place(("A", "a"), "Petugas", draw, (OVER,))], {"A": 0})
    return outcome_of(Engine(network, {"Petugas": people}, 1).play({"A": 1 / every}, cases))


@pytest.mark.parametrize("use", [0.3, 0.6, 0.8])
def test_one_person_with_chance_times(use: float) -> None:
    found = queue(exponential(10), 1, 10 / use)
    assert found.times[0].mean == pytest.approx(10 / (1 - use), abs=LOOSE * found.times[0].error)
    assert found.uses[0].share == pytest.approx(use, rel=0.03)
    waiting = 10 / (1 - use) - 10
    assert found.uses[0].waiting == pytest.approx(waiting, abs=LOOSE * found.times[0].error)


def test_one_person_with_steady_times() -> None:
    found = queue(steady(10), 1, 10 / 0.7)
    waiting = 0.7 * 10 / (2 * (1 - 0.7))
    assert found.times[0].mean == pytest.approx(10 + waiting, abs=LOOSE * found.times[0].error)


def test_several_people_wait_less_as_erlang_says() -> None:
    people, load = 3, 2.1
    terms = [load**k / math.factorial(k) for k in range(people)]
    last = load**people / math.factorial(people) * people / (people - load)
    waiting = last / (sum(terms) + last) * 10 / (people - load)
    found = queue(exponential(10), people, 10 / load)
    assert found.times[0].mean == pytest.approx(10 + waiting, abs=LOOSE * found.times[0].error)


def test_a_chain_without_chance_takes_exactly_its_sum() -> None:
    places = [Place(("A", str(at)), "", steady(at + 1), (at + 1,)) for at in range(9)]
    places.append(Place(("A", "9"), "", steady(10), (OVER,)))
    found = outcome_of(Engine(Network(places, {"A": 0}), {}, 3).play({"A": 0.01}, 400))
    assert found.times[0].percentiles == pytest.approx((55,) * 4)
    assert found.times[0].error == pytest.approx(0, abs=1e-9)
    assert found.bottleneck is None


def test_branches_wait_for_each_other_and_leave_as_one() -> None:
    places = [
        Place(("A", "fork"), ways=(1, 2)),
        Place(("A", "short"), "", steady(5), (3,)),
        Place(("A", "long"), "", steady(20), (3,)),
        Place(("A", "join"), ways=(4,), awaited=2),
        Place(("A", "behind"), "", steady(1), (OVER,)),
    ]
    found = outcome_of(Engine(Network(places, {"A": 0}), {}, 3).play({"A": 0.1}, 300))
    assert found.times[0].percentiles == pytest.approx((21,) * 4)


def test_a_return_comes_as_often_as_its_share_says() -> None:
    places = [
        Place(("A", "a"), "", steady(10), (1,)),
        Place(("A", "ask"), ways=(0, OVER), shares=(0.25, 1.0)),
    ]
    found = outcome_of(Engine(Network(places, {"A": 0}), {}, 3).play({"A": 0.01}, 20_000))
    assert found.times[0].mean == pytest.approx(10 / 0.75, abs=LOOSE * found.times[0].error)


def test_too_much_work_is_told_and_no_number() -> None:
    found = queue(steady(10), 1, 9, 2_000)
    assert found.is_overrun
    assert found.bottleneck is not None
    assert found.bottleneck.title == "Petugas"


@pytest.mark.parametrize("use", [0.5, 0.8])
def test_cases_inside_are_those_that_come_times_how_long_they_stay(use: float) -> None:
    network = Network([Place(("A", "a"), "Petugas", exponential(10), (OVER,))], {"A": 0})
    cases = Engine(network, {"Petugas": 1}, 1).play({"A": use / 10}, CASES).cases
    end = cases[-1].begun
    inside = sum(min(case.over, end) - case.begun for case in cases) / end
    assert inside == pytest.approx(use / (1 - use), rel=0.08)


def test_a_way_back_that_is_certain_is_found_and_an_uncertain_one_is_not() -> None:
    def network(share: float) -> Network:
        ask = Place(("A", "ask"), ways=(0, OVER), shares=(share, 1.0))
        return Network([Place(("A", "a"), ways=(1,)), ask], {"A": 0})

    assert network(1.0).endless() == ("A", "ask")
    assert network(0.99).endless() is None


def test_ways_without_time_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpmn_gen.simulation.engine.MAX_MOVES", 1_000)
    ask = Place(("A", "ask"), ways=(0, OVER), shares=(1.0, 1.0))
    with pytest.raises(TooManyMovesError):
        Engine(Network([ask], {"A": 0}), {}, 1).play({"A": 0.1}, 100)


def test_the_stated_error_holds_as_often_as_it_says() -> None:
    found = []
    for seed in range(24):
        network = Network([Place(("A", "a"), "Petugas", exponential(10), (OVER,))], {"A": 0})
        engine = Engine(network, {"Petugas": 1}, seed)
        found.append(outcome_of(engine.play({"A": 0.08}, 5_000)).times[0])
    held = sum(abs(times.mean - 50) <= times.error for times in found)
    assert held >= 20  # of 24; 23 are expected


def test_a_process_that_hardly_comes_has_no_figures() -> None:
    step = Place(("A", "a"), "", steady(1), (OVER,))
    network = Network([step, Place(("B", "b"), "", steady(1), (OVER,))], {"A": 0, "B": 1})
    often, rare = outcome_of(Engine(network, {}, 1).play({"A": 1.0, "B": 1e-9}, 400)).times
    assert (often.code, often.is_told) == ("A", True)
    assert (rare.code, rare.cases, rare.is_told) == ("B", 0, False)


def test_the_same_seed_gives_the_same_figures() -> None:
    assert queue(exponential(10), 1, 20, 500) == queue(exponential(10), 1, 20, 500)


def test_ranges_are_drawn_evenly_and_kinds_kept_apart() -> None:
    pace = Pace()
    low = Amount(minutes=Fraction(10), working_days=Fraction(1))
    draw = evenly(Range(low, Amount(minutes=Fraction(30), working_days=Fraction(3))), pace)
    assert draw(0.0) == (10, 450)
    assert draw(0.5) == (20, 900)
