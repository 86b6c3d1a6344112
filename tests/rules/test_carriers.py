"""What bears a provision is told in words, with the unit types that have it."""

from __future__ import annotations

import pytest

from bpmn_gen.diagnostics import Span
from bpmn_gen.rules.carriers import Bearing, Carrier


@pytest.mark.parametrize(
    ("types", "bearing", "where", "aside"),
    [
        ((), Bearing.DOES, "", ""),
        ((), Bearing.NAMES, "", " (hanya menyebut)"),
        ((), Bearing.STATES, "formulir FRM.01", " (dinyatakan: formulir FRM.01)"),
        ((1, 3, 4, 7), Bearing.DOES, "", " (tipe 1, 3-4, 7)"),
        ((2,), Bearing.NAMES, "", " (tipe 2; hanya menyebut)"),
    ],
)
def test_the_unit_types_and_what_it_has_to_do_with_the_provision_are_told_aside(
    types: tuple[int, ...], bearing: Bearing, where: str, aside: str
) -> None:
    told = ("langkah", "CLP.01.01 a", "Menyusun", Span(""), bearing, where, frozenset(types))
    assert Carrier(*told).told == f"langkah CLP.01.01 a: Menyusun{aside}"
