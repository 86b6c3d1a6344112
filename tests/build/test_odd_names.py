"""Whatever names people give, Windows takes every path that is planned."""

from __future__ import annotations

import pytest

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.model.ids import is_device
from bpmn_gen.store.windows_paths import clashes, fault_in, fault_of
from tests.build.odd_names import ODD, PLAIN, Verdict, colliding, illegal, too_long, try_names

NAMES = 150
"""Names that are tried here; ``python -m tests.build.odd_names`` tries 10,000."""


def test_no_planned_path_is_illegal_or_lies_where_another_lies() -> None:
    verdict = Verdict()
    try_names(NAMES, 0, verdict)
    assert verdict.faults == []
    assert (verdict.names, verdict.projects) == (NAMES, NAMES // 25)
    assert verdict.paths > 1_000
    assert 0 < sum(verdict.refused.values()) < NAMES / 2


def test_the_judge_knows_bad_paths() -> None:
    bad = ("a/con.txt", "LPT¹", "a./b", "a /b", "a:b", "x" * 256, "a//b", 'a"b', "nul .txt", "a\tb")
    assert [path for path in bad if not illegal(path)] == []
    assert not any(illegal(path) for path in ("konsol/a.b.c", "com10", "auxilium.svg", ".a"))
    assert colliding(["a/B", "A/b"]) == ["A/B"]
    assert colliding(["a", "a/b", "e\u0301/x", "\u00c9/X"]) == ["A", "\u00c9/X"]
    assert too_long(["x/" * 90 + "y"]) != []


@pytest.mark.parametrize("name", [*PLAIN, *ODD])
def test_the_program_and_the_judge_agree_on_names(name: str) -> None:
    for path in (name, f"{name}.docx", f"unit/{name}", name.upper()):
        assert bool(fault_in(path)) == illegal(path), path


def test_the_program_and_the_judge_agree_on_clashes() -> None:
    for one in ODD:
        for other in PLAIN + ODD:
            if one and other and one != other and "/" not in one + other:
                assert bool(list(clashes([one, other]))) == bool(colliding([one, other]))


@pytest.mark.parametrize("name", ["Con", "NUL", "com¹", "Lpt9", "Aux!"])
def test_a_name_of_a_device_becomes_another_name_that_stays_as_it_is(name: str) -> None:
    made = file_slug(name)
    assert made.endswith("-")
    assert fault_of(f"{made}.yaml") == ""
    assert file_slug(made) == made


@pytest.mark.parametrize("name", ["con", "nul.tar.gz", "COM¹", "aux .txt", "conout$", "lpt0:x"])
def test_names_of_devices_are_known_in_every_form(name: str) -> None:
    assert is_device(name)
