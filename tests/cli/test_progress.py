"""What only terminals get: a progress bar, in signs that every code page has, and colours."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from bpmn_gen.cli.console import progress
from bpmn_gen.cli.main import cli
from bpmn_gen.cli.options import Settings
from bpmn_gen.cli.progress import bar
from tests.cli.example import PROCESS

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.TextIOWrapper):
    """A console of Windows with its old code page: what it cannot encode is an error."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="cp1252", errors="strict", write_through=True)

    def isatty(self) -> bool:
        return True

    def shown(self) -> list[str]:
        """What stood on its line, one text after the other."""
        self.seek(0)
        return [click.unstyle(line).strip() for line in self.read().replace("\n", "\r").split("\r")]


def test_the_bar_tells_how_much_is_done_and_what_was_done_last() -> None:
    with redirect_stderr(Terminal()) as terminal, bar() as watch:
        watch(1, 4, "tipe-07 CLP.02.02")
        watch(4, 4, "tipe-07 CLP.02.03")
    shown = [line for line in terminal.shown() if line]
    assert shown[0] == "Menyusun  [--------------------]  0/4"
    assert shown[1].startswith("Menyusun  [#####---------------]  1/4  ")
    assert shown[1].endswith("tipe-07 CLP.02.02")
    assert shown[2] == "Menyusun  [####################]  4/4  tipe-07 CLP.02.03"


def test_jobs_that_waited_for_others_get_a_bar_of_their_own() -> None:
    with redirect_stderr(Terminal()) as terminal, bar() as watch:
        watch(1, 2, "a")
        watch(2, 2, "b")
        watch(1, 1, "c")
    shown = [line for line in terminal.shown() if line]
    assert shown[-1] == "Menyusun  [####################]  1/1  c"
    assert "Menyusun  [####################]  2/2  b" in shown


def test_the_line_fits_the_narrowest_terminal_whatever_a_job_is_called() -> None:
    with redirect_stderr(Terminal()) as terminal, bar() as watch:
        watch(11_111, 99_999, "unit-dinas-kependudukan-dan-pencatatan-sipil CLP.02.02")
    longest = max(terminal.shown(), key=len)
    assert longest.endswith("11111/99999  unit-dinas-kependuduka")
    assert len(longest) < 70, "the time that is left takes ten more"


@pytest.mark.parametrize("settings", [Settings(quiet=True), Settings(json=True)])
def test_no_bar_where_silence_or_data_was_asked_for(settings: Settings) -> None:
    with redirect_stderr(Terminal()) as terminal, progress(settings) as watch:
        watch(1, 2, "a")
    assert terminal.shown() == [""]


def test_a_bar_on_a_terminal() -> None:
    with redirect_stderr(Terminal()) as terminal, progress(Settings()) as watch:
        watch(1, 2, "a")
    assert any("1/2" in line for line in terminal.shown())


def test_no_bar_in_a_file() -> None:
    with redirect_stderr(io.StringIO()) as stream, progress(Settings()) as watch:
        watch(1, 2, "a")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("value", "coloured"),
    [(None, True), ("", True), ("1", False)],
    ids=["unset", "empty, as if unset", "set"],
)
def test_no_color_takes_the_colours_away(
    small: Path, monkeypatch: pytest.MonkeyPatch, value: str | None, *, coloured: bool
) -> None:
    file = small / "process_defs" / "proses" / "contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    result = CliRunner().invoke(cli, ["check"], color=True)
    assert "unknown-actor" in result.stdout
    assert ("\x1b[" in result.stdout) is coloured
