"""Modules and functions stay small enough to be read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.structure.tree import ROOT, modules, parsed

MODULE_LINES = 400
FUNCTION_LINES = 50
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_at_most_400_lines() -> None:
    found = modules("bpmn_gen", "tests", "bench", "manual", "paket")
    assert len(found) > 40
    lengths = {str(p.relative_to(ROOT)): p.read_text("utf-8").count("\n") for p in found}
    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_are_at_most_50_lines() -> None:
    lengths = [
        (f"{path.relative_to(ROOT)}:{name}", lines)
        for path in modules("bpmn_gen", "tests", "bench", "manual", "paket")
        for name, lines in functions(path)
    ]
    assert len(lengths) > 200
    assert [found for found in lengths if found[1] > FUNCTION_LINES] == []


def test_no_module_is_named_for_nothing_in_particular() -> None:
    found = modules("bpmn_gen")
    assert found
    names = {part: path for path in found for part in (path.stem, path.parent.name)}
    assert "model" in names
    assert FORBIDDEN_NAMES.isdisjoint(names)


def test_nothing_is_left_unfinished() -> None:
    # Written in halves, so that this file does not find itself.
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")
    found = modules("bpmn_gen", "tests", "bench", "manual", "paket")
    assert found
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in found
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if any(mark in line for mark in marks)
    ]
    assert left == []


def test_every_module_says_what_it_is_for() -> None:
    found = modules("bpmn_gen", "manual", "paket")
    assert found
    silent = [path for path in found if not ast.get_docstring(parsed(path))]
    assert silent == []
