"""What an edition keeps of a unit says all that its processes say, and opens for ever."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import ResolvedProcess, StepKind
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.edition.record import UnitRecord
from bpmn_gen.edition.record_file import FORMAT, LARGEST, as_bytes, from_bytes, read_file
from bpmn_gen.edition.recording import record_resolved
from tests.running import ROOT

Data = dict[str, Any]
STORED = Path(__file__).parent / "stored"


@pytest.fixture(scope="module")
def defs() -> DefinitionSet:
    return load(ROOT / "process_defs", Findings())


@pytest.fixture(scope="module")
def processes(defs: DefinitionSet) -> tuple[ResolvedProcess, ...]:
    return resolve(defs, Target(defs.tipe_unit[7]), Findings())


@pytest.fixture(scope="module")
def record(defs: DefinitionSet, processes: tuple[ResolvedProcess, ...]) -> UnitRecord:
    return record_resolved(defs, Target(defs.tipe_unit[7]), processes)


def test_a_record_holds_every_step_that_readers_see(
    processes: tuple[ResolvedProcess, ...], record: UnitRecord
) -> None:
    assert len(processes) > 20
    for process in processes:
        steps = [*process.walk()]
        asked = {step.next for step in steps if step.asks}
        seen = [one for one in steps if not one.skips and one.id not in asked]
        entries = record.processes[process.code].outline.entries
        kept = [one for one in seen if one.id in entries]
        left = [one for one in seen if one.id not in entries]
        assert [one.id for one in kept] == [*entries]
        assert {one.kind for one in left} <= {StepKind.START, StepKind.END}
        assert {one.text for one in left} <= {"Mulai", "Selesai"}
        for one in kept:
            assert entries[one.id].value["oleh"] == one.actor


def test_every_way_of_a_record_leads_to_a_step_of_it(record: UnitRecord) -> None:
    ways = 0
    for process in record.processes.values():
        entries = process.outline.entries
        for entry in entries.values():
            for way in (entry.next, *entry.branches.values()):
                assert way in {"", "(selesai)"} or way in entries, (process.code, entry.key)
                ways += 1
    assert ways > 200


def test_steps_have_the_numbers_of_their_sop(record: UnitRecord) -> None:
    entries = record.processes["CLP.02.02"].outline.entries
    assert [entries[key].number for key in ("kirim", "proses", "setuju")] == [1, 2, 3]


def test_a_record_tells_ids_of_authors_from_ids_that_follow_from_words(record: UnitRecord) -> None:
    derived = record.processes["CLP.02.02"].derived
    assert "kirim" not in derived
    assert "Kebutuhan_pelibatan_dari_unit_lain" in derived


def test_a_record_is_the_same_after_it_was_written_and_read(record: UnitRecord) -> None:
    content = as_bytes(record)
    findings = Findings()
    again = from_bytes(content, "unit.json", findings)
    assert again == record
    assert not len(findings)
    assert as_bytes(again) == content
    assert again.digest == record.digest


def test_numbers_dates_and_signatures_are_no_change_of_a_process() -> None:
    plain = stored()
    [one] = [item for item in plain["proses"] if item["isi"]["kode"] == "CLP.02.03"]
    before = opened(plain).processes["CLP.02.03"]
    assert before.identity == {"nomor": "000.8/12/2024", "tanggal_efektif": "2024-03-01"}
    one["identitas"] = {"nomor": "1", "disahkan_oleh": {"nama": "A"}}
    assert opened(plain).processes["CLP.02.03"].digest == before.digest
    one["isi"]["nama"] += " baru"
    assert opened(plain).processes["CLP.02.03"].digest != before.digest


def test_the_order_of_actors_is_a_change_and_that_of_other_keys_is_none() -> None:
    plain = stored()
    before = opened(plain).processes["CLP.02.03"].digest
    said = next(one for one in plain["proses"] if one["isi"]["kode"] == "CLP.02.03")["isi"]
    turned = dict(reversed([*said.items()]))
    said.clear()
    said.update(turned)
    assert opened(plain).processes["CLP.02.03"].digest == before
    said["pelaku"] = dict(reversed([*said["pelaku"].items()]))
    assert opened(plain).processes["CLP.02.03"].digest != before


def test_a_file_of_the_first_format_opens() -> None:
    findings = Findings()
    record = read_file(STORED / "unit-format-1.json", findings)
    assert record is not None
    assert not len(findings)
    assert (record.name, record.slug, record.tipe) == ("Kecamatan", "tipe-07", 7)
    assert [*record.processes] == ["CLP.02.03", "CLP.04.02", "CLP.06.01", "CLP.08.01"]
    assert record.titles["pejabat_level_1"] == "Pejabat Administrator"
    assert record.groups[0]["proses"] == ["CLP.02.03"]
    outline = record.processes["CLP.06.01"].outline
    assert len(outline.phases) > 1
    assert any(entry.block == "sejajar" for entry in outline.entries.values())


def stored() -> Data:
    data: Data = json.loads((STORED / "unit-format-1.json").read_bytes())
    return data


def opened(data: Data) -> UnitRecord:
    record = from_bytes(json.dumps(data).encode(), "unit.json", Findings())
    assert record is not None
    return record


def test_a_newer_format_is_refused_in_a_sentence() -> None:
    findings = Findings()
    data = stored() | {"format": FORMAT + 1, "unit": "of another shape"}
    assert from_bytes(json.dumps(data).encode(), "edisi/unit.json", findings) is None
    [found] = findings
    assert (found.severity, found.code) == (Severity.ERROR, "record-too-new")
    assert "versi program yang lebih baru (format 2)" in found.message
    assert found.span
    assert found.span.path == "edisi/unit.json"
    assert found.hints == ("perbarui program; versi ini membaca sampai format 1",)


def first(data: Data) -> Data:
    found: Data = data["proses"][0]
    return found


def steps(data: Data) -> list[Data]:
    found: list[Data] = first(data)["isi"]["langkah"]
    return found


DAMAGES: tuple[Callable[[Data], object], ...] = (
    lambda data: data.pop("format"),
    lambda data: data.update(format="satu"),
    lambda data: data.update(format=0),
    lambda data: data.pop("unit"),
    lambda data: data["unit"].pop("nama"),
    lambda data: data["unit"].update(tipe="7"),
    lambda data: data.update(proses={}),
    lambda data: data["proses"].append(first(data)),
    lambda data: first(data)["isi"].pop("kode"),
    lambda data: first(data)["isi"].update(pelaku=[]),
    lambda data: first(data)["nomor"].update(x="-1"),
    lambda data: first(data)["nomor"].update(x="9" * 5000),
    lambda data: first(data)["isi"].update(peringatan=[7]),
    lambda data: steps(data)[0].pop("id"),
    lambda data: steps(data)[0].update(id=steps(data)[1]["id"]),
    lambda data: steps(data)[0].update(sejajar="x"),
    lambda data: steps(data)[0].update(cabang={"Ya": []}),
    lambda data: data["peta"].append("x"),
    lambda data: data["jabatan"].update(x=1),
)


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_file_is_a_finding(damage: Callable[[Data], object]) -> None:
    data = stored()
    damage(data)
    refused(json.dumps(data).encode())


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"format": 1}']
)
def test_what_is_no_record_is_a_finding(content: bytes) -> None:
    refused(content)


def refused(content: bytes) -> None:
    findings = Findings()
    assert from_bytes(content, "unit.json", findings) is None
    [found] = findings
    assert (found.severity, found.code) == (Severity.ERROR, "record-damaged")
    assert found.message == "'unit.json' bukan catatan edisi yang utuh"


def test_a_file_that_is_too_large_or_missing_is_a_finding(tmp_path: Path) -> None:
    findings = Findings()
    large = tmp_path / "besar.json"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert read_file(large, findings) is None
    assert read_file(tmp_path / "tidak-ada.json", findings) is None
    assert {one.code for one in findings} == {"record-too-large", "record-unreadable"}
