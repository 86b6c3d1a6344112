"""The part of ``impor`` that takes edited files back into definitions: SOPs, and maps with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli import edited_maps
from bpmn_gen.cli.changing import write_changes
from bpmn_gen.cli.console import offer, say, show, tell

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.cli.edited_maps import Return
    from bpmn_gen.commands.returned_maps import MapsTaken
    from bpmn_gen.commands.taking_sops import SopsTaken
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes


def take_back(context: click.Context, wanted: Return, *, preview: bool, overwrite: bool) -> None:
    """Take edited files into the definitions of a project, and end the command."""
    from bpmn_gen.commands.returned_maps import MapsWish, take_maps
    from bpmn_gen.commands.returned_subject import Confirmed
    from bpmn_gen.commands.taking_sops import SopsWish, take_sops
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes

    project = Project.around(wanted.project)
    maps, sops = ([], []) if project is None else _sorted(wanted, project)
    if project is None or not sops:
        edited_maps.take_back(context, wanted, preview=preview, overwrite=overwrite)
        return
    if wanted.page is not None:
        raise click.UsageError("--halaman hanya untuk peta (.bpmn).", context)
    if wanted.origin is not None and len([*maps, *sops]) > 1:
        raise click.UsageError("--asal hanya untuk satu berkas.", context)
    confirmed = Confirmed(wanted.code or "", wanted.unit or "")
    wish = MapsWish(confirmed, is_origin_waived=wanted.is_origin_waived)
    taken = take_maps(project, maps, wish)
    changes = taken.changes if maps else Changes(project.defs.parent)
    asked = SopsWish(wanted.unit, wanted.origin, wanted.is_origin_waived)
    found = take_sops(project, sops, asked, changes)
    if not preview:
        write_changes(context, changes)
    _tell(context, taken, found, changes, preview=preview)
    context.exit(1 if taken.findings.has_errors or found.findings.has_errors else 0)


def _sorted(wanted: Return, project: Project) -> tuple[list[Path], list[Path]]:
    """The maps and the SOPs among files and folders; in folders only those that are edited."""
    from bpmn_gen.commands.office_files import files_in
    from bpmn_gen.commands.taking_sops import as_built, is_sop_file
    from bpmn_gen.sop_files import SUFFIXES

    own = as_built(project) if any(one.is_dir() for one in wanted.sources) else set()
    found = [
        path
        for source in wanted.sources
        for path in files_in(source, (".bpmn", ".xml", *SUFFIXES))
        if not source.is_dir() or path.resolve() not in own
    ]
    sops = [path for path in found if is_sop_file(path)]
    return [path for path in found if not is_sop_file(path)], sops


def _tell(
    context: click.Context, maps: MapsTaken, sops: SopsTaken, changes: Changes, *, preview: bool
) -> None:
    """Say what became of the files."""
    from bpmn_gen.commands import returned_maps_report
    from bpmn_gen.commands.report import as_data

    findings = (*maps.findings, *sops.findings)
    if context.obj.json:
        data = returned_maps_report.data_of(maps)
        data["berkas"] = [*_listed(data["berkas"]), *(one.data() for one in sops.reports)]
        data |= {"diubah": changes.names(), "findings": [as_data(item) for item in findings]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if preview and changes.files:
        offer(context, changes.preview())
    if findings:
        show(context, findings)
    for line in returned_maps_report.lines(maps):
        (offer if preview else tell)(context, line)
    for report in sops.reports:
        for line in report.lines():
            (offer if preview else tell)(context, line)
    for name in changes.names():
        say(context, f"{'Akan diubah' if preview else 'Diubah'}: {name}")
    if changes.files:
        again = "jalankan lagi tanpa --pratinjau" if preview else "bpmn-gen check"
        say(context, f"Langkah berikut: {again}")


def _listed(value: object) -> list[object]:
    """The reports of maps."""
    return [*value] if isinstance(value, list) else []
