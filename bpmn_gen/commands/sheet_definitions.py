"""Reads the definitions that forms are made of, as far as they can be read.

A project always has something unfinished in it.  A draft with mistakes must not keep staff from the
forms of everything else, so only mistakes in what a form is made of end a command.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import kind_of
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project

_OF_ALL: Final = frozenset({"daerah", "jabatan", "tipe_unit"})
"""Kinds of definitions that every form is made of."""


@dataclass(frozen=True, slots=True)
class Readable:
    """The definitions of a project, with what keeps some of them from being read."""

    defs: DefinitionSet
    errors: tuple[Diagnostic, ...]

    def require(self, labels: Iterable[str]) -> None:
        """End the command where one of some files has mistakes.

        Raises:
            CompileError: with these mistakes alone.
        """
        wanted = frozenset(labels)
        found = [one for one in self.errors if one.span and one.span.path in wanted]
        if found:
            raise CompileError(found)

    def raise_if_errors(self) -> None:
        """End the command where anything has mistakes: what is not found may be in there.

        Raises:
            CompileError: with all mistakes.
        """
        if self.errors:
            raise CompileError(self.errors)


def read_definitions(project: Project) -> Readable:
    """The definitions of a project.

    Raises:
        CompileError: when mistakes are in what all forms are made of.
    """
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    errors = tuple(one for one in findings if one.is_error)
    root = label_of(project.defs)
    general = [one for one in errors if _is_of_all(one, root)]
    if general:
        raise CompileError(general)
    return Readable(defs, errors)


def _is_of_all(item: Diagnostic, root: str) -> bool:
    """Whether a mistake is in what all forms are made of."""
    path = item.span.path if item.span else ""
    if not path.startswith(f"{root}/"):
        return True
    kind = kind_of(path.removeprefix(f"{root}/"))
    return kind is not None and kind.name in _OF_ALL
