"""The five ways of assignment, as the Lampiran prescribes them (II.B.2)."""

import pytest

from bpmn_gen.compiler.resolved import ResolvedProcess, StepKind
from tests.content.shipped import lane, lanes, outcomes, path, processes, steps

CONTENTS = ["Maksud dan tujuan", "Kompetensi", "Ekspektasi", "Durasi"]
"""First words of what a letter of request holds at least (II.B.2.a.3.f)."""


def kecamatan(code: str) -> ResolvedProcess:
    """A process of the kecamatan."""
    return processes(7)[code]


def test_assignment_within_the_unit_is_set_by_appraiser_or_leader() -> None:
    """Pasal 13 ayat (4) gives two alternatives; the appraiser acts on the leader's proposal."""
    process = kecamatan("CLP.02.01")
    assert outcomes(process, "penetap") == {
        "Pejabat Penilai Kinerja": "usulkan",
        "Pimpinan Unit Organisasi": "tetapkan_pimpinan",
    }
    assert path(process, "usulkan")[:3] == ["usulkan", "tetapkan_penilai", "terima"]
    assert lane(process, "tunjuk") == "Pejabat Pengawas selaku Pimpinan Unit Organisasi"
    assert lane(process, "tetapkan_penilai") == "Pejabat Pengawas selaku Pejabat Penilai Kinerja"


def test_request_across_units_names_its_copy_and_contents() -> None:
    """The requesting leader writes to the other appraiser and copies the own one in."""
    process = kecamatan("CLP.02.02")
    letter = steps(process)["kirim"]
    assert lane(process, "kirim") == "Pejabat Pengawas (unit pemilik kinerja)"
    assert process.names_of(letter.to) == ("Pejabat Penilai Kinerja unit dituju",)
    assert process.names_of(letter.copies) == ("Pejabat Penilai Kinerja bersangkutan",)
    assert len(letter.inputs) == len(CONTENTS)
    assert all(text.startswith(CONTENTS[at]) for at, text in enumerate(letter.inputs))


def test_refusal_across_units_is_answered_with_reasons_and_goes_no_further() -> None:
    """II.B.2.a.2.d asks for the reasons; what follows is not regulated."""
    process = kecamatan("CLP.02.02")
    assert outcomes(process, "setuju") == {"Ya": "rekomendasi", "Tidak": "tolak"}
    assert path(process, "tolak") == ["tolak", "ditolak"]
    assert "alasan" in steps(process)["tolak"].text
    assert lane(process, "tolak") == "Pejabat Penilai Kinerja unit dituju"
    assert "tidak diatur" in steps(process)["ditolak"].text


def test_approval_across_units_needs_the_recommendation_of_the_other_leader() -> None:
    """The appraiser writes the letter of assignment only on that recommendation."""
    process = kecamatan("CLP.02.02")
    assert path(process, "rekomendasi")[:4] == ["rekomendasi", "susun", "tetapkan", "terima"]
    assert lane(process, "rekomendasi") == "Pimpinan Unit Organisasi unit dituju"
    assert "Rekomendasi Pimpinan Unit Organisasi" in steps(process)["susun"].inputs


def test_assignment_across_bodies_passes_both_authorised_officials() -> None:
    """II.B.2.a.3: six parties in the order of the text."""
    process = kecamatan("CLP.02.03")
    assert lanes(process) == [
        "Pejabat Pengawas (unit pemilik kinerja)",
        "Pejabat yang Berwenang instansi pemohon",
        "Pejabat yang Berwenang instansi dituju",
        "Pejabat Penilai Kinerja instansi dituju",
        "Pimpinan Unit Organisasi instansi dituju",
        "Pejabat Fungsional dan pelaksana instansi dituju",
    ]
    assert path(process, "teruskan") == ["teruskan", "setuju_dituju"]
    assert path(process, "instruksi") == ["instruksi", "rekomendasi", "jawab", "tersedia"]
    assert path(process, "daftar") == ["daftar", "setuju_jawaban"]
    assert path(process, "kirim_jawaban") == ["kirim_jawaban", "penugas"]


def test_letter_of_assignment_across_bodies_has_three_copies() -> None:
    """II.B.2.a.3.e.3 names whom it is copied to, in this order."""
    process = kecamatan("CLP.02.03")
    letter = steps(process)["beri_surat"]
    assert process.names_of(letter.copies) == (
        "Pejabat yang Berwenang instansi dituju",
        "Pejabat Penilai Kinerja instansi dituju",
        "Pejabat yang Berwenang instansi pemohon",
    )
    assert lane(process, "beri_surat") == "Pimpinan Unit Organisasi instansi dituju"


@pytest.mark.parametrize(
    ("code", "decision"),
    [
        ("CLP.02.03", "setuju_pemohon"),
        ("CLP.02.03", "setuju_dituju"),
        ("CLP.02.03", "tersedia"),
        ("CLP.02.03", "setuju_jawaban"),
        ("CLP.02.04", "setuju"),
        ("CLP.02.05", "setuju_dituju"),
        ("CLP.02.05", "setuju_penilai"),
    ],
)
def test_refusals_without_a_consequence_stay_open(code: str, decision: str) -> None:
    """Where the text only says what happens on approval, the other branch says so and ends."""
    process = kecamatan(code)
    refused = outcomes(process, decision)["Tidak"]
    assert "tidak diatur" in steps(process)[refused].text


def test_voluntary_request_within_the_unit_is_oral() -> None:
    """II.B.2.b.1: orally to the leader, who assigns; the letter is then received."""
    process = kecamatan("CLP.02.04")
    assert "secara lisan" in steps(process)["sampaikan"].text
    assert path(process, "tugaskan")[:2] == ["tugaskan", "terima"]
    assert lanes(process) == ["Pejabat Fungsional dan pelaksana", "Pejabat Pengawas"]


def test_voluntary_request_across_units_asks_twice() -> None:
    """First the leader there (copies to the own two), then the own appraiser (copy to one)."""
    process = kecamatan("CLP.02.05")
    first, second = steps(process)["mohon"], steps(process)["mohon_persetujuan"]
    own = "Pimpinan Unit Organisasi bersangkutan"
    assert process.names_of(first.to) == ("Pimpinan Unit Organisasi unit dituju",)
    assert process.names_of(first.copies) == ("Pejabat Pengawas", own)
    assert process.names_of(second.to) == ("Pejabat Pengawas",)
    assert process.names_of(second.copies) == (own,)
    assert outcomes(process, "setuju_dituju")["Ya"] == "mohon_persetujuan"
    assert lane(process, "susun") == "Pejabat Pengawas"


def test_assignment_across_units_is_set_by_decision() -> None:
    """Pasal 13 ayat (5): Keputusan Kepala Perangkat Daerah, whichever way it came about."""
    for code in ("CLP.02.02", "CLP.02.05"):
        process = kecamatan(code)
        assert lane(process, "tetapkan") == "Kepala Perangkat Daerah"
        assert "Pasal 13 ayat (5)" in steps(process)["tetapkan"].sources


@pytest.mark.parametrize("code", [f"CLP.02.0{number}" for number in range(1, 6)])
def test_assignment_ends_with_the_letter_received(code: str) -> None:
    """Every mechanism ends with the receipt; execution is another matter."""
    process = kecamatan(code)
    assert path(process, "terima") == ["terima", "selesai"]
    assert lane(process, "terima").startswith("Pejabat Fungsional dan pelaksana")


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("CLP.02.02", "kirim"),
        ("CLP.02.02", "rekomendasi"),
        ("CLP.02.03", "jawab"),
        ("CLP.02.03", "daftar"),
        ("CLP.02.03", "beri_surat"),
        ("CLP.02.04", "tugaskan"),
    ],
)
def test_officials_that_the_text_leaves_open_are_noted_as_readings(code: str, step: str) -> None:
    """Where the text does not say which of two officials is meant, the step says how it is read."""
    assert "dibaca" in steps(kecamatan(code))[step].note


def test_other_bodies_tell_a_refusal_on_the_way_that_letters_go() -> None:
    """From authority to authority: nobody below them writes to another government."""
    process = kecamatan("CLP.02.03")
    roles = {actor.key: actor.role for actor in process.actors}
    refusals = [
        step for step in process.walk() if step.kind is StepKind.END and "tidak" in step.text
    ]
    assert len(refusals) >= 4
    assert {roles[step.actor] for step in refusals} == {"pejabat_berwenang"}
    assert all("usul" in step.note for step in refusals if step.actor == "pyb_dituju")
