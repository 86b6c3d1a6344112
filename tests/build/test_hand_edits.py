"""What a person did to an artefact is kept beside the new one, once, and told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bpmn_gen.commands.set_aside import MOST
from bpmn_gen.store import manifest, memory
from tests.build.edited import (
    COPY,
    EDIT,
    FILE,
    FOLDER,
    WHAT,
    aside,
    build,
    copies,
    rename_process,
    rename_step,
    told,
    whole,
)
from tests.cli.example import run


def test_an_edited_document_whose_source_is_unchanged_is_kept_and_made_again_once(
    output: Path,
) -> None:
    made = (output / FILE).read_bytes()
    (output / FILE).write_bytes(EDIT)
    summary = build()
    assert copies(output) == {COPY: EDIT}
    assert (output / FILE).read_bytes() == made
    assert summary["set_aside"] == [aside(FILE, COPY)]
    again = build()
    assert (again["made"], again["set_aside"], told(again)) == ([], [], [])
    assert copies(output) == {COPY: EDIT}
    assert whole(output)


def test_an_edited_document_whose_source_changed_is_kept_beside_the_new_one(output: Path) -> None:
    before = (output / FILE).read_bytes()
    (output / FILE).write_bytes(EDIT)
    rename_step("Menyusun")
    build()
    assert copies(output) == {COPY: EDIT}
    assert (output / FILE).read_bytes() not in {before, EDIT}


def test_every_edit_gets_a_number_of_its_own(output: Path) -> None:
    for text in (b"satu", b"dua"):
        (output / FILE).write_bytes(text)
        build()
    assert copies(output) == {COPY: b"satu", COPY.replace("-1", "-2"): b"dua"}


def test_what_was_kept_is_told_with_its_place_and_counted(output: Path) -> None:
    (output / FILE).write_bytes(EDIT)
    done = run(*WHAT)
    assert done.exit_code == 0
    assert (
        f"peringatan: berkas keluaran 'output/{FILE}' berubah sejak dibuat; isinya disimpan "
        f"sebagai 'CLP.99.01.suntingan-1.bpmn' [edited-output]\n  --> output/{COPY}\n"
        f"  saran: ambil kembali perubahannya ke definisi: bpmn-gen impor output/{COPY} --gabung ."
        in done.stderr
    )
    assert "0 dihapus, 1 berkas Anda disimpan dengan nama lain: 1 proses" in done.stderr


def test_many_edits_are_told_in_one_finding_and_listed_for_programs(output: Path) -> None:
    edited = [path for path in manifest.read(output) if path != "trace.json"]
    assert len(edited) > MOST
    for path in edited:
        (output / path).write_bytes(EDIT)
    summary = build()
    [found] = told(summary)
    assert found["code"] == "edited-output"
    assert found["message"].startswith(
        f"{len(edited)} berkas keluaran berubah sejak dibuat; masing-masing disimpan di tempatnya "
        "dengan nama '*.suntingan-1.*', misalnya 'output/daftar.suntingan-1.html'"
    )
    assert found["span"]["path"] == "output"
    assert {item["path"] for item in summary["set_aside"]} == set(edited)
    assert {*copies(output)} == {item["copy"] for item in summary["set_aside"]}


def test_an_edited_document_that_is_no_longer_made_is_kept(output: Path) -> None:
    (output / FILE).write_bytes(EDIT)
    rename_process()
    summary = build()
    assert FILE not in summary["removed"]
    assert f"{FOLDER}/index.html" in summary["removed"]
    assert summary["set_aside"] == [aside(FILE, COPY)]
    assert [path.name for path in (output / FOLDER).iterdir()] == ["CLP.99.01.suntingan-1.bpmn"]
    assert build()["set_aside"] == []
    assert copies(output) == {COPY: EDIT}


def test_a_document_that_was_deleted_is_made_again_without_a_word(output: Path) -> None:
    made = (output / FILE).read_bytes()
    (output / FILE).unlink()
    summary = build()
    assert (output / FILE).read_bytes() == made
    assert (summary["set_aside"], told(summary)) == ([], [])


def test_a_deleted_document_that_is_no_longer_made_is_no_matter(output: Path) -> None:
    (output / FILE).unlink()
    rename_process()
    summary = build()
    assert FILE not in summary["removed"]
    assert summary["set_aside"] == []
    assert not (output / FOLDER).exists()


@pytest.mark.parametrize("name", ["index.html", "portal.css", "trace.xlsx", "tipe-07/index.html"])
def test_edited_pages_of_the_portal_are_kept_too(output: Path, name: str) -> None:
    (output / name).write_bytes(EDIT)
    [found] = build()["set_aside"]
    assert found["path"] == name
    assert (output / found["copy"]).read_bytes() == EDIT
    assert whole(output)


def test_an_edited_manifest_is_kept_and_no_artefact_is_taken_for_edited(output: Path) -> None:
    edited = (output / "manifest.json").read_bytes().replace(b"tipe-07/CLP", b"tipe-07//CLP")
    (output / "manifest.json").write_bytes(edited)
    rename_step("Menyusun")
    summary = build()
    assert summary["set_aside"] == [
        aside("manifest.json", "manifest.suntingan-1.json", was_ours=False)
    ]
    assert copies(output) == {"manifest.suntingan-1.json": edited}
    assert whole(output)


@pytest.mark.parametrize("lost", [["manifest.json"], [memory.FILE], ["manifest.json", memory.FILE]])
def test_a_lost_manifest_or_memory_makes_no_edits(output: Path, lost: list[str]) -> None:
    for name in lost:
        (output / name).unlink()
    summary = build("--pakai-folder-berisi")
    assert summary["set_aside"] == []
    assert whole(output)


def test_artefacts_without_a_manifest_are_known_by_their_stamps(output: Path) -> None:
    (output / "manifest.json").unlink()
    rename_step("Menyusun")
    assert build()["set_aside"] == []


def test_a_copied_folder_holds_no_edits_and_is_read_only_once(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(output, "salinan", copy_function=shutil.copyfile)
    for path in Path("salinan").rglob("*"):
        os.utime(path, (0, 0))
    read: list[str] = []
    real = manifest.is_whole

    def is_whole(folder: Path, artefact: manifest.Artefact) -> bool:
        read.append(artefact.path)
        return real(folder, artefact)

    monkeypatch.setattr(manifest, "is_whole", is_whole)
    summary = build("--folder-hasil", "salinan")
    assert (summary["made"], summary["set_aside"]) == ([], [])
    assert sorted(read) == sorted(summary["kept"])
    read.clear()
    assert build("--folder-hasil", "salinan")["made"] == []
    assert read == []
    rename_step("Menyusun")
    assert build("--folder-hasil", "salinan")["set_aside"] == []


def test_a_build_that_does_nothing_reads_no_artefact(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr(manifest, "is_whole", refuse)
    assert build()["made"] == []
    assert output.is_dir()


def test_an_edit_of_the_same_size_is_noticed(output: Path) -> None:
    edited = bytes(reversed((output / FILE).read_bytes()))
    (output / FILE).write_bytes(edited)
    build()
    assert copies(output) == {COPY: edited}


def test_a_file_that_was_only_touched_is_no_edit(output: Path) -> None:
    os.utime(output / FILE, (1, 1))
    assert build()["set_aside"] == []
    rename_step("Menyusun")
    os.utime(output / FILE, (2, 2))
    assert build()["set_aside"] == []


def test_making_everything_again_keeps_edits_too(output: Path) -> None:
    (output / FILE).write_bytes(EDIT)
    assert build("--ulang")["set_aside"] == [aside(FILE, COPY)]
    assert build("--ulang")["set_aside"] == []
    assert copies(output) == {COPY: EDIT}
