"""What is wrong in the folder of an office is told once, beside what all share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules.checking import OF_REGULATION, check_definitions
from bpmn_gen.rules.coverage import by_part, trace
from tests.rules.sample import FILES, HEADER, findings_of, load_project

if TYPE_CHECKING:
    from pathlib import Path

SLIP = HEADER.replace("sumber: Pasal 1\n", "") + (
    "langkah:\n"
    "  - {mulai: Ada kebutuhan, oleh: kepala}\n"
    "  - {id: catat, kegiatan: Mencatat, oleh: juru, keluaran: Catatan}\n"
    "  - {selesai: Tercatat, oleh: kepala}\n"
)
PREFIX = {"daerah.yaml": FILES["daerah.yaml"] + "kode: {awalan: CLP}\n"}
"""What the codes of all but offices begin with."""
UNIT = "nama: Kecamatan {name}\ntipe: 2\nkode: {code}\njabatan: {{pimpinan_unit: Camat {name}}}\n"


def office(name: str, code: str) -> dict[str, str]:
    """The files of an office with a step in the lane of nobody."""
    folder = f"unit/kecamatan-{name.lower().replace(' ', '-')}"
    return {
        f"{folder}/unit.yaml": UNIT.format(name=name, code=code),
        f"{folder}/proses/catat.yaml": SLIP.replace("CLP.01.01", f"{code}.01.01"),
    }


def test_a_mistake_of_an_office_is_told_once_also_beside_one_whose_name_goes_on(
    tmp_path: Path,
) -> None:
    files = {**office("Maos", "MOS"), **office("Maos Lor", "LOR")}
    found = findings_of(tmp_path, files)
    paths = [item.span.path for item in found if item.code == "unknown-actor" and item.span]
    assert [path.removeprefix(f"{tmp_path}/").split("/")[1] for path in sorted(paths)] == [
        "kecamatan-maos-lor",
        "kecamatan-maos",
    ]


def test_the_work_of_an_office_need_cite_no_regulation(tmp_path: Path) -> None:
    shared = FILES["proses/uji.yaml"].replace("sumber: Pasal 1\n", "", 1)
    codes = [
        (item.code, "unit/" in item.span.path)
        for item in findings_of(tmp_path, {**office("Maos", "MOS"), "proses/uji.yaml": shared})
        if item.span
    ]
    assert ("unknown-actor", True) in codes
    assert ("uncited-steps", True) not in codes
    assert ("unused-output", True) not in codes


@pytest.mark.parametrize(("codes", "told"), [(1, "code"), (2, "unit"), (3, "unit")])
def test_processes_that_all_begin_alike_show_that_the_code_of_the_unit_is_wrong(
    codes: int, told: str, tmp_path: Path
) -> None:
    """Of one process it cannot be known which of the two was meant."""
    files = {**office("Maos", "MOS"), **PREFIX}
    folder = "unit/kecamatan-maos"
    del files[f"{folder}/proses/catat.yaml"]
    for number in range(1, codes + 1):
        files[f"{folder}/proses/{number}.yaml"] = SLIP.replace("CLP.01.01", f"MAO.01.0{number}")
    [found] = [item for item in findings_of(tmp_path, files) if item.code == "foreign-code"]
    assert (found.message, found.hints) == {
        "code": (
            "kode 'MAO.01.01' tidak diawali 'MOS.'",
            ("ubah kodenya, atau atur 'kode' di daerah.yaml atau pada unitnya",),
        ),
        "unit": (
            "kode unit 'MOS' tidak mengawali kode proses (MAO)",
            ("tulis kode: MAO, atau ganti kode prosesnya dengan 'bpmn-gen ganti-kode'",),
        ),
    }[told]
    assert found.span is not None
    assert found.span.path.endswith("unit.yaml" if told == "unit" else "1.yaml")


def test_processes_that_begin_differently_are_each_told_of(tmp_path: Path) -> None:
    files = {**office("Maos", "MOS"), **PREFIX}
    folder = "unit/kecamatan-maos"
    for code in ("MAO.01.01", "MAS.01.01"):
        files[f"{folder}/proses/{code[:3]}.yaml"] = SLIP.replace("CLP.01.01", code)
    found = [item for item in findings_of(tmp_path, files) if item.code == "foreign-code"]
    assert [item.message.split("'")[1] for item in found] == ["MAO.01.01", "MAS.01.01"]


WORK = HEADER.replace("sumber: Pasal 1\n", "") + (
    "langkah:\n"
    "  - {mulai: Ada kebutuhan, oleh: kepala}\n"
    "  - {kegiatan: Mencatat, oleh: staf, kelengkapan: Surat, keluaran: Catatan}\n"
    "  - {kegiatan: Menulis, oleh: staf}\n"
    "  - {kegiatan: Mengirim, oleh: staf}\n"
    "  - {selesai: Terkirim, oleh: kepala}\n"
)
IDLE = """\
peta: [{kode: CLP.01, nama: Catat, kelompok: inti, proses: [CLP.01.01]}]
masukan: [{dokumen: Renstra, dari: Bupati}]
"""


def test_what_only_a_regulation_asks_for_is_told_of_shared_work_alone(tmp_path: Path) -> None:
    shared = findings_of(tmp_path / "a", {"proses/uji.yaml": WORK, "peta.yaml": IDLE})
    assert {item.code for item in shared} >= OF_REGULATION
    folder = "unit/kecamatan-maos"
    files = {
        f"{folder}/unit.yaml": UNIT.format(name="Maos", code="MOS"),
        f"{folder}/proses/catat.yaml": WORK.replace("CLP.", "MOS."),
        f"{folder}/peta.yaml": IDLE.replace("CLP.", "MOS."),
    }
    own = findings_of(tmp_path / "b", files)
    codes = {item.code for item in own if item.span and "unit/" in item.span.path}
    assert codes
    assert not codes & OF_REGULATION


RULES = """\
judul: Peraturan Camat Maos Nomor 1 Tahun 2025
sebutan: Percam Maos 1/2025
ketentuan:
  - {id: m-1, ref: Pasal 1, ringkasan: Camat mencatat, jenis: aturan}
  - {id: m-2, ref: Pasal 2, ringkasan: Camat menyimpan, jenis: aturan}
  - {id: m-3, ref: Pasal 3, ringkasan: Camat melapor, jenis: aturan}
"""
OWN = """\
kode: MOS.01.01
nama: Pencatatan
sumber: Percam Maos 1/2025 Pasal 3
pelaku: {kepala: {peran: pimpinan_unit}}
langkah:
  - {mulai: Ada kebutuhan, oleh: kepala, sumber: Percam Maos 1/2025 Pasal 1}
  - id: catat
    kegiatan: Mencatat kebutuhan
    ringkas: Mencatat
    oleh: kepala
    keterangan: Kebutuhan disimpan
    sumber: [Percam Maos 1/2025 Pasal 1, Pasal 2 ayat (1)]
    menyatakan: Percam Maos 1/2025 Pasal 2
  - {selesai: Tercatat, oleh: kepala}
"""


def test_what_bears_an_own_regulation_of_an_office_are_its_own_processes_and_steps(
    tmp_path: Path,
) -> None:
    folder = "unit/kecamatan-maos"
    files = {
        f"{folder}/unit.yaml": UNIT.format(name="Maos", code="MOS"),
        f"{folder}/peraturan/maos.yaml": RULES,
        f"{folder}/proses/catat.yaml": OWN,
        **office("Lor", "LOR"),
    }
    files["unit/kecamatan-lor/proses/catat.yaml"] = OWN.replace("MOS.", "LOR.")
    defs, _findings = load_project(tmp_path, files)
    rows = [row for row in trace(defs).rows if row.office]
    assert {(row.office, row.book) for row in rows} == {
        ("kecamatan-maos", "Peraturan Camat Maos Nomor 1 Tahun 2025")
    }
    told = {
        row.place: (
            str(row.status),
            [(one.told, one.code, one.step, one.where) for one in row.carriers],
        )
        for row in rows
    }
    title = "Peraturan Camat Maos Nomor 1 Tahun 2025"
    step = "langkah MOS.01.01 catat: Mencatat"
    begun = "langkah MOS.01.01 Ada_kebutuhan: Ada kebutuhan (hanya menyebut)"
    named = "proses MOS.01.01: Pencatatan (hanya menyebut)"
    assert told == {
        f"Pasal 1 {title}": (
            "dilaksanakan",
            [(begun, "MOS.01.01", "Ada_kebutuhan", ""), (step, "MOS.01.01", "catat", "")],
        ),
        f"Pasal 2 {title}": (
            "dinyatakan",
            [(f"{step} (dinyatakan: langkah)", "MOS.01.01", "catat", "langkah")],
        ),
        f"Pasal 3 {title}": ("terbuka", [(named, "MOS.01.01", "", "")]),
    }
    assert list(by_part(rows)) == [title]


def test_the_details_of_an_office_are_told_of_once(tmp_path: Path) -> None:
    block = "sop: {MOS.01.01: {disahkan_oleh: {nama: Pejabat, nip: '1'}}}\n"
    files = office("Maos", "MOS")
    files["unit/kecamatan-maos/unit.yaml"] += block
    defs, _findings = load_project(tmp_path, files)
    codes = [item.code for item in check_definitions(defs)]
    assert codes.count("impossible-nip") == 1


@pytest.mark.parametrize(("tipe", "told"), [(1, False), (2, True)])
def test_work_of_an_office_need_be_possible_in_its_own_unit_type_alone(
    tipe: int, *, told: bool, tmp_path: Path
) -> None:
    """Type 2 has no office of the third level."""
    files = office("Maos", "MOS")
    folder = "unit/kecamatan-maos"
    files[f"{folder}/unit.yaml"] = files[f"{folder}/unit.yaml"].replace("tipe: 2", f"tipe: {tipe}")
    files[f"{folder}/proses/catat.yaml"] = OWN.replace("pimpinan_unit", "pejabat_level_3")
    codes = {item.code for item in findings_of(tmp_path, files)}
    assert ("applies-nowhere" in codes) is told


def test_of_what_the_program_brings_along_an_office_hears_only_what_stops_it(
    tmp_path: Path,
) -> None:
    for name, text in {**FILES, "proses/uji.yaml": SLIP}.items():
        (tmp_path / "bawaan" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bawaan" / name).write_text(text, "utf-8")
    for name, text in office("Maos", "MOS").items():
        (tmp_path / "proyek" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "proyek" / name).write_text(text, "utf-8")
    alone = check_definitions(load(tmp_path / "bawaan", Findings()))
    assert {item.code for item in alone} > {"unknown-actor", "uncited-steps"}
    beside = check_definitions(load(tmp_path / "proyek", Findings(), tmp_path / "bawaan"))
    shared = [item for item in beside if item.span and "bawaan" in item.span.path]
    assert {item.code for item in shared} == {"unknown-actor"}
    assert {item.severity for item in shared} == {"error"}


def test_a_process_that_an_office_has_not_put_on_its_map_is_told_with_that_map(
    tmp_path: Path,
) -> None:
    files = office("Maos", "MOS")
    folder = "unit/kecamatan-maos"
    files[f"{folder}/peta.yaml"] = (
        "peta: [{kode: MOS.01, nama: Catat, kelompok: inti, proses: [MOS.01.01]}]\n"
    )
    for code in ("MOS.01.02", "MOS.01.03"):
        files[f"{folder}/proses/{code}.yaml"] = SLIP.replace("CLP.01.01", code)
    files[f"{folder}/proses/catat.yaml"] = SLIP.replace("CLP.01.01", "MOS.01.01")
    told = [one.message for one in findings_of(tmp_path, files) if one.code == "unmapped-process"]
    assert told == [
        f"proses '{code}' tidak ada di {folder}/peta.yaml" for code in ("MOS.01.02", "MOS.01.03")
    ]
