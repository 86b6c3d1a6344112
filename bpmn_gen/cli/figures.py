"""The commands that work out what processes cost: ``simulasi``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from bpmn_gen.cli.console import Command, show, tell
from bpmn_gen.cli.options import EXISTING, common_options, overwriting, unit_option


@click.command(
    cls=Command,
    short_help="Menjalankan ribuan kasus untuk melihat lama, antrean, dan hambatan.",
    examples=[
        'simulasi --unit "Kecamatan Kroya"',
        'simulasi KK.01.01 --unit "Kecamatan Kroya" --lembar masukan.xlsx',
        'simulasi --unit "Kecamatan Kroya" --masukan masukan.xlsx',
    ],
)
@click.argument("kode", nargs=-1, metavar="[KODE]...")
@unit_option(help="Unit yang prosesnya dijalankan.")
@click.option("--kasus", "cases", type=click.IntRange(100, 200_000), default=10_000, metavar="N",
              help="Banyaknya kasus (bawaan: 10000).")  # fmt: skip
@click.option("--benih", "seed", type=click.IntRange(0), default=1, metavar="N",
              help="Angka yang sama memberi hasil yang sama (bawaan: 1).")  # fmt: skip
@click.option("--anggap-sama", "takes_alike", is_flag=True,
              help="Cabang tanpa peluang dianggap sama seringnya.")  # fmt: skip
@click.option("--lembar", "written", type=click.Path(), metavar="BERKAS",
              help="Tulis masukannya ke lembar Excel untuk diubah.")  # fmt: skip
@click.option("--masukan", "sheet", type=EXISTING, metavar="BERKAS",
              help="Jalankan juga dengan angka dari lembar itu, lalu bandingkan.")  # fmt: skip
@overwriting
@common_options
def simulasi(
    context: click.Context,
    kode: tuple[str, ...],
    unit: str | None,
    *,
    written: str | None,
    timpa: bool,
    **asked: Any,
) -> None:
    """Menjalankan proses sebuah unit ribuan kali dengan volume, waktu, peluang, dan pegawainya.

    Volume dan jumlah pegawai diisi di unit.yaml, peluang pada keputusannya, waktu boleh berupa
    rentang, misalnya 1-3 hari kerja. Untuk mencoba angka lain tanpa mengubah definisi, tulis
    lembarnya dengan --lembar, ubah, lalu jalankan dengan --masukan.
    """
    from bpmn_gen.commands.simulating import Wish, simulate, write_inputs
    from bpmn_gen.commands.simulating_report import as_data, report

    project = context.obj.own_project()
    wish = Wish(kode, unit, **asked)
    if written is not None:
        target = Path(written)
        if target.suffix.casefold() != ".xlsx":
            raise click.UsageError(f"'{target.name}' harus berakhiran .xlsx.", context)
        write_inputs(project, wish, target, overwrite=timpa)
        tell(context, f"Masukan simulasi ditulis ke {target}; ubah, lalu jalankan dengan --masukan")
        return
    found = simulate(project, wish)
    if context.obj.json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
        return
    show(context, found.findings)
    for line in report(found):
        click.echo(line)
