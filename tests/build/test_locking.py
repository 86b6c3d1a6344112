"""Two builds never work in one output folder at the same time, and a lock never stays behind."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bpmn_gen.store import locking
from tests.running import environment, run

HOLDER = """\
import sys
from pathlib import Path
from bpmn_gen.store.locking import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock of a folder until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def build(folder: Path) -> "subprocess.CompletedProcess[str]":
    """One small file."""
    return run(
        "--bawaan", "build", "--tipe", "7", "--proses", "CLP.03.01", "--format", "bpmn", cwd=folder
    )


def test_a_second_build_is_refused_in_words_and_writes_nothing(tmp_path: Path) -> None:
    with holder(tmp_path / "output"):
        result = build(tmp_path)
        assert result.returncode == 1
        assert "folder hasil 'output' sedang dipakai penyusunan lain" in result.stderr
        assert "saran: tunggu sampai penyusunan itu selesai" in result.stderr
        assert [path.name for path in (tmp_path / "output").iterdir()] == [locking.FILE]


def test_the_lock_of_a_build_that_was_killed_is_nobodys(tmp_path: Path) -> None:
    with holder(tmp_path / "output") as process:
        process.kill()
        process.wait()
        assert (tmp_path / "output" / locking.FILE).exists()
        result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    assert not (tmp_path / "output" / locking.FILE).exists()


def test_a_build_that_makes_nothing_leaves_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with locking.held(folder):
        assert (folder / locking.FILE).is_file()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_its_holder_removes_at_that_moment_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise two builds would each hold a file that the other does not see."""
    lock, times = locking._lock, []

    def removed_first(handle: int) -> None:
        lock(handle)
        times.append(handle)
        if len(times) == 1:
            (tmp_path / locking.FILE).unlink()

    monkeypatch.setattr(locking, "_lock", removed_first)
    with locking.held(tmp_path):
        assert len(times) == 2
        assert (tmp_path / locking.FILE).exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_where_there_are_no_locks_builds_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locking, "_lock", refuse)
    with locking.held(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_left_to_the_writing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with locking.held(tmp_path / "file" / "output"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
