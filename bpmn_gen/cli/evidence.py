"""The command that packs the evidence of a unit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.console import Command, progress, say, show, tell
from bpmn_gen.cli.options import common_options, tipe_option, unit_option, workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.evidence import Outcome, Pack


@click.command(
    cls=Command,
    short_help="Mengemas bukti proses bisnis satu unit untuk penilai.",
    examples=[
        'bukti --unit "Kecamatan Kroya"',
        'bukti --unit "Kecamatan Kroya" --dari 2026-01-05-188-4-123',
    ],
)
@click.option(
    "--dari", "since", metavar="EDISI|FOLDER",
    help="Pembanding reviu (bawaan: edisi terakhir yang berbeda dari definisi sekarang).",
)  # fmt: skip
@tipe_option(multiple=True, help="Tipe unit; boleh berulang.")
@unit_option(multiple=True, help="Unitnya; boleh tidak ditulis bila hanya satu.")
@workers
@common_options
def bukti(context: click.Context, **wanted: Any) -> None:
    """Mengemas bukti proses bisnis satu unit menjadi satu berkas zip dengan daftar isi.

    Isinya peta, SOP, ketertelusuran, reviu dengan peta sebelum dan sesudah serta berita acaranya,
    formulir, register, penetapan, dan sidik tiap berkas. Hasil dan reviu disusun dahulu bila belum
    mutakhir; berita acara yang sudah diisi dikemas apa adanya. Berkas yang diletakkan di folder
    bukti/<unit>/ (keputusan dan berita acara bertanda tangan, foto) ikut sebagai lampiran.
    """
    from bpmn_gen.commands.evidence import Wish, pack_evidence

    wish = Wish(jobs=wanted.pop("jobs") or 0, **wanted)
    project = context.obj.own_project()
    with progress(context.obj) as watch:
        found = pack_evidence(project, wish, watch)
    if context.obj.json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
        return
    show(context, tuple(found.findings))
    for one in found.packs:
        for line in _lines(one):
            tell(context, line)
    for path in (*(one.copy for one in found.set_aside), *found.review_aside):
        tell(context, f"Yang sudah disunting disimpan sebagai {path}")
    if any(one.gaps for one in found.packs):
        say(context, "Lengkapi yang perlu, lalu jalankan lagi.")


def _lines(one: Pack) -> Iterator[str]:
    """What was packed, and what is still lacking."""
    counts = ", ".join(f"{folder[2:]} {count}" for folder, count in sorted(one.parts.items()))
    yield f"{one.unit}: {one.path}"
    yield f"  {sum(one.parts.values())} berkas, {_megabytes(one.size)} MB: {counts}"
    if one.aside:
        yield f"  Zip yang sudah diubah disimpan sebagai {one.aside}"
    if one.gaps:
        yield "  Yang belum ada:"
        yield from (f"  - {gap}" for gap in one.gaps)


def _megabytes(size: int) -> str:
    """A number of bytes in megabytes, as Indonesians write decimals."""
    return f"{size / 1_000_000:.1f}".replace(".", ",")


def _as_data(found: Outcome) -> dict[str, Any]:
    """The same as plain data."""
    from bpmn_gen.commands.report import as_data

    return {
        "bukti": [
            {
                "unit": one.unit,
                "berkas": one.path,
                "bita": one.size,
                "bagian": dict(sorted(one.parts.items())),
                "belum_ada": list(one.gaps),
            }
            for one in found.packs
        ],
        "disisihkan": [*(one.copy for one in found.set_aside), *found.review_aside],
        "temuan": [as_data(item) for item in found.findings],
    }
