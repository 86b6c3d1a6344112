"""Ids depend on an author's own words: what is added or renamed elsewhere does not change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.compiler.project import lowered, steps

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Process

BASE = [
    "{mulai: Ada kebutuhan, oleh: kepala}",
    "{id: susun, kegiatan: Menyusun rencana, oleh: staf}",
    "{kegiatan: Membahas rencana, oleh: staf}",
    "{sejajar: [[{kegiatan: A, oleh: staf}], [{kegiatan: B, oleh: kepala}]]}",
    "{id: baik, keputusan: Sudah baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: susun}}",
    "{id: akhir, selesai: Selesai, oleh: kepala}",
]


def nodes(process: Process) -> set[str]:
    """The ids of all nodes."""
    return {node.id for node in process.flow_nodes}


def flows(process: Process) -> dict[str, tuple[str, str]]:
    """The ends of all flows by id."""
    return {flow.id: (flow.source_ref, flow.target_ref) for flow in process.sequence_flows}


@given(st.integers(1, len(BASE) - 1), st.booleans())
def test_inserting_a_step_changes_no_other_id(at: int, named: bool) -> None:
    own = "id: baru, " if named else ""
    added = f"{{{own}kegiatan: Memeriksa kembali, oleh: staf}}"
    if BASE[at - 1].startswith("{id: baik"):
        return
    before, after = lowered(steps(*BASE)), lowered(steps(*BASE[:at], added, *BASE[at:]))
    new = nodes(after) - nodes(before)
    assert new == {"baru" if named else "Memeriksa_kembali"}
    assert nodes(before) <= nodes(after)
    kept = flows(before).keys() & flows(after).keys()
    assert len(flows(before)) - len(kept) == 1
    assert all(flows(before)[flow] == flows(after)[flow] for flow in kept)


def test_a_loop_added_keeps_the_ids_of_the_flows_around() -> None:
    straight = lowered(steps(*BASE[:3], BASE[5]))
    looped = lowered(steps(*BASE[:3], *BASE[4:]))
    assert {"susun_ke_Membahas_rencana", "Ada_kebutuhan_ke_susun"} <= flows(straight).keys()
    assert {"susun_ke_Membahas_rencana", "Ada_kebutuhan_ke_susun"} <= flows(looped).keys()


def test_renaming_a_step_changes_only_its_own_ids() -> None:
    before = lowered(steps(*BASE))
    after = lowered(steps(*[line.replace("Membahas rencana", "Menelaah") for line in BASE]))
    assert nodes(before) - nodes(after) == {"Membahas_rencana"}
    changed = flows(before).keys() - flows(after).keys()
    assert changed == {"susun_ke_Membahas_rencana", "Membahas_rencana_ke_sejajar_A"}


def test_a_step_with_an_id_keeps_it_whatever_its_text_is() -> None:
    before = lowered(steps(*BASE))
    after = lowered(steps(*[line.replace("Menyusun rencana", "Menulis") for line in BASE]))
    assert nodes(before) == nodes(after)
    assert flows(before) == flows(after)


def test_ids_are_the_same_in_all_unit_types() -> None:
    lines = [line.replace("Membahas rencana", "'Membahas dengan {kepala}'") for line in BASE]
    assert nodes(lowered(steps(*lines), 1)) == nodes(lowered(steps(*lines), 2))
