"""An installation that is stopped, killed or begun without all files takes nothing away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from paket.shipped.laptop import environments, install, place, room
from paket.shipped.laptop.failure import AGAIN
from tests.paket import small_bundle
from tests.paket.test_install import FOLDER, run

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "said by the installation before"


@pytest.fixture
def half_unpacked(tmp_path: Path) -> Path:
    """A bundle that nothing has been installed from."""
    return small_bundle.unpacked(tmp_path / FOLDER)


@pytest.fixture
def inside(half_unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``isi`` with something that was installed, in which the installer runs."""
    inner = half_unpacked / "isi"
    monkeypatch.setattr(place, "HERE", inner)
    monkeypatch.setattr(sys, "argv", ["install"])
    finished(inner / "venv")
    (inner / "pasang.log").write_text(KEPT)
    return inner


def finished(environment: Path) -> None:
    """Write an environment that counts as installed by this bundle in this place."""
    place.python_of(environment).parent.mkdir(parents=True)
    place.python_of(environment).write_text("good")
    done = {"sidik": place.facts()["sidik"], "folder": str(place.HERE)}
    (environment / place.FINISHED).write_text(str(done).replace("'", '"'))


def interrupt(*_ignored: object) -> None:
    """Somebody presses Ctrl+C."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["prepare", "unpack", "fill", "tried"])
def test_ctrl_c_is_told_in_a_sentence_and_takes_nothing_away(
    step: str, inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in ("prepare", "unpack", "fill"):
        monkeypatch.setattr(install, one, lambda: place.environment().mkdir(exist_ok=True))
    monkeypatch.setattr(install, step, interrupt)
    assert install.main() == 1
    assert capsys.readouterr().out.endswith(
        "\nPemasangan dihentikan; yang sudah terpasang tetap ada.\n"
        "Saran: untuk memasang, jalankan Pasang.bat lagi.\n"
    )
    assert place.installed()
    assert (inside / "pasang.log").read_text() == KEPT
    assert sorted(path.name for path in inside.glob("*-*")) == []


def test_ctrl_c_while_the_first_one_is_answered_is_mended_too(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def begin() -> None:
        place.environment().mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr(install, "prepare", begin)
    monkeypatch.setattr(environments, "bring_back", interrupt)
    assert install.main() == 1
    assert "yang sudah terpasang tetap ada" in capsys.readouterr().out
    assert place.installed()
    assert not (inside / "venv-lama").exists()


def test_ctrl_c_between_two_steps_is_mended_too(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = environments.set_aside

    def aside(target: Path) -> None:
        whole(target)
        if target == environments.earlier():
            raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(environments, "set_aside", aside)
        context.setattr(room, "check", lambda _about: None)
        assert install.main() == 1
    assert "yang sudah terpasang tetap ada" in capsys.readouterr().out
    assert place.installed()
    assert not (inside / "venv-lama").exists()


def test_a_real_ctrl_c_shows_no_english(half_unpacked: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-I", "isi/start.py", "install"],
        cwd=half_unpacked,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("1/4")
        running.send_signal(signal.SIGINT)
        told, english = running.communicate(timeout=120)
    assert running.returncode == 1
    assert "Pemasangan dihentikan; program belum terpasang." in told
    assert english == ""
    assert not (half_unpacked / "isi/venv").exists()


def started(bundle: Path, part: str) -> subprocess.CompletedProcess[str]:
    """A part of an unpacked bundle, run as its batch files do."""
    return subprocess.run(
        [sys.executable, "-I", "isi/start.py", part],
        cwd=bundle,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("part", "named"), [("install", "Pasang"), ("menu", "Peta Proses Bisnis")])
def test_ctrl_c_before_anything_is_opened_is_a_sentence(
    part: str, named: str, half_unpacked: Path
) -> None:
    (half_unpacked / f"isi/laptop/{part}.py").write_text("raise KeyboardInterrupt\n")
    done = started(half_unpacked, part)
    assert done.returncode == 1
    assert "Dihentikan; jalankan" in done.stderr
    assert f"{named}.bat" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("failing", ["facts", "prepare"])
def test_what_worked_outlives_a_killed_repair_and_a_failed_one(
    failing: str, inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError(28, "No space left on device", "isi/venv/x")

    place.environment().rename(inside / "venv-lama")
    (inside / "venv/bin").mkdir(parents=True)
    about = place.facts()
    with monkeypatch.context() as context:
        context.setattr(place if failing == "facts" else install, failing, refuse)
        for _ in range(2):
            assert install.main() == 1
    assert place.facts() == about
    assert place.installed()
    assert place.python_of(place.environment()).read_text() == "good"
    assert sorted(path.name for path in inside.glob("venv*")) == ["venv"]


def test_a_whole_installation_is_newer_than_what_was_set_aside(inside: Path) -> None:
    shutil.copytree(inside / "venv", inside / "venv-lama")
    place.python_of(inside / "venv-lama").write_text("old")
    environments.recover()
    assert place.python_of(place.environment()).read_text() == "good"


def test_what_a_killed_repair_left_in_use_does_not_cost_what_worked(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place.environment().rename(inside / "venv-lama")
    place.environment().mkdir()

    def busy(path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(inside), "rename", busy)
    assert install.main() == 1
    assert "Tidak terpasang: pemasangan sebelumnya sedang dipakai." in capsys.readouterr().out
    assert place.python_of(inside / "venv-lama").read_text() == "good"


@pytest.mark.parametrize("part", ["install", "menu"])
@pytest.mark.parametrize("missing", ["", "room.py", "{}.py"])
def test_a_bundle_without_what_starts_first_says_so_too(
    missing: str, part: str, half_unpacked: Path
) -> None:
    lost = half_unpacked / "isi/laptop" / missing.format(part)
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    done = started(half_unpacked, part)
    assert done.returncode == 1
    assert done.stderr.startswith("\nIsi paket tidak lengkap: ")
    assert f"Saran: {AGAIN}." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("missing", ["roda", "roda/pustaka.tar.xz", "kunci.txt", "paket.json"])
def test_a_bundle_that_was_unpacked_in_part_is_to_be_unpacked_again(
    missing: str, half_unpacked: Path
) -> None:
    lost = half_unpacked / "isi" / missing
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    code, told = run(half_unpacked, "install")
    assert code == 1
    assert "Tidak terpasang: isi paket tidak lengkap" in told
    assert "Saran: ekstrak lagi berkas zip paketnya" in told
    assert "1/4" not in told
    assert not (half_unpacked / "isi/venv").exists()
