"""Random BPMN files as foreign tools write them, with all that may stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

WORDS = (
    "check order send invoice receive payment prepare shipment archive documents inform customer "
    "about delay reject application approve request review result notify department"
).split()
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<definitions '
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">\n'
)


@dataclass
class Scope:
    """The elements of one process or sub-process."""

    nodes: list[str] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    """Nodes that lanes list and messages may reach."""
    notes: list[str] = field(default_factory=list)
    guests: dict[str, str] = field(default_factory=dict)
    """Boundary events by id, with their host: they are in its lane."""


@dataclass
class FileBuilder:
    """Writes one file."""

    rng: Random
    count: int = 0

    def name(self, low: int = 1, high: int = 4) -> str:
        words = [self.rng.choice(WORDS) for _ in range(self.rng.randint(low, high))]
        return " ".join(words).capitalize()

    def id(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"

    def flow(self, scope: Scope, one: str, two: str, name: str = "") -> str:
        ident = self.id("flow")
        label = f' name="{name}"' if name else ""
        scope.flows.append(
            f'<sequenceFlow id="{ident}" sourceRef="{one}" targetRef="{two}"{label}/>'
        )
        return ident

    def node(self, scope: Scope, kind: str, name: str = "", inner: str = "") -> str:
        ident = self.id(kind)
        scope.nodes.append(f'<{kind} id="{ident}" name="{name}">{inner}</{kind}>')
        scope.refs.append(ident)
        return ident

    def step(self, scope: Scope, depth: int) -> str:
        """One activity or event in the middle of a flow."""
        chance = self.rng.random()
        if chance < 0.12:
            return self.node(scope, "intermediateCatchEvent", self.name(1, 2))
        if chance < 0.2 and depth < 2:
            inner = Scope()
            self.chain(inner, self.rng.randint(1, 3), depth + 1)
            return self.node(scope, "subProcess", self.name(1, 3), self.content(inner))
        task = self.node(scope, self.rng.choice(("task", "userTask", "sendTask")), self.name())
        if self.rng.random() < 0.12:
            self.boundary(scope, task)
        if self.rng.random() < 0.15:
            self.data(scope, task)
        if self.rng.random() < 0.1:
            note = self.id("note")
            scope.notes.append(
                f'<textAnnotation id="{note}"><text>{self.name(2, 9)}</text></textAnnotation>'
                f'<association id="{self.id("assoc")}" sourceRef="{task}" targetRef="{note}"/>'
            )
        return task

    def boundary(self, scope: Scope, task: str) -> None:
        event = self.id("boundaryEvent")
        scope.nodes.append(
            f'<boundaryEvent id="{event}" name="{self.name(1, 2)}" attachedToRef="{task}">'
            "<timerEventDefinition/></boundaryEvent>"
        )
        scope.guests[event] = task
        self.flow(scope, event, self.node(scope, "endEvent", self.name(1, 2)))

    def data(self, scope: Scope, task: str) -> None:
        sheet, store = self.id("data"), self.rng.random() < 0.3
        kind = "dataStoreReference" if store else "dataObjectReference"
        scope.nodes.append(f'<{kind} id="{sheet}" name="{self.name(1, 2)}"/>')
        line = (
            f'<dataOutputAssociation id="{self.id("dataout")}"><targetRef>{sheet}</targetRef>'
            "</dataOutputAssociation>"
        )
        for place, text in enumerate(scope.nodes):
            if f'id="{task}"' in text:
                scope.nodes[place] = text.replace("></", f">{line}</", 1)

    def chain(self, scope: Scope, size: int, depth: int) -> None:
        last = self.node(scope, "startEvent", self.name(1, 2) if self.rng.random() < 0.7 else "")
        while size > 0:
            if self.rng.random() < 0.3 and size > 2:
                kind = self.rng.choice(("exclusiveGateway", "parallelGateway", "inclusiveGateway"))
                fork = self.node(scope, kind, self.name(1, 3) if kind[0] == "e" else "")
                self.flow(scope, last, fork)
                join = self.node(scope, kind)
                for label in ("yes", "no", "in doubt")[: self.rng.choice((2, 2, 3))]:
                    one = self.step(scope, depth)
                    self.flow(scope, fork, one, label if kind[0] == "e" else "")
                    if self.rng.random() < 0.2 and kind[0] == "e":
                        self.flow(scope, one, self.node(scope, "endEvent", self.name(1, 2)))
                    else:
                        self.flow(scope, one, join)
                    size -= 1
                last = join
            else:
                step = self.step(scope, depth)
                self.flow(scope, last, step)
                if self.rng.random() < 0.1 and len(scope.refs) > 4:
                    self.flow(scope, step, self.rng.choice(scope.refs[1:4]))
                last, size = step, size - 1
        self.flow(scope, last, self.node(scope, "endEvent", self.name(1, 2)))
        if self.rng.random() < 0.2:
            self.extras(scope)

    def extras(self, scope: Scope) -> None:
        """What careless authors leave behind: a loose task, a loose note, a note on a flow."""
        self.node(scope, "task", self.name())
        note, other = self.id("note"), self.id("note")
        scope.notes.append(
            f'<textAnnotation id="{note}"><text>{self.name(3, 6)}</text></textAnnotation>'
        )
        flow = self.rng.choice(scope.flows).split('id="')[1].split('"')[0]
        scope.notes.append(
            f'<textAnnotation id="{other}"><text>{self.name(1, 3)}</text></textAnnotation>'
            f'<association id="{self.id("assoc")}" sourceRef="{flow}" targetRef="{other}"/>'
        )

    def content(self, scope: Scope, lanes: str = "") -> str:
        return lanes + "\n".join((*scope.nodes, *scope.flows, *scope.notes))

    def lanes(self, scope: Scope, depth: int = 0) -> str:
        count = self.rng.randint(1, 3)
        parts: list[list[str]] = [[] for _ in range(count)]
        place = 0
        for ref in scope.refs:
            if self.rng.random() < 0.03:
                continue
            place = place if self.rng.random() < 0.7 else self.rng.randrange(count)
            parts[place].append(ref)
            parts[place] += [event for event, host in scope.guests.items() if host == ref]
        text = ""
        for part in parts:
            if depth == 0 and self.rng.random() < 0.2:
                inner = Scope(refs=[ref for ref in part if ref not in scope.guests])
                inner.guests = scope.guests
                child = self.lanes(inner, 1).replace("laneSet", "childLaneSet")
                text += f'<lane id="{self.id("lane")}" name="{self.name(1, 2)}">{child}</lane>'
            else:
                refs = "".join(f"<flowNodeRef>{ref}</flowNodeRef>" for ref in part)
                text += f'<lane id="{self.id("lane")}" name="{self.name(1, 2)}">{refs}</lane>'
        return f'<laneSet id="{self.id("set")}">{text}</laneSet>'


def random_file(rng: Random, pools: int = 2, size: int = 6) -> str:
    """A collaboration of ``pools`` pools, or one process without pool for 0."""
    builder = FileBuilder(rng)
    if not pools:
        scope = Scope()
        builder.chain(scope, size, 0)
        lanes = builder.lanes(scope) if rng.random() < 0.3 else ""
        body = builder.content(scope, lanes)
        return f'{HEAD}<process id="p">{body}</process>\n</definitions>\n'
    people, processes, ends = "", "", []
    for number in range(pools):
        if rng.random() < 0.25 and number:
            people += f'<participant id="bar_{number}" name="{builder.name(1, 3)}"/>'
            ends.append([f"bar_{number}"])
            continue
        scope = Scope()
        builder.chain(scope, rng.randint(1, size), 0)
        lanes = builder.lanes(scope) if rng.random() < 0.5 else ""
        body = builder.content(scope, lanes)
        processes += f'<process id="process_{number}">{body}</process>\n'
        people += (
            f'<participant id="pool_{number}" name="{builder.name(1, 2)}" '
            f'processRef="process_{number}"/>'
        )
        ends.append([ref for ref in scope.refs if "Gateway" not in ref and "sub" not in ref])
        if rng.random() < 0.3:
            ends[-1] += [f"pool_{number}"] * 3
    messages = ""
    for _ in range(rng.randint(0, 2 * pools) if pools > 1 else 0):
        one, two = rng.sample(range(pools), 2)
        name = builder.name(1, 2) if rng.random() < 0.6 else ""
        messages += (
            f'<messageFlow id="{builder.id("message")}" name="{name}" '
            f'sourceRef="{rng.choice(ends[one])}" targetRef="{rng.choice(ends[two])}"/>'
        )
    return (
        f'{HEAD}<collaboration id="c">{people}{messages}</collaboration>\n{processes}'
        "</definitions>\n"
    )
