"""A review names every edit of a process and nothing else."""

import pytest

from tests.review.rounds import round_of, unit_round

SEEDS = 40
SEEDS_WITHOUT_IDS = 120
LEAST = 0.95
"""The share of edits that is named, and of names that are right, where all ids were dropped."""


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_edit_is_named_and_nothing_else(seed: int) -> None:
    one = round_of(seed)
    assert (one.missed, one.invented) == ([], [])


def test_without_ids_nearly_every_edit_is_named() -> None:
    rounds = [round_of(seed, ids=False) for seed in range(SEEDS_WITHOUT_IDS)]
    wanted = sum(len(one.wanted) for one in rounds)
    named = sum(len(one.found) for one in rounds)
    assert wanted > 2 * SEEDS_WITHOUT_IDS
    assert sum(len(one.missed) for one in rounds) <= (1 - LEAST) * wanted
    assert sum(len(one.invented) for one in rounds) <= (1 - LEAST) * named


@pytest.mark.parametrize("seed", range(8))
def test_every_edit_of_a_unit_is_named_and_nothing_else(seed: int) -> None:
    """Three processes edited, one title renamed, one process removed."""
    one = unit_round(seed)
    assert len(one.wanted) >= 4
    assert (one.missed, one.invented) == ([], [])
