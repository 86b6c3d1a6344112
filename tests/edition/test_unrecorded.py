"""Outputs never bear the number of a decree for long that is not recorded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.build import StoppedError, build
from bpmn_gen.commands.checking import check_project
from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.commands.watching import Done, follow
from bpmn_gen.store.edition_folders import PROPOSED, edition_folders
from bpmn_gen.store.request import Request
from tests.edition.town import FIRST, FOLDER, SECOND, UNIT, again, built, edit, enacted, quiet
from tests.running import snapshot

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project

OTHER = "Kecamatan Maos"
CODE = "decree-not-recorded"
KILLED = """
import os, signal, sys
from pathlib import Path
from bpmn_gen.edition import freezing
from tests.edition.town import Project, enacted
def put(*_given):
    os.kill(os.getpid(), signal.SIGKILL)
freezing.Draft.put = put
enacted(Project.at(Path(sys.argv[1]), Path(sys.argv[2])))
"""
"""Records a decree and is killed when all outputs bear it."""


@pytest.fixture
def pair(project: Project) -> Project:
    """A project of two units, of which all outputs are there."""
    units = project.defs / "unit.yaml"
    units.write_text(units.read_text("utf-8") + f"- nama: {OTHER}\n  tipe: 7\n", "utf-8")
    made(project, UNIT, OTHER)
    return project


def made(project: Project, *units: str) -> list[Diagnostic]:
    """The findings of a build of some units."""
    found = build(again(project), Request(unit=units, formats=("svg",), jobs=1)).findings
    return [one for one in found if one.code == CODE]


def told(project: Project) -> list[Diagnostic]:
    """What a check says of it."""
    return [one for one in check_project(again(project), ()) if one.code == CODE]


def bearing(project: Project) -> set[str]:
    """The outputs that bear the number of the decree."""
    return {path for path, content in snapshot(project.output).items() if b"188.4/123" in content}


def kill(project: Project) -> None:
    """Record a decree, up to a ``kill -9``."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, project.defs, project.output], check=False, timeout=120
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that")
def test_outputs_of_a_killed_recording_are_told_and_follow_the_record_again(pair: Project) -> None:
    before = snapshot(pair.output)
    kill(pair)
    assert f"{FOLDER}/CLP.99.01/peta-lintas-fungsi.svg" in bearing(pair)
    assert edition_folders(pair.editions) == {}
    (one,) = told(pair)
    assert one.message == (
        "pencatatan Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 tanggal 24 November 2026 "
        "terputus; hasil Kecamatan Kroya mungkin memuat nomornya, padahal keputusan itu tidak "
        "tercatat"
    )
    assert (one.severity, one.span and one.span.path) == ("warning", pair.output.as_posix())
    (back,) = made(pair, OTHER)  # which alone would leave the outputs of Kroya
    assert back.message == (
        "pencatatan Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 tanggal 24 November 2026 "
        "terputus; hasil Kecamatan Kroya disusun lagi tanpa nomornya"
    )
    assert bearing(pair) == set()
    assert snapshot(pair.output) == before
    assert (told(pair), made(pair, UNIT, OTHER)) == ([], [])


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that")
def test_recording_the_decree_again_settles_it(pair: Project) -> None:
    kill(pair)
    enacted(pair)
    assert (told(pair), made(pair, UNIT)) == ([], [])
    assert not (pair.output / PROPOSED).exists()
    assert f"{FOLDER}/CLP.99.01/peta-lintas-fungsi.svg" in bearing(pair)


def test_a_recording_that_is_stopped_on_the_way_is_told(pair: Project) -> None:
    done: list[str] = []

    def stop() -> None:
        if done:
            raise StoppedError

    wish = Wish("188.4/123", FIRST, unit=(UNIT,), jobs=1, formats=("svg",))
    with pytest.raises(StoppedError):
        enact(again(pair), wish, lambda _done, _all, what: done.append(what), stop)
    assert len(told(pair)) == 1
    assert len(made(pair, UNIT)) == 1
    assert (bearing(pair), told(pair)) == (set(), [])


def test_a_recording_that_writes_nothing_leaves_no_trace(pair: Project) -> None:
    edit(pair, "oleh: pemohon", "oleh: siapa")
    with pytest.raises(Exception, match="findings"):
        enacted(pair)
    assert not (pair.output / PROPOSED).exists()


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like that")
def test_a_decree_about_another_unit_and_a_watched_build_bring_it_back_as_well(
    pair: Project,
) -> None:
    kill(pair)
    wish = Wish("7", SECOND, unit=(OTHER,), jobs=1, formats=("svg",))
    found = enact(again(pair), wish, quiet).findings
    assert [one.code for one in found if one.code == CODE] == [CODE]
    assert (bearing(pair), told(pair)) == (set(), [])
    kill(pair)
    request = Request(unit=(OTHER,), formats=("svg",), jobs=1)
    events = follow(again(pair), request)
    event = next(one for one in events if isinstance(one, Done))
    events.close()
    assert [one.code for one in event.outcome.findings if one.code == CODE] == [CODE]
    assert (bearing(pair), told(pair)) == (set(), [])


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'[["a"]]', b'[["a", "b", {}, []]]'])
def test_what_somebody_wrote_into_the_folder_does_no_harm(project: Project, content: bytes) -> None:
    built(project)
    (project.output / PROPOSED).write_bytes(content)
    assert (told(project), made(project, UNIT)) == ([], [])


def test_units_that_are_gone_stop_nothing(pair: Project) -> None:
    noted = [["2026-11-24-188-4-123", "Keputusan Nomor 1", {"unit-lama": "Unit Lama"}, ["svg"]]]
    (pair.output / PROPOSED).write_text(json.dumps(noted), "utf-8")
    assert len(told(pair)) == 1
    assert len(made(pair, UNIT)) == 1
    assert told(pair) == []
