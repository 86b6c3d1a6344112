"""``python -m tests.mutants``: does any test notice when the code is wrong?

Every mutant of the modules in :data:`TARGETS` is tried on the tests that run it.  What no test can
notice is explained in ``survivors.yaml``; the command fails when too many others survive.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.mutants.mutant import Mutant, mutants
from tests.mutants.report import Report
from tests.mutants.trial import OPTIONS, Trial

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
TARGETS = (
    "bpmn_gen/rules",
    "bpmn_gen/soundness",
    "bpmn_gen/compiler",
    "bpmn_gen/bpmn_file/dmn.py",
)
"""Folders and modules whose mutants are tried: where a slip makes a wrong process look right."""
TESTS = (
    "tests/rules",
    "tests/compiler",
    "tests/content",
    "tests/render/test_dmn.py",
    "tests/decree/test_binding.py",
    "tests/portal/test_listing.py",
)
"""Where their tests are."""


BELOW = tuple(f"bpmn_gen.{room}" for room in ("definition", "store", "diagnostics"))
"""Rooms that the targets use and that use none of them."""


@cache
def all_mutants() -> list[Mutant]:
    """All mutants of the targets."""
    found = []
    for target in TARGETS:
        place = ROOT / target
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            parts = path.relative_to(ROOT).with_suffix("").parts
            found += mutants(path, ".".join(part for part in parts if part != "__init__"))
    return found


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What to try, and how."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="how many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=0, help="which sample")
    parser.add_argument("--within", type=float, default=float("inf"), help="seconds for trying")
    parser.add_argument("--only", default="", help="a part of the names of mutants")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="other tests than the usual ones")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    return parser.parse_args(arguments)


def chosen(wanted: argparse.Namespace) -> list[Mutant]:
    """The mutants to try.

    A sample is drawn by names, so that a change elsewhere leaves it as it is.
    """
    found = [mutant for mutant in all_mutants() if wanted.only in mutant.name]
    if not wanted.sample:
        return found
    return sorted(found, key=lambda one: _lot(wanted.seed, one.name))[: wanted.sample]


def _lot(seed: int, name: str) -> bytes:
    """What a name draws."""
    return hashlib.sha256(f"{seed} {name}".encode()).digest()


def _warm() -> None:
    """Read the shipped definitions, with which most tests begin.

    The imports stand in here because the probes must be there first.
    """
    from bpmn_gen.definition.load import load
    from bpmn_gen.diagnostics import Findings
    from tests.content.shipped import FOLDER, definitions

    load(FOLDER, Findings())
    with TemporaryDirectory() as empty:
        load(Path(empty), Findings(), FOLDER)
    definitions()


def main(arguments: Sequence[str]) -> int:
    """Try mutants and tell what became of them; 1 when tests lack something."""
    wanted = options(arguments)
    os.chdir(ROOT)
    report = Report(time.monotonic())
    trial = Trial(
        chosen(wanted),
        wanted.jobs,
        report.add,
        warm=_warm,
        kept=BELOW,
        within=wanted.within,
        doubts=lambda one: wanted.within == float("inf") and one.name not in report.known,
    )
    code = pytest.main([*wanted.tests, *OPTIONS], [trial])
    if trial.failures or code != pytest.ExitCode.OK:
        sys.stdout.write(f"tests fail without any mutant: {trial.failures} ({code})\n")
        return 1
    if left := len(trial.mutants) - len(report.tried):
        sys.stdout.write(f"time was up: {left} mutants were not tried\n")
    return report.close(complete=not (wanted.sample or wanted.only or left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
