"""What a file says of a process that its draft has no place for, so that somebody puts it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.model.graph import nodes_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.model.elements import Definitions, Process


def messages_left_out(definitions: Definitions, process: Process) -> Iterator[str]:
    """One Indonesian sentence on the messages that a process gets or sends, if there are any.

    A definition says by its papers and parties what goes over the border of an office, and nobody
    can tell from the name of a message what it brings.
    """
    people = definitions.collaboration.participants
    held = {one.id: {node.id for node in nodes_in(one)} for one in definitions.processes}
    pools = {one.id: one.name for one in people}
    for one in people:
        pools |= dict.fromkeys(held.get(one.process_ref, ()), one.name)
    inside = held[process.id] | {one.id for one in people if one.process_ref == process.id}
    told = []
    for flow in definitions.collaboration.message_flows:
        name = f"'{flow.name}' " if flow.name else ""
        if flow.source_ref in inside and flow.target_ref not in inside:
            told.append(f"{name}kepada {pools.get(flow.target_ref) or 'pool tanpa nama'}")
        elif flow.target_ref in inside and flow.source_ref not in inside:
            told.append(f"{name}dari {pools.get(flow.source_ref) or 'pool tanpa nama'}")
    if told:
        yield (
            f"pesan yang tidak ikut: {'; '.join(told)}; tulis sebagai kelengkapan, keluaran, atau"
            " langkah pihak itu"
        )
