"""Writes out what authors may leave unsaid: the start, the end, and work that ends in a decision.

A list of steps may begin with work and stop after work.  ``selesai`` may be named as the next step
although no step has that id, and one step may hold both the work and the decision that follows from
it.  Everything behind this module sees the long form, so that no rule, proof or output has to know
the short one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bpmn_gen.compiler.flow import ASKED, derived_id, ids_in, is_beside
from bpmn_gen.definition.schema import Blok, Keputusan, Langkah, Mulai, Pemeriksaan, Selesai
from bpmn_gen.definition.schema.langkah import LangkahDasar, LangkahKerja
from bpmn_gen.definition.text import Text
from bpmn_gen.model.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.schema import Proses

START, END = "Mulai", "Selesai"
"""The words of a start and an end that nobody wrote."""
_Made = TypeVar("_Made", bound=LangkahDasar)
_Steps = tuple[Langkah, ...]


def written_out(process: Proses) -> Proses:
    """The process in its long form; the same object where nothing is left unsaid."""
    lists = [process.langkah, *(phase.langkah for phase in process.tahap)]
    body = [step for steps in lists for step in steps]
    if not any(not is_beside(step) for step in body):
        return process
    named = any(step.id is not None and _is_end(step.id) for step in body)
    writer = _Writer(frozenset(ids_in(body)), ends=not named)
    made = [writer.region(steps) for steps in lists]
    _begin(made)
    _finish(made)
    if made == lists:
        return process
    phases = tuple(
        phase.model_copy(update={"langkah": steps})
        for phase, steps in zip(process.tahap, made[1:], strict=True)
    )
    return process.model_copy(update={"langkah": made[0], "tahap": phases})


def _begin(lists: list[_Steps]) -> None:
    """Put a start before the first step where there is none."""
    if any(isinstance(step, Mulai) for steps in lists for step in steps):
        return
    at = next(number for number, steps in enumerate(lists) if _last(steps) is not None)
    first = lists[at][0]
    start = _made(Mulai, first, mulai=(Text(START, first.origin),))
    lists[at] = (start, *lists[at])


def _finish(lists: list[_Steps]) -> None:
    """Put an end behind the last step where the flow would go on from it."""
    at = max(number for number, steps in enumerate(lists) if _last(steps) is not None)
    steps = lists[at]
    place = _last(steps) or 0
    last = steps[place]
    if isinstance(last, Selesai | Keputusan) or last.lanjut is not None:
        return
    end = _made(Selesai, last, selesai=Text(END, last.origin))
    lists[at] = (*steps[: place + 1], end, *steps[place + 1 :])


def _last(steps: _Steps) -> int | None:
    """The place of the last step in the flow."""
    return next((at for at in range(len(steps) - 1, -1, -1) if not is_beside(steps[at])), None)


@dataclass(slots=True)
class _Writer:
    """Writes out the steps of one process."""

    ids: frozenset[str]
    """The ids that its author gave."""
    ends: bool
    """Whether ``selesai`` as the next step means an end, because no step has that id."""
    taken: set[str] = field(default_factory=set)
    """The ids given to steps here."""

    def region(self, steps: Iterable[Langkah], *, inside: bool = False) -> _Steps:
        """The steps of one list, each with what it left unsaid behind it."""
        return tuple(one for step in steps for one in self._step(step, inside=inside))

    def _step(self, step: Langkah, *, inside: bool) -> Iterator[Langkah]:
        """One step; ends stand behind it, except in branches, which have none."""
        if isinstance(step, Blok):
            branches = tuple(self.region(branch, inside=True) for branch in step.bagian)
            same = branches == step.bagian
            yield step if same else step.model_copy(update={step.kunci: branches})
            return
        if isinstance(step, Keputusan) and step.kegiatan is not None:
            work, step = self._apart(step)
            yield work
        ends: list[Selesai] = []
        yield step if inside or not self.ends else self._ended(step, ends)
        yield from ends

    def _apart(self, step: Keputusan) -> tuple[Pemeriksaan, Keputusan]:
        """The work of a step and the decision that follows from it.

        References to the step lead to the work, because a decision is taken anew after it is done
        anew.
        """
        shared = {key: getattr(step, key) for key in LangkahKerja.model_fields}
        shared["lanjut"] = None  # a decision goes on by its branches; a rule tells of it there
        work = _made(Pemeriksaan, step, **shared, kegiatan=step.kegiatan)
        named = str(step.id or derived_id(work))
        decision = _made(
            Keputusan,
            step,
            id=self._free(f"{slug(named)}{ASKED}", step),
            oleh=step.oleh,
            keputusan=step.keputusan,
            cabang=step.cabang,
            peluang=step.peluang,
            lanjut=step.lanjut,
        )
        return work, decision

    def _ended(self, step: Langkah, ends: list[Selesai]) -> Langkah:
        """The step with an end of its own wherever it leads to ``selesai``."""
        if isinstance(step, Keputusan):
            ways = {label: self._end(way, step, ends, label) for label, way in step.cabang.items()}
            return step if ways == step.cabang else step.model_copy(update={"cabang": ways})
        if step.lanjut is None or not _is_end(step.lanjut):
            return step
        return step.model_copy(update={"lanjut": self._end(step.lanjut, step, ends)})

    def _end(self, way: Text, step: Langkah, ends: list[Selesai], label: str = "") -> Text:
        """Where a way leads; to a new end where it says ``selesai``."""
        if not _is_end(way):
            return way
        source = str(step.id or derived_id(step))
        wanted = f"{Selesai.kunci}_{slug(source)}" + (f"_{slug(label)}" if label else "")
        key = self._free(wanted, step)
        ends.append(_made(Selesai, step, id=key, selesai=Text(END, way.span)))
        return Text(key, way.span)

    def _free(self, wanted: str, step: Langkah) -> Text:
        """An id that no other step has."""
        numbers = range(2, len(self.ids) + len(self.taken) + 3)
        names = (wanted, *(f"{wanted}_{number}" for number in numbers))
        key = next(name for name in names if name not in self.ids and name not in self.taken)
        self.taken.add(key)
        return Text(key, step.origin)


def _is_end(way: str) -> bool:
    """Whether a way leads to the end, however its capitals are written."""
    return way.casefold() == Selesai.kunci


def _made(model: type[_Made], near: Langkah, **values: object) -> _Made:
    """A step that stands in the file where another one does."""
    return model.model_validate(values).placed_like(near)
