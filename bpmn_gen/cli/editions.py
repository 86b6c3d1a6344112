"""The command that sets an edition: what a decree has set, with its number and date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.changing import ChangingCommand
from bpmn_gen.cli.console import offer, progress, say, show, tell
from bpmn_gen.cli.options import common_options, tipe_option, unit_option, workers

if TYPE_CHECKING:
    from bpmn_gen.commands.enacting import Enacted


@click.command(
    cls=ChangingCommand,
    short_help="Mencatat keputusan yang menetapkan peta dan SOP.",
    examples=[
        'tetapkan --nomor 188.4/123 --tanggal 2026-11-24 --unit "Kecamatan Kroya"',
        'tetapkan --nomor 188.4/123 --tanggal "24 November 2026" --pratinjau',
    ],
)
@click.option("--nomor", required=True, metavar="N", help="Nomor keputusan yang ditandatangani.")
@click.option("--tanggal", required=True, metavar="T", help="Tanggal keputusan itu.")
@tipe_option(multiple=True, help="Tipe unit; boleh berulang.")
@unit_option(multiple=True, help="Unit yang ditetapkan; boleh berulang.")
@workers
@click.option(
    "--sop-unit/--tanpa-sop-unit", "own_sops", default=None,
    help="Keputusan itu menetapkan juga SOP milik unit sendiri, atau tidak.",
)  # fmt: skip
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan saja, jangan menulis.")
@common_options
def tetapkan(
    context: click.Context, nomor: str, tanggal: str, *, preview: bool, **wanted: Any
) -> None:
    """Mencatat keputusan yang sudah ditandatangani sebagai edisi, satu kali dan tetap.

    Definisi saat ini dibekukan di folder edisi/, dan hasil unit yang ditetapkan disusun dengan
    nomor dan tanggal keputusan itu. Tanpa --unit dan --tipe: semua yang disusun 'bpmn-gen build'.
    """
    from bpmn_gen.commands.enacting import Wish, enact
    from bpmn_gen.commands.enacting_report import lines
    from bpmn_gen.edition.naming import date_of, number_of

    jobs = wanted.pop("jobs") or 0
    wish = Wish(number_of(nomor), date_of(tanggal), jobs=jobs, **wanted)
    project = context.obj.own_project()
    with progress(context.obj) as watch:
        found = enact(project, wish, watch, preview=preview)
    if context.obj.json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
        return
    show(context, tuple(found.findings))
    for line in lines(found):
        (offer if preview else tell)(context, line)
    if found.folder is None:
        say(context, "Belum ada yang ditulis; jalankan lagi tanpa --pratinjau.")
    else:
        say(context, f"Edisi ada di {found.folder.as_posix()} dan tidak diubah lagi.")


def _as_data(found: Enacted) -> dict[str, Any]:
    """The same as plain data."""
    from bpmn_gen.commands.report import as_data

    return {
        "edisi": found.slug,
        "folder": found.folder.as_posix() if found.folder else None,
        "nomor": found.edition.number,
        "tanggal": found.edition.date.isoformat(),
        "unit": [
            {
                "nama": unit.name,
                "proses": [one.code for one in unit.processes],
                "rancangan": list(unit.drafts),
            }
            for unit in found.edition.units
        ],
        "definisi": list(found.definitions),
        "hasil": found.outputs,
        "temuan": [as_data(item) for item in found.findings],
    }
