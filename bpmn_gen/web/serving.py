"""Runs the editor on this machine until somebody ends it."""

from __future__ import annotations

import errno
import logging
import socket
import sys
import threading
import webbrowser
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import uvicorn

from bpmn_gen.errors import RefusalError
from bpmn_gen.store.locking import BusyError, held
from bpmn_gen.web.application import application
from bpmn_gen.web.guard import ADDRESS, Guard
from bpmn_gen.web.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.store.project import Project

SECONDS: Final = 3
"""How long answers under way are waited for when the editor ends."""
LAST: Final = 65_535
"""The highest port."""
AT_ONCE: Final = 32
"""Requests that are worked on at the same time; a page sends about three."""
_TAKEN: Final = frozenset({errno.EADDRINUSE, errno.EACCES, 10013, 10048})
"""Error numbers by which systems say that a port is not to be had, the last two of Windows."""


def serve(project: Project, port: int, say: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serve the editor of a project until it is interrupted.

    Args:
        project: what is edited.
        port: where; 0 for any port that is free.
        say: told the address, and that the editor has ended.
        opens_browser: whether the browser of the machine is opened.

    Raises:
        RefusalError: when the port is taken, or another editor has the project open.
    """
    with _alone(project), _listening(port) as listener:
        number = listener.getsockname()[1]
        guard = Guard(application(Workshop(project)), number)
        settings = uvicorn.Config(
            guard,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            http="h11",
            loop="asyncio",
            limit_concurrency=AT_ONCE,
            timeout_graceful_shutdown=SECONDS,
        )
        logging.getLogger("uvicorn").setLevel(logging.ERROR)
        say(f"Penyunting terbuka di {guard.address}")
        say("Biarkan jendela ini terbuka selama menyunting; Ctrl+C untuk mengakhiri.")
        if opens_browser:
            threading.Timer(0.3, webbrowser.open, (guard.address,)).start()
        with suppress(KeyboardInterrupt):  # which uvicorn raises again once all is put away
            uvicorn.Server(settings).run(sockets=[listener])
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


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """A place that waits for this machine's own browser.

    Raises:
        RefusalError: when the port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if sys.platform == "win32":  # where sharing a port would let any other program in
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # else a port stays taken for a minute after its last user
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
            listener.listen()
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            raise RefusalError(
                f"Port {port} sedang dipakai program lain",
                f"pilih port lain, misalnya --port {port + 1 if port < LAST else port - 1}, "
                "atau jalankan tanpa --port",
            ) from error
        yield listener
