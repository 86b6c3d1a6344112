"""The commands with which an office puts its own work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.changing import ChangingCommand, write_changes
from bpmn_gen.cli.console import offer, say, show, tell
from bpmn_gen.cli.options import EXISTING, common_options, overwriting, unit_option

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("inti", "pendukung", "manajerial")
"""The kinds of groups on level 0, here because their definition takes long to load."""


@click.command(
    cls=ChangingCommand,
    short_help="Memulai proses baru milik unit.",
    examples=[
        'baru "Legalisasi surat" --unit "Kecamatan Kroya"',
        'baru "Pengelolaan surat masuk" --contoh surat-masuk',
    ],
)
@click.argument("nama", metavar="NAMA")
@unit_option(help="Unitnya; boleh tidak ditulis bila hanya satu.")
@click.option("--contoh", metavar="KUNCI", help="Contoh layanan yang dijadikan konsep.")
@click.option(
    "--kelompok", metavar="KODE|NAMA", default="",
    help="Kelompok level 0 pada peta unit; nama yang belum ada menjadi kelompok baru.",
)  # fmt: skip
@click.option(
    "--jenis", type=click.Choice(KINDS), default=KINDS[0],
    help="Jenis kelompok yang baru dibuat; biasanya inti.",
)  # fmt: skip
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan perubahannya saja.")
@common_options
def baru(
    context: click.Context, nama: str, unit: str | None, contoh: str | None, *, preview: bool,
    **group: str,
) -> None:  # fmt: skip
    """Menulis konsep proses NAMA di folder unit dan memasukkannya ke peta unit.

    Unit yang baru tertulis di unit.yaml mendapat foldernya sendiri. Satu kali 'bpmn-gen batal'
    mengembalikan semuanya.
    """
    from bpmn_gen.commands.new_process import new_process

    made = new_process(
        context.obj.own_project(), nama, unit, contoh, group["kelompok"], group["jenis"]
    )
    if preview:
        offer(context, made.changes.preview())
        return
    write_changes(context, made.changes)
    say(context, f"{made.code} {nama}: {made.path.as_posix()}")
    say(context, "Langkah berikut: sunting berkas itu, lalu bpmn-gen check, lalu bpmn-gen build")


@click.command(
    cls=ChangingCommand,
    short_help="Mengambil folder unit yang dikirim.",
    examples=["gabung kiriman --pratinjau", "gabung kroya.zip"],
)
@click.argument("sumber", metavar="FOLDER|ZIP...", nargs=-1, required=True, type=EXISTING)
@overwriting
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan perubahannya saja.")
@common_options
def gabung(context: click.Context, sumber: tuple[Path, ...], *, timpa: bool, preview: bool) -> None:
    """Mengambil folder unit dari FOLDER atau ZIP ke proyek ini, berapa pun banyaknya.

    Yang dicari ialah folder dengan unit.yaml yang menyebut nama unitnya, di mana pun letaknya;
    sebuah folder boleh memuat banyak zip. Berkas yang di sini juga diubah sejak kiriman terakhir
    tidak ditimpa (kecuali dengan --timpa), dan unit yang definisinya keliru tidak diambil; yang
    lain tetap diambil. Satu kali 'bpmn-gen batal' mengembalikan semuanya.
    """
    from bpmn_gen.commands.gathering import gather
    from bpmn_gen.commands.gathering_report import as_json, errors_of, lines

    made = gather(context.obj.own_project(), sumber, overwrite=timpa)
    if preview:
        offer(context, made.changes.preview())
    else:
        write_changes(context, made.changes)
    if context.obj.json:
        click.echo(as_json(made))
    else:
        show(context, errors_of(made))
        for line in lines(made):
            (offer if preview else tell)(context, line)
        if not preview and made.changes.files:
            say(context, "Langkah berikut: bpmn-gen check, lalu bpmn-gen build")
    context.exit(0 if made.is_clean else 1)


@click.command(
    "ganti-kode",
    cls=ChangingCommand,
    short_help="Mengganti kode proses beserta rujukannya.",
    examples=["ganti-kode KK.01.01 KK.01.05", 'ganti-kode KK.01 KK.02 --unit "Kecamatan Kroya"'],
)
@click.argument("lama", metavar="LAMA")
@click.argument("baru", metavar="BARU")
@click.option("--unit", metavar="NAMA", help="Unit pemilik kodenya.")
@click.option("--tulis", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
@common_options
def ganti_kode(
    context: click.Context, lama: str, baru: str, unit: str | None, *, tulis: bool
) -> None:
    """Mengganti kode LAMA dengan BARU beserta semua rujukannya.

    Yang diganti ialah proses, peta, panggilan, isian unit, dan teks yang menyebut kodenya. Kode
    kelompok mengganti juga kode semua proses di bawahnya. Perubahannya ditampilkan dahulu;
    --tulis menulisnya, dan satu kali 'bpmn-gen batal' mengembalikannya.
    """
    from bpmn_gen.commands.renumbering import renumber

    made = renumber(context.obj.own_project(), lama, baru, unit)
    if not tulis:
        offer(context, made.changes.preview())
    else:
        write_changes(context, made.changes)
    done = "diganti" if tulis else "akan diganti; tambahkan --tulis untuk menulisnya"
    pairs = ", ".join(f"{old} menjadi {new}" for old, new in made.codes.items())
    say(context, f"{len(made.codes)} kode {done}: {pairs}")
