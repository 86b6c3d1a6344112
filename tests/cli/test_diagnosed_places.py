"""What a diagnosis says of folders, paths and the programs that open results."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from bpmn_gen.commands import diagnosis_console, diagnosis_places
from bpmn_gen.commands.diagnosis import State, Surroundings
from bpmn_gen.store import disk
from bpmn_gen.store.project import Project
from bpmn_gen.store.windows_paths import LONGEST

AT = Surroundings(None, Path("output"))


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder has nothing in it."""
    monkeypatch.chdir(tmp_path)


def test_a_folder_that_may_not_be_written_is_told_with_what_helps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path, _content: bytes) -> None:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr(disk, "write_atomically", refuse)
    found = [*diagnosis_places.rights(AT)]
    assert {one.state for one in found} == {State.PROBLEM}
    assert "folder hasil (" in found[0].sentence
    assert "tidak dapat ditulisi: sedang dipakai program lain, atau tidak diizinkan" in (
        found[0].sentence
    )
    assert "pilih folder lain dengan --folder-hasil" in found[0].remedy
    [own, *_] = diagnosis_places.rights(replace(AT, project=Project.at(Path(".."))))
    assert "folder definisi (" in own.sentence
    assert "salin proyeknya ke folder milik Anda" in own.remedy
    assert "--folder-hasil" not in own.remedy
    [slow] = diagnosis_places.speed(AT)
    assert "tidak dapat diukur" in slow.sentence


@pytest.mark.parametrize(
    ("free", "state"), [(600, State.OK), (200, State.WARNING), (20, State.PROBLEM)]
)
def test_little_space_is_told(free: int, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": free * 1_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _place: usage)
    assert {one.state for one in diagnosis_places.space(AT)} == {state}


def test_slow_writing_is_told_with_its_usual_causes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis_places, "SLOW", 0.0)
    [found] = diagnosis_places.speed(AT)
    assert found.state is State.WARNING
    assert "pemindai virus" in found.sentence
    assert "OneDrive" in found.remedy
    assert list(Path().iterdir()) == []


def test_a_deep_folder_and_one_in_onedrive_are_told() -> None:
    output = Path("/OneDrive - Pemkab", "x" * 120, "con", "output")
    told = [
        (one.state, one.sentence) for one in diagnosis_places.lengths(Surroundings(None, output))
    ]
    assert any("nama unit yang panjang perlu" in sentence for _, sentence in told)
    assert any(f"dari {LONGEST} untuk" in sentence for _, sentence in told)
    assert any("folder 'con' tidak dapat ada di Windows" in sentence for _, sentence in told)
    assert any("ada di OneDrive" in sentence for _, sentence in told)


@pytest.mark.parametrize(
    ("used", "state"), [(80, State.OK), (150, State.WARNING), (230, State.PROBLEM)]
)
def test_a_path_that_is_too_long_is_a_problem_with_its_remedy(used: int, state: State) -> None:
    output = Path("/" + "x" * (used - 1))
    [found] = (
        one
        for one in diagnosis_places.lengths(Surroundings(None, output))
        if one.sentence.startswith("jalur folder hasil")
    )
    assert found.state is state
    assert ("pindahkan proyek ke folder berjalur pendek" in found.remedy) is (state != State.OK)


def test_a_browser_that_has_no_screen_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise webbrowser.Error

    def told() -> str:
        return "; ".join(one.sentence for one in diagnosis_console.optional_parts(AT))

    monkeypatch.setattr(webbrowser, "get", none)
    monkeypatch.setattr("shutil.which", lambda name: name if name == "chromium" else None)
    assert "peramban ada (chromium), tetapi tidak dapat dibuka" in told()
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert "peramban tidak ditemukan" in told()
    monkeypatch.setattr(webbrowser, "get", lambda: None)
    assert "peramban untuk membuka portal ada" in told()
