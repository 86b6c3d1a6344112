"""A regency that takes in what its offices send, and the command run inside the test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

LISTED = (
    "- {nama: Kecamatan Kroya, tipe: 7, kop: KECAMATAN KROYA}\n"
    "# tetangganya\n- {nama: Kecamatan Maos, tipe: 7}\n"
)
"""The list of units of the regency."""


def gathered(*arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """How the command ends, and what it reports by unit."""
    told = run("gabung", *arguments, "--json")
    return told.exit_code, {one["unit"]: one for one in json.loads(told.stdout)}


def text(path: Path) -> str:
    """A file."""
    return path.read_text("utf-8")


def reasons(*arguments: str) -> list[str]:
    """Why something cannot be taken in."""
    code, told = gathered(*arguments)
    assert code == 1
    return [why for one in told.values() if one["hasil"] == "keliru" for why in one["sebab"]]
