"""The server of results beside a build that watches; see :mod:`bpmn_gen.web.results.beside`."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bpmn_gen.web.results.beside import Opened
from bpmn_gen.web.results.news import Rounds
from bpmn_gen.web.results.results import Results, application
from bpmn_gen.web.server.doors import Server, listening, port_of
from bpmn_gen.web.server.guard import RESULTS_POLICY, Guard

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


LOOK: Final = 1.0
"""Seconds between two looks whether the build is still there."""


def guard_of(output: Path, rounds: Rounds, port: int) -> Guard:
    """The results in a folder behind a guard of their own."""
    inner = application(Results(output), rounds)
    return Guard(inner, port, policy=RESULTS_POLICY, is_of_results=True)


def serve(pipe: Connection, output: Path) -> None:
    """Serve, and tell pages what comes through the pipe, until it is closed.

    Args:
        pipe: told the address; gives None for the beginning of a round, and what was made.
        output: the folder with results.
    """
    with listening(0) as listener:
        rounds = Rounds(output)
        guard = guard_of(output, rounds, port_of(listener))

        def leave() -> None:
            rounds.is_over = True

        server = Server({guard.port: guard}, leave)
        threading.Thread(target=_listen, args=(pipe, rounds, server), daemon=True).start()
        pipe.send(Opened(guard.address))
        server.serve_until_interrupted(listener)


def _listen(pipe: Connection, rounds: Rounds, server: Server) -> None:
    """Take what the build tells, until it ends."""
    parent = os.getppid()
    with suppress(EOFError, OSError):
        # Workers of the build hold the other end as well, and may outlive it when it is killed.
        while os.getppid() == parent:
            if not pipe.poll(LOOK):
                continue
            said = pipe.recv()
            if said is None:
                rounds.is_busy = True
                continue
            made, is_over = said
            rounds.add(made)
            rounds.is_busy = not is_over
    server.should_exit = True
