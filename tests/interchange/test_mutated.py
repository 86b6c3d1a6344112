"""Whatever happened to a file: a finding, or a file that passes the schema.

``BPMN_GEN_MUTATED`` is the number of files to try, ``BPMN_GEN_VENDORS`` a folder to take them from.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from lxml import etree

from tests.interchange.golden import MODELS
from tests.interchange.inputs import EVENTS, STRUCTURES
from tests.interchange.inputs_data import DATA, DRAWINGS
from tests.interchange.mutating import SCHEMA, mutated, wrong
from tests.relayout.files import random_file
from tests.relayout.wild import wild_file

COUNT = int(os.environ.get("BPMN_GEN_MUTATED", "120"))
LARGEST = 60_000
"""Bytes; larger files cost more time and have no other faults."""


def _small_file(rng: Random) -> str:
    """One of the inputs of all classes of faults."""
    inputs = EVENTS | STRUCTURES | DATA | DRAWINGS
    return rng.choice(list(inputs.values())).decode()


def test_mutated_files_end_in_a_finding_or_a_valid_file() -> None:
    suite = Path(os.environ.get("BPMN_GEN_VENDORS", "/nowhere"))
    files = [
        one for one in (*MODELS, *sorted(suite.rglob("*.bpmn"))) if one.stat().st_size < LARGEST
    ]
    schema = etree.XMLSchema(file=str(SCHEMA))
    found = {}
    for seed in range(COUNT):
        rng = Random(seed)
        own = rng.choice([random_file, wild_file, _small_file])(rng).encode()
        data = rng.choice(files).read_bytes() if files and rng.random() < 0.7 else own
        try:
            spoiled = mutated(data, rng)
        except (etree.XMLSyntaxError, ValueError):
            continue  # the file was broken before, or XML cannot hold the fault
        if told := wrong(spoiled, schema):
            found[seed] = told
    assert found == {}
