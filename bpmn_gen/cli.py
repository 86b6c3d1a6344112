"""The command line: options in, one call, print the report, exit code.

Exit codes: 0 fine, 1 findings or errors, 2 wrong usage.  Data goes to stdout, messages to
stderr.  Everything heavy is imported inside the commands, so that help appears at once.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen import __version__, indonesian
from bpmn_gen.console import Settings, common_options, progress, say, show, visible

if TYPE_CHECKING:
    from bpmn_gen.build import Outcome
    from bpmn_gen.project import Project

indonesian.speak()

NAMED = 3
"""Units that the summary of a build names; of more it gives the number."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [ARGUMEN]...",
)
@click.version_option(__version__)
@common_options
def cli(context: click.Context) -> None:
    """Menyusun peta proses bisnis dan berkas BPMN dari definisi proses."""
    context.ensure_object(Settings)
    if "NO_COLOR" in os.environ:
        context.color = False


@cli.command(options_metavar="[OPSI]")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@common_options
def init(context: click.Context, folder: Path) -> None:
    """Memulai folder proyek dengan process_defs/ dan templates/ untuk disunting."""
    from bpmn_gen.formatting import write_schemas
    from bpmn_gen.project import start

    try:
        made = start(folder)
        write_schemas(folder / "process_defs")
    except FileExistsError as error:
        raise click.ClickException(
            f"'{error}' sudah ada; tidak ada yang disalin. Pilih folder lain."
        ) from error
    except OSError as error:
        raise click.ClickException(
            f"Folder '{folder}' tidak dapat ditulis: {error.strerror}."
        ) from error
    say(context, "Proyek siap: " + ", ".join(path.as_posix() for path in made))
    say(context, f"Langkah berikut: buka folder {folder.as_posix()}, lalu jalankan bpmn-gen build")


@cli.command(options_metavar="[OPSI]")
@click.option("--tipe", type=int, multiple=True, metavar="N", help="Hanya tipe unit ini.")
@click.option("--unit", multiple=True, metavar="NAMA", help="Hanya unit ini; semua: tiap unit.")
@click.option("--proses", multiple=True, metavar="KODE", help="Hanya proses ini.")
@click.option("--format", "formats", metavar="DAFTAR", help="Mis. bpmn,svg,pdf (bawaan: semua).")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Banyaknya pekerja.")
@click.option("--keputusan", is_flag=True, help="Susun juga draf Keputusan Bupati (lebih lama).")
@click.option("--force", is_flag=True, help="Buat ulang semua.")
@common_options
def build(context: click.Context, formats: str | None, **wanted: Any) -> None:
    """Menyusun berkas BPMN dan peta; hanya yang berubah yang dibuat lagi."""
    from bpmn_gen.build import build
    from bpmn_gen.diagnostics import CompileError
    from bpmn_gen.request import Request

    settings: Settings = context.obj
    request = Request(formats=_formats(formats), **wanted)
    project = settings.project()
    try:
        with progress(settings) as watch:
            outcome = build(project, request, watch)
    except CompileError as error:
        show(context, error.diagnostics)
        say(context, "Tidak ada berkas yang ditulis; perbaiki galat di atas lebih dahulu.")
        context.exit(1)
    except OSError as error:
        raise click.ClickException(
            f"Folder hasil '{project.output}' tidak dapat ditulis: {error.strerror}."
        ) from error
    _summarise(context, project, outcome)
    context.exit(1 if outcome.findings.has_errors else 0)


def _formats(text: str | None) -> tuple[str, ...]:
    """The kinds that were asked for, in the order in which they are always made."""
    from bpmn_gen.request import FORMATS

    wanted = [part.strip().lower() for part in (text or ",".join(FORMATS)).split(",")]
    for part in wanted:
        if part not in FORMATS:
            known = ", ".join(FORMATS)
            raise click.BadParameter(f"'{part}' tidak dikenal; pilih dari {known}.")
    return tuple(kind for kind in FORMATS if kind in wanted)


def _summarise(context: click.Context, project: Project, outcome: Outcome) -> None:
    """What was made and where."""
    from bpmn_gen.report import as_data

    settings: Settings = context.obj
    if settings.json:
        data = {
            "output": project.output.as_posix(),
            "made": sorted(outcome.made),
            "kept": sorted(outcome.kept),
            "removed": sorted(outcome.removed),
            "findings": [as_data(item) for item in outcome.findings],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    show(context, tuple(outcome.findings))
    if project.uses_shipped and settings.defs is None and not Path("process_defs").is_dir():
        say(context, "Memakai definisi bawaan; 'bpmn-gen init DIR' menyalinnya untuk disunting.")
    if not outcome.made and not outcome.removed:
        say(context, f"Tidak ada yang berubah: {len(outcome.kept)} berkas sudah mutakhir.")
    else:
        say(
            context,
            f"{len(outcome.made)} berkas dibuat, {len(outcome.kept)} tidak berubah, "
            f"{len(outcome.removed)} dihapus: {_count(outcome)}.",
        )
    say(context, f"Hasil ada di {project.output.as_posix()}")


def _count(outcome: Outcome) -> str:
    """How many processes for whom."""
    names = ", ".join(outcome.targets[:NAMED])
    names += " ..." if len(outcome.targets) > NAMED else ""
    return f"{outcome.processes} proses untuk {len(outcome.targets)} unit atau tipe unit ({names})"


@cli.command(options_metavar="[OPSI]")
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--format", "style", type=click.Choice(["human", "short", "json"]), default="human",
    help="Bentuk keluaran.",
)  # fmt: skip
@click.option("--kosong", is_flag=True, help="Daftar isian SOP yang kosong, siap untuk unit.yaml.")
@click.option("--unit", multiple=True, metavar="NAMA", help="Unit untuk --kosong; boleh berulang.")
@common_options
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    style: str,
    *,
    kosong: bool,
    unit: tuple[str, ...],
) -> None:
    """Memeriksa definisi dan menampilkan semua temuan sekaligus."""
    if kosong:
        _show_vacancies(context, unit, as_json=style == "json")
        return
    from bpmn_gen import report
    from bpmn_gen.checking import check_project

    settings: Settings = context.obj
    found = check_project(settings.project(), paths)
    shown = tuple(visible(settings, found, everything=True))
    if settings.json or style == "json":
        click.echo(report.as_json(shown))
    elif style == "short":
        click.echo(report.short(shown), nl=bool(shown))
    else:
        click.echo(report.human(shown))
    context.exit(1 if any(item.severity == "error" for item in found) else 0)


def _show_vacancies(context: click.Context, unit: tuple[str, ...], *, as_json: bool) -> None:
    """List what units still have to fill in."""
    from bpmn_gen import vacancies
    from bpmn_gen.diagnostics import CompileError

    try:
        found = vacancies.vacancies(context.obj.project(), unit)
    except CompileError as error:
        show(context, error.diagnostics)
        context.exit(1)
    if as_json or context.obj.json:
        click.echo(json.dumps(vacancies.as_rows(found), ensure_ascii=False, indent=2))
        return
    click.echo(vacancies.as_yaml(found), nl=False)
    click.echo(vacancies.summary(found), err=True)


@cli.command("list", options_metavar="[OPSI]")
@common_options
def list_command(context: click.Context) -> None:
    """Menampilkan tipe unit, unit, dan proses beserta kodenya."""
    from bpmn_gen.diagnostics import CompileError
    from bpmn_gen.listing import inventory, table

    settings: Settings = context.obj
    try:
        found = inventory(settings.project())
    except CompileError as error:
        show(context, error.diagnostics)
        context.exit(1)
    text = json.dumps(found, ensure_ascii=False, indent=2) if settings.json else table(found)
    click.echo(text)


@cli.command(options_metavar="[OPSI]")
@common_options
def trace(context: click.Context) -> None:
    """Mencocokkan setiap ketentuan peraturan dengan definisi yang melaksanakannya."""
    from bpmn_gen import report
    from bpmn_gen.covering import cover, summary
    from bpmn_gen.portal.provisions import TRACE

    covered = cover(context.obj.project())
    if context.obj.json:
        click.echo(covered.as_json())
    else:
        click.echo(report.short(covered.findings), err=True, nl=bool(covered.findings))
        click.echo(summary(covered, everything=context.obj.verbose))
        page = context.obj.project().output / TRACE
        if page.is_file():
            click.echo(f"Matriks untuk dicetak ada di {page}")
    context.exit(0 if covered.is_complete else 1)


@cli.command(options_metavar="[OPSI]")
@click.argument("kiri", type=int, metavar="N")
@click.argument("kanan", type=int, metavar="M")
@common_options
def banding(context: click.Context, kiri: int, kanan: int) -> None:
    """Membandingkan dua tipe unit: langkah, peran, dan ketentuan yang berbeda."""
    from bpmn_gen.comparing import compare_types, table
    from bpmn_gen.diagnostics import CompileError

    try:
        differences = compare_types(context.obj.project(), kiri, kanan)
    except CompileError as error:
        show(context, error.diagnostics)
        context.exit(1)
    if context.obj.json:
        rows = [asdict(item) for item in differences]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(table(differences, f"Tipe {kiri}", f"Tipe {kanan}"))


@cli.command(options_metavar="[OPSI]")
@click.argument(
    "file", metavar="FILE.bpmn", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--ke", "target", required=True, metavar="OUT.bpmn", type=click.Path(path_type=Path),
    help="Berkas hasil.",
)  # fmt: skip
@common_options
def layout(context: click.Context, file: Path, target: Path) -> None:
    """Menata ulang berkas BPMN 2.0 apa pun; gambar lamanya dibuang, isi lainnya tetap."""
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.manifest import write_atomically
    from bpmn_gen.relayout import relayout

    findings = Findings()
    try:
        made = relayout(file.read_bytes(), findings, file.as_posix())
        if made:
            write_atomically(target, made)
    except OSError as error:
        raise click.ClickException(f"'{target}' tidak dapat ditulis: {error.strerror}.") from error
    show(context, tuple(findings))
    if made:
        say(context, f"Ditata ulang: {target.as_posix()}")
    context.exit(0 if made else 1)


@cli.command(options_metavar="[OPSI]")
@click.argument("kind", metavar="[JENIS]", required=False)
@click.option("--tulis", is_flag=True, help="Tulis ke folder .skema di folder definisi.")
@common_options
def schema(context: click.Context, kind: str | None, **wanted: bool) -> None:
    """Menampilkan JSON Schema berkas definisi, untuk pelengkapan di editor."""
    from bpmn_gen.definition.json_schema import schemas
    from bpmn_gen.formatting import write_schemas

    if wanted["tulis"]:
        for path in write_schemas(context.obj.project().defs):
            say(context, path.as_posix())
        return
    known = {Path(name).stem: schema for name, schema in schemas().items()}
    if kind is not None and kind not in known:
        raise click.BadParameter(f"'{kind}' tidak dikenal; pilih dari {', '.join(sorted(known))}.")
    click.echo(json.dumps(known[kind] if kind else known, ensure_ascii=False, indent=2))


@cli.command(options_metavar="[OPSI]")
@click.option("--check", "only_check", is_flag=True, help="Periksa saja, jangan menulis.")
@common_options
def fmt(context: click.Context, **wanted: bool) -> None:
    """Menulis berkas definisi dalam satu bentuk baku; catatan (#) tetap ada."""
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.formatting import format_project

    findings = Findings()
    changed = format_project(context.obj.project(), findings, write=not wanted["only_check"])
    show(context, tuple(findings))
    if context.obj.json:
        click.echo(json.dumps(changed, ensure_ascii=False, indent=2))
    else:
        done = "belum baku" if wanted["only_check"] else "dirapikan"
        say(context, "\n".join(f"{done}: {name}" for name in changed) or "Semua sudah baku.")
    context.exit(1 if findings.has_errors or (changed and wanted["only_check"]) else 0)


@cli.command(options_metavar="[OPSI]")
@click.argument("url", metavar="URL")
@click.option(
    "--engine", type=click.Choice(["camunda7", "camunda8"]), required=True, help="Mesin proses."
)
@click.option("--tipe", type=int, multiple=True, metavar="N", help="Hanya tipe unit ini.")
@click.option("--unit", multiple=True, metavar="NAMA", help="Hanya unit bernama ini.")
@click.option("--kirim", is_flag=True, help="Benar-benar kirim; tanpa ini hanya ditampilkan.")
@click.option("--izinkan-http", is_flag=True, help="Izinkan http ke komputer lain.")
@common_options
def deploy(context: click.Context, url: str, engine: str, **wanted: Any) -> None:
    """Mengirim paket unit ke mesin proses; izin dari BPMN_GEN_TOKEN atau BPMN_GEN_USER."""
    from bpmn_gen.compiler.target import file_slug
    from bpmn_gen.deploying import Refused, packages, send

    targets = [f"tipe-{number:02d}" for number in wanted["tipe"]]
    targets += [f"unit-{file_slug(name)}" for name in wanted["unit"]]
    try:
        for package in packages(context.obj.output, engine, tuple(targets)):
            click.echo(f"{package.target}: {len(package.files)} berkas")
            for name, content in package.files:
                click.echo(f"  {name} ({len(content)} bita)")
            if wanted["kirim"]:
                key = send(package, engine, url, os.environ, allow_http=wanted["izinkan_http"])
                click.echo(f"  diterima sebagai {key}")
    except Refused as error:
        raise click.ClickException(f"{error}.") from error
    if not wanted["kirim"]:
        say(context, "Belum ada yang dikirim; tambahkan --kirim untuk mengirim.")
