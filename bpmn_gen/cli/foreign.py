"""The command that reads what others made: SOPs, workbooks, maps of other tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from bpmn_gen.cli.changing import ChangingCommand
from bpmn_gen.cli.console import say, show, tell
from bpmn_gen.cli.drawn_sops import read_drawn
from bpmn_gen.cli.edited_maps import Return
from bpmn_gen.cli.edited_sops import take_back
from bpmn_gen.cli.options import EXISTING, Folder, common_options, overwriting, unit_option
from bpmn_gen.cli.sheets import take
from bpmn_gen.store.spelling import typed


@click.command(
    cls=ChangingCommand,
    short_help="Membaca SOP lama, lembar Excel, atau peta dari alat lain.",
    examples=[
        'impor sop-lama --unit "Kecamatan Kroya" --pratinjau',
        "impor dari-konsultan.bpmn -o bersih.bpmn",
        "impor dari-konsultan.bpmn --definisi draf",
        "impor dari-bizagi.xpdl -o bersih.bpmn",
        "impor alur-izin.drawio -o bersih.bpmn",
        "impor isian.xlsx --pratinjau",
        "impor peta-disunting.bpmn --gabung . --pratinjau",
        "impor sop-disunting.docx --gabung . --pratinjau",
    ],
)
@click.argument("sumber", metavar="BERKAS|FOLDER...", nargs=-1, required=True, type=EXISTING)
@click.option(
    "-o", "--ke", "target", metavar="HASIL.bpmn", type=click.Path(path_type=Path),
    help="Berkas BPMN hasil; tanpa ini hanya dilaporkan.",
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

    Peta (BPMN, XPDL, draw.io): dilaporkan apa yang tetap dan apa yang hilang. Hasilnya berkas
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
    from bpmn_gen.commands.importing_sops import SopWish, is_office_file
    from bpmn_gen.commands.sheet_sorting import forms_among
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
    if all(is_office_file(one) for one in sumber):
        if forms := forms_among(sumber):
            take(context, forms, unit, overwrite=timpa, preview=preview)
        if wanted["target"] is not None:
            instead = "SOP ditulis dengan --definisi FOLDER atau --unit NAMA"
            raise click.UsageError(f"-o hanya untuk berkas BPMN; {instead}.", context)
        drawn = SopWish(sumber, wanted["folder"], unit, code)
        read_drawn(context, drawn, overwrite=timpa, preview=preview)
    _read_bpmn(context, sumber, unit, preview=preview, overwrite=timpa, **wanted)


def _refuse_options_of_sops(context: click.Context, unit: str | None, *, preview: bool) -> None:
    """Say so where a map is read with an option that would do nothing."""
    if unit is not None or preview:
        option = "--unit" if unit is not None else "--pratinjau"
        instead = "kerangka definisi dari peta ditulis dengan --definisi FOLDER, atau di penyunting"
        raise click.UsageError(f"{option} hanya untuk SOP; {instead}.", context)


def _read_bpmn(
    context: click.Context,
    sources: tuple[Path, ...],
    unit: str | None,
    *,
    preview: bool,
    overwrite: bool,
    **wanted: Any,
) -> None:
    """Read a BPMN file, write what is wished of it, and end the command."""
    from bpmn_gen.commands import importing
    from bpmn_gen.commands.importing_sops import TAKEN
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.document import read_bounded
    from bpmn_gen.foreign.opening import is_map

    _refuse_options_of_sops(context, unit, preview=preview)
    if len(sources) > 1 or sources[0].is_dir():
        raise click.UsageError("Berkas BPMN dibaca satu per satu.", context)
    if not is_map(read_bounded(sources[0]), sources[0].name):
        raise click.UsageError(f"'{sources[0].name}' bukan {TAKEN}.", context)
    wish = importing.Wish(sources[0], overwrite=overwrite, **wanted)
    findings = Findings()
    outcome = importing.import_file(context.obj.any_project(), wish, findings)
    if context.obj.json and outcome is not None:
        data = importing.data_of(outcome, findings)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        show(context, tuple(findings))
    if outcome is not None and not context.obj.json:
        tell(context, importing.told(outcome, everything=context.obj.verbose))
        if wish.target is not None:
            say(context, f"Ditulis: {wish.target.as_posix()}")
        if outcome.drafts and wish.folder is not None:
            say(context, f"Langkah berikut: bpmn-gen check {typed(wish.folder)}")
    context.exit(1 if findings.has_errors else 0)
