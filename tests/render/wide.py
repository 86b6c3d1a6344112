"""A process of any length and height, with a drawing made by rule: a zigzag of tasks, loops back.

Column ``i`` holds task ``i`` in lane ``i % lanes``; every fourth task is a decision with a loop
that runs back several columns in a track of its own above the lanes' middle.
"""

from __future__ import annotations

from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import LABEL_FONT, TASK_FONT, text_width, wrap
from bpmn_gen.model.elements import (
    Collaboration,
    Definitions,
    ExclusiveGateway,
    FlowNode,
    Group,
    Lane,
    Participant,
    Process,
    SequenceFlow,
    UserTask,
)

COLUMN, LANE, TOP, LEFT = 150, 180, 40, 70
BACK = 7
"""Columns that a loop runs back."""


def wide(columns: int, lanes: int) -> tuple[Definitions, Drawing]:
    """The model and its drawing."""
    nodes: list[FlowNode] = [
        ExclusiveGateway(id=f"n{i}", name=f"Lengkap {i}?")
        if i % 4 == 3
        else UserTask(id=f"n{i}", name=f"Menelaah berkas permohonan {i}")
        for i in range(columns)
    ]
    flows = [
        SequenceFlow(
            id=f"f{i}", name="Ya" if i % 4 == 3 else "", source_ref=f"n{i}", target_ref=f"n{i + 1}"
        )
        for i in range(columns - 1)
    ]
    flows += [
        SequenceFlow(
            id=f"l{i}", name="Tidak lengkap", source_ref=f"n{i}", target_ref=f"n{max(i - BACK, 0)}"
        )
        for i in range(3, columns, 4)
    ]
    process = Process(
        id="p",
        code="CLP.99.01",
        name="Proses yang panjang",
        lanes=tuple(
            Lane(
                id=f"lane{k}",
                name=f"Pelaksana {k} pada unit organisasi",
                flow_node_refs=tuple(f"n{i}" for i in range(columns) if i % lanes == k),
            )
            for k in range(lanes)
        ),
        flow_nodes=tuple(nodes),
        sequence_flows=tuple(flows),
        groups=tuple(
            Group(
                id=f"g{k}",
                name=f"Tahap {k} penyusunan rencana kerja tahunan",
                flow_node_refs=tuple(f"n{i}" for i in range(k * 5, min(k * 5 + 5, columns))),
            )
            for k in range(-(-columns // 5))
        ),
    )
    pool = Participant(id="pool", name="Kecamatan Kroya", process_ref="p")
    definitions = Definitions(
        id="d", collaboration=Collaboration(id="c", participants=(pool,)), processes=(process,)
    )
    return definitions, _draw(process, columns, lanes)


def _draw(process: Process, columns: int, lanes: int) -> Drawing:
    shapes = {node.id: _shape(node, i, lanes) for i, node in enumerate(process.flow_nodes)}
    width, height = LEFT + columns * COLUMN, lanes * LANE
    return Drawing(
        bounds=Bounds(0, 0, width, TOP + height),
        pools=(
            Container(
                "pool", "participant", Bounds(0, TOP, width, height), ("Kecamatan Kroya",), 30
            ),
        ),
        lanes=tuple(
            Container(
                lane.id,
                "lane",
                Bounds(30, TOP + row * LANE, width - 30, LANE),
                wrap(lane.name, LANE - 10, TASK_FONT),
                40,
            )
            for row, lane in enumerate(process.lanes)
        ),
        phases=tuple(
            Container(
                group.id,
                "group",
                Bounds(
                    LEFT + index * 5 * COLUMN,
                    0,
                    len(group.flow_node_refs) * COLUMN,
                    TOP + height,
                ),
                wrap(group.name, len(group.flow_node_refs) * COLUMN - 10, TASK_FONT),
                TOP,
            )
            for index, group in enumerate(process.groups)
        ),
        shapes=tuple(shapes.values()),
        edges=tuple(
            _edge(flow, shapes, index) for index, flow in enumerate(process.sequence_flows)
        ),
    )


def _shape(node: FlowNode, column: int, lanes: int) -> Shape:
    size = (50, 50) if node.kind == "exclusiveGateway" else (100, 80)
    x = LEFT + column * COLUMN + (COLUMN - size[0]) / 2
    y = TOP + (column % lanes) * LANE + (LANE - size[1]) / 2 + 20
    box = Bounds(x, y, *size)
    if node.kind != "exclusiveGateway":
        return Shape(node.id, node.kind, box, wrap(node.name, 90, TASK_FONT))
    lines = (node.name,)
    label = Label(Bounds(box.center.x - 32, box.bottom + 4, 64, 13), lines)
    return Shape(node.id, node.kind, box, label=label)


def _edge(flow: SequenceFlow, shapes: dict[str, Shape], index: int) -> Edge:
    start, end = shapes[flow.source_ref].bounds, shapes[flow.target_ref].bounds
    label = None
    points: tuple[Point, ...]
    if flow.id.startswith("l"):
        track = min(start.y, end.y) - 20 - (index % 3) * 10
        points = (
            Point(start.center.x, start.y),
            Point(start.center.x, track),
            Point(end.center.x, track),
            Point(end.center.x, end.y),
        )
        box = Bounds(start.center.x + 4, start.y - 14, text_width(flow.name, LABEL_FONT), 13)
        label = Label(box, (flow.name,))
    elif start.center.y == end.center.y:
        points = (Point(start.right, start.center.y), Point(end.x, end.center.y))
    else:
        middle = start.right + 14
        points = (
            Point(start.right, start.center.y),
            Point(middle, start.center.y),
            Point(middle, end.center.y),
            Point(end.x, end.center.y),
        )
    if flow.name == "Ya":
        label = Label(Bounds(start.right + 16, start.center.y - 14, 14, 13), ("Ya",))
    return Edge(flow.id, flow.kind, flow.source_ref, flow.target_ref, points, label)
