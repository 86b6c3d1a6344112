"""A small project whose artefacts people edit, and what a build says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.ledger import Ledger
from bpmn_gen.store import manifest
from tests.cli.example import run

if TYPE_CHECKING:
    import pytest

FOLDER = "tipe-07/CLP.99.01"
FILE, COPY = f"{FOLDER}/CLP.99.01.bpmn", f"{FOLDER}/CLP.99.01.suntingan-1.bpmn"
WHAT = ("build", "--tipe", "7", "--format", "bpmn", "--tanpa-keputusan", "--pekerja", "1")
"""The fewest files there can be: all artefacts take their places in the same way."""
EDIT = b"disunting orang"


def build(*options: str, code: int = 0) -> dict[str, Any]:
    """Build; the summary as data."""
    done = run(*WHAT, *options, "--json")
    assert done.exit_code == code, done.output
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def rename_step(name: str) -> None:
    """Change the source of all artefacts of the process."""
    source = Path("process_defs/proses/contoh.yaml")
    source.write_text(source.read_text("utf-8").replace("Menulis", name), encoding="utf-8")


def rename_process() -> None:
    """Leave the artefacts of the process without a source."""
    source = Path("process_defs/proses/contoh.yaml")
    source.write_text(source.read_text("utf-8").replace("99.01", "99.02"), encoding="utf-8")


def copies(output: Path) -> dict[str, bytes]:
    """What was set aside, by path."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*.suntingan-*"))
    }


def aside(path: str, copy: str, *, was_ours: bool = True) -> dict[str, Any]:
    """What the summary says of one file."""
    return {"path": path, "copy": copy, "was_ours": was_ours}


def kill_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that ends where it would write its manifest."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "close", killed)
        assert run(*WHAT).exit_code == 1


def told(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings about files; those about the definitions are no matter here."""
    about = ("edited-output", "foreign-file", "unwritable-output")
    return [found for found in summary["findings"] if found["code"] in about]


def whole(output: Path) -> bool:
    """Whether every artefact is as the manifest lists it."""
    return all(manifest.is_whole(output, item) for item in manifest.read(output).values())
