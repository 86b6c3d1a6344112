"""The commands that work out what processes cost: ``simulasi`` and ``banding``."""

from __future__ import annotations

import json
from dataclasses import asdict
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


@click.command(
    cls=Command,
    short_help="Membandingkan dua tipe unit atau unit, atau pelayanan yang sama di banyak unit.",
    examples=[
        "banding 2 7",
        'banding 7 "Kecamatan Kroya"',
        'banding "Legalisasi surat"',
        'banding CLP.02.02 --unit "Kecamatan Kroya" --unit "Kecamatan Maos"',
    ],
)
@click.argument("apa", nargs=-1, required=True, metavar="N M | KODE | NAMA")
@unit_option(multiple=True, help="Unit yang pelayanannya dibandingkan (bawaan: semua).")
@common_options
def banding(context: click.Context, apa: tuple[str, ...], unit: tuple[str, ...]) -> None:
    """Membandingkan N dengan M: peran, unit, ketentuan, dan langkah yang berbeda.

    N dan M ialah nomor tipe unit atau nama unit. Dengan satu KODE atau NAMA proses, proses itu
    dibandingkan di semua unit yang mempunyainya: lama, serah terima, dan pengembaliannya, yang
    paling cepat lebih dahulu, beserta apa yang dilakukannya secara berbeda.
    """
    if len(apa) == 1:
        _compare_services(context, apa[0], unit)
    elif len(apa) == len(("N", "M")) and not unit:
        _compare_two(context, *apa)
    else:
        raise click.UsageError(
            "tulis dua tipe unit atau unit, atau satu kode atau nama proses", context
        )


def _compare_two(context: click.Context, left: str, right: str) -> None:
    """What two unit types or units do differently."""
    from bpmn_gen.commands.comparing import compare_named, table

    comparison = compare_named(context.obj.project(), left, right)
    if context.obj.json:
        rows = [asdict(item) for item in comparison.differences]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(table(comparison))


def _compare_services(context: click.Context, service: str, units: tuple[str, ...]) -> None:
    """How several offices give one service."""
    from bpmn_gen.commands.comparing_services import compare_services
    from bpmn_gen.commands.comparing_services_report import as_data, report

    found = compare_services(context.obj.own_project(), service, units)
    if context.obj.json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
        return
    for line in report(found):
        click.echo(line)
