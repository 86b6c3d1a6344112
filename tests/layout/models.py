"""Random sound process models for the layout's tests: blocks, loops, lanes, phases."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.model import elements as bpmn

if TYPE_CHECKING:
    from random import Random

WORDS = (
    "menyusun rencana kebutuhan pelibatan surat permohonan penugasan pejabat unit kerja "
    "memeriksa kelengkapan berkas menyetujui menolak usulan tim pegawai laporan hasil "
    "pertanggungjawaban menyampaikan dokumen kinerja kepada pimpinan"
).split()


@dataclass
class Builder:
    """Grows one process step by step."""

    rng: Random
    lanes: int
    nodes: list[bpmn.FlowNode] = field(default_factory=list)
    flows: list[bpmn.SequenceFlow] = field(default_factory=list)
    lane_of: dict[str, int] = field(default_factory=dict)
    stay: float = 0.6

    def text(self, low: int, high: int) -> str:
        words = [self.rng.choice(WORDS) for _ in range(self.rng.randint(low, high))]
        return " ".join(words).capitalize()

    def node(self, kind: type[bpmn.FlowNode], lane: int, name: str = "") -> str:
        ident = f"n{len(self.nodes)}"
        self.nodes.append(kind(id=ident, name=name))
        self.lane_of[ident] = lane
        return ident

    def flow(self, source: str, target: str, name: str = "") -> None:
        ident = f"f{len(self.flows)}"
        self.flows.append(
            bpmn.SequenceFlow(id=ident, name=name, source_ref=source, target_ref=target)
        )

    def hop(self, lane: int) -> int:
        return lane if self.rng.random() < self.stay else self.rng.randrange(self.lanes)

    def block(self, entry: str, lane: int, budget: int, label: str = "") -> tuple[str, int]:
        """Append steps after ``entry``; the last node and its lane."""
        last = entry
        while budget > 0:
            shape = self.rng.random()
            if shape < 0.5 or budget < 3:
                lane = self.hop(lane)
                node = self.node(bpmn.UserTask, lane, self.text(1, 5))
                self.flow(last, node, label)
                last, budget = node, budget - 1
            elif shape < 0.82:
                last, lane, used = self.split(last, lane, budget, label)
                budget -= used
            else:
                last, lane, used = self.loop(last, lane, budget, label)
                budget -= used
            label = ""
        return last, lane

    def split(self, last: str, lane: int, budget: int, label: str) -> tuple[str, int, int]:
        exclusive = self.rng.random() < 0.6
        side_by_side = self.rng.choice((bpmn.ParallelGateway, bpmn.InclusiveGateway))
        kind = bpmn.ExclusiveGateway if exclusive else side_by_side
        name = "" if kind is bpmn.ParallelGateway else self.text(2, 3) + "?"
        fork = self.node(kind, lane, name)
        self.flow(last, fork, label)
        count = self.rng.choice((2, 2, 2, 3))
        join_lane = self.hop(lane)
        join = self.node(kind, join_lane)
        used = 2
        for branch in range(count):
            share = self.rng.randint(0 if branch else 1, max(1, min(4, budget // count)))
            tag = ("Ya", "Tidak", "Perlu perbaikan berkas")[branch] if exclusive else ""
            if exclusive and branch and self.rng.random() < 0.3:
                end, end_lane = self.block(fork, self.hop(lane), share, tag)
                stop = self.node(bpmn.EndEvent, end_lane, self.text(1, 3))
                self.flow(end, stop, tag if end == fork else "")
                used += share + 1
                continue
            end, _ = self.block(fork, self.hop(lane), share, tag)
            self.flow(end, join, tag if end == fork else "")
            used += share
        return join, join_lane, used

    def beside(self) -> None:
        """An event sub-process in some lane."""
        sub = self.node(bpmn.SubProcess, self.rng.randrange(self.lanes))
        inner = Builder(self.rng, 1)
        start = inner.node(bpmn.StartEvent, 0, self.text(1, 2))
        last, _ = inner.block(start, 0, self.rng.randint(1, 3))
        inner.flow(last, inner.node(bpmn.EndEvent, 0, self.text(1, 2)))
        rename = {node.id: f"{sub}{node.id}" for node in inner.nodes}
        self.nodes[-1] = bpmn.SubProcess(
            id=sub,
            triggered_by_event=True,
            flow_nodes=tuple(replace(node, id=rename[node.id]) for node in inner.nodes),
            sequence_flows=tuple(
                replace(
                    flow,
                    id=f"{sub}{flow.id}",
                    source_ref=rename[flow.source_ref],
                    target_ref=rename[flow.target_ref],
                )
                for flow in inner.flows
            ),
        )

    def loop(self, last: str, lane: int, budget: int, label: str) -> tuple[str, int, int]:
        merge = self.node(bpmn.ExclusiveGateway, lane)
        self.flow(last, merge, label)
        share = self.rng.randint(1, min(4, budget))
        end, end_lane = self.block(merge, lane, share)
        fork = self.node(bpmn.ExclusiveGateway, end_lane, self.text(1, 3) + "?")
        self.flow(end, fork)
        if self.rng.random() < 0.4:
            lane_back = self.hop(end_lane)
            back = self.node(bpmn.UserTask, lane_back, self.text(1, 4))
            self.flow(fork, back, "Tidak")
            self.flow(back, merge)
        else:
            self.flow(fork, merge, "Tidak")
        step_lane = self.hop(end_lane)
        step = self.node(bpmn.UserTask, step_lane, self.text(1, 4))
        self.flow(fork, step, "Ya")
        return step, step_lane, share + 4


def random_definitions(
    rng: Random,
    size: int = 12,
    lanes: int = 3,
    stay: float = 0.6,
    phases: int = 0,
    beside: int = 0,
) -> bpmn.Definitions:
    """One pool with lanes; ``size`` is roughly the number of activities.

    ``beside`` is the number of event sub-processes.
    """
    builder = Builder(rng, lanes, stay=stay)
    lane = rng.randrange(lanes)
    last = builder.node(bpmn.StartEvent, lane, builder.text(1, 3))
    groups: list[bpmn.Group] = []
    for phase in range(max(1, phases)):
        first = len(builder.nodes) if phase else 0
        last, lane = builder.block(last, lane, max(1, size // max(1, phases)))
        if phase == max(1, phases) - 1:
            end = builder.node(bpmn.EndEvent, lane, builder.text(1, 3))
            builder.flow(last, end)
        refs = tuple(node.id for node in builder.nodes[first:])
        if phases:
            groups.append(bpmn.Group(id=f"g{phase}", name=builder.text(1, 2), flow_node_refs=refs))
    for _ in range(beside):
        builder.beside()
    refs_of = [
        tuple(node.id for node in builder.nodes if builder.lane_of[node.id] == number)
        for number in range(lanes)
    ]
    process = bpmn.Process(
        id="process",
        name="Proses",
        code="CLP.01",
        lanes=tuple(
            bpmn.Lane(id=f"l{number}", name=f"Pelaku {number}", flow_node_refs=refs)
            for number, refs in enumerate(refs_of)
        ),
        flow_nodes=tuple(builder.nodes),
        sequence_flows=tuple(builder.flows),
        groups=tuple(groups),
    )
    pool = bpmn.Participant(id="pool", name="Kecamatan Kroya", process_ref="process")
    return bpmn.Definitions(
        id="definitions",
        collaboration=bpmn.Collaboration(id="collaboration", participants=(pool,)),
        processes=(process,),
    )
