"""The command that reviews what changed since a decree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.console import Command, offer, say, show, tell
from bpmn_gen.cli.options import common_options, tipe_option, unit_option

if TYPE_CHECKING:
    from bpmn_gen.commands.reviewing import Outcome, Reviewed
    from bpmn_gen.review.change import Change


@click.command(
    cls=Command,
    short_help="Menyebut apa yang berubah sejak keputusan terakhir.",
    examples=[
        'reviu --unit "Kecamatan Kroya"',
        "reviu --tipe 7 --dari proyek-lama",
    ],
)
@click.option(
    "--dari", metavar="EDISI|FOLDER",
    help="Edisi atau folder proyek lama (bawaan: edisi terakhir unit itu).",
)  # fmt: skip
@tipe_option(multiple=True, help="Tipe unit; boleh berulang.")
@unit_option(multiple=True, help="Unit yang direviu; boleh berulang.")
@click.option("--hanya-matriks", "bare", is_flag=True, help="Tulis matriks dan reviu.yaml saja.")
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan saja, jangan menulis.")
@common_options
def reviu(
    context: click.Context,
    dari: str | None,
    tipe: tuple[int, ...],
    unit: tuple[str, ...],
    *,
    bare: bool,
    preview: bool,
) -> None:
    """Membandingkan definisi sekarang dengan edisi yang ditetapkan, menurut maknanya.

    Setiap perubahan disebut satu kali dan ditulis ke matriks perubahan di folder hasil, bersama
    berita acara reviu dan peta sebelum dan sesudah.
    Alasannya diisi orang di reviu/<edisi>/<unit>/reviu.yaml; yang belum diisi tetap kosong.
    """
    from bpmn_gen.commands.reviewing import Purpose, review_units
    from bpmn_gen.commands.reviewing_report import lines

    project = context.obj.own_project()
    purpose = Purpose.LOOK if preview else Purpose.TABLE if bare else Purpose.WORK
    found = review_units(project, dari, tipe, unit, purpose)
    if context.obj.json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
        return
    show(context, tuple(found.findings))
    for one in found.units:
        for line in lines(one):
            (offer if preview else tell)(context, line)
    if found.recap:
        tell(context, f"Rekapitulasi: {found.recap}")
    if any(one.lacking for one in found.units) and not preview:
        say(context, "Langkah berikut: isi alasan di reviu.yaml, lalu jalankan lagi")


def _as_data(found: Outcome) -> dict[str, Any]:
    """The same as plain data."""
    from bpmn_gen.commands.report import as_data

    return {
        "unit": [
            {
                "nama": one.unit,
                "dari": one.since,
                "perubahan": [_change(change, one) for change in one.result.changes],
                "berkas": list(one.files),
            }
            for one in found.units
        ],
        "rekapitulasi": found.recap or None,
        "temuan": [as_data(item) for item in found.findings],
    }


def _change(change: Change, one: Reviewed) -> dict[str, Any]:
    """One change as plain data."""
    said = one.reasons.of(change)
    return {
        "kunci": change.key,
        "jenis": change.kind,
        "proses": change.code,
        "nama": change.name,
        "langkah": change.step,
        "bagian": change.part,
        "kalimat": change.sentence,
        "semula": change.before,
        "menjadi": change.after,
        "objek": [scope.value for scope in change.scopes],
        "alasan": said.reason,
        "dasar": list(one.reasons.basis_of(change)),
        "akibat": list(change.effects),
    }
