"""The workflow of a unit (CLP.01.02) in its ten forms, as Lampiran II.D prescribes them."""

import pytest

from bpmn_gen.compiler.resolved import ResolvedProcess
from bpmn_gen.definition.citation import ProvisionIndex
from tests.content.shipped import TYPES, definitions, lane, lanes, outcomes, path, processes, steps

TIM_INDIVIDU = ["Ketua Tim", "Tim Kerja", "Individu"]
PRATAMA, ADMINISTRATOR = "Pejabat Pimpinan Tinggi Pratama", "Pejabat Administrator"
KABAG, KESEHATAN = "Kepala Bagian atau Kepala Bidang", "Kepala Dinas Kesehatan"
PENGAWAS = "Pejabat Pengawas"
LANES = {
    1: ["Sekretaris Daerah", "Asisten Sekretaris Daerah", "Kepala Bagian", PENGAWAS],
    2: [PRATAMA, ADMINISTRATOR, PENGAWAS],
    3: [PRATAMA, ADMINISTRATOR, PENGAWAS],
    4: [PRATAMA, ADMINISTRATOR, "Pejabat Level III"],
    5: [KESEHATAN, "Direktur", "Wakil Direktur", KABAG],
    6: [KESEHATAN, "Direktur", KABAG, PENGAWAS],
    7: [ADMINISTRATOR, PENGAWAS],
    8: ["Kepala Dinas atau Camat", "Kepala UPTD atau Lurah", "Pejabat Level II"],
    9: ["Kepala Dinas", "Kepala Satuan Pendidikan atau Kepala Puskesmas"],
    10: ["Kepala Dinas", "Kepala UPTD"],
}
"""Lanes above the team, top down."""
STRATEGY = {1: 5, 2: 5, 3: 6, 4: 5, 5: 5, 6: 4, 7: 4, 8: 5, 9: 4, 10: 4}
"""Sub-items of the strategy; type 5 counts the direction as its item e)."""


def flow(number: int) -> ResolvedProcess:
    return processes(number)["CLP.01.02"]


@pytest.mark.parametrize("number", TYPES)
def test_lanes_follow_the_structure_of_the_type(number: int) -> None:
    """From whoever starts the planning down to team and individual."""
    assert lanes(flow(number)) == [*LANES[number], *TIM_INDIVIDU]


@pytest.mark.parametrize("number", TYPES)
def test_three_stages(number: int) -> None:
    """All types have the same three stages."""
    names = [phase.name for phase in flow(number).phases]
    assert names == ["Perencanaan", "Pelaksanaan", "Evaluasi"]


@pytest.mark.parametrize("number", TYPES)
def test_every_sub_item_of_the_strategy_is_carried(number: int) -> None:
    """The lists differ from type to type; each item is cited by a step of planning."""
    stage = {1: "c.1.c", 2: "c.1", 3: "c.1", 4: "3.2.a", 9: "3.a"}.get(number, "3.1")
    start = f"Lampiran II.D.{number}.{stage}."
    cited = {
        source.removeprefix(start)
        for step in flow(number).walk()
        for source in step.sources
        if source.startswith(start) and " " not in source.removeprefix(start)
    }
    signs = "12345" if number in (4, 9) else "abcdef"
    assert cited == set(signs[: STRATEGY[number]])


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (1, ["Menyusun dan menetapkan", "Menentukan Asisten", "Membagi dan menunjuk Kepala"]),
        (2, ["Menyusun dan menetapkan", "Menentukan pembagian", "Memberikan arahan"]),
        (3, ["Menyusun dan menetapkan", "Menentukan pembagian", "Memberikan arahan"]),
        (4, ["Menyusun dan menetapkan", "Menetapkan ekspektasi", "Memberikan arahan"]),
        (5, ["Menyusun dan menetapkan rencana strategis", "Menyusun dan menetapkan perjanjian"]),
        (6, ["Menyusun dan menetapkan rencana strategis", "Menyusun dan menetapkan perjanjian"]),
        (7, ["Menyusun perjanjian", "Menetapkan kinerja", "Menentukan pembagian", "Memberikan"]),
        (8, ["Menyusun perjanjian", "Menetapkan kinerja Kepala UPTD", "Merumuskan strategi"]),
        (9, ["Menyusun dan menetapkan", "Menetapkan kinerja Kepala Satuan", "Merumuskan"]),
        (10, ["Menyusun dan menetapkan", "Menetapkan kinerja Kepala UPTD", "Merumuskan"]),
    ],
)
def test_planning_starts_as_the_type_has_it(number: int, texts: list[str]) -> None:
    """Who starts and what cascades down differs in small ways that matter."""
    process = flow(number)
    way = path(process, process.steps[0].id)[1:]
    told = [steps(process)[step].text for step in way]
    assert len(told) >= len(texts)
    for text, start in zip(told, texts, strict=False):
        assert text.startswith(start)


@pytest.mark.parametrize("number", [2, 3, 7, 8, 9, 10])
def test_timeline_binds_the_plan_where_the_text_says_so(number: int) -> None:
    """Types 1, 4, 5 and 6 do not mention the timeline."""
    assert "linimasa" in steps(flow(number))["rencana"].condition


@pytest.mark.parametrize("number", [1, 4, 5, 6])
def test_no_timeline_where_the_text_is_silent(number: int) -> None:
    """Nothing is added."""
    assert steps(flow(number))["rencana"].condition == ""


def test_execution_has_the_alternatives_of_the_text() -> None:
    """Ketua Tim drafts the details only in the types that say so."""
    with_head = {n for n in TYPES if "Ketua Tim" in outcomes(flow(n), "penyusun")}
    assert with_head == {2, 3, 4, 5, 6, 7}
    below = {n for n in TYPES if "rincian_koordinator" in steps(flow(n))}
    assert below == {1, 2, 3, 4, 8}


@pytest.mark.parametrize("number", TYPES)
def test_monitoring_runs_beside_the_work(number: int) -> None:
    """In types 9 and 10 the text names other monitors than the leader."""
    process = flow(number)
    beside = [step.id for branch in steps(process)["bersama_individu"].branches for step in branch]
    assert beside == ["laksanakan_individu", "lapor_individu", "monitor_individu"]
    monitor = "Individu" if number in (9, 10) else lane(process, "tinjau")
    assert lane(process, "monitor_individu") == monitor
    assert steps(process)["monitor_tim"].recurrence == "Secara berkala atau sewaktu-waktu"


def test_type_three_divides_roles_under_the_supervisor_too() -> None:
    """Only type 3 speaks of the roles in the work of pejabat pengawas."""
    assert [n for n in TYPES if "peran_koordinator" in steps(flow(n))] == [3]
    assert [n for n in TYPES if "mandiri" in steps(flow(n))] == [3]


def test_kecamatan_review_returns_to_execution_and_ends_with_the_administrator() -> None:
    """Type 7 regulates the return by Pejabat Pengawas only."""
    process = flow(7)
    assert outcomes(process, "sesuai") == {"Ya": "sampaikan", "Tidak": "kembalikan"}
    assert path(process, "kembalikan") == ["kembalikan", "penyusun"]
    assert path(process, "sampaikan") == ["sampaikan", "terima", "sesuai_akhir"]
    assert outcomes(process, "sesuai_akhir") == {"Ya": "selesai", "Tidak": "tidak_sesuai"}
    assert lane(process, "selesai") == ADMINISTRATOR
    assert "tidak diatur" in steps(process)["tidak_sesuai"].text


@pytest.mark.parametrize("number", [2, 3, 4])
def test_return_goes_down_one_level_at_a_time(number: int) -> None:
    """Types 2, 3 and 4 return from Level I to Level II and from there to execution."""
    process = flow(number)
    assert outcomes(process, "sesuai_akhir") == {"Ya": "selesai", "Tidak": "kembalikan_akhir"}
    assert path(process, "kembalikan_akhir") == ["kembalikan_akhir", "kembalikan", "penyusun"]


@pytest.mark.parametrize("number", [1, 5, 6])
def test_return_passes_the_tier_between(number: int) -> None:
    """Sekretariat Daerah and both hospitals review on three levels."""
    process = flow(number)
    assert path(process, "sampaikan") == ["sampaikan", "tinjau_antara", "sesuai_antara"]
    assert outcomes(process, "sesuai_antara")["Ya"] == "sampaikan_antara"
    back = ["kembalikan_akhir", "kembalikan_antara", "kembalikan", "penyusun"]
    assert path(process, "kembalikan_akhir") == back


@pytest.mark.parametrize("number", [8, 9, 10])
def test_units_below_a_dinas_finish_with_their_own_leader(number: int) -> None:
    """The result is not handed on to Kepala Dinas or Camat."""
    process = flow(number)
    assert path(process, outcomes(process, "sesuai")["Ya"]) == ["terima", "selesai"]
    assert lane(process, "selesai") == LANES[number][1]


def test_type_four_has_both_workflows() -> None:
    """Beside the one through Level II stands one in which Level I leads and appraises."""
    process = processes(4)["CLP.01.03"]
    assert lanes(process) == [PRATAMA, *TIM_INDIVIDU]
    cited = {source for step in process.walk() for source in step.sources}
    around = {"Pasal 11 ayat (2)"}
    assert all(source.startswith("Lampiran II.D.4.3.1") for source in cited - around)
    other = {source for step in flow(4).walk() for source in step.sources}
    assert not any(source.startswith("Lampiran II.D.4.3.1") for source in other)


@pytest.mark.parametrize("number", TYPES)
def test_distribution_is_proportional_to_what_the_text_says(number: int) -> None:
    """Of officials only types 2 and 3 say masing-masing, of teams all types do."""
    index = ProvisionIndex(definitions().peraturan)
    found = [step for step in flow(number).walk() if step.id.startswith("distribusi")]
    assert len(found) == (2 if number in (1, 2, 3, 4, 8) else 1)
    for step in found:
        (cited,) = [item for source in step.sources if (item := index.find(source)) and
                    "proporsional" in item.ringkasan]  # fmt: skip
        said = cited.ringkasan.rpartition("beban kerja ")[2]
        assert step.remark.rpartition("beban kerja ")[2].startswith(
            said.partition(" Pejabat Level")[0]
        )
        assert ("masing-masing" in step.remark) == ("masing-masing" in said)


@pytest.mark.parametrize("number", TYPES)
def test_the_plan_is_drafted_by_staff_together_with_the_leader(number: int) -> None:
    """The subject of the sentence are the officials below and the staff, not the leader."""
    process = flow(number)
    plan = steps(process)["rencana"]
    drafting = {lane(process, "rencana"), *process.names_of(plan.together)}
    below = {LANES[number][-1]} if number in (1, 2, 3, 4, 8) else set()
    assert drafting == {"Tim Kerja", "Individu", lane(process, "arahan"), *below}
    assert lane(process, "rencana") != lane(process, "arahan")


def test_results_are_handed_on_to_be_reviewed_only_where_the_text_says_so() -> None:
    """Type 6 is silent on its first tier, type 7 has no review by Level I at all."""
    told = {n for n in range(1, 8) if steps(flow(n))["sampaikan"].text.endswith("untuk ditinjau")}
    assert told == {1, 2, 3, 4, 5}
    assert "ekspektasi" not in steps(flow(4))["sampaikan"].text
    assert steps(flow(6))["tinjau_antara"].note
    assert steps(flow(7))["terima"].text == "Menerima hasil pelaksanaan kegiatan"


def test_inspektorat_dinas_and_badan_may_have_no_level_three() -> None:
    """Type 2 makes Level III conditional; no step of others lies in its lane."""
    process = flow(2)
    assert steps(process)["distribusi_koordinator"].condition
    own = {step.id for step in process.walk() if lane(process, step.id) == PENGAWAS}
    assert own <= {
        "rincian_koordinator",
        "bersama_koordinator",
        "laksanakan_koordinator",
        "hasil_koordinator",
    }


@pytest.mark.parametrize("number", TYPES)
def test_direction_is_the_base_of_targets_in_the_words_of_the_type(number: int) -> None:
    """Types 7 to 10 set the targets by it, type 2 drafts them, the others determine them."""
    verb = "penetapan" if number >= 7 else "penyusunan" if number == 2 else "penentuan"
    remark = steps(flow(number))["arahan"].remark
    assert remark.startswith(f"Arahan menjadi dasar {verb} target kinerja")


@pytest.mark.parametrize("number", TYPES)
def test_direction_goes_to_head_or_team_as_the_type_says(number: int) -> None:
    """Types 7 to 10 direct the head of the team, the others the team."""
    process = flow(number)
    told = process.names_of(steps(process)["arahan"].to)
    assert ("Ketua Tim" in told) == (number >= 7)
    assert ("Tim Kerja" in told) == (number < 7)
    assert "Individu" in told


@pytest.mark.parametrize("number", range(1, 9))
def test_the_general_workflow_keeps_the_general_terms(number: int) -> None:
    """Lampiran II.A speaks of levels; who they are, and what differs, is told per type."""
    process = processes(number)["CLP.01.01"]
    names = lanes(process)
    assert names == ["Pejabat Level I", "Pejabat Level II", "Pejabat Fungsional dan pelaksana"]
    assert process.participant == "Unit organisasi pada umumnya"
    assert process.name.startswith("Rujukan umum")


@pytest.mark.parametrize("number", range(1, 9))
def test_the_general_workflow_adds_no_return_that_its_chapter_lacks(number: int) -> None:
    """II.A.3 says when work is done; how results are returned is told per type in II.D."""
    process = processes(number)["CLP.01.01"]
    assert path(process, "reviu_2") == ["reviu_2", "reviu_1", "sesuai_1"]
    assert outcomes(process, "sesuai_1") == {"Ya": "selesai", "Tidak": "belum_sesuai"}
    cited = {source for step in process.walk() for source in step.sources}
    assert all(source.startswith("Lampiran II.A") for source in cited)


@pytest.mark.parametrize("number", TYPES)
def test_no_sop_of_a_unit_comes_from_the_general_workflow(number: int) -> None:
    """II.D regulates the workflow of all ten types, so II.A is a reference in each."""
    for process in processes(number).values():
        cited = {source for step in process.walk() for source in step.sources}
        general = any(source.startswith("Lampiran II.A") for source in cited)
        assert process.is_reference == general, process.code
        assert set(process.reference_for) <= {"CLP.01.02", "CLP.01.03"}


@pytest.mark.parametrize("number", TYPES)
def test_planning_ends_before_execution_begins(number: int) -> None:
    """What planning calls only brings staff in; no called process executes the task."""
    every = processes(number)
    called = {step.called for step in flow(number).walk() if step.called}
    assert called == {"CLP.02.02", "CLP.02.03"}
    assert not [step.id for code in called for step in every[code].walk() if step.called]
