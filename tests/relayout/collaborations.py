"""Random collaborations with an old drawing, groups in it, and notes on messages and groups."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.relayout import relayout
from tests.relayout.files import random_file
from tests.relayout.test_groups import boxes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS: Final = ("task", "userTask", "sendTask", "serviceTask", "callActivity")
NEAR: Final = 220.0
"""px between the middles of two steps that somebody might group."""
PAD: Final = 6.0


def collaboration(seed: int) -> tuple[bytes, dict[str, set[str]]]:
    """A file, and the members of each group in it by id."""
    rng = Random(seed)
    text = random_file(rng, 2 + seed % 3, 2 + seed % 9)
    root = etree.fromstring(relayout(text.encode(), Findings()))
    boxes = boxes_of(etree.tostring(root))
    held: dict[str, set[str]] = {}
    frames: list[Bounds] = []
    for one, two in _pairs(root, boxes, rng):
        frame = boxes[one].union(boxes[two]).grown(PAD)
        if any(frame.overlaps(other.grown(40)) for other in frames):
            continue
        ident = f"kelompok_{len(frames)}"
        frames.append(frame)
        held[ident] = {
            other
            for other, box in boxes.items()
            if frame.contains(Bounds(box.center.x, box.center.y, 0.0, 0.0))
            and not other.startswith(("pool", "lane"))
        }
        _add(root, one, "group", ident, frame)
        _note(root, one, ident)
        if len(frames) > seed % 3:
            break
    inside = {one.get("id", "") for process in root.iter("{*}process") for one in process.iter()}
    inside -= {one.get("id", "") for one in root.iter("{*}process")}
    for message in [*root.iter("{*}messageFlow")][: seed % 2 + 1]:
        ends = (message.get("sourceRef"), message.get("targetRef"))
        for end in [one for one in ends if one in inside][:1]:
            _note(root, end, message.get("id", ""))
    return etree.tostring(root), held


def _pairs(
    root: etree._Element, boxes: dict[str, Bounds], rng: Random
) -> Iterable[tuple[str, str]]:
    """Steps beside each other in one process, in any order."""
    for process in root.iter("{*}process"):
        steps = [one.get("id", "") for one in process if etree.QName(one).localname in STEPS]
        steps = [one for one in steps if one in boxes]
        rng.shuffle(steps)
        for one in steps:
            here = boxes[one].center
            for two in steps:
                there = boxes[two].center
                if one < two and abs(here.x - there.x) + abs(here.y - there.y) < NEAR:
                    yield one, two


def _add(root: etree._Element, beside: str, kind: str, ident: str, box: Bounds) -> None:
    """Add an element to the process of another one, drawn in a box."""
    (near,) = (one for one in root.iter() if one.get("id") == beside)
    etree.SubElement(_process(near), f"{{{root.nsmap[None]}}}{kind}", id=ident)
    (plane,) = root.iter("{*}BPMNPlane")
    first = next(root.iter("{*}BPMNShape"))
    shape = etree.SubElement(plane, first.tag, bpmnElement=ident)
    bounds = first.find("{*}Bounds")
    assert bounds is not None
    size = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    etree.SubElement(shape, bounds.tag, {key: str(value) for key, value in size.items()})


def _process(element: etree._Element) -> etree._Element:
    """The process around an element."""
    return next(one for one in element.iterancestors() if etree.QName(one).localname == "process")


def _note(root: etree._Element, beside: str, about: str) -> None:
    """Add a note about a group or a message to the process of an element."""
    (near,) = (one for one in root.iter() if one.get("id") == beside)
    space = root.nsmap[None]
    note = etree.SubElement(_process(near), f"{{{space}}}textAnnotation", id=f"catatan_{about}")
    etree.SubElement(note, f"{{{space}}}text").text = "Perlu diperiksa lagi"
    etree.SubElement(
        _process(near),
        f"{{{space}}}association",
        id=f"garis_{about}",
        sourceRef=f"catatan_{about}",
        targetRef=about,
    )
