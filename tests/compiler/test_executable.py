"""What engines run is the portable model, with somebody asked before each decision."""

from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.model.elements import CallActivity, UserTask
from bpmn_gen.model.execution import Executable
from bpmn_gen.rules import check_process
from tests.compiler.project import resolved, steps

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
        assert isinstance(nodes["lain"], kind)
    assert made.definitions.processes[0].id == "tipe_07_CLP_01_01"
