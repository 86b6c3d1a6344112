"""A build that goes on from save to save makes what fresh builds make, and loses nothing."""

import os
import random
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from bpmn_gen.commands import watching
from bpmn_gen.commands.build import build
from bpmn_gen.commands.watching import Begun, Done, Event, Failed, Gone, Ready, Waiting, follow
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.store import awaiting
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from bpmn_gen.store.sighting import sight
from tests.running import SECONDS, code_of, command, environment, few_definitions, revise, snapshot

WHAT = Request(tipe=(7,), formats=("bpmn", "svg", "xlsx"), jobs=1, keputusan=False)
ROUNDS = 6
"""Edits by chance; each is followed by a fresh build beside it."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of a few processes."""
    defs = few_definitions(tmp_path)
    shutil.copytree(Path(__file__).parents[2] / "templates", tmp_path / "templates")
    return Project.at(defs, tmp_path / "output")


def processes(project: Project) -> list[Path]:
    """The files of its processes."""
    return sorted((project.defs / "proses").rglob("*.yaml"))


@contextmanager
def following(project: Project) -> Iterator[Generator[Event]]:
    """A build that waits, and ends with the test."""
    limit = time.monotonic() + SECONDS
    events = follow(project, WHAT, is_ended=lambda: time.monotonic() > limit)
    try:
        yield events
    finally:
        events.close()


def until(events: Iterator[Event], *kinds: type[Event]) -> Event:
    """The next event of one of the kinds."""
    return next(event for event in events if isinstance(event, kinds))


def fresh(project: Project, folder: Path) -> dict[str, bytes]:
    """What a fresh build of the same definitions makes."""
    build(Project.at(project.defs, folder), WHAT)
    return snapshot(folder)


def reword(path: Path, number: int) -> None:
    """Change what a step says."""
    old = path.read_text("utf-8")
    path.write_text(old.replace("kegiatan: ", f"kegiatan: Menyiapkan {number} berkas dan ", 1))


def reword_all(*paths: Path, number: int) -> None:
    """Change what a step of several processes says."""
    for path in paths:
        reword(path, number)


def rename_regency(project: Project, number: int) -> None:
    """Change what stands on every page."""
    place = project.defs / "daerah.yaml"
    text = place.read_text("utf-8").replace("ibu_kota: ", f"ibu_kota: Kota {number} ", 1)
    place.write_text(text, "utf-8")


def restyle(project: Project, number: int) -> None:
    """Change a template."""
    with (project.templates / "portal.css.j2").open("a", encoding="utf-8") as file:
        file.write(f"\n.nomor-{number} {{ color: black; }}\n")


def remove(project: Project, path: Path) -> None:
    """Remove a process, also from the hierarchy that names it."""
    mapped, code = project.defs / "peta.yaml", code_of(path)
    path.unlink()
    text = re.sub(rf"{re.escape(code)}(, )?", "", mapped.read_text("utf-8"))
    mapped.write_text(text.replace(", ]", "]"), "utf-8")


def edits(project: Project, number: int) -> list[Callable[[], object]]:
    """What may be saved next."""
    files = processes(project)
    one, other = files[number % len(files)], files[(number + 1) % len(files)]
    return [
        lambda: reword(one, number),
        lambda: revise(one),
        lambda: reword_all(one, other, number=number),
        lambda: rename_regency(project, number),
        lambda: restyle(project, number),
        lambda: remove(project, one),
    ]


@pytest.mark.slow
def test_every_round_leaves_the_bytes_of_a_fresh_build(project: Project, tmp_path: Path) -> None:
    chance = random.Random(20)
    order = chance.sample(range(ROUNDS), ROUNDS)
    with following(project) as events:
        until(events, Waiting)
        for number, which in enumerate(order):
            edits(project, number)[which]()
            done = until(events, Done, Failed)
            assert isinstance(done, Done), done
            assert snapshot(project.output) == fresh(project, tmp_path / f"fresh-{number}")


def test_files_of_the_saved_process_come_first_and_the_rest_follows(
    project: Project, tmp_path: Path
) -> None:
    saved = processes(project)[0]
    with following(project) as events:
        until(events, Waiting)
        reword(saved, 1)
        begun, ready = until(events, Begun), until(events, Ready)
        assert isinstance(begun, Begun)
        assert isinstance(ready, Ready)
        assert begun.files == (saved.name,)
        (code,) = ready.codes
        assert {path.split("/")[1] for path in ready.paths} == {code}
        assert {Path(path).suffix for path in ready.paths} >= {".bpmn", ".svg", ".xlsx"}
        reword(saved, 2)  # while the rest is not made yet: it is not waited for
        done = until(events, Done)
        assert isinstance(done, Done)
        assert not {*done.outcome.made} & {*done.outcome.kept}
        assert not done.outcome.set_aside
        assert snapshot(project.output) == fresh(project, tmp_path / "fresh")
    assert "Menyiapkan 2 berkas" in (project.output / ready.paths[0]).read_text("utf-8")


def test_mistakes_leave_the_last_outputs_and_end_when_mended(project: Project) -> None:
    saved = processes(project)[0]
    with following(project) as events:
        until(events, Waiting)
        before, text = snapshot(project.output), saved.read_text("utf-8")
        saved.write_text(text + "langka: [\n", "utf-8")
        failed = until(events, Done, Failed)
        assert isinstance(failed, Failed)
        assert [one.code for one in failed.diagnostics if one.severity == "error"]
        assert snapshot(project.output) == before
        saved.write_text(text, "utf-8")
        assert isinstance(until(events, Done, Failed), Done)
        assert snapshot(project.output) == before


def test_a_folder_that_is_renamed_away_is_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awaiting, "TOLD", 0.2)
    away = project.defs.with_name("di-tempat-lain")
    with following(project) as events:
        until(events, Waiting)
        before = snapshot(project.output)
        project.defs.rename(away)
        assert isinstance(next(events), Gone)
        assert snapshot(project.output) == before
        away.rename(project.defs)
        assert isinstance(next(events), Waiting)
        reword(processes(project)[0], 1)
        assert isinstance(until(events, Done, Failed), Done)


def test_another_build_is_told_that_the_folder_is_in_use(project: Project) -> None:
    with following(project) as events:
        until(events, Waiting)
        options = ("--folder-definisi", project.defs, "--folder-hasil", project.output)
        done = subprocess.run(
            command(*options, "build", "--tipe", "7", "--pantau"),
            env=environment(), capture_output=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert done.returncode == 1
        assert b"output-in-use" in done.stderr
        assert b"--pantau" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C")
def test_ctrl_c_ends_with_a_sentence_and_without_failure(project: Project) -> None:
    options = ("--folder-definisi", project.defs, "--folder-hasil", project.output)
    with subprocess.Popen(
        command(*options, "build", "--tipe", "7", "--format", "bpmn", "--pantau"),
        env=environment(), stderr=subprocess.PIPE, start_new_session=True,
    ) as started:  # fmt: skip
        assert started.stderr is not None
        said = b""
        while b"Memantau" not in said:
            said += started.stderr.readline()
        os.killpg(started.pid, signal.SIGINT)
        said += started.stderr.read()
        assert started.wait(SECONDS) == 0
    assert said.rstrip().endswith(b"Pemantauan dihentikan.")
    assert b"Traceback" not in said


def test_ctrl_c_in_the_middle_of_work_loses_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with following(project) as events:
        until(events, Waiting)
        reword(processes(project)[0], 1)
        until(events, Ready)

        def interrupt(*_given: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "plan_for", interrupt)
        with pytest.raises(KeyboardInterrupt):
            next(events)
    outcome = build(project, WHAT)
    assert not outcome.set_aside
    assert snapshot(project.output) == fresh(project, tmp_path / "fresh")


class Author:
    """Writes in another thread, as people do while the program waits."""

    def __init__(self, *steps: tuple[float, Callable[[], object]]) -> None:
        """Take what is done after how many seconds of waiting each."""
        self._thread = threading.Thread(target=_all, args=(steps,))

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._thread.join()


def _all(steps: tuple[tuple[float, Callable[[], object]], ...]) -> None:
    """The steps of an author, one after the other."""
    for seconds, step in steps:
        time.sleep(seconds)
        step()


def test_a_file_that_is_empty_or_gone_for_a_moment_is_waited_for(project: Project) -> None:
    file, before = processes(project)[0], sight(project)
    text = file.read_text("utf-8") + "# catatan\n"
    steps = (
        (0.0, lambda: file.write_text("", "utf-8")),
        (0.3, file.unlink),
        (0.3, lambda: file.write_text(text, "utf-8")),
    )
    with Author(*steps):
        list(awaiting.saved(project, before, lambda: False))
        assert file.read_text("utf-8") == text


def test_several_saves_at_once_are_met_together(project: Project) -> None:
    files, before = processes(project), sight(project)
    with Author(*((0.01, partial(reword, file, 1)) for file in files)):
        list(awaiting.saved(project, before, lambda: False))
        assert all("Menyiapkan 1 berkas" in file.read_text("utf-8") for file in files)


def test_a_file_that_stays_away_counts_as_removed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awaiting, "PATIENCE", 0.1)
    before = sight(project)
    processes(project)[0].unlink()
    assert list(awaiting.saved(project, before, lambda: False)) == []


def test_everything_that_a_build_reads_is_looked_at(project: Project) -> None:
    reasons = project.defs.parent / "reviu" / "kroya" / "reviu.yaml"
    facts = project.editions / "2026-01-02-pertama" / "edisi.json"
    record = facts.parent / "catatan" / "tipe-07.json"
    seen = [sight(project)]
    process, template = project.defs / "proses" / "baru.yaml", project.templates / "baru.typ"
    for place in (process, template, facts, record, reasons):
        place.parent.mkdir(parents=True, exist_ok=True)
        inputs = Project.at(project.defs, project.output).inputs
        place.write_text("a", "utf-8")
        assert Project.at(project.defs, project.output).inputs != inputs, place
        seen.append(sight(project))
    assert all(one != other for one, other in pairwise(seen))


def test_a_folder_with_files_of_others_is_refused_at_once(project: Project) -> None:
    project.output.mkdir()
    (project.output / "surat.docx").write_bytes(b"milik orang")
    with pytest.raises(CompileError), following(project) as events:
        next(events)
