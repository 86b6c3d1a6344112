"""The command that hands out forms as workbooks, and what takes them in again."""

from __future__ import annotations

from pathlib import Path

import click

from bpmn_gen.cli.console import Command, say, show, tell
from bpmn_gen.cli.options import common_options, overwriting, unit_option
from bpmn_gen.store.spelling import typed


@click.command(
    cls=Command,
    short_help="Membuat lembar Excel untuk diisi.",
    examples=[
        "lembar proses KK.01.01 -o surat.xlsx",
        'lembar proses baru --unit "Kecamatan Kroya" -o baru.xlsx',
        'lembar isian --unit "Kecamatan Kroya" -o isian.xlsx',
    ],
)
@click.argument("jenis", metavar="proses|isian", type=click.Choice(["proses", "isian"]))
@click.argument("kode", metavar="[KODE|baru]", required=False)
@click.option(
    "-o", "--ke", "target", required=True, metavar="HASIL.xlsx", type=click.Path(path_type=Path),
    help="Berkas hasil.",
)  # fmt: skip
@unit_option(help="Unitnya; boleh tidak ditulis bila hanya satu.")
@overwriting
@common_options
def lembar(
    context: click.Context,
    jenis: str,
    kode: str | None,
    target: Path,
    *,
    unit: str | None,
    timpa: bool,
) -> None:
    """Membuat lembar Excel: satu proses (proses KODE), proses baru, atau isian unit (isian).

    Lembar proses memuat langkah-langkahnya, satu baris satu langkah. Lembar isian memuat semua
    yang diisi unit: jabatan, waktu, nomor, tanggal, pengesah, dan isi SOP. Sesudah diisi,
    'bpmn-gen impor' mengambilnya kembali.
    """
    from bpmn_gen.commands.sheet_writing import write_process_sheet, write_unit_sheet

    if (jenis == "proses") is (kode is None):
        told = "lembar proses KODE, atau lembar proses baru" if kode is None else "lembar isian"
        raise click.UsageError(f"Tulis: bpmn-gen {told}.", context)
    if target.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"'{target.name}' tidak berakhiran .xlsx.", context)
    project = context.obj.own_project()
    if kode is not None:
        for one in write_process_sheet(project, kode, unit, target, overwrite=timpa):
            say(context, f"tidak termuat di lembar, tetap dalam berkasnya: {one}")
        say(context, f"Lembar proses: {target.as_posix()}")
    else:
        made = write_unit_sheet(project, unit, target, overwrite=timpa)
        counts = f"{made.every} isian, {made.blank} masih kosong"
        say(context, f"Lembar isian: {target.as_posix()} ({counts})")
        if made.left_out:
            codes = ", ".join(made.left_out)
            say(context, f"tidak termuat karena definisinya masih keliru (bpmn-gen check): {codes}")
    again = f"bpmn-gen impor {typed(target)} --pratinjau"
    if context.obj.defs is not None:
        again += f" --folder-definisi {typed(context.obj.defs)}"
    say(context, f"Langkah berikut: isi di Excel, lalu {again}")


def take(
    context: click.Context, forms: list[Path], unit: str | None, *, overwrite: bool, preview: bool
) -> None:
    """Take in forms, and end the command."""
    from bpmn_gen.commands.sheet_report import as_json, findings_of, lines
    from bpmn_gen.commands.sheet_taking import take_forms

    taken = take_forms(context.obj.own_project(), forms, unit, overwrite=overwrite)
    if not preview:
        taken.changes.write()
    elif taken.changes.files:
        tell(context, taken.changes.preview())
    if context.obj.json:
        click.echo(as_json(taken))
    else:
        found = findings_of(taken)
        if found:
            show(context, found)
        for line in lines(taken):
            tell(context, line)
        if taken.changes.files:
            again = "jalankan lagi tanpa --pratinjau" if preview else "bpmn-gen check"
            say(context, f"Langkah berikut: {again}")
    context.exit(0 if taken.is_clean else 1)
