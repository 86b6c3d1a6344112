"""What somebody changed in a file and no definition takes over, in sentences."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.telling import unescaped
from bpmn_gen.model.elements import Activity, EndEvent, Event, Gateway, SubProcess

_LEAST: Final = 2
"""Ways out of a gateway at which something is decided."""
_COLOURS: Final = ("/biocolor/1.0}", "/color/1.0}")
"""What the namespaces of attributes end in that give a shape its colours."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions, FlowNode
    from bpmn_gen.returning.base import Base


def unsaid(edited: Definitions, outline: Outline, made: Definitions) -> list[str]:
    """What of a file is not part of its outline.

    Args:
        edited: the file, with the ids of what it was made of.
        outline: what was read of it.
        made: what it was made of, with all boxes that the program itself puts in.
    """
    found = (_boxes(edited, outline, made), _own_boxes(edited, outline, made))
    drawn = (_pools(edited, made), _messages(edited, made), _kinds(edited, made))
    signs = (_signs(edited, made), _own_boxes_gone(edited, outline, made))
    return [*chain(*found, *drawn, *signs)]


def node_called(node: FlowNode) -> str:
    """How sentences name a box; ids of modelers say nothing to anybody."""
    if node.name:
        return f"'{node.name}'"
    kind = "kejadian" if isinstance(node, Event) else "gerbang"
    return f"{kind if isinstance(node, Event | Gateway) else 'kotak'} tanpa nama"


def boxes_inside(edited: Definitions, made: Definitions) -> tuple[str, ...]:
    """Names of new boxes that hold a flow of their own, which no step does."""
    own = {node.id for process in made.processes for node in process.flow_nodes}
    return tuple(
        node_called(node)
        for process in edited.processes
        for node in process.flow_nodes
        if isinstance(node, SubProcess)
        and node.id not in own
        and node.flow_nodes
        and not node.triggered_by_event
    )


def drawn_beside(root: etree._Element) -> Iterator[str]:
    """What a drawing shows beside its flow and no definition keeps: stores of data, colours."""
    stores = [
        f"'{one.get('name')}'" if one.get("name") else "tanpa nama"
        for one in root.iter(f"{{{BPMN}}}dataStoreReference")
    ]
    if stores:
        yield (
            f"penyimpan data {'; '.join(stores)} tidak ikut; sebut di 'kelengkapan' atau "
            "'keluaran' langkahnya"
        )
    shapes = (one for one in root.iter("*") if "bpmnElement" in one.attrib)
    if any(colour in str(name) for one in shapes for name in one.attrib for colour in _COLOURS):
        yield "warna tidak ikut: peta dan SOP memakai bentuk, bukan warna"


def loose_boxes(edited: Definitions, new: Outline, old: Outline) -> tuple[str, ...]:
    """Names of the boxes of the original that are still drawn and to which no way leads any more.

    They must not be taken for deleted: somebody has bent an arrow.
    """
    return tuple(
        node_called(node)
        for process in edited.processes
        for node in process.flow_nodes
        if node.id in old.entries and node.id not in new.entries and isinstance(node, Activity)
    )


def _boxes(edited: Definitions, outline: Outline, made: Definitions) -> Iterator[str]:
    """Boxes that lists of steps cannot tell there."""
    own = {node.id for process in made.processes for node in process.flow_nodes}
    names = [
        node_called(node)
        for process in edited.processes
        for node in process.flow_nodes
        if isinstance(node, Activity | Event)
        and node.id not in own
        and node.id not in outline.entries
    ]
    if names:
        yield (
            f"tidak ikut, karena tidak terhubung atau berada di antara pesan: {'; '.join(names)}"
        )


def _own_boxes(edited: Definitions, outline: Outline, made: Definitions) -> Iterator[str]:
    """Boxes with another name that the program has put in, for messages and engines."""
    names = {node.id: node.name for process in made.processes for node in process.flow_nodes}
    for process in edited.processes:
        for node in process.flow_nodes:
            before = names.get(node.id, node.name)
            is_step = node.id in outline.entries or not isinstance(node, Activity | Event)
            if before != node.name and not is_step:
                yield (
                    f"'{before}' menjadi '{node.name}' tidak ikut: kotak itu dibuat program, bukan "
                    "langkah dalam definisi"
                )


def _own_boxes_gone(edited: Definitions, outline: Outline, made: Definitions) -> Iterator[str]:
    """Boxes that the program puts in again, because what they stand between is still there."""
    left = {node.id for process in edited.processes for node in process.flow_nodes}
    for process in made.processes:
        for node in process.flow_nodes:
            if node.id in left or not isinstance(node, Event) or isinstance(node, EndEvent):
                continue
            near = {
                end
                for flow in process.sequence_flows
                if node.id in (flow.source_ref, flow.target_ref)
                for end in (flow.source_ref, flow.target_ref)
            } - {node.id}
            is_step = node.id in outline.entries or not node.message_ref
            if near and near <= left and not is_step:
                yield (
                    f"{node_called(node)} yang dihapus tetap digambar: kotak itu dibuat program "
                    "untuk pesan antarkolam"
                )


def _signs(edited: Definitions, made: Definitions) -> Iterator[str]:
    """Events with another sign, such as a clock or an envelope."""
    nodes = {node.id: node for process in made.processes for node in process.flow_nodes}
    for process in edited.processes:
        for node in process.flow_nodes:
            old = nodes.get(node.id)
            if isinstance(node, Event) and isinstance(old, Event) and _sign(node) != _sign(old):
                yield f"lambang di dalam lingkaran {node_called(node)} yang berubah tidak ikut"


def _sign(event: Event) -> tuple[str, ...]:
    """What an event shows."""
    kinds = [one.kind for one in event.definitions]
    return (*kinds, *(["messageEventDefinition"] if event.message_ref else []))


def _pools(edited: Definitions, made: Definitions) -> Iterator[str]:
    """Pools with another name."""
    own = {one.process_ref: one.name for one in made.collaboration.participants}
    for pool in edited.collaboration.participants:
        before = own.get(pool.process_ref)
        if before is None:
            yield f"kolam baru '{pool.name}' tidak ikut; tulis pelakunya di definisi"
        elif before != pool.name:
            yield (
                f"nama kolam '{before}' menjadi '{pool.name}' tidak ikut: nama itu berasal dari "
                "unit, instansi, atau masyarakat pada pelaku"
            )


def _kinds(edited: Definitions, made: Definitions) -> Iterator[str]:
    """Gateways and sub-processes that are something else than they were, and empty lanes."""
    nodes = {node.id: node for process in made.processes for node in process.flow_nodes}
    lanes = {lane.id for process in made.processes for lane in process.lanes}
    for process in edited.processes:
        for node in process.flow_nodes:
            old = nodes.get(node.id)
            exits = sum(flow.source_ref == node.id for flow in process.sequence_flows)
            if old is None and isinstance(node, Gateway) and node.name and exits < _LEAST:
                yield f"gerbang '{node.name}' tidak ikut: jalan keluarnya hanya satu"
            is_other = old is not None and old.kind != node.kind
            if is_other and isinstance(node, Gateway | SubProcess):
                yield f"jenis {node_called(node)} yang berubah tidak ikut"
        for lane in process.lanes:
            if lane.id not in lanes and not lane.flow_node_refs:
                yield f"lajur '{lane.name}' tidak ikut: belum ada kotak di dalamnya"


def _messages(edited: Definitions, made: Definitions) -> Iterator[str]:
    """Messages with another name, which follow from what a step makes."""

    def named(definitions: Definitions) -> dict[tuple[str, str], str]:
        names = {one.id: one.name for one in definitions.messages}
        return {
            (flow.source_ref, flow.target_ref): flow.name or names.get(flow.message_ref, "")
            for flow in definitions.collaboration.message_flows
        }

    before = named(made)
    for ends, name in named(edited).items():
        if ends not in before:
            yield f"pesan baru '{name}' tidak ikut: pesan mengikuti langkah pengirimnya"
        if ends in before and before[ends] != name:
            yield (
                f"nama pesan '{before[ends]}' menjadi '{name}' tidak ikut: nama itu mengikuti "
                "keluaran atau kegiatan langkah pengirimnya"
            )


def unspoken(base: Base, edits: Iterable[Edit]) -> list[str]:
    """What the SOP still says where only the short name in a box was changed."""
    changed = [edit for edit in edits if edit.kind is EditKind.STEP_CHANGED]
    full = {edit.key for edit in changed if edit.field in ("kegiatan", "keputusan")}
    said = []
    for edit in changed:
        step = base.steps.get(edit.key)
        if edit.field == "ringkas" and edit.key not in full and step is not None and edit.after:
            words = str(base.outline.entries[edit.key].value.get("kegiatan", ""))
            if words:
                said.append(
                    f"kotaknya kini '{unescaped(edit.after)}', sedangkan SOP tetap mencetak "
                    f"'{words}'; ubah 'kegiatan' juga bila itu yang dimaksud"
                )
    return said
