"""bpmn-js in a real browser imports every file without a word and shows what we show."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import SHARED
from tests.conformance.bpmn import File
from tests.conformance.drawn_texts import Drawn, faults
from tests.conformance.svg import Picture, corners

OFF = 0.51
"""px by which two routes may differ: some numbers are rounded on the way."""
FOR_ENGINES = ("camunda7", "camunda8")
"""Ends of the names of files that are drawn as the portable ones beside them."""
RING = 1.5
"""px by which two outlines may differ: we draw thick rings inside their outline."""


@pytest.fixture(scope="module")
def seen(
    node_once: Callable[..., str],
    chromium: str,
    all_paths: list[Path],
) -> dict[str, Drawn]:
    found: dict[str, Drawn] = json.loads(node_once("browser.mjs", all_paths, chromium, SHARED))
    assert found.keys() == {str(path) for path in all_paths}
    return found


def test_no_warnings_and_no_console_errors(seen: dict[str, Drawn]) -> None:
    said = {path: [*item["warnings"], *item["trouble"]] for path, item in seen.items()}
    assert {path: words for path, words in said.items() if words} == {}


def test_everything_is_there(seen: dict[str, Drawn], files: list[File]) -> None:
    for file in files:
        shown = seen[str(file.path)]
        assert len(shown["shapes"]) > 3
        assert shown["shapes"].keys() == file.shapes.keys(), file.path
        assert shown["edges"].keys() == file.edges.keys(), file.path


def test_words_stay_whole_and_texts_stay_in_their_shapes(
    seen: dict[str, Drawn], all_paths: list[Path]
) -> None:
    files = [File(path) for path in all_paths if not path.stem.endswith(FOR_ENGINES)]
    assert sum(len(seen[str(file.path)]["texts"]) for file in files) > 300
    found = {str(file.path): faults(file, seen[str(file.path)]) for file in files}
    assert {path: said for path, said in found.items() if said} == {}


def test_shapes_stand_where_our_picture_has_them(seen: dict[str, Drawn], paths: list[Path]) -> None:
    compared = 0
    for path in paths:
        shown = seen[str(path)]
        picture = Picture(svg_of(path))
        for name, bounds in shown["shapes"].items():
            sides = 3 if name in picture.phases else 4
            ours, theirs = picture.boxes[name][:sides], tuple(bounds)[:sides]
            assert near(ours, theirs, RING), f"{path}: {name}"
            compared += 1
    assert compared > 50


def test_flows_run_where_our_picture_has_them(seen: dict[str, Drawn], paths: list[Path]) -> None:
    compared = 0
    for path in paths:
        shown = seen[str(path)]
        picture = Picture(svg_of(path))
        for name, points in shown["edges"].items():
            ours, theirs = picture.routes[name], corners([(x, y) for x, y in points])
            assert len(ours) == len(theirs), f"{path}: {name}: {ours} {theirs}"
            assert all(near(a, b) for a, b in zip(ours, theirs, strict=True)), f"{path}: {name}"
            compared += 1
    assert compared > 50


def svg_of(path: Path) -> Path:
    """The picture beside a BPMN file."""
    return path.parent / "peta-lintas-fungsi.svg"


def near(ours: tuple[float, ...], theirs: tuple[float, ...], off: float = OFF) -> bool:
    """Whether numbers are equal but for rounding."""
    return all(abs(a - b) <= off for a, b in zip(ours, theirs, strict=True))
