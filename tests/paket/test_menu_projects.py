"""A place that no project can have is refused at once, in words that name no command."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.cli.console import FROM_MENU
from paket.shipped.laptop import program, projects
from tests.cli.example import run as command_line
from tests.paket import test_menu

if TYPE_CHECKING:
    from pathlib import Path

home, runs = test_menu.home, test_menu.runs


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "'CON' ialah nama yang dipakai Windows sendiri"),
        ("nul.2026", "'nul' ialah nama yang dipakai Windows sendiri"),
        ("COM¹", "'COM¹' ialah nama yang dipakai Windows sendiri"),
    ],
)
def test_a_name_that_windows_keeps_is_refused_before_anything_is_asked(
    name: str,
    why: str,
    home: Path,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    test_menu.type_in(monkeypatch, name)
    projects.choose(projects.Desk(home, None))
    told = f"Nama '{name}' tidak dapat dipakai: {why}. Ketik nama lain."
    assert told in capsys.readouterr().out
    assert (runs, home.exists()) == ([], False)


def test_a_place_that_cannot_be_a_folder_is_refused_before_anything_is_asked(
    home: Path,
    runs: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "surat").write_text("a file")
    for name, told in (
        ("apa?", "tidak dapat ada di Windows: 'apa?': memuat tanda '?'. Ketik nama folder lain."),
        ("aux/kroya", "'aux' ialah nama yang dipakai Windows sendiri. Ketik nama folder lain."),
        ("surat", f"'{tmp_path / 'surat'}' ialah berkas, bukan folder. Ketik nama folder lain."),
    ):
        test_menu.type_in(monkeypatch, str(tmp_path / name))
        projects.choose(projects.Desk(home, None))
        assert told in capsys.readouterr().out
    assert runs == []


@pytest.mark.usefixtures("runs")
def test_a_raised_number_is_a_name_like_any_other(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = projects.Desk(home, None)
    test_menu.type_in(monkeypatch, "²", "y", "")
    projects.choose(desk)
    assert desk.project == home / "²"


def test_the_menu_tells_the_program_that_nobody_wrote_a_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[dict[str, str]] = []

    def run(command: list[str], **more: object) -> subprocess.CompletedProcess[str]:
        assert isinstance(more["env"], dict)
        given.append(more["env"])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    program.run(["check"], tmp_path)
    program.shell(tmp_path)
    assert program.MENU == FROM_MENU
    assert [FROM_MENU in one for one in given] == [True, False], "at the prompt people write them"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--unit", "Kecamatan Kroy", "a"],
            "tidak ada dalam daftar (maksud Anda 'Kecamatan Kroya'",
        ),
        (["--unit", "Baru", "--tipe", "77", "a"], "Tipe unit 77 tidak ada. Pilih: 1 Sekretariat"),
        (["--unit", "Baru", "--tipe", "0", "a"], "'0' bukan bilangan yang sah"),
        (["a?"], "folder 'a?' tidak dapat ada di Windows: memuat tanda '?'"),
    ],
)
def test_a_refusal_that_the_menu_shows_names_no_command(
    words: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = command_line("init", *words)
    monkeypatch.setenv(FROM_MENU, "1")
    told = command_line("init", *words)
    assert (written.exit_code, told.exit_code) == (2, 2), "by which the menu asks again"
    assert sentence in told.stderr
    assert "Pemakaian: " in written.stderr
    assert "Pemakaian" not in told.stderr
    assert "bpmn-gen" not in told.stderr
    assert [*tmp_path.iterdir()] == []
