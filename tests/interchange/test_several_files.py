"""The command ``impor`` with several maps, or folders of them, at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands import importing_maps
from bpmn_gen.compiler.flow import process_id
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from tests.foreign.drawio_files import PLAIN, vertex
from tests.foreign.drawio_files import file_of as drawio
from tests.interchange.test_command import FILE, run
from tests.interchange.writing import file_of
from tests.sop_reading.ticked import ticked_sop

if TYPE_CHECKING:
    from pathlib import Path

OTHER = FILE.replace(b"Layanan surat", b"Layanan izin")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a consultant hands over: maps by several tools, and what is none."""
    path = tmp_path / "peta"
    (path / "bagian").mkdir(parents=True)
    (path / "a.bpmn").write_bytes(FILE)
    (path / "bagian" / "A.xml").write_bytes(OTHER)
    (path / "c.drawio").write_bytes(drawio(vertex("t", "Menulis", PLAIN)))
    (path / "setelan.xml").write_text("<setelan/>", "utf-8")
    (path / "foto.png").write_bytes(b"\x89PNG")
    return path


def test_each_map_of_a_folder_is_told_in_a_line(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0].rpartition("/")[2] for line in lines[:-1]] == [
        "a.bpmn", "A.xml", "c.drawio",
    ]  # fmt: skip
    assert lines[0].endswith(
        "7 unsur tetap, 1 ditulis sebagai keterangan, 1 hilang; gambar ditata oleh program"
    )
    assert lines[-1] == "3 peta: 1 utuh di berkas BPMN, 2 tidak utuh, 0 tidak dapat dibaca"
    assert "Kegiatan global (1)" in run(folder, "--rinci").stdout


def test_all_are_written_with_names_and_codes_of_their_own(folder: Path, tmp_path: Path) -> None:
    target, drafts = tmp_path / "bersih", tmp_path / "draf"
    done = run(folder, "-o", target, "--definisi", drafts, "--kode", "CLP.97.01")
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in target.iterdir()) == ["A-2.bpmn", "a.bpmn", "c.bpmn"]
    for path in target.iterdir():
        made = import_bpmn(path.read_bytes(), Findings())
        assert made is not None
        assert made.comparison.is_whole
    codes = [path.read_text("utf-8").partition("\nkode: ")[2][:9] for path in drafts.iterdir()]
    assert sorted(codes) == ["CLP.97.01", "CLP.99.01", "CLP.99.02"]
    again = run(folder, "-o", target)
    assert again.exit_code == 1
    assert "sudah ada" in again.stderr


def test_one_that_cannot_be_read_keeps_back_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "b.bpmn").write_bytes(b"bukan xml")
    target = tmp_path / "bersih"
    done = run(folder / "a.bpmn", folder / "b.bpmn", "-o", target, "--json")
    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert [one["result"] is None for one in data["files"]] == [False, True]
    assert [one["code"] for one in data["findings"]] == ["bad-xml"]
    assert [path.name for path in target.iterdir()] == ["a.bpmn"]


def test_two_drafts_of_one_name_are_told_and_nothing_is_written(
    folder: Path, tmp_path: Path
) -> None:
    """Two editions of a map of ours keep one code and one name."""
    ident = process_id("CLP.97.05")
    head = f'<process id="{ident}" name="Izin"><documentation>Kode: CLP.97.05</documentation>'
    own = file_of(f'{head}<task id="t" name="Periksa"/></process>')
    for name in ("x.bpmn", "y.bpmn"):
        (folder / name).write_bytes(own)
    drafts = tmp_path / "draf"
    done = run(folder / "x.bpmn", folder / "y.bpmn", "--definisi", drafts)
    assert done.exit_code == 1
    assert "dua berkas menghasilkan" in done.stderr
    assert "y.bpmn" in done.stderr
    assert not drafts.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["peta", "-o", "bersih.bpmn"], "hanya memuat satu peta, sedangkan yang diimpor 3"),
        (["peta/a.bpmn", "kosong"], "Folder 'kosong' tidak memuat peta"),
        (["kosong"], "tidak memuat berkas Excel, Word, atau peta"),
        (["peta", "--unit", "Kecamatan Kroya"], "--unit hanya untuk SOP"),
        (["peta", "sop"], "'sop' berisi SOP, yang lain peta"),
        (["peta/a.bpmn", "sop/surat.xlsx"], "'surat.xlsx' berisi SOP, yang lain peta"),
        (["peta/a.bpmn", "peta/c.drawio", "-o", "peta"], "menimpa berkas asalnya"),
    ],
)
def test_slips_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder.parent / "kosong").mkdir()
    (folder.parent / "sop").mkdir()
    ticked_sop(folder.parent / "sop" / "surat.xlsx")
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert (folder / "a.bpmn").read_bytes() == FILE


def test_one_map_in_a_folder_may_have_a_name(tmp_path: Path) -> None:
    source, target = tmp_path / "peta", tmp_path / "bersih.bpmn"
    source.mkdir()
    (source / "a.bpmn").write_bytes(FILE)
    assert "Tetap: 7 unsur" in run(source, "-o", target).stdout
    assert target.is_file()
    assert run(source, "-o", tmp_path / "hasil").exit_code == 0
    assert (tmp_path / "hasil" / "a.bpmn").is_file()


def test_maps_in_a_folder_of_sops_are_named(folder: Path) -> None:
    ticked_sop(folder / "surat.xlsx")
    done = run(folder)
    assert done.exit_code == 0, done.stderr
    assert "surat.xlsx: terbaca utuh" in done.stdout
    assert "memuat juga 3 peta" in done.stderr


def test_too_many_maps_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_maps, "MAX_MAPS", 2)
    done = run(folder)
    assert done.exit_code == 2
    assert "Lebih dari 2 peta" in done.stderr
