"""Resolves the steps of a process: fills in texts, finds lanes, follows references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.flow import is_beside, step_text
from bpmn_gen.compiler.lanes import Lanes
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.resolved import Branch, Step, StepKind
from bpmn_gen.compiler.shares import shares_of
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import (
    Blok,
    Kegiatan,
    Keputusan,
    Mulai,
    Panggilan,
    Pekerjaan,
    Pemeriksaan,
)
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.flow import Flow, Jump, Place
    from bpmn_gen.definition.legal_citation import LegalWords
    from bpmn_gen.definition.schema import Langkah, Proses
    from bpmn_gen.diagnostics import Span
    from bpmn_gen.model.decision import DecisionTable


DONE, SKIPPED = "Ya", "Tidak"
"""The ways out of the choice before a step that may be skipped."""


class UnresolvedError(BpmnGenError):
    """Something in a process is still open; ``check`` says what."""

    def __init__(self, message: str, span: Span) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.span = span


@dataclass(slots=True)
class StepResolver:
    """Resolves the steps of one process for one target."""

    process: Proses
    flow: Flow
    texts: Mapping[str, str]
    """Values of placeholders."""
    names: Mapping[str, str]
    """Names of processes by code."""
    forms: Mapping[str, str]
    """Names of letters and forms by code."""
    durations: Mapping[Any, str]
    """What the unit fills in, by step id."""
    words: LegalWords
    """How provisions are cited."""
    tables: Mapping[str, DecisionTable]
    """Decision tables of the unit, by the names that steps use."""
    pools: Mapping[str, str]
    """Pools of actors by their keys; empty for the own one."""
    _lanes: Lanes = field(init=False)

    def __post_init__(self) -> None:
        """Find the lanes of all steps once."""
        self._lanes = Lanes(self.process, self.flow, self.pools)

    def region(self, number: int) -> tuple[Step, ...]:
        """The steps of a region in order; one that may be skipped comes behind its choice.

        Raises:
            UnresolvedError: when a reference leads nowhere or a lane is unknown.
        """
        steps: list[Step] = []
        for place in self.flow.members(number):
            step = self._step(place)
            steps += [self._choice(place, step), step] if place.choice else [step]
        return tuple(steps)

    def _choice(self, place: Place, step: Step) -> Step:
        """The choice before a step that may be skipped."""
        words = step.optional if step.optional.endswith("?") else f"{step.optional}?"
        return Step(
            id=place.choice,
            kind=StepKind.DECISION,
            text=words,
            short=words,
            actor=step.actor,
            phase=step.phase,
            outcomes=(Branch(DONE, step.id), Branch(SKIPPED, step.next or "")),
            skips=step.id,
            sources=step.sources,
            cited=step.cited,
            origin=step.origin,
        )

    def _step(self, place: Place) -> Step:
        """One step."""
        step = place.step
        lane = self._lanes.split(place)
        if lane not in self.process.pelaku:
            raise UnresolvedError(f"pelaku {quoted(lane)} tidak ada", step.span_of("oleh"))
        common: dict[str, Any] = {
            "id": place.id,
            "kind": _KINDS[step.kunci],
            "actor": lane,
            "join_actor": self._lanes.join(place) if place.regions else "",
            "phase": None if is_beside(step) else place.phase,
            "next": self._next(place),
            "outcomes": self._outcomes(place),
            "branches": self._branches(place),
            "optional": self._optional(step),
            "beside": is_beside(step),
            "remark": self._fill(step.keterangan),
            "note": self._fill(step.catatan),
            "sources": tuple(map(str, (*step.sumber, *step.menyatakan))),
            "stated": tuple(map(str, step.menyatakan)),
            "cited": self.words.places((*step.sumber, *step.menyatakan)),
            "origin": step.origin,
        }
        return Step(**common, **self._texts(step), **self._work(place))

    def _optional(self, step: Langkah) -> str:
        """The words by which a step may be skipped."""
        return self._fill(step.opsional) if isinstance(step, Pekerjaan | Blok) else ""

    def _branches(self, place: Place) -> tuple[tuple[Step, ...], ...]:
        """The branches of a block.

        Raises:
            UnresolvedError: when one of them is empty.
        """
        branches = tuple(self.region(number) for number in place.regions)
        if not all(branches):
            raise UnresolvedError("ada cabang yang tidak berisi langkah", place.step.origin)
        return branches

    def _texts(self, step: Langkah) -> dict[str, Any]:
        """What the step says, in full and in short."""
        text = self._fill(step_text(step))
        if isinstance(step, Panggilan):
            text = f"{step.proses} {self.names.get(str(step.proses), '')}".strip()
        short = step.ringkas if isinstance(step, LangkahKerja) else None
        return {
            "text": text,
            "short": self._fill(short) or text,
            "means": str(step.jenis) if isinstance(step, Kegiatan) and step.jenis else None,
            "triggers": self._triggers(step),
            "asks": isinstance(step, Pemeriksaan),
            "called": str(step.proses) if isinstance(step, Panggilan) else None,
            "table": self._table(step),
        }

    def _triggers(self, step: Langkah) -> tuple[str, ...]:
        """The occasions of which any one begins the process, where there are several."""
        if not isinstance(step, Mulai) or len(step.mulai) == 1:
            return ()
        return tuple(map(self._fill, step.mulai))

    def _table(self, step: Langkah) -> DecisionTable | None:
        """The decision table that is read before a step.

        Raises:
            UnresolvedError: when the unit has no such table.
        """
        if not isinstance(step, Kegiatan) or step.tabel is None:
            return None
        if step.tabel not in self.tables:
            message = f"tabel {quoted(step.tabel)} tidak ada pada unit ini"
            raise UnresolvedError(message, step.tabel.span)
        return self.tables[step.tabel]

    def _work(self, place: Place) -> dict[str, Any]:
        """The mutu baku of a step and its parties."""
        step = place.step
        if not isinstance(step, LangkahKerja):
            return {}
        duration = step.waktu or ""
        for key in (place.id, step.id):
            duration = self.durations.get(key, duration) if key else duration
        codes = tuple(str(code) for code in step.dokumen)
        return {
            "to": tuple(str(key) for key in step.kepada),
            "copies": tuple(str(key) for key in step.tembusan),
            "together": tuple(str(key) for key in step.bersama),
            "inputs": tuple(self._fill(text) for text in step.kelengkapan),
            "outputs": tuple(self._fill(text) for text in step.keluaran),
            "duration": self._fill(duration),
            "deadline": self._fill(step.batas_waktu),
            "documents": tuple(self._fill(self.forms.get(code, code)) for code in codes),
            "document_codes": codes,
            "condition": self._fill(step.syarat),
            "recurrence": self._fill(step.berkala),
        }

    def _next(self, place: Place) -> str | None:
        """The id of the step that follows."""
        if len(place.jumps) == 1 and place.jumps[0].label is None:
            return self._target(place, place.jumps[0])
        return None

    def _outcomes(self, place: Place) -> tuple[Branch, ...]:
        """The branches of a decision."""
        outcomes = []
        shares = shares_of(place.step) if isinstance(place.step, Keputusan) else {}
        for jump in place.jumps:
            target = self._target(place, jump)
            if jump.label is not None and target is not None:
                share = shares.get(str(jump.label))
                outcomes.append(Branch(self._fill(jump.label), target, share))
        return tuple(outcomes)

    def _target(self, place: Place, jump: Jump) -> str | None:
        """The id of the step that a jump leads to, or of the choice before it.

        None where a branch of a block ends.

        Raises:
            UnresolvedError: when it leads nowhere, over the border of a branch or out of the flow.
        """
        if jump.target is None:
            if jump.reference is not None:
                message = f"langkah {quoted(jump.reference)} tidak ada"
                raise UnresolvedError(message, jump.reference.span)
            if place.region == 0:
                raise UnresolvedError("alur berhenti tanpa 'selesai'", place.step.origin)
            return None
        target = self.flow.places[jump.target]
        if target.region != place.region:
            message = f"lompatan ke {quoted(target.id)} melintasi batas cabang"
            raise UnresolvedError(message, place.step.origin)
        if is_beside(target.step):
            message = f"lompatan ke {quoted(target.id)} yang ada di luar alur"
            raise UnresolvedError(message, place.step.origin)
        return target.choice or target.id

    def _fill(self, text: str | None) -> str:
        """A text with its placeholders filled in, on one line."""
        return " ".join(fill(text, self.texts).split()) if text else ""


_KINDS = {kind.value: kind for kind in StepKind}
"""Kinds of steps by their step keys."""
