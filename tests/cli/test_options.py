"""Options have Indonesian names; the usual English ones are understood and not shown."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.cli.main import cli
from bpmn_gen.store.windows_paths import fault_of_place
from tests.cli.example import BPMN, run
from tests.running import run as command

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = {
    "--defs": "--folder-definisi",
    "--output": "--folder-hasil",
    "--verbose": "--rinci",
    "--quiet": "--senyap",
    "--help": "--bantuan",
}


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_help_shows_one_name_for_each_option_and_no_english_one(command: str) -> None:
    text = run(command, "--bantuan").stdout
    for english, indonesian in ENGLISH.items():
        assert indonesian in text
        assert english not in text
    for word in ("FILE", "PATH", "DIR", "OUT."):
        assert word not in text
    assert run(command, "--help").stdout == text


def test_english_names_do_the_same(small: Path) -> None:
    english = run("--defs", "process_defs", "check", "--format", "short", "--verbose")
    indonesian = run("--folder-definisi", "process_defs", "check", "--format", "ringkas", "--rinci")
    assert english.stdout == indonesian.stdout
    assert english.exit_code == indonesian.exit_code
    assert small.is_dir()


def test_a_wrong_value_is_told_with_the_shown_name() -> None:
    told = run("build", "--jobs", "0")
    assert told.exit_code == 2
    assert "Nilai tidak sah untuk '--pekerja': '0' bukan bilangan yang sah" in told.stderr


def test_capitals_of_codes_do_not_matter(small: Path) -> None:
    built = run("build", "--proses", "clp.99.01", "--format", "bpmn", "--tipe", "7")
    assert built.exit_code == 0, built.stderr
    assert list(small.rglob("CLP.99.01.bpmn"))


def offered(shell: str, folder: Path, words: str, begun: str) -> list[str]:
    """What a shell would offer for a word that was begun."""
    line = f"bpmn-gen {words} {begun}"
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words.split()) + 1)},
        "powershell": {"COMP_LINE": line, "COMP_WORD": begun},
    }[shell]
    told = command(cwd=folder, _BPMN_GEN_COMPLETE=f"{shell}_complete", **asked)
    assert told.stderr == ""
    return [item.removeprefix("plain,") for item in told.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "powershell"])
def test_shells_offer_codes_units_and_types(shell: str, small: Path) -> None:
    (small / "process_defs/unit.yaml").write_text(
        "- {nama: Kecamatan Kroya, tipe: 7}\n", encoding="utf-8"
    )
    assert offered(shell, small, "build --proses", "clp.99") == ["CLP.99.01"]
    assert offered(shell, small, "build --tipe", "1") == ["1", "10"]
    [name] = offered(shell, small, "build --unit", "kec")
    assert json.loads(name if name.startswith('"') else f'"{name}"') == "Kecamatan Kroya"
    assert "build" in offered(shell, small, "", "bu")


@pytest.mark.parametrize(
    "name",
    [
        "con",
        "a/NUL",
        "hasil.",
        "hasil ",
        "x\\aux.d",
        "com1/",
        "hasil?",
        "a:b",
        "apa*",
        "x|y",
        "<x>",
        "C:/a./b",
        "C:\\a\\b:c",
        "con/x",
        '"x"',
        "\\\\server\\bagi\\a?",
        "x" * 256,
    ],
)
def test_a_folder_that_windows_cannot_have_is_refused(small: Path, name: str) -> None:
    for words in (("init", name), ("build", "--folder-hasil", name)):
        said = run(*words)
        assert said.exit_code == 2
        assert "tidak dapat ada di Windows" in said.stderr
    assert {path.name for path in small.iterdir()} == {"process_defs"}


@pytest.mark.parametrize(
    "name",
    [
        ".",
        "..",
        "./",
        "../x",
        ".hasil",
        "konsol",
        "C:",
        "C:/",
        "C:\\Peta\\b",
        "~",
        "~/x",
        "/",
        "/x/y",
        "\\\\server\\bagi\\a",
        "//server/bagi",
        "\\\\?\\C:\\x",
        "Peta (2) & Tim #1!",
    ],
)
def test_other_folders_are_taken(name: str) -> None:
    assert fault_of_place(name) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folders")
def test_a_folder_that_is_there_may_have_any_name_but_what_is_made_in_it_may_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "lama: 1?"
    folder.mkdir()
    assert fault_of_place(str(folder)) == ""
    assert fault_of_place(f"{folder}/baru") == ""
    assert fault_of_place(f"{folder}/baru?") == "'baru?': memuat tanda '?'"


RESULTS = (
    ("layout", "lain.bpmn", "-o", "{}.bpmn"),
    ("impor", "lain.bpmn", "-o", "{}.bpmn"),
    ("lembar", "proses", "CLP.99.01", "-o", "{}.xlsx"),
    ("diagnosa", "--berkas", "{}.txt"),
)


@pytest.mark.parametrize("name", ["a:b", "a?", "con", "x/nul", "a ./b", 'a"'])
@pytest.mark.parametrize("words", RESULTS, ids=lambda words: words[0])
def test_a_result_that_windows_cannot_have_is_refused(
    small: Path, words: tuple[str, ...], name: str
) -> None:
    (small / "lain.bpmn").write_text(BPMN)
    before = {path.name for path in small.rglob("*")}
    said = run(*(word.format(name) for word in words))
    assert said.exit_code == 2
    assert "tidak dapat ada di Windows" in " ".join(said.stderr.split())
    assert {path.name for path in small.rglob("*")} == before
