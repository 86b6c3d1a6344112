"""What is run in engines leaves out only what differs in words."""

from pathlib import Path

import pytest

from tests.engines.alike import to_run

FILE = """\
<definitions xmlns="m" targetNamespace="https://contoh.go.id/PACKAGE">
<process id="PREFIX_a" name="Proses PACKAGE"><documentation>Tentang PACKAGE</documentation>
<userTask id="t" name="Tugas"/><businessRuleTask id="b"/>
<sequenceFlow id="f" name="Ya"><conditionExpression>x == 'Ya'</conditionExpression></sequenceFlow>
</process><BPMNDiagram><BPMNShape x="1"/></BPMNDiagram></definitions>
"""
FORM = """\
{"id": "t", "components": [{"label": "Tugas?", "values": [{"label": "Ya", "value": "Ya"}]}]}
"""


def chosen(folder: Path, old: str, new: str) -> list[list[str]]:
    """What is run of two packages, the second of which has other words."""
    for slug, prefix in (("tipe-01", "tipe_01"), ("tipe-02", "tipe_02")):
        (folder / slug / "a/formulir").mkdir(parents=True)
        for name, text in {"a.camunda8.bpmn": FILE, "formulir/t.form": FORM}.items():
            changed = text if slug == "tipe-01" else text.replace(old, new)
            written = changed.replace("PACKAGE", slug).replace("PREFIX", prefix)
            (folder / slug / "a" / name).write_text(written, "utf-8")
    return [*to_run([folder / "tipe-01", folder / "tipe-02"], "camunda8").values()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('name="Tugas"', 'name="Pekerjaan"'),
        ("Tentang", "Perihal"),
        ('x="1"', 'x="2"'),
        ("Tugas?", "Pekerjaan?"),
    ],
)
def test_of_files_that_differ_in_words_the_first_is_run(old: str, new: str, tmp_path: Path) -> None:
    assert chosen(tmp_path, old, new) == [["a.camunda8.bpmn"], []]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name="Ya"', 'name="Setuju"'),
        ("x == 'Ya'", "x == 'Tidak'"),
        ("userTask", "serviceTask"),
        ('id="t" name', 'id="u" name'),
        ('"value": "Ya"', '"value": "Tidak"'),
    ],
)
def test_files_that_differ_in_what_an_engine_does_are_all_run(
    old: str, new: str, tmp_path: Path
) -> None:
    assert chosen(tmp_path, old, new) == [["a.camunda8.bpmn"], ["a.camunda8.bpmn"]]


def test_what_reads_a_table_is_run_in_every_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.engines.alike.TABLE", ("businessRuleTask",))
    assert chosen(tmp_path, "", "") == [["a.camunda8.bpmn"], ["a.camunda8.bpmn"]]
