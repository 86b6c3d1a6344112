"""Saves what a page says: through the one layer that changes definitions, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.told_processes import told_rows
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.process.grid import state_of
from bpmn_gen.web.process.told import told_cells, told_elsewhere, told_once, told_texts
from bpmn_gen.web.process.workshop import value_of
from bpmn_gen.web.unit.unit_grid import unit_changes
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.web.process.state import Sent, SentUnit
    from bpmn_gen.web.process.told import Page
    from bpmn_gen.web.process.workshop import Read, Said, Workshop
    from bpmn_gen.web.unit.unit_desk import ReadUnit, UnitDesk

CONFLICT = "Berkas ini sudah diubah di luar halaman ini; tidak ada yang ditimpa"


class UnsavedError(RefusalError):
    """What a page says was not saved; the draft is kept."""

    def __init__(self, sentence: str, **more: Any) -> None:  # noqa: ANN401 -- shown by the page
        """Say why, with what the page shows beside."""
        super().__init__(sentence)
        self.more = more


def save(workshop: Workshop, sent: Sent) -> dict[str, Any]:
    """Write what the page of a process says into its file; every other character stays.

    Returns:
        What the page goes on with.

    Raises:
        UnsavedError: when the file was changed by somebody else, or the page has new errors.
        RefusalError: when the file changes in this very moment.
        OSError: when it cannot be written; it is as before then.
    """
    with workshop.turn:
        read = workshop.read(sent)
        workshop.keep_draft(sent)
        after = write(workshop, read, lambda now: conflict(read, now))
        state = state_of(value_of(after), read.words, read.taken.step_keys())
        return {"sidik": workshop.remember(after), "isi": state}


def save_unit(desk: UnitDesk, sent: SentUnit) -> dict[str, Any]:
    """Write what the page of a unit says into its file; see :func:`save`."""
    workshop = desk.workshop
    with workshop.turn:
        read = desk.read(sent)
        workshop.keep_draft(sent)
        after = write(workshop, read, lambda now: unit_conflict(read, now))
        state = desk.state(read.relative, after)
        return {"sidik": workshop.remember(after), "isi": state}


def write(workshop: Workshop, read: Said[Page], told: Callable[[bytes], dict[str, Any]]) -> bytes:
    """Bring the file of a page to say what that says, and forget its draft; gives the file.

    Args:
        workshop: the project.
        read: what the page says.
        told: what is in conflict with the file as it is now.

    Raises:
        UnsavedError, RefusalError, OSError: see :func:`save`.
    """
    content = workshop.content_of(read.relative)
    if content != read.base:
        raise UnsavedError(CONFLICT, bentrok=told(content))
    _refuse_errors(workshop, read)
    assert read.value is not None  # noqa: S101 -- what says nothing was refused
    editor = Editor(content.decode("utf-8-sig"))
    merge(editor, (), read.value)
    after = editor.text.encode()
    changes = Changes(workshop.project.defs.parent)
    path = workshop.path_of(read.relative)
    changes.set(path, after, content, path.name)
    changes.write("bpmn-gen sunting")
    workshop.drafts.drop(read.relative)
    return after


def conflict(read: Read, now: bytes) -> dict[str, Any]:
    """What was changed outside and on the page since both were the same, in sentences."""
    try:
        outside = outside_of(read, value_of(now))
    except RefusalError as error:
        outside = (str(error),)
    return {
        "luar": list(outside) or ["hanya susunan atau catatan di berkasnya"],
        "saya": list(outside_of(read, read.value)),
    }


def outside_of(read: Read, value: Mapping[str, Value] | None) -> tuple[str, ...]:
    """What is said otherwise than as the page began, in sentences that name rows of the page."""
    mine = read.before if read.value is None else read.value
    rows = [int(read.taken.numbers[key]) for key in read.taken.step_keys()]
    page = mine, rows if read.value is not None else ()
    return told_rows(read.before, read.before if value is None else value, page, read.words)


def unit_conflict(read: ReadUnit, now: bytes) -> dict[str, Any]:
    """What was changed in the file of a unit outside and on the page since both were the same."""
    try:
        outside = unit_changes(read.before, value_of(now))
    except RefusalError as error:
        outside = [str(error)]
    mine = unit_changes(read.before, read.value)
    return {"luar": outside or ["hanya susunan atau catatan di berkasnya"], "saya": mine}


def _refuse_errors(workshop: Workshop, read: Said[Page]) -> None:
    """Save nothing that would keep the project from being built.

    Errors that were there before do not count: who mends one of two may save.

    Raises:
        UnsavedError: when there are new errors.
    """
    own, others = workshop.judged(read)
    known = {(one.code, one.message) for one in workshop.found()}

    def new(items: list[Diagnostic]) -> list[Diagnostic]:
        grave = (one for one in items if one.is_error)
        return [one for one in grave if (one.code, one.message) not in known]

    cells = [one for one in read.taken.findings if one.is_error]
    count = len(cells) + len(new(own)) + len(new(others))
    if count or read.value is None:
        told = told_once(told_cells(read.taken), told_texts(own, read.root, read.taken))
        what = f"masih ada {count} galat" if count else "belum ada langkah"
        raise UnsavedError(
            f"Belum disimpan: {what}. Yang Anda tulis tetap ada sebagai draf",
            temuan=told,
            lain=told_elsewhere(others),
        )
