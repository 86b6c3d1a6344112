"""``build --pantau``: what a person sees of a build that goes on from save to save."""

from __future__ import annotations

import json
import sys
import webbrowser
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.console import progress, say, show, summarise

if TYPE_CHECKING:
    from bpmn_gen.cli.console import Watch
    from bpmn_gen.cli.options import Settings
    from bpmn_gen.commands.watching import Event
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request
    from bpmn_gen.web.results.beside import Beside

NAMED = 3
"""Files and processes that a sentence names; of more it gives the number."""
ENDED = "Pemantauan dihentikan."
WITHOUT = (
    "Portal yang terbuka di peramban perlu dimuat ulang sendiri; agar otomatis, pasang sekali: "
    'pip install "bpmn-gen[sunting]"'
)
"""Where the libraries of the editor are missing."""


def watch_saves(
    context: click.Context, project: Project, request: Request, *, opens_browser: bool
) -> None:
    """Build after every save until Ctrl+C, which is the usual end and therefore no failure."""
    from bpmn_gen.commands.watching import follow

    settings: Settings = context.obj
    bars = _Bars(settings)
    events = follow(project, request, bars.watch)
    portal = _Portal(context, project, opens_browser=opens_browser)
    try:
        for event in events:
            bars.close()
            portal.tell(event)
            if settings.json:
                _as_line(project, event)
            else:
                _tell(context, project, event)
    except KeyboardInterrupt:
        bars.close()
        say(context, f"\n{ENDED}")
    finally:
        events.close()
        portal.leave()


class _Portal:
    """The portal in the browser, which is loaded again after every round."""

    def __init__(self, context: click.Context, project: Project, *, opens_browser: bool) -> None:
        """Serve nothing yet: the folder may be refused."""
        self._context, self._project = context, project
        is_seen = sys.stderr.isatty() and not (context.obj.json or context.obj.quiet)
        self._opens_browser = opens_browser and is_seen
        self._server: Beside | None = None
        self._is_told = False

    def tell(self, event: Event) -> None:
        """Let pages that are open follow; the address is told once it is known."""
        from bpmn_gen.commands import watching
        from bpmn_gen.web.results.beside import Beside

        server = self._server = self._server or Beside(self._project.output)
        match event:
            case watching.Begun():
                server.begin()
            case watching.Ready(_, paths, _):
                server.made(paths, is_over=False)
            case watching.Done(outcome, _):
                server.made((*outcome.made, *outcome.removed), is_over=True)
            case watching.Failed():
                server.made((), is_over=True)
            case _:
                self._address(server)

    def _address(self, server: Beside) -> None:
        """Say where the portal is, or what keeps it from being served."""
        if self._is_told:
            return
        self._is_told = True
        opened = server.opened(waits=True)
        if opened is None or opened.lacks:
            say(self._context, WITHOUT)
        elif opened.address and self._context.obj.json:
            data = {"peristiwa": "portal", "alamat": opened.address}
            click.echo(json.dumps(data, ensure_ascii=False))
        elif opened.address:
            say(self._context, f"Portal yang dimuat ulang sendiri: {opened.address}")
            if self._opens_browser:
                webbrowser.open(opened.address)

    def leave(self) -> None:
        """End the server."""
        if self._server is not None:
            self._server.leave()


class _Bars:
    """A progress bar for each piece of work, which ends before anything else is printed."""

    def __init__(self, settings: Settings) -> None:
        """Show nothing yet."""
        self._settings = settings
        self._shown = ExitStack()
        self._watch: Watch | None = None

    def watch(self, done: int, total: int, what: str) -> None:
        """Show how far the work is."""
        if self._watch is None:
            self._watch = self._shown.enter_context(progress(self._settings))
        self._watch(done, total, what)

    def close(self) -> None:
        """End the line of the bar."""
        self._shown.close()
        self._watch = None


def _tell(context: click.Context, project: Project, event: Event) -> None:
    """Sentences about an event."""
    from bpmn_gen.commands import watching
    from bpmn_gen.compiler.wording import first_few

    match event:
        case watching.Begun(files) if files:
            say(context, f"\nBerubah: {first_few(files, NAMED)}")
        case watching.Ready(codes, paths, seconds):
            made = f"{len(paths)} berkas proses {first_few(codes, NAMED)} siap"
            say(context, f"{made} dalam {_seconds(seconds)}; yang lain menyusul ...")
        case watching.Done(outcome, seconds):
            summarise(context, project, outcome)
            say(context, f"Selesai dalam {_seconds(seconds)}; menunggu berkas berikutnya disimpan.")
        case watching.Failed(diagnostics, seconds):
            show(context, diagnostics)
            say(context, "Perbaiki galat di atas; berkas dari penyusunan sebelumnya tetap ada.")
        case watching.Gone(folder):
            say(context, f"Folder '{folder.as_posix()}' tidak ada; menunggu sampai ada lagi ...")
        case watching.Waiting():
            place = project.defs.as_posix()
            say(context, f"Memantau '{place}' dan templat; simpan berkas untuk menyusun lagi, "
                "Ctrl+C untuk berhenti.")  # fmt: skip


def _as_line(project: Project, event: Event) -> None:
    """An event as one line of JSON, so that a program can read it at once."""
    from bpmn_gen.commands import outcome_report, watching
    from bpmn_gen.commands.report import as_data

    data: dict[str, Any]
    match event:
        case watching.Begun(files):
            data = {"peristiwa": "mulai", "berubah": files}
        case watching.Ready(codes, paths, seconds):
            data = {"peristiwa": "proses-siap", "proses": codes, "made": paths, "detik": seconds}
        case watching.Done(outcome, seconds):
            made = outcome_report.as_data(project, outcome)
            data = {"peristiwa": "selesai", "detik": seconds, **made}
        case watching.Failed(diagnostics, seconds):
            found = [as_data(item) for item in diagnostics]
            data = {"peristiwa": "gagal", "detik": seconds, "findings": found}
        case watching.Gone(folder):
            data = {"peristiwa": "folder-hilang", "folder": folder.as_posix()}
        case _:
            data = {"peristiwa": "menunggu"}
    click.echo(json.dumps(data, ensure_ascii=False))


def _seconds(seconds: float) -> str:
    """Seconds as Indonesian writes them."""
    return f"{seconds:.2f} detik".replace(".", ",")
