"""The command that hands out forms as workbooks, and what takes them in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.changing import write_changes
from bpmn_gen.cli.console import Command, offer, say, show, tell
from bpmn_gen.cli.options import common_options, overwriting, unit_option
from bpmn_gen.store.spelling import typed

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project

KINDS = ("proses", "isian", "register")
"""What forms there are."""


@click.command(
    cls=Command,
    short_help="Membuat lembar Excel untuk diisi.",
    examples=[
        "lembar proses KK.01.01 -o surat.xlsx",
        'lembar proses baru --unit "Kecamatan Kroya" -o baru.xlsx',
        'lembar isian --unit "Kecamatan Kroya" -o isian.xlsx',
        "lembar register",
    ],
)
@click.argument("jenis", metavar="proses|isian|register", type=click.Choice(KINDS))
@click.argument("kode", metavar="[KODE|baru]", required=False)
@click.option(
    "-o", "--ke", "target", metavar="HASIL.xlsx", type=click.Path(path_type=Path),
    help="Berkas hasil; register tanpa ini: register-sop.xlsx di folder hasil.",
)  # fmt: skip
@unit_option(help="Unitnya; boleh tidak ditulis bila hanya satu.")
@overwriting
@common_options
def lembar(
    context: click.Context,
    jenis: str,
    kode: str | None,
    target: Path | None,
    *,
    unit: str | None,
    timpa: bool,
) -> None:
    """Membuat lembar Excel: satu proses (proses KODE), isian unit (isian), atau register SOP.

    Lembar proses memuat langkah-langkahnya, satu baris satu langkah. Lembar isian memuat semua
    yang diisi unit: jabatan, waktu, nomor, tanggal, pengesah, dan isi SOP. Register memuat semua
    SOP semua unit dengan nomor, tanggal, dan pengesahnya; yang ganda, terlewat, dan belum bernomor
    ditandai. Sesudah diisi, 'bpmn-gen impor' mengambilnya kembali.
    """
    if (jenis == "proses") is (kode is None):
        told = "lembar proses KODE, atau lembar proses baru" if kode is None else f"lembar {jenis}"
        raise click.UsageError(f"Tulis: bpmn-gen {told}.", context)
    project = context.obj.own_project()
    if jenis == "register":
        from bpmn_gen.store.output_folder import REGISTER

        target = target or project.output / REGISTER
    if target is None:
        raise click.UsageError("Sebutkan berkas hasilnya, misalnya -o lembar.xlsx.", context)
    if target.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"'{target.name}' tidak berakhiran .xlsx.", context)
    if kode is not None:
        _process(context, project, (kode, unit), target, overwrite=timpa)
    elif jenis == "isian":
        _blanks(context, project, unit, target, overwrite=timpa)
    else:
        _register(context, project, unit, target, overwrite=timpa)
    again = f"bpmn-gen impor {typed(target)} --pratinjau"
    if context.obj.defs is not None:
        again += f" --folder-definisi {typed(context.obj.defs)}"
    say(context, f"Langkah berikut: isi di Excel, lalu {again}")


def _process(
    context: click.Context,
    project: Project,
    wanted: tuple[str, str | None],
    target: Path,
    *,
    overwrite: bool,
) -> None:
    """Write the form of a process; ``wanted`` is its code and its unit."""
    from bpmn_gen.commands.sheet_writing import write_process_sheet

    for one in write_process_sheet(project, *wanted, target, overwrite=overwrite):
        say(context, f"tidak termuat di lembar, tetap dalam berkasnya: {one}")
    say(context, f"Lembar proses: {target.as_posix()}")


def _blanks(
    context: click.Context, project: Project, unit: str | None, target: Path, *, overwrite: bool
) -> None:
    """Write the form of a unit."""
    from bpmn_gen.commands.sheet_writing import write_unit_sheet

    made = write_unit_sheet(project, unit, target, overwrite=overwrite)
    counts = f"{made.every} isian, {made.blank} masih kosong"
    say(context, f"Lembar isian: {target.as_posix()} ({counts})")
    if made.left_out:
        codes = ", ".join(made.left_out)
        say(context, f"tidak termuat karena definisinya masih keliru (bpmn-gen check): {codes}")


def _register(
    context: click.Context, project: Project, unit: str | None, target: Path, *, overwrite: bool
) -> None:
    """Write the register of SOPs."""
    from bpmn_gen.commands.register import write_register

    made = write_register(project, unit, target, overwrite=overwrite)
    counts = f"{made.sops} SOP dari {made.units} unit, {made.numbered} bernomor"
    say(context, f"Register SOP: {target.as_posix()} ({counts})")


def take(
    context: click.Context, forms: list[Path], unit: str | None, *, overwrite: bool, preview: bool
) -> None:
    """Take in forms, and end the command."""
    from bpmn_gen.commands.sheet_report import as_json, findings_of, lines
    from bpmn_gen.commands.sheet_taking import take_forms

    taken = take_forms(context.obj.own_project(), forms, unit, overwrite=overwrite)
    if not preview:
        write_changes(context, taken.changes)
    elif taken.changes.files:
        offer(context, taken.changes.preview())
    if context.obj.json:
        click.echo(as_json(taken))
    else:
        found = findings_of(taken)
        if found:
            show(context, found)
        for line in lines(taken):
            (offer if preview else tell)(context, line)
        if taken.changes.files:
            again = "jalankan lagi tanpa --pratinjau" if preview else "bpmn-gen check"
            say(context, f"Langkah berikut: {again}")
    context.exit(0 if taken.is_clean else 1)
