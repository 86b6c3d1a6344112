"""Peta proses: all processes of level 0 in three bands, each with who is in charge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.maps.survey import FOLDER, GROUP_NAMES, level_label
from bpmn_gen.picture.board import BOARD_WIDTH, Board, Panel
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.picture.set_text import TextStyle
from bpmn_gen.picture.tiles import Tile, tile_height, tile_marks
from bpmn_gen.picture.typesetting import upward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.maps.survey import ProcessGroup, UnitSurvey, Ways
    from bpmn_gen.picture.sheet import Sheet

_SIDE = 46.0
"""px; width of the strip that names a band."""
_GAP = 16.0
"""px between tiles, and between tiles and the edge of their band."""
_LEAST = 138.0
"""px; least height of a tile."""
_ACROSS = 4
"""Tiles beside each other, at most."""


@dataclass(frozen=True, slots=True)
class LevelZero:
    """The data of the map."""

    sheet: Sheet
    bands: tuple[tuple[str, tuple[Tile, ...]], ...]
    """The printed name of each kind of group, with its processes."""

    def board(self) -> Board:
        """The bands below each other."""
        panels = tuple(_band(name, tiles) for name, tiles in self.bands)
        told = "; ".join(
            f"{name}: {', '.join(f'{tile.code} {tile.name}' for tile in tiles)}"
            for name, tiles in self.bands
        )
        return Board(self.sheet, panels, told)


def level_zero(survey: UnitSurvey, ways: Ways) -> LevelZero:
    """The map of one unit."""
    own = survey.defs.daerah.peta.sebutan_kelompok
    names = GROUP_NAMES | {str(kind): str(name) for kind, name in own.items()}
    bands = []
    for kind in GROUP_NAMES:
        groups = [group for group in survey.groups if group.kind == kind]
        if groups:
            bands.append((str(names[kind]), tuple(_tile(survey, group, ways) for group in groups)))
    form = f"Peta Proses ({level_label(survey, 0)})"
    code = survey.defs.code_prefix
    title = f"Peta proses bisnis {survey.target.name}"
    return LevelZero(survey.sheet(form, code, title, survey.regulation), tuple(bands))


def _tile(survey: UnitSurvey, group: ProcessGroup, ways: Ways) -> Tile:
    """A process of level 0, with links to the maps that show its inside."""
    known = (
        ("Subproses", ways.to(f"{FOLDER}/peta-subproses-{group.code}.svg")),
        ("Relasi", ways.to(f"{FOLDER}/peta-relasi-{group.code}.svg")),
        ("Jaringan", ways.to(f"{FOLDER}/jaringan-relasi-{group.code}.svg")),
        (level_label(survey), ways.to(f"{FOLDER}/peta-level-1-{group.code}.svg")),
    )
    return Tile(group.code, group.name, group.charge, ways.to_group(group.code), known)


def _band(name: str, tiles: Sequence[Tile]) -> Panel:
    """A band: its name upright at the left, its processes in rows beside it."""
    across = min(_ACROSS, len(tiles))
    room = BOARD_WIDTH - _SIDE - _GAP
    width = room / _ACROSS - _GAP
    left = _SIDE + _GAP + (room - across * (width + _GAP)) / 2
    y, marks = _GAP, []
    for start in range(0, len(tiles), _ACROSS):
        row = tiles[start : start + _ACROSS]
        height = max(_LEAST, *(tile_height(tile, width) for tile in row))
        for at, tile in enumerate(row):
            box = Bounds(left + at * (width + _GAP), y, width, height)
            marks += tile_marks(tile, box)
        y += height + _GAP
    side = Bounds(0.0, 0.0, _SIDE, y)
    ground = Mark(
        (
            Box(Bounds(0.0, 0.0, BOARD_WIDTH, y), "band"),
            Box(side, "pool-header"),
            *upward(_broken(name, y), side, "text-inverse", bold=True),
        )
    )
    return Panel((ground, *marks), y)


def _broken(name: str, height: float) -> tuple[str, ...]:
    """The name of a band in lines that fit the height of the band."""
    return TextStyle(12.0, bold=True).lines(name, height - 12.0)
