"""The site as the tests look at it, and the commands that its pages show."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import TYPE_CHECKING

from bpmn_gen.cli.main import cli
from manual.contents import contents
from manual.site import Site, site

if TYPE_CHECKING:
    from manual.page import Page

_IN_TEXT = re.compile(r"`bpmn-gen ([^`]+)`")
_IN_BLOCK = re.compile(r"^ *bpmn-gen (.+)$", re.MULTILINE)
TABLE = re.compile(r"^<!-- lembar: (\w+) -->\n((?:\|.*\n)+)", re.MULTILINE)
"""A table of a page that is typed into a sheet, behind the name of the sheet."""


@cache
def made() -> Site:
    """The site, made once."""
    return site()


@cache
def pages() -> dict[str, Page]:
    """All pages by their path."""
    return {page.path: page for group in contents().values() for page in group}


def commands(page: Page) -> list[list[str]]:
    """The words of the commands that a page shows, without the name of the program."""
    found = [*_IN_TEXT.findall(page.text), *_IN_BLOCK.findall(page.text)]
    told = (one for one in found if one.split()[0] in cli.commands or "|" not in one)
    return [shlex.split(one.replace("\\", "/")) for one in dict.fromkeys(told)]


def typed(page: Page) -> dict[str, list[dict[str, str]]]:
    """The rows that a reader types into sheets, by the name of the sheet.

    Several tables of one sheet show the same rows one beside another.
    """
    found: dict[str, list[dict[str, str]]] = {}
    for sheet, table in TABLE.findall(page.text):
        head, _, *rows = [
            [cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()
        ]
        told = [dict(zip(head, row, strict=True)) for row in rows]
        before = found.get(sheet, [{} for _ in told])
        found[sheet] = [one | other for one, other in zip(before, told, strict=True)]
    return found
