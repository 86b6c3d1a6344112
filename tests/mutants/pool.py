"""Runs work in copies of this process, a few at a time, each with bounded time and memory."""

from __future__ import annotations

import json
import os
import resource
import signal
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Task = TypeVar("Task")
MEMORY = 6 << 30
"""Bytes that a copy may use: a mutant may build without end."""
IDLE = 120.0
"""Seconds on the clock in which a copy has to do something.  Time on the clock says nothing else,
because others use the machine too: a slow copy would pass for one that found no end."""
SOMETHING = 0.01
"""Seconds of the processor that count as doing something."""


@dataclass(frozen=True)
class Done(Generic[Task]):
    """A task and what came of it."""

    task: Task
    answer: Any
    """None when it used up its time or memory, or brought the process down."""
    seconds: float


def run_all(
    tasks: Iterable[Task],
    work: Callable[[Task], object],
    allowed: Callable[[Task], float],
    jobs: int,
) -> Iterator[Done[Task]]:
    """The answers to all tasks, as they come.

    ``work`` gives an answer that JSON can hold; ``allowed`` says how many seconds it may take.

    Raises:
        RuntimeError: when the work itself went wrong, which must not pass for an answer.
    """
    running: dict[int, tuple[Task, Path, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, task in enumerate(tasks):
            if len(running) >= jobs:
                yield _next(running)
            answer = folder / str(number)
            pid = _fork()
            if pid == 0:
                _run(task, work, allowed(task), answer)
            running[pid] = (task, answer, time.monotonic())
        while running:
            yield _next(running)


def _fork() -> int:
    """Copy this process; newer Pythons warn where it has threads, as a worker of the tests has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _next(running: dict[int, tuple[Task, Path, float]]) -> Done[Task]:
    """Wait for the next copy that ends."""
    pid, _status = os.wait()
    while pid not in running:
        pid, _status = os.wait()
    task, path, begun = running.pop(pid)
    found = json.loads(path.read_text("utf-8")) if path.exists() else {"answer": None}
    if "error" in found:
        raise RuntimeError(found["error"])
    return Done(task, found["answer"], time.monotonic() - begun)


def _run(task: Task, work: Callable[[Task], object], seconds: float, answer: Path) -> NoReturn:
    """In the copy: do the work, leave the answer, and end at once."""
    try:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        _end_when_idle()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        _leave(answer, {"answer": work(task)})
    except MemoryError:
        pass
    except Exception:  # noqa: BLE001 -- told by the process that waits
        _leave(answer, {"error": traceback.format_exc()})
    finally:
        os._exit(0)


def _end_when_idle() -> None:
    """In the copy: end it when it waits for what never comes."""
    used = time.process_time()

    def look(_number: int, _frame: object) -> None:
        nonlocal used
        before, used = used, time.process_time()
        if used - before < SOMETHING:
            os._exit(0)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, IDLE, IDLE)


def _leave(path: Path, content: dict[str, object]) -> None:
    """Write a file that is there as a whole or not at all."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(content), "utf-8")
    beside.rename(path)
