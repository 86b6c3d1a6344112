"""Models with lanes, made by chance from a seed: sequences, decisions, loops, parallel branches."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bpmn_gen.model.elements import (
    Collaboration,
    Definitions,
    EndEvent,
    ExclusiveGateway,
    FlowNode,
    Lane,
    ParallelGateway,
    Participant,
    Process,
    SequenceFlow,
    StartEvent,
    UserTask,
)

STAY = 0.6
"""How often a step stays in the lane of the step before it."""
NAMES = ("Menyusun rencana kerja", "Menelaah usulan", "Menetapkan penugasan", "Melaporkan hasil",
         "Memberi arahan", "Menghimpun data dukung", "Memantau pelaksanaan")  # fmt: skip


def lane_model(nodes: int, lanes: int, seed: int = 1) -> Definitions:
    """A sound process of about ``nodes`` flow nodes in ``lanes`` lanes."""
    maker = _Maker(random.Random(seed), [[] for _ in range(lanes)])
    maker.connect(None, maker.node(StartEvent, "Mulai"))
    while len(maker.nodes) < nodes - 1:
        maker.block(nodes - 1 - len(maker.nodes))
    maker.node(EndEvent, "Selesai")
    return maker.definitions()


@dataclass
class _Maker:
    """Grows a process at its end."""

    chance: random.Random
    lanes: list[list[str]]
    nodes: list[FlowNode] = field(default_factory=list)
    flows: list[SequenceFlow] = field(default_factory=list)
    last: str | None = None
    branch: str = ""
    lane: int = 0

    def node(self, kind: type[FlowNode], name: str = "") -> str:
        """Add a node after the last one."""
        made = kind(id=f"n{len(self.nodes) + 1}", name=name)
        self.nodes.append(made)
        if self.chance.random() > STAY:
            self.lane = self.chance.randrange(len(self.lanes))
        self.lanes[self.lane].append(made.id)
        self.connect(self.last, made.id)
        self.last = made.id
        return made.id

    def connect(self, source: str | None, target: str) -> None:
        """Add a flow; the first after a decision carries its branch's name."""
        if source is not None:
            name, self.branch = self.branch, ""
            flow = SequenceFlow(
                id=f"f{len(self.flows) + 1}", name=name, source_ref=source, target_ref=target
            )
            self.flows.append(flow)

    def block(self, room: int) -> None:
        """Add a task, a decision, a loop or parallel branches, as far as there is room."""
        pick = self.chance.random()
        if room < 6 or pick < 0.6:
            self.task()
        elif pick < 0.75:
            self.fork(ExclusiveGateway, ("Ya", "Tidak"))
        elif pick < 0.88:
            self.loop()
        else:
            self.fork(ParallelGateway, ("", ""))

    def task(self) -> None:
        """Add a task."""
        self.node(UserTask, self.chance.choice(NAMES))

    def fork(self, kind: type[FlowNode], names: tuple[str, ...]) -> None:
        """Add branches that meet again."""
        split = self.node(kind, "Disetujui?" if names[0] else "")
        ends = []
        for name in names:
            self.last, self.branch = split, name
            for _ in range(self.chance.randint(1, 2)):
                self.task()
            ends.append(self.last)
        self.last = ends[0]
        join = self.node(kind)
        for end in ends[1:]:
            self.connect(end, join)

    def loop(self) -> None:
        """Add a stretch that a decision may send back."""
        merge = self.node(ExclusiveGateway)
        self.task()
        decision = self.node(ExclusiveGateway, "Sesuai?")
        self.branch = "Tidak"
        self.connect(decision, merge)
        self.branch = "Ya"

    def definitions(self) -> Definitions:
        """The finished model."""
        lanes = tuple(
            Lane(id=f"lane{number}", name=f"Jabatan {number}", flow_node_refs=tuple(refs))
            for number, refs in enumerate(self.lanes, 1)
            if refs
        )
        process = Process(
            id="p", code="P", name="Model", lanes=lanes,
            flow_nodes=tuple(self.nodes), sequence_flows=tuple(self.flows),
        )  # fmt: skip
        pool = Participant(id="pool", name="Unit organisasi", process_ref="p")
        return Definitions(
            id="d", collaboration=Collaboration(id="c", participants=(pool,)), processes=(process,)
        )
