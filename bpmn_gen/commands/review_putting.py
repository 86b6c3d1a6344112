"""Puts the files of a review into its folder; minutes that somebody has filled in stay there.

A meeting is held over the minutes, and its date, place and people are written into them by hand.
They are therefore never moved away.  Minutes that say something else by now go beside them, once:
whoever has taken over what is new deletes that file, and it does not come again.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.commands.review_minutes import MINUTES

if TYPE_CHECKING:
    from bpmn_gen.commands.side_folder import SideFolder

NEWER = "-terbaru"
"""Stands behind the name of minutes as they would be now."""


class ReviewFile(NamedTuple):
    """A file of a review after it was written, or left."""

    path: str
    """Empty where somebody's own stays in its place."""
    aside: str = ""
    """The new path of one that somebody had edited; else empty."""
    newer: str = ""
    """The path of minutes that wait to be taken over; else empty."""


def put_review_file(folder: SideFolder, name: str, content: bytes) -> ReviewFile:
    """Put one file into the folder of a review.

    Raises:
        OSError: when it cannot be written.
    """
    if name not in MINUTES or not folder.is_edited(name):
        return ReviewFile(*folder.put(name, content))
    if folder.is_written(name, content):
        return ReviewFile("")
    path = PurePosixPath(name)
    beside = f"{path.stem}{NEWER}{path.suffix}"
    if not folder.is_written(beside, content):
        put = folder.put(beside, content)
        return ReviewFile("", put.aside, put.path)
    is_waiting = (folder.folder / beside).is_file() and not folder.is_edited(beside)
    return ReviewFile("", newer=(folder.folder / beside).as_posix() if is_waiting else "")
