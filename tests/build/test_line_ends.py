"""Files as Windows writes them, and names that it cannot hold."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.discovery import find_files
from bpmn_gen.diagnostics import Findings
from tests.cli.example import PROCESS, run
from tests.running import ROOT, snapshot

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (".yaml", ".j2", ".typ")
"""Endings of the texts that people edit, in Notepad too."""


def build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What a project comes to."""
    monkeypatch.chdir(folder)
    said = run("build", "--tipe", "7", "--format", "bpmn,svg,docx", "--pekerja", "1")
    assert said.exit_code == 0, said.output
    return snapshot(folder / "output")


def test_line_ends_of_windows_in_all_that_is_read_change_no_byte_of_the_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, windows = tmp_path / "a", tmp_path / "b"
    (plain / "process_defs/proses").mkdir(parents=True)
    process = plain / "process_defs/proses/contoh.yaml"
    process.write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8", newline="\n")
    for name in ("daerah.yaml", "jabatan.yaml"):
        shutil.copy(ROOT / "process_defs" / name, plain / "process_defs")
    shutil.copytree(ROOT / "templates", plain / "templates")
    shutil.copytree(plain, windows)
    changed = 0
    for path in windows.rglob("*"):
        if path.suffix in TEXTS:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
            changed += 1
    assert changed > 10
    assert build(windows, monkeypatch) == build(plain, monkeypatch)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["a.yaml", "A.yaml"], "'proses/a.yaml' dan 'proses/A.yaml' menjadi satu berkas"),
        (["con.yaml"], "'con' ialah nama yang dipakai Windows sendiri"),
        (["tanya?.yaml"], "memuat tanda '?'"),
        (["titik./a.yaml"], "berakhir dengan titik atau spasi"),
    ],
)
def test_definitions_that_windows_cannot_hold_are_told(
    tmp_path: Path, names: list[str], told: str
) -> None:
    for name in (*names, "biasa-saja.yaml"):
        (tmp_path / "proses" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "proses" / name).write_text("kode: A\n", encoding="utf-8")
    if len([*(tmp_path / "proses").rglob("*.yaml")]) <= len(names):
        pytest.skip("the file system cannot hold them either")
    findings = Findings()
    find_files(tmp_path, findings)
    [found] = findings
    assert found.code == "windows-name"
    assert told in found.message
