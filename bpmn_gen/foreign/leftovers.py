"""What a file of another notation holds that found no place in BPMN.

Whoever reads such a file counts in its XML what people see there, and looks for each of it in the
BPMN that was made.  The report of an import names what is missing under what was lost.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Leftover(NamedTuple):
    """Something that people see in the file, and nobody will see in BPMN."""

    kind: str
    """The name of such an element in BPMN XML, or in the file where BPMN has none."""
    id: str
    name: str
    line: int
    """The line of the file on which it begins; 1 where the file does not say."""


@dataclass(slots=True)
class Leftovers:
    """All that found no place."""

    elements: list[Leftover] = field(default_factory=list)
    details: Counter[str] = field(default_factory=Counter)
    """Number of parts that only programs read, by their name."""
    extensions: Counter[str] = field(default_factory=Counter)
    """Number of additions of tools, by a word in which the tool is known."""
