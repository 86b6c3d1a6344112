"""Waits until somebody has saved something, and until it is whole.

Nothing tells a program on every system and every network drive that a file was saved, so it looks
again and again.  Editors write in different ways: some empty a file and fill it, some remove it and
give another one its name.  What is empty or gone is therefore waited for a while.
"""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from bpmn_gen.store.sighting import Sight, changed, sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.store.project import Project

IDLE = 0.08
"""Seconds between two looks while nothing happens."""
SHARE = 20
"""A look takes no more than one in so many parts of the time, however many files there are."""
REST = 0.025
"""Seconds in which nothing may change before files count as saved."""
PATIENCE = 1.0
"""Seconds for which a file that is empty or gone is waited for."""
TOLD = 1.0
"""Seconds after which it is told that the folder of definitions is gone."""


class Awaited(Enum):
    """What is met while waiting."""

    GONE = auto()
    """The folder of definitions is not there."""
    BACK = auto()
    """It is there again."""


def saved(project: Project, before: Sight, is_ended: Callable[[], bool]) -> Iterator[Awaited]:
    """Wait until inputs differ from what they were and have come to rest; yields what is met.

    Args:
        project: whose inputs are watched.
        before: how they looked.
        is_ended: asked all the time whether nobody wants to wait any more.
    """
    while not is_ended():
        began = time.monotonic()
        now = sight(project)
        if now == before:
            time.sleep(max(IDLE, SHARE * (time.monotonic() - began)))
            continue
        yield from _until_back(project, is_ended)
        if _has_come_to_rest(project, before, is_ended):
            return


def _until_back(project: Project, is_ended: Callable[[], bool]) -> Iterator[Awaited]:
    """Wait for the folder of definitions; tell once that it is gone."""
    began, told = time.monotonic(), False
    while not project.defs.is_dir() and not is_ended():
        if not told and time.monotonic() - began > TOLD:
            told = True
            yield Awaited.GONE
        time.sleep(IDLE)
    if told and not is_ended():
        yield Awaited.BACK


def _has_come_to_rest(project: Project, before: Sight, is_ended: Callable[[], bool]) -> bool:
    """Wait until files are whole and change no more; whether they differ from before then."""
    last, since = sight(project), time.monotonic()
    while not is_ended():
        time.sleep(REST)
        now = sight(project)
        if now == before:
            return False
        if now != last:
            last, since = now, time.monotonic()
        elif _are_whole(before, now) or time.monotonic() - since > PATIENCE:
            return project.defs.is_dir()
    return False


def _are_whole(before: Sight, now: Sight) -> bool:
    """Whether no file that changed is empty or gone."""
    return all(now.get(path, (0, 0))[0] for path in changed(before, now))
