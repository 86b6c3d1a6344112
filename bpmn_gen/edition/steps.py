"""The steps of a resolved process in the words of authors.

What the compiler writes out is folded again, because it is no step of its own to anybody who reads:
the start and the ends that nobody wrote, the question that follows from work, and the choice before
a step that may be skipped.  Each step says where it leads, so that nothing hangs on the order of
the list alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.compiler.shares import percent
from bpmn_gen.compiler.shorthand import END, START
from bpmn_gen.edition.record import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.value import Value


class StepTeller:
    """Tells the steps of one process."""

    def __init__(self, process: ResolvedProcess) -> None:
        """Find the steps that stand for others."""
        self._steps = {step.id: step for step in process.walk()}
        self._instead: dict[str, str] = {}
        for step in self._steps.values():
            if step.skips:
                self._instead[step.id] = step.skips
            elif step.asks and step.next:
                self._instead[step.next] = step.id
            elif _is_bare_end(step):
                self._instead[step.id] = ENDED

    def told(self, steps: Sequence[Step]) -> list[dict[str, Value]]:
        """The steps of one list."""
        return [one for _, one in self.phased(steps)]

    def phased(self, steps: Sequence[Step]) -> Iterator[tuple[int, dict[str, Value]]]:
        """The steps of one list, each with the number of its phase.

        A step beside the flow has none and stands where the step before it does.
        """
        phase = 0
        for at, step in enumerate(steps):
            phase = phase if step.phase is None else step.phase
            if step.id not in self._instead and not _is_bare_start(step, steps[at + 1 :]):
                yield phase, self._step(step)

    def _step(self, step: Step) -> dict[str, Value]:
        """One step."""
        said: dict[str, Value] = {"id": step.id, step.kind.value: self._words(step)}
        question = self._steps[step.next] if step.asks and step.next else step
        if step.asks:
            said["keputusan"] = question.text
        if step.short != step.text:
            said["ringkas"] = step.short
        said["oleh"] = step.actor
        said |= {key: value for key, value in _work(step).items() if value}
        if question.outcomes:
            said["cabang"] = {one.label: self._target(one.target) for one in question.outcomes}
            said |= _shares(question)
        elif step.next and not step.asks:
            said["lanjut"] = self._target(step.next)
        return said

    def _words(self, step: Step) -> Value:
        """What the key of its kind holds."""
        if step.kind in BLOCKS:
            return [self.told(branch) for branch in step.branches]
        if step.kind is StepKind.CALL:
            return step.called or step.text
        return list(step.triggers) or step.text

    def _target(self, key: str) -> str:
        """The id of the step that readers see there."""
        return self._instead.get(key, key)


def _is_bare_start(step: Step, behind: Sequence[Step]) -> bool:
    """Whether a start says nothing but that the next step begins."""
    bare = step.kind is StepKind.START and step.text == START and not step.sources
    return bare and bool(behind) and behind[0].id == step.next


def _is_bare_end(step: Step) -> bool:
    """Whether an end says nothing but that the way is over."""
    said = (step.sources, step.remark, step.outputs, step.to, step.copies)
    return step.kind is StepKind.END and step.text == END and not any(said)


def _shares(question: Step) -> dict[str, Value]:
    """How often branches are taken; of the first one it is what the others leave."""
    if any(one.share is None for one in question.outcomes):
        return {}
    others = question.outcomes[1:]
    return {"peluang": {one.label: percent(one.share) for one in others if one.share is not None}}


def _work(step: Step) -> dict[str, Value]:
    """The mutu baku of a step, its parties, its limits and its provisions."""
    carried = step.sources[: len(step.sources) - len(step.stated)]
    return {
        "jenis": step.means or "",
        "bersama": list(step.together),
        "kepada": list(step.to),
        "tembusan": list(step.copies),
        "kelengkapan": list(step.inputs),
        "keluaran": list(step.outputs),
        "waktu": step.duration,
        "batas_waktu": step.deadline,
        "dokumen": list(step.documents),
        "syarat": step.condition,
        "berkala": step.recurrence,
        "opsional": step.optional,
        "sewaktu_waktu": "ya" if step.beside else "",
        "tabel": step.table.name if step.table else "",
        "keterangan": step.remark,
        "catatan": step.note,
        "sumber": list(carried),
        "menyatakan": list(step.stated),
    }
