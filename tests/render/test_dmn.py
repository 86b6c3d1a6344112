"""DMN files hold the table, connect what is drawn, and never put one thing on another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.bpmn_file.dmn import CAMUNDA_DMN, DMN, DMNDI, write_dmn
from bpmn_gen.layout.graph.constants import TITLE_ROOM
from bpmn_gen.layout.requirements import lay_out_table
from bpmn_gen.model.decision import DecisionTable, Input, Output, Rule

TEXTS = st.text(min_size=1, max_size=80)
NAMES = st.lists(
    st.from_regex(r"[a-z_]{1,40}", fullmatch=True), min_size=1, max_size=6, unique=True
)
HISTORY = 64
"""Characters that Camunda 7 has for the id of a column or row in its history."""


def table(names: list[str], texts: list[str], source: str = "Pasal 1") -> DecisionTable:
    """A table that asks for each name and has a row that always holds."""
    return DecisionTable(
        id="uji_penilai", key="penilai", name=texts[0], task="Menentukan", asking="Mengisi",
        documentation=texts[-1], source=source,
        inputs=tuple(Input(name, texts[0], tuple(dict.fromkeys(texts))) for name in names),
        outputs=(Output("hasil", texts[-1]),),
        rules=(Rule(((),) * len(names), (texts[0],), texts[-1]),),
    )  # fmt: skip


def read(made: DecisionTable) -> etree._Element:
    """The file of a table, read again."""
    return etree.fromstring(write_dmn(made, lay_out_table(made)))


@given(NAMES, st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_ids_are_unique_and_everything_is_drawn_whatever_the_texts(
    names: list[str], texts: list[str], source: str
) -> None:
    root = read(table(names, texts, source))
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    (own,) = root.iter(f"{{{DMN}}}decisionTable")
    assert max(len(key) for item in own.iter() if (key := item.get("id"))) <= HISTORY
    drawn = {item.get("dmnElementRef") for item in root.iter() if item.get("dmnElementRef")}
    wanted = [f"{{{DMN}}}{kind}" for kind in (
        "inputData", "knowledgeSource", "decision", "informationRequirement",
        "authorityRequirement",
    )]  # fmt: skip
    assert drawn == {item.get("id") for item in root.iter(*wanted)}


@given(NAMES, st.lists(TEXTS, min_size=1, max_size=2), TEXTS)
def test_nothing_overlaps_and_lines_end_on_borders(
    names: list[str], texts: list[str], source: str
) -> None:
    drawing = lay_out_table(table(names, texts, source))
    boxes = {shape.element_id: shape.bounds for shape in drawing.shapes}
    for one, other in combinations(boxes.values(), 2):
        assert not one.overlaps(other)
    for edge in drawing.edges:
        (start, end), source_box = edge.waypoints, boxes[edge.source_id]
        target = boxes[edge.target_id]
        assert start.x == end.x or start.y == end.y
        assert start.y == source_box.y or start.x == source_box.x
        assert target.x <= end.x <= target.right
        assert target.y <= end.y <= target.bottom
    assert min(box.y for box in boxes.values()) >= TITLE_ROOM


def test_a_table_without_a_source_draws_none() -> None:
    root = read(table(["jenjang"], ["Muda"], ""))
    assert root.find(f"{{{DMN}}}knowledgeSource") is None
    assert len(list(root.iter(f"{{{DMNDI}}}DMNShape"))) == 2


def test_answers_are_quoted_and_any_answer_is_a_dash() -> None:
    made = table(["jenjang"], ['A "b" \\', "Lain"])
    texts = [item.text for item in read(made).iter(f"{{{DMN}}}text")]
    assert texts == ["jenjang", '"A \\"b\\" \\\\", "Lain"', "-", '"A \\"b\\" \\\\"']


def test_the_only_word_of_a_vendor_is_how_long_camunda_7_keeps_history() -> None:
    root = read(table(["jenjang"], ["Muda"]))
    foreign = [name for item in root.iter() for name in item.attrib if str(name).startswith("{")]
    assert foreign == [f"{{{CAMUNDA_DMN}}}historyTimeToLive"]
    assert all(str(item.tag).startswith("{http") and CAMUNDA_DMN not in str(item.tag)
               for item in root.iter())  # fmt: skip


def test_letters_with_accents_are_written_as_they_are() -> None:
    made = table(["penilai"], ["André"])
    written = write_dmn(made, lay_out_table(made))
    assert written.startswith(b"<?xml")
    assert "André".encode() in written
