"""Each room may use those below it only, and no files import each other in a ring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from copy import deepcopy
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts.layers import LayersContract

from tests.structure.tree import ROOT, modules

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = read_configuration(str(ROOT / "pyproject.toml"))
ORDERS: list[dict[str, Any]] = [
    contract for contract in OPTIONS["contracts_options"] if contract["type"] == "layers"
]
UPWARD = [
    pytest.param(order, f"{container}.{lower}", f"{container}.{upper}", id=f"{container}.{lower}")
    for order in ORDERS
    for container in order["containers"]
    for upper, lower in pairwise(layer.strip("()") for layer in order["layers"])
]
"""Each room with the one above it."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, imports for the type checker included."""
    return grimp.build_graph("bpmn_gen", cache_dir=None)


def is_kept(order: dict[str, Any], graph: grimp.ImportGraph) -> bool:
    """Whether imports follow an order of rooms."""
    contract = LayersContract(order["name"], OPTIONS["session_options"], order)
    return contract.check(graph, verbose=False).kept


@pytest.mark.parametrize("order", ORDERS, ids=[order["name"] for order in ORDERS])
def test_rooms_stand_in_a_true_order_without_siblings(
    order: dict[str, Any], graph: grimp.ImportGraph
) -> None:
    assert len(UPWARD) > 30
    assert order["exhaustive"] == "True"
    assert [layer for layer in order["layers"] if ":" in layer or "|" in layer] == []
    assert is_kept(order, graph)


@pytest.mark.parametrize(("order", "lower", "upper"), UPWARD)
def test_an_upward_import_is_caught_in_each_room(
    order: dict[str, Any], lower: str, upper: str, graph: grimp.ImportGraph
) -> None:
    spoilt = deepcopy(graph)
    importer = max({lower, *spoilt.find_descendants(lower)})
    imported = max({upper, *spoilt.find_descendants(upper)})
    spoilt.add_import(importer=importer, imported=imported)
    assert not is_kept(order, spoilt)


def test_the_command_fails_on_an_upward_import(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bpmn_gen", tmp_path / "bpmn_gen")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "bpmn_gen/model/__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nfrom bpmn_gen.rules import finding\n")
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert "bpmn_gen.model -> bpmn_gen.rules.finding" in run.stdout


def test_no_files_import_each_other_in_a_ring(graph: grimp.ImportGraph) -> None:
    uses = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(uses) == len(modules("bpmn_gen"))
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as ring:
        pytest.fail(f"a ring: {ring.args[1]}")


def test_a_ring_is_found(graph: grimp.ImportGraph) -> None:
    uses = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    uses["bpmn_gen.diagnostics"] = {"bpmn_gen.rules.finding"}
    with pytest.raises(CycleError):
        TopologicalSorter(uses).prepare()
