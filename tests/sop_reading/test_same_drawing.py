"""A drawing means the same, whichever program wrote it and however steady the hand was."""

from pathlib import Path

import pytest

from tests.sop_reading.mutations import (
    Change,
    changed,
    only_vml,
    renamed,
    shaken,
    with_plain_shapes,
    without_glue,
)
from tests.sop_reading.samples import (
    file_of,
    flows_of,
    needs_samples,
    read,
    silent_mistakes,
    true_flows,
    truth_of,
    truths,
)

pytestmark = needs_samples
WORKBOOKS = [name for name in truths() if file_of(name).suffix == ".xlsx"]
SAME: dict[str, Change] = {
    "without glue": without_glue("stCxn", "endCxn"),
    "glued at the end": without_glue("stCxn"),
    "glued at the start": without_glue("endCxn"),
    "plain shapes": with_plain_shapes,
    "other names": renamed,
    "shaken by 2 pt": shaken(2.0, 7),
}


@pytest.mark.parametrize("how", SAME)
@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks_mean_the_same(name: str, how: str, tmp_path: Path) -> None:
    path = changed(file_of(name), tmp_path / "berkas.xlsx", SAME[how])
    for sop, truth in zip(read(path), truth_of(name), strict=True):
        assert flows_of(sop) == true_flows(truth)


@pytest.mark.parametrize("name", [name for name in truths() if "kanvas" in str(truth_of(name)[0])])
def test_the_older_form_of_a_canvas_means_the_same(name: str, tmp_path: Path) -> None:
    path = changed(file_of(name), tmp_path / "berkas.docx", only_vml)
    for sop, truth in zip(read(path), truth_of(name), strict=True):
        assert flows_of(sop) == true_flows(truth)


@pytest.mark.parametrize("points", [4.0, 6.0, 9.0])
@pytest.mark.parametrize("name", WORKBOOKS)
def test_an_unsteady_hand_leads_to_doubts_and_never_to_silent_mistakes(
    name: str, points: float, tmp_path: Path
) -> None:
    path = changed(file_of(name), tmp_path / "berkas.xlsx", shaken(points, 11))
    for sop, truth in zip(read(path), truth_of(name), strict=True):
        assert not silent_mistakes(sop, true_flows(truth))
