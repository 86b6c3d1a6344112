"""All that the rules look at, worked out once: every process in every form, with its flow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.applicability import Form, forms, named_units
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.flow import Flow, step_text, trace_flow
from bpmn_gen.compiler.target import Target, all_types, all_units
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.schema import Blok
from bpmn_gen.definition.text import Text, folded
from bpmn_gen.diagnostics import Findings, nearest
from bpmn_gen.rules.reach import Reach
from bpmn_gen.rules.texts import texts_in
from bpmn_gen.rules.unavoidable import unavoidable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Langkah, Proses, Varian
    from bpmn_gen.diagnostics import Span
    from bpmn_gen.model.decision import DecisionTable

COMPARISONS = 100_000
"""Words compared for suggestions in one run: a file of nothing but typos must not take minutes."""


@dataclass(frozen=True, eq=False)
class View:
    """A process in one form: as it is written, or with one of its variants applied."""

    form: Form
    flow: Flow
    survey: Survey = field(repr=False)

    @property
    def process(self) -> Proses:
        """The process, edits done."""
        return self.form.process

    @property
    def variant(self) -> Varian | None:
        """The variant that was applied."""
        return self.form.variant

    @cached_property
    def reach(self) -> Reach:
        """What can be reached and what can reach an end."""
        return Reach(self.flow, self.survey.nearest)

    @cached_property
    def unavoidable(self) -> frozenset[int]:
        """Indices of the steps that every run takes."""
        return unavoidable(self.flow, self.reach)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All texts of the process."""
        return tuple(texts_in(self.process))

    @cached_property
    def braced(self) -> tuple[Text, ...]:
        """The texts with braces in them: all that can hold a placeholder."""
        return tuple(text for text in self.texts if "{" in text or "}" in text)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The unit types that have the process in this form."""
        return tuple(target for target in self.survey.types if self.form.applies_to(target))


class Survey:
    """The definitions with what follows from them."""

    def __init__(
        self,
        defs: DefinitionSet,
        types: tuple[Target, ...] = (),
        others: frozenset[str] = frozenset(),
    ) -> None:
        """Apply all variants and trace all flows.

        ``types`` are the unit types and units that are looked at: all types unless given, and the
        units that processes name.  ``others`` are codes of processes that exist beside these.
        """
        self.defs = defs
        self.others = others
        self.types = types or (*all_types(defs), *_named(defs))
        self.variant_findings = Findings()
        self._comparisons = COMPARISONS
        self._terms: dict[str, dict[str, str]] = {}
        self._tables: dict[str, dict[str, DecisionTable]] = {}
        self.views_by_process = {
            code: tuple(
                View(form, trace_flow(form.process), self)
                for form in forms(process, defs.tipe_unit, self.variant_findings, self.suggest)
            )
            for code, process in defs.proses.items()
        }

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Every process in every form."""
        return tuple(view for views in self.views_by_process.values() for view in views)

    @cached_property
    def provisions(self) -> ProvisionIndex:
        """The provisions of all regulations at hand, which many rules look up."""
        return legal_words(self.defs.peraturan).index

    @cached_property
    def codes(self) -> frozenset[str]:
        """All codes that can be called, those of broken processes and of variants included."""
        own = {view.form.code for view in self.views}
        return frozenset({*own, *self.defs.proses, *self.defs.incomplete})

    @cached_property
    def _owners(self) -> dict[str, str]:
        """By file of the project the folder name of the office that it belongs to."""
        own = (source for source in self.defs.sources if not source.shipped)
        return {source.path: office_folder(source.relative) for source in own}

    def owner(self, text: Text) -> str | None:
        """The folder name of the office in whose files a text stands.

        Empty for the regency's own files, None for those that the program brings along.
        """
        return self._owners.get(text.span.path)

    def is_unknown(self, code: str) -> bool:
        """Whether no process can have a code, not even one whose file gave none."""
        return code not in self.codes and not self.defs.unnamed

    def views_of(self, code: str) -> tuple[View, ...]:
        """The forms of the process, or of the variant, that has a code."""
        return self._views_by_code.get(str(code), ())

    @cached_property
    def _views_by_code(self) -> dict[str, tuple[View, ...]]:
        """All views by their codes."""
        found: dict[str, tuple[View, ...]] = {}
        for view in self.views:
            found[view.form.code] = (*found.get(view.form.code, ()), view)
        return found

    def is_reference(self, view: View, target: Target | None = None) -> bool:
        """Whether a process is a general reference in a unit type, or in all that have it."""
        targets = view.targets if target is None else (target,)
        own = [one for code in view.process.rujukan_bagi for one in self.views_of(code)]
        return bool(own and targets) and all(
            any(other.form.applies_to(one) for other in own) for one in targets
        )

    def terms(self, target: Target) -> dict[str, str]:
        """The placeholders of a unit type with their values."""
        found = self._terms.get(target.slug)
        if found is None:
            found = self._terms[target.slug] = bound_terms(self.defs, target)
        return found

    def tables(self, target: Target) -> dict[str, DecisionTable]:
        """The decision tables of a unit type, which several rules go through."""
        found = self._tables.get(target.slug)
        if found is None:
            found = self._tables[target.slug] = decision_tables(self.defs, target)
        return found

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """The known word nearest to a mistyped one; None once too much has been compared."""
        return nearest(word, known) if self.may_compare(len(known)) else None

    def may_compare(self, words: int) -> bool:
        """Whether so many more words may be compared in this run."""
        self._comparisons -= words
        return self._comparisons > 0

    def suggest(self, word: str, known: Collection[str]) -> tuple[str, ...]:
        """The hint at the nearest known word, if any; for a wrong number those there are."""
        near = self.nearest(word, known)
        if near is not None:
            return (f"maksud Anda {quoted(near)}?",)
        numbered = re.match(r".*\D(?=\d+$)", word)
        beside = sorted(one for one in known if numbered and one.startswith(numbered[0]))
        return (f"yang ada: {listed(beside)}",) if beside else ()


def _named(defs: DefinitionSet) -> Iterator[Target]:
    """The units that processes name in ``berlaku``."""
    names = {folded(name) for one in defs.proses.values() for name in named_units(one.berlaku)}
    return (one for one in all_units(defs) if one.unit and folded(one.unit.nama) in names)


def step_name(step: Langkah) -> str:
    """How a message names a step: by its own words."""
    return quoted(step.kunci if isinstance(step, Blok) else step_text(step))


def short_name(place: Place) -> str:
    """How a list of steps names one: by the id that its author gave it, else by its own words."""
    return place.step.id or step_name(place.step)


def place_of(step: Langkah) -> Span:
    """Where a step's own words stand."""
    if isinstance(step, Blok):
        return step.span_of(step.kunci)
    text = step_text(step)
    return text.span if isinstance(text, Text) else step.origin
