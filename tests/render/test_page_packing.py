"""The parts of packing a page: slack, borders off references, titles that break."""

from __future__ import annotations

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.layout.pages.choosing import Size, best_choice
from bpmn_gen.layout.pages.cuts import Cut
from bpmn_gen.layout.pages.holders import cleared
from bpmn_gen.layout.pages.slack import PAPER_X, Thing, farthest_moves, slacks_between
from bpmn_gen.layout.pages.titles import MOST_LINES, header_depths, title_length
from bpmn_gen.layout.placing.skyline import Occupant

NODE, BORDER = Occupant.NODE, Occupant.BORDER
ROOM = Size(1000.0, 700.0)


def test_things_move_by_the_slack_on_their_tightest_way() -> None:
    """A node beside another one stops there; one that sees only the border goes farther."""
    things = [
        Thing(0, 0, -100, 500, BORDER, 0),
        Thing(50, 150, 0, 80, NODE, 1),
        Thing(300, 400, 20, 60, NODE, 2),
        Thing(300, 400, 200, 280, NODE, 3),
    ]
    moves = farthest_moves(slacks_between(things, PAPER_X), 0, 4)
    beside_border, between = PAPER_X[BORDER][NODE], PAPER_X[NODE][NODE]
    assert moves == [
        0.0,
        50 - beside_border,
        50 - beside_border + 150 - between,
        300 - beside_border,
    ]


def test_things_that_are_nearer_than_the_least_distance_stay() -> None:
    """Packing takes out blank and never adds any."""
    things = [Thing(0, 0, 0, 9, BORDER, 0), Thing(5, 50, 0, 9, NODE, 1)]
    assert farthest_moves(slacks_between(things, PAPER_X), 0, 2) == [0.0, 0.0]


def test_the_border_of_a_lane_gives_way_to_a_reference() -> None:
    """It moves to the nearer side, as far as the shapes of the lanes allow."""
    spans, contents = [(0.0, 100.0), (100.0, 200.0)], [(20.0, 60.0), (140.0, 180.0)]
    (_, upper), (lower, _) = cleared(spans, contents, [Bounds(0, 92, 36, 17)], [])
    assert upper == lower
    assert not 92 < upper < 109
    assert 60 <= upper <= 140


def test_a_title_takes_more_lines_before_it_asks_for_height() -> None:
    """A long name in a low lane stands in as many lines as it needs, up to the most."""
    title = "Pejabat yang Berwenang pada instansi yang dituju"
    (lines,) = header_depths([(0, title, title_length(title, 3))], 1)
    assert lines == 3
    assert header_depths([(0, title, 1.0)], 1) == (MOST_LINES,)


class _Sizes:
    """Sections as wide as the number of columns in them."""

    def of(self, first: int, last: int) -> list[Size]:
        """A column is 300 px wide and 300 px high."""
        return [Size(300.0 * (last - first), 300.0)]

    def split(self, first: int, last: int, height: float) -> None:
        """There is one lane only."""
        del first, last, height


class _Tower(_Sizes):
    """A low section, a column as high as the page, and a low section."""

    def of(self, first: int, last: int) -> list[Size]:
        """What holds the column is too high for a page unless it is alone."""
        alone = last == first + 1
        return [Size(300.0, (200.0, 700.0, 250.0)[first] if alone else 900.0)]

    def split(self, first: int, last: int, height: float) -> tuple[Cut, list[Size]] | None:  # type: ignore[override]
        """The column has lanes of 100 px."""
        del last
        upper = height // 100 * 100
        found = Cut(upper, 16.0, 1), [Size(300.0, upper), Size(300.0, 700.0 - upper)]
        return found if first == 1 else None


def test_cuts_are_chosen_for_the_whole_document() -> None:
    """Six columns fit on one page in two sections, parted at the cheapest cut."""
    costs = (0, 50, 50, 1, 50, 50, 0)
    cuts = [Cut(300.0 * place, cost, 1) for place, cost in enumerate(costs)]
    choice = best_choice(cuts, _Sizes(), ROOM)
    assert choice is not None
    assert choice.pages == 1
    assert [one[:2] for one in choice.stretches] == [(0, 3), (3, 6)]


def test_there_is_no_choice_where_a_section_fits_on_no_page() -> None:
    """The caller takes larger paper then."""
    cuts = [Cut(0.0, 0.0, 0), Cut(300.0, 0.0, 0)]
    assert best_choice(cuts, _Sizes(), Size(200.0, 700.0)) is None


def test_a_column_is_split_between_lanes_where_a_page_would_look_empty() -> None:
    cuts = [Cut(300.0 * place, cost, 1) for place, cost in enumerate((0, 16, 16, 0))]
    room = Size(400.0, 700.0)
    whole, split = (best_choice(cuts, _Tower(), room, splitting=one) for one in (False, True))
    assert whole is not None
    assert split is not None
    assert (whole.pages, whole.is_thin) == (3, True)
    assert (split.pages, split.is_thin) == (2, False)
    assert [(one.pages, one.row) for one in split.stretches] == [
        ((1,), None),
        ((1, 2), 400.0),
        ((2,), None),
    ]
