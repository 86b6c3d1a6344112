"""What an office fills in of an SOP, and where: in its own process, else in its entry as a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from bpmn_gen.commands.sheet_subject import entry_of
from bpmn_gen.commands.trying import tried
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.errors import RefusalError
from bpmn_gen.sheets.identity import put
from bpmn_gen.writing.changes import Changes, content_of
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge

if TYPE_CHECKING:
    from bpmn_gen.commands.sheet_subject import UnitEntry
    from bpmn_gen.commands.sop_identity import FirstPage
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.value import Value
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.store.project import Project

Fields: TypeAlias = "Mapping[tuple[str, ...], Value]"
"""Values by where they stand; empty ones are to go."""
_LAWS: Final = "dasar_hukum"


def filled(text: str, lead: tuple[str | int, ...], fields: Fields) -> str:
    """The text of a file that says other values below a place."""
    editor = Editor(text)
    value = editor.value(lead)
    data = dict(value) if isinstance(value, Mapping) else {}
    for path, new in fields.items():
        put(data, path, new)
    merge(editor, lead, data)
    return editor.text


def block_of(text: str, path: tuple[str | int, ...]) -> Mapping[str, Value]:
    """What stands at a place of a file; nothing where there is none."""
    editor = Editor(text)
    found = editor.value(path) if editor.has(path) else {}
    return found if isinstance(found, Mapping) else {}


def page_of(text: str) -> Mapping[str, Value]:
    """What the definition of an office's own process says of the first page, by key of ``sop``."""
    laws = block_of(text, ()).get(_LAWS, "")
    return {_LAWS: laws, **block_of(text, ("sop",))}


def with_page(result: Merged, page: FirstPage) -> Merged:
    """Such a definition with what the first page says otherwise.

    Laws may stand at the process itself, of which the SOP is a part; maps tell these, too.
    """
    fields: dict[tuple[str, ...], Value] = {
        ("sop", key): value for key, value in page.changed.items()
    }
    told = result.told
    above, inside = block_of(result.text, ()), block_of(result.text, ("sop",))
    if ("sop", _LAWS) in fields and _LAWS in above and _LAWS not in inside:
        fields[(_LAWS,)] = fields.pop(("sop", _LAWS))
        laws: Value = [*page.shown[_LAWS]]
        rest = {key: value for key, value in told.head.items() if key != _LAWS}
        told = replace(told, head={**rest, _LAWS: laws} if laws else rest)
    return replace(result, text=filled(result.text, (), fields), told=told)


@dataclass(frozen=True, slots=True)
class UnitFillings:
    """What a unit fills in for a process in its own entry."""

    project: Project
    changes: Changes
    entry: UnitEntry
    code: str

    @classmethod
    def of(
        cls, project: Project, defs: DefinitionSet, changes: Changes, process: ResolvedProcess
    ) -> UnitFillings | None:
        """Those of the unit of a process; None where it has no entry of its own to write to."""
        unit = process.target.unit
        if unit is None or project.uses_shipped:
            return None
        try:
            return cls(project, changes, entry_of(project, defs, unit), process.code)
        except RefusalError:
            return None

    @property
    def _text(self) -> str:
        """The file of the entry."""
        return (self.changes.content_of(self.entry.path) or b"").decode("utf-8-sig")

    @property
    def page(self) -> Mapping[str, Value]:
        """What the unit says of the first page."""
        return block_of(self._text, (*self.entry.lead, "sop", self.code))

    def write(self, page: Mapping[str, Value], times: Mapping[str, str]) -> DefinitionSet:
        """Enter what the unit fills in otherwise; gives the definitions as they are then.

        Args:
            page: what it says of the first page, by key.
            times: the times of steps, by their ids.

        Raises:
            CompileError: when the definitions have errors then.
        """
        fields: dict[tuple[str, ...], Value] = {
            **{("sop", self.code, key): value for key, value in page.items()},
            **{("waktu", self.code, key): value for key, value in times.items()},
        }
        text = filled(self._text, self.entry.lead, fields)
        trial = Changes(None, [*self.changes.files])
        before = content_of(self.entry.path)
        trial.set(self.entry.path, text.encode(), before, self.entry.label)
        defs, found = tried(self.project, trial)
        errors = [item for item in found if item.is_error]
        if errors:
            raise CompileError(errors)
        self.changes.set(self.entry.path, text.encode(), before, self.entry.label)
        return defs
