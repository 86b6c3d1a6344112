"""The commands that change a title, a term or a law all through the definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.changing import ChangingCommand, write_changes
from bpmn_gen.cli.console import offer, say, show, tell
from bpmn_gen.cli.options import common_options, unit_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.commands.rewording import Reworded

_EXTRA = ("sebutan-panjang", "kutipan", "catatan")


def _options(*extra: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What the commands that change words have between them; ``extra`` may be asked for beside."""
    write = click.option(
        "--tulis", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan."
    )
    also = click.option(
        "--termasuk", "extra", multiple=True, type=click.Choice(extra), metavar="JENIS",
        help="Ganti juga: sebutan-panjang, kutipan, atau catatan; boleh berulang.",
    )  # fmt: skip
    unit = unit_option(help="Hanya bagi unit ini; yang dipakai bersama unit lain tetap.")
    words = (click.argument("baru", metavar="BARU"), click.argument("lama", metavar="LAMA"))

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (write, *((also,) if extra else ()), unit, *words):
            command = option(command)
        return common_options(command)

    return give


@click.command(
    "ganti-jabatan",
    cls=ChangingCommand,
    short_help="Mengganti sebutan jabatan di semua definisi.",
    examples=[
        'ganti-jabatan "Kepala Seksi" "Pejabat Pengawas"',
        'ganti-jabatan Camat "Kepala Distrik" --unit "Kecamatan Kroya" --tulis',
    ],
)
@_options(*_EXTRA)
def ganti_jabatan(
    context: click.Context, lama: str, baru: str, unit: str | None, extra: tuple[str, ...],
    *, tulis: bool,
) -> None:  # fmt: skip
    """Mengganti sebutan jabatan LAMA dengan BARU: pada pelaku, isian unit, dan semua teks.

    Setiap tempat ditampilkan dahulu, semula dan menjadi apa, begitu pula yang diragukan dan tidak
    diganti beserta sebabnya: sebutan yang lebih panjang, kutipan, kata-kata peraturan. --tulis
    menulisnya, dan satu kali 'bpmn-gen batal' mengembalikannya.
    """
    from bpmn_gen.commands.renaming import rename_title

    project = context.obj.own_project()
    _finish(context, rename_title(project, lama, baru, unit, extra), write=tulis)


@click.command(
    "ganti-istilah",
    cls=ChangingCommand,
    short_help="Mengganti istilah di semua definisi.",
    examples=['ganti-istilah "surat keterangan" "surat pengantar"'],
)
@_options(*_EXTRA)
def ganti_istilah(
    context: click.Context, lama: str, baru: str, unit: str | None, extra: tuple[str, ...],
    *, tulis: bool,
) -> None:  # fmt: skip
    """Mengganti istilah LAMA dengan BARU di semua teks yang dibaca orang.

    Huruf besar dan kecil mengikuti tempatnya. Kode, kunci, rujukan, nama unit, dan kata-kata
    peraturan tetap. --tulis menulisnya, dan satu kali 'bpmn-gen batal' mengembalikannya.
    """
    from bpmn_gen.commands.renaming import rename_term

    project = context.obj.own_project()
    _finish(context, rename_term(project, lama, baru, unit, extra), write=tulis)


@click.command(
    "ganti-dasar-hukum",
    cls=ChangingCommand,
    short_help="Mengganti peraturan di semua definisi.",
    examples=['ganti-dasar-hukum "Perda Cilacap 1/2020" "Perda Cilacap 7/2026 tentang Arsip"'],
)
@_options()
def ganti_dasar_hukum(
    context: click.Context, lama: str, baru: str, unit: str | None, *, tulis: bool
) -> None:
    """Mengganti peraturan LAMA dengan BARU pada dasar hukum dan teks yang menyebutnya.

    LAMA ialah nama lengkap, nama singkat, atau kunci daftar.yaml; BARU nama lengkap dengan
    judulnya. Pasal tidak dibawa ke peraturan baru, karena isinya belum tentu sama: setiap rujukan
    pasal disebut dan dibiarkan. --tulis menulisnya, dan 'bpmn-gen batal' mengembalikannya.
    """
    from bpmn_gen.commands.replacing_law import replace_law

    project = context.obj.own_project()
    _finish(context, replace_law(project, lama, baru, unit), write=tulis)


def _finish(context: click.Context, made: Reworded, *, write: bool) -> None:
    """Write the changes where that is asked for, and show them."""
    from bpmn_gen.commands.rewording_report import as_json, lines, summary

    if write:
        write_changes(context, made.changes)
    if context.obj.json:
        click.echo(as_json(made, written=write))
        return
    for line in lines(made, everything=context.obj.verbose):
        (tell if write else offer)(context, line)
    if made.findings:
        show(context, tuple(made.findings))
    say(context, summary(made, written=write))
