"""Asks the Graphviz worker for positions, with a time limit, and starts a new one when it dies."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from bpmn_gen.errors import BpmnGenError

TIMEOUT = 20.0
"""Seconds for one graph.  The largest of the shipped maps takes a small part of one second."""
MAX_FAILURES = 2
"""Graphs in a row that may fail.  After them no other is tried, so that a build ends soon."""
COMMAND = (sys.executable or "python", "-P", "-m", "bpmn_gen.maps.graphviz_worker")
"""``-P`` keeps a module in the folder of a project from being taken for one of ours."""

CRASHED = "Graphviz berhenti mendadak"


class GraphvizError(BpmnGenError):
    """Graphviz crashed, hung or refused a graph."""


class Worker:
    """A Graphviz process and the pipe to it."""

    def __init__(self, command: tuple[str, ...] = COMMAND, timeout: float = TIMEOUT) -> None:
        """Start nothing yet."""
        self._command, self._timeout = command, timeout
        self._process: subprocess.Popen[str] | None = None
        self._answers: Queue[str] = Queue()
        self._failures = 0

    def ask(self, dot: str) -> dict[str, Any]:
        """The layout of a graph as Graphviz's JSON.

        Raises:
            GraphvizError: when there is none, for whatever reason.
        """
        if self._failures >= MAX_FAILURES:
            raise GraphvizError("Graphviz berulang kali gagal dan tidak dicoba lagi")
        try:
            answer = self._exchange(dot)
        except GraphvizError:
            self._failures += 1
            self.stop()
            raise
        self._failures = 0
        return answer

    def _exchange(self, dot: str) -> dict[str, Any]:
        """Send a graph and wait for the answer."""
        try:
            stdin = self._started()
            stdin.write(json.dumps({"dot": dot}) + "\n")
            stdin.flush()
        except BrokenPipeError:  # it ended before it read the graph
            raise GraphvizError(CRASHED) from None
        except (OSError, ValueError) as error:
            raise GraphvizError(f"Graphviz tidak dapat dijalankan ({error})") from error
        try:
            line = self._answers.get(timeout=self._timeout)
        except Empty:
            raise GraphvizError(f"Graphviz tidak selesai dalam {self._timeout:g} detik") from None
        if not line:
            raise GraphvizError(CRASHED)
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            raise GraphvizError("jawaban Graphviz tidak dapat dibaca") from None
        if "error" in answer:
            raise GraphvizError(f"Graphviz menolak gambar ({answer['error']})")
        return answer

    def _started(self) -> IO[str]:
        """The pipe into a running worker, which is started first where there is none."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 -- our own module, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env=_environment(),
            )
            self._answers = Queue()
            reader = (self._process.stdout, self._answers)
            Thread(target=_read, args=reader, daemon=True).start()
        if self._process.stdin is None:
            raise GraphvizError("Graphviz tidak dapat dihubungi")
        return self._process.stdin

    def stop(self) -> None:
        """End the worker."""
        if self._process is None:
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()
        self._process = None


def _read(stream: IO[str] | None, answers: Queue[str]) -> None:
    """Pass lines on from the worker; an empty one says that it has ended.

    This runs in a thread, because a pipe cannot be read with a time limit on every system.
    """
    with suppress(OSError, ValueError):
        for line in stream or ():
            answers.put(line)
    answers.put("")


def _environment() -> dict[str, str]:
    """The environment of the worker, in which Python finds this package from any folder."""
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])}


@lru_cache(maxsize=1)
def worker() -> Worker:
    """The one worker of this process; it ends when the process does."""
    started = Worker()
    atexit.register(started.stop)
    return started
