"""The command that reads BPMN files of other tools."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bpmn_gen.console import Command, common_options, say, show


@click.command(
    cls=Command,
    short_help="Membaca berkas BPMN dari alat lain.",
    examples=["impor dari-konsultan.bpmn -o bersih.bpmn"],
)
@click.argument(
    "file", metavar="FILE.bpmn", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--ke", "target", metavar="OUT.bpmn", type=click.Path(path_type=Path),
    help="Berkas BPMN hasil; tanpa ini hanya dilaporkan.",
)  # fmt: skip
@click.option("--tata", "anew", is_flag=True, help="Tata ulang gambarnya.")
@click.option(
    "--tambahan", "extras", is_flag=True,
    help="Bawa juga syarat, formulir, dan tambahan lain dari alat asalnya.",
)  # fmt: skip
@common_options
def impor(context: click.Context, file: Path, target: Path | None, **wanted: bool) -> None:
    """Membaca berkas BPMN dari alat lain; melaporkan apa yang tetap dan apa yang hilang.

    Hasilnya berkas BPMN yang bersih dan dibuka oleh semua alat. Gambarnya tetap seperti aslinya
    bila lengkap.
    """
    from bpmn_gen import importing
    from bpmn_gen.diagnostics import Findings

    if target is not None and target.resolve() == file.resolve():
        raise click.BadParameter("hasil akan menimpa berkas asalnya; pilih nama lain.")
    findings = Findings()
    imported = importing.import_file(importing.Wish(file, target, **wanted), findings)
    if imported is None:
        show(context, tuple(findings))
        context.exit(1)
    if context.obj.json:
        data = importing.data_of(imported, findings)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    show(context, tuple(findings))
    click.echo(importing.told(imported, everything=context.obj.verbose))
    if target is not None:
        say(context, f"Ditulis: {target.as_posix()}")
