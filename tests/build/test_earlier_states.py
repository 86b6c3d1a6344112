"""Earlier states of files are kept under their marks, in proportion; nothing depends on them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.store import earlier

if TYPE_CHECKING:
    from pathlib import Path

MARK = "0123456789ab"


def file_with(mark: str) -> bytes:
    """The beginning of a file that bears a mark."""
    return f'<?xml version="1.0"?>\n<bpmn:definitions xmlns="x" id="A_1_definisi_{mark}"/>'.encode()


def test_a_file_is_found_by_its_mark_in_all_its_flavours(tmp_path: Path) -> None:
    for name in ("A.camunda8.bpmn", "A.bpmn", "A.camunda7.bpmn"):
        earlier.keep(tmp_path, f"tipe-01/A/{name}", file_with(MARK) + name.encode())
    plain, *engines = (one.removeprefix(file_with(MARK)) for one in earlier.states(tmp_path, MARK))
    assert plain == b"A.bpmn"
    assert engines == [b"A.camunda7.bpmn", b"A.camunda8.bpmn"]
    assert earlier.states(tmp_path, "0" * 12) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [("A/sop.pdf", file_with(MARK)), ("A/A.bpmn", b"<bpmn:definitions id='A_definisi'/>")],
)
def test_files_without_a_mark_are_passed_by(tmp_path: Path, path: str, content: bytes) -> None:
    earlier.keep(tmp_path, path, content)
    assert not list(tmp_path.iterdir())


def test_a_damaged_copy_counts_as_missing(tmp_path: Path) -> None:
    earlier.keep(tmp_path, "A/A.bpmn", file_with(MARK))
    copy = next((tmp_path / earlier.FOLDER).iterdir())
    whole = copy.read_bytes()
    for content in (b"", b"no gzip", whole[:-3], whole[:12] + b"\xff" * 20):
        copy.write_bytes(content)
        assert not any(earlier.states(tmp_path, MARK))


def test_the_oldest_copies_go_and_files_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / earlier.FOLDER
    for number in range(20):
        earlier.keep(tmp_path, "A/A.bpmn", file_with(f"{number:012x}"))
        os.utime(folder / f"{number:012x}.bpmn.gz", (1000 + number, 1000 + number))
    (folder / "catatan.txt").write_text("milik orang", "utf-8")
    earlier.prune(tmp_path, 2)
    kept = sorted(path.name for path in folder.iterdir())
    assert kept == [f"{number:012x}.bpmn.gz" for number in range(8, 20)] + ["catatan.txt"]


def test_a_folder_that_cannot_be_written_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / earlier.FOLDER).write_text("bukan folder", "utf-8")
    earlier.keep(tmp_path, "A/A.bpmn", file_with(MARK))
    earlier.prune(tmp_path, 0)
    assert earlier.states(tmp_path, MARK) == []
