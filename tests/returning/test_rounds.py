"""What somebody changed in a file stands in its definition afterwards, and nothing else."""

from __future__ import annotations

import re

import pytest
import yaml

from bpmn_gen.difference.edits import EditKind
from bpmn_gen.errors import RefusalError
from bpmn_gen.writing.editing import Editor
from tests.returning.rounds import found_again, one_round, round_of

SEEDS = 60
SLICE = 12


@pytest.mark.parametrize("first", range(0, SEEDS, SLICE))
def test_edits_at_random_come_back(first: int) -> None:
    """The changed definition compiles to the edited file; at most one in a slice is refused."""
    refused = 0
    for seed in range(first, first + SLICE):
        try:
            made = round_of(seed, 4)
        except RefusalError:
            refused += 1
            continue
        assert made.result.edits, made.sketch.done
        refused += bool(made.left)
    assert refused <= 1


@pytest.mark.parametrize("seed", [0, 3, 9, 25, 47])
def test_steps_that_nobody_touched_keep_their_text(seed: int) -> None:
    made = round_of(seed, 2)
    touched = {edit.key for edit in made.result.edits}
    before, after = Editor(made.base.text), made.result.text
    old = before.value(())
    assert isinstance(old, dict)
    lines = after.splitlines()
    kept = 0
    for key, step in made.base.steps.items():
        if key in touched or "sejajar" in step or "pilih" in step:
            continue
        words = str(step.get("kegiatan") or step.get("keputusan") or "")
        kept += bool(words) and any(words[:30] in line for line in lines)
    assert kept
    remarks = [line for line in made.base.text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in remarks if line not in lines] == []


def test_a_renamed_box_changes_the_words_that_stood_in_it() -> None:
    """The short name where there is one, else the text in full; never both."""
    fields = set()
    for seed in range(40):
        made = round_of(seed, 1)
        if re.match(r"rename (?!branch|end )", made.sketch.done[0]):
            found = [one for one in made.result.edits if one.kind is EditKind.STEP_CHANGED]
            assert len(made.result.edits) == len(found) == 1
            fields.add(found[0].field)
    assert {"ringkas", "kegiatan", "selesai"} >= fields >= {"ringkas"}


def test_boxes_are_known_again_without_ids() -> None:
    """At least 95 of 100 by their names and what stands around them, hardly one wrongly."""
    right = wrong = every = 0
    for seed in range(40):
        known, mistaken, count = found_again(seed, 2)
        right, wrong, every = right + known, wrong + mistaken, every + count
    assert right >= 0.95 * every
    assert wrong <= 0.01 * every


@pytest.mark.parametrize("seed", [1050, 1132])
def test_where_variants_forbid_a_shared_change_one_type_goes_its_own_way(seed: int) -> None:
    made = one_round(seed, 4, apart=True)
    assert made.left == []
    root = yaml.safe_load(made.result.text)
    old = yaml.safe_load(made.base.text)
    assert [*root["varian"][:-1]] == old["varian"]
    assert root["varian"][-1]["berlaku"] == [made.base.process.target.number]
    kinds = [
        [step.get("kegiatan") for step in one["langkah"]] for one in (old, root) if "langkah" in one
    ]
    assert kinds[:1] == kinds[1:]
