"""Workers and builds that the system ends: a sentence, nothing half-written, the rest is made."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.__main__ import ENDED, FAREWELL
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.workers import run
from bpmn_gen.store.destination import Destination
from bpmn_gen.store.project import start
from tests.running import SECONDS, command, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doomed(Job):
    """A job whose worker is ended the first time, or every time."""

    mark: Path
    """A file that tells that it happened."""
    times: int

    def render(self) -> Iterator[bytes]:
        """Its name, if its worker lives that long."""
        happened = self.mark.stat().st_size if self.mark.exists() else 0
        if happened < self.times:
            with self.mark.open("ab") as file:
                file.write(b".")
            os.kill(os.getpid(), signal.SIGKILL)
        yield self.label.encode()


def doomed(folder: Path, times: int) -> list[Job]:
    """Six jobs, of which the third has a worker that is ended so many times."""
    return [
        Doomed(
            target=f"a{number}",
            files=(("x", f"{number}.txt"),),
            key="",
            mark=folder / f"mark-{number}",
            times=times if number == 2 else 0,
        )
        for number in range(6)
    ]


@pytest.mark.parametrize(("times", "lost"), [(1, []), (2, ["a2"])])
def test_an_ended_worker_costs_at_most_its_own_job(
    tmp_path: Path, times: int, lost: list[str]
) -> None:
    told: list[tuple[int, int]] = []
    output = tmp_path / "output"
    jobs = doomed(tmp_path, times)
    made = list(run(Destination(output), jobs, 2, lambda done, of, _: told.append((done, of))))
    assert sorted(job.label for job, _ in made) == [job.label for job in jobs]
    assert [job.label for job, one in made if not one.is_final] == lost
    remarks = [remark for _, one in made for remark in one.remarks]
    assert [remark.code for remark in remarks] == ["worker-ended"] * len(lost)
    assert all("memori" in remark.message for remark in remarks)
    names = {path.name for path in output.glob("*.txt")}
    assert names == {f"{number}.txt" for number in range(6)} - ({"2.txt"} if lost else set())
    assert told[-1] == (6, 6)


def test_a_build_that_is_told_to_end_says_so_and_leaves_nobody_behind(tmp_path: Path) -> None:
    start(tmp_path / "proyek")
    with subprocess.Popen(
        command("build", "--tipe", "7", "--format", "pdf", "--pekerja", "2"),
        cwd=tmp_path / "proyek",
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:
        assert started.stderr is not None
        until = time.monotonic() + SECONDS
        while not workers_of(started.pid) and time.monotonic() < until:
            time.sleep(0.05)
        known = workers_of(started.pid)
        started.terminate()
        said = started.stderr.read().decode()
        assert started.wait(SECONDS) == ENDED
    assert FAREWELL in said
    assert "Traceback" not in said
    assert known
    assert not any(Path(f"/proc/{pid}").exists() for pid in known)
    leftovers = {path.name for path in (tmp_path / "proyek/output").rglob("*.tmp")}
    assert leftovers == set()


def workers_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_files_are_as_open_as_the_user_s_mask_has_them(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        Destination(tmp_path / "output").put("satu/dua.txt", b"x")
    finally:
        os.umask(before)
    path = tmp_path / "output/satu/dua.txt"
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    assert path.parent.stat().st_mode & 0o777 == 0o777 & ~mask
