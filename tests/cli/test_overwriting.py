"""What goes where the user says never replaces a file unasked, its own source or a device ever."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.example import BPMN, run

STEPS = BPMN.replace('<endEvent id="b"/>', '<task id="t" name="Menulis surat"/><endEvent id="b"/>')
MINE = "milik saya"
LAYOUT, IMPORT = ("layout", "asal.bpmn"), ("impor", "asal.bpmn")


@pytest.fixture(autouse=True)
def here(small: Path) -> Path:
    """A project with a file of another tool."""
    (small / "asal.bpmn").write_text(STEPS, encoding="utf-8")
    return small


@pytest.mark.parametrize("command", [LAYOUT, IMPORT])
def test_an_existing_file_is_replaced_only_on_demand(command: tuple[str, ...]) -> None:
    target = Path("hasil.bpmn")
    target.write_text(MINE, encoding="utf-8")
    refused = run(*command, "-o", "hasil.bpmn")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "galat: 'hasil.bpmn' sudah ada; tidak ada yang ditulis. Pilih nama lain, atau tambahkan "
        "--timpa untuk menggantinya.\n"
    )
    assert target.read_text("utf-8") == MINE
    assert run(*command, "-o", "hasil.bpmn", "--timpa").exit_code == 0
    assert "BPMNDiagram" in target.read_text("utf-8")


@pytest.mark.parametrize("command", [LAYOUT, IMPORT])
@pytest.mark.parametrize("name", ["asal.bpmn", "./asal.bpmn", "tautan.bpmn", "kembar.bpmn"])
def test_the_source_is_never_replaced(command: tuple[str, ...], name: str) -> None:
    Path("tautan.bpmn").symlink_to("asal.bpmn")
    Path("kembar.bpmn").hardlink_to("asal.bpmn")
    result = run(*command, "-o", name, "--timpa")
    assert result.exit_code == 2
    assert "hasil akan menimpa berkas asalnya" in result.stderr
    assert "pilih nama lain." in result.stderr
    assert f"{command[0]} [OPSI]" in result.stderr
    assert Path("asal.bpmn").read_text("utf-8") == STEPS
    assert Path("tautan.bpmn").is_symlink()


@pytest.mark.parametrize("command", [LAYOUT, IMPORT])
@pytest.mark.parametrize("name", ["NUL", "nul ", "con.bpmn", "hasil/LPT1.bpmn", "pipa.bpmn"])
def test_a_device_is_never_replaced(command: tuple[str, ...], name: str) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipa.bpmn")
    before = sorted(Path().rglob("*"))
    result = run(*command, "-o", name, "--timpa")
    assert result.exit_code == 2
    why = {
        "pipa.bpmn": "bukan tempat untuk berkas",
        "nul ": "tidak dapat ada di Windows: berakhir dengan titik atau spasi",
    }.get(name, "tidak dapat ada di Windows: ")
    told = " ".join(result.stderr.split())
    assert f"'{name}' {why}" in told
    assert "; pilih nama lain." in told
    assert sorted(Path().rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has other devices")
@pytest.mark.parametrize(
    "name", ["/dev/null", "/dev/stdout", "/dev/hasil.bpmn", "/dev/fd/1", "/proc/self/fd/1", "buntu"]
)
def test_nothing_is_written_among_the_devices_of_the_system(name: str) -> None:
    Path("buntu").symlink_to("/dev/null")
    assert run(*LAYOUT, "-o", name, "--timpa").exit_code == 2
    assert Path("/dev/null").is_char_device()
    assert not Path("/dev/hasil.bpmn").exists()


@pytest.mark.parametrize("command", [LAYOUT, IMPORT])
@pytest.mark.parametrize("name", ["process_defs", ".", ""])
def test_a_folder_is_no_file(command: tuple[str, ...], name: str) -> None:
    result = run(*command, "-o", name, "--timpa")
    assert result.exit_code == 2
    assert "ialah folder; tulis juga nama berkasnya." in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs the right to make links")
def test_a_link_is_replaced_and_not_what_it_leads_to() -> None:
    Path("lain.bpmn").write_text(MINE, encoding="utf-8")
    Path("tautan.bpmn").symlink_to("lain.bpmn")
    Path("buntu.bpmn").symlink_to("tidak-ada.bpmn")
    assert run(*LAYOUT, "-o", "tautan.bpmn").exit_code == 1
    assert run(*LAYOUT, "-o", "buntu.bpmn").exit_code == 1
    assert run(*LAYOUT, "-o", "tautan.bpmn", "--timpa").exit_code == 0
    assert Path("lain.bpmn").read_text("utf-8") == MINE


def test_a_file_that_appears_while_the_work_goes_on_is_not_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from bpmn_gen.commands import redrawing

    def meanwhile(data: bytes, *_: object) -> bytes:
        Path("hasil.bpmn").write_text(MINE, encoding="utf-8")
        return data

    monkeypatch.setattr(redrawing, "relayout", meanwhile)
    assert run(*LAYOUT, "-o", "hasil.bpmn").exit_code == 1
    assert Path("hasil.bpmn").read_text("utf-8") == MINE


def test_drafts_are_replaced_only_on_demand_and_then_all_is_written() -> None:
    what = (*IMPORT, "--definisi", "draf", "--kode", "CLP.97.01", "-o", "bersih.bpmn")
    assert run(*what).exit_code == 0
    [draft] = Path("draf").iterdir()
    made = draft.read_bytes()
    draft.write_text(MINE, encoding="utf-8")
    Path("bersih.bpmn").unlink()
    refused = run(*what)
    assert refused.exit_code == 1
    assert f"'{draft.as_posix()}' sudah ada; tidak ada yang ditulis." in refused.stderr
    assert draft.read_text("utf-8") == MINE
    assert not Path("bersih.bpmn").exists()
    assert run(*what, "--timpa").exit_code == 0
    assert draft.read_bytes() == made
    assert Path("bersih.bpmn").is_file()


def test_a_file_that_cannot_be_read_replaces_nothing() -> None:
    Path("asal.bpmn").write_text("bukan BPMN", encoding="utf-8")
    Path("hasil.bpmn").write_text(MINE, encoding="utf-8")
    for command in (LAYOUT, IMPORT):
        assert run(*command, "-o", "hasil.bpmn", "--timpa").exit_code == 1
    assert Path("hasil.bpmn").read_text("utf-8") == MINE


def test_schemas_that_nobody_edited_are_renewed_others_only_on_demand() -> None:
    write = ("schema", "--tulis")
    place = Path("process_defs/.skema")
    assert run(*write).exit_code == 0
    assert run(*write).exit_code == 0
    older = place / "unit.json"
    origins = json.loads((place / ".asal.json").read_text("utf-8"))
    older.write_text(MINE, encoding="utf-8")
    refused = run(*write)
    assert refused.exit_code == 1
    assert "'process_defs/.skema/unit.json' sudah ada; tidak ada yang ditulis." in refused.stderr
    assert older.read_text("utf-8") == MINE
    assert run(*write, "--timpa").exit_code == 0
    assert json.loads((place / ".asal.json").read_text("utf-8")) == origins
    assert older.read_text("utf-8") != MINE


def test_schemas_of_an_older_program_are_renewed_without_asking() -> None:
    from bpmn_gen.store.origins import note_origins

    place = Path("process_defs/.skema")
    place.mkdir()
    (place / "unit.json").write_text("{}", encoding="utf-8")
    note_origins(place, [place / "unit.json"])
    assert run("schema", "--tulis").exit_code == 0
    assert "bpmn-gen: unit.yaml" in (place / "unit.json").read_text("utf-8")
