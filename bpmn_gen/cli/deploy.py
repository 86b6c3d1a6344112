"""The command that sends packages to an engine."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from bpmn_gen.cli.console import Command, offer, say, tell
from bpmn_gen.cli.options import Option, common_options, tipe_option, unit_option


@click.command(
    cls=Command,
    short_help="Mengirim paket ke mesin proses Camunda.",
    examples=["deploy --mesin camunda7 http://localhost:8080/engine-rest --tipe 7"],
)
@click.argument("url", metavar="URL")
@click.option(
    "--mesin",
    "engine",
    cls=Option,
    also=["--engine"],
    required=True,
    help="Mesin proses.",
    type=click.Choice(["camunda7", "camunda8"]),
)
@tipe_option(multiple=True, help="Hanya tipe unit ini.")
@unit_option(multiple=True, help="Hanya unit ini; semua: setiap unit.")
@click.option("--kirim", is_flag=True, help="Benar-benar kirim; tanpa ini hanya ditampilkan.")
@click.option("--izinkan-http", is_flag=True, help="Izinkan http ke komputer lain.")
@common_options
def deploy(context: click.Context, url: str, engine: str, **wanted: Any) -> None:
    """Mengirim paket unit ke mesin proses di URL; izin dari BPMN_GEN_TOKEN atau BPMN_GEN_USER."""
    from bpmn_gen.commands.deploying import packages, send
    from bpmn_gen.commands.posting import address

    output = context.obj.any_project().output
    sent: list[dict[str, Any]] = []
    address(url, allow_http=wanted["izinkan_http"])
    for package in packages(output, engine, wanted["tipe"], wanted["unit"]):
        listed = tell if wanted["kirim"] else offer
        listed(context, f"{package.target}: {len(package.files)} berkas")
        for name, content in package.files:
            listed(context, f"  {name} ({len(content)} bita)")
        key = None
        if wanted["kirim"]:
            key = send(package, engine, url, os.environ, allow_http=wanted["izinkan_http"])
            tell(context, f"  diterima sebagai {key}")
        files = [{"nama": name, "bita": len(content)} for name, content in package.files]
        sent.append({"paket": package.target, "berkas": files, "diterima_sebagai": key})
    if context.obj.json:
        click.echo(json.dumps(sent, ensure_ascii=False, indent=2))
    elif not wanted["kirim"]:
        say(context, "Belum ada yang dikirim; tambahkan --kirim untuk mengirim.")
