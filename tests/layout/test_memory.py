"""A board forgets what it knows of links as soon as something near them changes, and only then."""

import pytest

from bpmn_gen.layout.routing.ways import Memory, Window

NEAR = Window(2, 2, 2, 8)
FAR = Window(20, 20, 2, 8)


@pytest.fixture
def memory() -> Memory:
    """The memory of a board on which two links are known."""
    memory = Memory()
    memory.note_price(1, 7.0, Window(1, 9, 5, 5))
    memory.settle(1, 40, Window(0, 9, 0, 9))
    memory.settle(2, 50, Window(15, 19, 0, 9))
    return memory


def test_a_change_far_away_leaves_everything_known(memory: Memory) -> None:
    memory.disturb(3, FAR)
    assert (memory.price(1), memory.effort_spared(1), memory.effort_spared(2)) == (7.0, 40, 50)


def test_a_change_nearby_makes_a_link_look_again(memory: Memory) -> None:
    memory.disturb(3, NEAR)
    assert memory.price(1) is None
    assert memory.effort_spared(1) is None
    assert memory.effort_spared(2) == 50


def test_a_link_that_is_moved_itself_is_forgotten(memory: Memory) -> None:
    memory.disturb(2, FAR)
    assert memory.effort_spared(2) is None
