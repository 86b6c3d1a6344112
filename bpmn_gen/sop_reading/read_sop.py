"""What was read of an SOP: the form's own words, the flow, and what is not certain about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

YES: Final = "Ya"
NO: Final = "Tidak"
SURE: Final = 1.0
LIKELY: Final = 0.6
"""How certain a flow is that is the best reading, but not the only one."""
GUESSED: Final = 0.3
"""How certain a flow is that nothing in the drawing says."""


class StepKind(StrEnum):
    """What a symbol says of its step."""

    START = "mulai"
    WORK = "kegiatan"
    DECISION = "keputusan"
    END = "selesai"


class Flaw(StrEnum):
    """A mistake that the original itself has."""

    TO_NOWHERE = "panah_ke_kosong"
    FROM_NOWHERE = "panah_dari_kosong"
    ONE_WAY = "keputusan_satu_jalan"
    """A decision with one way out."""
    NO_WAY_OUT = "tanpa_jalan_keluar"
    NO_WAY_IN = "tanpa_jalan_masuk"


class Asks(StrEnum):
    """What an answer to a doubt says."""

    LOOK = "lihat"
    """Whether what was read is right."""
    WAY = "alur"
    """Where a flow leads, and what it is called."""
    WAY_OUT = "keluar"
    """Where the flow goes on from a step."""
    WAY_IN = "masuk"
    """From where the flow comes to a step."""
    ACTOR = "pelaku"
    """Who does a step."""
    TIME = "waktu"
    """How long a step takes."""


_ASKED: Final = {
    Flaw.TO_NOWHERE: Asks.WAY_OUT,
    Flaw.ONE_WAY: Asks.WAY_OUT,
    Flaw.NO_WAY_OUT: Asks.WAY_OUT,
    Flaw.FROM_NOWHERE: Asks.WAY_IN,
    Flaw.NO_WAY_IN: Asks.WAY_IN,
}


@dataclass(frozen=True, slots=True)
class Approval:
    """Who set the SOP in force."""

    title: str = ""
    name: str = ""
    nip: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The first page of the form; texts as they are written, lists without their bullets."""

    name: str = ""
    government: str = ""
    office: str = ""
    unit: str = ""
    number: str = ""
    made: str = ""
    revised: str = ""
    effective: str = ""
    approval: Approval = Approval()
    laws: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadStep:
    """A row of the form."""

    number: str
    """As it is written, without full stop or bracket; empty where none stands."""
    text: str
    actors: tuple[str, ...]
    """The first does the work, others take part."""
    kind: StepKind
    needs: tuple[str, ...]
    time: str
    results: tuple[str, ...]
    remark: str
    place: str
    """Where it stands in the file."""
    titles: tuple[str, ...] = ()
    """The alternative texts of its symbols, which stay with them wherever they are moved."""
    ticked: tuple[str, ...] = ()
    """The actors whose cells hold a mark or a name, whatever is drawn over them."""


@dataclass(frozen=True, slots=True)
class ReadFlow:
    """From one step to another; both counted from 0."""

    start: int
    end: int
    label: str = ""
    """``Ya``, ``Tidak``, other words of the author, or nothing."""
    words: str = ""
    """The label as it is written in the file."""
    certainty: float = SURE


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that an officer has to compare with the original."""

    step: int | None
    """The step at which to look, counted from 0."""
    end: int | None
    """Where a flow that is doubted leads; None where that is not known."""
    reason: str
    """An Indonesian sentence in lower case without a full stop."""
    flaw: Flaw | None = None
    """What kind of mistake the original itself has, where it has one."""
    asks: Asks = Asks.LOOK


@dataclass(frozen=True, slots=True)
class ReadSop:
    """One SOP of a file."""

    sheet: str
    identity: Identity
    actors: tuple[str, ...]
    """In the order of the columns."""
    steps: tuple[ReadStep, ...]
    flows: tuple[ReadFlow, ...]
    doubts: tuple[Doubt, ...]
    time_unit: str = ""
    """The unit of time that the head of the column names, for times that name none."""
    endings: tuple[tuple[int, str], ...] = ()
    """Ways that end the process, by their step and label; only people tell them."""
    decided: Mapping[str, str] = field(default_factory=dict)
    """What somebody answered, by the doubt or note as it is told."""


@dataclass(slots=True)
class Doubts:
    """Doubts while they are gathered; each is told once."""

    found: list[Doubt] = field(default_factory=list)

    def add(
        self,
        reason: str,
        step: int | None = None,
        end: int | None = None,
        flaw: Flaw | None = None,
        asks: Asks | None = None,
    ) -> None:
        """Note a doubt; what it asks follows from its flaw or its ends if not said."""
        usual = Asks.LOOK if end is None else Asks.WAY
        told = asks or (usual if flaw is None else _ASKED[flaw])
        doubt = Doubt(step, end, reason, flaw, told)
        if doubt not in self.found:
            self.found.append(doubt)

    def excuse(self, steps: set[int]) -> None:
        """Call nothing there a mistake of the original: what was not read may explain it."""
        self.found = [replace(one, flaw=None) if one.step in steps else one for one in self.found]

    def about(self, step: int) -> bool:
        """Whether something is doubted about what leaves a step."""
        return any(doubt.step == step for doubt in self.found)
