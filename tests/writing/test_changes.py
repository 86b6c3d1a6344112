"""Files change together or not at all, and the last change can be taken back once."""

from pathlib import Path

import pytest

from bpmn_gen.errors import RefusalError
from bpmn_gen.writing import changes as module
from bpmn_gen.writing.changes import JOURNAL, Changes
from bpmn_gen.writing.undoing import NOTHING, last_change


def prepared(root: Path) -> Changes:
    """One file that changes, one that comes and one that goes."""
    (root / "lama.yaml").write_bytes(b"nama: lama\r\n")
    (root / "pergi.yaml").write_bytes(b"nama: pergi\n")
    found = Changes(root)
    found.set(root / "lama.yaml", b"nama: baru\r\n", b"nama: lama\r\n", "lama.yaml")
    found.set(root / "sub" / "datang.yaml", b"nama: datang\n", None, "sub/datang.yaml")
    found.set(root / "pergi.yaml", None, b"nama: pergi\n", "pergi.yaml")
    return found


def content(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != JOURNAL)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_the_difference_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    found = prepared(tmp_path)
    assert found.preview().splitlines() == [
        "--- lama.yaml (sekarang)", "+++ lama.yaml (nanti)", "@@ -1 +1 @@",
        "-nama: lama", "+nama: baru",
        "--- sub/datang.yaml (sekarang)", "+++ sub/datang.yaml (nanti)", "@@ -0,0 +1 @@",
        "+nama: datang",
        "--- pergi.yaml (sekarang)", "+++ pergi.yaml (nanti)", "@@ -1 +0,0 @@",
        "-nama: pergi",
    ]  # fmt: skip
    assert set(content(tmp_path)) == {"lama.yaml", "pergi.yaml"}


def test_a_change_is_written_whole_and_undone_whole_and_only_once(tmp_path: Path) -> None:
    found = prepared(tmp_path)
    before = content(tmp_path)
    found.write()
    assert content(tmp_path) == {
        "lama.yaml": b"nama: baru\r\n",
        "sub/datang.yaml": b"nama: datang\n",
    }
    last_change(tmp_path).undo()
    assert content(tmp_path) == before
    with pytest.raises(RefusalError, match=NOTHING):
        last_change(tmp_path)


def test_a_file_that_changed_meanwhile_stops_everything(tmp_path: Path) -> None:
    found = prepared(tmp_path)
    (tmp_path / "pergi.yaml").write_bytes(b"nama: disunting\n")
    before = content(tmp_path)
    with pytest.raises(RefusalError, match=r"pergi\.yaml"):
        found.write()
    assert content(tmp_path) == before


def test_an_undo_never_takes_back_what_somebody_wrote_since(tmp_path: Path) -> None:
    prepared(tmp_path).write()
    (tmp_path / "lama.yaml").write_bytes(b"nama: tangan\n")
    before = content(tmp_path)
    with pytest.raises(RefusalError, match=r"lama\.yaml"):
        last_change(tmp_path).undo()
    assert content(tmp_path) == before


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared(tmp_path)
    before = content(tmp_path)

    def full(path: Path, data: bytes) -> None:
        if path.name == "datang.yaml":
            raise OSError(28, "full")
        path.write_bytes(data)

    monkeypatch.setattr(module, "write_atomically", full)
    with pytest.raises(OSError, match="full"):
        found.write()
    assert content(tmp_path) == before


def test_a_journal_that_leads_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "proyek"
    root.mkdir()
    prepared(root).write()
    (tmp_path / "milik-lain.yaml").write_bytes(b"nama: lain\n")
    journal = root / JOURNAL
    journal.write_text(journal.read_text().replace('"lama.yaml"', '"../milik-lain.yaml"'))
    with pytest.raises(RefusalError, match=NOTHING):
        last_change(root)
    assert (tmp_path / "milik-lain.yaml").read_bytes() == b"nama: lain\n"


def test_what_does_not_change_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "sama.yaml").write_bytes(b"x\n")
    found = Changes(tmp_path)
    found.set(tmp_path / "sama.yaml", b"y\n", b"x\n", "sama.yaml")
    found.set(tmp_path / "sama.yaml", b"x\n", b"y\n", "sama.yaml")
    assert found.files == []
    found.write()
    assert not (tmp_path / JOURNAL).exists()


def test_an_undo_tells_files_apart_and_removes_folders_that_the_change_made(
    tmp_path: Path,
) -> None:
    (tmp_path / "ada").mkdir()
    found = prepared(tmp_path)
    found.set(tmp_path / "ada" / "satu.yaml", b"x\n", None, "")
    found.set(tmp_path / "dalam" / "sekali" / "dua.yaml", b"x\n", None, "")
    found.write()
    (tmp_path / "sub" / "milik-saya.txt").write_text("x")
    last = last_change(tmp_path)
    last.undo()
    back = {change.label: change.after is None for change in last.shown}
    assert back == {
        "lama.yaml": False, "pergi.yaml": False,
        "sub/datang.yaml": True, "ada/satu.yaml": True, "dalam/sekali/dua.yaml": True,
    }  # fmt: skip
    folders = {path.name for path in tmp_path.iterdir() if path.is_dir()}
    assert folders == {"ada", "sub"}


def test_a_failed_write_names_the_definition_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared(tmp_path)

    def refused(path: Path, data: bytes) -> None:
        if path.name == "datang.yaml":
            path.parent.mkdir()
            raise PermissionError(13, "refused", str(path.parent / ".bpmn-gen-12345678.tmp"))
        path.write_bytes(data)

    monkeypatch.setattr(module, "write_atomically", refused)
    with pytest.raises(PermissionError, match=r"sub/datang\.yaml'$"):
        found.write()
    assert not (tmp_path / "sub").exists()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(RefusalError) as told:
        found.write()
    assert str(told.value) == (
        "'sub/datang.yaml' tidak dapat ditulis: foldernya hanya dapat dibaca; "
        "tidak ada yang berubah"
    )


def test_what_cannot_be_remembered_for_an_undo_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared(tmp_path)
    before = content(tmp_path)

    def full(path: Path, data: bytes) -> None:
        if path.name == JOURNAL:
            raise OSError(28, "full")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)

    monkeypatch.setattr(module, "write_atomically", full)
    with pytest.raises(OSError, match="full"):
        found.write()
    assert content(tmp_path) == before
