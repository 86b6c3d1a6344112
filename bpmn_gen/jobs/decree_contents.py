"""What a unit brings into decrees and volumes: its maps, its SOPs, and facts for tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.compiler.bound_units import binding_of
from bpmn_gen.compiler.titles import TIER_ROLES
from bpmn_gen.decree.subject import Content, Fact, MapContent
from bpmn_gen.definition.legal_citation import grouped
from bpmn_gen.edition.identities import identity_by_status
from bpmn_gen.edition.status import NEVER_SET, State
from bpmn_gen.maps.index import index
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.level_zero import level_zero
from bpmn_gen.maps.network import group_network, whole_network
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.structure_figure import assignment_figure, rank_figure
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways, level_label, map_code, sop_code
from bpmn_gen.sop.compose import brief_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.edition.status import Status, UnitStatus
    from bpmn_gen.jobs.process_map import ProcessMap
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.sop.compose import Brief

NO_WAYS = Ways(frozenset())
"""No links, because documents are printed."""


def content_of(
    survey: UnitSurvey, maps: Sequence[ProcessMap], status: UnitStatus = NEVER_SET
) -> Content:
    """What a unit brings into documents; ``status`` is how its processes stand."""
    target, defs = survey.target, survey.defs
    bound = binding_of(defs, target)
    attached = defs.daerah.keputusan.sop_unit == "dilampirkan"
    stands = {process.code: status.of(process.code) for process in survey.resolved}
    briefs = tuple(_brief(process, defs, stands[process.code]) for process in survey.resolved)
    waiting = {
        process.code
        for process in survey.resolved
        if process.is_own and stands[process.code].state is not State.SET
    }
    own = [
        process
        for process in survey.resolved
        if process.is_own and (attached or process.code not in waiting)
    ]
    facts = tuple(
        Fact(
            process.code,
            process.name,
            map_code(survey, process.code),
            sop_code(survey, process.code),
            str(process.sop.nama or process.name),
            brief.identity.number,
            is_draft=process.code in waiting,
            is_attached=attached or process.code not in waiting,
        )
        for process, brief in zip(survey.resolved, briefs, strict=True)
    )
    return Content(
        name=target.name,
        slug=target.slug,
        maps=tuple(_maps(survey, maps)),
        processes=survey.resolved,
        facts=facts,
        groups=tuple((one.kind, one.code, one.name, one.charge) for one in survey.groups),
        tiers=tuple(_tiers(survey)),
        appraisers=tuple(_appraisers(survey)),
        briefs=briefs,
        paper=str(defs.daerah.kertas),
        bound=bound.units,
        laws=tuple(dict.fromkeys(law for process in own for law in process.legal_basis)),
        conditions=bound.conditions,
        head=_head(target.unit) if target.unit else "",
        task=str(target.unit.tugas or "").rstrip(".") if target.unit else "",
        functions=tuple(one.rstrip(".;") for one in target.unit.fungsi) if target.unit else (),
    )


def _brief(process: ResolvedProcess, defs: DefinitionSet, status: Status) -> Brief:
    """The brief of a process, with what was set of its identity block."""
    brief = brief_of(process, defs)
    return replace(brief, identity=identity_by_status(brief.identity, status))


def _head(unit: Unit) -> str:
    """Who leads a unit: by the real title where it is given, else by the name of the unit."""
    given = {str(role): str(title) for role, title in unit.jabatan.items()}
    return given.get(TIER_ROLES["I"], f"Pimpinan {unit.nama}")


def _maps(survey: UnitSurvey, maps: Sequence[ProcessMap]) -> Iterator[MapContent]:
    """All maps of a unit by the method of mapping, in order."""
    method = str(survey.defs.daerah.metode)
    for figure in (rank_figure(survey), assignment_figure(survey)):
        if figure is not None:
            yield MapContent("struktur", figure.sheet, figure)
    if survey.groups:
        whole = level_zero(survey, NO_WAYS)
        yield MapContent("peta-proses", whole.sheet, whole)
    if survey.groups and method != "level":
        joined = whole_network(survey, NO_WAYS)
        yield MapContent("jaringan-relasi", joined.sheet, joined)
    for group in survey.groups if method != "level" else ():
        opened = subprocesses(survey, group, NO_WAYS)
        yield MapContent("peta-subproses", opened.sheet, opened)
        related = relations(survey, group, NO_WAYS)
        yield MapContent("peta-relasi", related.sheet, related)
        joined = group_network(survey, group, NO_WAYS)
        yield MapContent("jaringan-relasi", joined.sheet, joined)
    for group in survey.groups if method != "gambar" else ():
        form = f"Peta {level_label(survey)}"
        sheet = survey.sheet(form, group.code, group.name, group.source)
        yield MapContent("peta-level-1", sheet, definitions=level_one(survey, group))
    own = {process.code for process in survey.resolved}
    for job in (job for job in maps if job.kode in own):
        # A decree is what sets the maps, so they stand in it without a word on how they stand.
        plain = replace(job.sheet, mark="", status="")
        yield MapContent("peta-lintas-fungsi", plain, definitions=as_drawn(job.definitions))
    if survey.groups:
        listed = index(survey, NO_WAYS)
        yield MapContent("indeks", listed.sheet, listed)


def _tiers(survey: UnitSurvey) -> Iterator[tuple[str, str, str]]:
    """The tiers of a unit with its own titles and the roles that each holds."""
    catalogue = survey.defs.jabatan
    drawn = structure(survey).tiers
    for tier, shown in zip(survey.target.tipe.tingkat, drawn, strict=True):
        terms = [str(catalogue[key].sebutan) for key in tier.peran if key in catalogue]
        yield shown.level, shown.title, "; ".join(terms) or "-"


def _appraisers(survey: UnitSurvey) -> Iterator[tuple[str, ...]]:
    """Who appraises whom, with the unit's own titles."""
    for rule in structure(survey).rules:
        sources, done = grouped(rule.sources) or "-", "; ".join(rule.duties) or "-"
        said = "; ".join(text for text in (rule.condition, *rule.readings) if text) or "-"
        yield rule.rank, rule.appraiser, done, said, sources
