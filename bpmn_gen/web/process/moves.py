"""Where files are that a page still asks for at the place where it found them.

A unit that gets another name gets another folder, and whoever works beside the editor may move a
file.  What somebody writes on a page that is open meanwhile must reach the file nevertheless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from bpmn_gen.web.process.bases import Bases


class MovedError(RefusalError):
    """A file of the project is at another place than the page says that asks about it."""

    def __init__(self, relative: str, place: str) -> None:
        """Say where it was and where it is, both inside the definition folder."""
        super().__init__(f"'{relative}' sudah pindah ke '{place}'")
        self.relative = place
        self.more = {"pindah": place}
        """Sent to the page, which leads there."""


class Moves:
    """What has got another place while the editor runs."""

    def __init__(self, root: Path, bases: Bases) -> None:
        """Nothing has moved yet.

        Args:
            root: the folder of the definitions.
            bases: the files that pages began with.
        """
        self._root = root
        self._bases = bases
        self._folders: dict[str, str] = {}

    def note(self, old: str, new: str) -> None:
        """Note that the folder of a unit has another name."""
        if old != new:
            self._folders.pop(new, None)
            self._folders[old] = new

    def look(self, relative: str, began: str, own: Collection[str]) -> None:
        """Look for a file that is not where it was.

        Args:
            relative: where it was, inside the definition folder.
            began: the digest of what the page began with that asks; may be empty.
            own: the files of the project.

        Raises:
            MovedError: when it is at another place.
        """
        slug, known = office_folder(relative), set[str]()
        while slug not in known and slug in self._folders:
            known.add(slug)
            slug = self._folders[slug]
            place = "/".join(("unit", slug, *relative.split("/")[2:]))
            if place in own:
                raise MovedError(relative, place)
        if not self._bases.touch(began):
            return
        like = [one for one in own if disk.digest(self._content(one)) == began]
        if len(like) == 1:
            raise MovedError(relative, like[0])

    def _content(self, relative: str) -> bytes:
        """What a file holds; nothing where it is gone at this moment."""
        try:
            return (self._root / relative).read_bytes()
        except OSError:
            return b""
