"""What a decree sets of a unit: its processes, each with the identity of its SOP as it becomes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.edition.edition import SetIdentity, SetProcess, SetUnit
from bpmn_gen.edition.identities import PERSON, unnumbered_identity
from bpmn_gen.edition.status import State
from bpmn_gen.sop.identity import identity_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.edition import Edition
    from bpmn_gen.edition.status import Status, UnitStatus
    from bpmn_gen.sop.document import Identity

SETTLED = tuple(field for field in SetIdentity.model_fields if field != "outdated")
"""The fields of an identity block that a decree settles."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Turns units into what one decree sets of them."""

    defs: DefinitionSet
    edition: Edition
    """The decree, with units or without."""
    sets_own: bool
    """Whether it sets the SOPs of units' own processes, or only lists them as drafts."""

    def unit(
        self, target: Target, processes: Sequence[ResolvedProcess], status: UnitStatus
    ) -> SetUnit:
        """What it sets of a unit; ``status`` is how that stands before."""
        is_set = [self.sets_own or not one.is_own or one.is_reference for one in processes]
        pairs = list(zip(processes, is_set, strict=True))
        return SetUnit(
            slug=target.slug,
            name=target.name,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            processes=tuple(
                self._process(one, status.of(one.code)) for one, chosen in pairs if chosen
            ),
            drafts=tuple(one.code for one, chosen in pairs if not chosen),
        )

    def _process(self, process: ResolvedProcess, status: Status) -> SetProcess:
        """One process with the identity of its SOP."""
        found = SetProcess(code=process.code, name=process.name, revision=status.revision)
        if process.is_reference:
            return found
        own = self.defs.seen_by(process.target.unit)
        said = identity_block(process, own)
        before = unnumbered_identity(said, status)
        if status.state is State.CHANGED:  # the decree is signed by whom the definitions name
            before = replace(before, **{field: getattr(said, field) for field in PERSON})
        outdated = said.revised if not before.revised else ""
        return found.model_copy(update={"identity": self._enacted(before, status, outdated)})

    def _enacted(self, identity: Identity, status: Status, outdated: str) -> SetIdentity:
        """The settled part of an identity block; ``status`` is how its SOP stands before.

        ``outdated`` is a date of revision that is of the revision before, else empty.

        A decree takes effect on the day on which it is signed, so that day is the Tanggal Efektif
        where the office names no other.  An SOP that is as it was set before keeps the decree that
        is printed with its date, because a newer number beside an older date would tell of neither.
        """
        found = {field: getattr(identity, field) for field in SETTLED}
        found["effective"] = found["effective"] or self.edition.day
        old = status.process.identity if status.process else None
        keeps = status.state is State.SET and old is not None and bool(old.signer_decree)
        if found["signer_decree"] and not keeps:
            found["signer_decree"] = self.edition.decree
        return SetIdentity(**found, outdated=outdated)
