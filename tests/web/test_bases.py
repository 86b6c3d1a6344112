"""What pages began with is remembered as long as they are open, and not for ever."""

import random

from bpmn_gen.web.process.bases import Bases


def content(number: int) -> bytes:
    """A file that cannot be packed any more."""
    return random.Random(number).randbytes(1000)


def test_a_page_that_asks_keeps_its_file_however_often_others_save() -> None:
    bases = Bases(most=20_000)
    open_page, closed = bases.remember(content(0)), bases.remember(content(1))
    for number in range(2, 200):
        bases.remember(content(number))
        assert bases.touch(open_page)
    assert bases.get(open_page) == content(0)
    assert bases.get(closed) is None
    assert not bases.touch(closed)


def test_one_file_is_kept_however_large_it_is() -> None:
    bases = Bases(most=10)
    assert bases.get(bases.remember(content(1))) == content(1)


def test_the_same_is_kept_once() -> None:
    bases = Bases(most=2500)
    first = bases.remember(content(1))
    for _ in range(5):
        assert bases.remember(content(2)) != first
    assert bases.get(first) == content(1)
