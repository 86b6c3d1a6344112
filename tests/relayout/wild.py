"""Random BPMN files with flows from anywhere to anywhere and messages to whatever is inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.relayout.files import HEAD, FileBuilder

if TYPE_CHECKING:
    from random import Random

KINDS = (
    "task", "task", "task", "userTask", "sendTask", "serviceTask", "callActivity",
    "exclusiveGateway", "exclusiveGateway", "parallelGateway", "eventBasedGateway",
    "inclusiveGateway", "intermediateCatchEvent", "intermediateThrowEvent",
    "subProcess", "subProcess",
)  # fmt: skip
"""Common kinds come more than once."""
DEEPEST = 2


@dataclass
class WildBuilder(FileBuilder):
    """Writes one file in which nothing is well structured."""

    density: float = 0.3
    """Further flows for each node."""
    reach: list[str] = field(default_factory=list)
    """What messages may lead to, at any depth."""

    def maybe(self, chance: float, text: str) -> str:
        return text if self.rng.random() < chance else ""

    def scope(self, size: int, depth: int = 0) -> str:
        """The content of a process or sub-process of ``size`` nodes."""
        first = "startEvent" if self.rng.random() < 0.9 else "task"
        kinds = [first, *(self.kind(depth) for _ in range(size - 2)), "endEvent"][:size]
        nodes = [(self.id(kind), kind) for kind in kinds]
        data = [self.id("data") for _ in range(self.rng.choice((0, 0, 1, 2)))]
        body = [f'<dataObjectReference id="{one}" name="{self.name(1, 2)}"/>' for one in data]
        for ident, kind in nodes:
            body += self.element(ident, kind, data, depth)
            if "Gateway" not in kind:
                self.reach.append(ident)
            if self.rng.random() < 0.18 and ("ask" in kind or kind == "subProcess"):
                for _ in range(self.rng.choice((1, 1, 2, 3))):
                    body += self.guest(ident, nodes)
        body += self.flows(nodes)
        body.append(self.event_sub_process(depth))
        return "\n".join(body)

    def kind(self, depth: int) -> str:
        return self.rng.choice(KINDS if depth < DEEPEST else KINDS[:-2])

    def element(self, ident: str, kind: str, data: list[str], depth: int) -> list[str]:
        """A node with its content, its data and perhaps a note."""
        inner = self.scope(self.rng.randint(1, 4), depth + 1) if kind == "subProcess" else ""
        if data and "ask" in kind and self.rng.random() < 0.4:
            inner += (
                f'<dataInputAssociation id="{self.id("line")}">'
                f"<sourceRef>{self.rng.choice(data)}</sourceRef></dataInputAssociation>"
            )
        name = self.maybe(0.8, self.name(1, 3))
        note = self.id("note")
        return [
            f'<{kind} id="{ident}" name="{name}">{inner}</{kind}>',
            self.maybe(
                0.08,
                f'<textAnnotation id="{note}"><text>{self.name(2, 8)}</text></textAnnotation>'
                f'<association id="{self.id("a")}" sourceRef="{ident}" targetRef="{note}"/>',
            ),
        ]

    def guest(self, host: str, nodes: list[tuple[str, str]]) -> list[str]:
        """A boundary event that leads to any node, its host included."""
        event = self.id("boundaryEvent")
        targets = [ident for ident, kind in nodes if kind != "startEvent"] or [host]
        name = self.maybe(0.7, self.name(1, 2))
        return [
            f'<boundaryEvent id="{event}" name="{name}" attachedToRef="{host}"/>',
            self.maybe(0.7, self.arrow(event, self.rng.choice(targets))),
        ]

    def arrow(self, one: str, two: str, name: str = "") -> str:
        flow = self.id("flow")
        return f'<sequenceFlow id="{flow}" sourceRef="{one}" targetRef="{two}" name="{name}"/>'

    def flows(self, nodes: list[tuple[str, str]]) -> list[str]:
        """A flow to nearly every node from one before it, and some between any two."""
        size = len(nodes)
        pairs = [
            (self.rng.randrange(max(0, there - 3), there), there)
            for there in range(1, size)
            if self.rng.random() < 0.95
        ]
        for _ in range(int(size * self.density)):
            one, two = self.rng.randrange(size), self.rng.randrange(size)
            pairs.append((one, two) if self.rng.random() < 0.2 else (min(one, two), max(one, two)))
        return [
            self.arrow(nodes[one][0], nodes[two][0], self.maybe(0.3, "yes"))
            for one, two in pairs
            if nodes[one][1] != "endEvent" and nodes[two][1] != "startEvent"
        ]

    def event_sub_process(self, depth: int) -> str:
        if depth >= DEEPEST or self.rng.random() > 0.12:
            return ""
        inner = self.scope(self.rng.randint(2, 4), depth + 1)
        return f'<subProcess id="{self.id("event")}" triggeredByEvent="true">{inner}</subProcess>'


def wild_file(rng: Random, pools: int = 2, size: int = 6) -> str:
    """A collaboration of ``pools`` pools, or one process without pool for 0."""
    builder = WildBuilder(rng, density=rng.choice((0.1, 0.3, 0.6)))
    if not pools:
        return f'{HEAD}<process id="p">{builder.scope(size)}</process>\n</definitions>\n'
    people, processes, ends = "", "", []
    for number in range(pools):
        if number and rng.random() < 0.25:
            people += f'<participant id="pool_{number}"/>'
            ends.append([f"pool_{number}"])
            continue
        builder.reach = []
        processes += f'<process id="process_{number}">{builder.scope(size)}</process>\n'
        people += f'<participant id="pool_{number}" processRef="process_{number}"/>'
        ends.append([*builder.reach, f"pool_{number}"])
    messages = ""
    for _ in range(rng.randint(0, 3 * pools) if pools > 1 else 0):
        one, two = (rng.choice(some) for some in rng.sample(ends, 2))
        name = builder.maybe(0.6, builder.name(1, 2))
        messages += (
            f'<messageFlow id="{builder.id("message")}" name="{name}" '
            f'sourceRef="{one}" targetRef="{two}"/>'
        )
    body = f'<collaboration id="c">{people}{messages}</collaboration>\n{processes}'
    return f"{HEAD}{body}</definitions>\n"
