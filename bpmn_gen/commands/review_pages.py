"""The maps of a unit as they were and as they are, changes marked: as a page, and for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bpmn_gen.commands.review_overlay import overlaid_map
from bpmn_gen.commands.review_sops import marked_sop
from bpmn_gen.commands.review_unit_maps import unit_pictures
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Point
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.board import BOARD_WIDTH, Board, Panel
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.picture.figures import Mark
from bpmn_gen.picture.set_text import PLAIN, set_lines
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.pdf.changed import PagedMap, write_changed_pdf
from bpmn_gen.render.pdf.process_map import papers_around
from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.returning.page import Shown, change_page, maps_of
from bpmn_gen.review.change import Scope, UnitKind
from bpmn_gen.review.printed_sop import is_printed
from bpmn_gen.review.sides import Side
from bpmn_gen.review.touching import is_in_box, is_inner, renamed_in
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import DEFINITIONS, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.changed_map import ChangedMap
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review

NAME = "Peta sebelum dan sesudah"
_UNSEEN = "Tidak ada peta atau SOP yang memuat perubahan ini."
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
    if not pictures and not shown:
        pictures = (_nothing(sheet),)
    return ReviewMaps(target.name, since, pictures, shown, sheet, str(own.daerah.kertas))


def _nothing(sheet: Sheet) -> ChangedBoard:
    """A page that says that no map and no SOP prints what changed."""
    lines = PLAIN.lines(_UNSEEN, BOARD_WIDTH)
    panel = Panel((Mark(set_lines(lines, Point(0.0, 0.0), PLAIN)),), len(lines) * PLAIN.step)
    return ChangedBoard(NAME, Board(sheet, (panel,), _UNSEEN))


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
    touching = _touching(result)
    for code in sorted(touching):
        if shown := _one_shown(seen_by_unit, (then, now), result, code, touching[code]):
            yield shown


def _one_shown(
    seen_by_unit: tuple[DefinitionSet, DefinitionSet],
    sides: tuple[Processes, Processes],
    result: Review,
    code: str,
    changes: dict[int, Change],
) -> Shown | None:
    """A process that changes touch; None where there is neither before nor after."""
    (seen, own), (then, now) = seen_by_unit, sides
    compared = result.compared.get(code)
    before = then.get(compared.old.code if compared else code)
    after = now.get(code)
    process = after or before
    if process is None:
        return None
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
    drawn = ((before, seen, False), (after, own, True))
    pictures = [marked_sop(table, *side) for side in drawn if compared]
    maps = [*maps_of(shown)]
    if compared and before and after:
        maps += [overlaid_map(shown, (before, after), compared, result.titles)]
    return replace(shown, maps=maps, pictures=[*filter(None, pictures)])


def pictures_of(
    defs: DefinitionSet, target: Target, older: Path, result: Review, code: str
) -> list[tuple[str, bytes]]:
    """The pictures of one process, or of the unit itself: titles with SVG.

    Args:
        defs: the definitions as they are now.
        target: the unit.
        older: the folder with the definitions as they were.
        result: what changed.
        code: of the process; empty for the maps of the unit.
    """
    now = {process.code: process for process in resolve(defs, target, Findings())}
    seen, then = _processes(older, target.slug)
    own = defs.seen_by(target.unit)
    if not code:
        sides = Side(seen, target, then), Side(own, target, now)
        return [(one.title, write_changed(one)) for one in unit_pictures(*sides, result)]
    changes = _touching(result).get(code, {})
    shown = _one_shown((seen, own), (then, now), result, code, changes)
    if shown is None:
        return []
    return [*((one.title, write_changed(one)) for one in shown.maps), *shown.pictures]


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


def _model(process: ResolvedProcess | None) -> Definitions | None:
    """The model of a process; None where there is none."""
    return None if process is None else compiled(process, Findings())
