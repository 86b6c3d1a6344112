"""Elements that are said to bear a provision do bear it, in the words of the unit type."""

import re

import pytest

from bpmn_gen.definition.schema import Ketentuan
from bpmn_gen.rules.carriers import Bearing, Carrier
from bpmn_gen.rules.coverage import Row, Trace, trace
from tests.content.shipped import TYPES, definitions, processes, steps
from tests.content.test_conditions import said

AT_STEPS = ("langkah", "keterangan langkah")
"""Places that are texts of a step, and not a document or a figure."""
ENOUGH = 0.6
"""Share of the telling words of a provision that its steps have to say to state it."""
FILLING = frozenset(
    "dan atau yang untuk pada dalam oleh itu ialah sebagai bagi bila tidak secara menurut sesuai"
    " telah sudah setelah kepada baik maupun ataupun pejabat fungsional pelaksana kinerja level"
    " kepala penilai pimpinan unit organisasi dapat huruf".split()
)
"""Words that most provisions have, so that they tell none apart."""


@pytest.fixture(scope="module")
def matrix() -> Trace:
    return trace(definitions())


def row_of(matrix: Trace, ref: str) -> Row:
    return next(row for row in matrix.rows if str(row.provision.ref) == ref)


def stems(text: str) -> set[str]:
    """The telling words of a text without what Indonesian puts before and behind them."""
    words = re.findall(r"[a-z]{4,}", text.casefold())
    bare = (re.sub(r"(?:nya|kan|an|i)$", "", word) for word in words if word not in FILLING)
    start = r"^(?:pe(?:r|ng|ny|m|n)?|me(?:ng|ny|m|n)?|di|ber|ter|ke|se)"
    return {re.sub(start, "", word)[:5] for word in bare} - {""}


def stated_at_steps(row: Row) -> dict[int, list[Carrier]]:
    """The carriers that state a provision in the texts of steps, by unit type."""
    found: dict[int, list[Carrier]] = {}
    for one in row.carriers:
        if one.bearing is Bearing.STATES and one.where in AT_STEPS:
            for number in one.types or TYPES:
                found.setdefault(number, []).append(one)
    return found


def share(provision: Ketentuan, texts: str) -> float:
    """How much of what a provision tells stands in texts."""
    telling = stems(provision.ringkasan)
    return len(telling & stems(texts)) / len(telling)


def test_what_steps_state_stands_in_their_words(matrix: Trace) -> None:
    looked_at, hollow = 0, []
    for row in matrix.rows:
        for number, stating in stated_at_steps(row).items():
            looked_at += 1
            has = [one for one in stating if one.code in processes(number)]
            texts = (said(steps(processes(number)[one.code])[one.step]) for one in has)
            if (found := share(row.provision, " ".join(texts))) < ENOUGH:
                hollow.append((row.place, number, round(found, 2)))
    assert looked_at > 100
    assert hollow == []


def test_a_hollow_statement_would_be_found(matrix: Trace) -> None:
    """Handing in results says nothing of whom the regulation makes a coordinator."""
    provision = row_of(matrix, "Lampiran II.D.8.2.4").provision
    step = steps(processes(8)["CLP.01.02"])["hasil_koordinator"]
    assert share(provision, said(step)) < ENOUGH


def test_a_question_states_no_description(matrix: Trace) -> None:
    """Pasal 8 ayat (2) says what such an official may do; the question only asks for one."""
    bearings = {one.step: one.bearing for one in row_of(matrix, "Pasal 8 ayat (2)").carriers}
    assert bearings["mandiri"] is Bearing.NAMES
    assert bearings["bawah_fungsional"] is Bearing.STATES


def test_an_end_states_only_what_comes_about_without_work(matrix: Trace) -> None:
    """An end "Kinerja dinilai" tells not who appraises; Pasal 23 ayat (1) revokes by itself."""
    ended = [
        str(row.provision.ref)
        for row in matrix.rows
        if any(one.where == "akhir alur" for one in row.carriers)
    ]
    assert ended == ["Pasal 23 ayat (1)"]
    ends = [one for one in row_of(matrix, "Lampiran II.D.1.b.5").carriers if one.step == "selesai"]
    assert [one.bearing for one in ends] == [Bearing.NAMES]


def test_a_table_of_appraisers_states_who_does_what_and_no_description(matrix: Trace) -> None:
    """That somebody is "sekaligus Pimpinan Unit Organisasi" stands in the figure alone."""
    rows = [row for row in matrix.rows if any(one.kind == "penilai" for one in row.carriers)]
    assert len(rows) > 30
    for row in rows:
        states = {one.bearing for one in row.carriers if one.kind == "penilai"}
        described = row.provision.jenis == "struktur"
        assert states == {Bearing.NAMES if described else Bearing.STATES}, row.place


def test_of_a_mere_reference_only_the_work_states_something(matrix: Trace) -> None:
    carriers = row_of(matrix, "Lampiran II.A.3 kalimat 3").carriers
    stating = [one.step for one in carriers if one.bearing is Bearing.STATES]
    assert stating == ["reviu_1"]
    assert {"sesuai_1", "selesai", "belum_sesuai"} <= {one.step for one in carriers}


def test_steps_are_told_as_the_unit_type_has_them(matrix: Trace) -> None:
    """Names of another type's officials and ranks would lead a reader astray."""
    looked_at = 0
    for row in matrix.rows:
        for one in row.carriers:
            if one.kind == "langkah" and len(one.types) == 1:
                (number,) = one.types
                step = steps(processes(number)[one.code]).get(one.step)
                if step is not None and step.short:
                    looked_at += 1
                    assert one.text == step.short.removeprefix(f"{step.called} "), row.place
    assert looked_at > 500
    told = {one.step: one.text for one in row_of(matrix, "Lampiran II.D.6.2.11").carriers}
    assert told["mulai"] == "Kebutuhan Pejabat Fungsional Ahli Madya secara definitif"


@pytest.mark.parametrize(
    ("ref", "binds"),
    [
        ("Lampiran II.B.2.a.3.b", True),  # "Pejabat yang Berwenang" is a title, no permission
        ("Lampiran II.D.8.2.9", True),  # "tidak dapat" is a ban
        ("Lampiran II.D.5.2.12", True),  # a ban, and besides it a permission for another
        ("Lampiran II.B.2.b kalimat 3", True),  # "hanya dapat" is a limit
        ("Pasal 11 ayat (4)", True),  # whom to prefer is not left open
        ("Pasal 22 ayat (4) huruf d", False),  # dan/atau
        ("Lampiran II.B.3.a.tim.5", False),  # bilamana diperlukan
        ("Pasal 17 ayat (4)", False),  # berwenang
        ("Pasal 1 angka 9", False),  # a definition
    ],
)
def test_who_is_bound_is_told_from_what_is_left_to_somebody(
    matrix: Trace, ref: str, binds: bool
) -> None:
    assert row_of(matrix, ref).is_duty is binds


def test_bans_that_no_step_can_carry_out_are_told_apart(matrix: Trace) -> None:
    only = {str(row.provision.ref) for row in matrix.duties_only_stated}
    assert {f"Lampiran II.D.{place}" for place in ("1.b.14", "3.b.12", "4.2.2.h", "8.2.9")} <= only
