"""The part of ``impor`` that reads SOPs drawn in Excel and Word."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.changing import write_changes
from bpmn_gen.cli.console import offer, say, show, tell
from bpmn_gen.store.handing_over import permit

if TYPE_CHECKING:
    from bpmn_gen.commands.importing_sops import SopOutcome, SopWish


def read_drawn(context: click.Context, wish: SopWish, *, overwrite: bool, preview: bool) -> None:
    """Read SOP files, write what is wished, and end the command."""
    from bpmn_gen.commands.importing_sops import import_sops
    from bpmn_gen.commands.importing_sops_report import data_of, lines
    from bpmn_gen.commands.report import as_data
    from bpmn_gen.diagnostics import Findings

    settings = context.obj
    findings = Findings()
    project = settings.any_project() if wish.unit is None else settings.own_project()
    outcome = import_sops(project, wish, findings)
    if outcome.changes is not None and not preview:
        _write(context, outcome, overwrite=overwrite)
    if settings.json:
        report = {"berkas": data_of(outcome), "findings": [as_data(one) for one in findings]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        if preview and outcome.changes is not None:
            shown = [one for one in outcome.changes.files if one.path != outcome.page]
            offer(context, replace(outcome.changes, files=shown).preview())
        if findings:
            show(context, tuple(findings))
        for line in lines(outcome, preview=preview):
            (offer if preview else tell)(context, line)
        _tell_next(context, outcome, preview=preview)
    context.exit(1 if findings.has_errors else 0)


def _write(context: click.Context, outcome: SopOutcome, *, overwrite: bool) -> None:
    """Write drafts and the page; nothing where a file that is there would be replaced."""
    assert outcome.changes is not None  # noqa: S101 -- asked for by the caller
    written = {path for path, _ in outcome.drafts}
    for change in outcome.changes.files:
        if change.path in written:
            permit(change.path, overwrite=overwrite)
    write_changes(context, outcome.changes)


def _tell_next(context: click.Context, outcome: SopOutcome, *, preview: bool) -> None:
    """Say what was written, and what to do now."""
    for change in outcome.changes.names() if outcome.returned and outcome.changes else ():
        say(context, f"{'Akan diubah' if preview else 'Diubah'}: {change}")
    if not any(file.sops for file in outcome.files):
        return
    if outcome.changes is None:
        if outcome.skipped:
            say(context, "Tidak ada yang ditulis: semua SOP itu sudah ada pada unitnya")
            return
        say(
            context,
            "Langkah berikut: tambahkan --definisi FOLDER atau --unit NAMA untuk menuliskannya",
        )
        return
    for path, draft in outcome.drafts:
        say(
            context, f"{'Akan ditulis' if preview else 'Ditulis'}: {path.as_posix()} ({draft.name})"
        )
    if preview or outcome.page is None:
        return
    say(context, f"Langkah berikut: bandingkan di {outcome.page.as_posix()}, lalu bpmn-gen check")
