"""Runs the editor on this machine until somebody ends it."""

from __future__ import annotations

import threading
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bpmn_gen.errors import RefusalError
from bpmn_gen.store.locking import BusyError, held
from bpmn_gen.web.application import application
from bpmn_gen.web.made.desk import Desk
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.results.news import Rounds
from bpmn_gen.web.results.results_server import guard_of
from bpmn_gen.web.server.doors import Server, listening, listening_at_best, port_of, usual_port
from bpmn_gen.web.server.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.store.project import Project


def serve(project: Project, port: int, say: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serve the editor of a project until it is interrupted.

    Args:
        project: what is edited.
        port: where; 0 for the usual one of the project, or any that is free where it is taken.
            Results have a port of their own.
        say: told the address, and that the editor has ended.
        opens_browser: whether the browser of the machine is opened.

    Raises:
        RefusalError: when the port is taken, or another editor has the project open.
    """
    waiting = listening(port) if port else listening_at_best(usual_port(project))
    with _alone(project), waiting as listener, listening(0) as beside:
        number, other = port_of(listener), port_of(beside)
        rounds = Rounds(project.output)
        results = guard_of(project.output, rounds, other)
        workshop = Workshop(project)
        desk = Desk(workshop, rounds, results.way_to)
        guard = Guard(application(workshop, desk), number)
        say(f"Penyunting terbuka di {guard.address}")
        say("Biarkan jendela ini terbuka selama menyunting; Ctrl+C untuk mengakhiri.")
        if opens_browser:
            threading.Timer(0.3, webbrowser.open, (guard.address,)).start()
        try:
            server = Server({number: guard, other: results}, desk.leave)
            server.serve_until_interrupted(listener, beside)
        finally:
            desk.leave()
        say("Penyunting diakhiri. Yang belum disimpan tetap ada sebagai draf.")


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Be the only editor of a project.

    Raises:
        RefusalError: when there is another one.
    """
    try:
        with held(project.defs.parent):
            yield
    except BusyError as error:
        raise RefusalError(
            "Proyek ini sedang dibuka penyunting lain, atau sedang disusun di folder yang sama",
            "pakai jendela yang sudah terbuka, atau akhiri yang lain lebih dahulu",
        ) from error
