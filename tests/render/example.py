"""A process with a drawing made by hand: two lanes, two phases, a decision, a loop, a call."""

from __future__ import annotations

from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import LABEL_FONT, LABEL_LINE, TASK_FONT, text_width, wrap
from bpmn_gen.model.elements import (
    CallActivity,
    Collaboration,
    Definitions,
    EndEvent,
    ExclusiveGateway,
    FlowNode,
    Group,
    Lane,
    ManualTask,
    Participant,
    Process,
    SequenceFlow,
    StartEvent,
    UserTask,
)

_TOP, _LANE, _COLUMN, _LEFT = 70, 160, 150, 110
"""px: lower border of the phase headers, lane height, column width, x of the first column."""

_SIZES = {"startEvent": (36, 36), "endEvent": (36, 36), "exclusiveGateway": (50, 50)}
_CELLS = {
    "mulai": (0, 0),
    "surat": (1, 0),
    "gabung": (2, 0),
    "telaah": (3, 1),
    "setuju": (4, 1),
    "tugas": (5, 1),
    "selesai": (6, 1),
    "tolak": (5, 0),
}
"""Column and lane of each node."""


_FLOWS = (
    ("mulai", "surat", ""),
    ("surat", "gabung", ""),
    ("gabung", "telaah", ""),
    ("telaah", "setuju", ""),
    ("setuju", "tugas", "Ya"),
    ("setuju", "tolak", "Tidak"),
    ("tolak", "gabung", ""),
    ("tugas", "selesai", ""),
)
_LANES = (
    Lane(id="pemohon", name="Camat Kroya", flow_node_refs=("mulai", "surat", "gabung", "tolak")),
    Lane(
        id="penilai",
        name="Pejabat Penilai Kinerja unit dituju",
        flow_node_refs=("telaah", "setuju", "tugas", "selesai"),
    ),
)
_GROUPS = (
    Group(id="tahap_1", name="Perencanaan", flow_node_refs=("mulai", "surat", "gabung")),
    Group(
        id="tahap_2",
        name="Pelaksanaan, pemantauan, dan pembinaan",
        flow_node_refs=("telaah", "setuju", "tugas", "selesai", "tolak"),
    ),
)


def example(surat: str = "Mengirim surat permohonan pelibatan", dasar: str = "") -> Definitions:
    """The model; ``surat`` is the name of its first task, ``dasar`` the documentation of it."""
    process = Process(
        id="CLP_02_02",
        code="CLP.02.02",
        name="Penunjukan lintas unit organisasi",
        documentation="Dasar: Lampiran II.B.2.a.2",
        lanes=_LANES,
        flow_nodes=_nodes(surat, dasar or "Dasar: Pasal 13 ayat (5)"),
        sequence_flows=tuple(
            SequenceFlow(id=f"{a}_ke_{b}", name=name, source_ref=a, target_ref=b)
            for a, b, name in _FLOWS
        ),
        groups=_GROUPS,
    )
    pool = Participant(id="kecamatan", name="Kecamatan Kroya", process_ref="CLP_02_02")
    return Definitions(
        id="definisi_CLP_02_02",
        collaboration=Collaboration(id="kolaborasi", participants=(pool,)),
        processes=(process,),
    )


def _nodes(surat: str, dasar: str) -> tuple[FlowNode, ...]:
    return (
        StartEvent(id="mulai", name="Kebutuhan pelibatan"),
        UserTask(id="surat", name=surat, documentation=dasar),
        ExclusiveGateway(id="gabung"),
        ManualTask(id="telaah", name="Menelaah permohonan"),
        ExclusiveGateway(id="setuju", name="Permohonan disetujui?"),
        CallActivity(
            id="tugas",
            name="Pelaksanaan tugas individu",
            called_element="CLP_03_01",
            called_code="CLP.03.01",
        ),
        EndEvent(id="selesai", name="Tugas selesai"),
        UserTask(id="tolak", name="Memperbaiki surat"),
    )


def drawing_of(definitions: Definitions) -> Drawing:
    """The drawing of :func:`example`."""
    process = definitions.processes[0]
    shapes = {node.id: _shape(node) for node in process.flow_nodes}
    width, height = _LEFT + 7 * _COLUMN, 2 * _LANE
    pool = Bounds(0, _TOP, width, height)
    return Drawing(
        bounds=Bounds(0, 0, width, _TOP + height).grown(20),
        pools=(Container("kecamatan", "participant", pool, ("Kecamatan Kroya",), 30),),
        lanes=tuple(
            Container(
                lane.id,
                "lane",
                Bounds(30, _TOP + row * _LANE, width - 30, _LANE),
                wrap(lane.name, _LANE - 10, TASK_FONT),
                40,
            )
            for row, lane in enumerate(process.lanes)
        ),
        phases=tuple(
            Container(
                group.id,
                "group",
                Bounds(x, _TOP - 40, columns * _COLUMN, height + 40),
                (group.name,),
                40,
            )
            for group, x, columns in zip(
                process.groups, (_LEFT, _LEFT + 3 * _COLUMN), (3, 4), strict=True
            )
        ),
        shapes=tuple(shapes.values()),
        edges=tuple(_edge(flow, shapes) for flow in process.sequence_flows),
    )


def _shape(node: FlowNode) -> Shape:
    column, row = _CELLS[node.id]
    width, height = _SIZES.get(node.kind, (110, 80))
    x = _LEFT + column * _COLUMN + (_COLUMN - width) / 2
    y = _TOP + row * _LANE + (_LANE - height) / 2
    box = Bounds(x, y, width, height)
    if node.kind not in _SIZES:
        return Shape(node.id, node.kind, box, wrap(node.name, width - 10, TASK_FONT))
    if not node.name:
        return Shape(node.id, node.kind, box)
    return Shape(node.id, node.kind, box, label=_label(node.name, box.center.x, box.bottom + 5))


def _label(text: str, center: float, top: float) -> Label:
    lines = wrap(text, 90, LABEL_FONT)
    width = max(text_width(line, LABEL_FONT) for line in lines)
    return Label(Bounds(center - width / 2, top, width, len(lines) * LABEL_LINE), lines)


def _edge(flow: SequenceFlow, shapes: dict[str, Shape]) -> Edge:
    start, end = shapes[flow.source_ref].bounds, shapes[flow.target_ref].bounds
    waypoints = _route(flow, start, end)
    label = _label(flow.name, start.right + 18, start.center.y - 18) if flow.name == "Ya" else None
    if flow.name == "Tidak":
        label = _label(flow.name, start.center.x + 20, start.y - 20)
    return Edge(
        flow.id,
        flow.kind,
        flow.source_ref,
        flow.target_ref,
        tuple(map(Point._make, waypoints)),
        label,
    )


def _route(flow: SequenceFlow, start: Bounds, end: Bounds) -> tuple[tuple[float, float], ...]:
    if flow.id == "tolak_ke_gabung":
        above = end.y - 50
        return (
            (start.center.x, start.y),
            (start.center.x, above),
            (end.center.x, above),
            (end.center.x, end.y),
        )
    if start.center.y == end.center.y:
        return ((start.right, start.center.y), (end.x, end.center.y))
    if flow.source_ref == "setuju":
        corner = (start.center.x, end.center.y)
        return ((start.center.x, start.y), corner, (end.x, end.center.y))
    middle = (start.right + end.x) / 2
    return (
        (start.right, start.center.y),
        (middle, start.center.y),
        (middle, end.center.y),
        (end.x, end.center.y),
    )
