"""The commands with which an office puts its own work in."""

from __future__ import annotations

import click

from bpmn_gen.cli.console import Command, common_options, say, tell


@click.command(
    cls=Command,
    short_help="Memulai proses baru milik unit.",
    examples=[
        'baru "Legalisasi surat" --unit "Kecamatan Kroya"',
        'baru "Pengelolaan surat masuk" --contoh surat-masuk',
    ],
)
@click.argument("nama", metavar="NAMA")
@click.option("--unit", metavar="NAMA", help="Unitnya; boleh tidak ditulis bila hanya satu.")
@click.option("--contoh", metavar="KUNCI", help="Contoh layanan yang dijadikan konsep.")
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan perubahannya saja.")
@common_options
def baru(
    context: click.Context, nama: str, unit: str | None, contoh: str | None, *, preview: bool
) -> None:
    """Menulis konsep proses NAMA di folder unit dan memasukkannya ke peta unit.

    Unit yang baru tertulis di unit.yaml mendapat foldernya sendiri. Satu kali 'bpmn-gen batal'
    mengembalikan semuanya.
    """
    from bpmn_gen.commands.new_process import new_process

    made = new_process(context.obj.own_project(), nama, unit, contoh)
    if preview:
        tell(context, made.changes.preview())
        return
    made.changes.write()
    say(context, f"{made.code} {nama}: {made.path.as_posix()}")
    say(context, "Langkah berikut: sunting berkas itu, lalu bpmn-gen check, lalu bpmn-gen build")
