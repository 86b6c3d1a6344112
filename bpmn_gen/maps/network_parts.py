"""What a network is made of: knots, arrows, and the documents that pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetworkKnot:
    """A process or a party."""

    id: str
    kind: str
    """proses, proses-lain (of another group), pihak or pihak-luar."""
    code: str
    name: str
    href: str = ""
    cluster: str = ""
    """The group that it stands in, on a map of all groups."""
    column: str = ""
    """Where it stands on the map of one group: left who gives, right who gets."""

    @property
    def is_party(self) -> bool:
        """Whether it is somebody and not a process."""
        return not self.code


@dataclass(frozen=True, slots=True)
class NetworkArrow:
    """What joins two knots."""

    source: str
    target: str
    documents: tuple[int, ...]
    """Numbers of the documents that pass."""
    is_call: bool
    """Whether one process starts the other."""
    directed: bool = True
    """False for somebody who takes part without handing on or getting a document."""


@dataclass(frozen=True, slots=True)
class Passing:
    """A row of the table: a document in a process."""

    number: int
    document: str
    code: str
    givers: tuple[str, ...]
    takers: tuple[str, ...]
