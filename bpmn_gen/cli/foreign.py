"""The command that reads what others made: SOPs, workbooks, maps of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.changing import ChangingCommand
from bpmn_gen.cli.drawn_sops import read_drawn
from bpmn_gen.cli.edited_maps import Return
from bpmn_gen.cli.edited_sops import take_back
from bpmn_gen.cli.foreign_maps import read_maps, tell_of_maps_beside
from bpmn_gen.cli.options import EXISTING, Folder, common_options, overwriting, unit_option
from bpmn_gen.cli.sheets import take

if TYPE_CHECKING:
    from bpmn_gen.commands.importing_sops import SopWish


@click.command(
    cls=ChangingCommand,
    short_help="Membaca SOP lama, lembar Excel, atau peta dari alat lain.",
    examples=[
        'impor sop-lama --unit "Kecamatan Kroya" --pratinjau',
        "impor dari-konsultan.bpmn -o bersih.bpmn",
        "impor dari-konsultan.bpmn --definisi draf",
        "impor dari-bizagi.xpdl -o bersih.bpmn",
        "impor alur-izin.drawio -o bersih.bpmn",
        "impor peta-lama -o bersih --definisi draf",
        "impor isian.xlsx --pratinjau",
        "impor peta-disunting.bpmn --gabung . --pratinjau",
        "impor sop-disunting.docx --gabung . --pratinjau",
    ],
)
@click.argument("sumber", metavar="BERKAS|FOLDER...", nargs=-1, required=True, type=EXISTING)
@click.option(
    "-o", "--ke", "target", metavar="HASIL.bpmn|FOLDER", type=click.Path(path_type=Path),
    help="Berkas BPMN hasil, atau folder bila petanya beberapa; tanpa ini hanya dilaporkan.",
)  # fmt: skip
@click.option(
    "--definisi", "folder", metavar="FOLDER", type=Folder(path_type=Path),
    help="Folder untuk kerangka definisi proses (YAML).",
)  # fmt: skip
@click.option(
    "--gabung", "project", metavar="PROYEK", type=Folder(path_type=Path),
    help="Ambil kembali peta dan SOP yang disunting ke definisi dalam folder proyek ini.",
)  # fmt: skip
@click.option(
    "--halaman", "page", metavar="HASIL.html", type=click.Path(path_type=Path),
    help="Dengan --gabung: halaman dengan peta yang perubahannya ditandai.",
)  # fmt: skip
@click.option(
    "--asal", "origin", metavar="BERKAS", type=EXISTING,
    help="Dengan --gabung: berkas seperti saat dikirim, sebelum disunting.",
)  # fmt: skip
@click.option(
    "--tanpa-asal", "is_origin_waived", is_flag=True,
    help="Dengan --gabung: bandingkan dengan definisi sekarang saja.",
)  # fmt: skip
@overwriting
@click.option("--kode", "code", metavar="KODE", help="Kode proses pertama dalam kerangka.")
@click.option("--tata", "anew", is_flag=True, help="Tata ulang gambarnya.")
@click.option(
    "--tambahan", "extras", is_flag=True,
    help="Bawa juga syarat, formulir, dan tambahan lain dari alat asalnya.",
)  # fmt: skip
@unit_option(help="Unit pemilik SOP dari Excel atau Word.")
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan perubahannya saja.")
@common_options
def impor(
    context: click.Context,
    sumber: tuple[Path, ...],
    *,
    timpa: bool,
    unit: str | None,
    preview: bool,
    **wanted: Any,
) -> None:
    """Membaca SOP lama di Excel dan Word, lembar isian, atau peta dari alat lain.

    SOP: satu berkas, beberapa, atau satu folder penuh. Baris, pelaksana, simbol, dan panahnya
    dibaca seperti digambar; yang tidak pasti disebut dengan barisnya. Dengan --unit, konsep
    definisinya masuk ke folder unit itu, dan periksa.html menyandingkan hasilnya dengan tabelnya.

    Peta (BPMN, XPDL, draw.io), juga beberapa atau satu folder penuh: dilaporkan apa yang tetap dan
    apa yang hilang. Hasilnya berkas
    BPMN yang bersih dan dibuka oleh semua alat; gambarnya tetap seperti aslinya bila lengkap.
    Dengan --definisi, setiap proses juga ditulis sebagai kerangka definisi: langkah, pelaku, dan
    cabangnya, dengan tanda ... pada yang harus dilengkapi.

    Dengan --gabung, berkas BPMN buatan program ini yang disunting di Camunda Modeler atau alat lain
    diambil kembali: nama, urutan, lajur, dan cabang yang berubah masuk ke definisi asalnya. Begitu
    pula sop.docx dan sop.xlsx yang disunting di Word atau Excel.

    Lembar Excel dari 'bpmn-gen lembar', juga satu FOLDER penuh, diambil kembali ke definisi proyek
    ini. Temuannya menyebut sel; lembar yang keliru tidak diambil. Satu kali 'bpmn-gen batal'
    mengembalikan semuanya.
    """
    from bpmn_gen.commands.importing_maps import are_maps
    from bpmn_gen.commands.importing_sops import SopWish, is_office_file
    from bpmn_gen.definition.code_faults import fault_of_code

    code = wanted["code"]
    if code is not None and (fault := fault_of_code(code, "CLP.10.01"))[0]:
        why, hint = fault
        raise click.BadParameter(f"'{code}' tidak dapat menjadi kode: {why}; {hint}.")
    project, page = wanted.pop("project"), wanted.pop("page")
    origin, is_waived = wanted.pop("origin"), wanted.pop("is_origin_waived")
    if project is not None:
        back = Return(sumber, project, code, unit, page, origin, is_waived)
        take_back(context, back, preview=preview, overwrite=timpa)
    if all(is_office_file(one) for one in sumber) and not are_maps(sumber):
        drawn = SopWish(sumber, wanted["folder"], unit, code)
        _read_office(context, drawn, wanted["target"], overwrite=timpa, preview=preview)
    read_maps(context, sumber, unit, preview=preview, overwrite=timpa, **wanted)


def _read_office(
    context: click.Context, wish: SopWish, target: Path | None, *, overwrite: bool, preview: bool
) -> None:
    """Read files of Excel and Word, forms or SOPs, and end the command."""
    from bpmn_gen.commands.sheet_sorting import forms_among

    tell_of_maps_beside(context, tuple(wish.sources))
    if forms := forms_among(wish.sources):
        take(context, forms, wish.unit, overwrite=overwrite, preview=preview)
    if target is not None:
        instead = "SOP ditulis dengan --definisi FOLDER atau --unit NAMA"
        raise click.UsageError(f"-o hanya untuk berkas BPMN; {instead}.", context)
    read_drawn(context, wish, overwrite=overwrite, preview=preview)
