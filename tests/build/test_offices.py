"""What an office owns is built for it alone, beside the processes that all share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from lxml import etree

from bpmn_gen.commands.checking import check_project, load_checked
from bpmn_gen.commands.planning import plan
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.decree.composing import attachments_of
from bpmn_gen.decree.document import Para, Table
from bpmn_gen.decree.subject import Subject
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from bpmn_gen.jobs.decree_contents import NO_WAYS, content_of
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import UnitSurvey, parties_of
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decree.document import DrawnPart
    from bpmn_gen.decree.subject import Drawer
    from bpmn_gen.definition.definition_set import DefinitionSet

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
UNIT = "nama: {name}\ntipe: 7\nkode: {prefix}\njabatan: {{pejabat_level_1: Camat}}\n"
PETA = "peta:\n  - {{kode: {prefix}.01, nama: Layanan, kelompok: inti, proses: [{prefix}.01.01]}}\n"
SERVICE = """\
kode: {prefix}.01.01
nama: Penerbitan surat keterangan
dasar_hukum: [uu-adminduk, Peraturan Desa tentang Contoh]
pelaku:
  pemohon: {{masyarakat: Pemohon}}
  loket: {{jabatan: Petugas Loket, kualifikasi: [Teliti]}}
  camat: pejabat_level_1
  siak: {{jabatan: Operator Data, unit: Dinas Lain}}
langkah:
  - {{mulai: Butuh surat, oleh: pemohon}}
  - {{id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon}}
  - {{id: periksa, kegiatan: Memeriksa berkas, oleh: loket}}
  - {{keputusan: Lengkap?, oleh: loket, cabang: {{Ya: padankan, Tidak: ajukan}}}}
  - {{id: padankan, kegiatan: Memadankan data, oleh: siak}}
  - {{id: tanda, kegiatan: Menandatangani surat, oleh: camat}}
  - {{id: terima, kegiatan: Menerima surat, oleh: pemohon}}
  - {{selesai: Surat diterima, oleh: pemohon}}
"""
LAW = "Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan"
LIST = f"dasar_hukum:\n  uu-adminduk: {LAW}\n"


def office(root: Path, slug: str, name: str, prefix: str = "KKR", service: str = SERVICE) -> Path:
    """The folder of an office with one service."""
    folder = root / "process_defs" / "unit" / slug
    (folder / "proses").mkdir(parents=True)
    words = {"name": name, "prefix": prefix}
    (folder / "unit.yaml").write_text(UNIT.format(**words), encoding="utf-8")
    (folder / "peta.yaml").write_text(PETA.format(**words), encoding="utf-8")
    (folder / "daftar.yaml").write_text(LIST, encoding="utf-8")
    (folder / "proses" / "surat.yaml").write_text(service.format(**words), encoding="utf-8")
    return folder


def project(root: Path) -> Project:
    """The project around the folders."""
    return Project(root / "process_defs", root / "output")


@pytest.fixture
def kroya(tmp_path: Path) -> Project:
    """A project of one office."""
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    return project(tmp_path)


def loud(findings: tuple[Diagnostic, ...]) -> list[str]:
    """What needs to be mended."""
    return [item.message for item in findings if item.severity is not Severity.INFO]


def test_an_office_is_built_at_the_first_try_with_its_own_work_beside_the_shared(
    kroya: Project,
) -> None:
    assert loud(check_project(kroya, ())) == []
    findings = Findings()
    made = plan(kroya, Request(formats=("bpmn", "svg")), findings)
    assert made.targets == ("Kecamatan Kroya",)
    codes = {job.kode for job in made.jobs if isinstance(job, ProcessMap)}
    assert "KKR.01.01" in codes
    assert "CLP.02.02" in codes
    paths = {path for job in made.jobs for path in job.paths}
    assert "unit-kecamatan-kroya/peta/peta-subproses-KKR.01.svg" in paths


def test_two_offices_may_use_one_code_and_do_not_see_each_other(tmp_path: Path) -> None:
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    other = SERVICE.replace("Penerbitan surat keterangan", "Layanan lain")
    office(tmp_path, "kecamatan-maos", "Kecamatan Maos", "KKR", other)
    found = Findings()
    defs = load_checked(project(tmp_path), found)
    assert loud(tuple(found)) == []
    names = {
        target.name: [one.name for one in resolve(defs, target, found) if one.code == "KKR.01.01"]
        for target in select_targets(defs, (), (), found)
    }
    assert names == {
        "Kecamatan Kroya": ["Penerbitan surat keterangan"],
        "Kecamatan Maos": ["Layanan lain"],
    }


def test_citizens_have_a_pool_of_their_own_and_the_unit_keeps_the_first_place(
    kroya: Project,
) -> None:
    found = Findings()
    defs = load_checked(kroya, found)
    (target,) = select_targets(defs, (), (), found)
    (process,) = [one for one in resolve(defs, target, found) if one.code == "KKR.01.01"]
    model = compiled(process, found)
    pools = model.collaboration.participants
    assert [pool.name for pool in pools] == ["Pemerintah Kabupaten Cilacap", "Pemohon"]
    assert [one.id for one in model.processes] == ["KKR_01_01", "KKR_01_01_Pemohon"]
    assert [party.name for party in parties_of(process) if party.outside] == ["Pemohon"]
    block = identity_block(process, defs.seen_by(target.unit))
    assert block.legal_basis == (LAW, "Peraturan Desa tentang Contoh")
    assert block.qualifications == ("Petugas Loket: Teliti",)
    assert process.source == f"{LAW}; Peraturan Desa tentang Contoh"


def test_a_process_that_cites_nothing_claims_nothing(tmp_path: Path) -> None:
    lines = [line for line in SERVICE.splitlines(keepends=True) if "dasar_hukum" not in line]
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya", service="".join(lines))
    found = Findings()
    defs = load_checked(project(tmp_path), found)
    (target,) = select_targets(defs, (), (), found)
    (process,) = [one for one in resolve(defs, target, found) if one.code == "KKR.01.01"]
    assert process.source == ""
    assert identity_block(process, defs.seen_by(target.unit)).legal_basis == ()
    (shared,) = [one for one in resolve(defs, target, found) if one.code == "CLP.02.02"]
    assert identity_block(shared, defs.seen_by(target.unit)).legal_basis != ()
    survey = UnitSurvey(defs.seen_by(target.unit), target, (process,))
    assert [group.code for group in survey.groups] == ["KKR.01"]


def test_a_folder_that_does_not_fit_its_unit_is_told(tmp_path: Path) -> None:
    office(tmp_path, "kroya", "Kecamatan Kroya")
    (found,) = [
        item for item in check_project(project(tmp_path), ()) if item.code == "office-folder"
    ]
    assert found.message == "folder 'unit/kroya' tidak bernama seperti unitnya, 'Kecamatan Kroya'"
    assert found.hints == ("ubah nama foldernya menjadi 'kecamatan-kroya'",)


def test_a_folder_without_a_unit_is_told(tmp_path: Path) -> None:
    (office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya") / "unit.yaml").unlink()
    (found,) = [
        item for item in check_project(project(tmp_path), ()) if item.severity is Severity.ERROR
    ]
    assert found.code == "missing-file"
    assert found.message == "berkas 'unit/kecamatan-kroya/unit.yaml' tidak ada"


def test_a_unit_that_stands_in_both_places_is_told(tmp_path: Path) -> None:
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    (tmp_path / "process_defs" / "unit.yaml").write_text("- {nama: Kecamatan Kroya, tipe: 7}\n")
    codes = [item.code for item in check_project(project(tmp_path), ())]
    assert "duplicate-definition" in codes


def test_a_key_that_no_list_knows_is_told(tmp_path: Path) -> None:
    service = SERVICE.replace("uu-adminduk", "uu-admindk")
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya", service=service)
    (found,) = [
        item for item in check_project(project(tmp_path), ()) if item.code == "unknown-list-key"
    ]
    assert found.message == "kunci 'uu-admindk' tidak ada di 'dasar_hukum' pada daftar.yaml"
    assert found.hints == ("maksud Anda 'uu-adminduk'?",)


def test_a_process_of_the_regency_may_be_meant_for_one_unit(tmp_path: Path) -> None:
    root = tmp_path / "process_defs"
    (root / "proses").mkdir(parents=True)
    (root / "unit.yaml").write_text(
        "- {nama: Kecamatan Kroya, tipe: 7}\n- {nama: Kecamatan Maos, tipe: 7}\n"
    )
    text = SERVICE.format(prefix="CLP.90").replace("uu-adminduk, ", "")
    (root / "proses" / "a.yaml").write_text(f"{text}berlaku: [Kecamatan  kroya]\n")
    found = Findings()
    defs = load_checked(project(tmp_path), found)
    assert [item for item in found if item.severity is Severity.ERROR] == []
    having = [
        target.name
        for target in select_targets(defs, (7,), ("semua",), found)
        if any(one.code == "CLP.90.01.01" for one in resolve(defs, target, found))
    ]
    assert having == ["Kecamatan Kroya"]


def test_the_files_of_an_office_are_valid_and_hold_both_pools(kroya: Project) -> None:
    findings = Findings()
    made = plan(kroya, Request(proses=("KKR.01.01",), formats=("bpmn",)), findings)
    (job,) = [job for job in made.jobs if isinstance(job, ProcessMap)]
    for path, content in zip(job.paths, job.render(), strict=True):
        if path.endswith(".bpmn"):
            root = etree.fromstring(content)
            assert len(root.findall(f"{BPMN}process")) == 2


def seen(root: Path) -> tuple[DefinitionSet, Target, dict[str, ResolvedProcess]]:
    """What Kecamatan Kroya sees of a project, and its processes by code."""
    found = Findings()
    defs = load_checked(project(root), found)
    assert loud(tuple(found)) == []
    (target,) = select_targets(defs, (), ("Kecamatan Kroya",), found)
    processes = {one.code: one for one in resolve(defs, target, found)}
    return defs.seen_by(target.unit), target, processes


def test_papers_that_pass_between_its_processes_relate_their_sops(tmp_path: Path) -> None:
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    head = "pelaku: {loket: Petugas Loket}\nlangkah:\n  - {kegiatan: Mengerjakan, oleh: loket, "
    texts = {
        "KKR.01.02": f"nama: Pengarsipan surat\n{head}kelengkapan: Surat Keterangan}}\n",
        "KKR.01.03": f"nama: Pencetakan surat\n{head}keluaran: surat keterangan}}\n",
        "KKR.01.04": f"nama: Buku tamu\n{head}keluaran: Buku tamu}}\n",
    }
    for code, text in texts.items():
        (folder / "proses" / f"{code.lower()}.yaml").write_text(f"kode: {code}\n{text}", "utf-8")
    peta = folder / "peta.yaml"
    listed = ", ".join(("KKR.01.01", *texts))
    peta.write_text(peta.read_text("utf-8").replace("[KKR.01.01]", f"[{listed}]"), "utf-8")
    defs, _, processes = seen(tmp_path)
    related = {code: identity_block(processes[code], defs).related for code in texts}
    assert related["KKR.01.02"][0] == "SOP Pencetakan surat (KKR.01.03)"
    assert related["KKR.01.03"][0] == "SOP Pengarsipan surat (KKR.01.02)"
    assert related["KKR.01.04"] == ("Peta lintas fungsi KKR.01.04.CFM.01 Buku tamu",)


def test_citizens_stand_in_a_lane_where_the_office_wants_that(tmp_path: Path) -> None:
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "masyarakat: jalur\n", "utf-8")
    _, _, processes = seen(tmp_path)
    model = compiled(processes["KKR.01.01"], Findings())
    assert len(model.processes) == 1
    assert "Pemohon" in {lane.name for lane in model.processes[0].lanes}
    parties = parties_of(processes["KKR.01.01"])
    assert [party.name for party in parties if party.outside] == ["Pemohon"]


class NoPages:
    """Draws nothing, because only lists are looked at."""

    def model(self, *_: object) -> tuple[DrawnPart, ...]:
        """No page."""
        return ()

    def board(self, *_: object) -> tuple[DrawnPart, ...]:
        """No page."""
        return ()

    def sop(self, process: ResolvedProcess, _: object) -> str:
        """The name of a process stands for its SOP."""
        return process.name


@pytest.mark.parametrize("choice", ["didaftar", "dilampirkan"])
def test_a_decree_lists_its_sops_as_drafts_and_attaches_them_by_choice(
    tmp_path: Path, choice: str
) -> None:
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    defs, target, processes = seen(tmp_path)
    wanted = defs.daerah.keputusan.model_copy(update={"sop_unit": choice})
    defs = replace(defs, daerah=defs.daerah.model_copy(update={"keputusan": wanted}))
    survey = UnitSurvey(defs, target, tuple(processes.values()))
    content = content_of(survey, ())
    assert content.laws == ((LAW, "Peraturan Desa tentang Contoh") if choice != "didaftar" else ())
    subject = Subject(content, cast("Drawer", NoPages()))
    _, sops = attachments_of(subject)
    (table,) = (block for block in sops.opening if isinstance(block, Table))
    (row,) = (row for row in table.rows if "KKR.01.01" in str(row[1]))
    assert row[2] == "Penerbitan surat keterangan (rancangan)"
    attached = choice == "dilampirkan"
    assert (row[4] != "-") is attached
    names = [getattr(part, "sop", "") for part in sops.parts]
    assert ("Penerbitan surat keterangan" in names) is attached
    assert len(names) == len(table.rows) - (not attached)
    told = [block.text for block in sops.opening if isinstance(block, Para)][-1]
    assert told.startswith("(rancangan) SOP milik unit sendiri")
    assert told.endswith("belum dilampirkan.") is not attached


def test_keys_of_lists_are_looked_up_wherever_qualifications_stand(tmp_path: Path) -> None:
    more = (
        "pihak: {arsip: {jabatan: Arsiparis, kualifikasi: [siak-mahir]}}\n"
        "varian:\n  - nama: Lain\n    berlaku: [7]\n"
        "    pelaku: {loket: {jabatan: Petugas Loket, kualifikasi: [siak-mahir]}}\n"
    )
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    service = folder / "proses/surat.yaml"
    text = service.read_text("utf-8").replace(
        "berkas, oleh: loket", "berkas, oleh: loket, tembusan: arsip"
    )
    service.write_text(text + more, "utf-8")
    lists = folder / "daftar.yaml"
    lists.write_text(lists.read_text("utf-8") + "kualifikasi: {siak-mahir: Mahir SIAK}\n", "utf-8")
    defs, _, processes = seen(tmp_path)
    block = identity_block(processes["KKR.01.01"], defs)
    assert block.qualifications == ("Petugas Loket: Mahir SIAK", "Arsiparis: Mahir SIAK")


def test_maps_know_who_is_outside_government_and_leave_out_what_nobody_wrote(
    tmp_path: Path,
) -> None:
    service = (
        SERVICE.replace("  - {{mulai: Butuh surat, oleh: pemohon}}\n", "")
        .replace("permohonan, oleh: pemohon", "permohonan, oleh: pemohon, kelengkapan: KTP")
        .replace(
            "Menandatangani surat, oleh: camat",
            "Menandatangani surat, oleh: camat, keluaran: Surat",
        )
        .replace(
            "Menerima surat, oleh: pemohon", "Menerima surat, oleh: pemohon, kelengkapan: Surat"
        )
    )
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya", service=service)
    defs, target, processes = seen(tmp_path)
    survey = UnitSurvey(defs, target, (processes["KKR.01.01"],))
    told = str(subprocesses(survey, survey.groups[0], NO_WAYS).board())
    assert "Pemicu" not in told
    (exchange,) = subprocesses(survey, survey.groups[0], NO_WAYS).exchanges
    assert exchange.suppliers == ("Pemohon",)
    assert exchange.customers == ("Pemohon",)
    shown = str(relations(survey, survey.groups[0], NO_WAYS).board())
    assert "Eksternal: masyarakat" in shown
    assert "instansi lain" not in shown


def test_an_office_fills_in_times_of_the_processes_that_all_share(tmp_path: Path) -> None:
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    unit = folder / "unit.yaml"
    given = unit.read_text("utf-8")
    unit.write_text(f"{given}waktu: {{CLP.02.02: {{kirim: 1 hari kerja}}}}\n", "utf-8")
    _, _, processes = seen(tmp_path)
    steps = {step.id: step.duration for step in processes["CLP.02.02"].walk()}
    assert steps["kirim"] == "1 hari kerja"
    unit.write_text(f"{given}waktu: {{CLP.02.2: {{kirim: 1 hari kerja}}}}\n", "utf-8")
    found = Findings()
    load_checked(project(tmp_path), found)
    told = {item.code: item.hints for item in found if item.severity is Severity.ERROR}
    assert told == {"unknown-unit-process": ("maksud Anda 'CLP.02.02'?",)}
