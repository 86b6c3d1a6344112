"""Commands that change definitions, and the one that takes the last change back.

Each notes what was typed, also where it was refused or had nothing to change: an undo that follows
is about that command, and must not quietly mean the one before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.console import Command, say
from bpmn_gen.cli.options import Settings, common_options
from bpmn_gen.store.spelling import typed_word

if TYPE_CHECKING:
    from bpmn_gen.writing.changes import Changes
    from bpmn_gen.writing.undoing import Deed, Undoable

_TYPED = "bpmn_gen.typed"
_WRITTEN = "bpmn_gen.written"
WORDS = 10
"""Words of a command that are told again; a folder of files may be typed as hundreds."""
FILES = 8
"""Files that are named in one sentence."""


class ChangingCommand(Command):
    """A command that may change definitions."""

    def __init__(self, *, only_with: str = "", **options: Any) -> None:
        """``only_with`` names the option without which the command changes nothing."""
        super().__init__(**options)
        self.only_with = only_with

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Keep what was typed.

        Raises:
            UsageError: when the command is not written as it should be.
        """
        words = " ".join(["bpmn-gen", str(info_name), *map(typed_word, args[:WORDS])])
        command = f"{words} ..." if len(args) > WORDS else words
        try:
            context = super().make_context(info_name, args, parent, **extra)
        except click.UsageError:
            if not self.only_with:
                _note(parent.find_object(Settings) if parent else None, Path(), command)
            raise
        context.meta[_TYPED] = command
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; when it has written nothing, however it ends, that is noted."""
        try:
            return super().invoke(ctx)
        finally:
            may_change = not self.only_with or ctx.params.get(self.only_with)
            if may_change and not ctx.meta.get(_WRITTEN):
                place = ctx.params.get("project") or Path()
                _note(ctx.find_object(Settings), place, ctx.meta[_TYPED])


def write_changes(context: click.Context, changes: Changes) -> None:
    """Write changes of definitions, to be taken back by the command that was typed."""
    changes.write(context.meta.get(_TYPED, ""))
    if changes.files and changes.root is not None:
        context.meta[_WRITTEN] = True


def _note(settings: Settings | None, place: Path, command: str) -> None:
    """Note a command that changed nothing in the project that it was about."""
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.undoing import note_fruitless

    if settings is not None and settings.defs is not None:
        note_fruitless(settings.defs.parent, command)
    elif (project := Project.around(place)) is not None:
        note_fruitless(project.defs.parent, command)


@click.command(
    cls=Command,
    short_help="Membatalkan perubahan terakhir pada definisi.",
    examples=["batal", "batal --pratinjau"],
)
@click.option("--pratinjau", "preview", is_flag=True, help="Tampilkan saja, jangan menulis.")
@click.option(
    "--ya", "sure", is_flag=True,
    help="Batalkan juga bila perintah sesudahnya tidak mengubah apa pun.",
)  # fmt: skip
@common_options
def batal(context: click.Context, *, preview: bool, sure: bool) -> None:
    """Mengembalikan berkas definisi yang terakhir diubah program, satu kali.

    Yang dibatalkan disebut: perintahnya, waktunya, dan berkasnya. Bila perintah terakhir ditolak
    atau tidak mengubah apa pun, perubahan sebelumnya hanya dibatalkan dengan --ya.
    """
    from bpmn_gen.errors import RefusalError
    from bpmn_gen.writing.undoing import last_change

    found = last_change(context.obj.own_project().defs.parent)
    if found.later is not None and not (sure or preview):
        raise RefusalError(
            f"perintah terakhir, {_told(found.later)}, tidak mengubah definisi, jadi tidak ada "
            f"yang dibatalkan. Perubahan sebelumnya ialah {_told(found.deed)}: {_files(found)}",
            "untuk membatalkan perubahan sebelumnya itu: bpmn-gen batal --ya",
        )
    if not preview:
        found.undo()
    say(context, f"{'Akan dibatalkan' if preview else 'Dibatalkan'}: {_told(found.deed)}")
    if preview and found.later is not None and not sure:
        later = f"Perintah terakhir, {_told(found.later)}, tidak mengubah definisi; karena itu"
        say(context, f"{later} perubahan ini hanya dibatalkan dengan: bpmn-gen batal --ya")
    for change in found.shown:
        done = "dihapus kembali" if change.after is None else "dikembalikan"
        say(context, f"{'akan ' if preview else ''}{done}: {change.label}")


def _told(deed: Deed) -> str:
    """A command and its time."""
    from bpmn_gen.definition.dates import spoken_date

    words = f"'{deed.command}'" if deed.command else "perubahan terakhir"
    if deed.time is None:
        return words
    return f"{words} ({spoken_date(deed.time.date())} pukul {deed.time:%H.%M})"


def _files(found: Undoable) -> str:
    """The files of a change, as far as one sentence holds them."""
    names = [change.label for change in found.shown]
    rest = f", dan {len(names) - FILES} berkas lain" if len(names) > FILES else ""
    return ", ".join(names[:FILES]) + rest
