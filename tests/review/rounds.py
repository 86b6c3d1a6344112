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
from bpmn_gen.edition.record_file import as_bytes, from_bytes
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.review.processes import compare
from bpmn_gen.review.titles import Renaming
from bpmn_gen.review.units import review
from tests.content.shipped import definitions
from tests.review.editing import Named, edited, exchanged, with_other_ids

if TYPE_CHECKING:
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord
    from bpmn_gen.review.change import Change

TYPES = (7, 4)
TITLES = ("Pejabat Pengawas", "Ketua Tim", "Pejabat yang Berwenang", "Kepala Perangkat Daerah")
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


@cache
def unit() -> UnitRecord:
    """One unit type, as editions keep it, with ids that authors gave."""
    defs = definitions()
    made = record_unit(defs, Target(defs.tipe_unit[TYPES[0]]), Findings())
    processes = {code: replace(one, derived=frozenset()) for code, one in made.processes.items()}
    return replace(made, processes=processes)


def unit_round(seed: int) -> Round:
    """A unit in which three processes were edited, one title renamed, and one process removed.

    The newer state goes through its file, as an edition does.
    """
    rng = random.Random(seed)
    old = unit()
    *chosen, gone = rng.sample([*old.processes], 4)
    wanted: list[frozenset[Named]] = [frozenset({("process-removed", gone, "")})]
    processes = dict(old.processes)
    for code in chosen:
        processes[code], editing = edited(old.processes[code], rng, rng.randint(1, 3))
        wanted += [
            frozenset((kind, f"{code}/{key}", name) for kind, key, name in names)
            for names in editing.named
        ]
    del processes[gone]
    title = rng.choice(TITLES)
    new = _renamed(replace(old, processes=processes), title, f"{title} Wilayah")
    if any(title in str(one.said) for one in processes.values()):
        wanted.append(frozenset({("title-renamed", title, "")}))
    again = from_bytes(as_bytes(new), "unit.json", Findings())
    assert again == new
    found = [_named(one) for one in review(old, again).changes]
    return Round(",".join(chosen), wanted, found)


def _renamed(record: UnitRecord, old: str, new: str) -> UnitRecord:
    """A unit in which a title has another name wherever it stands."""
    return replace(
        record,
        processes={
            code: replace(one, said=exchanged(one.said, old, new))
            for code, one in record.processes.items()
        },
        titles=exchanged(record.titles, old, new),
        groups=tuple(exchanged(group, old, new) for group in record.groups),
        incoming=exchanged(record.incoming, old, new),
        outgoing=exchanged(record.outgoing, old, new),
    )


def _named(change: Change) -> Named:
    """A change as rounds name it."""
    if change.kind == "title-renamed":
        return (change.kind, change.before, "")
    if change.kind.startswith("process"):
        return (change.kind, change.code, "")
    step = change.key.split("/")[1] if change.code else change.key
    step = change.step or ("" if change.kind == "head-changed" else step)
    return (change.kind, f"{change.code}/{step}", _field(change.field, change.kind))


def _field(name: str, kind: str) -> str:
    """The field of a difference, where edits name it."""
    return "" if kind in ("step-split", "steps-merged") else name


def main(count: int, first: int) -> None:
    """Do many rounds and tell what was missed and what was invented."""
    for seed in range(first, first + count // 4):
        made = unit_round(seed)
        if made.missed or made.invented:
            told = f"unit {seed}: missed {[sorted(m) for m in made.missed]}"
            sys.stdout.write(f"{told}, invented {made.invented}\n")
    sys.stdout.write(f"units: {count // 4} rounds\n")
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
