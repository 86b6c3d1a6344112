"""Composes the SOP of one process: rows, columns, pages, connectors and identity block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.sop.document import SopDocument
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.sop.laying import lay, lay_crowded
from bpmn_gen.sop.options import without_choices
from bpmn_gen.sop.papers import LARGEST, paper_for, too_many_actors, turned
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop.style import asks_with_diamonds, document_style, merges_events
from bpmn_gen.sop.table import Content

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sop.document import Identity, PageStyle


@dataclass(frozen=True, slots=True)
class Brief:
    """All that an SOP needs besides its process, as plain data for a job."""

    sop_code: str
    style: PageStyle
    identity: Identity
    merge_events: bool
    """Whether the first and the last kegiatan are drawn as capsules."""
    has_choices: bool = True
    """Whether steps that may be skipped stand behind a diamond, not only under its words."""


def brief_of(process: ResolvedProcess, defs: DefinitionSet) -> Brief:
    """The brief of a process, from the settings of the regency."""
    return Brief(
        sop_code=sop_code(defs.daerah, process.code),
        style=document_style(defs.daerah),
        identity=identity_block(process, defs),
        merge_events=merges_events(defs.daerah),
        has_choices=asks_with_diamonds(defs.daerah),
    )


def compose_with_settings(
    process: ResolvedProcess, defs: DefinitionSet, findings: Findings, *, endless: bool = False
) -> SopDocument:
    """The page model of a process under the settings of the regency."""
    return compose_sop(process, brief_of(process, defs), findings, endless=endless)


def compose_sop(
    process: ResolvedProcess, brief: Brief, findings: Findings, *, endless: bool = False
) -> SopDocument:
    """The page model of a process.

    Args:
        process: resolved for its target.
        brief: what it needs beside.
        findings: told what could not be shown as it should be.
        endless: one page as long as it must be, without page connectors, for the screen.

    Raises:
        CompileError: when no paper is wide enough for its columns.
    """
    if not brief.has_choices:
        process = without_choices(process)
    chart = flowchart(process, merge_events=brief.merge_events)
    count = len(chart.actors)
    style = paper_for(count, brief.style)
    if style is None:
        raise CompileError([too_many_actors(count, brief.style, process.origin)])
    content = Content.of(process, chart)
    laid = lay(content, style, endless=endless, may_cut=style == turned(style))
    if laid is None and style != turned(style):
        style = turned(style)
        laid = lay(content, style, endless=endless)
    if laid is None:
        boxed = flowchart(process, merge_events=brief.merge_events, fans_from_diamonds=False)
        laid = lay(Content.of(process, boxed), style, endless=endless)
    laid = laid or lay_crowded(content, style, endless=endless)
    if style != brief.style:
        findings.add(_on_wider_paper(process, count, style, brief.style))
    return SopDocument(
        code=process.code,
        sop_code=brief.sop_code,
        style=style,
        identity=brief.identity,
        columns=laid.columns,
        actors=content.names,
        pages=laid.pages,
        flow=laid.flow,
    )


def _on_wider_paper(
    process: ResolvedProcess, count: int, style: PageStyle, chosen: PageStyle
) -> Diagnostic:
    """What to say about an SOP on another paper than that of the settings."""
    paper = "kertas mendatar" if style == turned(chosen) else f"kertas {LARGEST} mendatar"
    message = f"SOP dengan {count} kolom pelaksana dicetak pada {paper} agar terbaca"
    return Diagnostic(Severity.INFO, "sop-on-wider-paper", message, process.origin)
