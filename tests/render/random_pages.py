"""Random maps on paper.

Run as a program it prints what is wrong with so many of them, and how many pages they take.  A
second number is that of the first map:

    python -m tests.render.random_pages 2000 0
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import cut_into_pages
from tests.layout.models import random_definitions
from tests.render.page_gates import misses

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.drawing.pages import Page

F4 = PAPERS["F4"]


def random_drawing(seed: int) -> Drawing:
    """A map of any size."""
    rng = Random(seed)
    return lay_out(
        random_definitions(
            rng,
            size=rng.choice((3, 8, 14, 24, 40)),
            lanes=rng.randint(1, 9),
            stay=rng.choice((0.3, 0.6, 0.9)),
            phases=rng.choice((0, 0, 3, 5)),
            beside=rng.choice((0, 0, 0, 1, 2)),
        )
    )


def random_pages(seed: int) -> tuple[Page, ...]:
    """Its pages."""
    return cut_into_pages(random_drawing(seed), F4, F4.standing())


def main(count: int, first: int = 0) -> None:
    """Judge so many random maps."""
    total: Counter[str] = Counter()
    longest = 0.0
    for seed in range(first, first + count):
        drawing = random_drawing(seed)
        start = time.process_time()
        pages = cut_into_pages(drawing, F4, F4.standing())
        longest = max(longest, time.process_time() - start)
        found = misses(pages)
        kinds = Counter(what.split(": ")[1].split()[0] for what in found)
        total.update({"maps": 1, "pages": len(pages), **kinds})
        if found:
            sys.stdout.write(f"{seed}: {len(pages)} pages, {found[:3]}\n")
    sys.stdout.write(f"{dict(total)}, {longest * 1000:.0f} ms at most\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
