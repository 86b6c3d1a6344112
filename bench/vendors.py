"""``python -m bench vendors FOLDER``: what becomes of the BPMN files of other tools, tool by tool.

FOLDER has a folder for each tool, such as the suite of the interchange working group.  Every file
is laid out and imported.  The table says how many files were written; how many were lost from
without a word (counted from the XML alone), were changed outside their diagram, became invalid, or
open with more warnings in bpmn-js than before; and the longest time of the processor.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from lxml import etree

from bench.timing import table
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.relayout import relayout
from tests.browser import chromium_path, need_node, run_script
from tests.interchange.counting import silent_losses
from tests.relayout.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENED: Final = Path(__file__).parents[1] / "tests" / "conformance" / "node" / "opened.mjs"
WAYS: Final = ("layout", "impor")
COLUMNS: Final = ("refused", "traceback", "lost", "changed", "invalid", "warned")
"""What may become of a file on one of both ways, besides being written well."""


class Opened(TypedDict, total=False):
    """What bpmn-js says of a file."""

    warnings: list[str]
    refused: str


@dataclass
class Became:
    """What became of one file."""

    path: Path
    tool: str
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By way and column."""
    told: list[str] = field(default_factory=list)
    """What was lost or went wrong, for people."""
    seconds: float = 0.0
    """Of the processor, on the slower way."""
    made: dict[str, Path] = field(default_factory=dict)

    def fault(self, way: str, column: str, told: str) -> None:
        """Note that something is not as it should be."""
        self.faults[way, column] += 1
        self.told.append(f"{way}, {column}: {told}")


def main(arguments: Sequence[str]) -> None:
    """Walk all files and print the table, then each file with a fault."""
    parser = argparse.ArgumentParser(prog="python -m bench vendors")
    parser.add_argument("folder", type=Path, help="a folder for each tool, with its files")
    parser.add_argument("--without-browser", action="store_true", help="open nothing in bpmn-js")
    wanted = parser.parse_args(arguments)
    paths = sorted(wanted.folder.rglob("*.bpmn"))
    with tempfile.TemporaryDirectory() as made:
        asked = [(path, wanted.folder, Path(made) / str(at)) for at, path in enumerate(paths)]
        with multiprocessing.Pool() as pool:
            found = pool.starmap(_became, asked, chunksize=4)
        if not wanted.without_browser:
            _open_all(found, Path(made))
    _show(found)
    for one in found:
        for line in one.told:
            print(f"{one.path.relative_to(wanted.folder)}: {line}")


def _became(path: Path, root: Path, folder: Path) -> Became:
    """What both ways make of a file."""
    folder.mkdir()
    one = Became(path, path.relative_to(root).parts[0])
    data = path.read_bytes()
    schema = etree.XMLSchema(file=str(_SCHEMA))
    was_valid = _is_valid(schema, data)
    for way in WAYS:
        began = time.process_time()
        findings = Findings()
        try:
            made = _done(way, data, findings, path.name)
        except Exception:  # noqa: BLE001 -- whatever it is, it is counted
            one.fault(way, "traceback", traceback.format_exc(limit=-2))
            continue
        one.seconds = max(one.seconds, time.process_time() - began)
        if made is None:
            one.fault(way, "refused", "; ".join(item.message for item in findings))
            continue
        written, lost = made
        for kind, count in lost.items():
            one.fault(way, "lost", f"{count} {kind}")
        if way == "layout" and said(written) != said(data):
            one.fault(way, "changed", "more than its diagrams")
        if (was_valid or way == "impor") and not _is_valid(schema, written):
            one.fault(way, "invalid", str(schema.error_log)[:300])
        one.made[way] = folder / f"{way}.bpmn"
        one.made[way].write_bytes(written)
    return one


_SCHEMA: Final = Path(str(resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"))


def _done(
    way: str, data: bytes, findings: Findings, name: str
) -> tuple[bytes, dict[str, int]] | None:
    """What one way writes, and what it lost without a word by kind; None where it refuses."""
    if way == "layout":
        written = relayout(data, findings, name)
        return (written, {}) if written else None
    made = import_bpmn(data, findings, name)
    if made is None:
        return None
    return made.data, silent_losses(data, made.data, made.comparison)


def _is_valid(schema: etree.XMLSchema, data: bytes) -> bool:
    try:
        return bool(schema.validate(etree.fromstring(data)))
    except etree.XMLSyntaxError:
        return False


def _open_all(found: Sequence[Became], folder: Path) -> None:
    """Open all files before and after in bpmn-js."""
    need_node("bpmn-js", "playwright-core")
    every = [path for one in found for path in (one.path, *one.made.values())]
    said_of = json.loads(run_script(OPENED, (chromium_path(), folder / "profile"), every))
    for one in found:
        before: Opened = said_of[str(one.path)]
        for way, path in one.made.items():
            after: Opened = said_of[str(path)]
            if "refused" in before:
                continue  # whatever opens now is more than before
            if "refused" in after:
                one.fault(way, "warned", after["refused"])
            elif len(after["warnings"]) > len(before["warnings"]):
                new = Counter(after["warnings"]) - Counter(before["warnings"])
                one.fault(way, "warned", "; ".join(sorted(new))[:300])


def _show(found: Sequence[Became]) -> None:
    """Print a row for each tool and one for all."""
    rows = []
    for tool in (*sorted({one.tool for one in found}), "all"):
        some = [one for one in found if tool in {"all", one.tool}]
        counts = [
            "/".join(str(sum((way, column) in one.faults for one in some)) for way in WAYS)
            for column in COLUMNS
        ]
        slowest = max(one.seconds for one in some)
        rows.append((tool, str(len(some)), *counts, f"{slowest:.2f}"))
    table("Files of other tools: layout/impor", ("", "files", *COLUMNS, "most s"), rows)
