"""Ten changes with the modeler of bpmn-js come back as these ten and nothing else."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.commands.returned_maps import take_maps
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.store.project import Project, shipped
from tests.browser import SHARED, browse, chromium_path, need_node

if TYPE_CHECKING:
    from bpmn_gen.commands.returned import Returned

CHANGES = (
    "swap", "rename", "add", "branch", "remove", "relane", "lane", "end", "message", "note", "move",
)  # fmt: skip
SCRIPT = Path(__file__).parents[1] / "conformance" / "node" / "modeler.mjs"
ALL_FLAVOURS = ("portabel", "camunda7", "camunda8")
"""Each process has a file of each, so one in five files takes each flavour in turn."""
KINDS = {
    "swap": [EditKind.ACTORS_ORDERED],
    "rename": [EditKind.STEP_CHANGED],
    "add": [EditKind.STEP_ADDED],
    "branch": [EditKind.BRANCH_ADDED, EditKind.STEP_ADDED, EditKind.STEP_ADDED],
    "remove": [EditKind.STEP_REMOVED],
    "relane": [EditKind.STEP_CHANGED],
    "lane": [EditKind.ACTOR_ADDED, EditKind.STEP_ADDED],
    "end": [EditKind.STEP_CHANGED],
    "message": [],
    "note": [EditKind.STEP_CHANGED],
    "move": [EditKind.STEP_MOVED],
}
"""What each change is told as; a message follows from what its step makes, so it is a remark."""


@pytest.fixture(scope="module")
def came_back(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[list[dict[str, Any]], Returned]]:
    """What was done to each file, and what was read of it."""
    chromium = chromium_path()
    need_node("bpmn-js", "playwright-core")
    folder = tmp_path_factory.mktemp("disunting")
    files = sorted((built / "tipe-07").glob("CLP*/*.bpmn"))[:: 2 * len(ALL_FLAVOURS) - 1]
    jobs: list[dict[str, Any]] = []
    for number, path in enumerate(files):
        target = folder / f"{number:02d}-{path.name}"
        jobs.append({"path": str(path), "target": str(target), "wanted": CHANGES})
    lines = [json.dumps(job) for job in jobs]
    done = json.loads(browse(SCRIPT, [chromium, SHARED], lines))
    defs = shutil.copytree(shipped("process_defs"), folder / "process_defs")
    taken = take_maps(Project(defs, folder / "hasil"), [Path(job["target"]) for job in jobs])
    return [(done[report.label], report) for report in taken.reports]


def test_each_change_is_read_and_nothing_else(
    came_back: list[tuple[list[dict[str, Any]], Returned]],
) -> None:
    assert len(came_back) > 10
    made: Counter[str] = Counter()
    for changes, report in came_back:
        made.update(one["change"] for one in changes)
        wanted = Counter(kind for one in changes for kind in KINDS[one["change"]])
        found = Counter(edit.kind for edit in report.edits)
        assert found == wanted, (report.label, changes, report.told, report.remarks)
    assert made.keys() == {*CHANGES}
