"""Takes in the form of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.new_process import Wanted, place_process
from bpmn_gen.commands.sheet_parts import Part
from bpmn_gen.commands.sheet_subject import find_process, named_unit, words_of
from bpmn_gen.commands.told_processes import told_changes
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.kinds import PROSES
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span
from bpmn_gen.sheets.process_form import digest_of
from bpmn_gen.sheets.process_reading import read_process
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.tidy import one_line
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge
from bpmn_gen.writing.values import block_lines

if TYPE_CHECKING:
    from bpmn_gen.commands.sheet_definitions import Readable
    from bpmn_gen.commands.sheet_subject import ProcessFile
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.sheets.process_reading import ReadProcess, Words
    from bpmn_gen.store.project import Project
    from bpmn_gen.workbook.cells import Workbook
    from bpmn_gen.writing.changes import Changes


def take_process(
    project: Project, read: Readable, book: Workbook, unit: str | None, findings: Findings
) -> Part | None:
    """What the form of a process changes; None where it says nothing that can be read.

    Raises:
        CompileError: when its process or unit has mistakes in its form.
        MisuseError: when its process or unit is not there.
        RefusalError: when its process is one of the program's own.
    """
    facts, defs = facts_of(book), read.defs
    if facts.get("kode"):
        found = find_process(project, read, facts["kode"], facts.get("unit"))
        is_same = facts.get("sidik") == digest_of(found.value)
        words = words_of(defs, found.unit)
        made = read_process(book, found.value, words, findings, places_hold=is_same)
        return None if made is None else _changed(book, found, made, words, is_same=is_same)
    owner = named_unit(read, unit or facts.get("unit") or None)
    made = read_process(book, {}, words_of(defs, str(owner.nama)), findings)
    if made is None:
        return None
    name = one_line(str(made.value.get("nama", "")))
    if not name:
        span = made.places.get(("nama",), Span(book.path))
        findings.error("cell-empty", "nama proses belum ditulis", span, "isi lembar Identitas")
        return None
    read.require([label_of(project.defs / "unit" / file_slug(owner.nama) / "peta.yaml")])
    _tell_existing(defs, owner, name, made, findings)
    return _new(project, defs, book.path, str(owner.nama), made)


def _changed(
    book: Workbook, found: ProcessFile, made: ReadProcess, words: Words, *, is_same: bool
) -> Part:
    """What a form changes in the file of a process."""
    code = str(found.value.get("kode", ""))
    part = Part(
        book.path, f"{code} {found.value.get('nama', '')}".strip(), lambda _: 0,
        labels=[found.label], places=made.places,
        names=made.names,
    )  # fmt: skip
    part.values = {("proses", found.unit, code): (made.value, Span(book.path))}
    count = sum(made.value.get(key) != found.value.get(key) for key in {*made.value, *found.value})
    part.edits = told_changes(found.value, made.value, words)

    def apply(changes: Changes) -> int:
        if count:
            editor = Editor(found.content.decode("utf-8-sig"))
            merge(editor, (), made.value)
            changes.set(found.path, editor.text.encode(), found.content, found.label)
        return count

    part.apply = apply
    if count and not is_same:
        message = f"proses '{code}' sudah diubah di proyek sejak lembar ini dibuat"
        hint = "buat lembar baru dan pindahkan isinya, atau --timpa memakai isi lembar ini"
        span = Span(book.path)
        part.conflicts.append(Diagnostic(Severity.ERROR, "conflict", message, span, (hint,)))
    return part


def _tell_existing(
    defs: DefinitionSet, owner: Unit, name: str, made: ReadProcess, findings: Findings
) -> None:
    """Tell of a process that is there already, as when its form is taken in twice."""
    office = defs.office_of(owner)
    same = escaped(name).casefold()
    every = office.proses.items() if office else ()
    code = next((str(code) for code, one in every if str(one.nama).casefold() == same), "")
    if code:
        message = f"proses '{name}' sudah ada pada {owner.nama} dengan kode {code}"
        hint = f"ubah lewat lembarnya sendiri: bpmn-gen lembar proses {code}"
        other = "bila ini proses lain, ganti Nama proses di lembar Identitas"
        findings.error("existing-process", message, made.places.get(("nama",)), hint, other)


def _new(project: Project, defs: DefinitionSet, form: str, unit: str, made: ReadProcess) -> Part:
    """A process that the form adds."""
    name = one_line(str(made.value["nama"]))
    part = Part(form, name, lambda _: 0, is_new=True, places=made.places, names=made.names)
    part.values = {("baru", unit, name.casefold()): (made.value, Span(form))}

    def text_of(code: str) -> str:
        value = {**made.value, "kode": code}
        text = "\n".join(block_lines({"kode": code, **value}, 0)) + "\n"
        return format_text(text.encode(), PROSES, Findings()).decode()

    def apply(changes: Changes) -> int:
        wanted = Wanted(name, unit, str(made.value.get("kode", "")))
        placed = place_process(project, defs, wanted, text_of, changes)
        part.subject = f"{placed.code} {name}"
        part.labels = [label_of(placed.path)]
        return len(made.value)

    part.apply = apply
    return part
