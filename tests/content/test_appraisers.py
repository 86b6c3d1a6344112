"""Who appraises whom and who does what for them, rule by rule as Lampiran II.D says it."""

import pytest

from bpmn_gen.compiler.appraisal_duties import DUTIES
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.target import Target, all_types
from bpmn_gen.model.decision import DecisionTable
from tests.content.shipped import TYPES, definitions, lane, processes, steps

PRATAMA, ADM, PENGAWAS = (
    "Pejabat Pimpinan Tinggi Pratama",
    "Pejabat Administrator",
    "Pejabat Pengawas",
)
KABAG, SEKDA, KADIS = (
    "Kepala Bagian atau Kepala Bidang",
    "Sekretaris Daerah",
    "Kepala Dinas Kesehatan",
)
MADYA, MUDA, UTAMA = (f"Pejabat Fungsional Ahli {rank}" for rank in ("Madya", "Muda", "Utama"))
OTHER = "Pejabat Fungsional jenjang lain"
SAME = "Pejabat Fungsional dengan jenjang yang sama dengan Pejabat Level I"
EMPOWERED = (
    "Kepala Dinas atau Camat atau Pejabat Administrator yang diberikan kewenangan untuk menjadi"
    " Pejabat Penilai Kinerja"
)
DELEGATED = (
    "Kepala Dinas atau Pejabat Administrator pada Dinas yang diberikan pendelegasian kewenangan"
)
UPTD, SCHOOL = "Kepala UPTD atau Lurah", "Kepala Satuan Pendidikan atau Kepala Puskesmas"
NOBODY, OPEN = "-", "tidak diatur"
BELOW, BESIDE = "Di bawah koordinasi", "Di luar koordinasi"


def table(number: int) -> DecisionTable:
    """The table of a unit type."""
    defs = definitions()
    return decision_tables(defs, Target(defs.tipe_unit[number]))["penilai_kinerja"]


@pytest.mark.parametrize(
    ("number", "case", "appraiser", "officials"),
    # The officials: who assigns, who manages, who sets the performance, who recommends.
    [
        (1, (PENGAWAS, f"{BESIDE} {PENGAWAS}"), "Kepala Bagian",
         ("Kepala Bagian", NOBODY, "Kepala Bagian", NOBODY)),
        (1, (OTHER, f"{BESIDE} {PENGAWAS}"), "Kepala Bagian",
         ("Kepala Bagian", NOBODY, NOBODY, NOBODY)),
        (1, (OTHER, f"{BELOW} {PENGAWAS}"), "Kepala Bagian",
         ("Kepala Bagian", NOBODY, PENGAWAS, PENGAWAS)),
        (1, (MADYA, f"{BELOW} {PENGAWAS}"), "Asisten Sekretaris Daerah", ("Kepala Bagian",) * 4),
        (1, (MUDA, f"{BESIDE} {PENGAWAS}"), "Kepala Bagian",
         ("Kepala Bagian", NOBODY, NOBODY, "Kepala Bagian")),
        (2, ("Pelaksana", f"{BESIDE} Pejabat Level III"), ADM, (ADM, NOBODY, NOBODY, NOBODY)),
        (2, ("Pelaksana", f"{BELOW} Pejabat Level III"), ADM, (ADM, NOBODY, PENGAWAS, PENGAWAS)),
        (2, (MADYA, f"{BESIDE} Pejabat Level III"), PRATAMA, (ADM,) * 4),
        (3, (PENGAWAS, f"{BESIDE} Pejabat Level III"), ADM, (NOBODY, NOBODY, ADM, NOBODY)),
        (3, (OTHER, f"{BELOW} Pejabat Level III"), ADM, (ADM, NOBODY, PENGAWAS, PENGAWAS)),
        (3, (MADYA, f"{BELOW} Pejabat Level III"), PRATAMA, (ADM,) * 4),
        (4, (OTHER, "Langsung di bawah Pejabat Level I"), PRATAMA,
         (PRATAMA, NOBODY, NOBODY, NOBODY)),
        (4, (MADYA, "Langsung di bawah Pejabat Level I"), PRATAMA,
         (PRATAMA, NOBODY, NOBODY, NOBODY)),
        (4, (MADYA, f"{BELOW} Pejabat Level II"), PRATAMA, (ADM, NOBODY, ADM, ADM)),
        (4, ("Pelaksana", f"{BELOW} Pejabat Level III"), ADM,
         (ADM, NOBODY, "Pejabat Level III", "Pejabat Level III")),
        (5, (KABAG, "Tidak"), "Wakil Direktur", (NOBODY, NOBODY, "Wakil Direktur", NOBODY)),
        (5, (MADYA, "Tidak"), "Direktur", (KABAG,) * 4),
        (5, (UTAMA, "Ya"), SEKDA, ("Direktur",) * 4),
        (5, (UTAMA, "Tidak"), SEKDA, (OPEN,) * 4),
        (6, (PENGAWAS, "Tidak"), KABAG, (NOBODY, NOBODY, KABAG, NOBODY)),
        (6, (MUDA, "Ya"), KABAG, (PENGAWAS,) * 4),
        (6, (MADYA, "Ya"), KADIS, (PENGAWAS,) * 4),
        (6, (MADYA, "Tidak"), KADIS, (OPEN,) * 4),
        (7, (OTHER,), PENGAWAS, (PENGAWAS, NOBODY, NOBODY, NOBODY)),
        (7, (MUDA,), ADM, (PENGAWAS,) * 4),
        (8, ("Pejabat Level II",), UPTD, (UPTD, NOBODY, UPTD, NOBODY)),
        (8, (MUDA,), EMPOWERED, (UPTD, NOBODY, UPTD, UPTD)),
        (9, (SAME,), DELEGATED, (SCHOOL, NOBODY, SCHOOL, SCHOOL)),
        (10, (MUDA,), DELEGATED, ("Kepala UPTD", NOBODY, "Kepala UPTD", "Kepala UPTD")),
    ],
)  # fmt: skip
def test_officials_have_what_the_text_gives_them_and_no_more(
    number: int, case: tuple[str, ...], appraiser: str, officials: tuple[str, ...]
) -> None:
    decision = table(number)
    (rule,) = decision.deciding(case)
    told = decision.told_of(rule)
    assert told["penilai"] == appraiser
    assert tuple(told[key] for key in DUTIES) == officials


def test_leaders_who_only_assign_an_excepted_rank_never_manage_it() -> None:
    """Types 4, 8, 9 and 10 write "hanya"; managing is said of no leader there."""
    managing = {
        number
        for number in TYPES
        for rule in table(number).rules
        if table(number).told_of(rule)["pengelola"] not in (NOBODY, OPEN)
    }
    assert managing == {1, 2, 3, 5, 6, 7}


@pytest.mark.parametrize("number", TYPES)
def test_a_rank_that_the_text_does_not_name_is_marked_wherever_it_stands(number: int) -> None:
    decision = table(number)
    asked = decision.inputs[0]
    assert [answer for answer, _ in asked.readings] == [OTHER]
    for rule in decision.rules:
        marked = any(f"untuk {OTHER}" in reading for reading in rule.readings)
        assert marked == (OTHER in rule.tests[0])


@pytest.mark.parametrize("number", [5, 6])
def test_delegation_is_asked_and_matters_only_to_the_rank_it_is_about(number: int) -> None:
    decision = table(number)
    at = [item.variable for item in decision.inputs].index("delegasi")
    assert decision.inputs[at].values == ("Ya", "Tidak")
    about = {rule.tests[0] for rule in decision.rules if rule.tests[at]}
    assert about == {((UTAMA if number == 5 else MADYA),)}


def test_groups_of_engines_are_roles_of_the_unit_type() -> None:
    """A candidate group that no role has would leave the task to nobody."""
    for target in all_types(definitions()):
        decision = table(target.number)
        for rule in decision.rules:
            groups = decision.told_of(rule)["kelompok"].split(",")
            assert set(groups) <= set(target.roles()), (target.number, rule.tests)


@pytest.mark.parametrize("number", TYPES)
def test_the_appraisal_goes_to_whom_the_table_named(number: int) -> None:
    """Pasal 19 names nobody: no title of the unit heads the lane."""
    process = processes(number)["CLP.06.01"]
    for step in ("tetapkan", "umpan_balik", "evaluasi", "tindak_lanjut"):
        assert lane(process, step) == "Pejabat Penilai Kinerja (menurut tabel)"
    actor = next(one for one in process.actors if one.key == steps(process)["evaluasi"].actor)
    assert actor.table == "penilai_kinerja"
