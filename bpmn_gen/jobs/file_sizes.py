"""How large the files are to which the pages of a unit lead: one small script for all of its pages.

Pages are planned, and may be made, before the files to which they lead.  What is known only
afterwards is therefore told by a file of its own, which all pages of a folder read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.jobs.job import Job
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIZES, COMMON_SIZES = "ukuran.js", "portal-ukuran.js"
"""File names: in the folder of a unit, and beside the front page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSizes(Job):
    """Tells the sizes of the files that it lists."""

    sizes: tuple[tuple[str, int], ...] = ()
    """Path and bytes of each file; those that could not be written are missing."""

    def sized(self, sizes: Mapping[str, int]) -> FileSizes:
        """The job with the sizes, by which it is known when they change."""
        known = tuple((path, sizes[path]) for path in self.lists if path in sizes)
        return replace(self, sizes=known, key=disk.digest(f"{self.key}\0{known!r}".encode()))

    def render(self) -> Iterator[bytes]:
        """The script: by folder, as seen from the unit's own, the bytes of each file by its name.

        Names of files are slugs, so nothing in them needs to be kept from being read as a script.
        """
        inside = f"{self.target}/" if self.target else ""
        found: dict[str, dict[str, int]] = {}
        for path, size in self.sizes:
            folder, _, name = path.removeprefix(inside).rpartition("/")
            found.setdefault(folder, {})[name] = size
        told = json.dumps(found, sort_keys=True, separators=(",", ":"))
        yield f"portalUkuran({told});\n".encode()
