"""The project's own files in every flavour come back byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_of_a_build_comes_back_as_it_was(built: Path) -> None:
    """Portable files, files for both engines, maps of level 1: model, drawing, additions."""
    paths = sorted(built.rglob("*.bpmn"))
    assert len(paths) > 5
    changed, lossy = [], []
    for path in paths:
        data = path.read_bytes()
        made = import_bpmn(data, Findings(), str(path), extras=True)
        assert made is not None
        if made.data != data:
            changed.append(path.name)
        if not (made.comparison.is_whole and made.is_drawing_kept):
            lossy.append(path.name)
    assert (changed, lossy) == ([], [])


def test_portable_files_need_no_additions(built: Path) -> None:
    """A clean file stays what it is when additions are left out."""
    paths = [path for path in built.rglob("*.bpmn") if path.stem == path.parent.name]
    assert paths
    for path in paths:
        data = path.read_bytes()
        made = import_bpmn(data, Findings())
        assert made is not None
        assert made.data == data
