"""Finds the functions of the program's code by name, and what they return.

A finding may get its words from a function, also from one of another module, e.g.
``message, hint = told_date(text)``.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).resolve().parents[1] / "bpmn_gen"


@cache
def parsed(path: Path) -> ast.Module:
    """The code of a module."""
    return ast.parse(path.read_text("utf-8"))


def found(path: Path, name: str) -> tuple[Path, ast.FunctionDef] | None:
    """A function that a module has or gets from another one, and the module that has it."""
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return path, node
        if isinstance(node, ast.ClassDef):
            inner = (one for one in node.body if isinstance(one, ast.FunctionDef))
            if (method := next((one for one in inner if one.name == name), None)) is not None:
                return path, method
    for inside in ast.walk(parsed(path)):
        if isinstance(inside, ast.ImportFrom) and any(one.name == name for one in inside.names):
            home = PROGRAM.parent.joinpath(*(inside.module or "").split(".")).with_suffix(".py")
            return found(home, name) if home.is_file() and home != path else None
    return None


def results(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """What a function returns, or yields one after the other."""
    for node in ast.walk(function):
        given = node.value if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) else None
        if given is not None:
            yield given
