"""Paths that are too long for Windows are told before anything is written, with shorter ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bpmn_gen.commands.planned_paths import MOST, PlannedPath, path_findings
from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.store.windows_paths import LONGEST, OutputPlace, length_in, length_of
from tests.cli.example import PROCESS, run

CODE = "CLP.99." + "x" * 90
DEEP = OutputPlace("D:\\" + "arsip\\" * 38 + "output", is_real=True)
"""A folder on Windows in which little room is left."""
SHALLOW = OutputPlace("C:\\proyek\\output", is_real=True)
HERE = OutputPlace.of(Path("output"))
"""As this machine judges: with a usual folder."""


def judged(*paths: str, place: OutputPlace = HERE, unit: str = "") -> list[Diagnostic]:
    """What is found about the paths of one process of a unit."""
    code = paths[0].split("/")[1]
    return [
        *path_findings((PlannedPath(path, code, unit, Span("a.yaml")) for path in paths), place)
    ]


def test_a_path_that_just_fits_is_no_finding() -> None:
    room = LONGEST - length_of(f"{HERE.folder}/a/b/")
    assert judged(f"a/b/{'x' * (room - 4)}.svg") == []
    [found] = judged(f"a/b/{'x' * (room - 3)}.svg")
    assert f"{LONGEST + 1} huruf, batasnya {LONGEST}" in found.message


def test_a_short_name_needs_room_for_the_name_that_it_has_while_it_is_written() -> None:
    assert length_in("C:/a", "b/c") == len("C:/a/b/.bpmn-gen-12345678.tmp")


def test_a_letter_beyond_the_first_plane_counts_twice() -> None:
    assert length_of("a😀é") == 4


def test_excel_has_a_bound_of_its_own() -> None:
    long = "x" * (219 - length_of(f"{SHALLOW.folder}/a//sop.xlsx"))
    assert judged(f"a/{long}/sop.docx", place=SHALLOW) == []
    [found] = judged(f"a/{long}/sop.xlsx", place=SHALLOW)
    assert "terlalu panjang untuk Excel: 219 huruf, batasnya 218" in found.message
    assert found.severity is Severity.WARNING


def test_elsewhere_than_on_windows_it_is_a_warning_with_the_folder_that_was_assumed() -> None:
    [found] = judged(f"tipe-07/{CODE}/{CODE}.camunda8.bpmn")
    assert found.severity is Severity.WARNING
    assert found.hints[1] == f"panjangnya dihitung di folder yang lazim, {HERE.folder}"


def test_a_folder_that_is_too_deep_is_told_once_with_one_that_is_not() -> None:
    found = judged("tipe-07/CLP.02.02/a.svg", "tipe-07/CLP.02.02/CLP.02.02.bpmn", place=DEEP)
    [one] = found
    assert one.severity is Severity.ERROR
    assert one.message.startswith("2 jalur berkas hasil terlalu panjang untuk Windows")
    assert one.hints[0].startswith("pindahkan proyek ke folder berjalur pendek")
    shorter = re.search(r"C:/proyek \((\d+) huruf\)", one.hints[0])
    assert shorter
    assert int(shorter[1]) < LONGEST
    assert "--folder-hasil C:/proyek/output" in one.hints[1]


def proposal(path: str, unit: str = "") -> str:
    """What is proposed about the path of a process."""
    [found] = judged(path, unit=unit)
    return found.hints[0]


def test_a_shorter_code_is_proposed_that_fits() -> None:
    hint = proposal(f"tipe-07/{CODE}/{CODE}.camunda8.bpmn")
    most = re.fullmatch(
        rf"pendekkan kode '{re.escape(CODE)}' menjadi paling panjang (\d+) huruf", hint
    )
    assert most
    code = CODE[: int(most[1])]
    assert judged(f"tipe-07/{code}/{code}.camunda8.bpmn") == []
    assert judged(f"tipe-07/{code}xx/{code}xx.camunda8.bpmn") != []


def test_a_shorter_name_of_a_unit_is_proposed_that_fits() -> None:
    unit = "Badan " + "Pengelolaan " * 4
    slug = "badan" + "-pengelolaan" * 4
    rest = f"CLP.01/surat/{'y' * 92}.docx"
    hint = proposal(f"unit-{slug}/{rest}", unit)
    [shorter] = re.findall(r"misalnya '(.+)'", hint)
    assert slug.startswith(shorter)
    assert judged(f"unit-{shorter}/{rest}") == []


def test_what_becomes_the_name_of_a_file_is_named_where_only_that_helps() -> None:
    hint = proposal(f"tipe-07/CLP.01/surat/{'y' * 160}.docx")
    assert hint.startswith("pendekkan id langkah atau nama formulir yang menjadi nama berkas 'yyy")


def test_many_processes_are_told_together() -> None:
    names = [f"CLP.{number}.{'x' * 90}" for number in range(MOST + 7)]
    paths = [PlannedPath(f"tipe-07/{name}/{name}.camunda8.bpmn", name) for name in names]
    found = [*path_findings(paths, HERE)]
    assert len(found) == MOST + 1
    assert found[-1].message.startswith("7 jalur berkas hasil lain juga terlalu panjang")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one process, to be given other codes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "process_defs/proses").mkdir(parents=True)
    return tmp_path / "process_defs/proses/contoh.yaml"


def definition(code: str) -> str:
    """A process with a code."""
    return PROCESS.replace("PELAKU", "pemohon").replace("CLP.99.01", code)


@pytest.mark.parametrize("words", [("check",), ("build", "--tipe", "7", "--format", "bpmn")])
def test_check_and_build_tell_it_at_the_process(project: Path, words: tuple[str, ...]) -> None:
    project.write_text(definition(CODE), encoding="utf-8")
    said = run(*words)
    assert said.exit_code == 0, said.output
    assert "[path-too-long]" in said.output
    assert "process_defs/proses/contoh.yaml:1:1" in said.output
    assert f"pendekkan kode '{CODE}'" in said.output


def test_on_windows_nothing_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write_text(definition("CLP.99.01"), encoding="utf-8")
    monkeypatch.setattr(OutputPlace, "of", lambda _output: DEEP)
    said = run("build", "--tipe", "7", "--format", "bpmn")
    assert said.exit_code == 1
    assert "galat:" in said.stderr
    assert "pindahkan proyek ke folder berjalur pendek" in said.stderr
    assert "Tidak ada berkas yang ditulis" in said.stderr
    assert not Path("output").exists()
    assert run("check").exit_code == 1


@pytest.mark.parametrize("words", [("check",), ("build", "--tipe", "7", "--format", "bpmn")])
def test_a_code_that_is_the_name_of_another_file_is_refused(
    project: Path, words: tuple[str, ...]
) -> None:
    project.write_text(definition("index.html"), encoding="utf-8")
    said = run(*words)
    assert said.exit_code == 1
    assert "dua hasil bertempat sama di Windows: 'tipe-" in said.output
    assert "[path-clash]" in said.output
    assert not Path("output").exists()


def test_the_shipped_definitions_fit_with_every_unit() -> None:
    assert "[path-too-long]" not in run("check", "--bawaan", "--format", "ringkas").output
