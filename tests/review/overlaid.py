"""Maps of both states of processes, drawn as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.review_overlay import overlaid_map
from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.returning.page import Shown
from bpmn_gen.review.processes import Compared, compare
from bpmn_gen.review.titles import Renaming
from bpmn_gen.soundness.proof import compiled
from tests.review.written import NUMBER, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bpmn_gen.difference.edits import Edit, EditKind
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.picture.changed_map import ChangedMap


@dataclass(frozen=True)
class Drawn:
    """One process that was edited."""

    compared: Compared
    map: ChangedMap

    def signs(self, number: int) -> list[tuple[str, str]]:
        """The boxes that carry the number of an edit, each with its look."""
        return [
            (key, sign.look)
            for key, sign in self.map.changes.signs.items()
            if str(number) in sign.number.split(", ")
        ]

    def edits(self, kind: EditKind) -> list[tuple[int, Edit]]:
        """The edits of a kind with their numbers."""
        return [(n, one) for n, one in enumerate(self.compared.edits, 1) if one.kind is kind]


def drawn_pairs(
    folder: Path, olds: Mapping[str, ProcessRecord], news: Mapping[str, ProcessRecord]
) -> dict[str, Drawn]:
    """The map of both states of each process, by code."""
    old_defs, before = resolved(folder / "lama", olds)
    defs, after = resolved(folder / "baru", news)
    assert [*before] == [*after] == [*olds]
    target = Target(defs.tipe_unit[NUMBER])
    then = record_resolved(old_defs, target, [*before.values()]).processes
    now = record_resolved(defs, target, [*after.values()]).processes
    found = {}
    for code in before:
        both = compare(then[code], now[code], Renaming({}))
        made, edit = (compiled(one[code], Findings()) for one in (before, after))
        shown = Shown(after[code], defs, made, edit, both.edits, (), (), ids=both.ids)
        found[code] = Drawn(both, overlaid_map(shown, (before[code], after[code]), both, {}))
    return found
