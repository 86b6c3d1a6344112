"""Times whole processes and calls, and prints what it found as tables."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of some runs, and the most memory that one of them took."""

    seconds: tuple[float, ...]
    megabytes: float | None = None

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        """The fastest one."""
        return min(self.seconds)

    def row(self, name: str) -> tuple[str, ...]:
        """The cells of a table."""
        memory = "-" if self.megabytes is None else f"{self.megabytes:.0f}"
        return (
            name,
            _seconds(self.least),
            _seconds(self.median),
            _seconds(max(self.seconds)),
            memory,
        )


HEADS = ("", "least", "median", "most", "MB")


def processes(
    command: Sequence[str],
    runs: int,
    before: Callable[[], object] = lambda: None,
    cwd: Path | None = None,
) -> Measured:
    """Time a command as a whole process; ``before`` prepares each run and is not timed."""
    seconds, megabytes = [], 0.0
    for _ in range(runs):
        before()
        began = time.perf_counter()
        started = subprocess.Popen(
            command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert started.stderr is not None
        said = started.stderr.read()
        code, memory = _wait(started)
        seconds.append(time.perf_counter() - began)
        megabytes = max(megabytes, memory)
        if code:
            raise SystemExit(f"{' '.join(command)}\n{said.decode()}")
    return Measured(tuple(seconds), megabytes or None)


def _wait(started: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Exit code and peak memory in MB of a process; its workers are not counted."""
    if not hasattr(os, "wait4"):
        return started.wait(), 0.0
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    return started.returncode, usage.ru_maxrss / 1024


def calls(work: Callable[[], object], runs: int) -> Measured:
    """Time a call in this process."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return Measured(tuple(seconds))


def _seconds(value: float) -> str:
    """Seconds or milliseconds, whichever reads better."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads, numbers to the right."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    print(f"\n{title}")
    for number, line in enumerate(lines):
        cells = [
            line[0].ljust(widths[0]),
            *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True)),
        ]
        print("  " + "  ".join(cells))
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))
