"""What the operating system refuses ends in a sentence with the file; the next run heals."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bpmn_gen.cli.console import CLOSED
from bpmn_gen.cli.main import cli
from tests import running
from tests.cli.example import DEFS, PROCESS, run

Deny = Callable[..., None]


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Deny:
    """Refuses files by how their names end, as Windows does while Word has them open."""

    def refuse(number: int, *ends: str) -> None:
        real_replace, real_unlink = Path.replace, Path.unlink

        def replace(path: Path, target: str | Path) -> Path:
            if str(target).endswith(ends):
                raise OSError(number, "refused", str(path), None, str(target))
            return real_replace(path, target)

        def unlink(path: Path, *, missing_ok: bool = False) -> None:
            if str(path).endswith(ends):
                raise OSError(number, "refused", str(path))
            real_unlink(path, missing_ok=missing_ok)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)

    return refuse


def build() -> Result:
    return run("build", "--tipe", "7", "--format", "bpmn,docx", "--pekerja", "1")


def test_a_document_open_in_word_is_named_and_all_else_is_made(
    small: Path, deny: Deny, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny(errno.EACCES, "sop.docx")
    result = build()
    assert result.exit_code == 1
    assert (
        "'output/tipe-07/CLP.99.01/sop.docx' tidak dapat ditulis: sedang dipakai" in result.stderr
    )
    assert "saran: tutup berkas itu" in result.stderr
    assert (small / "output/tipe-07/CLP.99.01/CLP.99.01.bpmn").is_file()
    assert not list((small / "output").rglob("*.tmp"))
    monkeypatch.undo()
    monkeypatch.chdir(small)
    healed = build()
    assert healed.exit_code == 0, healed.stderr
    assert (small / "output/tipe-07/CLP.99.01/sop.docx").is_file()


def test_an_old_document_open_in_word_is_removed_by_the_next_build(
    small: Path, deny: Deny, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build().exit_code == 0
    file = small / "process_defs/proses/contoh.yaml"
    file.write_text(file.read_text("utf-8").replace("CLP.99.01", "CLP.99.02"), encoding="utf-8")
    deny(errno.EACCES, "CLP.99.01/sop.docx")
    result = build()
    assert result.exit_code == 1
    assert "CLP.99.01/sop.docx' tidak dapat dihapus" in result.stderr
    assert (small / "output/tipe-07/CLP.99.02/CLP.99.02.bpmn").is_file()
    monkeypatch.undo()
    monkeypatch.chdir(small)
    assert build().exit_code == 0
    assert not (small / "output/tipe-07/CLP.99.01").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "sedang dipakai program lain"),
        (errno.ENOSPC, "penyimpanan penuh"),
        (errno.EROFS, "tempatnya hanya dapat dibaca"),
        (errno.ENAMETOOLONG, "jalurnya terlalu panjang"),
    ],
)
def test_a_manifest_that_cannot_be_written_is_named(
    small: Path, deny: Deny, number: int, words: str
) -> None:
    deny(number, "manifest.json")
    result = build()
    assert result.exit_code == 1
    assert f"berkas keluaran 'output/manifest.json' tidak dapat ditulis: {words}" in result.stderr
    assert (small / "output/tipe-07/CLP.99.01/sop.docx").is_file()


def test_a_manifest_that_cannot_be_written_hides_nothing_and_heals(
    small: Path, deny: Deny, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny(errno.EACCES, "manifest.json", "sop.docx")
    result = build()
    assert result.exit_code == 1
    for name in ("manifest.json", "tipe-07/CLP.99.01/sop.docx"):
        assert f"'output/{name}' tidak dapat ditulis" in result.stderr
    monkeypatch.undo()
    monkeypatch.chdir(small)
    assert build().exit_code == 0
    made = json.loads((small / "output/manifest.json").read_text("utf-8"))["artefacts"]
    assert "tipe-07/CLP.99.01/sop.docx" in {item["path"] for item in made}


def test_a_build_that_could_write_nothing_does_not_say_that_all_is_well(small: Path) -> None:
    (small / "berkas").write_text("x", encoding="utf-8")
    result = run("build", "--tipe", "7", "--format", "bpmn", "--folder-hasil", "berkas/hasil")
    assert result.exit_code == 1
    assert "ada berkas di tempat yang seharusnya folder" in result.stderr
    assert "Tidak ada berkas yang ditulis" in result.stderr
    assert "mutakhir" not in result.stderr
    assert "Hasil ada di" not in result.stderr


def test_definitions_that_cannot_be_rewritten_stay_as_they_were(small: Path, deny: Deny) -> None:
    file = small / "process_defs/proses/contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", '"pemohon"'), encoding="utf-8")
    before = file.read_bytes()
    deny(errno.EACCES, "contoh.yaml")
    result = run("fmt")
    assert result.exit_code == 1
    assert "contoh.yaml' tidak dapat" in result.stderr
    assert file.read_bytes() == before


def test_a_project_that_cannot_be_copied_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    real = shutil.copy2

    def copy(source: str, target: str, **options: bool) -> str:
        if "templates" in Path(target).parts:
            raise PermissionError(errno.EACCES, "refused", target)
        return str(real(source, target, **options))

    monkeypatch.setattr(shutil.copytree, "__defaults__", (False, None, copy, False, False))
    result = run("init", "proyek")
    assert result.exit_code == 1
    assert "templates" in result.stderr
    assert not (tmp_path / "proyek").exists()


def test_init_does_not_take_a_file_for_a_folder(small: Path) -> None:
    (small / "berkas").write_text("x", encoding="utf-8")
    result = run("init", "berkas")
    assert result.exit_code == 1
    assert "'berkas' sudah ada" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--folder-hasil", "process_defs"],
        ["build", "--folder-hasil", "process_defs/hasil"],
        ["build", "--folder-hasil", ""],
        ["build", "--folder-definisi", ""],
        ["build", "--format", ""],
        ["init", " "],
        ["check", "--kosong", "process_defs"],
        ["check", "--unit", "Kecamatan Kroya"],
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(small: Path, arguments: list[str]) -> None:
    before = sorted(small.rglob("*"))
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert "galat:" in result.stderr
    assert sorted(small.rglob("*")) == before


def test_a_folder_without_processes_is_not_built(small: Path) -> None:
    assert build().exit_code == 0
    made = sorted(small.rglob("output/**/*"))
    (small / "process_defs/proses/contoh.yaml").unlink()
    result = build()
    assert result.exit_code == 1
    assert "tidak memuat proses" in result.stderr
    assert sorted(small.rglob("output/**/*")) == made


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_among_the_definitions_is_not_waited_for(small: Path) -> None:
    os.mkfifo(small / "process_defs/proses/pipa.yaml")
    result = build()
    assert "pipa.yaml" in result.stderr
    (small / "process_defs/proses/buntu.yaml").symlink_to(small / "tidak-ada.yaml")
    assert "buntu.yaml" in build().stderr


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii"])
def test_a_console_of_another_code_page_gets_every_word(small: Path, encoding: str) -> None:
    file = small / "process_defs/proses/contoh.yaml"
    text = PROCESS.replace("PELAKU", "pemohon").replace("Menulis surat", "“Menulis → surat”")
    file.write_text(text, encoding="utf-8")
    result = running.run("check", cwd=small, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert "“Menulis → surat”" in result.stdout


def test_output_that_nobody_reads_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_arguments: object, **_options: object) -> None:
        raise OSError(CLOSED, "Invalid argument")

    monkeypatch.setattr("click.echo", gone)
    assert CliRunner().invoke(cli, ["schema"]).exit_code == 1


def test_fmt_takes_files_and_folders_wherever_they_stand(small: Path) -> None:
    messy = PROCESS.replace("PELAKU", '"pemohon"')
    inside, outside = small / "process_defs/proses/contoh.yaml", small / "usulan/baru.yaml"
    outside.parent.mkdir()
    for file in (inside, outside):
        file.write_text(messy, encoding="utf-8")
    assert run("fmt", "--periksa", "usulan").exit_code == 1
    assert run("fmt", "usulan").exit_code == 0
    assert outside.read_text("utf-8") == PROCESS.replace("PELAKU", "pemohon")
    assert inside.read_text("utf-8") == messy
    found = json.loads(run("fmt", "--json", str(inside)).stdout)
    assert found["berubah"] == ["process_defs/proses/contoh.yaml"]


def test_banding_compares_lists_of_units_as_sets() -> None:
    rows = json.loads(run("--folder-definisi", DEFS, "banding", "2", "4", "--json").stdout)
    [units] = [row for row in rows if row["subject"] == "unit yang menerapkan"]
    assert "Inspektorat Daerah" in units["left"].split("; ")
    assert not {*units["left"].split("; ")} & {*units["right"].split("; ")}
    assert not any(row["left"].startswith("Unit yang menerapkan: ") for row in rows)


def test_banding_compares_a_unit_with_its_type() -> None:
    text = run("--folder-definisi", DEFS, "banding", "7", "Kecamatan Kroya").stdout
    assert "Kecamatan Kroya: Camat Kroya" in text
    assert "unit yang menerapkan" not in text
