"""SOPs that staff drew are read as a person reads them."""

import pytest

from tests.sop_reading.samples import (
    FIELDS,
    STEP_FIELDS,
    TIDY,
    as_people_read,
    file_of,
    flows_of,
    needs_samples,
    read,
    silent_mistakes,
    single,
    true_flows,
    truth_of,
    truths,
)

pytestmark = needs_samples


@pytest.mark.parametrize("name", truths())
def test_everything_on_the_first_page_is_found_wherever_it_stands(name: str) -> None:
    for sop, truth in zip(read(file_of(name)), truth_of(name), strict=True):
        data = as_people_read(sop)
        wanted = {key: single(truth[key]) for key in FIELDS}
        assert {key: single(data[key]) for key in FIELDS} == wanted
        assert data["pelaku"] == truth["pelaku"]


@pytest.mark.parametrize("name", truths())
def test_every_row_is_a_step_with_its_actors_and_symbol(name: str) -> None:
    for sop, truth in zip(read(file_of(name)), truth_of(name), strict=True):
        rows = as_people_read(sop)["langkah"]
        assert isinstance(rows, list)
        for row, wanted in zip(rows, truth["langkah"], strict=True):  # type: ignore[call-overload]
            assert {key: single(row[key]) for key in STEP_FIELDS} == {
                key: single(wanted[key]) for key in STEP_FIELDS
            }
            assert sorted(row["pelaku"]) == sorted(wanted["pelaku"])


@pytest.mark.parametrize("name", truths())
def test_every_flow_is_found_with_its_name_and_nothing_right_is_doubted(name: str) -> None:
    for sop, truth in zip(read(file_of(name)), truth_of(name), strict=True):
        wanted = true_flows(truth)
        assert flows_of(sop) == wanted
        assert not silent_mistakes(sop, wanted)
        assert all(one.certainty == 1 for one in sop.flows)


@pytest.mark.parametrize("name", truths())
def test_what_is_wrong_in_the_original_is_named_at_its_row(name: str) -> None:
    for sop, truth in zip(read(file_of(name)), truth_of(name), strict=True):
        told = {(doubt.flaw, doubt.step) for doubt in sop.doubts}
        for flaw in truth["cacat"]:  # type: ignore[attr-defined]
            assert (flaw["jenis"], flaw["dari"] - 1) in told
        if TIDY in truth.get("mess", ()) or not truth["cacat"]:  # type: ignore[operator]
            assert not sop.doubts
