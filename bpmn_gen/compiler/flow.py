"""The steps of a process in order, each with a stable id and the ways that lead out of it.

The body of a process and each branch of a ``sejajar`` or ``pilih`` is a *region*.  Steps follow
each other in it, and ``lanjut`` and ``cabang`` jump within it.  A step that may happen at any time
stands in a region, too, but the flow passes it by.  The flow is built even from a wrong definition:
a reference that finds nothing stays open, and the rules say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.compiler.sentences import inside
from bpmn_gen.definition.schema import (
    Blok,
    Keputusan,
    Mulai,
    Panggilan,
    Pekerjaan,
    Selesai,
)
from bpmn_gen.definition.text import Text
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.definition.schema import Langkah, Proses
    from bpmn_gen.definition.schema.langkah import LangkahDasar


OPTIONAL = "_opsional"
"""How the id of a choice ends, behind the id of the step that may be skipped."""
JOINED = "_sinkron"
"""How the id of the gateway ends at which branches meet, behind that of their block."""
ASKED = "_keputusan"
"""How the id of a decision ends, behind the id of the work that it follows from."""


@dataclass(frozen=True, slots=True)
class Jump:
    """One way out of a step."""

    target: int | None
    """Index of the step it leads to; None at the end of the region or when nothing is found."""
    reference: Text | None = None
    """The step id as written; None when the flow just goes on to the next step in the list."""
    label: Text | None = None
    """The label of a decision's branch."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step and where it stands."""

    index: int
    """Position in the process; a block comes before the steps in its branches."""
    id: str
    """ASCII, unique in the process, the same whatever steps are added around it."""
    step: Langkah
    region: int
    phase: int | None
    """Index of the tahap it stands in."""
    regions: tuple[int, ...] = ()
    """The branches of a block."""
    jumps: tuple[Jump, ...] = ()
    choice: str = ""
    """Id of the choice before a step that may be skipped; empty for all others."""


@dataclass(frozen=True, slots=True)
class Region:
    """A list of steps: the body of the process or one branch of a block."""

    parent: int | None
    """Index of the block it belongs to; None for the body."""
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """All steps of a process."""

    places: tuple[Place, ...]
    regions: tuple[Region, ...]
    """The first is the body."""
    by_reference: dict[str, int]
    """Step index by the id that its author gave it; the first one when an id is used twice."""

    def members(self, region: int) -> Iterator[Place]:
        """The steps of a region in their order."""
        return (self.places[index] for index in self.regions[region].members)


def process_id(code: str) -> str:
    """The BPMN id of a process by its code; calls from other files use it too."""
    return slug(code)


def step_text(step: LangkahDasar) -> str:
    """What a step says: its main text, or the code of the process that it calls."""
    match step:
        case Mulai():
            return any_of(step.mulai)
        case Blok():
            return ""
        case _:
            text: Text = getattr(step, step.kunci)
            return text


def any_of(triggers: Sequence[Text]) -> Text:
    """Occasions of which any one begins a process, as one text."""
    if len(triggers) == 1:
        return triggers[0]
    first, *others, last = triggers
    separator = "; " if others else " "
    parts = (first, *map(inside, others), f"atau {inside(last)}")
    return Text(separator.join(parts), first.span)


def is_beside(step: Langkah) -> bool:
    """Whether the flow passes a step by: it may happen at any time."""
    return isinstance(step, Pekerjaan) and step.di_luar_alur


def is_optional(step: Langkah) -> bool:
    """Whether the flow may skip a step."""
    may_be_left_out = isinstance(step, Pekerjaan | Blok) and step.opsional is not None
    return may_be_left_out and not is_beside(step)


def ids_in(steps: Iterable[Langkah]) -> Iterator[str]:
    """The ids that authors gave, also inside branches."""
    for step in steps:
        if step.id is not None:
            yield str(step.id)
        if isinstance(step, Blok):
            for branch in step.bagian:
                yield from ids_in(branch)


def steps_by_phase(process: Proses) -> Iterator[tuple[int | None, Langkah]]:
    """The body of a process: its steps, or those of its phases with the number of the phase."""
    for step in process.langkah:
        yield None, step
    for number, phase in enumerate(process.tahap):
        for step in phase.langkah:
            yield number, step


def trace_flow(process: Proses) -> Flow:
    """Number the steps of a process, name them and find what each leads to; linear."""
    walk = _Walk()
    walk.region(list(steps_by_phase(process)), None)
    ids, choices = _ids(process.kode, walk.steps)
    by_reference: dict[str, int] = {}
    for index, step in enumerate(walk.steps):
        if step.id is not None:
            by_reference.setdefault(str(step.id), index)
    following = _following(walk.regions, walk.steps)
    places = tuple(
        Place(
            index,
            ids[index],
            step,
            walk.region_of[index],
            walk.phase_of[index],
            tuple(walk.inner.get(index, ())),
            _jumps(step, following.get(index), by_reference),
            choices.get(index, ""),
        )
        for index, step in enumerate(walk.steps)
    )
    regions = tuple(Region(parent, tuple(members)) for parent, members in walk.regions)
    return Flow(places, regions, by_reference)


@dataclass(slots=True)
class _Walk:
    """Collects steps in declaration order; nesting is as deep as the reader lets it be."""

    steps: list[Langkah] = field(default_factory=list)
    region_of: list[int] = field(default_factory=list)
    phase_of: list[int | None] = field(default_factory=list)
    regions: list[tuple[int | None, list[int]]] = field(default_factory=list)
    inner: dict[int, list[int]] = field(default_factory=dict)

    def region(self, steps: Sequence[tuple[int | None, Langkah]], parent: int | None) -> int:
        """Walk through one region and return its number."""
        number = len(self.regions)
        members: list[int] = []
        self.regions.append((parent, members))
        for phase, step in steps:
            index = len(self.steps)
            members.append(index)
            self.steps.append(step)
            self.region_of.append(number)
            self.phase_of.append(phase)
            if isinstance(step, Blok):
                branches = ([(phase, inner) for inner in branch] for branch in step.bagian)
                self.inner[index] = [self.region(branch, index) for branch in branches]
        return number


def _following(
    regions: Sequence[tuple[int | None, Sequence[int]]], steps: Sequence[Langkah]
) -> dict[int, int | None]:
    """The next step in the flow of the same list, by step index."""
    following: dict[int, int | None] = {}
    for _, listed in regions:
        members = [index for index in listed if not is_beside(steps[index])]
        following.update(zip(members, [*members[1:], None], strict=bool(members)))
    return following


def _jumps(step: Langkah, following: int | None, by_reference: dict[str, int]) -> tuple[Jump, ...]:
    """The ways out of a step."""
    if isinstance(step, Selesai) or is_beside(step):
        return ()
    if isinstance(step, Keputusan):
        return tuple(
            Jump(by_reference.get(str(reference)), reference, label)
            for label, reference in step.cabang.items()
        )
    if step.lanjut is not None:
        return (Jump(by_reference.get(str(step.lanjut)), step.lanjut),)
    return (Jump(following),)


def _ids(code: str, steps: Sequence[Langkah]) -> tuple[list[str], dict[int, str]]:
    """Ids of steps and of choices; those that authors gave are taken first, so that they stay."""
    space = IdSpace()
    space.take(process_id(code))
    ids = [space.take(slug(step.id)) if step.id is not None else "" for step in steps]
    for index, step in enumerate(steps):
        ids[index] = ids[index] or space.take(derived_id(step))
    optional = (index for index, step in enumerate(steps) if is_optional(step))
    return ids, {index: space.take(f"{ids[index]}{OPTIONAL}") for index in optional}


def derived_id(step: Langkah) -> str:
    """The id that follows from what a step says; a block is named after its first step.

    The id of a call differs from that of the process it calls, because tools look that one up.
    """
    if isinstance(step, Panggilan):
        return slug(f"panggil_{step.proses}")
    if not isinstance(step, Blok):
        return slug(step_text(step))
    first = next((branch[0] for branch in step.bagian if branch), None)
    if first is None:
        return step.kunci
    return slug(f"{step.kunci}_{derived_id(first) if first.id is None else slug(first.id)}")
