"""The service standard of one service: what its author wrote, and what follows from the process.

Each component says where it comes from, so that nobody takes what the program derived for what
the office, or the law, has said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.services.components import COMPONENTS
from bpmn_gen.services.lead_times import duration_of
from bpmn_gen.services.products import first_step, last_outputs
from bpmn_gen.services.visible_steps import visible_steps
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.sop.printed_numbers import printed_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.costing.lead_time import LeadTime
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.services.components import Component
    from bpmn_gen.services.visible_steps import VisibleStep

WRITTEN = "isian unit"
"""The origin of what the author wrote."""
OPEN = "belum diisi"
"""The origin of a blank."""
COUNT = "........ orang"
"""How many people, where nobody says."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A component of one service."""

    component: Component
    texts: tuple[str, ...]
    """Empty where nothing is known, which is printed as a blank."""
    origin: str
    """Where it comes from."""
    remark: str = ""
    """What has to be known of it."""

    @property
    def is_written(self) -> bool:
        """Whether the author wrote it."""
        return self.origin == WRITTEN


@dataclass(frozen=True, slots=True)
class ServiceStandard:
    """All that is said of one service."""

    code: str
    name: str
    unit: str
    government: str
    components: tuple[Filled, ...]
    steps: tuple[VisibleStep, ...]
    """What applicants see, also where the author wrote the procedure in other words."""

    def of(self, key: str) -> Filled:
        """The component of a key."""
        return next(one for one in self.components if one.component.key == key)


def service_standard(
    process: ResolvedProcess, defs: DefinitionSet, lead: LeadTime
) -> ServiceStandard:
    """The standard of a process that is a public service.

    Args:
        process: resolved for its unit.
        defs: the definitions as the unit sees them.
        lead: how long it takes, with the processes that it calls.
    """
    steps = visible_steps(process)
    derived = {**_of_steps(process, defs, steps), **_of_sop(process, defs)}
    time = duration_of(lead)
    derived["jangka_waktu"] = (time.text,) if time.text else (), time.origin
    return ServiceStandard(
        code=process.code,
        name=process.name,
        unit=process.target.name,
        government=str(defs.daerah.pemerintah),
        components=tuple(
            _filled(one, process, derived, time.remark if one.key == "jangka_waktu" else "")
            for one in COMPONENTS
        ),
        steps=steps,
    )


_Derived = tuple[tuple[str, ...], str]
"""Texts that follow from the process, and where they come from."""


def _filled(
    component: Component, process: ResolvedProcess, derived: Mapping[str, _Derived], remark: str
) -> Filled:
    """A component as it is written, else as it follows, else as a blank."""
    service = process.service
    written = tuple(map(_one_line, getattr(service, component.key))) if service else ()
    if any(written):
        return Filled(component, tuple(filter(None, written)), WRITTEN)
    texts, origin = derived.get(component.key, ((), ""))
    return Filled(component, texts, origin or OPEN, remark)


def _one_line(text: str) -> str:
    """A text without line breaks and runs of spaces."""
    return " ".join(text.split())


def _of_steps(
    process: ResolvedProcess, defs: DefinitionSet, steps: Sequence[VisibleStep]
) -> dict[str, _Derived]:
    """What the steps say of papers and of the procedure."""
    numbers = printed_numbers(process, defs.daerah)
    found: dict[str, _Derived] = {}
    asking = first_step(process)
    if asking is not None and asking.inputs:
        found["persyaratan"] = (asking.inputs, f"kelengkapan {_named(numbers, asking.id)}")
    if steps:
        found["prosedur"] = (tuple(one.whole for one in steps), "langkah SOP")
    made = last_outputs(process)
    if made:
        several = len({end for _, end in made}) > 1
        texts = dict.fromkeys(
            f"{paper} (bila: {end})" if several else paper
            for step, end in made
            for paper in step.outputs
        )
        places = dict.fromkeys(_named(numbers, step.id) for step, _ in made)
        found["produk"] = (tuple(texts), f"keluaran {', '.join(places)}")
    return found


def _named(numbers: Mapping[str, str], step: str) -> str:
    """A step by the number that its SOP prints."""
    return f"langkah {numbers[step]} SOP" if step in numbers else "langkah SOP"


def _of_sop(process: ResolvedProcess, defs: DefinitionSet) -> dict[str, _Derived]:
    """What the SOP says of laws, equipment and staff."""
    block = identity_block(process, defs)
    told = {
        "dasar_hukum": (block.legal_basis, "dasar hukum SOP"),
        "sarana": (block.equipment, "peralatan SOP"),
        "kompetensi": (block.qualifications, "kualifikasi pelaksana SOP"),
        "jumlah_pelaksana": (tuple(_staff(process)), "pelaku SOP dan jumlah pegawai unit"),
    }
    return {key: (texts, origin) for key, (texts, origin) in told.items() if texts}


def _staff(process: ResolvedProcess) -> list[str]:
    """Who serves, with how many people there are of each, as far as the unit says."""
    unit = process.target.unit
    numbers = {str(key): str(one) for key, one in (unit.jumlah_pegawai if unit else {}).items()}
    return [f"{one.name}: {_people(one, numbers)}" for one in process.actors if not one.outside]


def _people(actor: Actor, numbers: Mapping[str, str]) -> str:
    """How many people there are of an actor."""
    is_own = actor.unit is None and actor.instansi is None
    keys = (actor.role, actor.term, actor.name) if is_own else ()
    number = next((numbers[key] for key in keys if key in numbers), "")
    return f"{number} orang" if number else COUNT
