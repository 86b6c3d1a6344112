"""Draws the map and the SOP of a process as a build would, from definitions that are in no file.

The first picture after a change takes the style of the one before it and leaves the worst lines as
they are, because a whole search takes longer than anybody waits for.  The next one is final.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.commands.planning import links_of, sheet_of
from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, select_targets
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.render.svg.process_map import frame, write_svg
from bpmn_gen.render.svg.sop import places_of_actors, places_of_rows, write_sop_svg
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.soundness.proof import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.diagnostics import Span
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.edition.status import Statuses
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.sop.document import SopDocument


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands in the picture of a map, in px."""

    origin: Span
    """Where it is written."""
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """Where the column of an actor stands in the picture of the SOP, in px."""

    actor: str
    """Its key in the process."""
    name: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Hurry:
    """What somebody who waits wants to see."""

    drawn: Definitions | None = None
    """What was drawn before, where anything was."""
    sop: bool = True
    """Whether the SOP is wanted as well."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A process, drawn."""

    drawn: Definitions
    """The model as the map shows it, in whose style the next picture is drawn."""
    map_svg: bytes
    places: tuple[Place, ...]
    sop_svg: bytes
    """The pages of the flow of the SOP under each other.  Empty where nobody wants it, where no
    paper is wide enough, and for a general reference, which has none."""
    sop_places: tuple[Place, ...]
    sop_columns: tuple[Column, ...]


def owner_of(defs: DefinitionSet, relative: str) -> Office | None:
    """The office in whose folder a file lies; None for one of the regency."""
    return next(
        (one for slug, one in defs.offices.items() if relative.startswith(f"unit/{slug}/")), None
    )


def targets_of(defs: DefinitionSet, process: Proses, owner: Office | None) -> list[Target]:
    """The unit types and offices that have a process."""
    chosen = select_targets(defs, (), (), Findings())
    if owner is not None:
        chosen = tuple(one for one in chosen if one.unit and one.unit.nama == owner.unit.nama)
    return [one for one in chosen if any(applicable(process, one, Findings()))]


def draw(
    defs: DefinitionSet,
    target: Target,
    code: str,
    statuses: Statuses,
    hurry: Hurry | None = None,
) -> Picture | None:
    """Draw a process for a unit.

    Args:
        defs: the definitions, with the process as it is to be drawn.
        target: the unit type or unit.
        code: of the process.
        statuses: how units stand, which maps and SOPs say.
        hurry: what somebody wants who waits; None draws all as a build does.

    Returns:
        None where the process has mistakes that keep it from being drawn.
    """
    findings = Findings()
    every = resolve(defs, target, findings)
    process = next((one for one in every if one.code == code), None)
    if process is None:
        return None
    definitions = compiled(process, findings)
    if findings.has_errors and any(_is_about(one.span, process) for one in findings):
        return None
    status = statuses.unit(defs, target, every, Findings()).of(code)
    notice = statuses.notice(status, defs.daerah)
    sheet = replace(sheet_of(defs, target, process), mark=notice.mark, status=notice.words)
    links = dict(links_of(definitions, {one.code for one in every}))
    drawn = as_drawn(definitions)
    drawing = lay_out(drawn, hurry.drawn if hurry else None, hurried=hurry is not None)
    wants_sop = hurry is None or hurry.sop
    document = _sop(process, defs.seen_by(target.unit)) if wants_sop else None
    if document is not None:
        document = replace(document, mark=notice.mark, status=notice.words)
    return Picture(
        drawn=drawn,
        map_svg=write_svg(drawn, drawing, sheet, links),
        places=_places(drawn, drawing, sheet),
        sop_svg=write_sop_svg(document, process.source) if document else b"",
        sop_places=_rows(document, process) if document else (),
        sop_columns=tuple(_columns(document, process)) if document else (),
    )


def _is_about(span: Span | None, process: ResolvedProcess) -> bool:
    """Whether a finding is about the file of a process, or about no file."""
    return span is None or span.path == process.origin.path


def _sop(process: ResolvedProcess, defs: DefinitionSet) -> SopDocument | None:
    """The SOP of a process; None where it has none, or no paper is wide enough."""
    if process.is_reference:
        return None
    try:
        return compose_with_settings(process, defs, Findings())
    except CompileError:
        return None


def _rows(document: SopDocument, process: ResolvedProcess) -> tuple[Place, ...]:
    """Where steps stand in the picture of the SOP."""
    origins = {step.id: step.origin for step in process.walk()}
    return tuple(
        Place(origins[step], box.x, box.y, box.width, box.height)
        for step, box in places_of_rows(document, process.source)
        if step in origins
    )


def _columns(document: SopDocument, process: ResolvedProcess) -> Iterator[Column]:
    """The columns of actors, which stand in the order of the actors of the process."""
    actors = iter(process.actors)
    for name, left, width in places_of_actors(document):
        for actor in actors:
            if actor.name == name:
                yield Column(actor.key, name, left, width)
                break


def _places(drawn: Definitions, drawing: Drawing, sheet: Sheet) -> tuple[Place, ...]:
    """Where steps stand in the picture."""
    dx, dy = frame(drawing, sheet, has_ways=False).shift
    origins = {
        node.id: node.origin
        for process in drawn.processes
        for node in nodes_in(process)
        if node.origin is not None
    }
    boxes = ((origins.get(shape.element_id), shape.bounds) for shape in drawing.shapes)
    return tuple(
        Place(origin, box.x + dx, box.y + dy, box.width, box.height)
        for origin, box in boxes
        if origin is not None
    )
