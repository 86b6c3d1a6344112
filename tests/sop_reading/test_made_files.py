"""Files that nobody has seen before are read as people read them, or doubted where they are not."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bpmn_gen.sop_reading.read_sop import SURE, ReadSop
from tests.sop_reading.made.content import Truth
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.samples import (
    FIELDS,
    STEP_FIELDS,
    as_people_read,
    flows_of,
    read,
    silent_mistakes,
    single,
    true_flows,
)

SEEDS = range(120)


@cache
def read_file(seed: int) -> tuple[str, list[tuple[ReadSop, Truth]]]:
    """How a file is drawn, and its SOPs with what people read in them."""
    with TemporaryDirectory() as folder:
        path, truths, how = made_file(seed, Path(folder))
        return how.tier, list(zip(read(path), truths, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_words_are_read_wherever_they_stand(seed: int) -> None:
    for sop, truth in read_file(seed)[1]:
        data = as_people_read(sop)
        assert {key: single(data[key]) for key in FIELDS} == {
            key: single(truth[key]) for key in FIELDS
        }
        assert data["pelaku"] == truth["pelaku"]
        for row, wanted in zip(data["langkah"], truth["langkah"], strict=True):  # type: ignore[call-overload]
            keys = [key for key in STEP_FIELDS if key in wanted]
            assert {key: single(row[key]) for key in keys} == {
                key: single(wanted[key]) for key in keys
            }
            assert sorted(row["pelaku"]) == sorted(wanted["pelaku"])


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_misread_in_silence(seed: int) -> None:
    tier, sops = read_file(seed)
    for sop, truth in sops:
        wanted = true_flows(truth)
        assert not silent_mistakes(sop, wanted)
        told = {(doubt.flaw, doubt.step) for doubt in sop.doubts}
        for flaw in truth["cacat"]:
            assert (flaw["jenis"], flaw["dari"] - 1) in told or flaw["jenis"] == "panah_dari_kosong"
        if tier == "rapi":
            assert flows_of(sop) == wanted
            assert not sop.doubts


def test_nearly_all_flows_are_right_and_few_of_them_are_doubted() -> None:
    right = wrong = doubted = 0
    for seed in SEEDS:
        for sop, truth in read_file(seed)[1]:
            wanted = true_flows(truth)
            wrong += len(wanted ^ flows_of(sop))
            right += len(wanted & flows_of(sop))
            doubted += sum(one.certainty < SURE for one in sop.flows)
    assert wrong <= right * 0.02
    assert doubted <= right * 0.03
