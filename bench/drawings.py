"""Our layout beside bpmn-auto-layout and elkjs on the same files, in one run.

Every tool reads a file, lays it out and writes it, in process and warm; elkjs knows no BPMN and
is timed for its layout alone.  Only bpmn-gen draws lanes and pools.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bench.judge import ROOT, judged
from bench.lane_models import lane_model
from bench.timing import calls, table
from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.relayout import relayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NODE = Path(__file__).resolve().parent / "node"
OURS, PEERS = "bpmn-gen", ("bpmn-auto-layout", "elkjs")
SIZES = ((10, 3), (15, 3), (30, 4), (100, 6), (300, 10), (1000, 20))
"""Nodes and lanes of the generated models."""
SEEDS = (1, 2, 3)
"""Models of each size."""
SLOW = 1.0
"""Seconds; what takes longer is timed once."""
SUMS = {
    "crossings": "crossings",
    "edge_overlaps": "overlaps",
    "edge_through_node": "through",
    "hard_defects": "defects",
}
"""Counts of the judge's report, added up."""
MEDIANS = {
    "bends_per_edge": "bends/edge",
    "edge_length_per_edge": "px/edge",
    "area_per_node": "px2/node",
}
"""Measures of the judge's report, of which the median is shown."""

Times: TypeAlias = dict[str, float]
"""Milliseconds by the name of a file; a file that a tool refuses has none."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that belong together in the table."""

    name: str
    files: tuple[str, ...]
    nodes: int = 0
    """Of each file; 0 when they differ."""


def show(runs: int) -> None:
    """Print the table of the drawings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        groups = [*_generated(folder), *_corpus(folder)]
        tools: dict[str, Callable[[Path, Path, int], Times]] = {OURS: _ours}
        if shutil.which("node") and (NODE / "node_modules").is_dir():
            tools |= {peer: _peer(peer) for peer in PEERS}
        rows = []
        for tool, lay in tools.items():
            (folder / tool).mkdir()
            times = lay(folder, folder / tool, runs)
            reports = judged(folder / tool)
            rows += [(group.name, tool, *_cells(group, times, reports)) for group in groups]
        order = [group.name for group in groups]
        rows.sort(key=lambda row: order.index(row[0]))
        heads = ("files", "tool", "done", "median", "us/node", *SUMS.values(), *MEDIANS.values())
        table("Layout of BPMN files, in process and warm", heads, rows)


def _generated(folder: Path) -> Iterator[Group]:
    """Models with lanes, in growing sizes."""
    for nodes, lanes in SIZES:
        names = []
        for seed in SEEDS:
            model = lane_model(nodes, lanes, seed)
            names.append(f"{nodes}-{lanes}-{seed}.bpmn")
            (folder / names[-1]).write_bytes(write_bpmn(model, lay_out(model)))
        yield Group(f"{nodes} nodes, {lanes} lanes", tuple(names), nodes)


def _corpus(folder: Path) -> Iterator[Group]:
    """Reference models, where a neighbouring folder has them."""
    found = sorted(ROOT.parent.glob("*/corpus/*/*.bpmn"))
    for path in found:
        shutil.copyfile(path, folder / path.name)
    if found:
        yield Group(f"{len(found)} reference models", tuple(path.name for path in found))
    yield from (
        Group(f"of these {path.stem}", (path.name,)) for path in found if "B.2" in path.stem
    )


def _ours(folder: Path, output: Path, runs: int) -> Times:
    """Lay out every file with this program."""
    times: Times = {}
    for path in sorted(folder.glob("*.bpmn")):
        work = partial(_laid_out, path.read_bytes())
        (output / path.name).write_bytes(work())
        once = calls(work, 1)
        measured = once if once.least > SLOW else calls(work, runs)
        times[path.name] = 1000 * measured.median
    return times


def _laid_out(data: bytes) -> bytes:
    """A file with a new diagram."""
    return relayout(data, Findings())


def _peer(peer: str) -> Callable[[Path, Path, int], Times]:
    """Lays out every file with a peer."""

    def lay(folder: Path, output: Path, runs: int) -> Times:
        done = subprocess.run(
            ["node", str(NODE / "peers.mjs"), peer, str(runs), str(output)],
            input="\n".join(map(str, sorted(folder.glob("*.bpmn")))),
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        found: dict[str, dict[str, Any]] = json.loads(done.stdout)
        return {
            Path(path).name: statistics.median(item["times"])
            for path, item in found.items()
            if "times" in item
        }

    return lay


def _cells(group: Group, times: Times, reports: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What one tool made of a group."""
    done = [name for name in group.files if name in times]
    yield f"{len(done)}/{len(group.files)}"
    median = statistics.median(times[name] for name in done) if done else None
    yield f"{median:.1f} ms" if median else "-"
    yield f"{1000 * median / group.nodes:.0f}" if median and group.nodes else "-"
    items = [reports[name] for name in done if name in reports]
    for key in SUMS:
        yield f"{sum(item[key] for item in items):.0f}" if items else "-"
    for key in MEDIANS:
        digits = 2 if key == "bends_per_edge" else 0
        yield f"{statistics.median(item[key] for item in items):,.{digits}f}" if items else "-"
