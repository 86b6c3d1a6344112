"""Takes in the form with all that a unit fills in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bpmn_gen.commands.sheet_parts import Part
from bpmn_gen.commands.sheet_subject import entry_of, fields_of, named_unit
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.sheets.identity import put
from bpmn_gen.sheets.unit_reading import read_unit
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.tidy import tidy
from bpmn_gen.writing.changes import content_of
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge

if TYPE_CHECKING:
    from bpmn_gen.commands.sheet_definitions import Readable
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.unit_fields import Key
    from bpmn_gen.sheets.unit_reading import Filled
    from bpmn_gen.store.project import Project
    from bpmn_gen.workbook.cells import Workbook
    from bpmn_gen.writing.changes import Changes


def take_unit(
    project: Project, read: Readable, book: Workbook, unit: str | None, findings: Findings
) -> Part | None:
    """What the form of a unit fills in.

    Raises:
        MisuseError: when there is no such unit.
        RefusalError: when the project's own files do not name it.
        CompileError: when its entry has mistakes.
    """
    named = facts_of(book).get("unit", "")
    if unit is not None and file_slug(unit) != file_slug(named):
        message = f"lembar ini milik '{named}', bukan '{unit}'"
        hint = "hapus --unit, atau buat lembar isian untuk unit itu"
        findings.error("other-unit", message, Span(book.path), hint)
        return None
    return filled_part(project, read, named, read_unit(book, findings), book.path)


def filled_part(
    project: Project,
    read: Readable,
    unit: str,
    filled: list[Filled],
    form: str,
    printed: Mapping[Key, str] = MappingProxyType({}),
) -> Part:
    """What a form fills in for one unit.

    Args:
        project: the project.
        read: its definitions.
        unit: the name of the unit.
        filled: what the form says, of which some may stand in the project already.
        form: the form as the user knows it.
        printed: by key what SOPs print now, where the form shows that instead of what is said.

    Raises:
        MisuseError: when there is no such unit.
        RefusalError: when the project's own files do not name it.
        CompileError: when its entry has mistakes.
    """
    chosen, defs = named_unit(read, unit), read.defs
    entry = entry_of(project, defs, chosen)
    now = {**fields_of(defs, chosen).texts, **printed}
    new = [one for one in filled if tidy(now.get(one.key, "")) != one.text]
    name = str(chosen.nama)
    part = Part(form, name, lambda _: 0, labels=[entry.label], lead=entry.lead)
    part.has_whole_file = False
    part.places = {one.key: one.span for one in filled}
    part.values = {(name, *one.key): (one.text, one.span) for one in filled}
    conflicts = {(name, *one.key): told for one in new if (told := _conflict(one, now))}
    part.conflicts, part.conflicting = list(conflicts.values()), frozenset(conflicts)

    def apply(changes: Changes) -> int:
        entered = [one for one in new if (name, *one.key) not in part.held]
        before = content_of(entry.path)
        editor = Editor((changes.content_of(entry.path) or b"").decode("utf-8-sig"))
        value = editor.value(entry.lead)
        data = dict(value) if isinstance(value, Mapping) else {}
        for one in entered:
            put(data, one.key, one.value)
        merge(editor, entry.lead, data)
        changes.set(entry.path, editor.text.encode(), before, entry.label)
        return len(entered)

    part.apply = apply
    return part


def _conflict(one: Filled, now: Mapping[Key, str]) -> Diagnostic | None:
    """What was filled in here as well since the form was handed out.

    A process may be gone, or not whole: rules tell what cannot be filled in.
    """
    here = tidy(now.get(one.key, one.before))
    if here == one.before:
        return None
    told = f"menjadi '{here[:60]}'" if here else "dikosongkan"
    message = f"isian ini di proyek sudah {told} sejak lembar dibuat; sel ini tidak diambil"
    hint = "samakan isinya, atau --timpa memakai isi lembar ini"
    return Diagnostic(Severity.WARNING, "conflict", message, one.span, (hint,))
