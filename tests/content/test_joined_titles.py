"""Of a lane "A atau B" both are carried by what its steps cite for the unit type."""

import re

import pytest

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.citation import ProvisionIndex
from tests.content.shipped import TYPES, definitions, lane, processes, steps

JOINED = " atau "
"""Between the titles of a lane; behind a comma or a bracket the lane says more of them."""


def called(number: int, title: str) -> set[str]:
    """A title, and what the regulation calls who bears it in a unit type, e.g. Pejabat Level I."""
    defs = definitions()
    terms = bound_terms(defs, Target(defs.tipe_unit[number], None))
    roles = [role for role, term in terms.items() if title in term.split(JOINED)]
    return {title, *(str(defs.jabatan[role].sebutan) for role in roles if role in defs.jabatan)}


def named(refs: tuple[str, ...]) -> set[str]:
    """Whom provisions of the flow of a unit type name."""
    index = ProvisionIndex(definitions().peraturan)
    found = (index.find(ref) for ref in refs if ref.startswith("Lampiran II.D."))
    actors = [str(actor) for one in found if one is not None for actor in one.pelaku]
    return {part for actor in actors for part in (actor, *actor.split("/"))}


def uncarried(number: int, title: str, refs: tuple[str, ...]) -> list[str]:
    """The titles of a lane that no cited provision names."""
    bare = re.sub(r" \(.*| selaku .*", "", title)
    return [one for one in bare.split(JOINED) if not called(number, one) & named(refs)]


@pytest.mark.parametrize("number", TYPES)
def test_directions_to_individuals_cite_every_official_who_gives_them(number: int) -> None:
    """Type 4 has two flows, each with its own superior; the step is shared by both."""
    process = processes(number)["CLP.03.01"]
    cited = steps(process)["arahan"].sources
    assert named(cited)
    assert uncarried(number, lane(process, "arahan"), cited) == []


def test_an_official_whose_provision_is_not_cited_would_be_found() -> None:
    title = lane(processes(4)["CLP.03.01"], "arahan")
    assert title == "Pejabat Pimpinan Tinggi Pratama atau Pejabat Administrator"
    only = ("Lampiran II.D.4.3.2.a kalimat 6",)
    assert uncarried(4, title, only) == ["Pejabat Pimpinan Tinggi Pratama"]
