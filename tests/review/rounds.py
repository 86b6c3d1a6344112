"""A process is edited at random, and the review of both states must name every edit and no other.

``python -m tests.review.rounds COUNT [FIRST]`` does many rounds and tells what was missed.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.review.processes import compare
from bpmn_gen.review.titles import Renaming
from tests.content.shipped import definitions
from tests.review.editing import Named, edited, with_other_ids

if TYPE_CHECKING:
    from bpmn_gen.edition.record import ProcessRecord

TYPES = (7, 4)
MOST_EDITS = 6


@dataclass(frozen=True)
class Round:
    """What a review named of what it had to name."""

    code: str
    wanted: list[frozenset[Named]]
    found: list[Named]

    @property
    def missed(self) -> list[frozenset[Named]]:
        """Edits that it did not name."""
        return [one for one in self.wanted if not one & {*self.found}]

    @property
    def invented(self) -> list[Named]:
        """What it named and nobody did."""
        known = {one for names in self.wanted for one in names}
        return [one for one in self.found if one not in known]


@cache
def processes() -> tuple[ProcessRecord, ...]:
    """The processes of some unit types, as editions keep them, with ids that authors gave."""
    defs = definitions()
    units = [record_unit(defs, Target(defs.tipe_unit[number]), Findings()) for number in TYPES]
    return tuple(
        replace(process, derived=frozenset())
        for unit in units
        for process in unit.processes.values()
    )


def round_of(seed: int, *, ids: bool = True) -> Round:
    """One process and one newer state of it; without ``ids`` all ids were dropped on the way."""
    rng = random.Random(seed)
    old = rng.choice(processes())
    new, editing = edited(old, rng, rng.randint(1, MOST_EDITS))
    names: dict[str, str] = {}
    if not ids:
        new, names = with_other_ids(new)
    compared = compare(old, new, Renaming({}))
    found = [
        (edit.kind.value, names.get(edit.key, edit.key), _field(edit.field, edit.kind.value))
        for edit in compared.edits
    ]
    return Round(old.code, editing.named, found)


def _field(name: str, kind: str) -> str:
    """The field of a difference, where edits name it."""
    return "" if kind in ("step-split", "steps-merged") else name


def main(count: int, first: int) -> None:
    """Do many rounds and tell what was missed and what was invented."""
    for ids in (True, False):
        rounds = {seed: round_of(seed, ids=ids) for seed in range(first, first + count)}
        wanted = sum(len(one.wanted) for one in rounds.values())
        named = sum(len(one.found) for one in rounds.values())
        missed = sum(len(one.missed) for one in rounds.values())
        invented = sum(len(one.invented) for one in rounds.values())
        for seed, one in rounds.items():
            if ids and (one.missed or one.invented):
                told = f"{seed} {one.code}: missed {[sorted(m) for m in one.missed]}"
                sys.stdout.write(f"{told}, invented {one.invented}\n")
        kind = "with ids" if ids else "without ids"
        recall, precision = 1 - missed / wanted, 1 - invented / max(named, 1)
        sys.stdout.write(
            f"{kind}: {count} rounds, {wanted} edits; recall {recall:.2%}, "
            f"precision {precision:.2%}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
