"""Does jobs in parallel: which go to a worker together, and how workers start."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.jobs.job import Made, make, make_all, make_each, render_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from bpmn_gen.jobs.job import Job
    from bpmn_gen.store.destination import Destination

ONE_THREAD = ("RAYON_NUM_THREADS", "1")
"""Keeps typst to one thread, because the other processors are busy with other workers."""
MIN_PARALLEL = 4
"""Jobs from which on workers are started; for fewer that would take longer than it spares."""
MAX_WORKERS = 60
"""Worker processes at most, because Python's pool takes no more than 61 on Windows."""
BATCHES = 4
"""Units for each worker from which on a worker does all jobs of a unit, so that layouts are shared.
With fewer units some workers would run out of work early."""
LARGE = 300_000
"""Objects from which on workers are not copies of this process: so many take some 100 MB, which
every worker would hold again."""
PULSE = 0.1
"""Seconds between two pulses."""
IMPORTED = "bpmn_gen.commands.planning"
"""Module that imports all that a worker needs; the process that is copied imports it once."""


def run(
    destination: Destination,
    jobs: Sequence[Job],
    workers: int,
    watch: Callable[[int, int, str], None],
    pulse: Callable[[], None] | None = None,
) -> Iterator[tuple[Job, Made]]:
    """Do jobs; yields each with what came of it, in whatever order they end.

    Args:
        destination: where their files go.
        jobs: what to make.
        workers: processes; 0 for as many as there are processors.
        watch: told how many jobs are done, of how many, and what was done last.
        pulse: called all the time while workers work, which then also do few jobs; what it raises
            ends the work at once.
    """
    count = min(workers or os.cpu_count() or 1, len(jobs), MAX_WORKERS)
    if not jobs or (pulse is None and (count <= 1 or len(jobs) < MIN_PARALLEL)):
        for done, job in enumerate(jobs, 1):
            yield job, make(destination, job)
            watch(done, len(jobs), job.label)
        return
    os.environ.setdefault(*ONE_THREAD)
    gc.freeze()  # the plan stays until the end, so that collections need not go through it
    left = {id(job): job for job in jobs}
    try:
        for batch, results in _together(destination, batches(jobs, count), count, pulse):
            for job in batch:
                del left[id(job)]
            yield from zip(batch, results, strict=True)
            watch(len(jobs) - len(left), len(jobs), batch[-1].label)
    except BrokenProcessPool:
        made_before = len(jobs) - len(left)
        rest = _one_by_one(destination, left.values())
        for done, (job, made) in enumerate(rest, made_before + 1):
            yield job, made
            watch(done, len(jobs), job.label)


def _together(
    destination: Destination,
    some: Iterable[tuple[Job, ...]],
    count: int,
    pulse: Callable[[], None] | None,
) -> Iterator[tuple[tuple[Job, ...], tuple[Made, ...]]]:
    """Do batches of jobs with so many workers; yields each when it is done.

    Raises:
        BrokenProcessPool: when the system ends a worker, as it does when memory runs out.
    """
    others = {*multiprocessing.active_children()}
    with ProcessPoolExecutor(count, context(), _settle, gc.get_threshold()) as pool:
        futures = {pool.submit(make_all, _part(destination, batch), batch): batch for batch in some}
        try:
            for future in _completed(futures, pulse):
                yield futures[future], future.result()
        except BaseException:
            for worker in {*multiprocessing.active_children()} - others:
                worker.terminate()  # what it writes is there whole or not at all
            pool.shutdown(cancel_futures=True)
            raise


def _one_by_one(destination: Destination, jobs: Iterable[Job]) -> Iterator[tuple[Job, Made]]:
    """Do what is left after a worker was ended, with one worker, which needs least memory.

    A job whose worker is ended again is not done; a new worker does the next one.
    """
    pool = _single()
    for job in jobs:
        try:
            (made,) = pool.submit(make_each, _part(destination, (job,)), (job,)).result()
        except BrokenProcessPool:
            pool.shutdown()
            pool, made = _single(), Made({}, (_ended(job),), is_final=False)
        yield job, made
    pool.shutdown()


def _single() -> ProcessPoolExecutor:
    """A pool of one worker."""
    return ProcessPoolExecutor(1, context(), _settle, gc.get_threshold())


def _ended(job: Job) -> Diagnostic:
    """The error about a job whose worker the system has ended twice."""
    message = (
        f"'{job.label}' tidak jadi: sistem menghentikan prosesnya, biasanya karena memori habis"
    )
    hint = "tutup program lain, lalu jalankan lagi dengan --pekerja 1"
    return Diagnostic(Severity.ERROR, "worker-ended", message, None, (hint,))


class Crew:
    """Workers that stay from build to build, so that their engines and layouts stay warm."""

    def __init__(self, workers: int) -> None:
        """Start as many as :func:`run` would."""
        self.count = min(workers or os.cpu_count() or 1, MAX_WORKERS)
        os.environ.setdefault(*ONE_THREAD)
        start = (context(), _settle, gc.get_threshold())
        self._pool = ProcessPoolExecutor(self.count, *start)

    def run(self, destination: Destination, jobs: Sequence[Job]) -> Iterator[tuple[Job, Made]]:
        """Do jobs; yields each with what came of it, in whatever order they end."""
        some = batches(jobs, self.count)
        futures = {
            self._pool.submit(make_each, _part(destination, batch), batch): batch for batch in some
        }
        for future in as_completed(futures):
            yield from zip(futures[future], future.result(), strict=True)

    def warm_up(self, jobs: Sequence[Job]) -> None:
        """Let every worker do what engines do slowly the first time; nothing is written."""
        wait([self._pool.submit(render_each, tuple(jobs)) for _ in range(self.count)])

    def leave(self) -> None:
        """End the workers."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _completed(futures: Iterable[Future[Any]], pulse: Callable[[], None] | None) -> Iterator[Any]:
    """Futures as they are completed, with a pulse in between."""
    left = {*futures}
    while left:
        done, left = wait(left, PULSE if pulse else None, FIRST_COMPLETED)
        yield from done
        if pulse:
            pulse()


def _settle(*objects: int) -> None:
    """Let a worker look for garbage as rarely as this process, also where it is no copy of it.

    Ctrl+C reaches all processes of a terminal; the one that people started ends its workers, by a
    signal for which a copy of it would clean up what is not its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(*objects)
    gc.freeze()


def _part(destination: Destination, batch: tuple[Job, ...]) -> Destination:
    """The destination with no more than a batch has to know of the files that are there."""
    return destination.part(path for job in batch for path in job.paths)


def context() -> BaseContext:
    """How workers start.

    A worker that is a copy of this process has nothing to import.  Only Linux copies safely, and
    only as long as no engine has started threads here: a copy has their locks but not the threads,
    and would wait for them forever.  The same holds for a build in a thread of a server.  A large
    plan would be copied as well.  In all these cases workers are copies of a small process that has
    only imported what they need.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    tasks = len(os.listdir("/proc/self/task"))  # noqa: PTH208 -- only their number counts
    is_alone = threading.current_thread() is threading.main_thread()
    if is_alone and gc.get_freeze_count() < LARGE and tasks <= threading.active_count():
        return multiprocessing.get_context("fork")
    small = multiprocessing.get_context("forkserver")
    small.set_forkserver_preload([IMPORTED])
    return small


def batches(jobs: Sequence[Job], workers: int) -> list[tuple[Job, ...]]:
    """Jobs that go to a worker together, because they share objects and layouts.

    With many units these are all jobs of a unit.  With few they are the jobs of a process, so that
    no worker is left without work; jobs about a whole unit come first, because they take long.
    """
    units: dict[str, list[Job]] = {}
    processes: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        units.setdefault(job.target, []).append(job)
        processes.setdefault((job.target, job.kode), []).append(job)
    if len(units) >= BATCHES * workers:
        return [tuple(unit) for unit in units.values()]
    shared: dict[str, list[Job]] = {}
    for job in (job for (_, kode), some in processes.items() if not kode for job in some):
        shared.setdefault(job.shares or job.label, []).append(job)
    alone = [tuple(some) for some in shared.values()]
    return [*alone, *(tuple(some) for (_, kode), some in processes.items() if kode)]
