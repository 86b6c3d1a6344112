"""All exceptions of the program are one family, and the map at its head names each."""

from __future__ import annotations

import ast
from functools import cache

from bpmn_gen import errors
from tests.structure.tree import modules, parsed

OURS = "BpmnGenError"
BUGS = {"FormattingError": "AssertionError", "SpliceError": "AssertionError"}
"""Mistakes of the program itself, which are not of the family."""


@cache
def exceptions() -> dict[str, str]:
    """The name of each class that can be raised, with that of what it is made from."""
    found: dict[str, str] = {}
    for path in modules("bpmn_gen"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                raised = [base for base in bases if base.endswith(("Error", "Exception"))]
                if raised:
                    assert node.name not in found, f"{node.name} means two things"
                    found[node.name] = raised[0]
    return found


def family(name: str, found: dict[str, str]) -> str:
    """The class that an exception goes back to."""
    return family(found[name], found) if found.get(name, "Exception") != "Exception" else name


def test_every_exception_is_of_the_family() -> None:
    found = exceptions()
    assert {OURS, "CompileError", "RefusalError"} <= set(found)
    assert {name: base for name, base in found.items() if family(name, found) != OURS} == BUGS


def test_the_map_names_every_exception() -> None:
    told = errors.__doc__ or ""
    assert [name for name in exceptions() if f"``{name}``" not in told and name != OURS] == []
