"""Gives the reason for one change, in the file in which staff give them.

What else stands there stays, every character of it.  A reason that somebody else has written since
it was read is never replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.review_files import read_file
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.review.reasons import FILE, Reason, read_reasons, told, written
from bpmn_gen.workbook.tidy import joined_lines
from bpmn_gen.writing.changes import Changes, content_of
from bpmn_gen.writing.editing import Editor

if TYPE_CHECKING:
    from bpmn_gen.commands.review_files import ReviewPlace
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.reasons import Reasons

LONGEST: Final = 4_000
"""Characters of a reason."""
ELSEWHERE: Final = "Alasan ini sudah diubah di luar halaman ini; tidak ada yang ditimpa"


def give_reason(
    place: ReviewPlace, change: Change, said: Reason, before: Reason, command: str
) -> Reason:
    """Write what somebody says of a change.

    Args:
        place: of the review.
        change: of which it is said.
        said: reason and basis.
        before: the same as they were when they were read.
        command: by which it is told that the change can be undone.

    Returns:
        What stands there now, its line breaks joined.

    Raises:
        RefusalError: when somebody else has changed it, or the file has no place for it.
        CompileError: when the file has mistakes.
        OSError: when it cannot be written.
    """
    reason, basis = (written(joined_lines(one))[:LONGEST] for one in (said.reason, said.basis))
    wanted = Reason(reason, basis)
    findings = Findings()
    known = read_file(place, findings)
    if findings.has_errors:
        raise CompileError([*findings])
    there = known.given.get(change.key, Reason())
    if there == wanted:
        return wanted
    if (there.reason, there.basis) != (before.reason, before.basis):
        raise RefusalError(ELSEWHERE, "muat ulang halamannya untuk melihat yang terakhir")
    text = _with(known, change, wanted)
    read = read_reasons(text, "", Findings())
    if read is None or dict(read.given) != {**known.given, change.key: wanted}:
        where = place.reasons.as_posix()
        raise RefusalError(f"Alasan ini tidak dapat ditulis dari sini; ubah di {where}")
    changes = Changes(place.project.defs.parent)
    changes.set(place.reasons, text.encode(), content_of(place.reasons), FILE)
    changes.write(command)
    return wanted


def _with(known: Reasons, change: Change, wanted: Reason) -> str:
    """The text of the file with what is said of a change."""
    if change.key not in known.given:
        return known.with_entry(change.key, told(change), wanted)
    editor = Editor(known.text)
    entry = (change.key,)
    if isinstance(editor.value(entry), str):
        editor.set(entry, {"perubahan": told(change), "alasan": wanted.reason or "..."})
    else:
        editor.set((*entry, "alasan"), wanted.reason or "...")
    if wanted.basis:
        editor.set((*entry, "dasar"), wanted.basis)
    elif editor.has((*entry, "dasar")):
        editor.remove((*entry, "dasar"))
    return editor.text
