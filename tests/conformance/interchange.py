"""What no schema and no linter sees, and some tool stumbles over: one rule, one function.

Each rule takes a file and yields what is wrong, one line each.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree

from tests.conformance.bpmn import (
    BPMNDI,
    DC,
    DI,
    EVENTS,
    FLOW_NODES,
    GATEWAYS,
    MODEL,
    TASKS,
    XSI,
    Box,
    File,
    attribute,
    kind,
)

Rule = Callable[[File], Iterator[str]]

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}")
LABEL_WIDTH = 90
FIRST_NODE = 80
"""px between a pool's left border and its first node: the widest header of any tool is 50."""
BELOW = 40
"""px under events and gateways where nothing else stands: some tools put names there."""
OFF = 1.0
"""px that an end may lie beside a border."""


def ids(file: File) -> Iterator[str]:
    """Ids are ASCII, short, and unique in the file, its diagram included."""
    found = [str(item.get("id")) for item in file.root.iter(etree.Element) if item.get("id")]
    yield from (f"id {name!r}" for name in found if not ID.fullmatch(name))
    yield from (f"id {name} twice" for name, count in Counter(found).items() if count > 1)


def head(file: File) -> Iterator[str]:
    """The root says who wrote the file, under the usual prefixes."""
    for name in ("id", "targetNamespace", "exporter", "exporterVersion"):
        if not file.root.get(name):
            yield f"definitions without {name}"
    usual = {"bpmn": MODEL, "bpmndi": BPMNDI, "dc": DC, "di": DI}
    declared = {prefix: uri for prefix, uri in file.root.nsmap.items() if uri != XSI}
    if declared != usual:
        yield f"prefixes {declared}"


def only_bpmn(file: File) -> Iterator[str]:
    """A portable file holds no vendor's elements, no expressions, no ghosts."""
    uris = {MODEL, BPMNDI, DC, DI}
    for item in file.root.iter(etree.Element):
        if etree.QName(item).namespace not in uris:
            yield f"foreign element {item.tag!r}"
        if kind(item) in {"extensionElements", "conditionExpression", "dataObject"}:
            yield f"{kind(item)} in a portable file"
        if item.get("default") is not None:
            yield f"default flow at {item.get('id')}"
    yield from (
        f"{process.get('id')} is executable"
        for process in file.processes
        if process.get("isExecutable") != "false"
    )
    if "${" in etree.tostring(file.root, encoding="unicode"):
        yield "${ left in the text"


def order(file: File) -> Iterator[str]:
    """Strict readers want collaboration, process, diagram; lanes first, artifacts last."""
    top = [kind(item) for item in file.root]
    rank = {"collaboration": 0, "process": 1, "category": 2, "BPMNDiagram": 3}
    if [rank.get(name, -1) for name in top] != sorted(rank.get(name, -1) for name in top):
        yield f"order {top}"
    for process in file.processes:
        inner = [kind(item) for item in process]
        ranks = [_rank_in_process(name) for name in inner]
        if ranks != sorted(ranks):
            yield f"order in {process.get('id')}: {inner}"
    for name, node in file.flow_nodes.items():
        inner = [kind(item) for item in node]
        wanted = ["documentation", "extensionElements", "incoming", "outgoing"]
        ranks = [wanted.index(item) if item in wanted else len(wanted) for item in inner]
        if ranks != sorted(ranks):
            yield f"order in {name}: {inner}"


def _rank_in_process(name: str) -> int:
    """Where a child of a process may stand."""
    if name in {"documentation", "extensionElements", "laneSet"}:
        return ["documentation", "extensionElements", "laneSet"].index(name)
    return 4 if name in {"textAnnotation", "association", "group"} else 3


def plane(file: File) -> Iterator[str]:
    """The plane shows the collaboration, or else the pool vanishes."""
    planes = {attribute(item, "bpmnElement") for item in file.find("//bpmndi:BPMNPlane")}
    collaborations = {attribute(item, "id") for item in file.find("//bpmn:collaboration")}
    if not collaborations or planes != collaborations:
        yield f"plane shows {planes}, not {collaborations}"
    shown = Counter(attribute(item, "processRef") for item in file.find("//bpmn:participant"))
    for process in file.processes:
        if shown[attribute(process, "id")] != 1:
            yield f"{process.get('id')} has {shown[attribute(process, 'id')]} pools"


def lanes(file: File) -> Iterator[str]:
    """Every node is in exactly one lane, inside its pool, and drawn inside it.

    What stands in a sub-process lies in the lane of that and is drawn inside it.
    """
    refs = [(lane, (ref.text or "")) for lane in file.find("//bpmn:lane")
            for ref in file.find("bpmn:flowNodeRef", lane)]  # fmt: skip
    counts = Counter(name for _, name in refs)
    for name, node in file.flow_nodes.items():
        around = file.around(node)
        if counts[name] != (0 if around else 1):
            yield f"{name} is in {counts[name]} lanes"
        if around and not _inside(file.boxes[name], file.boxes[around]):
            yield f"{name} is drawn outside {around}"
    for lane, name in refs:
        lane_id = attribute(lane, "id")
        if name not in file.flow_nodes:
            yield f"{lane_id} names the unknown {name}"
        elif not _inside(file.boxes[name], file.boxes[lane_id]):
            yield f"{name} is drawn outside {lane_id}"


def stacking(file: File) -> Iterator[str]:
    """Lanes fill their pool from top to bottom without gaps; both lie on their side."""
    for item in file.find("//bpmn:participant | //bpmn:lane"):
        if file.shapes[attribute(item, "id")].get("isHorizontal") != "true":
            yield f"{item.get('id')} is not horizontal"
    for pool in file.find("//bpmn:participant"):
        x, y, width, height = file.boxes[attribute(pool, "id")]
        inside = f"//bpmn:process[@id='{attribute(pool, 'processRef')}']/bpmn:laneSet/bpmn:lane"
        boxes = sorted((file.boxes[attribute(lane, "id")] for lane in file.find(inside)), key=_top)
        if not boxes:
            yield f"{pool.get('id')} has no lanes"
            continue
        ends = [y, *(top + tall for _, top, _, tall in boxes)]
        if [*(top for _, top, _, _ in boxes), y + height] != ends:
            yield f"lanes of {pool.get('id')} leave gaps"
        if any(left + wide != x + width for left, _, wide, _ in boxes):
            yield f"lanes of {pool.get('id')} do not reach its right border"


def _top(bounds: Box) -> float:
    """The y of a box."""
    return bounds[1]


def _inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another."""
    return (
        inner[0] >= outer[0]
        and inner[1] >= outer[1]
        and inner[0] + inner[2] <= outer[0] + outer[2]
        and inner[1] + inner[3] <= outer[1] + outer[3]
    )


def both_ends(file: File) -> Iterator[str]:
    """A flow is named by both of its ends, and by nobody else."""
    for name, node in file.flow_nodes.items():
        for way, flows in (("incoming", file.incoming(name)), ("outgoing", file.outgoing(name))):
            written = [item.text for item in file.find(f"bpmn:{way}", node)]
            if written != flows and sorted(map(str, written)) != sorted(flows):
                yield f"{way} of {name}: {written} instead of {flows}"


def drawn(file: File) -> Iterator[str]:
    """Everything has a shape or an edge; decisions show their mark; ends touch borders."""
    meant = file.find("//bpmn:participant | //bpmn:lane | //bpmn:group | //bpmn:textAnnotation")
    wanted = {attribute(item, "id") for item in meant} | file.flow_nodes.keys()
    yield from (f"no shape for {name}" for name in sorted(wanted - file.shapes.keys()))
    yield from (f"no edge for {name}" for name in sorted(file.flows.keys() - file.edges.keys()))
    for name, node in file.flow_nodes.items():
        if kind(node) == "exclusiveGateway" and file.shapes[name].get("isMarkerVisible") != "true":
            yield f"{name} hides its mark"
    for name, flow in file.flows.items():
        points = file.waypoints[name]
        if len(points) < 2:
            yield f"{name} has {len(points)} waypoints"
        for point, end in ((points[0], "sourceRef"), (points[-1], "targetRef")):
            if not _on_border(point, file.boxes[attribute(flow, end)]):
                yield f"{name} does not touch its {end}"
        if any(a[0] != b[0] and a[1] != b[1] for a, b in pairwise(points)):
            yield f"{name} runs aslant"


def _on_border(point: tuple[float, float], bounds: Box) -> bool:
    """Whether a point lies on the border of a box."""
    x, y, width, height = bounds
    across = min(abs(point[0] - x), abs(point[0] - x - width)) <= OFF and (
        y - OFF <= point[1] <= y + height + OFF
    )
    along = min(abs(point[1] - y), abs(point[1] - y - height)) <= OFF and (
        x - OFF <= point[0] <= x + width + OFF
    )
    return across or along


def sizes(file: File) -> Iterator[str]:
    """Symbols have their usual sizes; all tasks of a map have one size."""
    usual = dict.fromkeys(EVENTS, (36, 36)) | dict.fromkeys(GATEWAYS, (50, 50))
    tasks = set()
    for name, node in file.flow_nodes.items():
        size = file.boxes[name][2:]
        if kind(node) in TASKS:
            tasks.add(size)
        elif size != usual.get(kind(node), size):
            yield f"{name} is {size}"
    if len(tasks) > 1 or any(width < 100 or height < 80 for width, height in tasks):
        yield f"tasks of sizes {sorted(tasks)}"


def free_space(file: File) -> Iterator[str]:
    """Tools that place names and headers themselves find room for them."""
    pools = {
        attribute(p, "processRef"): attribute(p, "id") for p in file.find("//bpmn:participant")
    }
    for process in file.processes:
        left = file.boxes[pools[attribute(process, "id")]][0]
        inner = [file.boxes[name] for name, node in file.flow_nodes.items()
                 if node.getparent() is process]  # fmt: skip
        if min(x for x, _, _, _ in inner) < left + FIRST_NODE:
            yield f"first node less than {FIRST_NODE} px inside the pool"
    for name, node in file.flow_nodes.items():
        if kind(node) in TASKS or not node.get("name") or _leaves_below(file, name):
            continue
        x, y, width, height = file.boxes[name]
        below = (x, y + height, width, float(BELOW))
        for other, outline in _outlines(file):
            if other not in (name, file.around(node)) and _overlap(below, outline):
                yield f"{other} stands right under {name}"


def _leaves_below(file: File, node: str) -> bool:
    """Whether a line touches a node from below: it then runs where some tools print the name."""
    x, y, width, height = file.boxes[node]
    foot = (x + width / 2, y + height)
    ends = [file.waypoints[flow][0] for flow in file.outgoing(node)]
    ends += [file.waypoints[flow][-1] for flow in file.incoming(node)]
    return any(abs(end[0] - foot[0]) <= OFF and abs(end[1] - foot[1]) <= OFF for end in ends)


def _outlines(file: File) -> Iterator[tuple[str, Box]]:
    """Nodes and the parts of lines, each as a box."""
    yield from ((name, file.boxes[name]) for name in file.flow_nodes)
    for name in file.flows:
        for (ax, ay), (bx, by) in pairwise(file.waypoints[name]):
            yield name, (min(ax, bx), min(ay, by), abs(ax - bx) or 0.1, abs(ay - by) or 0.1)


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share some area."""
    return all(
        min(one[side] + one[side + 2], other[side] + other[side + 2]) > max(one[side], other[side])
        for side in (0, 1)
    )


def names(file: File) -> Iterator[str]:
    """What people read has a name, on one line, with a label of its own where it is outside."""
    for item in file.root.iter(etree.Element):
        name, what = item.get("name"), kind(item)
        if name is not None and re.search(r"[\r\n\t]|&#", name):
            yield f"name of {item.get('id')} has line breaks"
        if what in TASKS | EVENTS | {"participant", "lane"} and not (name or "").strip():
            yield f"{item.get('id')} has no name"
        if what == "group" and name is not None:
            yield f"group {item.get('id')} has a name"
    for owner, bounds in file.labels():
        if bounds is None:
            yield f"label of {owner} has no bounds"
        elif bounds[2] > LABEL_WIDTH and file.shapes.get(owner) is None:
            yield f"label of {owner} is {bounds[2]} px wide"


def gateways(file: File) -> Iterator[str]:
    """Splits and joins are separate and needed; branches of a decision are named.

    Sub-processes stand beside the flow, begin by an event and stop nothing.
    """
    for name, node in file.flow_nodes.items():
        came, left = file.incoming(name), file.outgoing(name)
        if kind(node) == "subProcess" and (came or left or not file.is_beside(node)):
            yield f"{name} is a sub-process in the flow"
        if kind(node) not in GATEWAYS:
            if len(came) > 1 or len(left) > 1:
                yield f"{name} splits or joins without a gateway"
            continue
        if len(came) > 1 and len(left) > 1:
            yield f"{name} both splits and joins"
        if len(came) <= 1 and len(left) <= 1:
            yield f"{name} neither splits nor joins"
        if len(left) > 1 and kind(node) == "exclusiveGateway":
            labels = [file.flows[flow].get("name") or "" for flow in left]
            if not all(labels) or len(set(labels)) != len(labels):
                yield f"branches of {name} are named {labels}"


def flow_nodes_known(file: File) -> Iterator[str]:
    """No element of a process is of a kind that these rules do not know."""
    other = {"documentation", "laneSet", "sequenceFlow", "group", "textAnnotation", "association"}
    for process in file.processes:
        for item in process:
            if kind(item) not in FLOW_NODES | other:
                yield f"unknown {kind(item)}"


RULES: tuple[Rule, ...] = (
    ids, head, only_bpmn, order, plane, lanes, stacking, both_ends, drawn, sizes, free_space,
    names, gateways, flow_nodes_known,
)  # fmt: skip
