"""The blanks of the SOPs of a unit, by how its processes stand.

What a decree has set is no blank, and a date of revision is one only for an SOP that is a revision:
a first edition has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.edition.identities import unnumbered_identity
from bpmn_gen.sop.blanks import blanks
from bpmn_gen.sop.identity import identity_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.sop.blanks import Blank
    from bpmn_gen.sop.document import Identity


class PrintedBlanks(NamedTuple):
    """What the SOPs of a unit print."""

    blanks: tuple[Blank, ...]
    blocks: Mapping[str, Identity]
    """The identity block of each SOP, by the code of its process."""


def printed_blanks(
    defs: DefinitionSet, target: Target, processes: Sequence[ResolvedProcess], unit: UnitStatus
) -> PrintedBlanks:
    """The blanks of a unit whose processes have been resolved; ``unit`` is how it stands."""
    blocks: dict[str, Identity] = {}

    def block_of(process: ResolvedProcess, seen: DefinitionSet) -> Identity:
        block = unnumbered_identity(identity_block(process, seen), unit.of(process.code))
        blocks[process.code] = block
        return block

    revised = frozenset(one.code for one in processes if unit.of(one.code).revision)
    return PrintedBlanks(blanks(target, processes, defs, block_of, revised), blocks)
