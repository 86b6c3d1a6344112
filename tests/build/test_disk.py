"""Files are written whole or not at all, and only what is ours is removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bpmn_gen.store import disk


def test_a_failed_write_leaves_the_old_file_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"lama")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PermissionError):
        disk.write_atomically(file, b"baru")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert file.read_bytes() == b"lama"


def test_a_folder_that_refuses_new_files_is_told_by_the_file_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def refuse(path: object, *_: object) -> int:
        tried.append(path)
        raise PermissionError(13, "refused", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError) as told:
        disk.write_atomically(tmp_path / "x.yaml", b"baru")
    assert told.value.filename == str(tmp_path / "x.yaml")
    assert len(tried) == 1


def test_removing_the_last_artefact_removes_its_empty_folders_only(tmp_path: Path) -> None:
    disk.write_atomically(tmp_path / "tipe-07/CLP.01/x", b"")
    disk.write_atomically(tmp_path / "tipe-07/lain", b"")
    disk.remove(tmp_path, "tipe-07/CLP.01/x")
    assert not (tmp_path / "tipe-07/CLP.01").exists()
    assert (tmp_path / "tipe-07/lain").exists()


def test_sweeping_removes_what_a_killed_build_left_beside_artefacts(tmp_path: Path) -> None:
    for folder in ("CLP.01", "CLP.01/surat", "."):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".bpmn-gen-ab_c12xy.tmp").write_bytes(b"separuh")
    (tmp_path / "CLP.01/x.bpmn").write_bytes(b"utuh")
    disk.sweep(tmp_path, ["CLP.01/x.bpmn"])
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert left == {"CLP.01", "CLP.01/x.bpmn", "CLP.01/surat/.bpmn-gen-ab_c12xy.tmp"}


@pytest.mark.parametrize(
    "name", [".x.tmp", ".bpmn-gen-.tmp", "bpmn-gen-ab_c12xy.tmp", ".bpmn-gen-ab_c12xy.tmp.docx",
             ".bpmn-gen-Rencana1.tmp", ".bpmn-gen-ab_c12xy.tmp~"],
)  # fmt: skip
def test_sweeping_leaves_the_unfinished_files_of_other_programs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"milik program lain")
    disk.sweep(tmp_path, ["x.bpmn", "tidak-ada/y.bpmn"])
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_files_are_written_under_a_name_that_sweeping_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", killed)
    monkeypatch.setattr("pathlib.Path.unlink", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        disk.write_atomically(tmp_path / "x", b"baru")
    monkeypatch.undo()
    assert len(list(tmp_path.iterdir())) == 1
    disk.sweep(tmp_path, ["x"])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [PermissionError(), PermissionError()]
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(path, target)

    monkeypatch.setattr(disk, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replace)
    disk.write_atomically(tmp_path / "a.docx", b"baru")
    assert (tmp_path / "a.docx").read_bytes() == b"baru"
