"""The menu runs the program as a command; nothing that a person types or lacks ends it."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paket.shipped.laptop import menu, place, program, projects, questions, room, start_menu
from tests.paket import small_bundle
from tests.paket.test_install import FOLDER, run

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFINITION = "process_defs"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_bundle.unpacked(tmp_path_factory.mktemp("laptop") / FOLDER)
    assert run(folder, "install")[0] == 0
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of projects of a user whose menu remembers nothing."""
    monkeypatch.setattr(place, "HERE", tmp_path)
    monkeypatch.setattr(projects, "documents", lambda: tmp_path / "Documents")
    return tmp_path / "Documents/Peta Proses Bisnis"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that are run; ``init`` knows Kecamatan Kroya and the types of units."""
    done: list[list[str]] = []

    def command(arguments: list[str], _folder: Path) -> int:
        done.append(arguments)
        if arguments[0] != "init":
            return 0
        unit = arguments[2] if "--unit" in arguments else "Kecamatan Kroya"
        if unit != "Kecamatan Kroya" and "--tipe" not in arguments:
            return 2
        Path(arguments[-1], DEFINITION).mkdir(parents=True)
        return 0

    monkeypatch.setattr(program, "run", command)
    monkeypatch.setattr(projects, "run", command)
    return done


def type_in(monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException]) -> None:
    """Answer questions; after the last answer nobody is there any more."""
    left: Iterator[str | type[BaseException]] = iter((*answers, EOFError))

    def answer(question: str) -> str:
        del question
        following = next(left)
        if isinstance(following, str):
            return following
        raise following

    monkeypatch.setattr(builtins, "input", answer)


def test_it_makes_a_project_outside_and_runs_the_program_in_it(bundle: Path) -> None:
    answers = ["1", 'Kroya: "2026"', "ya", "Kecamatan Kroya", "3", "2", "8", "9", "11", "0"]
    code, told = run(bundle, "menu", told="\n".join(answers) + "\n")
    project = bundle.parent / "Documents/Peta Proses Bisnis/Kroya- -2026"
    assert code == 0
    assert (project / DEFINITION).is_dir()
    assert f"'--unit', 'Kecamatan Kroya', '{project}'" in told
    assert "dijalankan: ['check'] di Kroya- -2026" in told
    assert "dijalankan: ['build'] di Kroya- -2026" in told
    assert f"dijalankan: ['diagnosa', '--berkas', '{project.parent / 'diagnosa.txt'}'" in told
    assert "'11' bukan pilihan" in told
    assert "dijalankan: ['sunting'] di Kroya- -2026" in told
    code, told = run(bundle, "menu", told="4\n")
    assert (code, f"Proyek: {project}" in told, "Belum ada hasil" in told) == (0, True, True)


def test_nothing_in_the_project_or_the_environment_leads_the_program_elsewhere(
    bundle: Path, tmp_path: Path
) -> None:
    run(bundle, "menu", told=f"1\n{tmp_path / 'lain'}\ny\n\n0\n")
    (tmp_path / "lain/bpmn_gen.py").write_text("print('yang keliru')\n")
    (tmp_path / "lain/pathlib.py").write_text("print('yang keliru')\n")
    leading = {"PYTHONPATH": str(tmp_path / "lain"), "PYTHONHOME": str(tmp_path)}
    code, told = run(bundle, "menu", told="3\n0\n", **leading)
    assert code == 0
    assert "dijalankan: ['check'] di lain" in told
    assert "keliru" not in told
    code, told = run(bundle, "install", PIP_TARGET=str(tmp_path), PIP_REQUIRE_VIRTUALENV="x")
    assert code == 0, told


def test_the_prompt_knows_the_program_and_no_other_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    (tmp_path / "lain").mkdir()
    sh = tmp_path / "sh"
    sh.write_text(f"#!/bin/sh\nenv > {tmp_path / 'env'}\npwd >> {tmp_path / 'env'}\n")
    sh.chmod(0o755)
    monkeypatch.setattr(program, "SHELL", str(sh))
    program.shell(tmp_path / "lain/tidak/ada")
    told = (tmp_path / "env").read_text()
    assert f"PATH={Path(sys.executable).parent}:" in told
    assert told.splitlines()[-1] == str(tmp_path / "lain")
    assert "PYTHONPATH" not in told
    assert "PYTHONHOME" not in told


def test_neither_enter_nor_a_wrong_key_nor_ctrl_c_closes_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "", "x", KeyboardInterrupt, "1", KeyboardInterrupt, "0", "not asked")
    assert menu.main() == 0
    told = capsys.readouterr().out
    assert told.count("Ketik salah satu nomor di atas, lalu Enter; 0 untuk selesai.") == 2
    assert "'x' bukan pilihan" in told
    assert "Dihentikan; kembali ke menu." in told
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_it_ends_when_nobody_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "1")
    assert menu.main() == 0


def test_a_mistyped_number_makes_no_project(
    home: Path,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (home / "Kroya" / DEFINITION).mkdir(parents=True)
    desk = projects.Desk(home, None)
    type_in(monkeypatch, "11", "1.", "t", "kroya", "1")
    projects.choose(desk)
    assert "Tidak ada proyek nomor 11." in capsys.readouterr().out
    projects.choose(desk)
    assert (runs, desk.project) == ([], None)
    for _ in range(2):
        projects.choose(desk)
        assert desk.project == home / "Kroya"
        desk.project = None
    assert [path.name for path in home.iterdir()] == ["Kroya"]


def test_an_unknown_unit_is_asked_for_again_or_its_type(
    home: Path, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = projects.Desk(home, None)
    type_in(monkeypatch, "Satu", "Y ", "Kecamatan Kroy", "?", "Kecamatan Kroya")
    projects.choose(desk)
    assert desk.project == home / "Satu"
    assert [words[:3] for words in runs] == [
        ["init", "--unit", "Kecamatan Kroy"],
        ["list", "--bawaan"],
        ["init", "--unit", "Kecamatan Kroya"],
    ]
    type_in(monkeypatch, "Dua", "yA", "Kantor Baru", "7")
    projects.choose(desk)
    assert desk.project == home / "Dua"
    assert runs[-1][:5] == ["init", "--unit", "Kantor Baru", "--tipe", "7"]
    type_in(monkeypatch, "Tiga", "Ya", "Kantor Baru", "")
    projects.choose(desk)
    assert not (home / "Tiga").exists()


def test_documents_that_cannot_be_written_are_told_and_something_else_is_offered(
    home: Path,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home.parent.write_text("a file where the folder should be")
    type_in(monkeypatch, "1", "Kroya", "y", "8", "0")
    assert menu.main() == 0
    told = capsys.readouterr().out
    assert (
        f"Folder {home} tidak dapat ditulisi: ada berkas di tempat yang seharusnya folder" in told
    )
    assert "ketik jalur lengkap folder baru" in told
    assert runs[0][:2] == ["diagnosa", "--berkas"]
    assert room.unwritable(Path(runs[0][2]).parent) is None


def test_a_project_that_was_moved_is_named_and_everything_goes_on(
    home: Path,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone = home / "Pindah"
    opened: list[Path] = []
    monkeypatch.setattr(program, "shell", opened.append)
    monkeypatch.setattr(menu, "at_start", lambda: projects.Desk(home, gone))
    type_in(monkeypatch, "2", "7", "8", "0")
    assert menu.main() == 0
    told = capsys.readouterr().out
    assert f"Proyek: {gone} (tidak ada lagi di sana; pilih nomor 1)" in told
    assert told.count(f"Proyek {gone} tidak ada lagi di sana") == 2
    assert opened
    assert opened[0].is_dir()
    assert [words[0] for words in runs] == ["diagnosa"]


def test_no_other_project_takes_the_place_of_the_last_one_that_is_gone(
    home: Path,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    last, other = home / "Terakhir", home / "Lain"
    (last / DEFINITION).mkdir(parents=True)
    (other / DEFINITION).mkdir(parents=True)
    projects.take(projects.at_start(), last)
    last.rename(home.parent / "Dipindahkan")
    type_in(monkeypatch, "2", "3", "9", "1", "Lain", "3", "0")
    assert menu.main() == 0
    told = capsys.readouterr().out
    assert f"Proyek: {last} (tidak ada lagi di sana; pilih nomor 1)" in told
    assert told.count(f"Proyek {last} tidak ada lagi di sana") == 3
    assert runs == [["check"]], "only what was chosen is opened"
    assert projects.at_start().project == other


@pytest.mark.parametrize("kept", [b"", b"Lain", b"\xff\xfe"])
def test_a_note_that_names_no_project_is_as_none(kept: bytes, home: Path) -> None:
    (home / "Lain" / DEFINITION).mkdir(parents=True)
    (place.HERE / "proyek-terakhir.txt").write_bytes(kept)
    assert projects.at_start().project == home / "Lain"


def test_a_project_that_the_system_hides_does_not_end_the_menu(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.take(projects.at_start(), home / "Kroya")

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    type_in(monkeypatch, "2", "0")
    assert menu.main() == 0
    assert f"Proyek {home / 'Kroya'} tidak ada lagi di sana" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_the_program_alone_says_where_the_diagnosis_lies(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def command(arguments: list[str], _folder: Path) -> int:
        runs.append(arguments)
        Path(arguments[2]).write_text("", "utf-8")
        sys.stdout.write(f"Untuk dikirim kepada yang membantu: {arguments[2]}\n")
        return 0

    monkeypatch.setattr(program, "run", command)
    type_in(monkeypatch, "8", "0")
    assert menu.main() == 0
    assert [words[0] for words in runs] == ["diagnosa"]
    assert capsys.readouterr().out.count("Untuk dikirim kepada yang membantu") == 1


def test_what_the_system_refuses_is_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "Kroya" / DEFINITION).mkdir(parents=True)
    monkeypatch.setenv("COMSPEC", str(home / "tidak-ada"))

    def absent(_folder: Path) -> None:
        raise FileNotFoundError(2, "No such file or directory", "cmd.exe")

    monkeypatch.setattr(program, "shell", absent)
    type_in(monkeypatch, "7", "0")
    assert menu.main() == 0
    assert "Tidak dapat dilakukan: cmd.exe: tidak ada" in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["y", "Y ", "Ya", "yA", "IYA", '"ya"', "ya.", "Ok", "yes"])
def test_every_natural_yes_is_one(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    type_in(monkeypatch, answer)
    assert questions.agreed("Lanjut?")


@pytest.mark.parametrize("answer", ["t", "Tidak", "N", "", "batal"])
def test_every_natural_no_is_one(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    type_in(monkeypatch, answer, "y")
    assert not questions.agreed("Lanjut?")


def test_what_is_neither_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "mungkin", "y")
    assert questions.agreed("Lanjut?")
    assert "'mungkin' bukan ya atau tidak." in capsys.readouterr().out


def test_the_entry_of_the_start_menu_can_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(place, "WINDOWS", True)
    monkeypatch.setenv("APPDATA", str(tmp_path))
    start_menu.link().parent.mkdir(parents=True)
    start_menu.link().write_bytes(b"lnk")
    for expected in ("Pintasan di menu Start sudah dihapus", "Tidak ada pintasan"):
        menu.leave_start_menu(projects.Desk(tmp_path, None))
        assert expected in capsys.readouterr().out
    assert not start_menu.link().exists()
