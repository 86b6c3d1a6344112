"""The parts of a network: knots, arrows, and the documents that pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetworkKnot:
    """A process or a party, drawn as a box."""

    id: str
    kind: str
    """proses, proses-lain (one that the map is not about), pihak or pihak-luar."""
    code: str
    name: str
    href: str = ""
    cluster: str = ""
    """The group in whose cluster it stands, on a map of all groups; else empty."""
    column: str = ""
    """Its column on the map of one group: left for givers, middle for processes, right for
    takers."""

    @property
    def is_party(self) -> bool:
        """Whether it is somebody, not a process."""
        return not self.code


@dataclass(frozen=True, slots=True)
class NetworkArrow:
    """An arrow or line between two knots."""

    source: str
    target: str
    documents: tuple[int, ...]
    """Numbers of the documents that it carries."""
    is_call: bool
    """Whether it stands for one process that calls the other."""
    directed: bool = True
    """False for somebody who takes part but neither hands on nor gets a document."""


@dataclass(frozen=True, slots=True)
class Passing:
    """A row of the table: one document in one process."""

    number: int
    document: str
    code: str
    givers: tuple[str, ...]
    takers: tuple[str, ...]
