"""Whoever changes a definition that several unit types share is told so."""

from __future__ import annotations

import re

import pytest

from bpmn_gen.commands.returned_entering import told_of_others
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from tests.content.shipped import definitions


@pytest.mark.parametrize("code", ["CLP.02.01", "CLP.06.03"])
def test_the_other_types_of_a_shared_definition_are_named_and_counted(code: str) -> None:
    defs = definitions()
    every = resolve(defs, Target(defs.tipe_unit[7]), Findings())
    [told] = told_of_others(defs, next(one for one in every if one.code == code))
    found = re.fullmatch(
        r"definisinya dipakai bersama: perubahan berlaku juga bagi (.+); (.+); (.+), dan (\d+) "
        r"lainnya",
        told,
    )
    assert found is not None, told
    assert "Kecamatan" not in found.groups()
    assert int(found[4]) == len(defs.tipe_unit) - 4
