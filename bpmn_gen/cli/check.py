"""The command that tells all mistakes in the definitions, and what is still to be filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bpmn_gen.cli.changing import ChangingCommand, write_changes
from bpmn_gen.cli.console import offer, say, visible, without_remarks
from bpmn_gen.cli.options import EXISTING, Form, common_options, unit_option

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.cli.options import Settings


@click.command(
    cls=ChangingCommand,
    only_with="renew",
    short_help="Memeriksa definisi; semua temuan sekaligus.",
    examples=[
        "check",
        "check process_defs/proses/penugasan",
        'check --kosong --unit "Kecamatan Kroya"',
    ],
)
@click.argument("paths", metavar="[BERKAS|FOLDER]...", nargs=-1, type=EXISTING)
@click.option(
    "--format", "style", default="uraian", help="Bentuk keluaran.",
    type=Form(["uraian", "ringkas", "json"], {"human": "uraian", "short": "ringkas"}),
)  # fmt: skip
@click.option("--kosong", is_flag=True, help="Daftar isian SOP yang kosong, siap untuk unit.yaml.")
@unit_option(multiple=True, help="Unit untuk --kosong; boleh berulang.")
@click.option(
    "--mutakhirkan",
    "renew",
    is_flag=True,
    help="Tulis pelaku yang meminjam peran menurut jabatannya.",
)
@common_options
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    style: str,
    *,
    kosong: bool,
    unit: tuple[str, ...],
    renew: bool,
) -> None:
    """Memeriksa definisi dan menampilkan semua temuan sekaligus.

    BERKAS dan FOLDER ialah yang temuannya ditampilkan; tanpa itu semuanya.
    """
    settings: Settings = context.obj
    style = "json" if settings.json else style
    if kosong:
        if paths:
            raise click.UsageError(
                "--kosong tidak memakai berkas atau folder; pilih unitnya dengan --unit."
            )
        _show_vacancies(context, unit, style)
        return
    if unit:
        raise click.UsageError(
            "--unit hanya dipakai bersama --kosong; tambahkan, atau hapus --unit."
        )
    if renew:
        _modernise(context)
    from bpmn_gen.commands import report
    from bpmn_gen.commands.checking import check_project

    found = check_project(settings.project(), paths)
    shown = tuple(visible(settings, found, everything=True))
    if style == "uraian" and not settings.verbose:
        shown = without_remarks(context, shown)
    if style == "json":
        click.echo(report.as_json(shown))
    elif style == "ringkas":
        click.echo(report.short(shown), nl=bool(shown))
    else:
        click.echo(report.human(shown))
    context.exit(1 if any(item.severity == "error" for item in found) else 0)


def _modernise(context: click.Context) -> None:
    """Write old forms anew, and say where."""
    from bpmn_gen.commands.modernising import modernised

    changes = modernised(context.obj.own_project())
    offer(context, changes.preview())
    write_changes(context, changes)
    for name in changes.names():
        say(context, f"dimutakhirkan: {name}; 'bpmn-gen batal' mengembalikannya")


def _show_vacancies(context: click.Context, unit: tuple[str, ...], style: str) -> None:
    """List what units still have to fill in."""
    from bpmn_gen.commands import vacancies

    found = vacancies.vacancies(context.obj.project(), unit)
    if style == "json":
        click.echo(json.dumps(vacancies.as_rows(found), ensure_ascii=False, indent=2))
    elif style == "ringkas":
        click.echo(vacancies.as_lines(found))
    else:
        click.echo(vacancies.as_yaml(found), nl=False)
        say(context, vacancies.summary(found))
