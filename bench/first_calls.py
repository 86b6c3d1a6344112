"""Lays out files in a process of their own each: every call is a first one, with cold caches.

Only the call is timed, by the processor, not the start of the process and its imports.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.pool import Pool

LIMIT: Final = 60.0
"""Seconds of the processor after which a layout is given up."""
PEERS: Final = Path(__file__).resolve().parent / "node" / "peers.mjs"


@dataclass(frozen=True, slots=True)
class Call:
    """What became of one file."""

    milliseconds: float = 0.0
    error: str = ""
    """Why there is no drawing; empty where there is one."""


def first_calls(
    files: Sequence[Path], ours: Path, peers: dict[str, Path]
) -> dict[str, dict[str, Call]]:
    """Lay out files with this program and with peers: by name of the tool, by name of the file.

    ``ours`` and the values of ``peers`` are the folders for the drawings.  The tools take turns
    with each file, so that what else the machine does meets all of them.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    at_once = os.cpu_count() or 1
    with context.Pool(at_once, maxtasksperchild=1) as pool, ThreadPoolExecutor(at_once) as threads:
        done = list(threads.map(lambda path: _turn(pool, path, ours, peers), files))
    return {
        tool: {path.name: calls[tool] for path, calls in zip(files, done, strict=True)}
        for tool in ("", *peers)
    }


def _turn(pool: Pool, path: Path, ours: Path, peers: dict[str, Path]) -> dict[str, Call]:
    """What each tool makes of one file; this program has no name."""
    found = {"": pool.apply(_our_call, (path, ours / path.name))}
    for peer, folder in peers.items():
        found[peer] = _peer_call(peer, path, folder)
    return found


def _our_call(path: Path, output: Path) -> Call:
    """Lay out a file in this process."""
    data = path.read_bytes()
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    began = time.process_time()
    try:
        made = relayout(data, Findings())
    except Exception as error:  # noqa: BLE001  a fault of ours is a refusal here
        return Call(error=f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    spent = time.process_time() - began
    if not made:
        return Call(error="refused")
    output.write_bytes(made)
    return Call(1000 * spent)


def _give_up(_signal: int, _frame: object) -> None:
    """End a layout that takes too long."""
    raise TimeoutError(f"more than {LIMIT:.0f} s")


def _peer_call(peer: str, path: Path, folder: Path) -> Call:
    """Lay out a file with a peer, in a process of its own."""
    command = ["node", str(PEERS), peer, "first", str(folder)]
    try:
        done = subprocess.run(command, input=str(path), capture_output=True, text=True,
                              encoding="utf-8", check=True, timeout=2 * LIMIT)  # fmt: skip
    except subprocess.SubprocessError as error:
        return Call(error=type(error).__name__)
    item = json.loads(done.stdout)[str(path)]
    return Call(error=item["error"]) if "error" in item else Call(item["times"][0])
