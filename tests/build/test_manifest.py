"""The manifest and the memory survive whatever may happen to an output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpmn_gen.store import manifest, memory
from bpmn_gen.store.manifest import Artefact
from bpmn_gen.store.memory import Memory


def artefact(path: str, content: bytes = b"isi") -> Artefact:
    return Artefact(
        path=path,
        sha256=manifest.digest(content),
        kind="bpmn",
        kode="CLP.01",
        source="proses/a.yaml",
        target="tipe-07",
        tipe=7,
        unit=None,
        version="0",
    )


def write(output: Path, known: dict[str, Artefact]) -> None:
    manifest.write_atomically(output / manifest.FILE, manifest.as_bytes(known))


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
    "content", [b"", b"[]", b"{}", b'{"format": 99}', b"\xff\xfe", b'{"format": 1, "artefacts": 3}']
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
    manifest.write_atomically(tmp_path / "d/x", b"isi")
    assert manifest.is_whole(tmp_path, item)
    (tmp_path / "d/x").write_bytes(b"lain")
    assert not manifest.is_whole(tmp_path, item)
    (tmp_path / "d/x").unlink()
    assert not manifest.is_whole(tmp_path, item)


def test_a_failed_write_leaves_the_old_file_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"lama")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PermissionError):
        manifest.write_atomically(file, b"baru")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert file.read_bytes() == b"lama"


def test_removing_the_last_artefact_removes_its_empty_folders_only(tmp_path: Path) -> None:
    manifest.write_atomically(tmp_path / "tipe-07/CLP.01/x", b"")
    manifest.write_atomically(tmp_path / "tipe-07/lain", b"")
    manifest.remove(tmp_path, "tipe-07/CLP.01/x")
    assert not (tmp_path / "tipe-07/CLP.01").exists()
    assert (tmp_path / "tipe-07/lain").exists()


def test_sweeping_removes_what_a_killed_build_left_beside_artefacts(tmp_path: Path) -> None:
    for folder in ("CLP.01", "CLP.01/surat", "."):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".bpmn-gen-ab_c12xy.tmp").write_bytes(b"separuh")
    (tmp_path / "CLP.01/x.bpmn").write_bytes(b"utuh")
    manifest.sweep(tmp_path, ["CLP.01/x.bpmn"])
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert left == {"CLP.01", "CLP.01/x.bpmn", "CLP.01/surat/.bpmn-gen-ab_c12xy.tmp"}


@pytest.mark.parametrize(
    "name", [".x.tmp", ".bpmn-gen-.tmp", "bpmn-gen-ab_c12xy.tmp", ".bpmn-gen-ab_c12xy.tmp.docx",
             ".bpmn-gen-Rencana1.tmp", ".bpmn-gen-ab_c12xy.tmp~"],
)  # fmt: skip
def test_sweeping_leaves_the_unfinished_files_of_other_programs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"milik program lain")
    manifest.sweep(tmp_path, ["x.bpmn", "tidak-ada/y.bpmn"])
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_files_are_written_under_a_name_that_sweeping_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", killed)
    monkeypatch.setattr("pathlib.Path.unlink", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        manifest.write_atomically(tmp_path / "x", b"baru")
    monkeypatch.undo()
    assert len(list(tmp_path.iterdir())) == 1
    manifest.sweep(tmp_path, ["x"])
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

    monkeypatch.setattr(manifest, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replace)
    manifest.write_atomically(tmp_path / "a.docx", b"baru")
    assert (tmp_path / "a.docx").read_bytes() == b"baru"
