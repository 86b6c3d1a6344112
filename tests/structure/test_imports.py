"""Imports point only downward, and the program starts without its heavy libraries."""

import subprocess
import sys
from pathlib import Path

from importlinter.cli import lint_imports

from tests.structure.tree import modules

HEAVY = ("pydantic", "lxml", "typst", "jinja2", "graphviz", "reportlab", "yaml")


def test_layers(project_root: Path) -> None:
    assert modules("bpmn_gen")
    config = project_root / "pyproject.toml"
    assert "[[tool.importlinter.contracts]]" in config.read_text("utf-8")
    assert lint_imports(config_filename=str(config), no_cache=True) == 0


def test_help_imports_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bpmn_gen", "--bantuan"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert {"click", "bpmn_gen"} <= imported
    assert {name for name in imported if name.partition(".")[0] in HEAVY} == set()
