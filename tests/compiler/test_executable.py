"""What engines run is the portable model, with somebody asked before each decision."""

from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.model.elements import (
    CallActivity,
    EndEvent,
    IntermediateThrowEvent,
    SubProcess,
    UserTask,
)
from bpmn_gen.model.execution import Executable
from bpmn_gen.rules import check_process
from tests.compiler import test_projection as pools
from tests.compiler.project import arrows, resolved, steps

START = "{id: mulai, mulai: Ada kebutuhan, oleh: kepala}"
ASK = "{id: baik, keputusan: Sudah baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: susun}}"
END = "{id: akhir, selesai: Selesai, oleh: kepala}"


def executable(*lines: str, codes: tuple[str, ...] = ()) -> Executable:
    """The process of some steps for a kecamatan."""
    made = make_executable(lower(resolved(steps(*lines))[0]), "tipe-07", codes)
    assert check_process(made.definitions.processes[0]) == []
    return made


def test_the_task_before_a_decision_in_its_lane_asks() -> None:
    made = executable(START, "{id: susun, kegiatan: Menyusun, oleh: kepala}", ASK, END)
    (question,) = made.questions["susun"]
    assert (question.node, question.answers) == ("baik", ("Ya", "Tidak"))
    assert made.answers["baik_ke_akhir"] == (("hasil_baik", "Ya"),)
    assert made.answers["baik_ke_susun"] is None


def test_where_another_lane_comes_before_a_task_that_asks_is_put_in() -> None:
    made = executable(START, "{id: susun, kegiatan: Menyusun, oleh: staf}", ASK, END)
    process = made.definitions.processes[0]
    assert "baik_putusan" in made.questions
    assert "baik_putusan" in process.lanes[0].flow_node_refs


def test_letters_that_people_send_are_tasks_for_people() -> None:
    made = executable(START, "{id: surat, kegiatan: Mengirim surat, oleh: staf, jenis: kirim}", END)
    nodes = {node.id: node for node in made.definitions.processes[0].flow_nodes}
    assert isinstance(nodes["surat"], UserTask)


def test_only_processes_of_the_same_unit_are_called() -> None:
    call = "{id: lain, proses: CLP.01.01, oleh: staf}"
    for codes, kind in (((), UserTask), (("CLP.01.01",), CallActivity)):
        made = executable(START, call, END, codes=codes)
        nodes = {node.id: node for node in made.definitions.processes[0].flow_nodes}
        called = nodes["lain"]
        assert isinstance(called, kind)
        if isinstance(called, CallActivity):
            assert called.called_element == "tipe_07_CLP_01_01"
    assert made.definitions.processes[0].id == "tipe_07_CLP_01_01"


def test_an_end_that_ends_what_stands_beside_the_flow_sends_its_message_right_before() -> None:
    """No end of a process can do both."""
    done = "  - {id: usai, selesai: Data diolah, oleh: staf}\n"
    beside = "  - {id: sela, kegiatan: Menyela, oleh: luar, sewaktu_waktu: ya}\n"
    shown = pools.parts(pools.ASK, pools.SEND, pools.USE, done, beside)
    made = make_executable(shown, "tipe-07", ()).definitions
    plain, asked = made.processes
    assert arrows(asked) == [
        "kirim_mulai > kirim",
        "kirim > kirim_terkirim_kirim",
        "kirim_terkirim_kirim > kirim_terkirim",
    ]
    throw = next(one for one in asked.flow_nodes if isinstance(one, IntermediateThrowEvent))
    [was] = [one for one in shown.processes[1].flow_nodes if isinstance(one, EndEvent)]
    assert (throw.id, throw.name, throw.message_ref, throw.origin) == (
        "kirim_terkirim_kirim",
        "Data",
        was.message_ref,
        was.origin,
    )
    [end] = [one for one in asked.flow_nodes if isinstance(one, EndEvent)]
    assert end.message_ref == ""
    assert [one.kind for one in end.definitions] == ["terminateEventDefinition"]
    nodes = [one.id for one in asked.flow_nodes]
    assert nodes.index(throw.id) + 1 == nodes.index(end.id)
    [lane] = asked.lanes
    assert ("kirim", throw.id, end.id) == lane.flow_node_refs[1:4]
    senders = {flow.message_ref: flow.source_ref for flow in made.collaboration.message_flows}
    assert senders[throw.message_ref] == throw.id
    assert all(not one.definitions for one in plain.flow_nodes if isinstance(one, EndEvent))


def test_a_way_that_begins_with_branches_is_asked_for_by_the_first_work_on_it() -> None:
    both = "{sejajar: [[{kegiatan: Menulis, oleh: staf}], [{kegiatan: Menghitung, oleh: staf}]]}"
    several = f"{{id: p, oleh: staf, pilih: [[{both}], [{{kegiatan: Mencatat, oleh: staf}}]]}}"
    made = executable(START, several, END)
    asked = [question for found in made.questions.values() for question in found]
    assert [(one.text, one.answers) for one in asked if one.node == "p"] == [
        ("Menulis", ("Ya", "Tidak")),
        ("Mencatat", ("Ya", "Tidak")),
    ]


def test_what_sends_the_message_of_an_end_comes_from_where_the_end_was_written() -> None:
    beside = "  - {id: sela, kegiatan: Menyela, oleh: luar, sewaktu_waktu: ya}\n"
    told = (pools.ASK, pools.DECIDE, pools.SEND, pools.USE, pools.DONE, pools.REFUSE, beside)
    made = make_executable(pools.parts(*told), "tipe-07", ()).definitions
    nodes = {node.id: node for process in made.processes for node in process.flow_nodes}
    assert nodes["tolak"].origin is not None
    assert nodes["tolak_kirim"].origin == nodes["tolak"].origin
    lanes = [lane.flow_node_refs for process in made.processes for lane in process.lanes]
    assert any({"tolak", "tolak_kirim"} <= set(refs) for refs in lanes)


def test_somebody_begins_what_an_engine_does_at_any_time_and_says_whether_it_is_done_again() -> (
    None
):
    work = "{kegiatan: Menulis, oleh: staf}"
    beside = "{id: minta, kegiatan: Meminta, oleh: kepala, jenis: layanan, sewaktu_waktu: ya}"
    made = executable(START, work, END, beside).definitions.processes[0]
    [sub] = [node for node in made.flow_nodes if isinstance(node, SubProcess)]
    assert [(flow.source_ref, flow.target_ref) for flow in sub.sequence_flows] == [
        ("minta_sewaktu_mulai", "minta_sewaktu_ulang"),
        ("minta_sewaktu_ulang", "minta_putusan"),
        ("minta_putusan", "minta"),
        ("minta", "minta_sewaktu_lagi_putusan"),
        ("minta_sewaktu_lagi", "minta_sewaktu_ulang"),
        ("minta_sewaktu_lagi", "minta_sewaktu_selesai"),
        ("minta_sewaktu_lagi_putusan", "minta_sewaktu_lagi"),
    ]
    names = {node.id: node.name for node in sub.flow_nodes}
    assert names["minta_putusan"] == "Memulai: Meminta"
    nodes = {node.id: node for node in sub.flow_nodes}
    begins = nodes["minta_putusan"]
    assert isinstance(begins, UserTask)
    assert begins.work is not None
    assert begins.work.text == "Memulai: Meminta"
    assert begins.origin == nodes["minta"].origin is not None


def test_a_task_that_asks_takes_the_id_of_nothing_else() -> None:
    made = executable(START, "{id: baik_putusan, kegiatan: Menyusun, oleh: staf}", ASK.replace(
        "susun", "baik_putusan"
    ), END)  # fmt: skip
    nodes = {node.id: node.name for node in made.definitions.processes[0].flow_nodes}
    assert nodes["baik_putusan"] == "Menyusun"
    assert nodes["baik_putusan_2"] == "Sudah baik?"
