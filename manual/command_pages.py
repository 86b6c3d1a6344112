"""The reference of all commands, made from the commands themselves."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click

from bpmn_gen.cli.console import Command
from bpmn_gen.cli.indonesian import speak
from bpmn_gen.cli.main import cli
from manual.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = "rujukan/perintah"
_COMMON = "Pilihan untuk semua perintah"
_OPENING = """\
# Semua perintah

Halaman ini dibuat dari program itu sendiri, jadi selalu sama dengan yang ditampilkan
`bpmn-gen PERINTAH --bantuan`. Perintah ditulis di Command Prompt, di folder proyek.

Program selesai dengan kode 0 bila baik, 1 bila ada temuan atau galat, dan 2 bila perintahnya salah
ditulis.
"""


def pages() -> Iterator[Page]:
    """One page with all commands."""
    speak()
    yield Page(PATH, "\n".join(_told()))


def _told() -> Iterator[str]:
    yield _OPENING
    yield from ("| perintah | gunanya |", "|---|---|")
    for name, command in cli.commands.items():
        yield f"| [`{name}`](#{name}) | {command.get_short_help_str(200)} |"
    yield ""
    common = {record[0]: record[1] for record in _records(cli)}
    yield from (f"## {_COMMON}", "", "Boleh ditulis sebelum atau sesudah nama perintah.", "")
    yield from _table(common)
    for name, command in cli.commands.items():
        yield from _one(name, command, common)


def _one(name: str, command: click.Command, common: dict[str, str]) -> Iterator[str]:
    """A command: how it is written, what it does, its own options, examples."""
    context = _context(command, name)
    words = " ".join(command.collect_usage_pieces(context))
    yield from (f"## {name}", "", "```bat", f"bpmn-gen {name} {words}", "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from (" ".join(paragraph.replace("\b", "").split()), "")
    own = {option: told for option, told in _records(command) if option not in common}
    if own:
        yield from _table(own)
    if isinstance(command, Command) and command.examples:
        examples = [f"bpmn-gen {example}" for example in command.examples]
        yield from ("Contoh:", "", "```bat", *examples, "```", "")


def _context(command: click.Command, name: str) -> click.Context:
    return click.Context(command, info_name=name, parent=click.Context(cli, info_name="bpmn-gen"))


def _records(command: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- click names groups and commands apart
    """The options of a command as its help shows them."""
    context = _context(command, str(command.name))
    found = (one.get_help_record(context) for one in command.get_params(context))
    return [record for record in found if record and record[1]]


def _table(records: dict[str, str]) -> Iterator[str]:
    yield from ("| pilihan | artinya |", "|---|---|")
    for option, told in records.items():
        yield f"| `{option}` | {' '.join(told.split()).replace('|', chr(92) + '|')} |"
    yield ""
