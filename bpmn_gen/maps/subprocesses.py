"""Peta subproses: the inside of one process of level 0, as coded boxes in a chain, and SIPOC.

Arrows stand only where definitions say so: from the relation of the group (``hubungan``), and from
one box to the next where a process hands on a document or calls the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded
from bpmn_gen.drawing.geometry import Point
from bpmn_gen.maps.exchange import (
    called_codes,
    citizens,
    made,
    needed,
    takers,
    trigger,
    users_within,
)
from bpmn_gen.maps.permission import freely_begun, marked, permitted_documents
from bpmn_gen.maps.subprocess_chain import ChainStep, SubprocessChain
from bpmn_gen.maps.survey import sop_code
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import BOARD_WIDTH, Board, Panel
from bpmn_gen.picture.figures import Mark
from bpmn_gen.picture.set_text import MUTED, set_lines
from bpmn_gen.picture.table import TableCell, TableColumn, TableRow, heading_line, table_panels
from bpmn_gen.picture.tiles import Tile
from bpmn_gen.sop.heights import BLANK

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import ProcessGroup, UnitSurvey, Ways
    from bpmn_gen.picture.sheet import Sheet

SIPOC = (
    TableColumn("Pemasok", 20),
    TableColumn("Masukan", 25),
    TableColumn("Proses", 20),
    TableColumn("Keluaran", 25),
    TableColumn("Pelanggan", 20),
)
"""Supplier, input, process, output and customer."""
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A row of the SIPOC table."""

    code: str
    names: tuple[str, ...]
    """Its name, and the line that says whether anybody has to begin it."""
    suppliers: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    customers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subprocesses:
    """The data of the map."""

    sheet: Sheet
    chain: SubprocessChain
    exchanges: tuple[Exchange, ...]
    """Empty where the regency wants no SIPOC table."""
    note: str = ""
    """What readers should know about how the boxes belong together."""

    def board(self) -> Board:
        """The chain, the note below it, and the SIPOC table."""
        panels = [*self.chain.panels()]
        if self.note:
            panels.append(_noted(self.note))
        if self.exchanges:
            rows = [_row(item, number) for number, item in enumerate(self.exchanges)]
            listed = table_panels(SIPOC, rows)
            title = "Pemasok, masukan, proses, keluaran, dan pelanggan (SIPOC)"
            panels += [heading_line(title, listed[0].keep), *listed]
        return Board(self.sheet, tuple(panels), self.chain.told)


def subprocesses(survey: UnitSurvey, group: ProcessGroup, ways: Ways) -> Subprocesses:
    """The map of one process of level 0 of a unit."""
    wanted = survey.defs.daerah.peta.sipoc == "ya"
    return Subprocesses(
        sheet=survey.sheet("Peta Subproses", group.code, group.name, group.source),
        chain=chain_of(survey, group, ways),
        exchanges=tuple(exchange(survey, item) for item in group.processes) if wanted else (),
        note=group.note,
    )


def _noted(note: str) -> Panel:
    """A note below the boxes, as a panel."""
    lines = MUTED.lines(f"Catatan: {note}", BOARD_WIDTH)
    return Panel((Mark(set_lines(lines, Point(0.0, 0.0), MUTED)),), len(lines) * MUTED.step)


def chain_of(survey: UnitSurvey, group: ProcessGroup, ways: Ways) -> SubprocessChain:
    """The boxes of a group, with what each passes to the next."""
    steps = tuple(_step(survey, process, ways) for process in group.processes)
    passed = tuple(_passed(one, other) for one, other in pairwise(group.processes))
    return SubprocessChain(steps, group.relation, passed)


def _step(survey: UnitSurvey, process: ResolvedProcess, ways: Ways) -> ChainStep:
    """The box of a process, with links to its map and its SOP."""
    href = ways.to_map(process.code)
    known = (
        ("Lintas fungsi", href),
        ("SOP", ways.to(f"{process.code}/sop.svg") or ways.to(f"{process.code}/sop.pdf")),
    )
    calls = tuple(code for code in called_codes(process))
    notes = (f"SOP {sop_code(survey, process.code)}", *freely_begun(process))
    tile = Tile(process.code, process.name, href=href, ways=known, notes=notes)
    return ChainStep(tile, calls)


def _passed(one: ResolvedProcess, other: ResolvedProcess) -> tuple[str, ...]:
    """The documents that a process hands to another; ``memanggil`` where it only calls it."""
    wanted = {folded(document) for document in needed(other)}
    documents = tuple(document for document in made(one) if folded(document) in wanted)
    return documents or (("memanggil",) if other.code in called_codes(one) else ())


def exchange(survey: UnitSurvey, process: ResolvedProcess) -> Exchange:
    """Who supplies what to a process, and who gets what from it."""
    suppliers: dict[str, None] = {}
    customers: dict[str, None] = {}
    for document in needed(process):
        makers = survey.register.makers_of(document)
        bringing = citizens(process, users_within(process, document))
        for name in makers or survey.givers.get(folded(document), ()) or bringing:
            suppliers.setdefault(name)
    for document in made(process):
        users = [code for code in survey.register.users_of(document) if code != process.code]
        named = (*takers(process, document), *survey.takers.get(folded(document), ()))
        getting = citizens(process, users_within(process, document))
        for name in (*named, *getting, *users):
            customers.setdefault(name)
    words = permitted_documents(process)
    return Exchange(
        process.code,
        (process.name, *freely_begun(process)),
        tuple(suppliers),
        (*needed(process), *(f"Pemicu: {begun}" for begun in [trigger(process)] if begun)),
        tuple(marked(document, words.get(folded(document), "")) for document in made(process)),
        tuple(customers),
    )


def _row(item: Exchange, number: int) -> TableRow:
    """A row of the SIPOC table."""
    return TableRow(
        (
            TableCell.listing(item.suppliers or _blank(item.inputs)),
            TableCell.listing(item.inputs),
            TableCell.naming(item.code, *item.names, bold=True),
            TableCell.listing(item.outputs),
            TableCell.listing(item.customers or _blank(item.outputs)),
        ),
        f"sipoc_{number + 1}_{slug(item.code)}",
        f"SIPOC {item.code} {'; '.join(item.names)}",
    )


def _blank(papers: tuple[str, ...]) -> tuple[str, ...]:
    """A blank to fill in where nobody says who gives or gets papers; nothing where none pass."""
    return (BLANK,) if papers else ()
