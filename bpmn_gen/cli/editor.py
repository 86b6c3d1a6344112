"""The command that opens the editor in the browser."""

from __future__ import annotations

import click

from bpmn_gen.cli.console import Command, say
from bpmn_gen.cli.options import Number, common_options, without_browser
from bpmn_gen.errors import RefusalError

LACKING = (
    "Penyunting di peramban belum terpasang",
    'pasang sekali dengan: pip install "bpmn-gen[sunting]"',
    "di folder kode sumbernya: make edit",
)


@click.command(
    cls=Command,
    short_help="Menyunting proses di peramban.",
    examples=["sunting", "sunting --port 8765 --tanpa-peramban"],
)
@click.option(
    "--port", metavar="N", default=0,
    type=Number(0, "tulis 1024 sampai 65535, atau 0 untuk yang bebas"),
    help="Port di komputer ini (bawaan: selalu sama untuk satu proyek, bila bebas).",
)  # fmt: skip
@without_browser
@common_options
def sunting(context: click.Context, port: int, *, opens_browser: bool) -> None:
    """Menyunting langkah proses di peramban; peta, SOP, dan temuan langsung mengikuti.

    Hanya peramban di komputer ini yang dapat membukanya. Definisi tetap berkas YAML; catatan di
    dalamnya tidak hilang.
    """
    if port > 65_535:  # noqa: PLR2004 -- as many ports as there are
        raise click.BadParameter(f"port {port} tidak ada; tulis paling besar 65535.", context)
    project = context.obj.own_project()
    try:
        from bpmn_gen.web.serving import serve
    except ModuleNotFoundError as error:
        raise RefusalError(*LACKING) from error

    serve(project, port, lambda sentence: say(context, sentence), opens_browser=opens_browser)
