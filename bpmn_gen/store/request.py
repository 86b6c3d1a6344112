"""What a build is asked to make."""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = ("bpmn", "camunda7", "camunda8", "svg", "pdf", "docx", "xlsx", "pptx")
"""Kinds of artefacts that a build can make."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked to make."""

    tipe: tuple[int, ...] = ()
    """Numbers of unit types; with no type and no unit: all types."""
    unit: tuple[str, ...] = ()
    """Names of units."""
    proses: tuple[str, ...] = ()
    """Codes of processes; empty: all that apply."""
    formats: tuple[str, ...] = FORMATS
    jobs: int = 0
    """Worker processes; 0: one for each processor."""
    keputusan: bool | None = None
    """Whether to draft the decree about just what is asked for, and the volumes of its units.
    None: only where no draft about more would be lost and the work takes less than minutes."""
    force: bool = False
    """Make everything again."""
    into_filled: bool = False
    """Write even into a folder to which ``output_folder`` objects."""

    @property
    def name(self) -> str:
        """What is asked for, apart from how, as a key of the memory."""
        parts = (
            sorted(self.tipe),
            sorted(self.unit),
            sorted(self.proses),
            sorted(self.formats),
            self.keputusan,
        )
        return repr(parts)
