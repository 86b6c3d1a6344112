"""The comparison sees everything that is missing or different, whoever made the file."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.interchange.comparison import compare_inventories
from bpmn_gen.interchange.counted import CONTENT
from bpmn_gen.interchange.inventory import take_inventory
from tests.relayout.files import random_file


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Any file that a foreign tool could write."""
    rng = Random(draw(st.integers(0, 10**6)))
    return random_file(rng, draw(st.integers(0, 3)), draw(st.integers(1, 8))).encode()


def written(data: bytes) -> bytes:
    made = import_bpmn(data, Findings())
    assert made is not None
    return made.data


@given(files())
@settings(max_examples=25)
def test_random_files_lose_nothing_but_the_drawing_of_papers(data: bytes) -> None:
    """Whatever else stands in a file is kept."""
    made = import_bpmn(data, Findings())
    assert made is not None
    papers = k.SHEETS | {"association"}
    gone = {one.kind for one in (*made.comparison.lost, *made.comparison.in_words)}
    assert gone <= papers
    assert not made.comparison.changed


@given(files())
@settings(max_examples=15)
def test_what_was_written_is_read_as_it_was_written(data: bytes) -> None:
    """Our form is a fixed point."""
    once = written(data)
    assert written(once) == once


@given(files(), st.integers(0, 10**6))
@settings(max_examples=40)
def test_whatever_is_taken_out_is_reported(data: bytes, seed: int) -> None:
    """One element, name or end less is one finding."""
    rng = Random(seed)
    given, spoiled = etree.fromstring(data), etree.fromstring(data)
    items = [
        item for item in spoiled.iter(etree.Element) if local(item) in CONTENT and item.get("id")
    ]
    victim = rng.choice(items)
    way = rng.choice(["element", "name", "end"])
    ends = [name for name in ("sourceRef", "targetRef", "attachedToRef") if victim.get(name)]
    if way == "name" and victim.get("name"):
        victim.set("name", "lain")
    elif way == "end" and ends:
        victim.set(rng.choice(ends), "lain")
    else:
        parent = victim.getparent()
        assert parent is not None
        parent.remove(victim)
    before, after = (take_inventory(root, reference) for root in (given, spoiled))
    found = compare_inventories(before, after)
    assert not found.is_whole
    ids = {one.id for one in (*found.lost, *found.in_words)}
    ids |= {one.element.id for one in found.changed}
    assert victim.get("id") in ids
