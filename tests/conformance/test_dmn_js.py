"""dmn-moddle, dmnlint and dmn-js in a real browser read every decision table without a word."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TypedDict

import pytest
from lxml import etree

from bpmn_gen.bpmn_file.dmn import DMN
from bpmn_gen.drawing.geometry import Bounds
from tests.browser import SHARED

TITLE = 70.0
"""px; so much at the top the name of the file may cover."""


class Seen(TypedDict):
    """What the browser says of a file."""

    said: list[str]
    shapes: dict[str, tuple[float, float, float, float]]
    edges: dict[str, list[tuple[float, float]]]
    views: list[str]
    policy: str
    head: list[str]
    rows: list[list[str]]


@pytest.fixture(scope="module")
def tables(built: Path) -> list[Path]:
    """The decision tables of the build."""
    found = sorted(built.rglob("*.dmn"))
    assert len(found) == 11
    return found


@pytest.fixture(scope="module")
def seen(
    node_once: Callable[..., str],
    chromium: str,
    tables: list[Path],
) -> dict[Path, Seen]:
    found = json.loads(node_once("decisions.mjs", tables, chromium, SHARED))
    assert found.keys() == {str(path) for path in tables}
    return {path: found[str(path)] for path in tables}


def test_nobody_has_anything_to_say(seen: dict[Path, Seen]) -> None:
    assert {path: item["said"] for path, item in seen.items() if item["said"]} == {}


def test_all_that_a_decision_needs_is_drawn_apart_and_below_the_title(
    seen: dict[Path, Seen],
) -> None:
    for path, item in seen.items():
        root = etree.fromstring(path.read_bytes())
        parts = ("decision", "inputData", "knowledgeSource")
        wanted = {one.get("id") for one in root.iter(*(f"{{{DMN}}}{part}" for part in parts))}
        assert item["shapes"].keys() == wanted, path
        assert len(item["edges"]) == len(wanted) - 1 >= 2
        boxes = [Bounds(*box) for box in item["shapes"].values()]
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
        assert min(box.y for box in boxes) > TITLE


def test_the_table_opens_with_all_its_rows(seen: dict[Path, Seen]) -> None:
    for path, item in seen.items():
        root = etree.fromstring(path.read_bytes())
        rules = list(root.iter(f"{{{DMN}}}rule"))
        assert item["views"] == ["drd", "decisionTable"]
        assert item["policy"].endswith("Unique")
        assert len(item["rows"]) == len(rules) >= 2, path
        assert any("Pejabat Penilai Kinerja" in title for title in item["head"])
        for row, rule in zip(item["rows"], rules, strict=True):
            texts = [str(text.text) for text in rule.iter(f"{{{DMN}}}text")]
            assert row[1 : 1 + len(texts)] == texts, path
