"""A build fills no folder that holds files of others, unless it is told to; and removes none."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bpmn_gen.commands.ledger import Ledger
from bpmn_gen.store import memory, output_folder
from tests.cli.example import run

GO_ON = "--pakai-folder-berisi"
WHAT = ("build", "--tipe", "7", "--proses", "CLP.99.01", "--format", "bpmn", "--pekerja", "1")
MADE = "tipe-07/CLP.99.01/CLP.99.01.bpmn"


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder and below."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put(folder: Path, *names: str) -> dict[str, bytes]:
    """Put files of others into a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("milik orang lain", encoding="utf-8")
    return files(folder)


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (["laporan.docx"], "laporan.docx"),
        (["arsip/2023/surat.pdf"], "arsip/2023/surat.pdf"),
        (["tipe-07/CLP.99.01/CLP.99.01.bpmn"], "tipe-07/CLP.99.01/CLP.99.01.bpmn"),
        (["a.tmp"], "a.tmp"),
    ],
)
def test_a_folder_with_files_of_others_is_refused(
    small: Path, names: list[str], named: str
) -> None:
    before = put(small / "dokumen", *names)
    result = run(*WHAT, "--folder-hasil", "dokumen")
    assert result.exit_code == 1
    assert (
        "galat: folder hasil 'dokumen' memuat berkas yang bukan buatan program ini, "
        f"misalnya '{named}' [foreign-output]\n  --> dokumen\n" in result.stderr
    )
    assert "  saran: pilih folder tersendiri, misalnya --folder-hasil hasil" in result.stderr
    assert f"  saran: atau tambahkan {GO_ON} bila memang di sana" in result.stderr
    assert "Tidak ada berkas yang ditulis" in result.stderr
    assert files(small / "dokumen") == before


def test_the_refusal_is_data_for_programs(small: Path) -> None:
    put(small / "dokumen", "laporan.docx")
    [found] = json.loads(run(*WHAT, "--folder-hasil", "dokumen", "--json").stdout)
    assert (found["severity"], found["code"]) == ("error", "foreign-output")
    assert found["span"]["path"] == "dokumen"


def test_the_project_folder_itself_is_refused(small: Path) -> None:
    before = files(small)
    result = run(*WHAT, "--folder-hasil", ".")
    assert result.exit_code == 1
    assert "misalnya 'process_defs/proses/contoh.yaml' [foreign-output]" in result.stderr
    assert files(small) == before


def test_whoever_insists_may_fill_such_a_folder_and_loses_nothing(small: Path) -> None:
    before = put(small / "dokumen", "laporan.docx", ".abc.tmp", "tipe-07/.def.tmp", "x.tmp")
    assert run(*WHAT, "--folder-hasil", "dokumen", GO_ON).exit_code == 0
    after = files(small / "dokumen")
    assert MADE in after
    assert before.items() <= after.items()


def test_a_folder_that_carries_our_manifest_is_filled_without_asking(small: Path) -> None:
    put(small / "dokumen", "laporan.docx")
    assert run(*WHAT, "--folder-hasil", "dokumen", GO_ON).exit_code == 0
    assert run(*WHAT, "--folder-hasil", "dokumen").exit_code == 0
    (small / "dokumen" / memory.FILE).unlink()
    assert run(*WHAT, "--folder-hasil", "dokumen").exit_code == 0


@pytest.mark.parametrize(
    "names",
    [
        [],
        [".gitkeep"],
        ["desktop.ini", "Thumbs.db", ".DS_Store"],
        [".git/objects/ab/cd", "kosong/.simpan"],
        ["~$sop.docx"],
        ["tipe-07/CLP.99.01/sop.suntingan-1.docx", "tipe-07/LAIN.suntingan-12"],
    ],
)
def test_empty_folders_and_hidden_files_do_not_count(small: Path, names: list[str]) -> None:
    (small / "hasil" / "tipe-07").mkdir(parents=True)
    before = put(small / "hasil", *names)
    result = run(*WHAT, "--folder-hasil", "hasil")
    assert result.exit_code == 0, result.stderr
    assert before.items() <= files(small / "hasil").items()


@pytest.mark.parametrize(
    "content", [b"{}", b'{"name": "Peta", "icons": []}', b"rusak", b"[" * 9999]
)
def test_a_manifest_of_another_program_is_not_ours(small: Path, content: bytes) -> None:
    (small / "situs").mkdir()
    (small / "situs/manifest.json").write_bytes(content)
    result = run(*WHAT, "--folder-hasil", "situs")
    assert result.exit_code == 1
    assert "misalnya 'manifest.json' [foreign-output]" in result.stderr
    assert files(small / "situs") == {"manifest.json": content}


def test_the_home_folder_is_refused_even_where_it_is_empty(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "rumah").mkdir()
    monkeypatch.setenv("HOME", str(small / "rumah"))
    monkeypatch.setenv("USERPROFILE", str(small / "rumah"))
    (small / "pintas").symlink_to(small / "rumah")
    for name in ("rumah", "rumah/.", "pintas", "~"):
        result = run(*WHAT, f"--output={name}")
        assert result.exit_code == 1, name
        assert "ialah folder pribadi pengguna [unsafe-output]" in result.stderr
        assert "saran: pilih folder tersendiri" in result.stderr
    assert list((small / "rumah").iterdir()) == []
    assert run(*WHAT, "--output=~/hasil").exit_code == 0
    assert (small / "rumah/hasil" / MADE).is_file()
    assert not (small / "~").exists()


def test_the_root_of_a_file_system_is_refused(small: Path) -> None:
    result = run(*WHAT, "--folder-hasil", small.anchor)
    assert result.exit_code == 1
    assert f"folder hasil '{Path(small.anchor).as_posix()}' ialah akar penyimpanan" in result.stderr


def test_a_home_folder_that_is_not_known_stops_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", unknown)
    assert run(*WHAT).exit_code == 0
    assert (small / "output" / MADE).is_file()


@pytest.mark.parametrize(
    "place", ["process_defs", "process_defs/hasil/baru", "templates", "pintas", "pintas/hasil"]
)
def test_sources_are_never_mixed_with_results_even_on_demand(small: Path, place: str) -> None:
    (small / "pintas").symlink_to(small / "process_defs")
    before = files(small)
    result = run(*WHAT, "--folder-hasil", place, GO_ON)
    assert result.exit_code == 2
    assert "Folder hasil tidak boleh di dalam folder definisi atau templat." in result.stderr
    assert files(small) == before


def test_a_link_to_a_folder_is_judged_by_what_it_holds(small: Path) -> None:
    put(small / "dokumen", "laporan.docx")
    (small / "kosong").mkdir()
    (small / "a").symlink_to(small / "dokumen")
    (small / "b").symlink_to(small / "kosong")
    assert run(*WHAT, "--folder-hasil", "a").exit_code == 1
    assert run(*WHAT, "--folder-hasil", "b").exit_code == 0
    assert (small / "kosong" / MADE).is_file()


def test_links_in_a_folder_are_files_of_others_and_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/sini").symlink_to(tmp_path)
    assert [Path(path).name for path in output_folder.others(tmp_path)] == ["sini"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder closed to us")
def test_a_folder_that_cannot_be_looked_into_counts_as_filled(tmp_path: Path) -> None:
    closed = tmp_path / "tertutup"
    closed.mkdir(mode=0)
    assert list(output_folder.others(tmp_path)) == [str(closed)]


def test_a_first_build_that_was_killed_leaves_a_folder_that_is_known_as_ours(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Ledger, "close", killed)
    assert run(*WHAT).exit_code != 0
    assert (small / "output" / MADE).is_file()
    assert not (small / "output/manifest.json").exists()
    monkeypatch.undo()
    monkeypatch.chdir(small)
    assert run(*WHAT).exit_code == 0
