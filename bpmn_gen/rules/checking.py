"""Runs all rules over all definitions; a mistake is found once, however many unit types have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.target import Target
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.diagnostics import Diagnostic, Findings
from bpmn_gen.rules import (
    applicabilities,
    appraisals,
    blanks,
    borrowings,
    calls,
    characters,
    citations,
    cited_actors,
    codes,
    decision_tables,
    decisions,
    discretion,
    documents,
    durations,
    fillings,
    hierarchy,
    identities,
    lanes,
    lengths,
    letters,
    parallels,
    permissions,
    printed_places,
    references,
    refusals,
    shares,
    sop_blocks,
    sop_texts,
    starts_and_ends,
    units,
    variants,
)
from bpmn_gen.rules.survey import Survey, View

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet

ProcessRule = Callable[[View], Iterator[Diagnostic]]
SetRule = Callable[[Survey], Iterator[Diagnostic]]

STEP_RULES: tuple[ProcessRule, ...] = (
    references.unknown_role,
    references.unknown_actor,
    references.unknown_party,
    references.unknown_process,
    references.unknown_reference,
    references.unknown_form,
    decision_tables.missing_table,
    codes.duplicate_id,
    decisions.repeated_label,
    decisions.blank_label,
    decisions.ignored_continuation,
    shares.unknown_share,
    shares.shares_beyond_whole,
    shares.unsaid_shares,
    parallels.end_in_parallel,
    discretion.beside_in_branch,
    discretion.optional_beside,
    fillings.unknown_placeholder,
    fillings.loose_brace,
    lengths.long_text,
    lengths.long_word,
    characters.unprintable_character,
    sop_texts.inactive_verb,
    durations.duration_without_unit,
    durations.duration_in_words,
    durations.impossible_duration,
    sop_texts.unpaired_label,
)
"""Rules that look at one thing at a time."""

FLOW_RULES: tuple[ProcessRule, ...] = (
    references.unknown_step,
    starts_and_ends.missing_start,
    starts_and_ends.second_start,
    starts_and_ends.start_not_first,
    starts_and_ends.jump_to_start,
    starts_and_ends.missing_end,
    starts_and_ends.continues_with_itself,
    starts_and_ends.endless_path,
    starts_and_ends.unreachable_step,
    decisions.single_branch,
    decisions.same_outcome,
    decisions.idle_loop,
    shares.endless_return,
    refusals.falls_into_refusal,
    refusals.refusal_falls_on,
    parallels.single_parallel_branch,
    parallels.empty_parallel_branch,
    parallels.jump_across_parallel,
    discretion.jump_out_of_flow,
    lanes.missing_actor,
    lanes.unmatched_viewpoint,
    decision_tables.table_not_read,
)
"""Rules that make sense only for a process that could be read in full."""

FLOW_CODES = frozenset(rule.__name__.replace("_", "-") for rule in FLOW_RULES)
"""What they find."""

SET_RULES: tuple[SetRule, ...] = (
    lanes.unused_actor,
    lanes.unused_party,
    borrowings.borrowed_role,
    borrowings.title_like_role,
    applicabilities.unknown_unit_type,
    applicabilities.unknown_unit,
    applicabilities.type_lacks_role,
    applicabilities.applies_nowhere,
    applicabilities.unknown_type_role,
    fillings.unknown_title_placeholder,
    variants.unknown_variant_step,
    variants.idle_variant,
    codes.duplicate_code,
    codes.foreign_code,
    codes.duplicate_unit,
    characters.unprintable_in_names,
    calls.circular_call,
    calls.call_beyond_type,
    decision_tables.unusable_table_input,
    decision_tables.repeated_table_answer,
    decision_tables.unknown_table_answer,
    decision_tables.undecided_case,
    decision_tables.doubly_decided_case,
    decision_tables.large_table,
    citations.unknown_provision,
    citations.unknown_provision_id,
    citations.uncited_steps,
    citations.heading_carried_out,
    citations.unsaid_statement,
    permissions.discretion_as_duty,
    permissions.duty_as_discretion,
    permissions.discretion_in_other_words,
    printed_places.unnamed_list,
    printed_places.places_alike,
    printed_places.miscounted_paragraphs,
    cited_actors.other_actors,
    appraisals.unsupported_duty,
    appraisals.unmarked_reading,
    blanks.blank_columns,
    blanks.unregulated_end,
    units.unknown_unit_role,
    units.unknown_headcount,
    units.unknown_unit_process,
    units.unknown_unit_step,
    units.unknown_condition,
    units.condition_taken_as_met,
    durations.unit_duration_without_unit,
    durations.unit_duration_in_words,
    durations.unit_impossible_duration,
    durations.mixed_times,
    sop_blocks.dates_out_of_order,
    identities.repeated_sop_number,
    identities.impossible_nip,
    sop_blocks.missing_legal_basis,
    sop_blocks.output_not_carried,
    sop_blocks.column_order,
    sop_blocks.sop_too_many_actors,
    hierarchy.unknown_mapped_process,
    hierarchy.unmapped_process,
    hierarchy.mapped_twice,
    hierarchy.code_beyond_parent,
    hierarchy.empty_group,
    hierarchy.unknown_duty,
    hierarchy.unknown_group_name,
    documents.unused_output,
    documents.unsupplied_input,
    documents.idle_document,
    letters.lacking_content,
)
"""Rules that look at all definitions together."""


OF_REGULATION = frozenset(
    {
        "idle-document",
        "output-not-carried",
        "uncited-steps",
        "unsupplied-input",
        "unused-output",
    }
)
"""Findings about what a regulation is carried out by; an office's own work need not cite one, and
its papers come from and go to people who have no process here."""


def check_definitions(defs: DefinitionSet) -> list[Diagnostic]:
    """Everything that the rules find, in source order; near linear in the size of the input.

    What an office owns is looked at beside what it calls; what is found there in files that are
    not its own has been found before.
    """
    folders = tuple(f"{office.folder}/" for office in defs.offices.values())
    found = [item for item in _checked(Survey(defs)) if not _is_in(item, folders)]
    if defs.only_offices:  # what the program brings along is not theirs to mend
        found = [item for item in found if item.is_error]
    for office in defs.offices.values():
        tipe = defs.tipe_unit.get(int(office.unit.tipe))
        types = () if tipe is None else (Target(tipe, office.unit),)
        known = frozenset(defs.seen_by(office.unit).proses)
        own = _checked(Survey(defs.called_by(office), types, known))
        found += [
            item
            for item in own
            if _is_in(item, (f"{office.folder}/",)) and item.code not in OF_REGULATION
        ]
    return found


def _is_in(item: Diagnostic, folders: tuple[str, ...]) -> bool:
    """Whether something was found in one of some folders."""
    return item.span is not None and item.span.path.startswith(folders)


def _checked(survey: Survey) -> Findings:
    """What the rules find in some definitions."""
    defs, findings = survey.defs, Findings()
    for code, views in survey.views_by_process.items():
        rules = STEP_RULES if code in defs.incomplete else (*STEP_RULES, *FLOW_RULES)
        _check_process(views, rules, findings)
    for rule in SET_RULES:
        findings.extend(rule(survey))
    return findings


def _check_process(
    views: tuple[View, ...], rules: tuple[ProcessRule, ...], findings: Findings
) -> None:
    """Look at a process, then at its variants for what only they bring about."""
    known: set[Diagnostic] = set()
    for view in views:
        for rule in rules:
            for finding in rule(view):
                if finding not in known:
                    known.add(finding)
                    findings.add(_of_variant(finding, view))


def _of_variant(finding: Diagnostic, view: View) -> Diagnostic:
    """A finding with the variant that it comes from."""
    if view.variant is None:
        return finding
    name = view.variant.nama
    remark = (name.span, f"pada varian {quoted(name)}")
    return replace(finding, related=(*finding.related, remark))
