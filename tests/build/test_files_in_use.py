"""Files that Word has open, OneDrive holds or nobody may write are told, and the rest is made.

Windows refuses what other systems allow, so its refusals are played here.
"""

from __future__ import annotations

import errno
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition import source
from bpmn_gen.store import disk, manifest
from bpmn_gen.store.bounded import read_bounded
from bpmn_gen.store.destination import Destination, journalled
from bpmn_gen.system_refusals import refusal
from tests.build.edited import EDIT, FILE, FOLDER, build, rename_step, told, whole
from tests.cli.example import run
from tests.running import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = f"{FOLDER}/index.html"
SIZES = "tipe-07/ukuran.js"


class SharingError(PermissionError):
    """What Windows raises about a file that another program has open."""

    winerror = 32


def refuse(monkeypatch: pytest.MonkeyPatch, is_held: Callable[[Path], bool]) -> Counter[str]:
    """Let no file take the place of some; gives how often each was tried."""
    tries: Counter[str] = Counter()
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if is_held(target):
            tries[target.name] += 1
            raise SharingError(errno.EACCES, "held", str(path), None, str(target))
        return real(path, target)

    monkeypatch.setattr(disk, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replace)
    return tries


def test_a_file_that_is_open_in_word_is_named_and_the_rest_is_made(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = (output / FILE).read_bytes()
    rename_step("Menyusun")
    with monkeypatch.context() as patch:
        tries = refuse(patch, lambda target: target.name == "CLP.99.01.bpmn")
        summary = build(code=1)
    assert tries == {"CLP.99.01.bpmn": 3}
    [found] = told(summary)
    assert found["message"] == (
        f"berkas keluaran 'output/{FILE}' tidak dapat ditulis: sedang dibuka program lain, "
        "misalnya Word, Excel, atau OneDrive"
    )
    assert found["hints"] == [
        "tutup berkas itu di program lain, atau tunggu OneDrive selesai, lalu jalankan lagi"
    ]
    assert PAGE in summary["made"]
    assert FILE not in summary["made"]
    assert (output / FILE).read_bytes() == old
    assert whole(output)
    assert not [*output.rglob("*.tmp")]
    again = build()
    assert again["made"] == [FILE, SIZES]  # the list of sizes follows the file
    assert (output / FILE).read_bytes() != old


def test_a_file_that_could_never_be_written_is_not_in_the_manifest(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first build of a folder: what is listed is there, what is not there is not listed."""
    with monkeypatch.context() as patch:
        refuse(patch, lambda target: target.name == "CLP.99.01.bpmn")
        build("--folder-hasil", "lain", code=1)
    listed = {*manifest.read(Path("lain"))}
    assert FILE not in listed
    assert listed == {*manifest.read(output)} - {FILE}
    assert whole(Path("lain"))


def test_many_files_for_one_reason_are_one_finding(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("build", "--tipe", "7", "--tipe", "2", "--format", "svg", "--tanpa-keputusan")
    with monkeypatch.context() as patch:
        refuse(patch, lambda target: target.suffix in {".svg", ".html"})
        said = run(*words, "--pekerja", "1", "--folder-hasil", "lain", "--json")
    assert said.exit_code == 1
    summary = json.loads(said.stdout)
    [found] = told(summary)
    count, _, rest = found["message"].partition(" ")
    assert int(count) > 10
    assert rest.startswith("berkas keluaran, misalnya 'lain/")
    assert rest.count("lain/") == 3
    assert summary["made"]
    assert whole(Path("lain"))
    assert (output / FILE).is_file()


def test_a_folder_that_takes_no_new_file_is_told_once_before_the_work_begins(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Path] = []

    def begin(folder: Path) -> tuple[int, Path]:
        tries.append(folder)
        raise PermissionError(errno.EACCES, "denied", str(folder))

    rename_step("Menyusun")
    before = snapshot(output)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "_begin", begin)
        said = run("build", "--tipe", "7", "--format", "bpmn")
    assert said.exit_code == 1
    assert tries == [Path("output")]
    assert (
        "galat: folder hasil 'output' tidak dapat ditulisi: sedang dipakai program" in said.stderr
    )
    assert "saran: atau pilih folder lain dengan --folder-hasil" in said.stderr
    assert "Tidak ada berkas yang ditulis" in said.stderr
    assert snapshot(output) == before


def test_what_somebody_edited_stays_when_its_folder_is_held(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (output / FILE).write_bytes(EDIT)
    with monkeypatch.context() as patch:
        refuse(patch, lambda target: target.name == "CLP.99.01.bpmn")
        assert told(build(code=1))
    assert (output / FILE).read_bytes() == EDIT


def test_files_made_together_are_noted_in_the_journal_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Counter[str] = Counter()
    real = Path.open

    def note(path: Path, *arguments: str, **options: str) -> object:
        opened[path.suffix] += 1
        return real(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", note)
    contents = {f"a/{number}.svg": b"x" for number in range(9)}
    written = Destination(tmp_path).put_all(contents)
    assert opened[".journal"] == 1
    assert {*written} == {*contents} == {*journalled(tmp_path)}


def test_a_journal_that_cannot_be_written_keeps_its_files_from_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "open", full)
    written = Destination(tmp_path).put_all({"a.svg": b"x", "b.svg": b"y"})
    assert [type(one) for one in written.values()] == [OSError, OSError]
    assert not (tmp_path / "a.svg").exists()


def test_a_definition_that_is_held_for_a_moment_is_waited_for(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = ["contoh.yaml", "contoh.yaml"]

    def read(path: Path, most: int) -> bytes:
        if path.name in held:
            held.remove(path.name)
            raise SharingError(errno.EACCES, "held", str(path))
        return read_bounded(path, most)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "WAITS", (0.0, 0.0))
        patch.setattr(source, "read_bounded", read)
        assert run("check").exit_code == 0
    assert held == []
    assert (output / FILE).is_file()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (32, "sedang dibuka program lain"),
        (33, "sedang dibuka program lain"),
        (123, "namanya tidak diterima Windows"),
        (206, "jalurnya terlalu panjang"),
        (362, "isinya masih di OneDrive"),
        (426, "isinya masih di OneDrive"),
        (5, "sedang dipakai program lain, atau tidak diizinkan"),
    ],
)
def test_a_refusal_of_windows_is_told_by_its_own_number(number: int, said: str) -> None:
    error = OSError(errno.EACCES, "refused")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    assert refusal(error)[0].startswith(said)
    assert refusal(error)[1]
