"""Takes in SOPs of this program that somebody edited, by the same command as edited maps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.commands.returned_sops import OwnSops
from bpmn_gen.commands.trying import tried
from bpmn_gen.diagnostics import CompileError, Findings, Span
from bpmn_gen.sop_files import SUFFIXES, UnreadableFileError, open_file
from bpmn_gen.store import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.commands.returned import Returned
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes

NOT_OURS = (
    "berkas ini bukan SOP buatan program dari proyek ini; SOP lain dibaca tanpa --gabung, dengan "
    "--definisi FOLDER atau --unit NAMA"
)


@dataclass(frozen=True, slots=True)
class SopsWish:
    """What somebody says about the SOPs that a command takes in."""

    unit: str | None = None
    """The unit whose SOPs they are; None where their folders name it."""
    origin: Path | None = None
    """The SOP as it was sent out."""
    is_origin_waived: bool = False
    """Whether SOPs are compared with the definition as it is, whatever they were made of."""


@dataclass(slots=True)
class SopsTaken:
    """All SOPs that one command takes in."""

    reports: list[Returned] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def is_sop_file(path: Path) -> bool:
    """Whether a file may be an SOP."""
    return path.suffix.casefold() in SUFFIXES


def as_built(project: Project) -> set[Path]:
    """The files that are as the last build wrote them, so that nobody has edited them."""
    output = project.output
    return {
        (output / one.path).resolve()
        for one in manifest.read(output).values()
        if manifest.is_whole(output, one)
    }


def take_sops(
    project: Project, paths: Iterable[Path], wish: SopsWish, changes: Changes
) -> SopsTaken:
    """Prepare to take in edited SOPs; nothing is written.

    Args:
        project: takes them in.
        paths: the files.
        wish: what the user says about them.
        changes: what is to be written already; the changes of the SOPs go there, too.

    Raises:
        CompileError: when the definitions have errors, because what files were made of is not
            known then.
        MisuseError: when there is no such unit.
    """
    defs, found = tried(project, changes)
    errors = [item for item in found if item.is_error]
    if errors:
        raise CompileError(errors)
    taken = SopsTaken()
    own = OwnSops(project, defs, changes, wish.unit, wish.origin, wish.is_origin_waived)
    for path in paths:
        label = path.as_posix()
        try:
            report = own.returned(path, open_file(path), taken.findings)
        except UnreadableFileError as why:
            message = f"'{path.name}': {why.reason}"
            taken.findings.error("unreadable-sop-file", message, Span(label), why.hint)
            continue
        except OSError as why:
            message = f"'{path.name}': {why.strerror or 'berkas tidak dapat dibuka'}"
            taken.findings.error("unreadable-sop-file", message, Span(label))
            continue
        if report is None:
            taken.findings.error("not-taken-in", NOT_OURS, Span(label))
        else:
            taken.reports.append(report)
    return taken
