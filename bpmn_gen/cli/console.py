"""What all commands share: the common options, and how findings and refusals reach people."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.options import Option, Settings, cause_of_word
from bpmn_gen.errors import BpmnGenError, MisuseError, RefusalError

if TYPE_CHECKING:
    from bpmn_gen.commands.ledger import Outcome
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project

SPOKEN_COMMANDS = {
    "periksa": "check", "cek": "check", "susun": "build", "bangun": "build", "buat": "build",
    "daftar": "list", "rapikan": "fmt", "tata": "layout", "mulai": "init", "skema": "schema",
    "kirim": "deploy", "bandingkan": "banding", "import": "impor", "lacak": "trace",
    "diagnosis": "diagnosa", "diagnose": "diagnosa", "doctor": "diagnosa",
}  # fmt: skip
"""Commands as people may call them."""

CLOSED = 22
"""Error number on Windows (EINVAL) when nobody reads what is printed; other systems say EPIPE."""

EXTRA_WORDS = "Argumen berlebih"
"""How our sentence about superfluous words begins."""

FROM_MENU = "BPMN_GEN_MENU"
"""Set by the menu of the bundle for Windows, whose people write no commands."""

Watch = Callable[[int, int, str], None]
"""Told how many jobs are done, of how many, and what was done last."""


class Helpful(click.Command):
    """Asks for help in Indonesian; ``--help`` is understood and not shown."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that prints the help and ends the run."""
        del ctx

        def tell(context: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001 -- click calls it so
            if asked and not context.resilient_parsing:
                click.echo(context.get_help(), color=context.color)
                context.exit()

        return Option(
            ["-h", "--bantuan"],
            also=["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=tell,
            help="Tampilkan bantuan ini, lalu selesai.",
        )


class Command(Helpful):
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
        words = list(args)  # because click takes out what it reads
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if error.message.startswith(EXTRA_WORDS):
                why = self._why_extra(error.message, words)
                raise click.UsageError(error.message + why, ctx) from error
            if isinstance(error, click.NoSuchOption) and error.possibilities:
                hidden = {name for one in self.params for name in getattr(one, "also", ())}
                shown = sorted(set(error.possibilities) - hidden)
                raise click.NoSuchOption(error.option_name, None, shown, ctx) from error
            raise

    def _why_extra(self, message: str, words: Sequence[str]) -> str:
        """Why there are superfluous words: signs of Word, a space in a list, or no quotes."""
        if why := cause_of_word(message):
            return f". {why}"
        if any(word.endswith(",") for word in words):
            return ". Tulis daftar tanpa spasi, misalnya svg,pdf."
        if any(isinstance(one, click.Argument) and one.name == "nama" for one in self.params):
            return f'. Nama yang memuat spasi diapit tanda kutip: {self.name} "..."'
        if any("--unit" in option.opts for option in self.params):
            return '. Nama yang memuat spasi diapit tanda kutip, misalnya --unit "Kecamatan Kroya".'
        return ""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and turn our exceptions into those of click as ``errors`` says.

        Raises:
            ClickException: with the sentence of a refusal.
            UsageError: with that of a command that makes no sense.
        """
        try:
            return super().invoke(ctx)
        except MisuseError as error:
            told = _sentence(error) if FROM_MENU in os.environ else _sentences(error)
            raise click.UsageError(told, ctx) from error
        except RefusalError as error:
            raise click.ClickException(_sentences(error)) from error
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


class Misuse(click.ClickException):
    """A command that makes no sense, told without how commands are written."""

    exit_code = 2


class Program(Helpful, click.Group):
    """The commands, in the order in which they are needed; refusals end in a sentence."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were added."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; one that is not is told with the one that was meant.

        Raises:
            UsageError: when there is no such command.
        """
        word = args[0]
        if word in self.commands:
            return super().resolve_command(ctx, args)
        small = word.casefold()
        meant = small if small in self.commands else SPOKEN_COMMANDS.get(small)
        later = next((one for one in args[1:] if one in self.commands), None)
        if meant is None and later is not None:
            raise click.UsageError(
                f"Perintah '{word}' tidak ada. Perintahnya ditulis dahulu, misalnya "
                f"bpmn-gen {later} ...",
                ctx,
            )
        if meant is None:
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"Perintah '{word}' tidak ada. Maksud Anda '{meant}'?", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and turn errors of the operating system into sentences.

        A library that is missing or broken is a fault of the machine, too.  People who use the menu
        wrote no command, so they are not told how it is written.

        Raises:
            Misuse: when the menu asked for what makes no sense.
            ClickException: with the file or library and the reason.
            BrokenPipeError: when nobody reads what is printed; click ends quietly then.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if FROM_MENU in os.environ:
                raise Misuse(error.format_message()) from error
            raise
        except OSError as error:
            from bpmn_gen.system_refusals import place_of, refusal

            place = place_of(error)
            if error.errno == errno.EPIPE or (error.errno == CLOSED and not place):
                raise BrokenPipeError(errno.EPIPE, "closed") from error
            why, remedy = refusal(error)
            subject = f"'{place}'" if place else "Keluaran"
            raise click.ClickException(
                f"{subject} tidak dapat dibaca atau ditulis: {why}. Saran: {remedy}."
            ) from error
        except ImportError as error:
            if (error.name or "bpmn_gen").partition(".")[0] == "bpmn_gen":
                raise
            raise click.ClickException(
                f"Pustaka '{error.name}' tidak terpasang atau rusak. Saran: jalankan 'bpmn-gen "
                "diagnosa', yang menyebut apa yang kurang."
            ) from error


def _sentence(error: object) -> str:
    """What something says, with a full stop behind it."""
    words = str(error)
    return words if words.endswith(("?", ".")) else f"{words}."


def _sentences(error: RefusalError) -> str:
    """What a refusal says and what can be done about it."""
    hints = (_sentence(f"{hint[:1].upper()}{hint[1:]}") for hint in error.hints)
    return " ".join([_sentence(error), *hints])


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
    """What a person wants to see: with --senyap errors only, remarks only when asked for."""
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
    say(context, f"{left} catatan tidak ditampilkan; tambahkan --rinci untuk melihatnya.")
    return grave


def summarise(context: click.Context, project: Project, outcome: Outcome) -> None:
    """What a build made and where."""
    from bpmn_gen.commands.outcome_report import as_data, sentences

    settings: Settings = context.obj
    if settings.json:
        click.echo(json.dumps(as_data(project, outcome), ensure_ascii=False, indent=2))
        return
    show(context, tuple(outcome.findings))
    for sentence in sentences(project, outcome):
        say(context, sentence)


def say(context: click.Context, sentence: str) -> None:
    """A message for people, on stderr; silent with --senyap and --json."""
    settings: Settings = context.obj
    if not (settings.quiet or settings.json):
        click.echo(sentence, err=True)


def tell(context: click.Context, line: str) -> None:
    """A line on what a command did or found, on stdout; silent with --senyap and --json."""
    if not context.obj.quiet:
        offer(context, line)


def offer(context: click.Context, text: str) -> None:
    """What somebody asked to see, a preview above all, on stdout; also with --senyap.

    With --json the same comes in another form.
    """
    if not context.obj.json:
        click.echo(text)
