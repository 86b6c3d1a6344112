"""Pools, lanes and processes of XPDL.

Bizagi keeps everything outside of pools in a pool that nobody sees.  Where that holds nothing it
is left out, and where it is all that the file has, its process is drawn without a pool.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.foreign.bpmn_tree import POOL_TITLE
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.names import (
    box_of,
    child,
    children,
    documentation_of,
    is_set,
    kind_of,
)
from bpmn_gen.foreign.xpdl.parts import LaneForm, PoolForm

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import BpmnTree

_SLACK: Final = 2.0
"""px by which a lane may reach over the border of its pool."""
_CONTENT: Final = frozenset({"Activity", "Artifact", "DataObject", "DataStoreReference"})


@dataclass(slots=True)
class PoolReader:
    """Reads the pools and the processes of one file."""

    tree: BpmnTree
    collaboration: etree._Element | None = None
    processes: dict[str, PoolForm] = field(default_factory=dict)
    """By the id of the process in the file: what is made of it."""
    pools: dict[str, PoolForm] = field(default_factory=dict)
    """By the id of the pool in the file; only those that become pools of BPMN."""
    _empty: set[str] = field(default_factory=set)
    """Ids of processes in which nothing stands; their pool says all that people see of them."""

    def forms(self) -> list[PoolForm]:
        """All pools with a process, and all processes without a pool."""
        return [one for form in self.processes.values() for one in form.all]

    def read(self, root: etree._Element) -> None:
        """Make all of them; what stands in them is read later."""
        pools = list(children(root, "Pools", "Pool"))
        processes = children(root, "WorkflowProcesses", "WorkflowProcess")
        listed = {one.get("Id") or "": one for one in processes}
        inner = {one.get("Id") for one in root.iter() if kind_of(one) == "ActivitySet"}
        full = {ident for ident, one in listed.items() if _has_content(one)}
        is_bare = len(full) <= 1 and not any(map(_is_drawn, pools))
        for pool in pools:
            ident = pool.get("Process") or ""
            if ident in listed or ident not in inner:
                self._pool(pool, listed.get(ident), is_full=ident in full, is_bare=is_bare)
        for ident, process in listed.items():
            if ident not in self.processes and ident not in self._empty:
                self.processes[ident] = PoolForm(None, self._process(process, ""))

    def _pool(
        self,
        pool: etree._Element,
        process: etree._Element | None,
        *,
        is_full: bool,
        is_bare: bool,
    ) -> None:
        """Make a pool of BPMN, or leave out one that nobody sees."""
        lanes = list(children(pool, "Lanes", "Lane"))
        is_holder = not _is_drawn(pool) and not lanes
        form = PoolForm(pool, None, box=box_of(pool))
        ident = process.get("Id") or "" if process is not None else ""
        if process is not None and ident in self.processes:
            form.process = self.tree.add(self.tree.root, "process", line_of(pool))
            self.processes[ident].siblings.append(form)
        elif process is not None and (is_full or lanes):
            form.process = self._process(process, pool.get("Name") or "")
            self.processes[ident] = form
        elif process is not None and ident not in self._empty:
            self._empty.add(ident)
            self.tree.stands_for(("WorkflowProcess", ident))
        if is_holder and (is_bare or not is_full):
            self.tree.stands_for(("Pool", pool.get("Id") or ""))
            return
        self._participant(form, pool)
        if form.process is not None and lanes:
            self._lanes(form, lanes)

    def _participant(self, form: PoolForm, pool: etree._Element) -> None:
        """The pool itself."""
        if self.collaboration is None:
            self.collaboration = self.tree.add(self.tree.root, "collaboration", line_of(pool))
        ident = pool.get("Id") or ""
        form.participant = self.tree.add(
            self.collaboration,
            "participant",
            line_of(pool),
            origin=("Pool", ident),
            name=plain_text(pool.get("Name") or ""),
            documentation=documentation_of(pool),
            processRef=(form.process.get("id") or "") if form.process is not None else "",
        )
        if not _is_drawn(pool):
            form.box = None
        self.pools[ident] = form

    def _process(self, process: etree._Element, name: str) -> etree._Element:
        """A process; ``name`` is that of its pool, for one without a name."""
        return self.tree.add(
            self.tree.root,
            "process",
            line_of(process),
            origin=("WorkflowProcess", process.get("Id") or ""),
            name=plain_text(process.get("Name") or name),
            documentation=documentation_of(process),
        )

    def _lanes(self, form: PoolForm, lanes: list[etree._Element]) -> None:
        """The lanes of a pool, each in the lane that it names as its parent."""
        assert form.process is not None  # noqa: S101 -- asked before
        outer = self.tree.add(form.process, "laneSet", line_of(lanes[0]))
        shift = _shift(form.box, [box for one in lanes if (box := box_of(one)) is not None])
        ids = {one.get("Id") for one in lanes}
        inside: dict[str, list[etree._Element]] = {}
        for lane in lanes:
            parent = lane.get("ParentLane") or ""
            around = parent if parent in ids and parent != lane.get("Id") else ""
            inside.setdefault(around, []).append(lane)
        waiting = deque(inside.pop("", ()))
        while waiting:
            lane = waiting.popleft()
            self._lane(form, lane, self._holder(form, lane.get("ParentLane") or "", outer), shift)
            waiting.extend(inside.pop(lane.get("Id") or "", ()))
        for lane in (one for some in inside.values() for one in some):  # which stand in each other
            self._lane(form, lane, outer, shift)

    def _holder(self, form: PoolForm, parent: str, outer: etree._Element) -> etree._Element:
        """The set in which a lane stands."""
        around = form.lanes.get(parent)
        if around is None:
            return outer
        if around.inside is None:
            around.inside = self.tree.add(around.made, "childLaneSet", 1)
        return around.inside

    def _lane(
        self,
        form: PoolForm,
        lane: etree._Element,
        holder: etree._Element,
        shift: tuple[float, float],
    ) -> None:
        ident = lane.get("Id") or ""
        made = self.tree.add(
            holder,
            "lane",
            line_of(lane),
            origin=("Lane", ident),
            name=plain_text(lane.get("Name") or ""),
            documentation=documentation_of(lane),
        )
        box = box_of(lane)
        if box is not None:
            box = _to_title(box.moved(*shift), form)
        form.lanes.setdefault(ident, LaneForm(made, box))


def is_across(pool: PoolForm) -> bool:
    """Whether a pool lies: its lanes go from left to right."""
    return pool.element is None or (pool.element.get("Orientation") or "").upper() != "VERTICAL"


def _to_title(lane: Bounds, form: PoolForm) -> Bounds:
    """A lane that begins where the title of its pool ends in BPMN.

    Titles of pools are wider in some tools, and a strip between title and lane would be empty.
    """
    pool = form.box
    if pool is None:
        return lane
    across, down = lane.x - pool.x - POOL_TITLE, lane.y - pool.y - POOL_TITLE
    if is_across(form) and 0 < across <= POOL_TITLE:
        return Bounds(lane.x - across, lane.y, lane.width + across, lane.height)
    if not is_across(form) and 0 < down <= POOL_TITLE:
        return Bounds(lane.x, lane.y - down, lane.width, lane.height + down)
    return lane


def _shift(pool: Bounds | None, lanes: list[Bounds]) -> tuple[float, float]:
    """What turns the places of lanes into places on the page.

    Some tools count them from the corner of the pool.  Then some lane would stand outside of it.
    """
    if pool is None or all(pool.contains(lane, _SLACK) for lane in lanes):
        return 0.0, 0.0
    return pool.x, pool.y


def _is_drawn(pool: etree._Element) -> bool:
    """Whether people see a pool."""
    return is_set(pool.get("BoundaryVisible"), default=True)


def _has_content(process: etree._Element) -> bool:
    """Whether something stands in a process."""
    return (
        any(kind_of(one) in _CONTENT for one in process.iter())
        or child(process, "Lanes") is not None
    )
