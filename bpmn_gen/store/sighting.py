"""What the files that a build reads look like from outside: their sizes and times.

Reading them all takes longer than a look at them, so who waits for somebody to save a file looks.
The files are those that :attr:`bpmn_gen.store.project.Project.inputs` reads in the project; the
program's own do not change while it runs.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from bpmn_gen.store.edition_folders import REVIEW, facts_in, reasons_in
from bpmn_gen.store.memory import stamp_of
from bpmn_gen.store.project import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.store.memory import Stamp
    from bpmn_gen.store.project import Project

Sight = dict[str, "Stamp"]
"""By path: size and time of the last change of a file."""

DEFINITIONS = (".yaml", ".yml")
"""How the names of definition files end."""


def sight(project: Project) -> Sight:
    """A look at all inputs of a project; files that are not there, or cannot be seen, are missing.

    Hidden files count as little as the reader of definitions lets them: editors keep notes of their
    own beside the files that they have open.
    """
    found = dict(_below(project.defs, DEFINITIONS))
    found |= _below(project.templates, TEMPLATES)
    editions = project.edition_folders
    records = [path for folder in editions.values() for path in facts_in(folder)]
    reasons = reasons_in(project.defs.parent / REVIEW) if editions else []
    return found | dict(_stamped([*records, *reasons]))


def changed(before: Sight, after: Sight) -> frozenset[str]:
    """The paths of files that came, went or are another than before."""
    every = before.keys() | after.keys()
    return frozenset(path for path in every if before.get(path) != after.get(path))


def _below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[str, Stamp]]:
    """Files below a folder by their paths; links to folders are not followed.

    Windows tells size and time with the name, so nothing more is asked of the system there.
    """
    todo = [os.fspath(folder)]
    while todo:
        with suppress(OSError), os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):  # it went after its folder was read
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                    elif entry.name.endswith(suffixes) and entry.is_file():
                        found = entry.stat()
                        yield entry.path, (found.st_size, found.st_mtime_ns)


def _stamped(paths: Iterable[Path]) -> Iterator[tuple[str, Stamp]]:
    """Files by their paths."""
    for path in paths:
        if stamp := stamp_of(path):
            yield os.fspath(path), stamp
