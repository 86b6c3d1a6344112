"""The progress bar of a build on a terminal.

Its signs are ASCII, because consoles of Windows with an old code page cannot print others.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click._termui_impl import ProgressBar

WIDTH = 20
"""Characters of the bar."""
NAME = 22
"""Characters of the name of a job, so that the line fits in 80; a longer line would wrap and leave
remains at each update."""


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar on stderr; yields what a build calls when a job is done.

    Jobs that have to wait for others come with a count of their own, so they get a bar of their
    own.
    """
    with ExitStack() as shown:
        current: ProgressBar[str] | None = None

        def watch(done: int, total: int, what: str) -> None:
            nonlocal current
            if current is None or current.finished:
                shown.close()
                current = shown.enter_context(_bar(total))
            current.update(done - current.pos, what)

        yield watch


def _bar(total: int) -> ProgressBar[str]:
    """A bar for a number of jobs."""
    return click.progressbar(
        length=total,
        label="Menyusun",
        show_pos=True,
        item_show_func=lambda name: name and name[:NAME],
        file=sys.stderr,
        width=WIDTH,
    )
