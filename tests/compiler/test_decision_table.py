"""Who appraises whom becomes a table that decides every case once, read before the work."""

import pytest

from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.target import all_types, all_units, select_targets
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.decision import DecisionTable
from bpmn_gen.model.elements import BusinessRuleTask, UserTask
from bpmn_gen.rules import check_process
from tests.compiler.project import arrows, definitions, lowered, resolved, steps, target_of
from tests.content.shipped import definitions as shipped
from tests.rules.sample import FILES as PROJECT

TIPE = """\
nomor: 1
nama: Dinas
uraian: Dinas daerah
tingkat: [{level: I, jabatan: Kepala Dinas, peran: [pimpinan_unit]}]
peran:
  pejabat_level_1: Kepala Dinas
  pimpinan_unit: Kepala Dinas
  penilai_kinerja: Sekretaris Dinas
  jf_pelaksana: Pegawai
  pejabat_level_3: Kepala Seksi
istilah: {wilayah: Kabupaten, warga: penduduk}
"""
RULES = """\
masukan_penilai:
  jenjang:
    tanya: Jenjang?
    pilihan: [Ahli Madya, Ahli Muda, Pelaksana]
    bacaan: {Ahli Muda: 'Dibaca seperti {warga}'}
  kedudukan: {tanya: 'Di bawah {pejabat_level_3}?', pilihan: [Ya, Tidak]}
penilai:
  - jenjang: Ahli Madya
    bila: {jenjang: Ahli Madya}
    penilai: Kepala Dinas
    bacaan: Dibaca begini
  - jenjang: Di bawah koordinasi
    bila: {jenjang: [Ahli Muda, Pelaksana], kedudukan: Ya}
    penilai: Kepala Dinas
    pengelola: Kepala Seksi
    penetap: Tidak diatur
    koordinasi: [Kepala Dinas, Sekretaris Dinas (konsultasi)]
    syarat: Masih ada
    sumber: [Pasal 1, Pasal 2 ayat (1)]
  - jenjang: Lainnya
    bila:
      - {jenjang: Ahli Muda, kedudukan: Tidak}
      - {jenjang: Pelaksana, kedudukan: Tidak}
    penilai: Kepala Dinas
    pengelola: Kepala Dinas
"""
UNIT = "- {nama: Dinas Uji, tipe: 1, jabatan: {pejabat_level_1: Kepala Dinas Uji}}\n"
FILES = {"tipe_unit/01-dinas.yaml": TIPE + RULES, "unit.yaml": UNIT}
READ = "{id: tetapkan, kegiatan: Menetapkan, oleh: kepala, tabel: penilai_kinerja}"
START, END = "{id: mulai, mulai: Ada, oleh: kepala}", "{id: akhir, selesai: Selesai, oleh: kepala}"


def table_of(files: dict[str, str], unit: str = "") -> DecisionTable:
    """The table of the small project."""
    defs, findings = definitions(files)
    return decision_tables(defs, target_of(defs, findings, 1, unit))["penilai_kinerja"]


def reading(*lines: str) -> dict[str, str]:
    """The small project with one process."""
    return {**FILES, "proses/uji.yaml": steps(*lines)}


def told(table: DecisionTable, *case: str) -> dict[str, str]:
    """What the table tells of a case, by output."""
    (rule,) = table.deciding(case)
    return table.told_of(rule)


def test_a_rule_with_several_conditions_becomes_several_rows() -> None:
    table = table_of(FILES)
    assert [len(rule.tests[0]) for rule in table.rules] == [1, 2, 1, 1]
    assert told(table, "Pelaksana", "Tidak")["penilai"] == "Kepala Dinas"


def test_titles_are_those_of_the_unit_and_brackets_stay() -> None:
    table = table_of(FILES, "Dinas Uji")
    assert told(table, "Ahli Muda", "Ya") == {
        "penilai": "Kepala Dinas Uji",
        "penugas": "-",
        "pengelola": "Kepala Seksi",
        "penetap": "tidak diatur",
        "koordinasi": "Kepala Dinas Uji; Sekretaris Dinas (konsultasi)",
        "perekomendasi": "-",
        "dasar": "Pasal 1; Pasal 2 ayat (1)",
        "kelompok": "pejabat_level_1,pimpinan_unit",
    }
    assert table.inputs[1].question == "Di bawah Kepala Seksi?"
    assert table.id == "unit_dinas_uji_penilai_kinerja"


def test_what_nobody_says_is_a_dash() -> None:
    found = told(table_of(FILES), "Ahli Madya", "Ya")
    assert {found[key] for key in ("penugas", "pengelola", "koordinasi", "dasar")} == {"-"}


def test_readings_go_with_every_row_that_rests_on_them() -> None:
    table = table_of(FILES)
    asked = table.inputs[0]
    assert [answer for answer, _ in asked.readings] == ["Ahli Muda"]
    mark = "Bacaan, bukan kata naskah, untuk Ahli Muda: dibaca seperti penduduk"
    for rule in table.rules:
        assert (mark in rule.readings) == ("Ahli Muda" in rule.tests[0])
    assert table.rules[0].readings == ("Bacaan, bukan kata naskah: dibaca begini",)


def test_a_title_without_a_role_is_a_group_of_its_own() -> None:
    plain = "penilai: [{jenjang: Muda, penilai: Ketua Adat}, {jenjang: Lain, penilai: B}]\n"
    table = table_of({"tipe_unit/01-dinas.yaml": TIPE + plain})
    assert told(table, "Muda")["kelompok"] == "Ketua_Adat"


def test_a_type_that_asks_nothing_is_asked_for_the_rank_of_its_rules() -> None:
    plain = "penilai: [{jenjang: Muda, penilai: A}, {jenjang: Lain, penilai: B}]\n"
    table = table_of({"tipe_unit/01-dinas.yaml": TIPE + plain})
    assert [one.variable for one in table.inputs] == ["jenjang"]
    assert (told(table, "Muda")["penilai"], told(table, "Lain")["penilai"]) == ("A", "B")


def test_a_type_without_rules_has_no_table() -> None:
    defs, findings = definitions({"tipe_unit/01-dinas.yaml": TIPE})
    assert decision_tables(defs, target_of(defs, findings, 1)) == {}


def test_the_table_is_read_before_the_step() -> None:
    process = lowered(reading(START, READ, END))
    assert arrows(process) == ["mulai > tetapkan_tabel", "tetapkan_tabel > tetapkan",
                               "tetapkan > akhir"]  # fmt: skip
    nodes = {node.id: node for node in process.flow_nodes}
    assert isinstance(nodes["tetapkan_tabel"], BusinessRuleTask)
    assert process.lanes[0].flow_node_refs == ("mulai", "tetapkan_tabel", "tetapkan", "akhir")


def test_ways_that_meet_at_the_step_meet_before_the_table() -> None:
    ask = "{id: baik, keputusan: Baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: tetapkan}}"
    process = lowered(reading(START, READ, ask, END))
    assert check_process(process) == []
    assert {"mulai > tetapkan_gabung", "baik > tetapkan_gabung [Tidak]",
            "tetapkan_gabung > tetapkan_tabel"} <= set(arrows(process))  # fmt: skip


def test_somebody_is_asked_before_the_table_is_read() -> None:
    work = "{id: susun, kegiatan: Menyusun, oleh: kepala}"
    for before, asks in (((), "tetapkan_tabel_masukan"), ((work,), "susun")):
        files = reading(START, *before, READ, END)
        made = make_executable(lower(resolved(files)[0]), "tipe-01", ())
        process = made.definitions.processes[0]
        assert check_process(process) == []
        assert [one.variable for one in made.questions[asks]] == ["jenjang", "kedudukan"]
        assert made.questions[asks][1].answers == ("Ya", "Tidak")
        assert any(isinstance(node, UserTask) and node.id == asks for node in process.flow_nodes)


def test_whom_the_table_names_gets_only_what_comes_after_it_was_read() -> None:
    """The tasks before, and those that ask for its inputs, stay with the role of the lane."""
    before = "{id: siapkan, kegiatan: Menyiapkan, oleh: kepala}"
    after = "{id: nilai, kegiatan: Menilai, oleh: penilai}"
    named = "penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}"
    head = f"pelaku: {{kepala: {{peran: pimpinan_unit}}, {named}}}\n"
    read = READ.replace("oleh: kepala", "oleh: penilai")
    text = steps(START, before, read, after, END)
    at = text.index("pelaku:")
    text = text[:at] + head + text[text.index("langkah:") :]
    made = make_executable(lower(resolved({**FILES, "proses/uji.yaml": text})[0]), "tipe-01", ())
    assert made.named == {"tetapkan": "penilai_kinerja", "nilai": "penilai_kinerja"}
    (lane,) = [one for one in made.definitions.processes[0].lanes if one.named_by]
    assert lane.name == "Pejabat Penilai Kinerja (menurut tabel)"


@pytest.fixture(scope="module")
def defs() -> DefinitionSet:
    """The shipped definitions."""
    return shipped()


def test_every_shipped_table_decides_every_case_once(defs: DefinitionSet) -> None:
    targets = (*all_types(defs), *all_units(defs))
    assert len(targets) > 60
    for target in targets:
        table = decision_tables(defs, target)["penilai_kinerja"]
        assert {len(table.deciding(case)) for case in table.cases()} == {1}, target.name


def test_a_named_kecamatan_names_its_camat(defs: DefinitionSet) -> None:
    (unit,) = select_targets(defs, (), ("Kecamatan Kroya",), Findings())
    table = decision_tables(defs, unit)["penilai_kinerja"]
    assert told(table, "Pejabat Fungsional Ahli Muda")["penilai"] == "Camat Kroya"


def test_a_table_says_what_it_is_for_and_what_it_rests_on() -> None:
    rule = "penilai: [{jenjang: Semua, penilai: Sekretaris Dinas, sumber: Pasal 1}]\n"
    text = PROJECT["tipe_unit/01-dinas.yaml"] + rule
    process = steps("{kegiatan: A, oleh: staf}")
    defs, findings = definitions({"proses/uji.yaml": process, "tipe_unit/01-dinas.yaml": text})
    [(key, table)] = decision_tables(defs, target_of(defs, findings, 1)).items()
    assert (key, table.key, table.id) == (table.key, "penilai_kinerja", "tipe_01_penilai_kinerja")
    assert (table.name, table.task, table.asking) == (
        "Pejabat Penilai Kinerja",
        "Menentukan Pejabat Penilai Kinerja",
        "Mengisi keterangan pegawai yang dinilai",
    )
    assert table.documentation == "Siapa menilai siapa pada Dinas"
    assert table.source == "Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024"


def test_a_table_rests_on_the_chapter_of_its_type_only_where_all_rules_do() -> None:
    chapter = TIPE + "sumber: Pasal 1\n"
    outside = table_of({**FILES, "tipe_unit/01-dinas.yaml": chapter + RULES})
    assert outside.source.startswith("Pasal 1")
    assert "Pasal 2 ayat (1)" in outside.source
    rules = RULES.replace("[Pasal 1, Pasal 2 ayat (1)]", "Pasal 1 huruf a")
    inside = table_of({**FILES, "tipe_unit/01-dinas.yaml": chapter + rules})
    assert inside.source == "Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024"


def test_one_way_around_the_step_that_reads_the_table_is_enough_not_to_know_whom_it_names() -> None:
    """However many ways lead by it, and in whatever order they are followed."""
    asked = [
        f"{{id: d{at}, keputusan: Perlu {at}?, oleh: kepala, "
        f"cabang: {{Ya: baca{at}, Tidak: {f'd{at + 1}' if at < 5 else 'nilai'}}}}}"
        for at in range(6)
    ]
    reads = [
        f"{{id: baca{at}, kegiatan: Membaca {at}, oleh: kepala, tabel: penilai_kinerja,"
        f" lanjut: nilai}}"
        for at in range(6)
    ]
    text = steps(START, *asked, *reads, "{id: nilai, kegiatan: Menilai, oleh: penilai}", END)
    named = "penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}"
    head = f"pelaku: {{kepala: {{peran: pimpinan_unit}}, {named}}}\n"
    text = text[: text.index("pelaku:")] + head + text[text.index("langkah:") :]
    made = make_executable(lower(resolved({**FILES, "proses/uji.yaml": text})[0]), "tipe-01", ())
    assert "nilai" not in made.named


def test_a_table_whose_rules_cite_nothing_rests_on_nothing() -> None:
    rules = RULES.replace("    sumber: [Pasal 1, Pasal 2 ayat (1)]\n", "")
    assert table_of({**FILES, "tipe_unit/01-dinas.yaml": TIPE + rules}).source == ""
