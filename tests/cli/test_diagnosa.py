"""The command that looks at a machine tells what is wrong with it and never breaks itself."""

from __future__ import annotations

import getpass
import json
import os
import platform
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bpmn_gen.commands import (
    diagnosing,
    diagnosis_network,
    diagnosis_program,
)
from bpmn_gen.commands.diagnosing import CHECKS, as_file, as_text, diagnose
from bpmn_gen.commands.diagnosis import Remark, State, Surroundings
from bpmn_gen.commands.diagnosis_privacy import without_people
from tests.cli.example import PROCESS, run
from tests.running import ROOT, SECONDS, environment
from tests.running import run as run_program

AT = Surroundings(None, Path("output"))
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without proxy or settings of pip, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.upper() in PROXIES or name.startswith("PIP_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(diagnosis_network, "_pip_files", list)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The definition of a project of one process."""
    path = tmp_path / "process_defs/proses/contoh.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    return path


def done_by(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program of Python that was run in a folder to its end."""
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment(), capture_output=True,
        text=True, encoding="utf-8", timeout=SECONDS, check=False,
    )  # fmt: skip


def test_in_an_empty_folder_every_topic_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    said = run("diagnosa")
    assert said.exit_code == 0, said.output
    lines = said.stdout.splitlines()
    assert [line for line in lines if line and line[0] != " "][:-1] == [
        topic for topic, _ in CHECKS
    ]
    assert lines[-1].startswith("Tidak ada masalah")
    assert f"Python {platform.python_version()}, 64 bit" in said.stdout
    assert "14 dari 14 pustaka dapat dipakai" in said.stdout
    assert "halaman PDF dapat dibuat" in said.stdout
    assert "tidak ada proyek di folder ini" in said.stdout
    assert "tidak ada proksi yang diatur" in said.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_told_with_its_findings_and_a_second_run_says_the_same(project: Path) -> None:
    first = json.loads(run("diagnosa", "--json").stdout)
    assert first["fine"] is True
    told = [one["sentence"] for one in first["remarks"] if one["topic"] == "Proyek"]
    assert told[0] == "definisi: 'process_defs', 1 berkas"
    assert told[1].startswith("definisi terbaca: ")
    project.write_text(PROCESS.replace("PELAKU", "Bambang Sudarsono: x"), encoding="utf-8")
    said = run("diagnosa")
    assert said.exit_code == 1
    assert "masalah: definisi memuat galat: " in said.stdout
    assert "saran: jalankan 'bpmn-gen check'" in said.stdout
    assert "Bambang" not in said.output


def test_results_of_earlier_builds_are_counted(project: Path) -> None:
    assert run("build", "--tipe", "7", "--format", "bpmn").exit_code == 0
    found = json.loads(run("diagnosa", "--json").stdout)
    [told] = [one["sentence"] for one in found["remarks"] if one["topic"] == "Folder hasil"]
    assert told.startswith("'output' memuat ")
    next((project.parents[2] / "output").rglob("*.bpmn")).unlink()
    assert "1 di antaranya hilang" in run("diagnosa").stdout


def test_the_file_to_send_names_no_person(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = project.parents[2] / "Users" / "budi.santoso"
    (home / "proyek" / "process_defs/proses").mkdir(parents=True)
    project.rename(home / "proyek/process_defs/proses/contoh.yaml")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(getpass, "getuser", lambda: "budi.santoso")
    monkeypatch.setattr(platform, "node", lambda: "LAPTOP-BUDI7")
    monkeypatch.setenv("HTTPS_PROXY", "http://budi.santoso:Rahasia1@proksi.contoh.go.id:8080")
    monkeypatch.chdir(home / "proyek")
    said = run("diagnosa", "--berkas", "diagnosa.txt")
    assert said.exit_code == 0, said.output
    assert "Untuk dikirim kepada yang membantu: diagnosa.txt" in said.stderr
    text = Path("diagnosa.txt").read_text("utf-8")
    assert "budi" not in text.casefold()
    assert "Rahasia1" not in text + said.output
    assert str(project.parents[2]) not in text
    assert "proksi.contoh.go.id:8080" in text
    assert text.startswith("Diagnosa bpmn-gen ")
    again = run("diagnosa", "--berkas", "diagnosa.txt")
    assert again.exit_code == 1
    assert "sudah ada; tidak ada yang ditulis" in again.stderr
    assert run("diagnosa", "--berkas", "diagnosa.txt", "--timpa").exit_code == 0
    assert "tidak berakhiran .txt" in run("diagnosa", "--berkas", "diagnosa.docx").output


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("di 'D:\\USERS\\Siti Aminah\\proyek'", "di 'D:\\USERS\\<pengguna>\\proyek'"),
        (f"/{'home'}/siti/output dapat", f"/{'home'}/<pengguna>/output dapat"),
        ("(D:/USERS/siti) dapat", "(D:/USERS/<pengguna>) dapat"),
        ("NIP 19800101 200501 1 001", "NIP <nomor>"),
        ("NIP 198001012005011001 dan 0812-3456-7890", "NIP <nomor> dan <nomor>"),
        ("tulis ke siti@cilacap.go.id.", "tulis ke <alamat-surel>."),
        ("ruang 79.875 MB, 2026-11-24", "ruang 79.875 MB, 2026-11-24"),
        ("LAPTOP-9 dan laptop-9x", "<komputer> dan laptop-9x"),
        ("E:/kerja/rina/x milik rina", "<proyek>/x milik <pengguna>"),
    ],
)
def test_people_are_taken_out(text: str, plain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "rina")
    monkeypatch.setattr(platform, "node", lambda: "laptop-9")
    monkeypatch.setenv("HOME", "/")
    assert without_people(text, {"E:\\kerja\\rina": "<proyek>"}) == plain


@pytest.mark.parametrize(
    "module", sorted({one.partition(".")[0] for one in diagnosis_program.MODULES.values()})
)
def test_a_library_that_is_missing_is_told_and_nothing_breaks(module: str, tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["{module}"] = None
sys.argv = ["bpmn-gen", "diagnosa"]
from bpmn_gen.__main__ import main
main()
"""
    done = done_by(program, tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    [name] = [
        name for name, one in diagnosis_program.MODULES.items() if one.split(".")[0] == module
    ]
    assert f"pustaka '{name}' " in done.stdout
    assert "saran: pasang ulang program" in done.stdout
    assert "Konsol" in done.stdout


def test_another_command_names_the_library_that_is_missing(tmp_path: Path) -> None:
    program = """
import sys
sys.modules["pydantic"] = None
sys.argv = ["bpmn-gen", "check", "--bawaan"]
from bpmn_gen.__main__ import main
main()
"""
    done = done_by(program, tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Pustaka 'pydantic' tidak terpasang atau rusak" in done.stderr
    assert "bpmn-gen diagnosa" in done.stderr


def test_the_libraries_are_those_that_the_program_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {one.replace("=", ">").partition(">")[0].strip() for one in asked}
    assert names == {*diagnosis_program.MODULES}


def test_a_library_that_is_too_old_or_broken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis_program, "_demanded", lambda: {"lxml": "99.1"})
    fault = "ImportError: DLL load failed while importing _core"
    monkeypatch.setattr(
        diagnosis_program, "_fault_of", lambda module: fault if module == "typst" else None
    )
    problems = [one for one in diagnosis_program.libraries(AT) if one.state is State.PROBLEM]
    assert [one.sentence.split()[1] for one in problems] == ["'lxml'", "'typst'"]
    assert "terlalu lama, perlu 99.1" in problems[0].sentence
    assert "Visual C++" in problems[1].remedy


def broken(_around: Surroundings) -> list[Remark]:
    """A check with a mistake that tells something about a person."""
    raise KeyError("Bambang Sudarsono")


def test_a_check_that_fails_is_a_finding_that_says_nothing_of_what_it_was_about() -> None:
    checks = [(topic, broken) for topic, _ in CHECKS]
    found = diagnose(lambda: None, checks=checks)  # type: ignore[arg-type]
    assert len(found.remarks) == len(CHECKS)
    assert not found.is_fine
    assert "KeyError di test_diagnosa.py" in found.remarks[0].sentence
    assert b"Bambang" not in as_file(found)


def test_a_project_that_cannot_be_looked_for_is_told() -> None:
    def lost() -> None:
        raise FileNotFoundError(2, "gone")

    found = diagnose(lost, checks=[CHECKS[5]])
    assert "mencari proyek tidak dapat diselesaikan (FileNotFoundError" in as_text(found.remarks)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
def test_a_current_folder_that_is_gone_breaks_nothing(tmp_path: Path) -> None:
    program = f"""
import os, sys
os.mkdir("{tmp_path}/gone")
os.chdir("{tmp_path}/gone")
os.rmdir("{tmp_path}/gone")
sys.argv = ["bpmn-gen", "diagnosa"]
from bpmn_gen.__main__ import main
main()
"""
    done = done_by(program, ROOT)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "masalah:" in done.stdout


WORD = "r4h@si:a/#?"
ADDRESSES = (
    "http://budi:{}@proksi.go.id:8080",
    "https://budi:{}@proksi.go.id:8080/jalur?kunci=1",
    "budi:{}@proksi.go.id:8080",
    "HTTP://budi:{}@proksi.go.id:8080/",
    "http://{}@proksi.go.id:8080",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "PIP_PROXY", "PIP_INDEX_URL"])
def test_no_password_of_a_proxy_is_ever_told(
    name: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, address.format(WORD))
    said = " ".join(one.sentence for one in diagnosis_network.proxy(AT))
    assert "proksi.go.id:8080" in said
    assert "yang tidak ditampilkan" in said
    assert not any(part in said for part in ("budi", "r4h", "si:a", "kunci"))


@pytest.mark.parametrize(
    "value", ["http://budi:ra ha@sia", "rahasia", "http://rahasia!:80", "://", "http://a:rahasia"]
)
def test_an_address_that_makes_no_sense_is_not_shown(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", value)
    monkeypatch.setenv("HTTPS_PROXY", value)
    said = " ".join(one.sentence for one in diagnosis_network.proxy(AT))
    assert "budi" not in said
    assert value == "rahasia" or "rahasia" not in said


def test_settings_of_pip_are_read_from_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "pip.ini", tmp_path / "rusak.ini"
    good.write_text(
        "[global]\nproxy = http://u:p4ss@10.1.2.3:3128\nindex-url=https://indeks.go.id/simple\n"
        "trusted-host = indeks.go.id\ntimeout = 60\n",
        encoding="utf-8-sig",
    )
    bad.write_text("proxy = http://u:p4ss@10.1.2.3\n", encoding="utf-8")
    monkeypatch.setattr(
        diagnosis_network, "_pip_files", lambda: [good, bad, tmp_path / "tidak-ada"]
    )
    found = [*diagnosis_network.proxy(AT)]
    said = "\n".join(one.sentence for one in found)
    assert "http://10.1.2.3:3128 dengan nama pengguna" in said
    assert "https://indeks.go.id" in said
    assert "trusted-host diatur" in said
    assert "timeout" not in said
    assert "p4ss" not in said
    assert [one.state for one in found].count(State.WARNING) == 1


def test_a_proxy_for_http_alone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:8080")
    found = [*diagnosis_network.proxy(AT)]
    assert [one.state for one in found] == [State.NOTE, State.WARNING]
    assert "HTTPS_PROXY" in found[1].remedy


def test_the_places_of_pip_are_those_of_its_documentation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/khusus/pip.conf")
    names = [path.as_posix() for path in diagnosis_network._pip_files()]
    assert "/khusus/pip.conf" in names
    assert f"{Path(sys.prefix).as_posix()}/{'pip.ini' if os.name == 'nt' else 'pip.conf'}" in names


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16", "cp437"])
@pytest.mark.parametrize(
    "words",
    [
        ("diagnosa",),
        ("check",),
        ("list",),
        ("list", "--json"),
        ("--bantuan",),
        ("build", "--tipe", "99"),
    ],
    ids=" ".join,
)
def test_no_console_breaks_the_output(project: Path, words: tuple[str, ...], encoding: str) -> None:
    text = PROCESS.replace("PELAKU", "pemohon").replace("Menulis", "“Menulis → 😀 é”")
    project.write_text(text, encoding="utf-8")
    done = run_program(*words, cwd=project.parents[2], PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}
    assert done.stdout + done.stderr
    if "--json" in words:
        assert json.loads(done.stdout)


def test_every_remedy_is_given_where_something_is_wrong() -> None:
    found = diagnose(lambda: None)
    assert {one.topic for one in found.remarks} == {topic for topic, _ in diagnosing.CHECKS}
    wrong = [one for one in found.remarks if one.state in {State.WARNING, State.PROBLEM}]
    assert all(one.remedy for one in wrong)
