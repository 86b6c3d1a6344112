"""A review and a mass change say of the same SOPs that they need a revision."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from bpmn_gen.review.change import Scope
from bpmn_gen.review.details import detailed
from bpmn_gen.review.printed_sop import says_otherwise
from bpmn_gen.review.units import review
from tests.content.shipped import settings
from tests.review.editing import edited
from tests.review.test_units import Said, kecamatan, said, with_processes

CODES = ("CLP.01.02", "CLP.02.02", "CLP.03.03", "CLP.04.01", "CLP.06.02")


def same(named: str) -> str:
    """What is only named is printed alike in both states."""
    return named


def revised(new: Said) -> tuple[bool, bool]:
    """Whether a review, and a mass change, tell that the SOP of a process needs a revision."""
    unit = with_processes(new)
    code = str(new["kode"])
    changes = detailed(review(kecamatan(), unit), settings("keduanya")).changes
    told = any(effect.startswith(f"SOP {code} ") for one in changes for effect in one.effects)
    assert told == any(Scope.SOP in one.scopes for one in changes)
    states = kecamatan().processes[code], unit.processes[code]
    return told, says_otherwise(*states, (same, same))


@pytest.mark.parametrize("seed", range(20))
def test_both_agree_on_edits_at_random(seed: int) -> None:
    rng = random.Random(seed)
    old = replace(kecamatan().processes[rng.choice(CODES)], derived=frozenset())
    new, _ = edited(old, rng, rng.randint(1, 2))
    made = new.said
    assert isinstance(made, dict)
    told, differs = revised(made)
    assert told == differs


@pytest.mark.parametrize(
    ("key", "value", "is_printed"),
    [("catatan", "Lain", False), ("peringatan", ["Awas"], True), ("sumber", ["Pasal 1"], True)],
)
def test_both_agree_on_what_is_said_of_a_process(
    key: str, value: str | list[str], is_printed: bool
) -> None:
    assert revised(said("CLP.02.02") | {key: value}) == (is_printed, is_printed)


@pytest.mark.parametrize(
    ("key", "is_printed"), [("ringkas", False), ("catatan", False), ("keterangan", True)]
)
def test_both_agree_on_what_a_step_says(key: str, is_printed: bool) -> None:
    new = said("CLP.02.02")
    next(one for one in new["langkah"] if one["id"] == "kirim")[key] = "Lain"
    assert revised(new) == (is_printed, is_printed)


def test_somebody_whom_no_step_names_is_on_no_sop() -> None:
    new = said("CLP.02.02")
    new["pihak"] = {**new["pihak"], "baru": {"sebutan": "Ketua RT"}}
    assert revised(new) == (False, False)
