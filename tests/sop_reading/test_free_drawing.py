"""Block arrows, free forms, turned groups and pictures are read, or named as what was not read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree

from bpmn_gen.sop_files.drawingml import A, Frame, add_shape
from bpmn_gen.sop_files.groups import counted, turn_since
from bpmn_gen.sop_files.paths import Turn
from bpmn_gen.sop_files.sheet import Box, Drawn, Line, Shape, ShapeKind, Sheet
from bpmn_gen.sop_files.vml import add_vml
from bpmn_gen.sop_reading.nets import nets_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.sop_reading.symbols import Duty, Symbol, has_picture
from tests.sop_reading.samples import needs_samples, sheets_of_sample

BOX = Box(100, 50, 140, 70)
NAMESPACE = A.strip("{}")


def drawn_by(form: str) -> Drawn:
    """What a form of DrawingML becomes in the box."""
    properties = etree.fromstring(f'<spPr xmlns="{NAMESPACE}">{form}</spPr>')
    drawn = Drawn()
    add_shape(etree.Element("sp"), properties, BOX, "", drawn)
    return drawn


def free(*points: tuple[int, int], end: str = "") -> str:
    """A free form with corners in hundredths of its box."""
    first, *others = (f'<pt x="{x}" y="{y}"/>' for x, y in points)
    lines = "".join(f"<lnTo>{one}</lnTo>" for one in others)
    path = f'<path w="100" h="100"><moveTo>{first}</moveTo>{lines}{end}</path>'
    return f'<custGeom><pathLst>{path}</pathLst></custGeom><ln><tailEnd type="arrow"/></ln>'


@pytest.mark.parametrize(
    ("preset", "ends"),
    [
        ("rightArrow", ((100, 60), (140, 60))),
        ("leftArrow", ((140, 60), (100, 60))),
        ("downArrow", ((120, 50), (120, 70))),
        ("upArrow", ((120, 70), (120, 50))),
    ],
)
def test_a_block_arrow_leads_where_it_points(
    preset: str, ends: tuple[tuple[float, float], ...]
) -> None:
    [line] = drawn_by(f'<prstGeom prst="{preset}"/>').lines
    assert line.points == ends
    assert (line.head_at_start, line.head_at_end) == (False, True)


def test_a_double_block_arrow_has_a_head_at_both_ends() -> None:
    [line] = drawn_by('<prstGeom prst="leftRightArrow"/>').lines
    assert line.head_at_start
    assert line.head_at_end


def test_an_open_free_form_is_a_line_with_its_corners() -> None:
    [line] = drawn_by(free((0, 0), (100, 0), (100, 100))).lines
    assert line.points == ((100, 50), (140, 50), (140, 70))
    assert line.head_at_end


@pytest.mark.parametrize(
    ("corners", "kind"),
    [
        (((50, 0), (100, 50), (50, 100), (0, 50)), ShapeKind.DIAMOND),
        (((0, 0), (100, 0), (100, 100), (0, 100)), ShapeKind.BOX),
        (((0, 0), (100, 50), (0, 100)), ShapeKind.OTHER),
    ],
)
def test_a_closed_free_form_is_what_its_corners_make_it(
    corners: tuple[tuple[int, int], ...], kind: ShapeKind
) -> None:
    [shape] = drawn_by(free(*corners, end="<close/>")).shapes
    assert shape.kind is kind
    [returning] = drawn_by(free(*corners, corners[0])).shapes
    assert returning.kind is kind


def test_what_is_in_a_turned_group_turns_with_it() -> None:
    drawn = Drawn([Shape("1", ShapeKind.BOX, BOX)])
    before = counted(drawn)
    drawn.add(Shape("2", ShapeKind.BOX, Box(0, 0, 20, 10)))
    drawn.add(Line("3", ((0, 0), (100, 0)), head_at_end=True))
    turn_since(drawn, before, Box(0, 0, 100, 100), Turn(degrees=90))
    assert drawn.shapes[0].box == BOX
    box = drawn.shapes[1].box
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((90, 0, 100, 20))
    start, end = drawn.lines[0].points
    assert start == pytest.approx((100, 0))
    assert end == pytest.approx((100, 100))


def with_shape(name: str, kind: ShapeKind) -> Iterator[Sheet]:
    """The sheets of a sample, with one more shape over its rows."""
    for one in sheets_of_sample(name):
        over = next((shape.box for shape in one.shapes if shape.kind is ShapeKind.DIAMOND), BOX)
        other = Box(over.right + 8, over.top, over.right + 40, over.bottom)
        yield replace(one, shapes=(*one.shapes, Shape("x", kind, other)))


@needs_samples
@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (ShapeKind.PICTURE, "gambar tempelan di dekat langkah ini tidak dapat dibaca"),
        (ShapeKind.OTHER, "bentuk di dekat langkah ini tidak dikenali dan tidak dibaca"),
    ],
)
def test_what_is_over_the_rows_and_cannot_be_read_is_told_with_its_row(
    kind: ShapeKind, reason: str
) -> None:
    [sop] = read_sops(list(with_shape("011", kind)))
    [doubt] = sop.doubts
    assert doubt.reason.startswith(reason)
    assert doubt.step == 2


@needs_samples
@pytest.mark.parametrize("name", ["011", "007"])
def test_a_drawing_that_does_not_fit_its_rows_is_doubted_as_a_whole(name: str) -> None:
    [sheet] = sheets_of_sample(name)
    [fine] = read_sops([sheet])
    low = max(shape.box.bottom for shape in sheet.shapes)
    high = min(shape.box.top for shape in sheet.shapes)

    def moved(y: float) -> float:
        return high + (y - high) * 0.6

    shapes = tuple(
        replace(one, box=replace(one.box, top=moved(one.box.top), bottom=moved(one.box.bottom)))
        for one in sheet.shapes
    )
    lines = tuple(
        replace(one, points=tuple((x, moved(y)) for x, y in one.points)) for one in sheet.lines
    )
    [sop] = read_sops([replace(sheet, shapes=shapes, lines=lines)])
    assert low > moved(low)
    assert all(flow.certainty == 1 for flow in fine.flows)
    assert all(flow.certainty < 1 for flow in sop.flows)
    doubted = {doubt.step for doubt in sop.doubts if "tidak berdiri pas" in doubt.reason}
    assert doubted == set(range(len(sop.steps)))


def test_a_free_line_of_vml_lists_its_corners() -> None:
    form = (
        '<v:polyline xmlns:v="urn:schemas-microsoft-com:vml" points="0,0,10pt,0,10pt,20pt">'
        '<v:stroke endarrow="block"/></v:polyline>'
    )
    drawn = Drawn()
    add_vml(etree.fromstring(form), Frame(5, 7, 1, 1), drawn)
    [line] = drawn.lines
    assert line.points == ((5, 7), (15, 7), (15, 27))
    assert line.head_at_end


@needs_samples
def test_a_symbol_on_the_border_of_two_columns_is_doubted() -> None:
    [sheet] = sheets_of_sample("011")
    [fine] = read_sops([sheet])
    first = min(
        (one for one in sheet.shapes if one.kind is ShapeKind.BOX), key=lambda one: one.box.top
    )
    xs = sheet.tables[0].xs
    border = min(xs, key=lambda x: abs(x - first.box.right))
    half = first.box.width / 2
    moved = replace(first, box=replace(first.box, left=border - half, right=border + half))
    shapes = tuple(moved if one is first else one for one in sheet.shapes)
    [sop] = read_sops([replace(sheet, shapes=shapes)])
    assert not fine.doubts
    assert any("berdiri di batas kolom 'Pengelola Kepegawaian'" in one.reason for one in sop.doubts)


def test_a_scanned_table_is_told_from_a_logo() -> None:
    def page(size: float) -> Sheet:
        return Sheet("", (), (Shape("", ShapeKind.PICTURE, Box(0, 0, size, size)),))

    assert has_picture(page(400))
    assert not has_picture(page(60))


def test_a_line_of_vml_may_tell_its_true_ends_beside_its_turn() -> None:
    drawn = Drawn()
    space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    for ends in ('from="8pt,29pt" to="-45pt,20pt"', 'from="-45pt,20pt" to="8pt,29pt"'):
        line = f'<v:line {space} {ends} style="position:absolute;flip:x y"/>'
        add_vml(etree.fromstring(line), Frame(0, 0, 1, 1), drawn)
    assert [line.points for line in drawn.lines] == [((8.0, 29.0), (-45.0, 20.0))] * 2


def test_shapes_without_an_id_are_not_what_lines_are_glued_to() -> None:
    symbols = [
        Symbol(Shape("", ShapeKind.BOX, Box(x, 0, x + 40, 20)), Duty.STEP, place)
        for place, x in enumerate((0, 100))
    ]
    [net] = nets_of([Line("", ((40.0, 10.0), (100.0, 10.0)), head_at_end=True)], symbols)
    assert [touch.symbol for touch in net.touches] == [0, 1]
