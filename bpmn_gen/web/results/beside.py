"""Serves the results beside a build that watches, from a process of its own.

The build goes on from fork to fork, and a server in the same process would hand its connections to
every worker; what is answered would also take time from the build.  So this side only tells what
happens, through a pipe whose end is the end of the server, however the build ends.

Nothing here needs the libraries of the editor, without which the build goes on alone.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection
    from pathlib import Path

SERVER: Final = "bpmn_gen.web.results.results_server"
"""The module that needs the libraries."""
PATIENCE: Final = 30.0
"""Seconds in which a server begins, on a machine that is busy with a build."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of the wish to serve."""

    address: str = ""
    lacks: bool = False
    """Whether the libraries of the editor are missing."""


class Beside:
    """The server, as the build sees it."""

    def __init__(self, output: Path) -> None:
        """Start it; the build need not wait."""
        spawn = multiprocessing.get_context("spawn")
        self._pipe, other = spawn.Pipe()
        self._process = spawn.Process(target=work, args=(other, output), daemon=True)
        self._process.start()
        other.close()

    def opened(self, *, waits: bool) -> Opened | None:
        """Where it can be reached; None as long as nobody knows.

        Args:
            waits: whether to wait until it is known; a server that does not come in time is
                done without.
        """
        with suppress(EOFError, OSError):
            if self._pipe.poll(PATIENCE if waits else 0):
                found = self._pipe.recv()
                return found if isinstance(found, Opened) else None
            return Opened() if waits else None
        return Opened()

    def begin(self) -> None:
        """A round has begun."""
        self._tell(None)

    def made(self, paths: Iterable[str], *, is_over: bool) -> None:
        """Files were made; ``is_over`` says whether the round has ended with them."""
        self._tell((sorted(paths), is_over))

    def leave(self) -> None:
        """End the server."""
        self._pipe.close()
        self._process.join(1)

    def _tell(self, what: tuple[list[str], bool] | None) -> None:
        """Send something; a server that has gone is no matter."""
        with suppress(OSError):
            self._pipe.send(what)


def work(pipe: Connection, output: Path) -> None:
    """Serve until the other end of the pipe is closed, in the process that was made for it."""
    if sys.platform != "win32":
        os.setsid()  # Ctrl+C is for the build, which ends this process
    try:
        server: Any = importlib.import_module(SERVER)
    except ImportError:
        pipe.send(Opened(lacks=True))
        return
    server.serve(pipe, output)
