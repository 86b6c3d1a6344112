"""The command line: options in, one call, print the report, exit code.

Exit codes: 0 fine, 1 findings or errors, 2 wrong usage.  Data goes to stdout, messages to
stderr.  Everything heavy is imported inside the commands, so that help appears at once.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import click

from bpmn_gen.cli import indonesian
from bpmn_gen.cli.changing import ChangingCommand, batal, write_changes
from bpmn_gen.cli.check import check
from bpmn_gen.cli.console import Program, offer, progress, say, show, summarise
from bpmn_gen.cli.deploy import deploy
from bpmn_gen.cli.diagnosa import diagnosa
from bpmn_gen.cli.editions import tetapkan
from bpmn_gen.cli.editor import sunting
from bpmn_gen.cli.evidence import bukti
from bpmn_gen.cli.figures import banding, simulasi
from bpmn_gen.cli.foreign import impor
from bpmn_gen.cli.mass_changes import ganti_dasar_hukum, ganti_istilah, ganti_jabatan
from bpmn_gen.cli.offices import baru, gabung, ganti_kode
from bpmn_gen.cli.options import (
    EXISTING,
    Folder,
    Option,
    Settings,
    common_options,
    overwriting,
    proses_option,
    tipe_option,
    unit_option,
    without_browser,
    workers,
)
from bpmn_gen.cli.reviews import reviu
from bpmn_gen.cli.sheets import lembar
from bpmn_gen.cli.watching import watch_saves
from bpmn_gen.version import VERSION

indonesian.speak()


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["--bantuan", "-h", "--help"], "max_content_width": 100},
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    epilog=(
        "Bantuan tiap perintah: bpmn-gen PERINTAH --bantuan. Kode keluar: 0 baik, 1 ada temuan "
        "atau galat, 2 perintah salah ditulis."
    ),
)
@click.version_option(VERSION, "--versi", cls=Option, also=["--version"])
@common_options
def cli(context: click.Context) -> None:
    """Menyusun peta proses bisnis dan berkas BPMN dari definisi proses."""
    context.ensure_object(Settings)
    if os.environ.get("NO_COLOR"):
        context.color = False


@cli.command(
    short_help="Memulai folder proyek untuk disunting.",
    examples=["init proyek-saya", 'init --unit "Kecamatan Kroya" proyek-kroya'],
)
@click.argument("folder", metavar="FOLDER", type=Folder(path_type=Path))
@unit_option(help="Proyek kecil milik satu unit saja.")
@tipe_option(help="Tipe unit itu, bila tidak ada dalam daftar.")
@common_options
def init(context: click.Context, folder: Path, unit: str | None, tipe: int | None) -> None:
    """Memulai folder proyek FOLDER dengan process_defs/ dan templates/ untuk disunting.

    Dengan --unit proyek hanya memuat folder unit itu; proses peraturan tetap ikut disusun.
    """
    from bpmn_gen.commands.formatting import write_schemas
    from bpmn_gen.commands.office import start_office
    from bpmn_gen.store.project import start

    if unit is None and tipe is not None:
        raise click.UsageError("--tipe hanya dipakai bersama --unit.", context)
    office = start_office(folder, unit, tipe) if unit is not None else None
    made = (office.folder,) if office else start(folder)
    write_schemas(folder / "process_defs")
    say(context, "Proyek siap: " + ", ".join(path.as_posix() for path in made))
    if office and office.remark:
        say(context, office.remark)
    following = 'bpmn-gen baru "Nama layanan"' if unit is not None else "bpmn-gen build"
    say(context, f'Langkah berikut: cd "{folder}", lalu {following}')


@cli.command(
    short_help="Menyusun BPMN, peta, SOP, dan surat.",
    examples=[
        'build --unit "Kecamatan Kroya"',
        "build --tipe 7 --proses CLP.02.02 --format svg,pdf",
        "build --tipe 7 --pantau",
    ],
)
@tipe_option(multiple=True, help="Tipe unit; boleh berulang.")
@unit_option(multiple=True, help="Unit bernama; semua: setiap unit.")
@proses_option(multiple=True, help="Proses; boleh berulang.")
@click.option("--format", "formats", metavar="DAFTAR", help="Mis. bpmn,svg,pdf (bawaan: semua).")
@workers
@click.option(
    "--keputusan/--tanpa-keputusan",
    default=None,
    help="Susun draf keputusan kepala daerah tentang pilihan ini, atau jangan.",
)
@click.option(
    "--ulang", "force", cls=Option, also=["--force"], is_flag=True, help="Buat ulang semua."
)
@click.option(
    "--pakai-folder-berisi", "into_filled", is_flag=True,
    help="Pakai folder hasil yang sudah memuat berkas lain.",
)  # fmt: skip
@click.option("--pantau", is_flag=True, help="Susun lagi tiap kali berkas disimpan.")
@without_browser
@common_options
def build(
    context: click.Context,
    formats: str | None,
    jobs: int | None,
    *,
    pantau: bool,
    opens_browser: bool,
    **wanted: Any,
) -> None:
    """Menyusun berkas BPMN, peta, SOP, dan surat; hanya yang berubah yang dibuat lagi.

    Dengan --pantau program tetap berjalan dan menyusun lagi tiap kali berkas definisi atau templat
    disimpan; berhenti dengan Ctrl+C. Portalnya dibuka di peramban dan dimuat ulang sendiri.
    """
    from bpmn_gen.commands.build import build
    from bpmn_gen.diagnostics import CompileError
    from bpmn_gen.store.request import Request

    settings: Settings = context.obj
    request = Request(formats=_formats(formats), jobs=jobs or 0, **wanted)
    project = settings.project()
    if pantau:
        watch_saves(context, project, request, opens_browser=opens_browser)
        return
    try:
        with progress(settings) as watch:
            outcome = build(project, request, watch)
    except CompileError as error:
        show(context, error.diagnostics)
        say(context, "Tidak ada berkas yang ditulis; perbaiki galat di atas lebih dahulu.")
        context.exit(1)
    summarise(context, project, outcome)
    context.exit(1 if outcome.findings.has_errors else 0)


SPOKEN = {
    "word": "docx",
    "doc": "docx",
    "excel": "xlsx",
    "xls": "xlsx",
    "powerpoint": "pptx",
    "ppt": "pptx",
    "salindia": "pptx",
    "peta": "svg",
}
"""Kinds of artefacts as people call them."""


def _formats(text: str | None) -> tuple[str, ...]:
    """The kinds that were asked for, in the order in which they are always made."""
    from bpmn_gen.diagnostics import did_you_mean
    from bpmn_gen.store.request import FORMATS

    wanted = FORMATS if text is None else re.split(r"[\s,;]+", text.strip(" ,;").lower())
    for part in wanted:
        if part not in FORMATS:
            known = ", ".join(FORMATS)
            near = "".join(did_you_mean(SPOKEN.get(part, part), FORMATS))
            hint = f"{near} Pilihannya: {known}." if near else f"pilih dari {known}."
            raise click.BadParameter(f"format '{part}' tidak dikenal; {hint}")
    return tuple(kind for kind in FORMATS if kind in wanted)


cli.add_command(tetapkan)
cli.add_command(reviu)
cli.add_command(bukti)
cli.add_command(simulasi)
cli.add_command(check)
cli.add_command(baru)
cli.add_command(sunting)
cli.add_command(lembar)
cli.add_command(gabung)
cli.add_command(ganti_kode)
cli.add_command(ganti_jabatan)
cli.add_command(ganti_istilah)
cli.add_command(ganti_dasar_hukum)


@cli.command("list", short_help="Tipe unit, unit, dan proses.", examples=["list"])
@common_options
def list_command(context: click.Context) -> None:
    """Menampilkan tipe unit, unit, dan proses beserta kodenya."""
    from bpmn_gen.commands.listing import inventory, table

    settings: Settings = context.obj
    found = inventory(settings.project())
    text = json.dumps(found, ensure_ascii=False, indent=2) if settings.json else table(found)
    click.echo(text)


@cli.command(
    short_help="Ketentuan mana dilaksanakan langkah mana.",
    examples=["trace", "trace --rinci"],
)
@common_options
def trace(context: click.Context) -> None:
    """Mencocokkan setiap ketentuan peraturan dengan definisi yang melaksanakannya."""
    from bpmn_gen.commands import report
    from bpmn_gen.commands.covering import cover, summary
    from bpmn_gen.portal.provisions import TRACE

    project = context.obj.project()
    covered = cover(project)
    if context.obj.json:
        click.echo(covered.as_json())
    else:
        click.echo(report.short(covered.findings), err=True, nl=bool(covered.findings))
        click.echo(summary(covered, everything=context.obj.verbose))
        page = project.output / TRACE
        if page.is_file():
            click.echo(f"Matriks untuk dicetak ada di {page}")
    context.exit(0 if covered.is_complete else 1)


cli.add_command(banding)


@cli.command(
    short_help="Menata ulang gambar berkas BPMN apa pun.",
    examples=["layout dari-bizagi.bpmn -o rapi.bpmn"],
)
@click.argument(
    "file", metavar="BERKAS.bpmn", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--ke", "target", required=True, metavar="HASIL.bpmn", type=click.Path(path_type=Path),
    help="Berkas hasil.",
)  # fmt: skip
@overwriting
@common_options
def layout(context: click.Context, file: Path, target: Path, *, timpa: bool) -> None:
    """Menata ulang berkas BPMN 2.0 apa pun; gambar lamanya dibuang, isi lainnya tetap."""
    from bpmn_gen.commands.redrawing import redraw
    from bpmn_gen.diagnostics import Findings

    findings = Findings()
    made = redraw(file, target, findings, overwrite=timpa)
    show(context, tuple(findings))
    if made:
        say(context, f"Ditata ulang: {target.as_posix()}")
    context.exit(0 if made else 1)


cli.add_command(impor)


@cli.command(
    short_help="Skema berkas definisi untuk editor.",
    examples=["schema --tulis"],
)
@click.argument("kind", metavar="[JENIS]", required=False)
@click.option("--tulis", is_flag=True, help="Tulis ke folder .skema di folder definisi.")
@overwriting
@common_options
def schema(context: click.Context, kind: str | None, **wanted: bool) -> None:
    """Menampilkan JSON Schema berkas definisi, untuk pelengkapan di editor.

    JENIS ialah daerah, formulir, jabatan, peraturan, peta, proses, tipe_unit, atau unit.
    """
    from bpmn_gen.commands.formatting import write_schemas
    from bpmn_gen.definition.json_schema import schemas

    if wanted["tulis"]:
        folder = context.obj.own_project().defs
        for path in write_schemas(folder, overwrite=wanted["timpa"]):
            say(context, path.as_posix())
        return
    known = {Path(name).stem: schema for name, schema in schemas().items()}
    if kind is not None and kind not in known:
        raise click.BadParameter(f"'{kind}' tidak dikenal; pilih dari {', '.join(sorted(known))}.")
    click.echo(json.dumps(known[kind] if kind else known, ensure_ascii=False, indent=2))


@cli.command(
    cls=ChangingCommand,
    short_help="Merapikan berkas definisi.",
    examples=["fmt", "fmt --periksa process_defs/proses/penugasan"],
)
@click.argument("paths", metavar="[BERKAS|FOLDER]...", nargs=-1, type=EXISTING)
@click.option(
    "--periksa", "only_check", cls=Option, also=["--check"], is_flag=True,
    help="Periksa saja, jangan menulis.",
)  # fmt: skip
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan perubahannya saja.")
@common_options
def fmt(context: click.Context, paths: tuple[Path, ...], **wanted: bool) -> None:
    """Menulis berkas definisi dalam satu bentuk baku; catatan (#) tetap ada.

    BERKAS dan FOLDER ialah yang dirapikan; tanpa itu semua berkas definisi. Satu kali
    'bpmn-gen batal' mengembalikan berkas yang dirapikan.
    """
    from bpmn_gen.commands.formatting import formatted
    from bpmn_gen.commands.report import as_data
    from bpmn_gen.diagnostics import Findings

    findings = Findings()
    write = not (wanted["only_check"] or wanted["preview"])
    project = context.obj.any_project() if paths else context.obj.own_project()
    changes = formatted(project, findings, paths, write=write)
    changed = changes.names()
    if write:
        write_changes(context, changes)
    if wanted["preview"]:
        offer(context, changes.preview())
    if context.obj.json:
        found = [as_data(item) for item in findings]
        click.echo(json.dumps({"berubah": changed, "temuan": found}, ensure_ascii=False, indent=2))
    else:
        show(context, tuple(findings))
        done = "dirapikan" if write else "belum baku"
        say(context, "\n".join(f"{done}: {name}" for name in changed) or "Semua sudah baku.")
    context.exit(1 if findings.has_errors or (changed and wanted["only_check"]) else 0)


cli.add_command(batal)
cli.add_command(deploy)
cli.add_command(diagnosa)
