"""Every command that a document or a help text shows does what it says, without an error."""

from __future__ import annotations

import re
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest

from bpmn_gen.cli.console import Command
from bpmn_gen.cli.main import cli
from tests.cli.example import BPMN, run
from tests.foreign.drawio_files import PLAIN, file_of, vertex
from tests.foreign.xpdl_files import activity, package
from tests.running import ROOT
from tests.sop_reading.ticked import ticked_sop

DOCUMENTS = ("README.md", "README.id.md", "docs/panduan.md")
IN_TEXT = re.compile(r"`bpmn-gen ([^`]+)`")
IN_BLOCK = re.compile(r"^ *(?:\.venv[/\\](?:bin|Scripts)[/\\])?bpmn-gen (.+)$", re.MULTILINE)
STAND_INS = {
    "NAMA": "Kecamatan Kroya",
    "KODE": "CLP.02.02",
    "DIR": "baru",
    "URL": "http://localhost:8080/engine-rest",
    "N": "7",
    "T": "2026-11-24",
}
"""Words of documents that stand for something, and what the test puts there."""
FEW = {"--proses": "CLP.02.02", "--format": "bpmn,camunda7", "--pekerja": "1"}
"""Added to builds, which make the same files for everything else."""
OLDER = "proyek-lama"
"""The folder of an older state of the project."""
SILENT_FAILURE = {"trace": 1, "batal": 1}
"""Exit codes of commands that find something in a project of one process, or nothing to undo."""


def documented() -> list[str]:
    """All commands, without the name of the program."""
    found = [
        command
        for name in DOCUMENTS
        for pattern in (IN_TEXT, IN_BLOCK)
        for command in pattern.findall((ROOT / name).read_text("utf-8"))
    ]
    found += [
        example
        for command in cli.commands.values()
        if isinstance(command, Command)
        for example in command.examples
    ]
    return sorted({command.strip() for command in found} - {"PERINTAH --bantuan"})


def arguments_of(command: str) -> list[str]:
    """The command as it is run here."""
    words = [STAND_INS.get(word, word) for word in shlex.split(command)]
    if words[0] == "sunting" or "--pantau" in words:  # these go on until somebody ends them
        return [*words, "--bantuan"]
    if words[0] == "build":
        for option, value in FEW.items():
            words += () if option in words else (option, value)
    if words[0] == "tetapkan" and "7" in words:  # another one makes all the outputs
        words.append("--pratinjau")
    if words[0] == "reviu" and "--dari" not in words:  # no decree has set anything here
        words += ("--dari", OLDER)
    if words[0] == "bukti" and "--dari" in words:  # nor is there such an edition
        words[words.index("--dari") + 1] = OLDER
    if words[0] in ("baru", "bukti") and "--unit" not in words:  # as projects of one office may
        words += ("--unit", "Kecamatan Kroya")
    return [*words, "baru"] if words == ["init"] else words


OTHERS = {
    ".xpdl": package(activity("a", "Periksa", "<Implementation><Task/></Implementation>")),
    ".drawio": file_of(vertex("a", "Periksa", PLAIN)),
}
"""Maps of other notations, by the ending of their names."""


def files_read(arguments: list[str]) -> list[str]:
    """The maps that a command is given; those behind an option are results."""
    pairs = zip(["", *arguments], arguments, strict=False)
    maps = (".bpmn", *OTHERS)
    return [word for before, word in pairs if word.endswith(maps) and not before.startswith("-")]


def hand_out_forms(folder: Path, arguments: list[str]) -> None:
    """The forms that a command takes in, one or a folder of them, or an SOP of the program's."""
    wanted = folder / arguments[1]
    if wanted.suffix == ".docx":
        hand_out_sop(wanted)
    if wanted.suffix == "":
        wanted.mkdir()
        wanted /= "isian.xlsx"
    if wanted.suffix == ".xlsx":
        words = ("lembar", "isian", "--unit", "Kecamatan Kroya", "-o", str(wanted))
        assert run(*words).exit_code == 0


def hand_out_map(target: Path) -> None:
    """A map of the program's own with another name in one of its boxes."""
    assert run(*arguments_of("build --tipe 7")).exit_code == 0
    built = target.parent / "output/tipe-07/CLP.02.02/CLP.02.02.bpmn"
    text = built.read_text("utf-8")
    target.write_text(text.replace('"Memberikan rekomendasi"', '"Memberi rekomendasi"'), "utf-8")


def hand_out_sop(target: Path) -> None:
    """An SOP of the program's own."""
    assert run("build", "--tipe", "7", "--format", "docx").exit_code == 0
    shutil.copy(target.parent / "output/tipe-07/CLP.02.02/sop.docx", target)


def own_office(folder: Path) -> None:
    """Give a project the folder of an office with one process."""
    assert run("baru", "Legalisasi surat", "--unit", "Kecamatan Kroya").exit_code == 0
    assert (folder / "process_defs/unit/kecamatan-kroya").is_dir()


def hold_words(folder: Path, words: str) -> None:
    """Give the first unit a title, an address and a legal basis of some words."""
    path = folder / "process_defs/unit.yaml"
    own = f"  jabatan: {{pejabat_level_1: '{words}'}}\n  alamat: '{words}'\n"
    own += f"  sop: {{CLP.02.02: {{dasar_hukum: ['{words}']}}}}\n"
    path.write_text(path.read_text("utf-8").replace("  tipe: 7\n", f"  tipe: 7\n{own}", 1), "utf-8")


def hold_what_changes(folder: Path, arguments: list[str]) -> None:
    """Give a project the code, the words or the numbers that a command changes or plays."""
    if arguments[0] == "simulasi":
        hold_numbers(folder, arguments)
    elif arguments == ["banding", "Legalisasi surat"]:
        own_office(folder)
        assert run("baru", arguments[1], "--unit", "Kecamatan Maos").exit_code == 0
    elif arguments[0] == "ganti-kode" or "KK.01.01" in arguments:
        own_office(folder)
    if arguments[0] in {"ganti-jabatan", "ganti-istilah", "ganti-dasar-hukum"}:
        hold_words(folder, arguments[1])


def hold_numbers(folder: Path, arguments: list[str]) -> None:
    """Give an office a process that can be played, and the worksheet that a command takes in."""
    own_office(folder)
    home = folder / "process_defs/unit/kecamatan-kroya"
    with (home / "unit.yaml").open("a", encoding="utf-8") as file:
        file.write("volume: {KK.01.01: 200}\n")
    process = next(home.glob("proses/*.yaml"))
    text = process.read_text("utf-8")
    parted = text.replace("    cabang:", "    peluang: {Tidak: 20%}\n    cabang:", 1)
    process.write_text(parted, "utf-8")
    if "--masukan" in arguments:
        words = ("--unit", "Kecamatan Kroya", "--lembar", arguments[-1])
        assert run("simulasi", *words).exit_code == 0


def pack_office(folder: Path) -> None:
    """What an office would send, as a zip file and inside a folder."""
    own_office(folder)
    home = folder / "process_defs/unit/kecamatan-kroya"
    with zipfile.ZipFile(folder / "kroya.zip", "w") as packed:
        for path in sorted(home.rglob("*.yaml")):
            packed.write(path, path.relative_to(home.parent))
    (folder / "kiriman").mkdir()
    shutil.copy(folder / "kroya.zip", folder / "kiriman")
    assert run("batal").exit_code == 0


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one process and two units, already built."""
    folder = tmp_path / "process_defs/proses/penugasan"
    folder.mkdir(parents=True)
    source = next((ROOT / "process_defs/proses/penugasan").glob("clp-02-02-*.yaml"))
    (folder / source.name).write_bytes(source.read_bytes())
    (tmp_path / "process_defs/unit.yaml").write_text(
        "- nama: Kecamatan Kroya\n  tipe: 7\n- nama: Kecamatan Maos\n  tipe: 7\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    # The editor would serve until somebody ends it.
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    return tmp_path


def test_there_are_commands_to_try() -> None:
    commands = {command.split()[0] for command in documented()}
    assert commands >= set(cli.commands)


@pytest.mark.parametrize("command", documented())
def test_a_documented_command_works(project: Path, command: str) -> None:
    arguments = arguments_of(command)
    for name in files_read(arguments):
        (project / name).write_bytes(OTHERS.get(Path(name).suffix, BPMN.encode()))
        if "--gabung" in arguments:
            hand_out_map(project / name)
    if arguments[:2] == ["check", "draf"]:  # what an import left to be looked at
        (project / "draf").mkdir()
        shutil.copy(next(project.rglob("clp-02-02-*.yaml")), project / "draf")
    if "sop-lama" in arguments:
        (project / "sop-lama").mkdir()
        ticked_sop(project / "sop-lama" / "surat-masuk.xlsx")
    elif arguments[0] == "impor":
        hand_out_forms(project, arguments)
    if arguments[0] == "gabung":
        pack_office(project)
    hold_what_changes(project, arguments)
    if arguments[0] in ("reviu", "bukti"):
        shutil.copytree(project / "process_defs", project / OLDER / "process_defs")
    if arguments[0] == "deploy":
        assert run(*arguments_of("build --tipe 7")).exit_code == 0
    result = run(*arguments)
    expected = SILENT_FAILURE.get(arguments[0], 0)
    assert result.exit_code == expected, result.output
    assert "Traceback" not in result.output
    if arguments[0] == "build" and "--bantuan" not in arguments:
        assert (project / "output/manifest.json").is_file()
