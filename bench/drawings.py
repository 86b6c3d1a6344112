"""Our layout beside bpmn-auto-layout and elkjs on the same models, in one run."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bench.lane_models import lane_model
from bench.timing import calls, table
from bpmn_gen.layout import lay_out
from bpmn_gen.render.bpmn_xml import write_bpmn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.model.elements import Definitions

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(__file__).resolve().parent / "node"
PEERS = ("bpmn-auto-layout", "elkjs")
SIZES = ((10, 3), (30, 4), (100, 6), (300, 10), (1000, 20))
"""Nodes and lanes of the models."""
SEEDS = (1, 2, 3)
"""Models of each size."""
QUALITY = {
    "crossings": "crossings",
    "edge_overlaps": "overlaps",
    "edge_through_node": "through",
    "bends_per_edge": "bends/edge",
    "edge_length_per_edge": "px/edge",
    "area_per_node": "px2/node",
}
"""Columns of the judge's report; sums of the first three, medians of the rest."""

Times: TypeAlias = dict[str, float | str]
"""Milliseconds by the name of a model; a text says why there are none."""


def show(runs: int) -> None:
    """Print the table of the drawings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools: dict[str, Times] = {"bpmn-gen": _ours(folder / "bpmn-gen", runs)}
        for peer in PEERS:
            tools[peer] = _theirs(peer, folder, runs)
        heads = ("nodes x lanes", "tool", "median", "us/node", *QUALITY.values())
        table(
            "Layout in process, warm (only bpmn-gen draws the lanes)", heads, _rows(tools, folder)
        )


def _name(nodes: int, lanes: int, seed: int) -> str:
    """The file of a model."""
    return f"{nodes}-{lanes}-{seed}.bpmn"


def _ours(folder: Path, runs: int) -> Times:
    """Lay out every model with this program."""
    folder.mkdir()
    times: Times = {}
    for nodes, lanes in SIZES:
        for seed in SEEDS:
            model = lane_model(nodes, lanes, seed)
            name = _name(nodes, lanes, seed)
            times[name] = _milliseconds(model, runs if nodes < 300 else 1)
            (folder / name).write_bytes(write_bpmn(model, lay_out(model)))
    return times


def _milliseconds(model: Definitions, runs: int) -> float:
    """How long a model takes."""
    return 1000 * calls(lambda: lay_out(model), runs).median


def _theirs(peer: str, folder: Path, runs: int) -> Times:
    """Lay out every model with a peer."""
    (folder / peer).mkdir()
    sources = {str(path): path.name for path in sorted((folder / "bpmn-gen").iterdir())}
    if not shutil.which("node") or not (NODE / "node_modules").is_dir():
        return dict.fromkeys(sources.values(), "not installed")
    done = subprocess.run(
        ["node", str(NODE / "peers.mjs"), peer, str(runs), str(folder / peer)],
        input="\n".join(sources), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return {
        name: statistics.median(found[path]["times"]) if "times" in found[path] else "refused"
        for path, name in sources.items()
    }


def _rows(tools: dict[str, Times], folder: Path) -> Iterator[tuple[str, ...]]:
    """One row for each size and tool."""
    quality = {tool: _judged(folder / tool) for tool in tools}
    for nodes, lanes in SIZES:
        names = [_name(nodes, lanes, seed) for seed in SEEDS]
        for tool, times in tools.items():
            numbers = [time for name in names if isinstance(time := times[name], float)]
            if not numbers:
                yield (
                    f"{nodes} x {lanes}",
                    tool,
                    str(times[names[0]]),
                    *["-"] * (len(QUALITY) + 1),
                )
                continue
            median = statistics.median(numbers)
            judged = [quality[tool][name] for name in names if name in quality[tool]]
            yield (f"{nodes} x {lanes}", tool, f"{median:.1f} ms", f"{1000 * median / nodes:.0f}",
                   *_cells(judged))  # fmt: skip


def _cells(judged: list[dict[str, float]]) -> Iterator[str]:
    """The quality of some drawings, put together."""
    for number, key in enumerate(QUALITY):
        values = [item[key] for item in judged]
        if not values:
            yield "-"
        elif number < 3:
            yield f"{sum(values):.0f}"
        else:
            yield f"{statistics.median(values):,.{2 if key == 'bends_per_edge' else 0}f}"


def _judged(folder: Path) -> dict[str, dict[str, float]]:
    """What an independent judge measures, where a neighbouring folder has one."""
    judge = next(ROOT.parent.glob("*/tools/layout_metrics.py"), None)
    files = sorted(map(str, folder.glob("*.bpmn")))
    if judge is None or not files:
        return {}
    done = subprocess.run([sys.executable, str(judge), *files], capture_output=True, check=True)
    return {Path(item["file"]).name: item for item in json.loads(done.stdout)["files"]}
