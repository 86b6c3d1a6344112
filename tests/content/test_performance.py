"""Setting and appraising performance (CLP.06.02 to CLP.06.04), as the types prescribe it."""

import pytest

from bpmn_gen.compiler.resolved import StepKind
from tests.content.shipped import TYPES, lane, outcomes, path, processes, steps

TIERED, HIGHER, DELEGATED = "CLP.06.02", "CLP.06.03", "CLP.06.04"
COORDINATED = (1, 2, 3, 4, 8)
"""Types with an official who coordinates below the leader."""
KABAG, PENGAWAS = "Kepala Bagian atau Kepala Bidang", "Pejabat Pengawas"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "selayaknya Ketua Kelompok Kerja"),
        (3, "selayaknya Ketua Tim Kerja"),
        (4, "selayaknya Ketua Tim Kerja"),
    ],
)
def test_coordinating_officials_form_no_team_of_their_own(number: int, words: str) -> None:
    """They are head of a team already; type 1 calls it Kelompok Kerja once."""
    step = steps(processes(number)[TIERED])["substansi"]
    assert step.text.endswith(words)
    assert "tidak dapat membentuk Tim Kerja" in step.remark.replace("Tidak", "tidak")
    assert "peraturan perundangan" in step.remark


def test_inspektorat_dinas_and_badan_do_not_compare_with_a_head_of_team() -> None:
    """Type 2 only says that Level III coordinates, and neither forbids nor grants a team."""
    step = steps(processes(2)[TIERED])["substansi"]
    assert step.text == "Melaksanakan koordinasi pelaksanaan tugas"
    assert "Tim Kerja" not in step.remark
    assert outcomes(processes(2)[TIERED], "ada_koordinator")["Tidak"] == "nilai"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_coordinating_officials_set_performance_after_coordination(number: int) -> None:
    """First with the appraiser, then setting, then recommending, then the appraisal."""
    process = processes(number)[TIERED]
    way = path(process, "koordinasi")
    assert way[:3] == ["koordinasi", "tetapkan_pegawai", "rekomendasi"]
    assert "Rekomendasi penilaian kinerja" in steps(process)["nilai"].inputs


def test_only_types_with_a_coordinating_official_have_the_step() -> None:
    """Types 5, 6, 7, 9 and 10 know no such official."""
    found = {n for n in TYPES if "tetapkan_koordinator" in steps(processes(n)[TIERED])}
    assert found == set(COORDINATED)


def test_level_two_of_the_conditional_type_appraises_only_those_it_coordinates() -> None:
    """Type 4 divides the staff between Level I and Level II."""
    known = steps(processes(4)[TIERED])
    assert known["nilai"].text.endswith("di bawah koordinasinya")
    assert lane(processes(4)[TIERED], "nilai_level_1") == "Pejabat Pimpinan Tinggi Pratama"


@pytest.mark.parametrize("number", [8, 9, 10])
def test_recommendation_serves_whoever_is_empowered(number: int) -> None:
    """Kepala Dinas or Camat, or the official who was given the power."""
    process = processes(number)[HIGHER]
    told = process.names_of(steps(process)["rekomendasi"].to)
    assert len(told) == len(set(told)) == 2
    assert told[1].startswith("Pejabat Administrator")


def test_managing_performance_is_said_only_of_some_leaders() -> None:
    """Types 4, 8, 9 and 10 leave the leader nothing but the assignment."""
    managing = {
        n for n in TYPES if "pengelolaan kinerja" in steps(processes(n)[HIGHER])["tugaskan"].text
    }
    assert managing == {1, 2, 3, 5, 6, 7}


def test_rsud_cilacap_consults_the_deputy_twice() -> None:
    """Before setting performance and before recommending."""
    process = processes(5)[HIGHER]
    assert path(process, "mulai") == [
        "mulai",
        "koordinasi",
        "konsultasi_kinerja",
        "tetapkan",
        "tugaskan",
        "konsultasi_rekomendasi",
        "rekomendasi",
        "nilai",
        "selesai",
    ]


def test_no_official_below_the_director_assigns_an_ahli_utama_ever() -> None:
    """II.D.5.2.12 forbids it flatly; only type 6 lets Pejabat Pengawas do so once delegated."""
    first, second = steps(processes(5)[DELEGATED]), steps(processes(6)[DELEGATED])
    assert first["delegasikan"].remark == (
        f"{KABAG} tidak dapat memberikan penugasan kepada Pejabat Fungsional Ahli Utama"
    )
    assert second["delegasikan"].remark == (
        f"{PENGAWAS} tidak dapat memberikan penugasan kepada Pejabat Fungsional Ahli Madya"
        " tanpa pendelegasian"
    )


@pytest.mark.parametrize(
    ("number", "assessor"), [(5, "Sekretaris Daerah"), (6, "Kepala Dinas Kesehatan")]
)
def test_without_delegation_there_is_an_assessment_all_the_same(number: int, assessor: str) -> None:
    """Angka 11 of type 5 gives it to Sekretaris Daerah without condition; type 6 is a reading."""
    process = processes(number)[DELEGATED]
    refused = outcomes(process, "perlu_delegasi")["Tidak"]
    assert path(process, refused) == ["nilai_langsung", "selesai"]
    assert lane(process, "nilai_langsung") == assessor
    assert ("dibaca" in steps(process)["nilai_langsung"].remark) == (number == 6)
    ends = [step for step in process.walk() if step.kind is StepKind.END]
    assert [step.text for step in ends] == ["Kinerja dinilai"]


def test_delegation_differs_between_the_hospitals() -> None:
    """Sekretaris Daerah to Direktur in type 5; Kepala Dinas to Pejabat Pengawas in type 6."""
    first, second = processes(5)[DELEGATED], processes(6)[DELEGATED]
    assert lane(first, "delegasikan") == "Sekretaris Daerah"
    assert lane(first, "integrasikan") == "Direktur"
    assert lane(second, "delegasikan") == "Kepala Dinas Kesehatan"
    assert lane(second, "integrasikan") == PENGAWAS
    assert "konsultasi_rekomendasi" not in steps(first)
    asked = steps(second)["konsultasi_rekomendasi"].together
    assert second.names_of(asked) == ("Direktur", KABAG)
