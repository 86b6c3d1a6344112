"""What all commands share: the common options, how they speak, the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.project import Project

Watch = Callable[[int, int, str], None]
"""Told how many jobs are done, of how many, and what was done last."""


@dataclass(slots=True)
class Settings:
    """The options that every command knows; they may stand before or after the command."""

    defs: Path | None = None
    output: Path = Path("output")
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def project(self) -> Project:
        """The project of this run."""
        from bpmn_gen.project import Project

        try:
            return Project.locate(self.defs, self.output)
        except NotADirectoryError as error:
            raise click.UsageError(f"Folder definisi '{error}' tidak ada.") from error


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Enter an option into the settings, wherever it was written."""
    settings = context.ensure_object(Settings)
    if value is not None and value is not False and parameter.name:
        setattr(settings, parameter.name, value)


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of ``Settings``."""
    folder = click.Path(path_type=Path)
    kept: dict[str, Any] = {"expose_value": False, "callback": _keep}
    for option in (
        click.option("--verbose", is_flag=True, help="Tampilkan juga catatan.", **kept),
        click.option("--quiet", is_flag=True, help="Tampilkan galat saja.", **kept),
        click.option("--json", is_flag=True, help="Keluaran dalam JSON.", **kept),
        click.option(
            "--output", type=folder, metavar="DIR", **kept,
            help="Folder hasil (bawaan: output).",
        ),
        click.option(
            "--defs", type=folder, metavar="DIR", **kept,
            help="Folder definisi (bawaan: process_defs).",
        ),
    ):  # fmt: skip
        command = option(command)
    return click.pass_context(command)


def progress(settings: Settings) -> AbstractContextManager[Watch]:
    """A progress bar on a terminal, silence elsewhere."""
    if settings.quiet or settings.json or not sys.stderr.isatty():
        return nullcontext(lambda _done, _total, _what: None)
    from bpmn_gen.progress import bar

    return bar()


def show(context: click.Context, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Findings on stderr, or on stdout as JSON."""
    from bpmn_gen import report

    settings: Settings = context.obj
    if settings.json:
        click.echo(report.as_json(diagnostics))
        return
    shown = visible(settings, diagnostics, everything=settings.verbose)
    if shown:
        click.echo(report.human(shown), err=True)


def visible(
    settings: Settings, diagnostics: tuple[Diagnostic, ...], *, everything: bool
) -> list[Diagnostic]:
    """What a person wants to see: with --quiet errors only, remarks only when asked for."""
    if settings.quiet:
        return [item for item in diagnostics if item.severity == "error"]
    return [item for item in diagnostics if everything or item.severity != "info"]


def say(context: click.Context, sentence: str) -> None:
    """A message for people, on stderr; silent with --quiet and --json."""
    settings: Settings = context.obj
    if not (settings.quiet or settings.json):
        click.echo(sentence, err=True)
