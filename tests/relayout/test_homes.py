"""Notes of a collaboration stand in the pool of what they explain."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.relayout.test_lines import box, laid_out, waypoints

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds

COLLABORATION = """
<collaboration id="c"><participant id="x" processRef="p" name="Kecamatan"/>
<participant id="y" processRef="q" name="Dinas"/><participant id="z" name="Warga"/>
<messageFlow id="m1" sourceRef="z" targetRef="t1"/>
<messageFlow id="m2" sourceRef="u2" targetRef="t3"/>
{}</collaboration>
<process id="p"><startEvent id="s"/><task id="t1"/><task id="t2"/><task id="t3"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="t1"/>
<sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/>
<sequenceFlow id="f3" sourceRef="t2" targetRef="t3"/>
<sequenceFlow id="f4" sourceRef="t3" targetRef="e"/></process>
<process id="q"><task id="u1"/><task id="u2"/><sequenceFlow id="g" sourceRef="u1" targetRef="u2"/>
</process>"""


STORES = """
<collaboration id="c"><participant id="x" processRef="p" name="Kecamatan"/>
<participant id="y" processRef="q" name="Dinas"/></collaboration>
<process id="p"><task id="t1"/><dataStoreReference id="d1" name="Arsip"/>
<dataStoreReference id="d2" name="Buku"/></process>
<process id="q"><task id="u1"><dataInputAssociation id="i1"><sourceRef>d1</sourceRef>
<targetRef>u1</targetRef></dataInputAssociation></task></process>"""


def test_a_store_stands_in_the_pool_that_uses_it() -> None:
    """Editors file every store under the first process; one that nobody uses stays there."""
    data = laid_out(STORES)
    assert box(data, "y").contains(box(data, "d1"))
    assert box(data, "x").contains(box(data, "d2"))


def with_notes(*ends: tuple[str, ...]) -> bytes:
    """The collaboration with a note for each group of ends, joined to all of them."""
    parts = []
    for number, group in enumerate(ends):
        parts.append(f'<textAnnotation id="n{number}"><text>Keterangan {number}</text>')
        parts.append("</textAnnotation>")
        parts += [
            f'<association id="a{number}{end}" sourceRef="{end}" targetRef="n{number}"/>'
            for end in group
        ]
    return laid_out(COLLABORATION.format("".join(parts)))


def is_inside(inner: Bounds, outer: Bounds) -> bool:
    """Whether a box lies in another."""
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.y <= inner.y
        and inner.bottom <= outer.bottom
    )


@pytest.mark.parametrize(
    ("ends", "pool"),
    [
        (("t2",), "x"),
        (("u1",), "y"),
        (("f2",), "x"),
        (("m1",), "x"),
        (("m2",), "y"),
        (("u1", "t1", "t2"), "x"),
        (("y",), "y"),
    ],
    ids="+".join,
)
def test_a_note_stands_in_the_pool_of_what_it_explains(ends: tuple[str, ...], pool: str) -> None:
    data = with_notes(ends)
    assert is_inside(box(data, "n0"), box(data, pool))
    for other in {"x", "y", "z"} - {pool}:
        assert not is_inside(box(data, "n0"), box(data, other))


def test_every_task_has_its_note_near_by() -> None:
    """No line leads round a pool: each is no longer than a task is wide."""
    tasks = ("t1", "t2", "t3", "u1", "u2")
    data = with_notes(*((task,) for task in tasks))
    for number, task in enumerate(tasks):
        points = waypoints(data, f"a{number}{task}")
        length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(points))
        assert length <= 150, task


@pytest.mark.parametrize("ends", [("z",), ()], ids=["of a closed pool", "of nothing"])
def test_a_note_of_no_process_stays_outside_all_pools(ends: tuple[str, ...]) -> None:
    data = with_notes(ends)
    note = box(data, "n0")
    assert not any(is_inside(note, box(data, pool)) for pool in ("x", "y", "z"))
