"""What all commands share: the common options, and how findings and refusals reach people."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.errors import BpmnGenError, MisuseError, RefusalError

if TYPE_CHECKING:
    from bpmn_gen.commands.ledger import Outcome
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project

CLOSED = 22
"""Error number on Windows (EINVAL) when nobody reads what is printed; other systems say EPIPE."""

EXTRA_WORDS = "Argumen berlebih"
"""How our sentence about superfluous words begins."""

NAMED = 3
"""Units that the summary of a build names; of more it gives the number."""

NO_PROJECT = (
    "Tidak ada proyek di folder ini maupun di atasnya (folder 'process_defs' tidak ditemukan). "
    "Pindah ke folder proyek, mulai yang baru dengan 'bpmn-gen init DIR', atau tambahkan --bawaan "
    "untuk memakai definisi bawaan"
)
SHIPPED = "Memakai definisi bawaan; 'bpmn-gen init DIR' menyalinnya untuk disunting."

Watch = Callable[[int, int, str], None]
"""Told how many jobs are done, of how many, and what was done last."""


@dataclass(slots=True)
class Settings:
    """The options that every command knows; they may stand before or after the command."""

    defs: Path | None = None
    bawaan: bool = False
    """Whether the definitions of the program are asked for."""
    output: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def project(self) -> Project:
        """The project of this run.

        Without options it is found upwards, as version control finds a repository.  In a folder
        with nothing in it the definitions of the program stand in, and the user is told so.

        Raises:
            MisuseError: when there is no project, or options contradict each other.
        """
        from bpmn_gen.store.project import Project, is_bare

        if self.bawaan and self.defs is not None:
            raise MisuseError("pilih salah satu: --defs atau --bawaan")
        chosen = None if self.defs is None else Project.at(self.defs, self.output)
        chosen = chosen or (None if self.bawaan else Project.around(Path(), self.output))
        if chosen is not None:
            return chosen
        if not self.bawaan:
            if not is_bare(Path()):
                raise MisuseError(NO_PROJECT)
            if not (self.quiet or self.json):
                click.echo(SHIPPED, err=True)
        return Project.of_program(self.output)

    def own_project(self) -> Project:
        """The project of this run, for commands that write definitions.

        Raises:
            MisuseError: when there is none: the definitions of the program are never written.
        """
        from bpmn_gen.store.project import Project

        if self.bawaan:
            raise MisuseError("definisi bawaan tidak ditulisi; salin dengan 'bpmn-gen init'")
        if self.defs is None and Project.around(Path()) is None:
            raise MisuseError(NO_PROJECT)
        return self.project()

    def any_project(self) -> Project:
        """The project of this run, else the program's, for commands that work anywhere."""
        from bpmn_gen.store.project import Project

        if self.defs is None and Project.around(Path()) is None:
            return Project.of_program(self.output)
        return self.project()


class Command(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *, examples: Sequence[str], **options: Any) -> None:
        """Keep the examples, written without the name of the program."""
        super().__init__(options_metavar="[OPSI]", **options)
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; superfluous words are told together with their likely cause.

        Raises:
            UsageError: when the command is not written as it should be.
        """
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if error.message.startswith(EXTRA_WORDS):
                takes_names = any("--unit" in option.opts for option in self.params)
                why = _why_extra(error.message, takes_names=takes_names)
                raise click.UsageError(error.message + why, ctx) from error
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and turn our exceptions into those of click as ``errors`` says.

        Raises:
            ClickException: with the sentence of a refusal.
            UsageError: with that of a command that makes no sense.
        """
        try:
            return super().invoke(ctx)
        except MisuseError as error:
            raise click.UsageError(_sentence(error), ctx) from error
        except RefusalError as error:
            raise click.ClickException(_sentence(error)) from error
        except BpmnGenError as error:
            from bpmn_gen.diagnostics import CompileError

            if not isinstance(error, CompileError):
                raise
            show(ctx, error.diagnostics)
            ctx.exit(1)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each example on a line of its own, to be copied whole."""
        with formatter.section("Contoh"):
            for example in self.examples:
                name = ctx.find_root().info_name
                formatter.write(f"{'':{formatter.current_indent}}{name} {example}\n")


class Program(click.Group):
    """The commands, in the order in which they are needed; refusals end in a sentence."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were added."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and turn errors of the operating system into sentences.

        Raises:
            ClickException: with the file and the reason.
            BrokenPipeError: when nobody reads what is printed; click ends quietly then.
        """
        try:
            return super().invoke(ctx)
        except OSError as error:
            from bpmn_gen.diagnostics import place_of, refusal

            place = place_of(error)
            if error.errno == errno.EPIPE or (error.errno == CLOSED and not place):
                raise BrokenPipeError(errno.EPIPE, "closed") from error
            why, remedy = refusal(error)
            subject = f"'{place}'" if place else "Keluaran"
            raise click.ClickException(
                f"{subject} tidak dapat dibaca atau ditulis: {why}. Saran: {remedy}."
            ) from error


def _sentence(error: Exception) -> str:
    """What an exception says, with a full stop behind it."""
    words = str(error)
    return words if words.endswith(("?", ".")) else f"{words}."


def _why_extra(message: str, *, takes_names: bool) -> str:
    """Why there are superfluous words.

    Word turns hyphens and quotes into other signs, and hasty fingers forget to quote a name.
    """
    if re.search("[–—]", message):
        return ". Tulis pilihan dengan dua tanda hubung biasa, misalnya --unit."
    if re.search("[“”„‘’]", message):
        return '. Pakai tanda kutip lurus, misalnya --unit "Kecamatan Kroya".'
    if takes_names:
        return '. Nama yang memuat spasi diapit tanda kutip, misalnya --unit "Kecamatan Kroya".'
    return ""


class Number(click.types.IntParamType):
    """A whole number, not below the lowest one."""

    name = "bilangan"

    def __init__(self, lowest: int, hint: str) -> None:
        """What to write, for those who wrote something else."""
        self.lowest, self.hint = lowest, hint

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal()) or int(text) < self.lowest:
            self.fail(f"'{text}' bukan bilangan yang sah; {self.hint}.", param, ctx)
        return int(text)


TIPE = Number(1, "tulis satu nomor tiap --tipe, misalnya --tipe 7 --tipe 8")
"""The number of a unit type."""


class Folder(click.Path):
    """A folder that the user names; an empty name is a slip, not the current folder.

    ``~`` is replaced by the home folder here, because shells of Windows never do it and others not
    behind ``--output=``.  A folder named ``~`` would be dangerous to delete.
    """

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if not str(value).strip():
            self.fail("nama folder belum ditulis.", param, ctx)
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111 -- leaves "~x" alone


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Enter an option into the settings, wherever it was written."""
    settings = context.ensure_object(Settings)
    if value is not None and value is not False and parameter.name:
        setattr(settings, parameter.name, value)


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of ``Settings``."""
    folder = Folder(path_type=Path)
    kept: dict[str, Any] = {"expose_value": False, "callback": _keep}
    for option in (
        click.option("--verbose", is_flag=True, help="Tampilkan juga catatan.", **kept),
        click.option("--quiet", is_flag=True, help="Tampilkan galat saja.", **kept),
        click.option("--json", is_flag=True, help="Keluaran dalam JSON.", **kept),
        click.option(
            "--output", type=folder, metavar="DIR", **kept,
            help="Folder hasil (bawaan: output di proyek).",
        ),
        click.option(
            "--bawaan", is_flag=True, **kept, help="Pakai definisi bawaan program.",
        ),
        click.option(
            "--defs", type=folder, metavar="DIR", **kept,
            help="Folder definisi (bawaan: process_defs proyek ini).",
        ),
    ):  # fmt: skip
        command = option(command)
    return click.pass_context(command)


overwriting = click.option("--timpa", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
"""The option of commands that write where the user says."""


def progress(settings: Settings) -> AbstractContextManager[Watch]:
    """A progress bar on a terminal, silence elsewhere."""
    if settings.quiet or settings.json or not sys.stderr.isatty():
        return nullcontext(lambda _done, _total, _what: None)
    from bpmn_gen.cli.progress import bar

    return bar()


def show(context: click.Context, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Findings on stderr, or on stdout as JSON."""
    from bpmn_gen.commands import report

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


def without_remarks(
    context: click.Context, diagnostics: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Leave out remarks where something has to be mended first, and say how many there are."""
    grave = tuple(item for item in diagnostics if item.severity != "info")
    if not grave or len(grave) == len(diagnostics):
        return diagnostics
    left = len(diagnostics) - len(grave)
    say(context, f"{left} catatan tidak ditampilkan; tambahkan --verbose untuk melihatnya.")
    return grave


def summarise(context: click.Context, project: Project, outcome: Outcome) -> None:
    """What a build made and where."""
    from bpmn_gen.commands.report import as_data

    settings: Settings = context.obj
    if settings.json:
        data = {
            "output": project.output.as_posix(),
            "made": sorted(outcome.made),
            "kept": sorted(outcome.kept),
            "removed": sorted(outcome.removed),
            "set_aside": [asdict(item) for item in outcome.set_aside],
            "findings": [as_data(item) for item in outcome.findings],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    show(context, tuple(outcome.findings))
    failed = outcome.findings.has_errors
    if failed:
        say(context, "Belum semua berkas dibuat; ikuti saran di atas, lalu jalankan lagi.")
    if outcome.made or outcome.removed or outcome.set_aside:
        say(context, f"{_files(outcome)}: {_count(outcome)}.")
    elif not failed:
        say(context, f"Tidak ada yang berubah: {len(outcome.kept)} berkas sudah mutakhir.")
    if outcome.made or outcome.kept:
        say(context, f"Hasil ada di {project.output.as_posix()}")


def _files(outcome: Outcome) -> str:
    """What became of how many files."""
    counts = (
        f"{len(outcome.made)} berkas dibuat",
        f"{len(outcome.kept)} tidak berubah",
        f"{len(outcome.removed)} dihapus",
    )
    saved = f"{len(outcome.set_aside)} berkas Anda disimpan dengan nama lain"
    return ", ".join((*counts, saved) if outcome.set_aside else counts)


def _count(outcome: Outcome) -> str:
    """How many processes for whom; names hold commas."""
    names = "; ".join(outcome.targets[:NAMED])
    names += "; ..." if len(outcome.targets) > NAMED else ""
    return f"{outcome.processes} proses untuk {len(outcome.targets)} unit atau tipe unit ({names})"


def say(context: click.Context, sentence: str) -> None:
    """A message for people, on stderr; silent with --quiet and --json."""
    settings: Settings = context.obj
    if not (settings.quiet or settings.json):
        click.echo(sentence, err=True)


def tell(context: click.Context, line: str) -> None:
    """A line of data for people, on stdout; with --json the data comes in another form."""
    if not context.obj.json:
        click.echo(line)
