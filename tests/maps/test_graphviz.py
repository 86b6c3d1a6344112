"""Graphviz works in a process of its own: whatever happens to it, a drawing is made."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Severity
from bpmn_gen.jobs.unit_map import UnitMap
from bpmn_gen.maps import placing
from bpmn_gen.maps.graph import NetworkGraph, NetworkLink, NetworkNode
from bpmn_gen.maps.graphviz_client import MAX_FAILURES, GraphvizError, Worker
from bpmn_gen.maps.grid_placing import on_grid
from tests.maps.shipped import jobs, survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
CHAIN = NetworkGraph(
    tuple(NetworkNode(f"a{number}", 100.0, 40.0) for number in range(5)),
    tuple(NetworkLink(f"a{number}", f"a{number + 1}", (20.0, 12.0)) for number in range(4)),
)


def program(text: str) -> tuple[str, ...]:
    """A worker that does something else than ours."""
    return (sys.executable, "-c", text)


def failing(command: tuple[str, ...], timeout: float = 20.0) -> str:
    """What a worker complains about."""
    worker = Worker(command, timeout)
    try:
        with pytest.raises(GraphvizError) as caught:
            worker.ask("digraph {}")
        return str(caught.value)
    finally:
        worker.stop()


def test_a_graph_is_placed_from_left_to_right_without_overlaps() -> None:
    placed, failure = placing.place(CHAIN)
    assert failure == ""
    boxes = [placed.nodes[node.id] for node in CHAIN.nodes]
    assert all(one.right < other.x for one, other in itertools.pairwise(boxes))
    assert all(len(course.knots) % 3 == 1 for course in placed.courses)
    assert all(placed.labels)


def test_a_module_in_the_folder_of_a_project_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pygraphviz.py").write_text("raise SystemExit(1)\n")
    monkeypatch.chdir(tmp_path)
    worker = Worker()
    try:
        assert worker.ask("digraph { a -> b }")["objects"]
    finally:
        worker.stop()


def test_a_crash_is_told() -> None:
    assert "mendadak" in failing(program("import os; os.abort()"))


def test_a_crash_before_the_graph_is_read_is_told_alike() -> None:
    worker = Worker(program("import os; os.abort()"), 20.0)
    try:
        with pytest.raises(GraphvizError, match="mendadak"):
            worker.ask("digraph {" + "a -> b;" * 100_000 + "}")  # more than a pipe holds
    finally:
        worker.stop()


def test_a_hang_ends_after_the_time_limit() -> None:
    assert "tidak selesai" in failing(program("import time; time.sleep(60)"), timeout=0.3)


@pytest.fixture
def stopped() -> Iterator[Worker]:
    """Our own worker, which has answered once and then stands still."""
    worker = Worker()
    worker.ask("digraph {a -> b}")
    worker._timeout = 0.5
    os.kill(pid_of(worker), signal.SIGSTOP)
    yield worker
    worker.stop()


def pid_of(worker: Worker) -> int:
    """The number of its process."""
    assert worker._process is not None
    return worker._process.pid


@POSIX
def test_our_own_worker_that_stands_still_is_ended_and_another_one_started(
    stopped: Worker,
) -> None:
    first = pid_of(stopped)
    with pytest.raises(GraphvizError, match="tidak selesai"):
        stopped.ask("digraph {a -> b}")
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    stopped._timeout = 20.0
    assert stopped.ask("digraph {a -> b}")["objects"]
    assert pid_of(stopped) != first


@POSIX
def test_our_own_worker_that_is_killed_at_work_is_told_and_replaced(stopped: Worker) -> None:
    stopped._timeout = 20.0
    first = pid_of(stopped)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(stopped.ask, "digraph {a -> b}")
        while not asked.running():
            time.sleep(0.01)
        time.sleep(0.2)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(GraphvizError, match=r"mendadak|tidak dapat dijalankan"):
            asked.result()
    assert stopped.ask("digraph {a -> b}")["objects"]


def test_an_answer_that_is_none_is_told() -> None:
    assert "tidak dapat dibaca" in failing(program("print('halo', flush=True); input(); input()"))


def test_a_worker_that_cannot_start_is_told() -> None:
    assert "tidak dapat dijalankan" in failing(("no-such-program-anywhere",))


def test_a_refused_graph_does_not_end_the_worker() -> None:
    worker = Worker()
    try:
        with pytest.raises(GraphvizError, match="menolak"):
            worker.ask("this is no graph {")
        assert worker.ask("digraph {a -> b}")["objects"]
    finally:
        worker.stop()


def test_after_repeated_failures_no_further_graph_is_tried() -> None:
    worker = Worker(program("import os; os.abort()"))
    for _ in range(MAX_FAILURES):
        with pytest.raises(GraphvizError, match="mendadak"):
            worker.ask("digraph {}")
    with pytest.raises(GraphvizError, match="tidak dicoba lagi"):
        worker.ask("digraph {}")


def test_the_grid_places_every_node_apart_from_all_others() -> None:
    loop = NetworkGraph(
        CHAIN.nodes, (*CHAIN.links, NetworkLink("a4", "a0"), NetworkLink("a2", "a2"))
    )
    for graph in (CHAIN, loop, NetworkGraph(CHAIN.nodes, ())):
        boxes = list(on_grid(graph).nodes.values())
        assert len(boxes) == len(graph.nodes)
        for at, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[at + 1 :])


def test_without_graphviz_a_plainer_map_is_drawn_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    network = next(
        job
        for job in jobs(survey(), "svg")
        if isinstance(job, UnitMap) and job.name.endswith("jaringan-relasi")
    )
    broken = Worker(("no-such-program-anywhere",))
    monkeypatch.setattr(placing, "worker", lambda: broken)
    placing.place.cache_clear()
    try:
        content = next(iter(network.render()))
        assert content.startswith(b"<?xml")
        (remark,) = network.remarks()
        assert remark.severity is Severity.WARNING
        assert "jaringan-relasi" in remark.message
        assert not network.is_final()
    finally:
        placing.place.cache_clear()
