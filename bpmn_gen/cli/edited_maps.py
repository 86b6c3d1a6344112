"""The part of ``impor`` that takes edited BPMN files back into their definitions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.console import say, show, tell

if TYPE_CHECKING:
    from pathlib import Path


def take_back(
    context: click.Context,
    sources: tuple[Path, ...],
    folder: Path,
    confirmed: tuple[str | None, str | None],
    *,
    preview: bool,
) -> None:
    """Take edited files into the definitions of a project, and end the command.

    ``confirmed`` are the code and the unit of a file that has lost them.
    """
    from bpmn_gen.commands.office_files import files_in
    from bpmn_gen.commands.returned_maps import Confirmed, take_maps
    from bpmn_gen.commands.returned_maps_report import data_of, lines
    from bpmn_gen.store.project import Project

    project = Project.around(folder)
    if project is None:
        raise click.UsageError(f"'{folder.as_posix()}' bukan folder proyek.", context)
    paths = [path for source in sources for path in files_in(source, (".bpmn", ".xml"))]
    if not paths:
        raise click.UsageError("Tidak ada berkas BPMN di sana.", context)
    code, unit = confirmed
    taken = take_maps(project, paths, Confirmed(code or "", unit or ""))
    if not preview:
        taken.changes.write()
    if context.obj.json:
        click.echo(json.dumps(data_of(taken), ensure_ascii=False, indent=2))
    else:
        if preview and taken.changes.files:
            tell(context, taken.changes.preview())
        if taken.findings:
            show(context, tuple(taken.findings))
        for line in lines(taken):
            tell(context, line)
        for name in taken.changes.names():
            say(context, f"{'Akan diubah' if preview else 'Diubah'}: {name}")
        if taken.changes.files:
            again = "jalankan lagi tanpa --pratinjau" if preview else "bpmn-gen check"
            say(context, f"Langkah berikut: {again}")
    context.exit(1 if taken.findings.has_errors else 0)
