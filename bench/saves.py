"""Times what an author waits for: from saving a process to its files in their place."""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path

from bench.program import ROOT
from bench.timing import table
from bpmn_gen.commands.watching import Done, Ready, Waiting, follow
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request

SAVES = 10
"""Saves of each build."""
CODE = "clp-06-03"
"""Begins the name of the file that is saved: a process of ten steps that every unit type has."""
THINKING = 0.3
"""Seconds between the end of a round and the next save, about as long as a wait may last."""


def show(runs: int) -> None:
    """Print the timings of one unit type and of all; ``runs`` does not change their number."""
    del runs
    builds = {
        "kecamatan": Request(tipe=(7,)),
        "all unit types": Request(formats=("bpmn", "svg", "docx"), keputusan=False),
    }
    for name, request in builds.items():
        ready, done = _timed(request)
        rows = [
            (str(number), f"{one:.2f} s", f"{other:.1f} s")
            for number, (one, other) in enumerate(zip(ready, done, strict=True), 1)
        ]
        rows.append(
            ("median", f"{statistics.median(ready):.2f} s", f"{statistics.median(done):.1f} s")
        )
        rows.append(("p95", f"{_p95(ready):.2f} s", f"{_p95(done):.1f} s"))
        heads = ("save", "files of the process", "everything")
        table(f"From a save to the files: {name}", heads, rows)


def _p95(seconds: list[float]) -> float:
    """Nineteen of twenty are no longer than that."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def _timed(request: Request) -> tuple[list[float], list[float]]:
    """Seconds from each save to the files of its process, and to all files."""
    ready: list[float] = []
    done: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("process_defs", "templates"):
            shutil.copytree(ROOT / part, folder / part)
        (saved,) = (folder / "process_defs").rglob(f"{CODE}*.yaml")
        author = _Author(saved)
        for event in follow(Project.at(folder / "process_defs", folder / "output"), request):
            if isinstance(event, Ready):
                ready.append(time.perf_counter() - author.began)
            elif isinstance(event, Done) and author.saves:
                done.append(time.perf_counter() - author.began)
            elif isinstance(event, Waiting):
                if author.saves == SAVES:
                    break
                threading.Timer(THINKING, author.save).start()
    return ready, done


class _Author:
    """Saves one process again and again, each time with other words."""

    def __init__(self, file: Path) -> None:
        """Remember what it says."""
        self._file, self._text = file, file.read_text("utf-8")
        self.saves, self.began = 0, 0.0

    def save(self) -> None:
        """Save it once more."""
        self.saves += 1
        words = f"kegiatan: Memeriksa {self.saves} berkas dan "
        text = re.sub("kegiatan: ", words, self._text, count=1)
        self._file.write_text(text, "utf-8")
        self.began = time.perf_counter()
