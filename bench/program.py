"""Times the program as people run it, and the stages of a very long process."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench import long_process
from bench.timing import HEADS, processes, table

ROOT = Path(__file__).resolve().parent.parent
STEPS = 1000


def command(*options: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "bpmn_gen", *options]


def show(runs: int) -> None:
    """Print the table of the program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = str(folder / "output")
        long = str(long_process.write(folder / "long", STEPS))
        kecamatan = command("--output", output, "build", "--tipe", "7")
        everything = command("--output", output, "build")
        regency = command("--output", output, "build", "--unit", "semua")
        stages = [sys.executable, "-m", "bench.stages", long]

        def empty() -> None:
            shutil.rmtree(output, ignore_errors=True)

        rows = [
            processes(command("--help"), runs * 3, cwd=ROOT).row("bpmn-gen --help"),
            processes(kecamatan, runs, empty, cwd=ROOT).row("build of the kecamatan, cold"),
            processes(kecamatan, runs * 2, cwd=ROOT).row("the same again, nothing to do"),
            processes(everything, 1, empty, cwd=ROOT).row("build of all unit types, cold"),
            processes(everything, runs * 2, cwd=ROOT).row("the same again, nothing to do"),
            processes(regency, 1, empty, cwd=ROOT).row("build of all named units, cold"),
            processes(regency, runs, cwd=ROOT).row("the same again, nothing to do"),
            processes(command("check"), runs, cwd=ROOT).row("check"),
            processes(stages, runs, cwd=ROOT).row(f"{STEPS} steps, check and lower, whole process"),
        ]
        table("The program (whole processes; MB without workers)", HEADS, rows)
        shutil.rmtree(output, ignore_errors=True)
