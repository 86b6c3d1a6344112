"""The emblem of the region, as staff put it beside the templates; none comes with the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.jobs.job import Job
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES: Final = ("lambang.svg", "lambang.png")
"""Names of the file, of which the first that is there counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem(Job):
    """Puts the picture beside the front page."""

    content: bytes

    def render(self) -> Iterator[bytes]:
        """The picture as it was given."""
        yield self.content


def emblem_job(read: Callable[[str], bytes], kind: str) -> Emblem | None:
    """The job of the emblem; None where staff gave none.

    Args:
        read: the content of a template by its name.
        kind: the kind of its file.
    """
    for name in NAMES:
        try:
            content = read(name)
        except OSError:
            continue
        return Emblem(target="", files=((kind, name),), key=disk.digest(content), content=content)
    return None
