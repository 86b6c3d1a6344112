"""The options that commands share: their names, their values, and what shells offer for them.

Everything is named in Indonesian.  The English names that other programs use are understood as well
and not shown, because one language is easier to learn than two.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bpmn_gen.errors import BpmnGenError, MisuseError

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project

Told = TypeVar("Told")
Offer = Callable[[click.Context, click.Parameter, str], list[str]]
"""Finds what a shell may offer for a word that was begun."""

NO_PROJECT = (
    "Tidak ada proyek di folder ini maupun di atasnya (folder 'process_defs' tidak ditemukan). "
    "Pindah ke folder proyek, mulai yang baru dengan 'bpmn-gen init FOLDER', atau tambahkan "
    "--bawaan untuk memakai definisi bawaan"
)
SHIPPED = "Memakai definisi bawaan; 'bpmn-gen init FOLDER' menyalinnya untuk disunting."


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
            raise MisuseError("pilih salah satu: --folder-definisi atau --bawaan")
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


class Option(click.Option):
    """An option with names that are understood but not shown."""

    def __init__(self, names: Sequence[str], *, also: Iterable[str] = (), **settings: Any) -> None:
        """Add the names of ``also`` to those that help and messages show."""
        super().__init__([*names, *also], **settings)
        self.also = frozenset(also)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help, without the hidden names."""
        return self._named(super().get_help_record, ctx)

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """How messages name the option."""
        return self._named(super().get_error_hint, ctx)

    def _named(self, tell: Callable[[Any], Told], ctx: click.Context | None) -> Told:
        """Let click tell something while it knows the shown names alone."""
        every = self.opts
        self.opts = [name for name in every if name not in self.also]
        try:
            return tell(ctx)
        finally:
            self.opts = every


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
    behind ``--folder-hasil=``.  A folder named ``~`` would be dangerous to delete.
    """

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if not str(value).strip():
            self.fail("nama folder belum ditulis.", param, ctx)
        from bpmn_gen.store.windows_paths import fault_of_place

        if why := fault_of_place(str(value)):
            self.fail(f"folder '{value}' tidak dapat ada di Windows: {why}.", param, ctx)
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111 -- leaves "~x" alone


class Existing(click.Path):
    """A file or folder that is there."""

    name = "berkas atau folder"

    def __init__(self) -> None:
        """Any path that exists."""
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; what is none is told with its likely cause."""
        text = str(value)
        if not Path(text).exists():
            told = f"berkas atau folder '{text}' tidak ada. {cause_of_word(text)}"
            self.fail(told.rstrip(), param, ctx)
        return super().convert(value, param, ctx)


EXISTING = Existing()
"""A file or folder that is there."""


def cause_of_word(word: str) -> str:
    """Why a word of a command is not what it was meant to be.

    Word turns hyphens and quotes into other signs.
    """
    if re.search("[–—]", word):
        return "Tulis pilihan dengan dua tanda hubung biasa, misalnya --unit."
    if re.search("[“”„‘’]", word):
        return 'Pakai tanda kutip lurus, misalnya --unit "Kecamatan Kroya".'
    return ""


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Enter an option into the settings, wherever it was written."""
    settings = context.ensure_object(Settings)
    if value is not None and value is not False and parameter.name:
        setattr(settings, parameter.name, value)


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of ``Settings``."""
    folder = Folder(path_type=Path)
    kept: dict[str, Any] = {"cls": Option, "expose_value": False, "callback": _keep}
    flag: dict[str, Any] = {"is_flag": True, **kept}
    for option in (
        click.option(
            "--rinci", "verbose", **flag, also=["--verbose"], help="Tampilkan juga catatan.",
        ),
        click.option(
            "--senyap", "quiet", **flag, also=["--quiet"], help="Tampilkan galat saja.",
        ),
        click.option("--json", **flag, help="Keluaran dalam JSON."),
        click.option(
            "--folder-hasil", "output", type=folder, metavar="FOLDER", **kept, also=["--output"],
            help="Folder hasil (bawaan: output di proyek).",
        ),
        click.option("--bawaan", **flag, help="Pakai definisi bawaan program."),
        click.option(
            "--folder-definisi", "defs", type=folder, metavar="FOLDER", **kept, also=["--defs"],
            help="Folder definisi (bawaan: process_defs proyek ini).",
        ),
    ):  # fmt: skip
        command = option(command)
    return click.pass_context(command)


overwriting = click.option("--timpa", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
"""The option of commands that write where the user says."""


class Form(click.Choice[str]):
    """One of a few words, each of which may have another name that is understood but not shown."""

    def __init__(self, choices: Sequence[str], also: Mapping[str, str]) -> None:
        """Take the words, and by each other name the word that it stands for."""
        super().__init__(choices, case_sensitive=False)
        self.also = also

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word."""
        return super().convert(self.also.get(str(value).lower(), value), param, ctx)


def _offered(find: Callable[[DefinitionSet], Iterable[str]]) -> Offer:
    """What a shell offers for a value that the definitions name."""

    def offer(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
        """The names that go on from what was begun; none where there is no project to read."""
        from bpmn_gen.definition.load import load
        from bpmn_gen.diagnostics import Findings
        from bpmn_gen.store.project import shipped

        try:
            project = ctx.ensure_object(Settings).any_project()
            defs = load(project.defs, Findings(), shipped("process_defs"))
        except (BpmnGenError, OSError):
            return []
        return [name for name in find(defs) if name.casefold().startswith(begun.casefold())]

    return offer


def _codes(defs: DefinitionSet) -> list[str]:
    """The codes of all processes."""
    own = (code for office in defs.offices.values() for code in office.proses)
    return sorted({*defs.proses, *own})


tipe_option = partial(
    click.option,
    "--tipe",
    type=TIPE,
    metavar="N",
    shell_complete=_offered(lambda defs: map(str, defs.tipe_unit)),
)
"""An option for unit types."""
unit_option = partial(
    click.option,
    "--unit",
    metavar="NAMA",
    shell_complete=_offered(lambda defs: [*(str(unit.nama) for unit in defs.unit), "semua"]),
)
"""An option for units."""
proses_option = partial(click.option, "--proses", metavar="KODE", shell_complete=_offered(_codes))
"""An option for processes."""
workers = click.option(
    "--pekerja", "jobs", cls=Option, also=["--jobs"], metavar="N",
    type=Number(1, "tulis 1 atau lebih, misalnya --pekerja 4"),
    help="Banyaknya pekerja (bawaan: sebanyak prosesor).",
)  # fmt: skip
"""An option for how many workers build."""
without_browser = click.option(
    "--tanpa-peramban", "opens_browser", is_flag=True, flag_value=False, default=True,
    help="Tampilkan alamat di peramban saja, jangan membukanya.",
)  # fmt: skip
"""An option of commands that open the browser."""
