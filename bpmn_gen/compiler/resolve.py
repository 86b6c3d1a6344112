"""Resolves the processes of a target: variants applied, actors named, texts filled in.

The rules have looked at everything before.  Whatever is still open here (an unknown step, a
placeholder without value) makes a finding again, so that nothing half resolved is ever built.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms, name_actors
from bpmn_gen.compiler.applicability import Form, applicable
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.flow import trace_flow
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.resolved import Phase, ResolvedProcess
from bpmn_gen.compiler.sop_block import resolve_service, resolve_sop
from bpmn_gen.compiler.sources import with_own_sources
from bpmn_gen.compiler.steps import StepResolver, UnresolvedError
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.legal_citation import legal_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.model.decision import DecisionTable

__all__ = ["ResolvedProcess", "resolve"]

BEYOND_GOVERNMENT = "Lintas instansi pemerintah"
"""The pool of a process in which a body outside the regency takes part."""
ANY_UNIT = "Unit organisasi pada umumnya"
"""The pool of a general reference."""


def resolve(defs: DefinitionSet, target: Target, findings: Findings) -> tuple[ResolvedProcess, ...]:
    """The processes that a target has, by code; what cannot be resolved is reported instead.

    Those of the office that it is come along; those of other offices do not.
    """
    office = defs.office_of(target.unit)
    owned = frozenset(office.proses if office else ())
    defs = defs.seen_by(target.unit)
    tables = decision_tables(defs, target)
    found = [
        replace(form, process=with_own_sources(defs, target, process, form.process))
        for process in defs.proses.values()
        for form in applicable(process, target, findings)
    ]
    codes = frozenset(form.code for form in found)
    resolver = _Resolver(defs, target, bound_terms(defs, target), tables, findings, codes, owned)
    names = resolver.names() | {form.code: resolver.named(form.process) for form in found}
    processes = (resolver.process(form, names) for form in found)
    return tuple(sorted(filter(None, processes), key=lambda process: process.code))


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Resolves processes for one target."""

    defs: DefinitionSet
    target: Target
    terms: Mapping[str, str]
    tables: Mapping[str, DecisionTable]
    findings: Findings
    codes: frozenset[str]
    """Codes of all processes that the target has."""
    owned: frozenset[str]
    """Codes of those that belong to the office alone."""

    def named(self, process: Proses) -> str:
        """The name of a process, as calls print it."""
        return fill(process.nama, self.terms)

    def names(self) -> dict[str, str]:
        """The names of all processes by code, also of those that the target does not have."""
        known = {str(code): self.named(process) for code, process in self.defs.proses.items()}
        variants = (variant for process in self.defs.proses.values() for variant in process.varian)
        own = {str(item.kode): fill(item.nama, self.terms) for item in variants if item.kode}
        return own | known

    def process(self, form: Form, names: Mapping[str, str]) -> ResolvedProcess | None:
        """One process; None, with a finding, when something in it is open."""
        process = form.process
        lanes, parties = name_actors(process, self.defs, self.terms)
        texts = dict(self.terms) | {actor.key: actor.name for actor in (*parties, *lanes)}
        try:
            steps = self._steps(form, texts, names, {actor.key: actor.pool for actor in lanes})
        except UnresolvedError as reason:
            message = f"proses {quoted(process.kode)} belum dapat disusun: {reason}"
            self.findings.error("unresolved-process", message, reason.span)
            return None
        return ResolvedProcess(
            code=form.code,
            name=fill(form.named, texts),
            target=self.target,
            participant=self._participant(process),
            own_pool=self._own_pool(process),
            viewpoint=fill(process.sudut_pandang or "", self.terms),
            actors=_used(lanes, steps),
            parties=parties,
            steps=steps,
            phases=self._phases(process, texts),
            sop=resolve_sop(process, self.target, texts),
            service=resolve_service(process, texts),
            sources=tuple(map(str, process.sumber)),
            stated=tuple(map(str, process.menyatakan)),
            legal_basis=tuple(map(str, process.dasar_hukum)),
            cited=legal_words(self.defs.peraturan).places(process.sumber),
            regulation=legal_words(self.defs.peraturan).title(),
            variant="" if form.variant is None else fill(form.variant.nama, texts),
            reference_for=tuple(str(one) for one in process.rujukan_bagi if one in self.codes),
            is_own=form.code in self.owned,
            optional=" ".join(fill(process.opsional or "", texts).split()),
            remark=fill(process.keterangan or "", texts),
            note=fill(process.catatan or "", texts),
            origin=process.origin,
        )

    def _steps(
        self,
        form: Form,
        texts: Mapping[str, str],
        names: Mapping[str, str],
        pools: Mapping[str, str],
    ) -> tuple[Step, ...]:
        """The steps of the body.

        Raises:
            UnresolvedError: when a reference leads nowhere or a lane is unknown.
        """
        unit = self.target.unit
        durations = dict(unit.waktu.get(form.process.kode, {})) if unit else {}
        forms = {str(code): str(form.nama) for code, form in self.defs.formulir.items()}
        flow = trace_flow(form.process)
        words = legal_words(self.defs.peraturan)
        resolver = StepResolver(
            form.process, flow, texts, names, forms, durations, words, self.tables, pools
        )
        return resolver.region(0)

    def _participant(self, process: Proses) -> str:
        """The name of the pool, which for a general reference is not that of the unit."""
        if any(code in self.codes for code in process.rujukan_bagi):
            return ANY_UNIT
        actors = process.pelaku.values()
        if any(actor.instansi is not None for actor in actors):
            return BEYOND_GOVERNMENT
        return self._own_pool(process)

    def _own_pool(self, process: Proses) -> str:
        """The name of the pool without those of other bodies and of people outside government."""
        actors = process.pelaku.values()
        if any(actor.instansi is not None for actor in actors):
            return str(self.defs.daerah.pemerintah)
        elsewhere = {actor.unit for actor in actors} - {None, process.sudut_pandang}
        roles = (self.defs.jabatan.get(actor.peran or "") for actor in actors if not actor.unit)
        above = any(role is not None and role.lingkup == "daerah" for role in roles)
        return str(self.defs.daerah.pemerintah) if elsewhere or above else self.target.name

    def _phases(self, process: Proses, texts: Mapping[str, str]) -> tuple[Phase, ...]:
        """The phases with their names filled in."""
        words = legal_words(self.defs.peraturan)
        return tuple(
            Phase(
                name=fill(phase.nama, texts),
                sources=tuple(map(str, phase.sumber)),
                cited=words.places(phase.sumber),
                origin=phase.origin,
            )
            for phase in process.tahap
        )


def _used(lanes: tuple[Actor, ...], steps: tuple[Step, ...]) -> tuple[Actor, ...]:
    """The lanes in which a step lies, because an empty lane would only puzzle readers."""
    used: set[str] = set()
    stack = list(steps)
    while stack:
        step = stack.pop()
        used |= {step.actor, step.join_actor}
        stack += [inner for branch in step.branches for inner in branch]
    return tuple(actor for actor in lanes if actor.key in used)
