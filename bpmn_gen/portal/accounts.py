"""What a unit has to show for itself: its SOPs, which of them are set, and what is still blank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.edition.status import State


@dataclass(frozen=True, slots=True)
class SopAccount:
    """One SOP."""

    code: str
    name: str
    number: str
    """Empty where none is known, as the next."""
    effective: str
    """Its date in words."""
    state: State
    """A draft also where no decree is known at all."""
    blanks: tuple[str, ...]
    """What of it is printed as a blank, in words."""

    @property
    def dated(self) -> str:
        """Number and date in a sentence without a full stop."""
        if not self.number and not self.effective:
            return "Nomor dan tanggal efektif SOP belum diisi"
        number = f"SOP nomor {self.number}" if self.number else "SOP, nomor belum diisi"
        day = f"berlaku sejak {self.effective}" if self.effective else "tanggal efektif belum diisi"
        return f"{number}, {day}"


@dataclass(frozen=True, slots=True)
class UnitAccount:
    """One unit type or unit."""

    target: Target
    sops: tuple[SopAccount, ...]
    changes: int = 0
    """How many changes there are since the last decree about it."""
    compared: str = ""
    """The page of its maps before and after that a review made; empty where there is none."""

    @property
    def blanks(self) -> int:
        """How many values are still blank."""
        return sum(len(sop.blanks) for sop in self.sops)

    def of(self, code: str) -> SopAccount | None:
        """The SOP of a process; None where it has none, as a general reference."""
        return next((sop for sop in self.sops if sop.code == code), None)


def grouped(names: Iterable[str]) -> Iterator[str]:
    """Names of blanks, those that occur several times once with their number."""
    return (f"{name} ({n})" if n > 1 else name for name, n in Counter(names).items())
