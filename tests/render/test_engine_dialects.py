"""Files for engines say what the engine needs, in its own language."""

import json

import pytest
from lxml import etree

from bpmn_gen.bpmn_file.camunda import due_of
from bpmn_gen.bpmn_file.camunda7 import Camunda7
from bpmn_gen.bpmn_file.camunda8 import Camunda8
from bpmn_gen.bpmn_file.forms import write_form
from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.model.elements import UserTask, Work
from bpmn_gen.model.execution import Executable, Question
from tests.render.example import drawing_of, example

QUESTION = Question("setuju", "hasil_setuju", "Disetujui?", ("Ya 'betul' \"sekali\"", "Tidak"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1 hari kerja", "P1D"),
        ("2 (dua) jam", "PT2H"),
        ("30 Menit", "PT30M"),
        ("15'", "PT15M"),
        ("1 sampai 2 hari", "P2D"),
        ("1-3 hari kerja", "P3D"),
        ("maksimal 1 (satu) minggu", "P7D"),
        ("1 jam 30 menit", "PT90M"),
        ("1,5 jam", "PT90M"),
        ("dua bulan", "P2M"),
        ("1 triwulan", "P3M"),
        ("1 bulan 3 hari", None),
        ("1 hari kerja setelah diterima", None),
        ("0 menit", None),
        ("30 detik", None),
        ("segera", None),
        ("", None),
    ],
)
def test_tasks_are_due_after_the_longest_time_that_is_said(written: str, read: str | None) -> None:
    assert due_of(Work(text="Bekerja", duration=written)) == read


@pytest.mark.parametrize(
    ("dialect", "condition"),
    [
        (Camunda7, "${hasil_setuju == 'Ya \\'betul\\' \"sekali\"'}"),
        (Camunda8, '=hasil_setuju = "Ya \'betul\' \\"sekali\\""'),
    ],
)
def test_conditions_quote_whatever_an_answer_holds(
    dialect: type[Camunda7 | Camunda8], condition: str
) -> None:
    model = example()
    answer = ("hasil_setuju", QUESTION.answers[0])
    answers = {"setuju_ke_tugas": (answer,), "setuju_ke_tolak": None}
    made = dialect(Executable(model, {"surat": (QUESTION,)}, answers))
    text = write_bpmn(model, drawing_of(model), made).decode()
    assert f">{condition}<" in text
    assert 'default="setuju_ke_tolak"' in text
    assert 'isExecutable="true"' in text


@pytest.mark.parametrize(
    ("dialect", "group"),
    [
        (Camunda7, 'candidateGroups="${penilai_kinerja.kelompok}"'),
        (Camunda8, 'candidateGroups="=split(penilai_kinerja.kelompok, &quot;,&quot;)"'),
    ],
)
def test_a_task_goes_to_whom_the_table_named(
    dialect: type[Camunda7 | Camunda8], group: str
) -> None:
    model = example()
    made = dialect(Executable(model, {}, {}, {"surat": "penilai_kinerja"}))
    text = write_bpmn(model, drawing_of(model), made).decode()
    assert text.count(group) == 1


def test_an_answer_that_is_a_reading_is_marked_and_keeps_its_value() -> None:
    asked = Question("tabel", "jenjang", "Jenjang?", ("Muda", "Lain"), frozenset({"Lain"}))
    form = json.loads(write_form("f", UserTask(id="isi", name="Mengisi"), (asked,)))
    values = form["components"][-1]["values"]
    assert [(one["value"], one["label"]) for one in values] == [
        ("Muda", "Muda"),
        ("Lain", "Lain (bacaan)"),
    ]


@pytest.mark.parametrize(
    ("dialect", "condition"),
    [(Camunda7, "${a == 'Ya' || b == 'Ya'}"), (Camunda8, '=a = "Ya" or b = "Ya"')],
)
def test_one_of_several_answers_opens_a_way(
    dialect: type[Camunda7 | Camunda8], condition: str
) -> None:
    model = example()
    answers = {"setuju_ke_tugas": (("a", "Ya"), ("b", "Ya")), "setuju_ke_tolak": None}
    made = dialect(Executable(model, {}, answers))
    assert f">{condition}<" in write_bpmn(model, drawing_of(model), made).decode()


def test_a_form_asks_in_the_words_of_the_definition_and_runs_nothing() -> None:
    work = Work(text="=Menyusun *surat*", inputs=("Data",), outputs=("Surat",))
    form = json.loads(write_form("f", UserTask(id="surat", name="Surat", work=work), (QUESTION,)))
    explained, link, choice = form["components"]
    assert explained["text"].startswith("\\=Menyusun \\*surat\\*")
    assert link["label"] == "Tautan: Surat"
    assert [value["value"] for value in choice["values"]] == list(QUESTION.answers)
    assert choice["validate"] == {"required": True}


@pytest.mark.parametrize("dialect", [Camunda7, Camunda8])
def test_texts_of_people_are_no_expressions(dialect: type[Camunda7 | Camunda8]) -> None:
    """Names and documentation are shown as they are meant, and nothing in them is evaluated."""
    model = example("=Periksa ${a} #{b} {{c}} $5", "Lihat ${{a}} {b}")
    made = dialect(Executable(model, {}, {}))
    root = etree.fromstring(write_bpmn(model, drawing_of(model), made))
    task = root.find(".//{*}userTask[@id='surat']")
    assert task is not None
    assert task.get("name") == " =Periksa $ {a} # {b} { {c}} $5"
    assert task.findtext("{*}documentation") == "Lihat $ { {a}} {b}"


def test_labels_of_forms_are_no_templates() -> None:
    task = UserTask(id="surat", name="Menyurat", work=Work(text="Menyurat"))
    question = Question("x", "hasil_x", "=Setuju {{a}}?", ("={{b}}", "Tidak"))
    form = json.loads(write_form("p_surat", task, (question,)))
    asked = form["components"][-1]
    assert asked["label"] == " =Setuju { {a}}?"
    assert [one["label"] for one in asked["values"]] == [" ={ {b}}", "Tidak"]
    assert [one["value"] for one in asked["values"]] == ["={ {b}}", "Tidak"]
