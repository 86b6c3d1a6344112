"""Every command of a page is written as the program takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from bpmn_gen.cli.main import cli
from manual.command_pages import PATH
from tests.manual.reading import commands, pages

if TYPE_CHECKING:
    from manual.page import Page

SHOWN = [
    pytest.param(page, words, id=f"{path}: {' '.join(words)}")
    for path, page in pages().items()
    if path != PATH and not page.is_aside
    for words in commands(page)
    if words[0] != "PERINTAH"
]


def understood(words: list[str]) -> bool:
    """Whether a command exists with the options that are written; raises what click says."""
    if words[0].startswith("-"):
        cli.make_parser(click.Context(cli)).parse_args(list(words))
        return True
    command = cli.commands[words[0]]
    context = click.Context(command, info_name=words[0])
    _, left, _ = command.make_parser(context).parse_args(words[1:])
    return not left


def test_there_are_commands_to_try() -> None:
    assert len(SHOWN) > 100


@pytest.mark.parametrize(("page", "words"), SHOWN)
def test_a_command_of_a_page_has_its_options(page: Page, words: list[str]) -> None:
    assert understood(words), page.path


@pytest.mark.parametrize("words", [["build", "--unti", "Kroya"], ["fmt", "--timpa"]])
def test_a_slip_would_be_noticed(words: list[str]) -> None:
    with pytest.raises(click.NoSuchOption):
        understood(words)


def test_the_reference_has_every_command_with_all_its_options() -> None:
    text = pages()[PATH].text
    for name, command in cli.commands.items():
        part = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert part, name
        for option in command.params:
            hidden: frozenset[str] = getattr(option, "also", frozenset())
            shown = [one for one in option.opts if one.startswith("--") and one not in hidden]
            if isinstance(option, click.Option) and not option.hidden:
                assert all(one in part or one in text for one in shown), (name, shown)


def test_every_command_is_shown_on_a_page_for_a_task_or_of_the_guide() -> None:
    written = {
        words[0]
        for path, page in pages().items()
        if path.startswith(("mulai/", "tugas/", "rujukan/definisi"))
        for words in commands(page)
    }
    assert cli.commands.keys() - written == set()
