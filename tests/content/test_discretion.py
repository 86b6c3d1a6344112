"""What the text leaves to somebody is drawn as what may be left out, and a duty never is."""

import re

import pytest

from bpmn_gen.compiler.flow import is_beside, is_optional
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.definition.schema import Ketentuan
from bpmn_gen.rules import permissions
from bpmn_gen.rules.survey import Survey
from tests.content.shipped import TYPES, definitions, outcomes, processes, steps

WORDS = re.compile(
    r"(?<!tidak )\bdapat\b|\b[Bb]ila (?:diperlukan|dipandang perlu|dibutuhkan)|\bberwenang\b"
    r"|\bmasih dimungkinkan"
)
"""Words of a summary that leave something to somebody."""
ALTERNATIVES = re.compile(r"dan/ ?atau", re.IGNORECASE)
NO_DISCRETION = {
    "p1-12": "defines what a unit is, and by whom it may be led",
    "l2b2-a-2-d": "tells the reasons why a request cannot be approved",
}
"""Provisions with such words that leave nothing to anybody."""


def provisions() -> list[Ketentuan]:
    """All provisions of the shipped catalogue."""
    return [item for book in definitions().peraturan for item in book.ketentuan]


def test_every_summary_that_leaves_something_open_has_the_words_of_the_text() -> None:
    unmarked = [
        str(item.id)
        for item in provisions()
        if WORDS.search(item.ringkasan) and not item.diskresi and item.id not in NO_DISCRETION
    ]
    assert unmarked == []


def test_of_the_definitions_only_that_of_voluntary_application_leaves_something_open() -> None:
    marked = [item for item in provisions() if item.diskresi]
    assert len(marked) > 40
    defining = [item for item in marked if item.jenis in ("definisi", "judul")]
    assert [str(item.ref) for item in defining] == ["Pasal 13 ayat (3)"]


def test_alternatives_between_actors_or_papers_leave_no_work_out() -> None:
    """``dan/atau`` alone is discretion only where it chooses what is done."""
    chosen = [
        str(item.ref)
        for item in provisions()
        if any(ALTERNATIVES.search(words) for words in item.diskresi)
    ]
    assert chosen == [
        "Pasal 13 ayat (1)",
        *(f"Pasal 22 ayat (4) huruf {sign}" for sign in "abcd"),
    ]


@pytest.mark.parametrize("rule", [permissions.discretion_as_duty, permissions.duty_as_discretion])
def test_the_shipped_flows_draw_both_as_they_are(rule: object) -> None:
    assert callable(rule)
    assert list(rule(Survey(definitions()))) == []


def test_the_rule_looks_at_steps_of_the_shipped_flows() -> None:
    """A rule that finds no citation of discretion anywhere would prove nothing."""
    free = {str(item.ref) for item in provisions() if item.diskresi}
    cited = [
        (view.form.code, place)
        for view in Survey(definitions()).views
        for place in view.flow.places
        if free & {str(ref) for ref in place.step.sumber}
    ]
    assert {"CLP.01.02", "CLP.03.02", "CLP.04.02", "CLP.08.01"} <= {code for code, _ in cited}
    assert any(is_optional(place.step) for _, place in cited)
    assert any(is_beside(place.step) for _, place in cited)


def test_assigning_staff_on_their_own_is_done_where_it_is_needed() -> None:
    """Lampiran II.D.3.c.1.a: apabila dibutuhkan ... dapat menugaskan."""
    process = processes(3)["CLP.01.02"]
    assert steps(process)["mandiri"].optional == "Apabila dibutuhkan"
    assert outcomes(process, "mandiri_opsional") == {"Ya": "mandiri", "Tidak": "bentuk"}


@pytest.mark.parametrize("code", ["CLP.03.02", "CLP.03.03", "CLP.03.04"])
def test_teams_coordinate_with_others_where_it_is_needed(code: str) -> None:
    """Bilamana diperlukan ... berkoordinasi; and a team may, not must, pass on its obstacles."""
    found = steps(processes(7)[code])
    assert found["koordinasi"].optional == "Bilamana diperlukan"
    assert found["koordinasi"].condition == ""
    assert "dapat menyampaikannya" in found["kendala"].remark


def test_the_leader_may_ask_for_reports_at_any_time_and_nothing_waits_for_it() -> None:
    """Pasal 17 ayat (4): secara sewaktu-waktu berwenang."""
    process = processes(7)["CLP.04.02"]
    assert steps(process)["minta"].beside
    ways = {one for step in process.walk() for one in (step.next, *step.outcomes)}
    assert "minta" not in ways
    assert process.following()["lapor_kinerja"] == "selesai"


def test_the_review_is_of_one_or_more_maps() -> None:
    """Pasal 22 ayat (4): a, b, c dan/atau d."""
    review = steps(processes(7)["CLP.08.01"])["reviu"]
    assert review.kind is StepKind.SEVERAL
    assert [branch[0].id for branch in review.branches] == [
        "subproses",
        "relasi",
        "lintas_fungsi",
        "level_1",
    ]


@pytest.mark.parametrize("number", TYPES)
def test_staff_of_another_unit_of_another_agency_or_of_both_may_be_called_in(number: int) -> None:
    """Pasal 11 ayat (2): lintas unit organisasi, dan/atau lintas Instansi Pemerintah."""
    flows = [one for code, one in processes(number).items() if code in ("CLP.01.02", "CLP.01.03")]
    assert len(flows) == (2 if number == 4 else 1)
    for process in flows:
        assert outcomes(process, "pelibatan") == {"Ya": "lintas", "Tidak": "pembagian"}
        several = steps(process)["lintas"]
        assert several.kind is StepKind.SEVERAL
        assert [branch[0].id for branch in several.branches] == ["lintas_unit", "lintas_instansi"]
        assert "Pasal 11 ayat (2)" in several.sources
        assert "keduanya" in several.remark
        assert "dibaca dan/atau" in several.note


def test_an_evaluation_may_end_without_reward_and_without_sanction() -> None:
    assert outcomes(processes(7)["CLP.06.01"], "tindak_lanjut") == {
        "Penghargaan": "penghargaan",
        "Sanksi": "sanksi",
        "Tidak keduanya": "selesai_tanpa",
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CLP.02.03", "Jika dipandang perlu"),
        ("CLP.02.04", "Atas dasar permohonan aktif"),
        ("CLP.02.05", "Atas dasar permohonan aktif"),
        ("CLP.03.04", "Bilamana diperlukan"),
    ],
)
def test_what_nobody_must_begin_is_optional_as_a_whole(code: str, words: str) -> None:
    assert processes(7)[code].optional == words
