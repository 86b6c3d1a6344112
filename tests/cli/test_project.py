"""The project is found upwards; outside of one, commands say so and touch nothing."""

import shutil
from pathlib import Path

import pytest

from bpmn_gen.cli.options import NO_PROJECT, SHIPPED
from bpmn_gen.store.project import Project, shipped
from bpmn_gen.writing.changes import JOURNAL
from tests.cli.example import run

UNTIDY = "kode:   KKR.01\nnama:   Surat masuk\n"
PROCESS = """\
pelaku: {staf: jf_pelaksana}
langkah:
  - {mulai: Surat diterima, oleh: staf}
  - {kegiatan: Mencatat surat, oleh: staf}
  - {selesai: Surat tercatat, oleh: staf}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one untidy process; the current folder is deep inside it."""
    root = tmp_path / "proyek"
    file = root / "process_defs/proses/surat/kkr-01.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(UNTIDY + PROCESS, "utf-8")
    shutil.copy(shipped("process_defs") / "daerah.yaml", root / "process_defs")
    monkeypatch.chdir(file.parent)
    return root


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with somebody's papers, far from any project."""
    (tmp_path / "surat.txt").write_text("penting")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_project_upwards_is_taken_with_its_own_output(project: Path) -> None:
    found = Project.around(Path())
    assert found is not None
    assert found.defs.as_posix() == "../../../process_defs"
    assert found.defs.resolve() == project / "process_defs"
    assert found.output.resolve() == project / "output"


def test_a_path_that_is_given_counts_from_the_current_folder(project: Path) -> None:
    found = Project.around(Path(), Path("hasil"))
    assert found is not None
    assert found.output == Path("hasil")
    assert found.defs.resolve() == project / "process_defs"


def test_formatting_from_below_writes_the_project_and_can_be_undone_once(project: Path) -> None:
    file = project / "process_defs/proses/surat/kkr-01.yaml"
    shown = run("fmt", "--pratinjau")
    assert "-kode:   KKR.01" in shown.stdout
    assert "+kode: KKR.01" in shown.stdout
    assert file.read_text().startswith(UNTIDY)
    assert run("fmt").exit_code == 0
    assert file.read_text().startswith("kode: KKR.01\nnama: Surat masuk\n")
    assert (project / JOURNAL).is_file()
    assert run("batal").exit_code == 0
    assert file.read_text() == UNTIDY + PROCESS
    again = run("batal")
    assert again.exit_code == 1
    assert "idak ada perubahan yang dapat dibatalkan" in again.stderr


def test_an_undo_leaves_alone_what_was_edited_since(project: Path) -> None:
    file = project / "process_defs/proses/surat/kkr-01.yaml"
    run("fmt")
    file.write_text(file.read_text() + "# disunting\n")
    result = run("batal")
    assert result.exit_code == 1
    assert "kkr-01.yaml' sudah disunting sesudah perubahan itu" in result.stderr
    assert file.read_text().endswith("# disunting\n")


@pytest.mark.parametrize(
    "words",
    [
        ("check",), ("list",), ("build",), ("trace",), ("banding", "2", "7"),
        ("fmt",), ("fmt", "--periksa"), ("schema", "--tulis"), ("batal",), ("check", "--kosong"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_outside_of_a_project_commands_say_so_and_touch_nothing(
    desk: Path, words: tuple[str, ...]
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert NO_PROJECT in " ".join(result.stderr.split())
    assert [path.name for path in desk.rglob("*")] == ["surat.txt"]


def test_the_definitions_of_the_program_are_used_when_they_are_asked_for(desk: Path) -> None:
    result = run("--bawaan", "list")
    assert result.exit_code == 0
    assert "CLP.02.02" in result.stdout
    assert SHIPPED not in result.stderr
    assert [path.name for path in desk.rglob("*")] == ["surat.txt"]


@pytest.mark.parametrize("words", [("fmt",), ("schema", "--tulis"), ("batal",)], ids=" ".join)
def test_the_definitions_of_the_program_are_never_written(
    desk: Path, words: tuple[str, ...]
) -> None:
    result = run("--bawaan", *words)
    assert result.exit_code == 2
    assert "efinisi bawaan tidak ditulisi" in result.stderr
    assert [path.name for path in desk.rglob("*")] == ["surat.txt"]


def test_in_a_folder_with_nothing_of_anybody_the_program_helps_out_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/manifest.json").write_text('{"format": 1, "artefacts": []}')
    (tmp_path / "desktop.ini").write_text("")
    result = run("list")
    assert result.exit_code == 0
    assert result.stderr == f"{SHIPPED}\n"
    assert run("--json", "list").stderr == ""
    assert run("fmt").exit_code == 2


def test_two_answers_to_one_question_are_refused(project: Path) -> None:
    result = run("--bawaan", "--folder-definisi", str(project / "process_defs"), "list")
    assert result.exit_code == 2
    assert "ilih salah satu: --folder-definisi atau --bawaan" in result.stderr
