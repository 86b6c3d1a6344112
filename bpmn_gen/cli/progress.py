"""The progress bar of a build on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar on stderr; yields what a build calls when a job is done."""
    what = TextColumn("{task.description}")
    columns = (TextColumn("Menyusun"), BarColumn(), MofNCompleteColumn(), what)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def watch(done: int, total: int, what: str) -> None:
            progress.update(task, completed=done, total=total, description=what)

        yield watch
