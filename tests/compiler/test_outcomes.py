"""Every value that the compiler hands on is as it stands in a text that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.schema import langkah
from tests.compiler.stage_files import CASES, outcome

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_all_that_is_made_of_a_project_stands_in_its_text(path: Path) -> None:
    told = path.with_suffix(".txt").read_text("utf-8")
    assert outcome(path) == told, "look at it: python -m tests.compiler.stage_files"


def test_the_cases_use_every_key_of_a_step() -> None:
    assert len(CASES) > 2
    text = "".join(path.read_text("utf-8") for path in CASES)
    steps = [kind for kind in vars(langkah).values() if isinstance(kind, type)]
    keys = {key for kind in steps for key in getattr(kind, "model_fields", {})}
    assert len(keys) > 25
    assert {key for key in keys if f"{key}:" not in text} == set()
