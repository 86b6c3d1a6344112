"""Tries changes of definitions on a copy, before anything of the project is touched."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.definition.discovery import find_files, label_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.project import Project
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic, Span


def errors_after(project: Project, changes: Changes) -> list[Diagnostic]:
    """The errors that the definitions of a project would have with some changes made."""
    found = findings_after(project, changes)
    return [item for item in found if item.is_error]


def errors_added(project: Project, changes: Changes) -> list[Diagnostic]:
    """The errors that some changes bring themselves; see :func:`fresh_among`."""
    return fresh_among(project, errors_after(project, changes))


def fresh_among(project: Project, after: list[Diagnostic]) -> list[Diagnostic]:
    """Of the errors after some changes those that were not there before.

    Lines of a file may have moved, so a mistake counts as known by what it says.
    """
    if not after:
        return []
    before = errors_after(project, Changes(None))
    added = [item for item in after if item not in before]
    known = Counter(_sign(item) for item in before if item not in after)
    fresh = []
    for item in added:
        known[_sign(item)] -= 1
        if known[_sign(item)] < 0:
            fresh.append(item)
    return fresh


def _sign(item: Diagnostic) -> tuple[str, str, str]:
    """What a mistake says, wherever in its file it stands."""
    return item.code, item.message, item.span.path if item.span else ""


def findings_after(project: Project, changes: Changes) -> list[Diagnostic]:
    """All that would be found in the definitions of a project with some changes made.

    Their places are those of the project, so that they can be shown.
    """
    return tried(project, changes)[1]


def tried(project: Project, changes: Changes) -> tuple[DefinitionSet, list[Diagnostic]]:
    """The definitions of a project with some changes made, and all that is found in them.

    The places of findings are those of the project, those of definitions are in a
    copy that is gone.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "process_defs"
        copy.mkdir()
        for found in find_files(project.defs, Findings()).files:
            # Only the content is copied, because the project may be one that nobody may write.
            _write(copy / found.relative, found.path.read_bytes())
        for change in changes.files:
            if not change.path.is_relative_to(project.defs):
                continue
            place = copy / change.path.relative_to(project.defs)
            if change.after is None:
                place.unlink(missing_ok=True)
            else:
                _write(place, change.after)
        findings = Findings()
        defs = load_checked(Project.at(copy, None), findings)
        here, there = label_of(copy), label_of(project.defs)
        return defs, [moved(item, here, there) for item in findings]


def _write(path: Path, content: bytes) -> None:
    """Write a file of the copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def moved(item: Diagnostic, here: str, there: str) -> Diagnostic:
    """A finding about one folder as one about another that holds the same."""

    def there_is(span: Span) -> Span:
        return replace(span, path=span.path.replace(here, there, 1))

    return replace(
        item,
        message=item.message.replace(here, there),
        span=item.span and there_is(item.span),
        related=tuple((there_is(span), text) for span, text in item.related),
    )
