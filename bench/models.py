"""``python -m bench models FOLDER``: our layout, the drawing by hand and a peer's on public models.

FOLDER has the models of ``models.tsv`` and of ``fixtures.tsv``, as far as somebody put them there.
Every layout is the first call of a fresh process.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.first_calls import PEERS, Call, first_calls
from bench.judge import judged
from bench.model_list import Listed, found, listed
from bench.timing import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

PEER: Final = "bpmn-auto-layout"
OURS, HAND = "bpmn-gen", "by hand"
LISTS: Final = {"models": "Public models", "fixtures": f"The fixtures of {PEER}"}
"""Names of the lists, with the title of the table."""
SHOWN_MISSING: Final = 10
"""How many models that are not in the folder are named."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One file as one tool drew it."""

    model: Listed
    report: dict[str, Any]
    milliseconds: float

    def crossings(self, *kinds: str) -> int:
        """Crossings of which at least one line is of these kinds; of all lines without any.

        Two equal kinds mean crossings between lines of that kind.
        """
        if not kinds:
            return int(self.report["crossings"])
        pairs = self.report["crossings_by_kind"].items()
        wanted = "-".join(kinds)
        return sum(n for pair, n in pairs if (pair == wanted or wanted in pair.split("-")))


MEASURES: Final[dict[str, Callable[[Drawn], float]]] = {
    "crossings": lambda one: one.crossings(),
    "sequence-sequence": lambda one: one.crossings("sequence", "sequence"),
    "message-message": lambda one: one.crossings("message", "message"),
    "with associations": lambda one: one.crossings("association"),
    "node overlaps": lambda one: one.report["node_overlaps"],
    "through nodes": lambda one: one.report["edge_through_node"],
    "edge overlaps": lambda one: one.report["edge_overlaps"],
    "through pools": lambda one: one.report["edge_through_pool"],
    "px per edge": lambda one: one.report["edge_length_per_edge"],
    "px2 per node": lambda one: one.report["area_per_node"],
    "CPU ms": lambda one: one.milliseconds,
}
"""What is measured of each file; the less the better."""


def main(arguments: Sequence[str]) -> None:
    """Print the table of each list."""
    parser = argparse.ArgumentParser(prog="python -m bench models")
    parser.add_argument("folder", type=Path, help="where the models are, or clones with them")
    parser.add_argument("--worst", type=int, default=0, help="also name so many worst files")
    parser.add_argument("--keep", type=Path, help="folder in which the drawings are kept")
    wanted = parser.parse_args(arguments)
    for name, title in LISTS.items():
        with tempfile.TemporaryDirectory() as made:
            folder = wanted.keep / name if wanted.keep else Path(made)
            _show(listed(name), title, wanted.folder, folder, wanted.worst)


def _show(models: list[Listed], title: str, source: Path, folder: Path, worst: int) -> None:
    """Print the table of one list."""
    have = found(models, source)
    missing = [model.name for model in models if model.digest not in have]
    if missing:
        print(f"\n{title}: {len(missing)} of {len(models)} are not in {source}")
        print("".join(f"  {name}\n" for name in missing[:SHOWN_MISSING]), end="")
    models = [model for model in models if model.digest in have]
    if not models:
        return
    tools = [OURS, PEER] if _version() else [OURS]
    for tool in (HAND, *tools):
        (folder / tool).mkdir(parents=True)
    for model in models:
        (folder / HAND / model.file).write_bytes(have[model.digest])
    files = [folder / HAND / model.file for model in models]
    calls = first_calls(files, folder / OURS, {tool: folder / tool for tool in tools[1:]})
    calls[OURS] = calls.pop("")
    drawn = {tool: _drawn(models, folder / tool, calls.get(tool, {})) for tool in (*tools, HAND)}
    if not drawn[HAND]:
        print("There is no judge beside the project.")
        return
    _print(f"{title}: {len(models)} files", drawn, calls)
    for measure, value in MEASURES.items() if worst else ():
        _print_worst(measure, value, drawn[OURS], worst)


def _version() -> str:
    """The version of the peer; empty where it is not installed."""
    package = PEERS.parent / "node_modules" / PEER / "package.json"
    if not shutil.which("node") or not package.is_file():
        return ""
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _drawn(models: list[Listed], folder: Path, calls: dict[str, Call]) -> dict[str, Drawn]:
    """What a tool drew, by digest, where the judge can read it; the file as it was has no calls."""
    reports = judged(folder)
    return {
        model.digest: Drawn(
            model, reports[model.file], calls.get(model.file, Call()).milliseconds
        )
        for model in models
        if model.file in reports
    }  # fmt: skip


def _print(
    title: str, drawn: dict[str, dict[str, Drawn]], calls: dict[str, dict[str, Call]]
) -> None:
    """Print the measures of the files that all tools drew, and who refused how many."""
    same = set.intersection(*map(set, drawn.values()))
    columns = [[one[digest] for digest in sorted(same)] for one in drawn.values()]
    heads = [f"{len(same)} files that all drew", *drawn]
    rows = [(name, *cells) for name, cells in _rows(columns)]
    refused = [_refusals(calls.get(tool, {})) for tool in drawn]
    rows.append(("refused", *map(str, refused)))
    table(f"{title} ({PEER} {_version() or 'is not installed'})", heads, rows)
    for tool, made in calls.items():
        reasons = Counter(call.error.splitlines()[0][:70] for call in made.values() if call.error)
        for reason, times in reasons.most_common(5):
            print(f"  {tool} refused {times}: {reason}")


def _refusals(calls: dict[str, Call]) -> str:
    """How many files a tool did not draw; a dash for those that were drawn by hand."""
    return str(sum(bool(call.error) for call in calls.values())) if calls else "-"


def _rows(columns: list[list[Drawn]]) -> Iterator[tuple[str, list[str]]]:
    """The rows of the table but for refusals."""
    sums = [name for name in MEASURES if not name.startswith(("px", "CPU"))]
    for name in sums:
        yield name, [f"{sum(map(MEASURES[name], column)):.0f}" for column in columns]
    yield "px per edge", [_length(column) for column in columns]
    messages = [[one for one in column if _has_messages(one)] for column in columns]
    yield f"px per edge, {len(messages[0])} with messages", [_length(one) for one in messages]
    areas = [[one.report["area_per_node"] for one in column] for column in columns]
    yield "px2 per node, median", [f"{statistics.median(one):,.0f}" for one in areas]
    times = [sorted(one.milliseconds for one in column) for column in columns]
    parts: dict[str, Callable[[list[float]], float]] = {
        "median": statistics.median,
        "p90": lambda values: values[int(0.9 * (len(values) - 1))],
        "most": max,
    }
    for part, of in parts.items():
        yield (
            f"CPU ms, first call, {part}",
            [f"{of(one):.1f}" if any(one) else "-" for one in times],
        )


def _has_messages(one: Drawn) -> bool:
    """Whether a file has message flows."""
    return bool(one.report["edges_by_kind"].get("message"))


def _length(column: Iterable[Drawn]) -> str:
    """Mean length of all lines of some files, in px."""
    reports = [one.report for one in column]
    lines = sum(report["edges"] for report in reports)
    return f"{sum(report['edge_length'] for report in reports) / (lines or 1):.0f}"


def _print_worst(
    measure: str, value: Callable[[Drawn], float], drawn: dict[str, Drawn], worst: int
) -> None:
    """Name the files that are worst by one measure."""
    order = sorted(drawn.values(), key=lambda one: (-value(one), one.model.name))
    rows = [
        (one.model.name[-100:], one.model.file.split(".")[0], f"{value(one):.0f}")
        for one in order[:worst]
        if value(one)
    ]
    if rows:
        table(f"Worst by {measure}", ("file", "digest", measure), rows)
