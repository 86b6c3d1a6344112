"""The part of ``impor`` that takes edited BPMN files back into their definitions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.changing import write_changes
from bpmn_gen.cli.console import offer, say, show, tell

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.commands.returned_maps import MapsTaken


@dataclass(frozen=True, slots=True)
class Return:
    """What somebody asks for."""

    sources: tuple[Path, ...]
    """Files and folders."""
    project: Path
    """A folder of the project."""
    code: str | None
    """The process of a file that has lost its code."""
    unit: str | None
    """Its unit."""
    page: Path | None
    """Where the changes are to be shown."""
    origin: Path | None = None
    """The file as it was sent out."""
    is_origin_waived: bool = False
    """Whether the file is compared with the definition as it is, whatever it was made of."""


def take_back(context: click.Context, wanted: Return, *, preview: bool, overwrite: bool) -> None:
    """Take edited files into the definitions of a project, and end the command."""
    from bpmn_gen.commands.office_files import files_in
    from bpmn_gen.commands.returned_maps import MapsWish, take_maps
    from bpmn_gen.commands.returned_maps_report import data_of
    from bpmn_gen.commands.returned_subject import Confirmed
    from bpmn_gen.store.project import Project

    project = Project.around(wanted.project)
    if project is None:
        raise click.UsageError(f"'{wanted.project.as_posix()}' bukan folder proyek.", context)
    paths = [path for source in wanted.sources for path in files_in(source, (".bpmn", ".xml"))]
    if not paths:
        raise click.UsageError("Tidak ada berkas BPMN di sana.", context)
    if wanted.origin is not None and len(paths) > 1:
        raise click.UsageError("--asal hanya untuk satu berkas.", context)
    confirmed = Confirmed(wanted.code or "", wanted.unit or "")
    taken = take_maps(project, paths, MapsWish(confirmed, wanted.origin, wanted.is_origin_waived))
    if wanted.page is not None:
        page = wanted.page.resolve()
        if page in {path.resolve() for path in paths} or page.is_relative_to(
            project.defs.resolve()
        ):
            raise click.UsageError(
                f"'{wanted.page.as_posix()}' bukan tempat bagi halaman; pilih nama lain, misalnya "
                "perubahan.html.",
                context,
            )
        _write_page(taken, wanted.page, overwrite=overwrite)
    if not preview:
        write_changes(context, taken.changes)
    if context.obj.json:
        click.echo(json.dumps(data_of(taken), ensure_ascii=False, indent=2))
    else:
        _tell(context, taken, wanted.page, preview=preview)
    context.exit(1 if taken.findings.has_errors else 0)


def _write_page(taken: MapsTaken, page: Path, *, overwrite: bool) -> None:
    """Write the page of changes; an older one of that kind may be replaced."""
    from bpmn_gen.returning.page import change_page, is_change_page
    from bpmn_gen.store.handing_over import hand_over
    from bpmn_gen.writing.changes import content_of

    may_replace = overwrite or (page.is_file() and is_change_page(content_of(page)))
    hand_over({page: change_page(taken.shown)}, overwrite=may_replace)


def _tell(context: click.Context, taken: MapsTaken, page: Path | None, *, preview: bool) -> None:
    """Say what became of the files."""
    from bpmn_gen.commands.returned_maps_report import lines

    if preview and taken.changes.files:
        offer(context, taken.changes.preview())
    if taken.findings:
        show(context, tuple(taken.findings))
    for line in lines(taken):
        (offer if preview else tell)(context, line)
    if page is not None:
        say(context, f"Peta dengan perubahannya: {page.as_posix()}")
    for name in taken.changes.names():
        say(context, f"{'Akan diubah' if preview else 'Diubah'}: {name}")
    if taken.changes.files:
        again = "jalankan lagi tanpa --pratinjau" if preview else "bpmn-gen check"
        say(context, f"Langkah berikut: {again}")
