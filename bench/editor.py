"""How long the editor takes from a change to its picture, for processes of 20 and 100 steps."""

from __future__ import annotations

import statistics
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

from bench import long_process, timing
from bpmn_gen.store.project import Project
from bpmn_gen.web.process.state import Sent
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of

FILE = "proses/panjang.yaml"
CHANGES = 10
"""Timings of each size, whatever ``--runs`` says: what was promised is about ten."""
PROMISED = {20: 300, 100: 700}
"""ms by steps."""
HEADS = ("steps", "timings in ms", "median", "p95", "promised")


def show(_runs: int) -> None:
    """Print ten timings of each size.

    Every second change gives a step other words, the others put a step in, for which the whole
    layout is made anew.  Before each, the findings were asked for, as a page does when its author
    rests.
    """
    rows = []
    for (steps, promised), sop in product(PROMISED.items(), (False, True)):
        with tempfile.TemporaryDirectory() as folder:
            taken = timings(Path(folder), steps, sop=sop)
        p95 = sorted(taken)[round(0.95 * (len(taken) - 1))]
        told = " ".join(f"{one:.0f}" for one in taken)
        rows.append(
            (
                f"{steps}, {'map and SOP' if sop else 'map'}",
                told,
                f"{statistics.median(taken):.0f}",
                f"{p95:.0f}",
                str(promised),
            )
        )
    timing.table("Editor: change to picture", HEADS, rows)


def timings(folder: Path, steps: int, *, sop: bool) -> list[float]:
    """Milliseconds from a change of a process to its map, and to its SOP where that is seen."""
    workshop = Workshop(Project(long_process.write(folder, steps), folder / "output"))
    page = page_of(workshop, FILE)
    state: dict[str, Any] = page["isi"]
    rows: list[dict[str, Any]] = state["baris"]
    found = []
    for number in range(CHANGES):
        workshop.findings(sent(page, state))
        if number % 2:
            words = {"kegiatan": f"Memeriksa ulang {number}", "oleh": rows[1]["sel"]["oleh"]}
            rows.insert(2 + number, {"kunci": f"#{9000 + number}", "asal": "", "sel": words})
        else:
            rows[2 + number]["sel"]["kegiatan"] = f"Mengerjakan bagian yang lain, ke-{number}"
        began = time.perf_counter()
        drawn = workshop.picture(sent(page, state).model_copy(update={"sop": sop}))
        found.append((time.perf_counter() - began) * 1000)
        assert drawn["gambar"] is not None, drawn["temuan"]
    return found


def sent(page: dict[str, Any], state: dict[str, Any]) -> Sent:
    """What the page sends."""
    return Sent.model_validate(
        {"berkas": page["berkas"], "sidik": page["sidik"], "sasaran": "", "isi": state}
    )
