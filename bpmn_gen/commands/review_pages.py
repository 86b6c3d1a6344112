"""The maps of a unit as they were and as they are, changes marked: as a page, and for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bpmn_gen.commands.review_overlay import overlaid_map
from bpmn_gen.commands.review_unit_maps import unit_pictures
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.change_signs import Sign, with_number
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.pdf.changed import PagedMap, write_changed_pdf
from bpmn_gen.render.pdf.process_map import papers_around
from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.render.svg.sop import column_key, write_sop_svg
from bpmn_gen.returning.page import Shown, change_page, maps_of, signs_of
from bpmn_gen.review.change import Scope, UnitKind
from bpmn_gen.review.edit_signs import actor_signs
from bpmn_gen.review.printed_sop import is_printed
from bpmn_gen.review.scopes import UNPRINTED
from bpmn_gen.review.sides import Side
from bpmn_gen.review.touching import is_in_box, is_inner, renamed_in
from bpmn_gen.sop.compose import brief_of, compose_sop
from bpmn_gen.sop.options import without_choices
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import DEFINITIONS, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.changed_map import ChangedMap
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review
    from bpmn_gen.sop.compose import Brief

NAME = "Peta sebelum dan sesudah"
_OF_PROCESS = frozenset({Scope.CROSS_FUNCTIONAL, Scope.SOP})
"""What is shown of single processes."""
_OF_TITLE = _OF_PROCESS | {Scope.LEVEL_ONE}
"""The same of a title: where a regency has maps of levels alone, those of lanes belong to them."""
Processes = dict[str, "ResolvedProcess"]


@dataclass(frozen=True)
class ReviewMaps:
    """The maps of one unit, as they were, as they are, and both as one."""

    unit: str
    since: str
    """What the unit is compared with, for people."""
    pictures: tuple[ChangedMap | ChangedBoard, ...]
    """Those of the unit."""
    shown: tuple[Shown, ...]
    """Each process that changed, with its maps."""
    sheet: Sheet
    """The words of a file that binds them."""
    paper: str
    """A name in PAPERS."""

    def page(self) -> bytes:
        """The page, as HTML that needs nothing else."""
        pictures = [(one.title, write_changed(one)) for one in self.pictures]
        title = f"{NAME}: {self.unit}"
        return change_page(self.shown, title, f"Semula menurut {self.since}.", pictures)

    def pdf(self) -> bytes:
        """All maps as one file for print; staff attach it to the minutes."""
        every = (*self.pictures, *(one for shown in self.shown for one in shown.maps))
        return write_changed_pdf(self.sheet, map(self._paged, every), self.paper)

    def _paged(self, picture: ChangedMap | ChangedBoard) -> PagedMap | ChangedBoard:
        """A map, cut into pages where it is wider than the paper."""
        if isinstance(picture, ChangedBoard):
            return picture
        drawing, looks = picture.drawing, picture.changes.looks(picture.drawing)
        papers = papers_around(drawing, picture.sheet, self.paper, looks)
        return PagedMap(picture, cut_into_pages(drawing, *papers))


def review_maps(
    defs: DefinitionSet, target: Target, older: Path, result: Review, since: str
) -> ReviewMaps:
    """The maps of one unit.

    Args:
        defs: the definitions as they are now.
        target: the unit.
        older: the folder with the definitions as they were.
        result: what changed.
        since: what the unit is compared with, for people.
    """
    now = {process.code: process for process in resolve(defs, target, Findings())}
    seen, then = _processes(older, target.slug)
    own = defs.seen_by(target.unit)
    shown = (*_shown((seen, own), then, now, result),)
    sides = Side(seen, target, then), Side(own, target, now)
    government = str(own.daerah.pemerintah)
    sheet = Sheet("", f"{NAME} {target.name}", target.name, government, "", own.dated, NAME)
    pictures = (*unit_pictures(*sides, result),)
    return ReviewMaps(target.name, since, pictures, shown, sheet, str(own.daerah.kertas))


@cache
def _loaded(folder: Path) -> DefinitionSet:
    """Older definitions, read once for all units."""
    return load(folder, Findings(), shipped(DEFINITIONS))


def _processes(folder: Path, slug: str) -> tuple[DefinitionSet, Processes]:
    """What a unit saw, and the processes that it had; none where there was no such unit."""
    defs = _loaded(folder)
    target = next((one for one in (*all_types(defs), *all_units(defs)) if one.slug == slug), None)
    if target is None:
        return defs, {}
    found = resolve(defs, target, Findings())
    return defs.seen_by(target.unit), {process.code: process for process in found}


def _shown(
    seen_by_unit: tuple[DefinitionSet, DefinitionSet],
    then: Processes,
    now: Processes,
    result: Review,
) -> Iterator[Shown]:
    """Each process that a change touches, by code."""
    seen, own = seen_by_unit
    touching = _touching(result)
    for code in sorted(touching):
        compared = result.compared.get(code)
        before = then.get(compared.old.code if compared else code)
        after = now.get(code)
        process = after or before
        if process is None:
            continue
        changes = touching[code]
        mine = {n: one for n, one in changes.items() if code in (one.code, *one.others)}
        inner = {number: one for number, one in mine.items() if is_inner(one)}
        listed = inner or mine
        titles = renamed_in(code, result)
        shown = Shown(
            process=process,
            defs=own,
            made=_model(before),
            edited=_model(after),
            edits=compared.edits if compared else (),
            told=[one.sentence for one in listed.values()],
            remarks=[one.sentence for number, one in mine.items() if number not in listed],
            first=next(iter(listed), 1),
            ids=compared.ids if compared else {},
            told_before=[(n, one.sentence) for n, one in changes.items() if n not in mine],
            renamed=[(n, edit) for n, edit in titles if compared and is_in_box(edit, compared)],
        )
        printed = [(n, edit) for n, edit in titles if compared and is_printed(edit, compared.old)]
        table = replace(shown, renamed=printed)
        sides = ((before, seen, False), (after, own, True))
        pictures = [_sop(table, *side) for side in sides if compared]
        maps = [*maps_of(shown)]
        if compared and before and after:
            maps += [overlaid_map(shown, (before, after), compared, result.titles)]
        yield replace(shown, maps=maps, pictures=[*filter(None, pictures)])


def _touching(result: Review) -> dict[str, dict[int, Change]]:
    """The changes that touch each process, its map or its SOP, by their numbers."""
    found: dict[str, dict[int, Change]] = {}
    for number, one in enumerate(result.changes, 1):
        own = [one.code] if one.code else []
        wanted = _OF_TITLE if one.kind == UnitKind.TITLE_RENAMED.value else _OF_PROCESS
        touched = [touch.code for touch in one.touches if wanted & {*touch.scopes}]
        for code in dict.fromkeys([*own, *touched]):
            found.setdefault(code, {})[number] = one
    return found


def _sop(
    shown: Shown,
    process: ResolvedProcess | None,
    defs: DefinitionSet,
    is_new: bool,  # noqa: FBT001 -- from a tuple
) -> tuple[str, bytes] | None:
    """The flow table of an SOP, changed rows and columns marked; None where there is no SOP."""
    if process is None or process.is_reference:
        return None
    brief = brief_of(process, defs)
    document = compose_sop(process, brief, Findings(), endless=True)
    rows = _rows(process, brief)
    columns = {name: column_key(at) for at, name in enumerate(document.actors)}
    signs = signs_of(shown, rows, columns, is_new=is_new, passed=UNPRINTED)
    for step, sign in _named(shown, process, document.actors, is_new=is_new):
        known = signs.get(step)
        signs[step] = with_number(known, known.look, sign.number) if known else sign
    for step, row in rows.items():
        if step in signs and step != row:
            told = (signs[one] for one in (row, step) if one in signs)
            signs[row] = Sign(signs[step].look, ", ".join(one.number for one in told))
    title = "SOP menjadi" if is_new else "SOP semula"
    return title, write_sop_svg(document, process.source, signs)


def _named(
    shown: Shown, process: ResolvedProcess, columns: Sequence[str], *, is_new: bool
) -> Iterator[tuple[str, Sign]]:
    """The steps that name somebody without a column of whom something changed."""
    names = {one.name: one.name for one in process.parties if one.name not in columns}
    signs = actor_signs(shown.numbered, names, is_new=is_new)
    for step in process.walk():
        for name in process.names_of((*step.to, *step.copies, *step.together)):
            if name in signs:
                yield step.id, signs[name]


def _rows(process: ResolvedProcess, brief: Brief) -> dict[str, str]:
    """The row of the SOP in which each step stands; those of work may hold a start or an end."""
    drawn = process if brief.has_choices else without_choices(process)
    found: dict[str, str] = {}
    for row in flowchart(drawn, merge_events=brief.merge_events).rows:
        for step in filter(None, (row.step, row.opening, row.closing)):
            found[step.id] = row.step.id
    return found


def _model(process: ResolvedProcess | None) -> Definitions | None:
    """The model of a process; None where there is none."""
    return None if process is None else compiled(process, Findings())
