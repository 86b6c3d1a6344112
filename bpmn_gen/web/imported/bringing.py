"""Brings files in: says what each is, refuses what the command refuses, takes in what is right.

What is read, compared and written is done by the code of ``bpmn-gen impor``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from bpmn_gen.commands.importing_sops import TAKEN, SopWish, import_sops, is_office_file
from bpmn_gen.commands.returned_maps import take_maps
from bpmn_gen.commands.returned_maps_report import lines as map_lines
from bpmn_gen.commands.sheet_report import findings_of
from bpmn_gen.commands.sheet_report import lines as sheet_lines
from bpmn_gen.commands.sheet_sorting import is_form
from bpmn_gen.commands.sheet_taking import take_forms
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import BpmnGenError, RefusalError
from bpmn_gen.foreign.opening import is_map
from bpmn_gen.web.imported.drawn_page import Drawn
from bpmn_gen.web.imported.imports import Kind
from bpmn_gen.web.process.told import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.web.imported.imports import Imports, Waiting
    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.writing.changes import Changes


def bring(workshop: Workshop, imports: Imports, name: str, data: bytes) -> Waiting:
    """Keep a file that was sent, once it is clear what it is.

    Args:
        workshop: of the project that it comes to.
        imports: where it waits.
        name: as the browser said it, with signs in per cent.
        data: its content.

    Raises:
        RefusalError: when it cannot be read, or is nothing that can be taken in; nothing is kept.
        OSError: when it cannot be written.
    """
    made = imports.put(unquote(name), data)
    if imports.find(made.id) is not None:
        return made
    try:
        made.kind = _kind_of(workshop, made)
        imports.keep(made)
    except BaseException:
        imports.drop(made.id)
        raise
    return made


def _kind_of(workshop: Workshop, one: Waiting) -> Kind:
    """What a file is.

    Raises:
        RefusalError: when it is nothing that can be taken in.
    """
    findings = Findings()
    if not is_office_file(one.path) and not is_map(one.path.read_bytes(), one.name):
        raise RefusalError(f"'{one.name}' bukan {TAKEN}")
    if not is_office_file(one.path):
        return _kind_of_map(workshop, one)
    if is_form(one.path):
        return Kind.SHEET
    outcome = import_sops(workshop.project, SopWish([one.path]), findings)
    if outcome.returned:
        return Kind.RETURNED
    _refuse(one, findings if findings.has_errors or not outcome.files[0].sops else ())
    return Kind.SOP


def _kind_of_map(workshop: Workshop, one: Waiting) -> Kind:
    """Whether a map is one of this program, or of others.

    Raises:
        RefusalError: when it can be neither taken back nor drafted.
    """
    try:
        if any(report.subject for report in take_maps(workshop.project, [one.path]).reports):
            return Kind.RETURNED
    except BpmnGenError:
        pass  # where definitions have mistakes, nothing can be compared with them
    Drawn.of(workshop, one)
    return Kind.BPMN


def _refuse(one: Waiting, findings: Iterable[Diagnostic]) -> None:
    """Refuse a file with the first thing that is wrong with it."""
    first = next(iter(findings), None)
    if first is not None:
        message = one.shown(first.message)
        raise RefusalError(message[:1].upper() + message[1:], *map(one.shown, first.hints))


def report_of(
    workshop: Workshop, one: Waiting, *, overwrite: bool = False
) -> tuple[dict[str, Any], Changes | None]:
    """What a form or an SOP of this program changes, as the report of the command tells it.

    Raises:
        CompileError: when the definitions have mistakes.
        OSError: when the file cannot be read.
    """
    findings: Iterable[Diagnostic]
    changes: Changes | None
    if one.kind is Kind.SHEET:
        taken = take_forms(workshop.project, [one.path], one.unit or None, overwrite=overwrite)
        told, findings, changes = list(sheet_lines(taken)), findings_of(taken), taken.changes
    elif not is_office_file(one.path):
        maps = take_maps(workshop.project, [one.path])
        told, findings, changes = [*map_lines(maps)], maps.findings, maps.changes
    else:
        found = Findings()
        outcome = import_sops(workshop.project, SopWish([one.path]), found)
        told = [line for each in outcome.returned for line in each.lines()]
        findings, changes = found, outcome.changes
    head, *rest = [one.shown(line) for line in told] or [one.name]
    is_new = changes is not None and bool(changes.files)
    report = {
        "kepala": head.removeprefix(f"{one.name}").strip(" :"),
        "baris": [line.strip() for line in rest],
        "temuan": [_told(one, item) for item in findings],
        "berkas": changes.names() if changes is not None else [],
        "beda": one.shown(changes.preview()) if changes is not None else "",
        "ada": is_new,
    }
    return report, changes if is_new else None


def _told(one: Waiting, item: Diagnostic) -> dict[str, Any]:
    """A finding about a file as the page shows it."""
    place = one.shown(str(item.span or ""))
    return {
        "tingkat": LEVELS[item.severity],
        "pesan": one.shown(item.message),
        "saran": [one.shown(hint) for hint in item.hints],
        "tempat": place,
    }
