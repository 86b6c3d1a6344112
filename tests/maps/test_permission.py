"""What may be left undone never looks like a duty on maps that draw no flow, nor a duty like it."""

import pytest

from bpmn_gen.maps.index import activities, index
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.network import group_network
from bpmn_gen.maps.permission import freely_begun, permitted
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import exchange, subprocesses
from bpmn_gen.maps.survey import ProcessGroup
from bpmn_gen.model.elements import CallActivity, ExclusiveGateway
from tests.maps.shipped import NOWHERE, TYPES, survey

FREE = {
    "CLP.02.03": "Tidak wajib dimulai: Jika dipandang perlu",
    "CLP.02.04": "Tidak wajib dimulai: Atas dasar permohonan aktif",
    "CLP.02.05": "Tidak wajib dimulai: Atas dasar permohonan aktif",
    "CLP.03.04": "Tidak wajib dimulai: Bilamana diperlukan",
}
"""What nobody has to begin, as every map says it."""


def group(code: str, number: int = 7) -> ProcessGroup:
    return next(one for one in survey(number).groups if one.code == code)


def outputs(code: str, number: int = 7) -> tuple[str, ...]:
    """The results of a process as the SIPOC table lists them."""
    found = survey(number)
    process = next(one for one in found.resolved if one.code == code)
    return exchange(found, process).outputs


def test_each_map_says_which_processes_nobody_has_to_begin() -> None:
    found = survey()
    tiles, rows, cells, calls = {}, {}, {}, {}
    for one in found.groups:
        for step in subprocesses(found, one, NOWHERE).chain.steps:
            tiles[step.tile.code] = step.tile.notes[1:]
        for item in subprocesses(found, one, NOWHERE).exchanges:
            rows[item.code] = item.names[1:]
        for relation in relations(found, one, NOWHERE).relations:
            cells[relation.code] = relation.permission
        for node in level_one(found, one).processes[0].flow_nodes:
            if isinstance(node, CallActivity):
                calls[node.called_code] = tuple(
                    line for line in node.documentation.splitlines() if not line.startswith("Dasar")
                )
    listed = {item.code: item.permission for item in index(found, NOWHERE).entries}
    for said in (tiles, rows, cells, calls, listed):
        assert {code: lines[0] for code, lines in said.items() if lines} == FREE
        assert len(said) > 15


@pytest.mark.parametrize("number", TYPES)
def test_the_index_marks_all_that_may_be_left_undone_and_nothing_else(number: int) -> None:
    seen = 0
    for process in survey(number).resolved:
        words = permitted(process)
        work = [step for step in process.walk() if step.kind.value in ("kegiatan", "proses")]
        for step, shown in zip(work, activities(process), strict=True):
            told = words.get(step.id, "")
            seen += bool(told)
            assert shown.casefold().endswith(f"({told.casefold()})") is bool(told), shown
    assert seen >= 8


def test_results_of_such_work_are_marked_and_others_are_not() -> None:
    assert "Permintaan laporan (sewaktu-waktu)" in outputs("CLP.04.02")
    assert "Laporan tim kerja" in outputs("CLP.04.02")
    assert sum(text.endswith(" (satu atau lebih)") for text in outputs("CLP.08.01")) == 4
    assert "Keputusan Bupati" in outputs("CLP.08.01")
    free = "Penugasan mandiri di luar koordinasi (apabila dibutuhkan)"
    assert free in outputs("CLP.01.02", 3)


def test_the_table_of_a_network_marks_them_too() -> None:
    network = group_network(survey(), group("CLP.04"), NOWHERE)
    documents = {passing.document for passing in network.passings}
    assert "Permintaan laporan (sewaktu-waktu)" in documents
    assert "Laporan tim kerja" in documents


def test_reporting_is_a_duty_and_hangs_on_its_trigger_not_on_a_choice() -> None:
    """Pasal 16 and 17: who was assigned reports, alone or in a team."""
    found = survey()
    reporting = group("CLP.04")
    assert all(freely_begun(process) == () for process in reporting.processes)
    assert "pilih" not in subprocesses(found, reporting, NOWHERE).chain.told
    (process,) = level_one(found, reporting).processes
    [asked] = [
        node.name for node in process.flow_nodes if isinstance(node, ExclusiveGateway) and node.name
    ]
    assert asked == "Apa pemicunya?"
