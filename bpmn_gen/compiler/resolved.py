"""A process of one target with nothing left open: what lowering, SOPs and maps start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_citation import with_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.schema import Layanan, Sop
    from bpmn_gen.diagnostics import Span
    from bpmn_gen.model.decision import DecisionTable


class StepKind(StrEnum):
    """What a step is, in the author's words."""

    START = "mulai"
    WORK = "kegiatan"
    DECISION = "keputusan"
    PARALLEL = "sejajar"
    SEVERAL = "pilih"
    CALL = "proses"
    END = "selesai"


BLOCKS = (StepKind.PARALLEL, StepKind.SEVERAL)
"""Steps with branches that part and meet again."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One outcome of a decision."""

    label: str
    target: str
    """Id of the step it leads to; empty where it leads to the end of a branch of a block."""
    share: Fraction | None = None
    """How often it is taken of all times that the decision is; None where nobody says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step with its texts filled in.

    ``to``, ``copies`` and ``together`` hold keys of actors and parties: see
    :meth:`ResolvedProcess.names_of`.
    """

    id: str
    """ASCII, unique in the process, stable between builds and equal in all targets."""
    kind: StepKind
    text: str
    """Its text in full, as the SOP prints it; of a call the name of the called process."""
    short: str
    """Its text as it stands in boxes."""
    actor: str
    """Key of the actor in whose lane it lies; of a block, where it splits."""
    join_actor: str = ""
    """Key of the actor in whose lane the branches of a block meet again."""
    phase: int | None = None
    """Index in the phases of the process."""
    next: str | None = None
    """Id of the step that follows; None after a decision or an end and where a branch ends."""
    outcomes: tuple[Branch, ...] = ()
    """The branches of a decision in the order in which they are written."""
    branches: tuple[tuple[Step, ...], ...] = ()
    """Of a block: the steps of each branch."""
    triggers: tuple[str, ...] = ()
    """Of a start: the occasions of which any one begins the process, where there are several."""
    asks: bool = False
    """Whether the decision behind it follows from this work, so that both are one row of an SOP."""
    optional: str = ""
    """The words of the provision by which work or a block may be skipped; else empty."""
    skips: str = ""
    """Of a choice: the id of the step behind it that may be skipped."""
    beside: bool = False
    """Whether it stands beside the flow and may happen at any time."""
    means: str | None = None
    """How work is done (``jenis``): pengguna, manual, layanan, kirim or terima."""
    called: str | None = None
    """Code of the process that a call calls."""
    table: DecisionTable | None = None
    """The decision table that is read before the work."""
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    duration: str = ""
    """Empty when neither the process nor the unit says: printed as a blank."""
    deadline: str = ""
    documents: tuple[str, ...] = ()
    """Names of the letters and forms that the step produces."""
    document_codes: tuple[str, ...] = ()
    condition: str = ""
    recurrence: str = ""
    remark: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    """Addresses of the provisions that it carries out, then of those that its texts state."""
    stated: tuple[str, ...] = ()
    """Those of its sources that its texts state and that it does not carry out."""
    cited: tuple[str, ...] = ()
    """Its sources in the words of the law, as they are printed."""
    origin: Span = field(repr=False)


@dataclass(frozen=True, slots=True)
class Phase:
    """A named stretch of steps."""

    name: str
    sources: tuple[str, ...]
    cited: tuple[str, ...]
    """The sources in the words of the law."""
    origin: Span = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedProcess:
    """One process as one target has it."""

    code: str
    name: str
    target: Target
    participant: str
    """The name of the pool: whose work it is."""
    own_pool: str
    """The name of the pool looked at where other bodies and people outside have theirs."""
    viewpoint: str = ""
    """The ``unit`` or ``instansi`` of those actors that belong to the target itself; else empty."""
    actors: tuple[Actor, ...]
    """The lanes, in order; every one has at least one step."""
    parties: tuple[Actor, ...]
    """Those without a lane."""
    steps: tuple[Step, ...]
    """The body; steps of branches are inside their block."""
    phases: tuple[Phase, ...]
    sop: Sop
    """The identity block, with what the unit fills in."""
    service: Layanan | None = field(default=None, repr=False)
    """What it says of itself as a public service; None where it is none.  It is left out of the
    words by which SOPs and books know that a process has changed, because they do not show it."""
    sources: tuple[str, ...]
    cited: tuple[str, ...]
    """The sources in the words of the law."""
    legal_basis: tuple[str, ...] = ()
    """Laws that it names in place of those of the regency."""
    regulation: str
    """Title of the regulation that the sources are in; empty when there are several."""
    variant: str = ""
    """Name of the variant that was applied."""
    stated: tuple[str, ...] = ()
    """Provisions that no step carries out and that its SOP states."""
    reference_for: tuple[str, ...] = ()
    """Codes of the unit's own processes for which this one is a general reference."""
    is_own: bool = False
    """Whether it belongs to the office alone."""
    optional: str = ""
    """The words of the provision by which nobody must begin it; empty where somebody must."""
    remark: str = ""
    note: str = ""
    origin: Span = field(repr=False)

    @property
    def is_reference(self) -> bool:
        """Whether it is a general reference, a map that is no SOP of the unit."""
        return bool(self.reference_for)

    @property
    def source(self) -> str:
        """The citation under the title, e.g. ``Pasal 16 Peraturan Bupati ... tentang ...``."""
        cited = with_title(self.cited, self.regulation)
        return "; ".join(filter(None, (cited, *self.legal_basis)))

    @property
    def freely_begun(self) -> str:
        """The sentence that says that nobody must begin it; empty where somebody must."""
        return f"Tidak wajib dimulai: {self.optional}" if self.optional else ""

    def walk(self) -> Iterator[Step]:
        """All steps in declaration order, those of branches after their block."""
        stack = list(reversed(self.steps))
        while stack:
            step = stack.pop()
            yield step
            stack += [inner for branch in reversed(step.branches) for inner in reversed(branch)]

    def following(self) -> dict[str, str]:
        """What comes after each step, by id; at the end of a branch what comes after its block."""
        after: dict[str, str] = {}
        stack = [(self.steps, "")]
        while stack:
            region, end = stack.pop()
            for step in region:
                follows = step.next or end
                if follows and step.kind is not StepKind.END and not step.beside:
                    after[step.id] = follows
                stack += [(branch, follows) for branch in step.branches]
        return after

    def names_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The printed names of actors and parties."""
        names = {actor.key: actor.name for actor in (*self.parties, *self.actors)}
        return tuple(names.get(key, key) for key in keys)
