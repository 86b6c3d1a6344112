"""A standard says what its author wrote, else what follows from the process, else a blank."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import ResolvedProcess
from bpmn_gen.compiler.target import Target
from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.diagnostics import Findings
from bpmn_gen.services.book import service_book
from bpmn_gen.services.components import COMPONENTS, REGULATION
from bpmn_gen.services.declaration import head_of
from bpmn_gen.services.products import last_outputs
from bpmn_gen.services.standard import ServiceStandard, service_standard
from bpmn_gen.services.standard_document import standard_document
from bpmn_gen.services.visible_steps import is_work, visible_steps
from bpmn_gen.sop.style import decree_style
from tests.content.shipped import definitions
from tests.rules.sample import FILES
from tests.services.offering import SERVICE, STEPS, kroya, office, resolved

PUBLIC = ["persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan"]
BARE = "layanan: {}\n"


def standard(folder: Path, service: str = BARE, steps: str = STEPS) -> ServiceStandard:
    """The standard of the service of the small office."""
    defs = office(folder, service, steps)
    process = resolved(defs)
    lead = LeadTimes.among([process], pace_of(defs.daerah.waktu_kerja)).of(process.code)
    return service_standard(process, defs, lead)


def test_six_components_are_public_and_eight_are_the_offices_own() -> None:
    assert [one.key for one in COMPONENTS if one.is_public] == PUBLIC
    assert len(COMPONENTS) == 14
    assert [one.is_public for one in COMPONENTS] == [True] * 6 + [False] * 8


def test_what_the_author_wrote_stays_as_it_is(tmp_path: Path) -> None:
    made = standard(tmp_path, SERVICE)
    for key, texts in {
        "persyaratan": ("Kartu tanda penduduk warga Kecamatan", "Surat pengantar ketua RT"),
        "biaya": ("Gratis",),
        "pengaduan": ("Kotak saran di loket",),
    }.items():
        assert made.of(key).texts == texts
        assert made.of(key).origin == "isian unit"


def test_the_rest_follows_from_the_process_and_says_so(tmp_path: Path) -> None:
    made = standard(tmp_path)
    told = {key: (made.of(key).texts, made.of(key).origin) for key in PUBLIC}
    assert told["persyaratan"] == (
        ("Kartu tanda penduduk", "Surat pengantar"), "kelengkapan langkah 1 SOP",
    )  # fmt: skip
    assert told["jangka_waktu"] == (
        ("Paling lama 1 hari kerja 40 menit, bila tidak ada yang diulang",), "waktu langkah SOP",
    )  # fmt: skip
    assert told["produk"] == (
        (
            "Surat keterangan domisili (bila: Surat diterima)",
            "Surat penolakan (bila: Permohonan ditolak)",
        ),
        "keluaran langkah 6 SOP, langkah 8 SOP",
    )
    assert told["biaya"] == told["pengaduan"] == ((), "belum diisi")
    assert made.of("kompetensi").texts == ("Petugas Loket: Mampu mengoperasikan komputer",)
    assert made.of("dasar_hukum").texts[0].startswith("Undang-Undang Nomor 25 Tahun 2009")
    assert all(made.of(key).texts == () for key in ("pengawasan", "jaminan_keamanan", "evaluasi"))


def test_the_time_is_added_by_hand_and_its_remark_tells_of_returns(tmp_path: Path) -> None:
    # 10 + 5 + 5 menit, 1 hari kerja, 10 + 5 + 5 menit; sekali lagi mengajukan dan memeriksa
    remark = standard(tmp_path).of("jangka_waktu").remark
    assert "bila diulang sekali 1 hari kerja 1 jam" in remark
    assert "jalan terpendek 1 hari kerja 30 menit" in remark
    assert "1 hari kerja = 7,5 jam kerja" in remark


def test_a_time_with_gaps_is_a_blank_that_tells_what_is_known(tmp_path: Path) -> None:
    steps = STEPS.replace("    waktu: 5 menit\n", "")
    found = standard(tmp_path, steps=steps).of("jangka_waktu")
    assert found.texts == ()
    assert found.origin == "belum diisi"
    assert found.remark == "baru diketahui 1 hari kerja 35 menit; belum terhitung waktu 1 langkah"


def test_staff_are_counted_where_the_unit_says_how_many_there_are(tmp_path: Path) -> None:
    defs = office(tmp_path, BARE)
    process = resolved(defs)
    unit = defs.unit[0].model_copy(update={"jumlah_pegawai": {"Petugas Loket": 2}})
    process = replace(process, target=replace(process.target, unit=unit))
    lead = LeadTimes.among([process], pace_of(defs.daerah.waktu_kerja)).of(process.code)
    found = service_standard(process, defs, lead).of("jumlah_pelaksana")
    assert found.texts == ("Petugas Loket: 2 orang", "Camat Kroya: ........ orang")


def test_applicants_see_their_own_steps_and_those_around_them(tmp_path: Path) -> None:
    steps = visible_steps(resolved(office(tmp_path, BARE)))
    assert [(one.short, one.who) for one in steps] == [
        ("Mengajukan permohonan", "Pemohon"),
        ("Memeriksa berkas", "Petugas Loket"),
        ("Menandatangani surat keterangan", "Camat Kroya"),
        ("Menyerahkan surat keterangan", "Petugas Loket"),
        ("Menerima surat keterangan", "Pemohon"),
        ("Menyusun surat penolakan", "Petugas Loket"),
    ]
    assert steps[1].notes == (
        "Berkas lengkap? Tidak: kembali ke langkah 1.",
        "Permohonan disetujui? Tidak: lanjut ke langkah 6.",
    )
    assert [one.lead for one in steps] == [""] * 5 + ["Permohonan disetujui? Tidak"]
    assert steps[4].notes == ("Selesai: Surat diterima.",)


def test_steps_that_nobody_sees_become_one_line(tmp_path: Path) -> None:
    more = "  - {id: paraf, kegiatan: Memaraf surat, oleh: loket, waktu: 5 menit}\n"
    longer = STEPS.replace("  - {id: serahkan", f"{more}  - {{id: serahkan")
    steps = visible_steps(resolved(office(tmp_path, BARE, longer)))
    assert steps[2].text == "Diproses dalam 2 langkah"
    assert steps[2].who == "Camat Kroya, Petugas Loket"
    assert steps[2].is_inside


def test_the_last_step_before_an_end_of_the_applicant_is_seen(tmp_path: Path) -> None:
    kept = STEPS.split("  - {id: terima")[0].replace("kepada: pemohon,", "")
    ended = kept + "  - {selesai: Surat diterima, oleh: pemohon}\n"
    rest = STEPS[STEPS.index("  - id: tolak") :]
    steps = visible_steps(resolved(office(tmp_path, BARE, ended + rest)))
    assert [one.short for one in steps if "Menyerahkan" in one.short]
    assert [one.short for one in steps][2] == "Menandatangani surat keterangan"


def test_without_anybody_from_outside_all_steps_are_seen(tmp_path: Path) -> None:
    process = resolved(office(tmp_path, BARE))
    inner = tuple(replace(one, outside=False) for one in process.actors)
    assert len(visible_steps(replace(process, actors=inner))) == 6


@pytest.mark.parametrize("service", [SERVICE, BARE])
def test_the_document_holds_every_component_and_cites_the_rule_as_a_whole(
    tmp_path: Path, service: str
) -> None:
    defs = office(tmp_path, service)
    made = standard(tmp_path / "lagi", service)
    document = standard_document(made, "Camat", "Cilacap", decree_style(defs.daerah))
    words = repr(document)
    assert all(one.name in words for one in COMPONENTS)
    assert REGULATION in words
    assert "Pasal" not in words.replace("Pasal 1", "")
    assert words.count("....................") > 4


def test_the_workbook_has_one_row_for_each_service_and_says_what_was_derived(
    tmp_path: Path,
) -> None:
    made = standard(tmp_path)
    public, own = service_book([made, made])
    assert len(public.rows) == len(own.rows) == 2
    assert [title for title, _ in public.titles][2:] == [
        one.name for one in COMPONENTS if one.is_public
    ]
    assert public.rows[0][2].endswith("(dari kelengkapan langkah 1 SOP)")
    assert public.rows[0][5] == "................"
    assert all(len(row) == len(own.titles) for row in own.rows)


def test_a_unit_that_names_no_head_is_signed_by_its_leader_without_a_name(tmp_path: Path) -> None:
    assert "pejabat_level_1" not in FILES["unit.yaml"]
    assert head_of(kroya(office(tmp_path, BARE))) == "Pimpinan Kecamatan Kroya"


@cache
def shipped() -> dict[str, ResolvedProcess]:
    """The shipped processes of a unit type with many, by code."""
    defs = definitions()
    found = resolve(defs, Target(defs.tipe_unit[7]), Findings())
    return {one.code: one for one in found}


@pytest.mark.parametrize("code", shipped())
def test_lines_of_any_flow_hold_each_step_once_and_lead_to_lines(code: str) -> None:
    process = shipped()[code]
    work = [one for one in process.walk() if is_work(one)]
    first = replace(process.actors[0], outside=True)
    for actors in (process.actors, (first, *process.actors[1:])):
        lines = visible_steps(replace(process, actors=actors))
        counts = [int(one.text.split()[-2]) if one.is_inside else 1 for one in lines]
        assert sum(counts) == len(work)
        assert [one.number for one in lines] == [*range(1, len(lines) + 1)]
        told = re.findall(r"ke langkah (\d+)", " ".join(n for one in lines for n in one.notes))
        assert {*map(int, told)} <= {one.number for one in lines}
        assert all(step.outputs for step, _ in last_outputs(replace(process, actors=actors)))
