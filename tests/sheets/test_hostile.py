"""Whatever comes back, the answer is a finding: no traceback, no hanging, nothing run."""

from __future__ import annotations

import random
import time
from functools import cache

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.sheets.process_reading import read_process
from bpmn_gen.workbook.facts import facts_of, is_ours
from bpmn_gen.workbook.reading import MAX_ROWS, read_workbook
from tests.sheets.filling import SERVICE, WORDS, form_of, told, value_of
from tests.sheets.wild import COSTLY, OF_BYTES, OF_PARTS, bomb, deep, hostile, long

SEEDS = 100
MOST_SECONDS = 30
"""Far more than any file needs, on a machine that does other things as well."""


@cache
def form() -> bytes:
    return form_of(value_of(SERVICE))


def read(data: bytes) -> Findings:
    """What is found in a file, whatever it is; a refusal is a finding."""
    findings = Findings()
    is_ours(data)
    try:
        book = read_workbook(data, "x.xlsx")
        facts_of(book)
        read_process(book, value_of(SERVICE), WORDS, findings)
    except RefusalError as error:
        findings.error("bad-workbook", str(error))
    return findings


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_spoiled_file_ends_in_findings(seed: int) -> None:
    chance = random.Random(seed)
    data = form()
    if chance.random() < 0.7:
        for change in chance.sample(OF_PARTS[1:], chance.randint(0, 2)):
            data = change(data, chance)
        data = chance.choice(OF_PARTS)(data, chance)
    else:
        data = chance.choice(OF_BYTES)(data, chance)
    for item in read(data):
        assert item.message
        assert "Traceback" not in item.message


@pytest.mark.parametrize("change", COSTLY, ids=lambda one: one.__name__)
def test_a_swollen_file_is_told_soon(change: object) -> None:
    begun = time.monotonic()
    assert callable(change)
    findings = read(change(form(), random.Random(1)))
    assert time.monotonic() - begun < MOST_SECONDS
    assert findings.has_errors


def test_each_swollen_file_is_told_by_what_it_is() -> None:
    chance = random.Random(1)
    assert ("too-many-rows", "lembar 'Langkah'") in told(read(long(form(), chance)))
    assert MAX_ROWS < 100_000
    [item] = read(bomb(form(), chance))
    assert item.message == "isi berkas terlalu besar untuk sebuah lembar isian"
    [item] = read(deep(form(), chance))
    assert item.message == "berkas rusak: isinya bukan XML yang sah"


def test_macros_and_links_are_seen_and_left_alone() -> None:
    book = read_workbook(hostile(form(), random.Random(1)), "x.xlsx")
    assert (book.has_macros, book.has_links) == (True, True)
    plain = read_workbook(form(), "x.xlsx")
    assert (plain.has_macros, plain.has_links) == (False, False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "berkas rusak atau bukan .xlsx"),
        (b"PK\x03\x04", "berkas rusak atau bukan .xlsx"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "berkas Excel lama (.xls) atau dikunci"),
        (bytes((32 << 20) + 1), "berkas lebih besar dari 32 MB"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(RefusalError, match=message.replace("(", r"\(").replace(")", r"\)")):
        read_workbook(data, "x.xlsx")
