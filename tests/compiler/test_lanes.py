"""A step that names nobody lies with the step before it."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.lanes import Lanes
from bpmn_gen.rules.survey import Survey
from tests.compiler.project import HEADER, definitions, steps

BLOCK = "{id: blok, sejajar: [[{kegiatan: A, oleh: kepala}], [{kegiatan: B, oleh: kepala}]]}"


def lane_of(text: str, step: str, **changed: object) -> str:
    """The lane in which a step of a process lies."""
    defs, _ = definitions(text)
    [view] = Survey(defs).views_of("CLP.01.01")
    process = view.process.model_copy(update=changed)
    lanes = Lanes(process, view.flow, dict.fromkeys(("kepala", "staf"), ""))
    return lanes.split(next(place for place in view.flow.places if place.id == step))


@pytest.mark.parametrize("ways", ["Ya: hilang, Tidak: blok", "Ya: blok, Tidak: hilang"])
def test_a_way_to_nowhere_hides_no_other_way(ways: str) -> None:
    asked = f"{{keputusan: Perlu?, oleh: staf, cabang: {{{ways}}}}}"
    between = "{kegiatan: Mencatat, oleh: kepala, lanjut: selesai}"
    assert lane_of(steps(asked, between, BLOCK), "blok") == "staf"


def test_where_nobody_is_named_it_lies_with_the_first_actor() -> None:
    text = f"{HEADER}langkah:\n  - {{id: lapor, kegiatan: Melapor}}\n"
    assert lane_of(text, "lapor") == "kepala"
    assert lane_of(text, "lapor", pelaku={}) == ""
