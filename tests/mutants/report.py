"""Tells what became of the mutants, and whether that is good enough."""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from tests.mutants.trial import Tried

MOST = 0.10
"""The share of mutants that may survive without a reason."""
EXPLAINED = Path(__file__).with_name("survivors.yaml")
EVERY = 50
"""A sign of life after so many mutants."""


def explanations(path: Path = EXPLAINED) -> dict[str, str]:
    """Why each known survivor survives, by its name."""
    groups: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8")) or []
    return {name: group["why"] for group in groups for name in group["mutants"]}


@dataclass
class Report:
    """Gathers what is tried."""

    begun: float
    known: dict[str, str] = field(default_factory=explanations)
    """Why a mutant survives, by its name."""
    tried: list[Tried] = field(default_factory=list)

    def add(self, one: Tried) -> None:
        """One more mutant."""
        self.tried.append(one)
        if one.killer is None and one.mutant.name not in self.known:
            place = f"{one.mutant.path.name}:{one.mutant.line}"
            self._say(f"survives {place} ({one.tests} tests)\n  {one.mutant.name}")
        if len(self.tried) % EVERY == 0:
            self._say(f"{len(self.tried)} mutants, {self._time()}")

    def close(self, *, complete: bool) -> int:
        """Tell all; 1 when too many survive without a reason, or a reason is out of date."""
        known = self.known
        survivors = [one for one in self.tried if one.killer is None]
        killed = {one.mutant.name for one in self.tried if one.killer is not None}
        unexplained = [one for one in survivors if one.mutant.name not in known]
        left = {one.mutant.name for one in survivors}
        stale = [name for name in known if name in killed or (complete and name not in left)]
        self._table()
        for name in stale:
            self._say(f"explained, but does not survive\n  {name}")
        share = len(unexplained) / max(1, len(self.tried))
        self._say(
            f"{len(self.tried)} mutants, {len(killed)} killed, {len(survivors)} survive, "
            f"{len(unexplained)} of them unexplained ({share:.1%}); {self._time()}"
        )
        return int(bool(stale) or not self.tried or share >= MOST)

    def _table(self) -> None:
        """Mutants, survivors and seconds by module, then by room."""
        for parts in (3, 2):
            groups: dict[str, list[Tried]] = defaultdict(list)
            for one in self.tried:
                groups[".".join(one.mutant.module.split(".")[:parts])].append(one)
            for name, found in sorted(groups.items()):
                left = sum(one.killer is None for one in found)
                seconds = sum(one.seconds for one in found)
                self._say(f"{name:44} {len(found):5} mutants {left:4} survive {seconds:6.0f} s")

    def _time(self) -> str:
        """How long it took, on the clock and of the processor, ended copies included."""
        times = os.times()
        used = times.user + times.system + times.children_user + times.children_system
        return f"{time.monotonic() - self.begun:.0f} s, {used:.0f} s of the processor"

    def _say(self, text: str) -> None:
        """One line or two."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
