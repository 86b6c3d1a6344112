"""A gateway that joins waits for what can still come to it, and for nothing else."""

from __future__ import annotations

import pytest

from bpmn_gen.soundness.inclusive import Waiting, choices

INPUTS = ("first", "second")
BEFORE = {
    "first": ["early", "both"],
    "second": ["late", "both", "round"],
    "late": ["later"],
    "round": ["first", "second"],
}
"""Behind the gateway ``round`` leads back to its second input; ``aside`` leads nowhere."""


@pytest.mark.parametrize(
    ("tokens", "over"),
    [
        ("", False),
        ("aside", False),
        ("late", False),
        ("first", True),
        ("first second", True),
        ("first second late", True),
        ("first aside", True),
        ("first early", True),
        ("first late", False),
        ("first later", False),
        ("first later aside", False),
        ("first both", True),
        ("first round", False),
        ("second early", False),
        ("second round", True),
    ],
)
def test_a_gateway_fires_when_no_token_can_come_to_an_empty_input_alone(
    tokens: str, *, over: bool
) -> None:
    assert Waiting(BEFORE).is_over(INPUTS, tokens.split()) is over


def test_every_selection_of_ways_can_be_chosen_but_not_none() -> None:
    assert list(choices("abc")) == [
        ("a",),
        ("b",),
        ("c",),
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
        ("a", "b", "c"),
    ]
