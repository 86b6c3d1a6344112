"""Marks as native shapes: a mark of several figures is a group, which moves as a whole."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.strokes import strokes
from bpmn_gen.render.slides.outline import Outline, bounds_of
from bpmn_gen.render.slides.paint import fill, line
from bpmn_gen.render.slides.texts import beside, inside, text_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.geometry import Point
    from bpmn_gen.picture.figures import Figure, Mark
    from bpmn_gen.render.slides.nesting import Part
    from bpmn_gen.render.slides.outline import Closed
    from bpmn_gen.render.slides.plane import Plane
    from bpmn_gen.render.slides.texts import TextBlock

_CENTRED = 1.5
"""px by which the middle of a text may miss that of its figure, because of rounding."""
_VERBS = {"move": "moveTo", "line": "lnTo", "quad": "quadBezTo", "cubic": "cubicBezTo"}
FRAMES = frozenset({"participant"})
"""Kinds of elements that are a frame without a ground.  It lies over what stands in it, because
lanes would hide half of its line."""
_LONGEST = 120
"""Characters of the name of a shape; the list of shapes in PowerPoint shows fewer."""


class Drawn(NamedTuple):
    """A shape as XML, with the room that it takes in px."""

    xml: str
    box: Bounds


class Shapes:
    """Writes the marks of one slide and gives each shape an id."""

    def __init__(self, title: str) -> None:
        """Begin a slide; the first text that holds the words of ``title`` becomes its title."""
        self.heading = ""
        """The title of the slide as a shape; empty as long as the page has not shown it."""
        self._title = title
        self._last = 1

    def new_id(self) -> int:
        """An id that no shape of the slide has."""
        self._last += 1
        return self._last

    def outline(self, mark: Mark) -> Outline | None:
        """The outline of a mark, which is its first closed figure; it gets an id at once."""
        figure = next((one for one in mark.figures if _is_closed(one)), None)
        return None if figure is None or isinstance(figure, TextLine) else self._outlined(figure)

    def _outlined(self, figure: Closed) -> Outline:
        """A closed figure as a shape with sites."""
        return Outline(figure, self.new_id())

    def part(self, part: Part, plane: Plane, link: str = "") -> Drawn | None:
        """A mark with all that it holds; None where nothing is left to draw.

        ``link`` is the element that makes it lead somewhere.
        """
        own = [*self._pieces(part, plane, link)]
        held = [one for inner in part.inner if (one := self.part(inner, plane))]
        pieces = [*held, *own] if part.mark.kind in FRAMES else [*own, *held]
        if len(pieces) < 2:  # noqa: PLR2004
            return pieces[0] if pieces else None
        box = reduce(Bounds.union, (piece.box for piece in pieces))
        place = plane.frame(box)
        both = place + place.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
        xml = (
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{self.new_id()}" {naming(part.mark)}/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{both}</a:xfrm></p:grpSpPr>"
            f"{''.join(piece.xml for piece in pieces)}</p:grpSp>"
        )
        return Drawn(xml, box)

    def _pieces(self, part: Part, plane: Plane, link: str) -> Iterator[Drawn]:
        """The figures of a mark, then its texts that stand in none of them."""
        blocks = text_blocks(part.mark.figures)
        home = {id(block): _home(block, part.mark.figures) for block in blocks}
        names = naming(part.mark)
        for figure in part.mark.figures:
            if isinstance(figure, TextLine):
                continue
            own = next((block for block in blocks if home[id(block)] is figure), None)
            outline = part.outline if part.outline and part.outline.figure is figure else None
            text = inside(own, plane) if own else ""
            yield self._figure(figure, outline, plane, text, (names, link))
            names, link = _PIECE, ""
        yield from self.texts([block for block in blocks if home[id(block)] is None], plane, names)

    def texts(self, blocks: list[TextBlock], plane: Plane, names: str = "") -> Iterator[Drawn]:
        """Texts that stand by themselves; the title of the slide is set aside."""
        for block in blocks:
            box = plane.frame(block.box)
            if self._title and self._title in block.text and not self.heading:
                self.heading = _title(self.new_id(), box, beside(block, plane))
                continue
            yield Drawn(
                f'<p:sp><p:nvSpPr><p:cNvPr id="{self.new_id()}" {names or _PIECE}/>'
                f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{box}</a:xfrm>'
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
                f"{beside(block, plane)}</p:sp>",
                block.box,
            )

    def _figure(
        self,
        figure: Closed,
        outline: Outline | None,
        plane: Plane,
        text: str,
        named: tuple[str, str],
    ) -> Drawn:
        """One figure; ``named`` are the attributes that name it, and its link."""
        names, link = named
        box = bounds_of(figure)
        if outline or _is_closed(figure):
            outline = outline or self._outlined(figure)
            form, paint = outline.geometry(plane), fill(figure.role)
            number, place = outline.shape_id, plane.frame(box)
        else:
            form, paint, number = _drawn(figure, box, plane), "<a:noFill/>", self.new_id()
            place = plane.frame(box)
        xml = (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" {names}>{link}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr><a:xfrm{_flip(figure)}>{place}</a:xfrm>{form}{paint}"
            f"{line(figure.role, plane.unit)}</p:spPr>{text}</p:sp>"
        )
        return Drawn(xml, box)


_PIECE = 'name="Bagian"'
"""The name of a shape that is only a part of another one."""


def naming(mark: Mark) -> str:
    """The name of a mark in the list of shapes, and its words for readers who cannot see it."""
    words = one_line(mark.title)
    if not words:
        return _PIECE
    return f"name={quoteattr(words[:_LONGEST])} descr={quoteattr(words)}"


def _title(number: int, box: str, text: str) -> str:
    """The title of a slide, which programs list and read aloud first."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Judul"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{box}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"{text}</p:sp>"
    )


def _is_closed(figure: Figure) -> bool:
    """Whether a figure has an inside."""
    return isinstance(figure, Box | Disc) or (isinstance(figure, Line) and figure.closed)


def _home(block: TextBlock, figures: tuple[Figure, ...]) -> Figure | None:
    """The smallest closed figure in whose middle a text stands; None where there is none."""
    middle = block.box.center
    around = [
        (bounds_of(figure), at)
        for at, figure in enumerate(figures)
        if not isinstance(figure, TextLine) and _is_closed(figure)
    ]
    near = [
        (box.width * box.height, at)
        for box, at in around
        if abs(box.center.x - middle.x) < _CENTRED and abs(box.center.y - middle.y) < _CENTRED
    ]
    return figures[min(near)[1]] if near and block.first.anchor == "middle" else None


def _is_straight(figure: Figure) -> bool:
    """Whether a line is one straight segment, for which there is a preset."""
    return isinstance(figure, Line) and len(figure.points) == 2  # noqa: PLR2004


def _flip(figure: Figure) -> str:
    """The mirroring of a straight line that rises to the right; the preset falls."""
    if not isinstance(figure, Line) or not _is_straight(figure):
        return ""
    one, two = figure.points
    return ' flipV="1"' if (two.x - one.x) * (two.y - one.y) < 0 else ""


def _drawn(figure: Closed, box: Bounds, plane: Plane) -> str:
    """The form of an open line."""
    if not isinstance(figure, Line) or _is_straight(figure):
        return '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    steps = "".join(
        f"<a:{_VERBS[verb]}>{''.join(_pt(one, box, plane) for one in points)}</a:{_VERBS[verb]}>"
        for verb, points in strokes(figure)
    )
    size = f'w="{plane.length(box.width)}" h="{plane.length(box.height)}"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path {size} fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _pt(point: Point, box: Bounds, plane: Plane) -> str:
    """A point of a path, in EMU from the corner of its box."""
    return f'<a:pt x="{plane.length(point.x - box.x)}" y="{plane.length(point.y - box.y)}"/>'
