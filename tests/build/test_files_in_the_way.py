"""Whatever stands where an artefact goes: a person loses nothing, nothing of ours is kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from bpmn_gen.store import manifest, memory
from bpmn_gen.store.destination import Destination, journalled
from tests.build.edited import (
    COPY,
    EDIT,
    FILE,
    FOLDER,
    WHAT,
    aside,
    build,
    copies,
    kill_build,
    rename_process,
    rename_step,
    told,
    whole,
)
from tests.cli.example import run


def test_a_file_of_others_where_an_artefact_goes_is_kept_beside_it(output: Path) -> None:
    new = "tipe-07/CLP.99.02/CLP.99.02.bpmn"
    (output / new).parent.mkdir()
    (output / new).write_bytes(EDIT)
    rename_process()
    done = run(*WHAT)
    assert (
        f"peringatan: berkas 'output/{new}' bukan buatan program ini; isinya disimpan sebagai "
        "'CLP.99.02.suntingan-1.bpmn' [foreign-file]" in done.stderr
    )
    assert "saran: periksa berkas itu" in done.stderr
    assert copies(output) == {"tipe-07/CLP.99.02/CLP.99.02.suntingan-1.bpmn": EDIT}
    assert whole(output)


def test_in_a_filled_folder_nothing_of_others_is_overwritten(output: Path) -> None:
    names = ("index.html", "portal.css", "manifest.json", FILE)
    for name in names:
        (Path("situs") / name).parent.mkdir(parents=True, exist_ok=True)
        (Path("situs") / name).write_bytes(EDIT)
    summary = build("--folder-hasil", "situs", "--pakai-folder-berisi")
    assert {item["path"] for item in summary["set_aside"]} == set(names)
    assert not any(item["was_ours"] for item in summary["set_aside"])
    assert len(copies(Path("situs"))) == len(names)
    assert set(copies(Path("situs")).values()) == {EDIT}
    assert {*manifest.read(Path("situs"))} == {*manifest.read(output)}


def test_what_was_written_by_a_build_that_was_killed_is_no_edit(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when its definitions have changed once more since."""
    old = (output / FILE).read_bytes()
    rename_step("Menyusun")
    kill_build(monkeypatch)
    assert (output / FILE).read_bytes() != old
    assert FILE in journalled(output)
    rename_step("Membuat")
    source = Path("process_defs/proses/contoh.yaml")
    source.write_text(source.read_text("utf-8").replace("Menyusun", "Membuat"), encoding="utf-8")
    summary = build()
    assert summary["set_aside"] == []
    assert whole(output)
    assert journalled(output) == {}
    assert not list(output.rglob("*.journal"))


def test_an_edit_made_after_a_build_was_killed_is_kept(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename_step("Menyusun")
    kill_build(monkeypatch)
    (output / FILE).write_bytes(EDIT)
    assert build()["set_aside"] == [aside(FILE, COPY)]


def test_a_killed_build_leaves_what_is_no_longer_made_to_be_removed(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename_step("Menyusun")
    kill_build(monkeypatch)
    rename_process()
    summary = build()
    assert FILE in summary["removed"]
    assert not (output / FOLDER).exists()


def test_an_edited_document_that_is_open_stays_as_it_is(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name == "CLP.99.01.bpmn":
            raise PermissionError(errno.EACCES, "open in Word", str(path))
        return real(path, target)

    (output / FILE).write_bytes(EDIT)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        summary = build(code=1)
        [found] = told(summary)
        assert f"'output/{FILE}' tidak dapat ditulis: sedang dipakai program" in found["message"]
        assert summary["set_aside"] == []
        assert (output / FILE).read_bytes() == EDIT
        rename_process()
        [found] = told(build(code=1))
        assert f"'output/{FILE}' tidak dapat dihapus: sedang dipakai program" in found["message"]
    assert build()["set_aside"] == [aside(FILE, COPY)]


def test_an_edit_is_put_back_when_the_new_file_cannot_take_its_place(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.name == "CLP.99.01.bpmn":
            raise OSError(errno.ENOSPC, "full", str(path))
        return real(path, target)

    (output / FILE).write_bytes(EDIT)
    monkeypatch.setattr(Path, "replace", replace)
    summary = build(code=1)
    assert summary["set_aside"] == []
    assert (output / FILE).read_bytes() == EDIT
    assert copies(output) == {}


def test_a_folder_where_an_artefact_goes_is_left_alone(output: Path) -> None:
    (output / FILE).unlink()
    (output / FILE).mkdir()
    (output / FILE / "catatan.txt").write_bytes(EDIT)
    [found] = told(build(code=1))
    assert f"'output/{FILE}' tidak dapat ditulis: itu folder" in found["message"]
    assert (output / FILE / "catatan.txt").read_bytes() == EDIT


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_links_and_pipes_are_set_aside_as_they_are(output: Path) -> None:
    page = output / FOLDER / "index.html"
    Path("punya-orang.docx").write_bytes(EDIT)
    (output / FILE).unlink()
    (output / FILE).symlink_to(Path("punya-orang.docx").absolute())
    page.unlink()
    os.mkfifo(page)
    summary = build()
    assert {item["path"] for item in summary["set_aside"]} == {FILE, f"{FOLDER}/index.html"}
    assert (output / COPY).is_symlink()
    assert Path("punya-orang.docx").read_bytes() == EDIT
    assert (output / FOLDER / "index.suntingan-1.html").is_fifo()
    assert whole(output)


def test_copies_are_swept_by_nobody_and_are_no_files_of_others(output: Path) -> None:
    (output / FILE).write_bytes(EDIT)
    build()
    rename_process()
    build("--ulang")
    (output / memory.FILE).unlink()
    assert build()["set_aside"] == []
    assert copies(output) == {COPY: EDIT}


def test_a_copy_never_takes_the_name_of_an_artefact(tmp_path: Path) -> None:
    """A code may read like the name of a copy; nothing is at its path yet."""
    (tmp_path / "peta").mkdir()
    (tmp_path / "peta/a.svg").write_bytes(EDIT)
    place = Destination(tmp_path, reserved=frozenset({"peta/a.suntingan-1.svg"}))
    assert place.put("peta/a.svg", b"baru").aside == "peta/a.suntingan-2.svg"


@pytest.mark.parametrize(
    ("path", "copy"),
    [
        ("a/CLP.02.02.camunda7.bpmn", "a/CLP.02.02.camunda7.suntingan-1.bpmn"),
        ("trace.html", "trace.suntingan-1.html"),
        ("tanpa-akhiran", "tanpa-akhiran.suntingan-1"),
    ],
)
def test_the_name_of_a_copy_keeps_its_ending(tmp_path: Path, path: str, copy: str) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_bytes(EDIT)
    assert Destination(tmp_path).put(path, b"baru").aside == copy


def test_a_file_that_is_already_what_it_is_to_be_is_no_edit(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"baru")
    assert Destination(tmp_path).put("x", b"baru").aside == ""


def test_a_journal_that_was_cut_off_or_damaged_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".bpmn-gen-1.journal").write_bytes(b"abc a b.docx\n\xff\xff\n\nabc")
    (tmp_path / ".bpmn-gen-x.journal").write_bytes(b"abc lain\n")
    assert journalled(tmp_path)["a b.docx"] == {"abc"}
    assert "lain" not in journalled(tmp_path)
