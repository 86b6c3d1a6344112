"""BPMN files as the conformance checks read them: plain XML, with nothing of the program."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"bpmn": MODEL, "bpmndi": BPMNDI, "dc": DC, "di": DI}

Box = tuple[float, float, float, float]
"""x, y, width, height."""

TASKS = frozenset(
    "task userTask manualTask serviceTask sendTask receiveTask scriptTask businessRuleTask "
    "callActivity".split()
)
EVENTS = frozenset("startEvent endEvent intermediateCatchEvent intermediateThrowEvent".split())
GATEWAYS = frozenset("exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway".split())
SUB = "subProcess"
FLOW_NODES = TASKS | EVENTS | GATEWAYS | {SUB, "boundaryEvent"}


def kind(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


class File:
    """One BPMN file with its elements and its diagram."""

    def __init__(self, path: Path) -> None:
        self.path = path
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self.root = etree.fromstring(path.read_bytes(), parser)

    def find(self, xpath: str, start: etree._Element | None = None) -> list[etree._Element]:
        """Elements by an XPath with the prefixes of NAMESPACES."""
        found = (self.root if start is None else start).xpath(xpath, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [item for item in found if isinstance(item, etree._Element)]

    @cached_property
    def processes(self) -> list[etree._Element]:
        """All processes."""
        return self.find("/bpmn:definitions/bpmn:process")

    @cached_property
    def flow_nodes(self) -> dict[str, etree._Element]:
        """Activities, events and gateways by id."""
        return {
            attribute(item, "id"): item
            for process in self.processes
            for item in process.iterdescendants(etree.Element)
            if kind(item) in FLOW_NODES
        }

    @cached_property
    def flows(self) -> dict[str, etree._Element]:
        """Sequence flows by id."""
        return {attribute(item, "id"): item for item in self.find("//bpmn:sequenceFlow")}

    @cached_property
    def shapes(self) -> dict[str, etree._Element]:
        """Shapes of the diagram by the id of what they show."""
        return {attribute(item, "bpmnElement"): item for item in self.find("//bpmndi:BPMNShape")}

    @cached_property
    def edges(self) -> dict[str, etree._Element]:
        """Edges of the diagram by the id of what they show."""
        return {attribute(item, "bpmnElement"): item for item in self.find("//bpmndi:BPMNEdge")}

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Where each shape is."""
        return {name: box(self.find("dc:Bounds", item)[0]) for name, item in self.shapes.items()}

    @cached_property
    def waypoints(self) -> dict[str, list[tuple[float, float]]]:
        """Where each edge runs."""
        return {
            name: [
                (float(attribute(point, "x")), float(attribute(point, "y")))
                for point in self.find("di:waypoint", item)
            ]
            for name, item in self.edges.items()
        }

    def around(self, node: etree._Element) -> str:
        """The id of the sub-process that a node stands in; empty where it stands in a process."""
        parent = node.getparent()
        return attribute(parent, "id") if parent is not None and kind(parent) == SUB else ""

    def is_beside(self, sub: etree._Element) -> bool:
        """Whether a sub-process begins by events that stop nothing."""
        starts = self.find("bpmn:startEvent", sub)
        stopping = [one for one in starts if one.get("isInterrupting") != "false"]
        return sub.get("triggeredByEvent") == "true" and bool(starts) and not stopping

    def outgoing(self, node: str) -> list[str]:
        """Ids of the flows that leave a node."""
        return [name for name, flow in self.flows.items() if attribute(flow, "sourceRef") == node]

    def incoming(self, node: str) -> list[str]:
        """Ids of the flows that come to a node."""
        return [name for name, flow in self.flows.items() if attribute(flow, "targetRef") == node]

    def labels(self) -> Iterator[tuple[str, Box | None]]:
        """Every label of the diagram: what it belongs to, and its box where it has one."""
        for name, item in (self.shapes | self.edges).items():
            for label in self.find("bpmndi:BPMNLabel", item):
                bounds = self.find("dc:Bounds", label)
                yield name, box(bounds[0]) if bounds else None


def attribute(element: etree._Element, name: str) -> str:
    """An attribute that has to be there."""
    return str(element.attrib[name])


def box(bounds: etree._Element) -> Box:
    """The numbers of a dc:Bounds."""
    x, y, width, height = (float(attribute(bounds, key)) for key in ("x", "y", "width", "height"))
    return x, y, width, height
