"""What the tests of reviews share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.edition.town import edit, town

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project beside an older state of it, in which one step has more to say."""
    made = town(tmp_path / "baru")
    shutil.copytree(made.defs, tmp_path / "lama/process_defs")
    edit(made, "Menulis surat\n", "Menulis surat\n    waktu: 2 jam\n")
    edit(made, "selesai: Surat terkirim", "selesai: Surat diterima")
    return made
