"""Symbols and arrows over the cells of a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.sop_reading.made.clearance import Box, along, cuts, loops, meet, squared
from tests.sop_reading.made.presets import preset, text_in
from tests.sop_reading.made.routes import Mark, Point, Wire

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.sop_reading.made.content import Story
    from tests.sop_reading.made.form import TablePart
    from tests.sop_reading.made.manner import Manner


@dataclass
class Surface:
    """What lies over one part of a form."""

    part: TablePart
    xs: list[float]
    ys: list[float]
    marks: list[Mark] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    words: list[tuple[int, int, str]] = field(default_factory=list)
    """Row and column of names of ways in cells."""

    def cell(self, row: int, last: int, column: int) -> Box:
        """Where a cell is."""
        return self.xs[column], self.ys[row], self.xs[column + 1], self.ys[last + 1]


class NoRoomError(Exception):
    """What is to be drawn would cover something, as no person would draw it."""


class Hand:
    """Draws one SOP."""

    def __init__(self, dice: random.Random, told: Story, manner: Manner, next_id: int) -> None:
        """Take the story and what hand draws it."""
        self.dice, self.told, self.manner = dice, told, manner
        self.next_id = next_id
        self.symbols: dict[int, list[Mark]] = {}
        self.surface: dict[int, Surface] = {}
        self.joint_of: dict[int, Mark] = {}
        self.letters = iter("ABCDEFGHJKLMNP")
        self.routes: list[list[Point]] = []
        self.into: dict[int, list[list[Point]]] = {}
        self.letter_of: dict[int, str] = {}

    def take(self) -> int:
        """A new id."""
        self.next_id += 1
        return self.next_id

    def draw(self, surfaces: Sequence[Surface]) -> None:
        """Draw everything."""
        for surface in surfaces:
            for place, (row, last) in enumerate(surface.part.rows, surface.part.first):
                self.surface[place] = surface
                self._step(place, surface, row, last)
        if self.manner.joints:
            self._joints()
        for start, end, label in self.told.flows:
            self._flow(start, end, label)
        for flaw, place in self.told.flaws:
            self._flaw(flaw, place)

    def _step(self, place: int, surface: Surface, row: int, last: int) -> None:
        """The symbols of a step, joined where several work together."""
        dice, manner = self.dice, self.manner
        kind = self.told.steps[place]["jenis"]
        made = []
        for actor in self.told.columns[place]:
            left, top, right, bottom = surface.cell(row, last, surface.part.actor_column + actor)
            share = 0.76 if kind == "keputusan" else 0.64
            wide, high = (right - left) * share, 29.0 if kind == "keputusan" else 25.0
            if manner.wide and place % 3 == 1 and len(self.told.columns[place]) == 1:
                wide *= 1.45
            x, y = (left + right) / 2, (top + bottom) / 2
            if manner.off_cell:
                x += dice.uniform(-0.3, 0.3) * (right - left)
                y += dice.uniform(-7, 7) * (not manner.low_rows)
            elif manner.jitter:
                x += dice.uniform(-3, 3)
                y += dice.uniform(-3, 3)
            box = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
            mark = Mark(self.take(), preset(dice, kind, manner), box)
            mark.text = text_in(dice, self.told.steps[place], place, manner)
            surface.marks.append(mark)
            made.append(mark)
        self.symbols[place] = made
        if len(made) > 1:
            self._tie(surface, made)

    def _tie(self, surface: Surface, made: list[Mark]) -> None:
        """A line between two who work together."""
        one, other = sorted(made, key=lambda mark: mark.box[0])
        how = self.dice.choice(("", "line", "both", "line"))
        if other.box[0] - one.box[2] < 4 or not how:
            return
        y = (one.box[1] + one.box[3] + other.box[1] + other.box[3]) / 4
        points = [(one.box[2], y), (other.box[0], y)]
        self.routes.append(points)
        surface.wires.append(
            Wire(self.take(), points, how == "both", how == "both", (one.id, 3), (other.id, 1))
        )

    def _joints(self) -> None:
        """A small circle above steps at which several arrows meet."""
        for place, (mark, *_) in self.symbols.items():
            into = [start for start, end, _ in self.told.flows if end == place]
            surface = self.surface[place]
            if len(into) < 2 or any(self.surface[start] is not surface for start in into):
                continue
            x, top = (mark.box[0] + mark.box[2]) / 2, mark.box[1]
            joint = Mark(self.take(), "flowChartConnector", (x - 4, top - 15, x + 4, top - 7))
            surface.marks.append(joint)
            surface.wires.append(
                Wire(self.take(), [(x, top - 7), (x, top)], glue_start=(joint.id, 4),
                     glue_end=(mark.id, 0))
            )  # fmt: skip
            self.joint_of[place] = joint

    def _flow(self, start: int, end: int, label: str) -> None:
        """One arrow with its name."""
        source = self.dice.choice(self.symbols[start])
        target = self.joint_of.get(end) or self.dice.choice(self.symbols[end])
        words = self.manner.answers[0 if label == "Ya" else 1] if label else ""
        across = self.surface[start] is not self.surface[end]
        linked = self.manner.links and abs(end - start) > 2 and self.dice.random() < 0.5
        if self.manner.merged_arrows and not across and self._merge(start, end, source, words):
            return
        route = None if across or linked else self._route(end, source, target)
        if route is None:
            self._by_letter(start, end, words)
            return
        self.into.setdefault(end, []).append(route)
        self.routes.append(route)
        self._wire(self.surface[start], route, (source, target), words, start)

    def _merge(self, start: int, end: int, source: Mark, words: str) -> bool:
        """Let an arrow run into another that leads to the same step."""
        y = (source.box[1] + source.box[3]) / 2
        for other in self.into.get(end, ()):
            for (x0, y0), (x1, y1) in pairwise(other):
                inside = min(y0, y1) + 8 < y < max(y0, y1) - 8
                if abs(x0 - x1) > 0.1 or not inside:
                    continue
                route = [(source.box[2] if x0 > source.box[2] else source.box[0], y), (x0, y)]
                if abs(route[0][0] - x0) < 8 or not self._is_free(route, {source.id}, but=other):
                    continue
                self.routes.append(route)
                wire = Wire(self.take(), route, head_end=self.dice.random() < 0.5)
                if self.manner.glue in {"dua", "awal"}:
                    wire.glue_start = source.id, 3
                wire.text = self._name(self.surface[start], route, words, start, "konektor")
                self.surface[start].wires.append(wire)
                return True
        return False

    def _by_letter(self, start: int, end: int, words: str) -> None:
        """An arrow to a letter, and one from the same letter."""
        known = self.letter_of.get(end) if self.manner.same_letter else None
        letter = known or next(self.letters)
        self.letter_of[end] = letter
        for place, leaves in ((start, True),) if known else ((start, True), (end, False)):
            surface = self.surface[place]
            mark = self.symbols[place][0]
            spot, route = self._link_place(place, mark, leaves)
            link = Mark(self.take(), self.manner.link, spot, letter)
            link.turned = link.preset == "homePlate"
            surface.marks.append(link)
            self.routes.append(route)
            ends = (mark, link) if leaves else (link, mark)
            self._wire(surface, route, ends, words if leaves else "", place)

    def _link_place(self, place: int, mark: Mark, leaves: bool) -> tuple[Box, list[Point]]:
        """A free place for a letter near a symbol, and the way between them."""
        left, top, right, bottom = mark.box
        x, y = (left + right) / 2, (top + bottom) / 2
        ways: list[tuple[Box, list[Point]]] = [
            ((x - 7, bottom + 9, x + 7, bottom + 22), [(x, bottom), (x, bottom + 9)]),
            *(
                ((right + far, y - 7, right + far + 14, y + 7), [(right, y), (right + far, y)])
                for far in (12, 26, 40, 60)
            ),
            *(
                ((left - far - 14, y - 7, left - far, y + 7), [(left, y), (left - far, y)])
                for far in (12, 26, 40, 60)
            ),
            ((x - 7, top - 22, x + 7, top - 9), [(x, top), (x, top - 9)]),
        ]
        order = ways if leaves else ways[::-1]
        surface = self.surface[place]
        first = surface.part.actor_column
        edges = surface.xs[first] - 4, surface.xs[first + len(self.told.actors)] + 4
        order = [one for one in order if edges[0] < one[0][0] and one[0][2] < edges[1]]
        free = [one for one in order if self._is_free(one[1], {mark.id}, one[0])]
        if not free:
            raise NoRoomError
        spot, route = free[0]
        return spot, route if leaves else route[::-1]

    def _route(self, end: int, source: Mark, target: Mark) -> list[Point] | None:
        """The first way that touches nothing else."""
        ids = {source.id, target.id}
        start = next(place for place, made in self.symbols.items() if source in made)
        for route in self._ways(start, end, source.box, target.box):
            if self._is_free(route, ids):
                return route
        return None

    def _ways(self, start: int, end: int, a: Box, b: Box) -> list[list[Point]]:
        """Ways in which people draw an arrow, those that they would take first."""
        ax, ay, bx = (a[0] + a[2]) / 2, (a[1] + a[3]) / 2, (b[0] + b[2]) / 2
        ways: list[list[Point]] = []
        if end == start + 1:
            if abs(ax - bx) < 4 or self.manner.slanted:
                ways.append([(ax, a[3]), (bx, b[1])])
            side = a[2] if bx > ax else a[0]
            if abs(bx - side) > 8 and (bx > a[2] or bx < a[0]):
                ways.append([(side, ay), (bx, ay), (bx, b[1])])
            middle = (a[3] + b[1]) / 2
            if abs(ax - bx) >= 4:
                ways.append([(ax, a[3]), (ax, middle), (bx, middle), (bx, b[1])])
            if len(ways) > 1 and self.dice.random() < 0.5 and not self.manner.slanted:
                ways.reverse()
        return ways + loops(self.dice, a, b)

    def _is_free(
        self,
        route: list[Point],
        ids: set[int],
        spot: Box | None = None,
        but: list[Point] | None = None,
    ) -> bool:
        """Whether a way keeps off other symbols and does not run along another arrow."""
        marks = [
            mark for one in {id(s): s for s in self.surface.values()}.values() for mark in one.marks
        ]
        for mark in marks:
            grown = mark.box[0] - 5, mark.box[1] - 5, mark.box[2] + 5, mark.box[3] + 5
            if mark.id not in ids and any(cuts(one, two, grown) for one, two in pairwise(route)):
                return False
            if mark.id in ids:
                inner = mark.box[0] + 1, mark.box[1] + 1, mark.box[2] - 1, mark.box[3] - 1
                if any(cuts(one, two, inner) for one, two in pairwise(route)):
                    return False
            if spot and mark.id not in ids and meet(spot, grown):
                return False
        for other in self.routes:
            if other is but:
                continue
            if any(along(a, b, c, d) for a, b in pairwise(route) for c, d in pairwise(other)):
                return False
            if spot and any(
                cuts(one, two, (spot[0] - 4, spot[1] - 4, spot[2] + 4, spot[3] + 4))
                for one, two in pairwise(other)
            ):
                return False
        return True

    def _wire(
        self, surface: Surface, route: list[Point], ends: tuple[Mark, Mark], words: str, place: int
    ) -> None:
        """Store a way as one connector or as pieces, with its name."""
        manner, dice = self.manner, self.dice
        how = manner.wires if manner.wires != "campur" else dice.choice(("konektor", "garis"))
        written = self._name(surface, route, words, place, how)
        if how == "garis" and len(route) > 2:
            points = [self._shaken(point, 0.6 + manner.jitter / 5) for point in route]
            pieces = list(pairwise(points))
            for number, (one, two) in enumerate(pieces):
                is_last = number == len(pieces) - 1
                turned = dice.random() < 0.25
                wire = Wire(
                    self.take(), [two, one] if turned else [one, two],
                    head_start=is_last and turned, head_end=is_last and not turned,
                    text=written if number == 0 else "",
                )  # fmt: skip
                surface.wires.append(wire)
            return
        glue = (
            dice.choice(("dua", "tanpa", "awal", "akhir"))
            if manner.glue == "campur"
            else manner.glue
        )
        first = (ends[0].id, 2) if glue in {"dua", "awal"} else None
        last = (ends[1].id, 0) if glue in {"dua", "akhir"} else None
        points = list(route)
        if first is None:
            points[0] = self._shaken(points[0], manner.jitter)
        if last is None:
            points[-1] = self._shaken(points[-1], manner.jitter)
        if len(points) > 2 and manner.jitter:
            points = squared(points)
        wire = Wire(
            self.take(),
            points,
            glue_start=first,
            glue_end=last,
            text=written,
            curved=how == "kurva",
        )
        if dice.random() < 0.12 and manner.tier != "rapi":
            wire.points.reverse()
            wire.head_start, wire.head_end = True, False
            wire.glue_start, wire.glue_end = wire.glue_end, wire.glue_start
        surface.wires.append(wire)

    def _shaken(self, point: Point, most: float) -> Point:
        """A point as an unsteady hand sets it."""
        return point[0] + self.dice.uniform(-most, most), point[1] + self.dice.uniform(-most, most)

    def _name(self, surface: Surface, route: list[Point], words: str, place: int, how: str) -> str:
        """Write the name of a way; gives what is to be written into the line itself."""
        if not words:
            return ""
        by = self.manner.label_by
        if by == "garis" and (len(route) == 2 or how == "garis"):
            return words
        (x, y), (x1, y1) = route[0], route[1]
        is_level = abs(x1 - x) > abs(y1 - y)
        row, _ = surface.part.rows[place - surface.part.first]
        if by == "sel" and is_level:
            step = 1 if x1 > x else -1
            column = next(n for n, right in enumerate(surface.xs[1:]) if x + step * 6 < right)
            column += step * (column - surface.part.actor_column in self.told.columns[place])
            inside = (
                surface.part.actor_column
                <= column
                < surface.part.actor_column + len(self.told.actors)
            )
            used = {n + surface.part.actor_column for n in self.told.columns[place]}
            if (
                inside
                and column not in used
                and (row, column) not in {one[:2] for one in surface.words}
            ):
                surface.words.append((row, column, words))
                return ""
        wide = 5.0 * len(words) + 10
        if is_level:
            left = x if x1 > x else x - wide
            box = left, y - 13, left + wide, y - 1
        else:
            down = 1 if y1 > y else -13
            box = x + 1.5, y + down, x + 1.5 + wide, y + down + 12
        surface.marks.append(Mark(self.take(), "rect", box, words, is_text=True))
        return ""

    def _flaw(self, flaw: str, place: int) -> None:
        """Draw an arrow that lacks an end."""
        surface, (mark, *_) = self.surface[place], self.symbols[place]
        left, top, right, bottom = mark.box
        x, y = (left + right) / 2, (top + bottom) / 2
        if flaw == "panah_ke_kosong":
            ways = [[(right, y), (right + 20, y)], [(left, y), (left - 20, y)],
                    [(x, bottom), (x, bottom + 12)]]  # fmt: skip
            for route in ways:
                x1, y1 = route[1]
                far = 1.5 if route[0][0] == x1 else 15
                spot = x1 - far, y1 - far, x1 + far, y1 + far
                if self._is_free(route, {mark.id}, spot):
                    surface.wires.append(Wire(self.take(), route, glue_start=(mark.id, 2)))
                    return
            self.told.flaws.remove((flaw, place))
            self.told.flaws.append(("tanpa_jalan_keluar", place))
        elif flaw == "panah_dari_kosong":
            following = self.symbols[place + 1][0]
            box = following.box
            x = (box[0] + box[2]) / 2
            route = [(x, box[1] - 13), (x, box[1])]
            if self._is_free(route, {following.id}, (x - 15, box[1] - 28, x + 15, box[1] - 10)):
                self.surface[place + 1].wires.append(Wire(self.take(), route))
