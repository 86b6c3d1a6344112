"""Does a task in a process of its own, so that the editor goes on answering.

The process works less eagerly than the editor.  It ends when it is told to, when the editor ends,
and also when the editor is killed, because then nobody holds the other end of its pipe any more;
what it was writing is in its place whole or not at all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.build import StoppedError
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.errors import RefusalError
from bpmn_gen.system_refusals import place_of, refusal
from bpmn_gen.web.made.tasks import Result

if sys.platform == "win32":
    import ctypes

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from bpmn_gen.store.project import Project
    from bpmn_gen.web.made.tasks import Task
    from bpmn_gen.web.results.news import Rounds

PATIENCE: Final = 20.0
"""Seconds in which a process that is told to end has to end."""
OBJECTS: Final = 50_000
"""New objects before garbage is looked for, as in the program itself."""
NICE: Final = 10
"""By how much less eagerly the process works; its workers do as it does."""
BELOW_NORMAL: Final = 0x4000
"""The same on Windows."""
RUNNING, DONE, STOPPED, FAILED = "berjalan", "selesai", "berhenti", "gagal"
BUSY: Final = (
    "Penyusunan lain masih berjalan di penyunting ini",
    "tunggu sampai selesai, atau hentikan dahulu",
)
_DIED: Final = (
    "Pekerjaan ini berhenti di tengah jalan; sebabnya ada di jendela perintah penyunting. Berkas "
    "yang sudah jadi tetap utuh, dan penyusunan berikutnya melanjutkannya."
)
_HALTED: Final = (
    "Dihentikan. Berkas yang sudah jadi tetap utuh; penyusunan berikutnya melanjutkan sisanya."
)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task is."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A task as pages show it."""

    number: int
    """Counts the tasks of the editor."""
    title: str
    state: str = RUNNING
    step: Step = Step(0, 0, "")
    part: int = 1
    """Jobs that wait for others are counted anew, as another part."""
    seconds: float = 0.0
    result: Result = field(default_factory=lambda: Result(()))


class Apart:
    """The one task that is done beside the editor, or was done last."""

    def __init__(self, project: Project, rounds: Rounds) -> None:
        """Do nothing yet."""
        self._project, self._rounds = project, rounds
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._began = 0.0
        self._seen: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """How far the task is; None where there was none yet."""
        with self._lock:
            seen = self._seen
            if seen is None or seen.state != RUNNING:
                return seen
            return replace(seen, seconds=time.monotonic() - self._began)

    def start(self, task: Task) -> None:
        """Begin a task.

        Raises:
            RefusalError: when another one is under way.
        """
        with self._lock:
            if self._process is not None:
                raise RefusalError(*BUSY)
            number = self._seen.number + 1 if self._seen else 1
            spawn = multiprocessing.get_context("spawn")
            self._pipe, other = spawn.Pipe()
            self._process = spawn.Process(target=work, args=(other, self._project, task))
            self._began = time.monotonic()
            self._seen = Progress(number, task.title)
            self._rounds.is_busy = True
            self._process.start()
            other.close()  # so that the end of the process is the end of the pipe
        threading.Thread(target=self._follow, args=(self._pipe, self._process), daemon=True).start()

    def stop(self) -> None:
        """Let the task end as soon as it can; nothing happens where none is under way."""
        with self._lock:
            process, pipe = self._process, self._pipe
            if process is None or pipe is None:
                return
            with suppress(OSError):
                pipe.send("berhenti")
        threading.Thread(target=_insist, args=(process,), daemon=True).start()

    def leave(self) -> None:
        """End the task, and wait until it has ended."""
        self.stop()
        process = self._process
        if process is not None:
            process.join(PATIENCE)
            _end(process)

    def _follow(self, pipe: Connection, process: BaseProcess) -> None:
        """Take what the process says, until it ends."""
        result, state = Result((_DIED,), made=None, is_whole=False), FAILED
        with suppress(EOFError, OSError):
            while True:
                said = pipe.recv()
                if isinstance(said, Step):
                    self._step(said)
                else:
                    state, result = said
        process.join()
        pipe.close()
        self._rounds.add(result.made)
        self._rounds.is_busy = False
        with self._lock:
            self._process = self._pipe = None
            if self._seen is not None:
                seconds = time.monotonic() - self._began
                self._seen = replace(self._seen, state=state, result=result, seconds=seconds)

    def _step(self, step: Step) -> None:
        """Note how far the task is."""
        with self._lock:
            if self._seen is not None:
                is_next = step.done < self._seen.step.done
                self._seen = replace(self._seen, step=step, part=self._seen.part + is_next)


def _insist(process: BaseProcess) -> None:
    """Give a process its time to end, and end it then."""
    process.join(PATIENCE)
    _end(process)


def _end(process: BaseProcess) -> None:
    """End a process that does not end, with its workers where the system keeps them together."""
    if not process.is_alive() or process.pid is None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def work(pipe: Connection, project: Project, task: Task) -> None:
    """Do a task in the process that was made for it, and tell what comes of it.

    Its last word is a state and a result.
    """
    _step_back()
    gc.set_threshold(OBJECTS)

    def watch(done: int, total: int, what: str) -> None:
        pipe.send(Step(done, total, what))

    def pulse() -> None:
        if pipe.poll():  # a word, or the end of the pipe
            raise StoppedError

    state, result = FAILED, Result((), is_whole=False)
    try:
        result = task.run(project, watch, pulse)
        state = DONE if result.is_whole else FAILED
    except StoppedError:
        state, result = STOPPED, Result((_HALTED,), made=None, is_whole=False)
    except CompileError as error:
        told = (
            f"{task.title} tidak jadi: tidak ada berkas yang ditulis sebelum galatnya diperbaiki."
        )
        result = Result((told,), error.diagnostics, is_whole=False)
    except RefusalError as error:
        result = Result((str(error), *error.hints), is_whole=False)
    except OSError as error:
        why, hint = refusal(error)
        told = f"'{place_of(error)}' tidak dapat dibaca atau ditulis: {why}"
        result = Result((told, hint), made=None, is_whole=False)
    with suppress(OSError):  # nobody may listen any more
        pipe.send((state, result))


def _step_back() -> None:
    """Leave the processors to the editor, and Ctrl+C as well, which then ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.setsid()
        os.nice(NICE)
