"""Starts runs of the program as copies of a process that has loaded it.

Loading the program takes longer than most of what tests ask of it.  One process loads all of it,
and every run is a fork of that, which takes the folder, the environment and the files of its run
and then does what ``python -m bpmn_gen`` does.  Nothing was run in what is copied, so runs share
nothing.
A run in which Python itself shall begin in another way is started as any other program.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "bpmn_gen"
MAIN = f"{PACKAGE}.__main__"
"""Runs as it is loaded, so it is not loaded before."""
AT_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_")
"""How variables begin that count when a process starts."""
UNBUFFERED = "PYTHONUNBUFFERED"
"""The one of these that can be heeded later."""
LARGEST = 1 << 20
"""Bytes that a request takes at most."""


def _of_start(environment: Mapping[str, str]) -> dict[str, str]:
    """What of an environment counts when a process starts."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(AT_START) and name != UNBUFFERED
    }


BEGUN = _of_start(os.environ | {"PYTHONPATH": str(ROOT)})
"""The same of the process that loads the program, which no test has changed."""


@dataclass
class Started:
    """A run that goes on; what :class:`subprocess.Popen` has, as far as it is used."""

    pid: int
    _told: IO[bytes]
    """Says the number of the end, once the run has come to it."""
    stderr: IO[str] | None = None
    stdout: None = None
    returncode: int | None = field(default=None)

    def wait(self, timeout: float | None = None) -> int:
        """The number of the end, below zero for a signal.

        Raises:
            subprocess.TimeoutExpired: when the run goes on for longer.
        """
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(PACKAGE, timeout or 0)
            self.returncode = int(self._told.readline() or -signal.SIGKILL)
            self._told.close()
        return self.returncode

    def poll(self) -> int | None:
        """The number of the end; None as long as the run goes on."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the run is over."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the run at once."""
        self.send_signal(signal.SIGKILL)


class _Loaded:
    """The process that has loaded the program, as the tests see it."""

    def __init__(self) -> None:
        """Start it; it ends when this process does."""
        self.owner = os.getpid()
        self._asks, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(other.fileno())],
                cwd=ROOT, env=os.environ | BEGUN, pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def start(
        self, words: Sequence[str], cwd: Path, environment: Mapping[str, str], out: int, err: int
    ) -> Started:
        """A new run, whose output goes to two open files."""
        asked = json.dumps([[*words], str(cwd), dict(environment)]).encode()
        ours, told = os.pipe()
        nothing = os.open(os.devnull, os.O_RDONLY)
        try:
            socket.send_fds(self._asks, [asked], [nothing, out, err, told])
        finally:
            os.close(told)
            os.close(nothing)
        says = os.fdopen(ours, "rb", buffering=0)
        return Started(int(says.readline()), says)

    def leave(self) -> None:
        """End it; runs that go on are not ended."""
        self._asks.close()
        if self.owner == os.getpid():
            self._process.wait()


_loaded: list[_Loaded] = []
"""The one of this process, where it has been asked for."""


def can_start(environment: Mapping[str, str]) -> bool:
    """Whether a run in an environment is the same when it is started here."""
    return sys.platform == "linux" and _of_start(environment) == BEGUN


def start(
    words: Sequence[str], cwd: Path, environment: Mapping[str, str], out: int, err: int
) -> Started:
    """Start a run with the words of its command line; what it says goes to two open files."""
    if not _loaded or _loaded[0].owner != os.getpid():
        _loaded[:] = [_Loaded()]
    return _loaded[0].start(words, cwd, environment, out, err)


def leave() -> None:
    """End what was started to load the program."""
    while _loaded:
        _loaded.pop().leave()


# --- the process that has loaded the program


@dataclass(frozen=True)
class _Asked:
    """A run that is to become of this process."""

    words: list[str]
    cwd: str
    environment: dict[str, str]


def _load() -> None:
    """Load all of the program."""
    package = importlib.import_module(PACKAGE)
    for one in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if one.name != MAIN:
            importlib.import_module(one.name)


def _serve(asks: socket.socket) -> _Asked | None:
    """Start runs until nobody asks any more.

    It returns in every copy of this process with what is to be run, and at the end with nothing.
    """
    woken, wakes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # so that the end of a run is heard of
    signal.set_wakeup_fd(wakes)
    going: dict[int, int] = {}
    while True:
        ready, *_ = select.select([asks.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, LARGEST)
            _tell_ends(going)
        if asks.fileno() not in ready:
            continue
        data, files, *_ = socket.recv_fds(asks, LARGEST, 4)
        if not data:
            return None
        told = files.pop()
        pid = os.fork()
        if not pid:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for number, file in enumerate(files):
                os.dup2(file, number)
            os.closerange(3, max(*files, told, wakes, woken, asks.detach(), *going.values()) + 1)
            return _Asked(*json.loads(data))
        going[pid] = told
        os.write(told, b"%d\n" % pid)
        for file in files:
            os.close(file)


def _tell_ends(going: dict[int, int]) -> None:
    """Tell of each run that is over how it ended."""
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            told = going.pop(pid)
            with suppress(OSError):  # nobody waits for it any more
                os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
            os.close(told)


def _become(asked: _Asked) -> None:
    """Do what ``python -m bpmn_gen`` does, in the process that is its own from now on."""
    os.chdir(asked.cwd)
    os.environ.clear()
    os.environ.update(asked.environment)
    size = 0 if UNBUFFERED in asked.environment else -1
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(
            open(number, "wb", size, closefd=False),  # noqa: SIM115 -- open until the end
            errors=errors,
            write_through=not size,
            line_buffering=number == 2,
        )
        for number, errors in ((1, "strict"), (2, "backslashreplace"))
    )
    sys.path[0] = asked.cwd
    sys.argv[1:] = asked.words
    runpy.run_module(PACKAGE, run_name="__main__", alter_sys=True)


def main() -> None:
    """Serve at the socket that the command line names."""
    asks = socket.socket(fileno=int(sys.argv[1]))
    _load()
    asked = _serve(asks)
    if asked is not None:
        _become(asked)


if __name__ == "__main__":
    main()
