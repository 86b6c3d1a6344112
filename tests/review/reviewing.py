"""A project beside an older state of it, its review, and the files that staff fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from bpmn_gen.commands.review_files import TABLE
from bpmn_gen.commands.reviewing import Outcome, Purpose, review_units
from bpmn_gen.workbook.reading import read_workbook
from tests.edition.town import FOLDER, UNIT

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.store.project import Project
    from bpmn_gen.workbook.cells import Sheet


def reviewed(project: Project, *, preview: bool = False) -> Outcome:
    """The review of the project against its older state."""
    older = (project.defs.parents[1] / "lama").as_posix()
    purpose = Purpose.LOOK if preview else Purpose.TABLE
    return review_units(project, older, (), (UNIT,), purpose)


OLDER = "proyek-lama"
"""What the folders are called of what is compared with the older state."""


def reasons(project: Project) -> Path:
    """Where staff give reasons."""
    return project.defs.parent / "reviu" / OLDER / FOLDER / "reviu.yaml"


def outputs(project: Project) -> Path:
    """The folder of the review among the outputs."""
    return project.output / "reviu" / OLDER / FOLDER


def table(project: Project) -> Sheet:
    """The table of changes."""
    path = outputs(project) / TABLE
    return read_workbook(path.read_bytes(), path.name).sheets[0]


def fill(project: Project, cells: dict[str, str], name: str = TABLE, sheet: int = 0) -> None:
    """Write into the table as people do with a spreadsheet program."""
    path = outputs(project) / name
    book = openpyxl.load_workbook(path)
    for place, text in cells.items():
        book.worksheets[sheet][place] = text
    book.save(path)
