"""The manifest and the memory survive whatever may happen to an output folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.store import disk, manifest, memory
from bpmn_gen.store.manifest import Artefact
from bpmn_gen.store.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path


def artefact(path: str, content: bytes = b"isi") -> Artefact:
    return Artefact(
        path=path,
        sha256=disk.digest(content),
        kind="bpmn",
        kode="CLP.01",
        source="proses/a.yaml",
        target="tipe-07",
        tipe=7,
        unit=None,
        version="0",
    )


LISTS_A_NUMBER = manifest.as_bytes({"x": replace(artefact("x"), path=3)})  # type: ignore[arg-type]


def write(output: Path, known: dict[str, Artefact]) -> None:
    disk.write_atomically(output / manifest.FILE, manifest.as_bytes(known))


def test_manifest_reads_back_what_it_wrote(tmp_path: Path) -> None:
    known = {"b": artefact("b"), "a": artefact("a")}
    write(tmp_path, known)
    assert manifest.read(tmp_path) == known
    assert manifest.is_as_written(tmp_path)


def test_memory_reads_back_what_it_wrote(tmp_path: Path) -> None:
    write(tmp_path, {})
    known = Memory({"a": "k"}, {"semua": ("a", "b")}, "digest", {"a": 3}, {"a": (1, 2)})
    memory.remember(tmp_path, known)
    assert known.manifest == manifest.digest_of(tmp_path)
    assert memory.recall(tmp_path) == known


def test_beside_another_manifest_only_stamps_are_believed(tmp_path: Path) -> None:
    """What it says of keys and requests is about other files than those listed there."""
    write(tmp_path, {})
    memory.remember(tmp_path, Memory({"a": "k"}, {"semua": ("a",)}, "digest", {}, {"a": (1, 2)}))
    write(tmp_path, {"a": artefact("a")})
    assert memory.recall(tmp_path) == Memory(stamps={"a": (1, 2)})


def test_the_memory_of_an_older_program_is_read_for_nothing_but_its_stamps(tmp_path: Path) -> None:
    write(tmp_path, {})
    old = b'{"format": 1, "keys": {"a": "k"}, "requests": {}, "inputs": "d", "pages": {}}'
    (tmp_path / memory.FILE).write_bytes(old)
    assert memory.recall(tmp_path) == Memory()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": 99}',
        b"\xff\xfe",
        b'{"format": 1, "artefacts": 3}',
        LISTS_A_NUMBER,
    ],
)
def test_broken_files_count_as_absent(tmp_path: Path, content: bytes) -> None:
    (tmp_path / manifest.FILE).write_bytes(content)
    (tmp_path / memory.FILE).write_bytes(content)
    assert manifest.read(tmp_path) == {}
    assert not manifest.is_ours(tmp_path)
    assert memory.recall(tmp_path) == Memory()


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "", "a//x", "..\\x", "C:x", "\\\\server\\x", "a\0x"]
)
def test_paths_that_leave_the_output_folder_are_ignored(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"x": artefact(path), "z": artefact("z")})
    assert list(manifest.read(tmp_path)) == ["z"]


def test_an_edited_file_is_not_whole(tmp_path: Path) -> None:
    item = artefact("d/x", b"isi")
    disk.write_atomically(tmp_path / "d/x", b"isi")
    assert manifest.is_whole(tmp_path, item)
    (tmp_path / "d/x").write_bytes(b"lain")
    assert not manifest.is_whole(tmp_path, item)
    (tmp_path / "d/x").unlink()
    assert not manifest.is_whole(tmp_path, item)
