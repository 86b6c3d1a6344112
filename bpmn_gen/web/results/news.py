"""Tells pages that are open what has happened, as server-sent events.

A connection stays open as long as a page is seen.  Pages that come back, or were loaded just before
something happened, name the last round that they know, and are told all rounds since.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response, StreamingResponse

from bpmn_gen.store import manifest, memory

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from pathlib import Path

PAUSE: Final = 0.1
"""Seconds between two looks whether there is anything to tell."""
BREATH: Final = 15.0
"""Seconds after which something is sent in any case, so that a page that has gone is noticed."""
KEPT: Final = 50
"""Rounds that are remembered; who missed more is told that everything may be another."""


class Rounds:
    """The rounds of builds in one output folder, and the files that each of them made."""

    def __init__(self, output: Path) -> None:
        """Begin with the folder as it is."""
        self._output = output
        self._lock = threading.Lock()
        self._made: deque[frozenset[str]] = deque(maxlen=KEPT)
        self._seen = self._stamp()
        self.number = 0
        self.is_busy = False
        """Whether a build is at work that will tell what it has made."""
        self.is_over = False
        """Whether the program ends."""

    def add(self, made: Iterable[str] | None) -> None:
        """A round has made files; None where nobody knows which."""
        with self._lock:
            if made is None:
                self._made.clear()
            else:
                self._made.append(frozenset(made))
            self.number += 1
            self._seen = self._stamp()

    def since(self, number: int) -> dict[str, Any]:
        """What was made since a round: paths, or None where anything may have been."""
        with self._lock:
            behind = self.number - number
            known = 0 <= behind <= len(self._made)
            rounds = list(self._made)[len(self._made) - behind :] if known else []
            made = sorted(frozenset().union(*rounds)) if known else None
            return {"ronde": self.number, "dibuat": made}

    def look(self) -> None:
        """Notice a build of another program, which leaves another manifest."""
        if not self.is_busy and self._stamp() != self._seen:
            self.add(None)

    def _stamp(self) -> memory.Stamp | None:
        """Size and time of the manifest."""
        return memory.stamp_of(f"{self._output}/{manifest.FILE}")


def told(find: Callable[[], dict[str, Any] | None], is_over: Callable[[], bool]) -> Response:
    """An answer that goes on: whatever ``find`` gives, unless it is None, each as an event."""
    return StreamingResponse(_events(find, is_over), media_type="text/event-stream")


async def _events(
    find: Callable[[], dict[str, Any] | None], is_over: Callable[[], bool]
) -> AsyncIterator[str]:
    """Events as their lines."""
    yield "retry: 1000\n\n"
    waited = 0.0
    while not is_over():
        data = find()
        if data is not None:
            waited = 0.0
            yield f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
        elif waited >= BREATH:
            waited = 0.0
            yield ": masih di sini\n\n"
        await asyncio.sleep(PAUSE)
        waited += PAUSE
