"""Tells which mistakes of a project keep it from getting another process or unit.

An office whose own drafts are unfinished may still begin the next one: only what is read in order
to add it has to be right, and that is never another process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import kind_of, office_folder
from bpmn_gen.diagnostics import CompileError, Severity

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic, Findings
    from bpmn_gen.store.project import Project


NEEDED: Final = frozenset({"daerah", "unit", "unit_sendiri", "tipe_unit", "peta"})
"""Kinds of files from which the place and the code of something new follow."""


def refuse_in_the_way(project: Project, findings: Findings, office: str = "") -> None:
    """Refuse to add something where what it is added to has mistakes.

    Args:
        project: the folders.
        findings: all that was found when its definitions were read.
        office: the folder of the unit that gets it; empty as long as nobody knows it.

    Raises:
        CompileError: with the errors in files that all units share, and in those of the unit.
    """
    home = f"{label_of(project.defs)}/"
    if any(_counts(item, home, office) for item in findings):
        raise CompileError(item for item in findings if _counts(item, home, office))


def _counts(item: Diagnostic, home: str, office: str) -> bool:
    """Whether a finding is a mistake that matters."""
    if item.severity is not Severity.ERROR:
        return False
    if item.span is None or not f"{item.span.path}/".startswith(home):
        return True
    relative = f"{item.span.path}/".removeprefix(home).removesuffix("/")
    kind = kind_of(relative)
    is_needed = relative in ("", ".") or (kind is not None and kind.name in NEEDED)
    return is_needed and office_folder(relative) in ("", office)
