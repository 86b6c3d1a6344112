"""The command that tells whether the machine has what the program needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.console import Command, say
from bpmn_gen.cli.options import common_options, overwriting

if TYPE_CHECKING:
    from bpmn_gen.cli.options import Settings
    from bpmn_gen.store.project import Project


@click.command(
    cls=Command,
    short_help="Memeriksa komputer ini: apa yang kurang dan cara memperbaikinya.",
    examples=["diagnosa", "diagnosa --berkas diagnosa.txt"],
)
@click.option(
    "--berkas", "target", metavar="HASIL.txt", type=click.Path(path_type=Path),
    help="Tulis juga ke berkas, tanpa nama orang, untuk dikirim kepada yang membantu.",
)  # fmt: skip
@overwriting
@common_options
def diagnosa(context: click.Context, target: Path | None, *, timpa: bool) -> None:
    """Memeriksa Python, pustaka, huruf, folder, jalur, proksi, konsol, dan proyek.

    Setiap hal disebut dengan satu kalimat; yang bermasalah disertai sarannya. Tidak ada yang
    diubah, dan kata sandi proksi tidak ditampilkan.
    """
    from bpmn_gen.commands.diagnosing import as_file, as_json, as_text, diagnose
    from bpmn_gen.store.handing_over import hand_over, permit

    settings: Settings = context.obj
    if target is not None and target.suffix.casefold() not in ("", ".txt", ".log"):
        raise click.BadParameter(f"'{target.name}' tidak berakhiran .txt.", context)
    if target is not None:
        permit(target, overwrite=timpa)
    found = diagnose(lambda: _project(settings), settings.output)
    click.echo(as_json(found) if settings.json else as_text(found.remarks))
    if target is not None:
        hand_over({target: as_file(found)}, overwrite=timpa)
        say(context, f"Untuk dikirim kepada yang membantu: {target.as_posix()}")
    context.exit(0 if found.is_fine else 1)


def _project(settings: Settings) -> Project | None:
    """The project of this run; None where there is none, which is no problem of the machine."""
    from bpmn_gen.store.project import Project

    if settings.bawaan:
        return Project.of_program(settings.output)
    if settings.defs is not None:
        return Project.at(settings.defs, settings.output)
    return Project.around(Path(), settings.output)
