"""The ports of this machine at which the browser is answered, and the server behind them."""

from __future__ import annotations

import errno
import hashlib
import logging
import socket
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final

import uvicorn

from bpmn_gen.errors import RefusalError
from bpmn_gen.web.server.guard import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.types import Receive, Scope, Send

    from bpmn_gen.store.project import Project
    from bpmn_gen.web.server.guard import Guard

SECONDS: Final = 3
"""How long answers under way are waited for at the end."""
LAST: Final = 65_535
"""The highest port."""
FIRST, USUAL = 20_000, 12_000
"""The first of the ports that projects have, and how many these are: all below those that systems
lend to programs for a while."""
AT_ONCE: Final = 64
"""Requests that are worked on at the same time; a page sends about three, and one of results that
is open listens with one more."""
_TAKEN: Final = frozenset({errno.EADDRINUSE, errno.EACCES, 10013, 10048})
"""Error numbers by which systems say that a port is not to be had, the last two of Windows."""


class Doors:
    """Leads each request to the guard of the port that it came in by."""

    def __init__(self, guards: Mapping[int, Guard]) -> None:
        """Stand before guards, by their ports."""
        self._guards = guards

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; ``server`` is the place that the connection was made to."""
        if scope["type"] == "http":
            await self._guards[scope["server"][1]](scope, receive, send)


class Server(uvicorn.Server):
    """A server that tells those who listen to it that it ends."""

    def __init__(self, guards: Mapping[int, Guard], leave: Callable[[], None]) -> None:
        """Answer at several ports.

        Args:
            guards: by their ports.
            leave: called as soon as the end begins, so that answers which go on end, too.
        """
        settings = uvicorn.Config(
            Doors(guards),
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
        super().__init__(settings)
        logging.getLogger("uvicorn").setLevel(logging.ERROR)
        self._leave = leave

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._leave()
        await super().shutdown(sockets)

    def serve_until_interrupted(self, *listeners: socket.socket) -> None:
        """Answer until Ctrl+C, which is raised again once all is put away."""
        with suppress(KeyboardInterrupt):
            self.run(sockets=[*listeners])


def sign_of(project: Project) -> str:
    """What tells a project from others on this machine; it says nothing about it."""
    place = str(project.defs.resolve())
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def usual_port(project: Project) -> int:
    """The port that a project has whenever it is free.

    Pages that stay open while the editor ends find it there again, and browsers keep what they
    hold by port.
    """
    return FIRST + int(sign_of(project), 16) % USUAL


def port_of(listener: socket.socket) -> int:
    """The port of a place that waits."""
    number: int = listener.getsockname()[1]
    return number


@contextmanager
def listening_at_best(port: int) -> Iterator[socket.socket]:
    """A place that waits at a port where that is free, else at any other."""
    with ExitStack() as stack:
        try:
            listener = stack.enter_context(listening(port))
        except RefusalError:
            listener = stack.enter_context(listening(0))
        yield listener


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A place that waits for this machine's own browser.

    Args:
        port: where; 0 for any that is free.

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
