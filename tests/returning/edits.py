"""What people do to a file in a modeler, done at random to a model."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    Activity,
    EndEvent,
    ExclusiveGateway,
    Lane,
    SequenceFlow,
    Task,
)
from bpmn_gen.model.graph import lanes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.model.elements import Definitions, FlowNode, Process

WORDS = ("Meneliti", "Menyusun", "Mencatat", "Mengarsipkan", "Menghimpun", "Menelaah")
THINGS = ("berkas", "laporan", "konsep surat", "daftar hadir", "rekapitulasi", "bahan rapat")


@dataclass
class Sketch:
    """A file that is being edited; only its first pool is touched."""

    definitions: Definitions
    rng: random.Random
    done: list[str]
    count: int = 0

    @property
    def process(self) -> Process:
        """The pool that is edited."""
        return self.definitions.processes[0]

    def put(self, **changes: object) -> None:
        """Change the pool."""
        made = replace(self.process, **changes)  # type: ignore[arg-type]
        self.definitions = replace(
            self.definitions, processes=(made, *self.definitions.processes[1:])
        )

    def fresh(self, kind: str) -> str:
        """An id as modelers give it."""
        self.count += 1
        return f"{kind}_{self.rng.randrange(16**6):06x}{self.count}"

    def words(self) -> str:
        """A name for something new."""
        self.count += 1
        return f"{self.rng.choice(WORDS)} {self.rng.choice(THINGS)} {self.count}"

    def node(self, ident: str) -> FlowNode:
        """One node."""
        return next(one for one in self.process.flow_nodes if one.id == ident)

    def lane_of(self, ident: str) -> Lane:
        """The lane of a node."""
        return next(one for one in lanes_of(self.process.lanes) if ident in one.flow_node_refs)

    def put_node(self, node: FlowNode, lane: str) -> None:
        """Add a node to a lane."""
        self.put(
            flow_nodes=(*self.process.flow_nodes, node),
            lanes=tuple(
                replace(one, flow_node_refs=(*one.flow_node_refs, node.id))
                if one.id == lane
                else one
                for one in self.process.lanes
            ),
        )

    def drop_node(self, ident: str) -> None:
        """Take out a node, its flows and its place in lane and phase."""
        self.put(
            flow_nodes=tuple(n for n in self.process.flow_nodes if n.id != ident),
            sequence_flows=tuple(
                f for f in self.process.sequence_flows if ident not in (f.source_ref, f.target_ref)
            ),
            lanes=tuple(
                replace(one, flow_node_refs=tuple(r for r in one.flow_node_refs if r != ident))
                for one in self.process.lanes
            ),
            groups=tuple(
                replace(one, flow_node_refs=tuple(r for r in one.flow_node_refs if r != ident))
                for one in self.process.groups
            ),
        )

    def tasks(self) -> list[FlowNode]:
        """Work that stands in the flow with one way in and one way out."""
        flows = self.process.sequence_flows
        return [
            node
            for node in self.process.flow_nodes
            if isinstance(node, Activity)
            and node.kind not in ("subProcess", "businessRuleTask", "callActivity")
            and not node.id.endswith(("_putusan", "_masukan"))
            and sum(f.source_ref == node.id for f in flows) == 1
            and sum(f.target_ref == node.id for f in flows) == 1
        ]

    def swap_flow(self, old: SequenceFlow, *new: SequenceFlow) -> None:
        """Put flows in the place of one."""
        found: list[SequenceFlow] = []
        for flow in self.process.sequence_flows:
            found += [*new] if flow.id == old.id else [flow]
        self.put(sequence_flows=tuple(found))

    def split(self, flow: SequenceFlow, node: str) -> None:
        """Lead a flow through a node."""
        first = replace(flow, target_ref=node)
        last = SequenceFlow(
            id=self.fresh("Flow"), source_ref=node, target_ref=flow.target_ref, origin=flow.origin
        )
        self.swap_flow(flow, first, last)

    def between(self) -> list[SequenceFlow]:
        """Flows on which something can be put: none of the compiler's own pairs."""
        nodes = {node.id: node for node in self.process.flow_nodes}
        return [
            flow
            for flow in self.process.sequence_flows
            if not flow.target_ref.endswith(("_keputusan", "_opsional"))
            and not flow.source_ref.endswith(("_tabel", "_opsional", "_putusan", "_masukan"))
            and nodes[flow.target_ref].kind != "businessRuleTask"
            and not any(_sends(nodes[one]) for one in (flow.source_ref, flow.target_ref))
        ]


def _sends(node: FlowNode) -> bool:
    """Whether a node sends a message to another pool or waits for one: the compiler made it."""
    return node.kind == "eventBasedGateway" or bool(getattr(node, "message_ref", ""))


def rename(sketch: Sketch) -> bool:
    """Give a box another name."""
    nodes = [one for one in sketch.tasks() if one.name]
    if not nodes:
        return False
    node = sketch.rng.choice(nodes)
    words = node.name.split()
    at = sketch.rng.randrange(len(words))
    words[at] = sketch.rng.choice(("kembali", "segera", "ulang"))
    name = " ".join(words)
    name = name[:1].upper() + name[1:]
    sketch.put(
        flow_nodes=tuple(
            replace(one, name=name) if one.id == node.id else one
            for one in sketch.process.flow_nodes
        )
    )
    sketch.done.append(f"rename {node.id}: {node.name} -> {name}")
    return True


def add(sketch: Sketch) -> bool:
    """Put a new box on a flow, in some lane."""
    flows = sketch.between()
    if not flows:
        return False
    flow = sketch.rng.choice(flows)
    lane = sketch.rng.choice([one for one in sketch.process.lanes if one.flow_node_refs])
    task = Task(id=sketch.fresh("Activity"), name=sketch.words())
    sketch.put_node(task, lane.id)
    sketch.split(flow, task.id)
    sketch.done.append(f"add {task.name} on {flow.source_ref} -> {flow.target_ref} in {lane.id}")
    return True


def delete(sketch: Sketch) -> bool:
    """Take out a box; the modeler joins what was before and behind it."""
    nodes = [one for one in sketch.tasks() if not _is_needed(sketch, one.id)]
    if len(nodes) < 3:
        return False
    node = sketch.rng.choice(nodes)
    into = next(f for f in sketch.process.sequence_flows if f.target_ref == node.id)
    out = next(f for f in sketch.process.sequence_flows if f.source_ref == node.id)
    if out.target_ref == into.source_ref:
        return False
    sketch.drop_node(node.id)
    sketch.put(
        sequence_flows=(
            *sketch.process.sequence_flows,
            replace(into, target_ref=out.target_ref),
        )
    )
    sketch.done.append(f"delete {node.id}")
    return True


def move(sketch: Sketch) -> bool:
    """Take a box out of its place and put it on another flow."""
    nodes = [one for one in sketch.tasks() if not _is_needed(sketch, one.id)]
    if len(nodes) < 3:
        return False
    node = sketch.rng.choice(nodes)
    lane = sketch.lane_of(node.id).id
    groups = sketch.process.groups
    into = next(f for f in sketch.process.sequence_flows if f.target_ref == node.id)
    out = next(f for f in sketch.process.sequence_flows if f.source_ref == node.id)
    if out.target_ref == into.source_ref:
        return False
    flows = [f for f in sketch.between() if node.id not in (f.source_ref, f.target_ref)]
    if not flows:
        return False
    flow = sketch.rng.choice(flows)
    sketch.drop_node(node.id)
    sketch.put(
        sequence_flows=(
            *sketch.process.sequence_flows,
            replace(into, target_ref=out.target_ref),
        ),
        groups=groups,
    )
    sketch.put_node(node, lane)
    sketch.split(flow, node.id)
    sketch.done.append(f"move {node.id} to {flow.source_ref} -> {flow.target_ref}")
    return True


def _is_needed(sketch: Sketch, ident: str) -> bool:
    """Whether a box belongs to a decision, a table or a choice that stands with it."""
    own = (f"{ident}_keputusan", f"{ident}_opsional", f"{ident}_tabel")
    return any(node.id in own for node in sketch.process.flow_nodes)


def relane(sketch: Sketch) -> bool:
    """Put a box into another lane."""
    lanes = [one for one in sketch.process.lanes if one.flow_node_refs]
    nodes = [one for one in sketch.tasks() if not _is_needed(sketch, one.id)]
    if len(lanes) < 2 or not nodes:
        return False
    node = sketch.rng.choice(nodes)
    old = sketch.lane_of(node.id)
    if len(old.flow_node_refs) < 2:
        return False
    lane = sketch.rng.choice([one for one in lanes if one.id != old.id])
    sketch.put(
        lanes=tuple(
            replace(one, flow_node_refs=(*one.flow_node_refs, node.id))
            if one.id == lane.id
            else replace(one, flow_node_refs=tuple(r for r in one.flow_node_refs if r != node.id))
            for one in sketch.process.lanes
        )
    )
    sketch.done.append(f"relane {node.id} to {lane.id}")
    return True


def new_lane(sketch: Sketch) -> bool:
    """Draw a new lane and put a new box into it."""
    lane = Lane(
        id=sketch.fresh("Lane"),
        name=f"Penelaah {sketch.words().split()[-1]}",
        role="",
        origin=sketch.process.lanes[0].origin,
    )
    flows = sketch.between()
    if not flows:
        return False
    flow = sketch.rng.choice(flows)
    sketch.put(lanes=(*sketch.process.lanes, lane))
    task = Task(id=sketch.fresh("Activity"), name=sketch.words())
    sketch.put_node(task, lane.id)
    sketch.split(flow, task.id)
    sketch.done.append(f"new lane {lane.name} with {task.name} on {flow.source_ref}")
    return True


def swap_lanes(sketch: Sketch) -> bool:
    """Change the order of two lanes."""
    lanes = [*sketch.process.lanes]
    if len(lanes) < 2:
        return False
    one, two = sketch.rng.sample(range(len(lanes)), 2)
    lanes[one], lanes[two] = lanes[two], lanes[one]
    sketch.put(lanes=tuple(lanes))
    sketch.done.append(f"swap lanes {lanes[one].id} {lanes[two].id}")
    return True


def add_branch(sketch: Sketch) -> bool:
    """Give a decision one more branch, to a new box and a new end."""
    forks = [
        node
        for node in sketch.process.flow_nodes
        if isinstance(node, ExclusiveGateway)
        and sum(f.source_ref == node.id for f in sketch.process.sequence_flows) > 1
        and not node.id.endswith(("_opsional", "_periksa"))
        and not _in_block(sketch, node.id)
    ]
    if not forks:
        return False
    fork = sketch.rng.choice(forks)
    lane = sketch.rng.choice([one for one in sketch.process.lanes if one.flow_node_refs]).id
    task = Task(id=sketch.fresh("Activity"), name=sketch.words())
    end = EndEvent(id=sketch.fresh("Event"), name=f"Selesai {sketch.words()}")
    sketch.put_node(task, lane)
    sketch.put_node(end, lane)
    sketch.put(
        sequence_flows=(
            *sketch.process.sequence_flows,
            SequenceFlow(
                id=sketch.fresh("Flow"),
                name=f"Ragu {sketch.count}",
                source_ref=fork.id,
                target_ref=task.id,
                origin=fork.origin,
            ),
            SequenceFlow(
                id=sketch.fresh("Flow"), source_ref=task.id, target_ref=end.id, origin=fork.origin
            ),
        )
    )
    sketch.done.append(f"branch of {fork.id} to {task.name}")
    return True


def _in_block(sketch: Sketch, ident: str) -> bool:
    """Whether a node lies between a split and a join, from where no end may be reached."""
    ahead: dict[str, list[str]] = {}
    for flow in sketch.process.sequence_flows:
        ahead.setdefault(flow.source_ref, []).append(flow.target_ref)
    joins = {
        node.id
        for node in sketch.process.flow_nodes
        if node.kind in ("parallelGateway", "inclusiveGateway") and len(ahead.get(node.id, ())) == 1
    }
    nodes = {node.id: node for node in sketch.process.flow_nodes}
    seen, stack = {ident}, [(ident, 0)]
    while stack:
        node, depth = stack.pop()
        for target in ahead.get(node, ()):
            if target in joins and depth == 0:
                return True
            inner = depth
            if nodes[target].kind in ("parallelGateway", "inclusiveGateway"):
                inner += -1 if target in joins else 1
            if target not in seen:
                seen.add(target)
                stack.append((target, inner))
    return False


def rename_branch(sketch: Sketch) -> bool:
    """Give a branch another name."""
    forks = {n.id for n in sketch.process.flow_nodes if isinstance(n, ExclusiveGateway)}
    flows = [
        f
        for f in sketch.process.sequence_flows
        if f.source_ref in forks and f.name and not f.source_ref.endswith(("_opsional", "_periksa"))
    ]
    if not flows:
        return False
    flow = sketch.rng.choice(flows)
    sketch.swap_flow(flow, replace(flow, name=f"{flow.name} sekali {sketch.count}"))
    sketch.count += 1
    sketch.done.append(f"rename branch {flow.name} of {flow.source_ref}")
    return True


def rename_end(sketch: Sketch) -> bool:
    """Give an end another name."""
    ends = [one for one in sketch.process.flow_nodes if isinstance(one, EndEvent) and one.name]
    ends = [one for one in ends if not one.message_ref and not one.id.endswith("_akhir")]
    if not ends:
        return False
    end = sketch.rng.choice(ends)
    name = f"{end.name} tuntas"
    sketch.put(
        flow_nodes=tuple(
            replace(one, name=name) if one.id == end.id else one
            for one in sketch.process.flow_nodes
        )
    )
    sketch.done.append(f"rename end {end.id}")
    return True


ALL: tuple[Callable[[Sketch], bool], ...] = (
    rename, rename, add, add, delete, move, relane, new_lane, swap_lanes, add_branch,
    rename_branch, rename_end,
)  # fmt: skip


def edited(definitions: Definitions, seed: int, count: int) -> Sketch:
    """A model after some edits at random."""
    sketch = Sketch(definitions, random.Random(seed), [])
    tries = 0
    while len(sketch.done) < count and tries < count * 20:
        tries += 1
        sketch.rng.choice(ALL)(sketch)
    return sketch
