"""What a drawing leaves open is doubted at its row, and is not blamed on the original."""

from bpmn_gen.sop_files.sheet import Box, Cell, Line, Shape, ShapeKind, Sheet, Table
from bpmn_gen.sop_reading.read_sop import Flaw, ReadSop, StepKind
from bpmn_gen.sop_reading.reading import read_sops
from tests.sop_reading.plain_forms import HEAD, Row, row

WIDE, HIGH = 80.0, 60.0
Place = tuple[int, int, ShapeKind]
"""Row from 0, actor from 0, and the form."""


def drawn(places: list[Place], ways: list[tuple[int, int]], *more: Shape) -> ReadSop:
    """An SOP with symbols in its rows, and straight arrows between them by their places."""
    count = max(place[0] for place in places) + 1
    lines: list[Row] = [*HEAD, *(row(str(n + 1), mark="") for n in range(count))]
    cells = tuple(
        Cell(y, x, y, 3 if text == "Pelaksana" else x, text, f"sel {x} {y}")
        for y, line in enumerate(lines)
        for x, text in enumerate(line)
        if text
    )
    table = Table(
        tuple(WIDE * n for n in range(9)), tuple(HIGH * n for n in range(len(lines) + 1)), cells
    )
    boxes = [_box(y, x) for y, x, _ in places]
    shapes = [Shape(str(n), place[2], boxes[n]) for n, place in enumerate(places)]
    arrows = [
        Line(
            f"{a}-{b}",
            (boxes[a].centre, boxes[b].centre),
            head_at_end=True,
            start_shape=str(a),
            end_shape=str(b),
        )
        for a, b in ways
    ]
    [sop] = read_sops([Sheet("A", (table,), (*shapes, *more), tuple(arrows))])
    return sop


def _box(row_: int, actor: int) -> Box:
    """The place of a symbol."""
    x, y = WIDE * (2 + actor) + 20, HIGH * (2 + row_) + 18
    return Box(x, y, x + 40, y + 24)


BOX, ASKED = ShapeKind.BOX, ShapeKind.DIAMOND


def test_two_boxes_of_a_row_that_branches_reach_are_doubted_there() -> None:
    places = [(0, 0, BOX), (1, 0, ASKED), (2, 0, BOX), (2, 1, BOX), (3, 0, BOX)]
    sop = drawn(places, [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)])
    assert sop.steps[1].kind is StepKind.DECISION
    assert [doubt.step for doubt in sop.doubts if "masing-masing" in doubt.reason] == [2]
    [reason] = [doubt.reason for doubt in sop.doubts if doubt.step == 2]
    assert reason == (
        "cabang keputusan menuju kotak 'Petugas', 'Camat' masing-masing, tetapi terbaca sebagai "
        "satu langkah bersama; pisahkan bila bukan"
    )


def test_work_that_two_people_share_is_not_doubted() -> None:
    sop = drawn([(0, 0, BOX), (1, 0, BOX), (1, 1, BOX), (2, 0, BOX)], [(0, 1), (1, 2), (2, 3)])
    assert sop.steps[1].actors == ("Petugas", "Camat")
    assert not sop.doubts


def test_a_missing_arrow_is_a_mistake_of_the_original() -> None:
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)])
    assert {doubt.flaw for doubt in sop.doubts} == {Flaw.NO_WAY_OUT, Flaw.NO_WAY_IN}


def test_a_missing_arrow_beside_a_shape_that_was_not_read_is_none() -> None:
    other = Shape("x", ShapeKind.OTHER, Box(250, 60 * 3 + 45, 270, 60 * 4 + 10))
    sop = drawn([(n, 0, BOX) for n in range(4)], [(0, 1), (2, 3)], other)
    assert any("tidak dikenali" in doubt.reason for doubt in sop.doubts)
    assert any(doubt.reason.startswith("tidak ada panah") for doubt in sop.doubts)
    assert {doubt.flaw for doubt in sop.doubts} == {None}
