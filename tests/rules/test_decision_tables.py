"""A table of appraisers passes when each case is decided once, however its rules are written."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.compiler.wording import LISTED
from tests.rules.sample import FILES, HEADER, findings_of

INPUTS = {"jenjang": ("Madya", "Muda", "Pelaksana"), "kedudukan": ("Dalam", "Luar")}
CODES = {"undecided-case", "doubly-decided-case"}
HEAD = """\
nomor: 3
nama: Kelurahan
uraian: Kelurahan
tingkat: [{level: I, jabatan: Lurah}]
peran: {pimpinan_unit: Lurah, penilai_kinerja: Lurah, jf_pelaksana: Pegawai}
masukan_penilai:
"""
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        key: st.lists(st.sampled_from(values), min_size=1, unique=True)
        for key, values in INPUTS.items()
    },
)
RULES = st.lists(st.lists(CONDITIONS, min_size=1, max_size=2), min_size=1, max_size=4)


def written(rules: list[list[dict[str, list[str]]]]) -> str:
    """A unit type with these conditions of its rules."""
    asked = "".join(
        f"  {key}: {{tanya: Apa?, pilihan: [{', '.join(values)}]}}\n"
        for key, values in INPUTS.items()
    )
    lines = "".join(
        f"  - {{jenjang: Aturan {number}, penilai: Lurah, bila: {conditions}}}\n".replace("'", "")
        for number, conditions in enumerate(rules, 1)
    )
    return f"{HEAD}{asked}penilai:\n{lines}"


def expected(rules: list[list[dict[str, list[str]]]]) -> set[str]:
    """What is wrong with them, counted case by case."""
    found = set()
    for case in product(*INPUTS.values()):
        answers = dict(zip(INPUTS, case, strict=True))
        count = sum(
            all(answers[key] in values for key, values in condition.items())
            for conditions in rules
            for condition in conditions
        )
        if count != 1:
            found.add("undecided-case" if count == 0 else "doubly-decided-case")
    return found


@settings(max_examples=60)
@given(RULES)
def test_cases_left_open_and_decided_twice_are_told_apart(
    rules: list[list[dict[str, list[str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = findings_of(Path(folder), {"tipe_unit/03-kelurahan.yaml": written(rules)})
    assert {finding.code for finding in found} & CODES == expected(rules)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (
            [[{"jenjang": ["Madya", "Muda"]}], [{"jenjang": ["Pelaksana"], "kedudukan": ["Luar"]}]],
            "kasus jenjang 'Pelaksana', kedudukan 'Dalam' tidak diputuskan aturan mana pun",
        ),
        (
            [[{}], [{"jenjang": ["Muda"], "kedudukan": ["Luar"]}]],
            "kasus jenjang 'Muda', kedudukan 'Luar' diputuskan lebih dari satu aturan",
        ),
    ],
)
def test_the_case_is_named(
    rules: list[list[dict[str, list[str]]]], words: str, tmp_path: Path
) -> None:
    found = findings_of(tmp_path, {"tipe_unit/03-kelurahan.yaml": written(rules)})
    (finding,) = [one for one in found if one.code in CODES]
    assert finding.message == words
    assert finding.hints


@pytest.mark.parametrize(
    ("rules", "told"),
    [([[{}], [{"jenjang": ["Madya", "Muda"]}]], 1), ([[{}]] * (LISTED + 3), LISTED)],
)
def test_two_rules_that_meet_are_named_once_and_no_more_than_people_read(
    rules: list[list[dict[str, list[str]]]], told: int, tmp_path: Path
) -> None:
    found = findings_of(tmp_path, {"tipe_unit/03-kelurahan.yaml": written(rules)})
    twice = [one for one in found if one.code == "doubly-decided-case"]
    assert len(twice) == told
    assert len({one.span for one in twice}) == told
    assert {one.related[0][1] for one in twice} == {"aturan yang juga berlaku"}


@pytest.mark.parametrize("reading", ["ya", "tidak"])
def test_a_branch_that_reads_the_table_reads_it_for_no_other_branch(
    reading: str, tmp_path: Path
) -> None:
    steps = "".join(
        f"  - {{id: {name}, kegiatan: Menilai {name}, oleh: penilai"
        f"{', tabel: penilai_kinerja' if name == reading else ''}, lanjut: akhir}}\n"
        for name in ("ya", "tidak")
    )
    text = (
        "kode: CLP.01.01\nnama: Penilaian\nberlaku: 3\n"
        "pelaku: {kepala: pimpinan_unit, "
        "penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}}\n"
        "langkah:\n  - {mulai: Ada, oleh: kepala}\n"
        f"  - {{keputusan: 'Perlu?', oleh: kepala, cabang: {{Ya: ya, Tidak: tidak}}}}\n{steps}"
        "  - {id: akhir, selesai: Dinilai, oleh: kepala}\n"
    )
    files = {"tipe_unit/03-kelurahan.yaml": written([[{}]]), "proses/uji.yaml": text}
    told = [one.message for one in findings_of(tmp_path, files) if one.code == "table-not-read"]
    other = "tidak" if reading == "ya" else "ya"
    assert told == [f"langkah '{other}' mendahului pembacaan tabel 'penilai_kinerja'"]


def test_a_rule_that_asks_what_nobody_asks_is_told_where_to_write_it(tmp_path: Path) -> None:
    files = {"tipe_unit/03-kelurahan.yaml": written([[{"pangkat": ["Muda"]}]])}
    [found] = [one for one in findings_of(tmp_path, files) if one.code == "unknown-table-answer"]
    assert found.message == "masukan 'pangkat' tidak ada pada 'masukan_penilai'"
    assert found.hints == ("tulis masukan itu pada 'masukan_penilai'",)


def test_each_step_of_a_loop_that_reads_no_table_is_told_once(tmp_path: Path) -> None:
    text = (
        "kode: CLP.01.01\nnama: Penilaian\nberlaku: 3\n"
        "pelaku: {kepala: pimpinan_unit, "
        "penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}}\n"
        "langkah:\n  - {mulai: Ada, oleh: kepala}\n"
        "  - {id: a, kegiatan: Menilai, oleh: penilai}\n"
        "  - {id: b, kegiatan: Mencatat, oleh: penilai}\n"
        "  - {keputusan: 'Lagi?', oleh: kepala, cabang: {Ya: a, Tidak: akhir}}\n"
        "  - {kegiatan: Membaca, oleh: penilai, tabel: penilai_kinerja}\n"
        "  - {id: akhir, selesai: Dinilai, oleh: kepala}\n"
    )
    files = {"tipe_unit/03-kelurahan.yaml": written([[{}]]), "proses/uji.yaml": text}
    told = [one.message for one in findings_of(tmp_path, files) if one.code == "table-not-read"]
    assert told == [
        f"langkah '{step}' mendahului pembacaan tabel 'penilai_kinerja'" for step in "ab"
    ]


@pytest.mark.parametrize(
    "word",
    "and between else every external false for function if in instance not null of or return "
    "satisfies some then true jenjang-jabatan 2 a.b".split(),
)
def test_an_input_cannot_have_a_name_that_feel_reads_otherwise(word: str, tmp_path: Path) -> None:
    tipe = f"""\
nomor: 3
nama: Kelurahan
uraian: Kelurahan
tingkat: [{{level: I, jabatan: Lurah}}]
peran: {{pimpinan_unit: Lurah, penilai_kinerja: Lurah, jf_pelaksana: Pegawai}}
masukan_penilai: {{'{word}': {{tanya: Jenjang?, pilihan: [Ahli Muda]}}}}
penilai: [{{jenjang: Semua, bila: {{'{word}': Ahli Muda}}, penilai: Lurah}}]
"""
    found = findings_of(tmp_path, {"tipe_unit/03-kelurahan.yaml": tipe})
    assert "unusable-table-input" in {one.code for one in found}


def test_a_reading_of_an_answer_that_nobody_can_give_says_where_answers_stand(
    tmp_path: Path,
) -> None:
    text = HEAD + (
        "  jenjang: {tanya: Apa?, pilihan: [Madya, Muda], bacaan: {Purnabakti: Dibaca begini}}\n"
        "penilai:\n  - {jenjang: Semua, penilai: Lurah}\n"
    )
    found = findings_of(tmp_path, {"tipe_unit/03-kelurahan.yaml": text})
    assert [(one.message, one.hints) for one in found if one.code == "unknown-table-answer"] == [
        (
            "bacaan 'Purnabakti' bukan pilihan masukan 'jenjang'",
            ("tulis jawaban itu pada 'pilihan'",),
        )
    ]


def test_a_table_that_is_too_large_hides_nothing_about_that_of_another_type(
    tmp_path: Path,
) -> None:
    answers = ", ".join(f"Jawaban {number}" for number in range(100))
    asked = "".join(f"  m{one}: {{tanya: Apa?, pilihan: [{answers}]}}\n" for one in range(3))
    large = f"{HEAD}{asked}penilai:\n  - {{jenjang: Semua, penilai: Lurah}}\n"
    small = written([[{"jenjang": ["Madya", "Muda"]}]]).replace("nomor: 3", "nomor: 4")
    small = small.replace("Kelurahan", "Desa").replace("Lurah", "Kades")
    files = {"tipe_unit/03-kelurahan.yaml": large, "tipe_unit/04-desa.yaml": small}
    told = [one for one in findings_of(tmp_path, files) if one.code in {"large-table", *CODES}]
    assert {one.code for one in told} == {"large-table", "undecided-case"}
    [open_case, *_] = [one for one in told if one.code == "undecided-case"]
    assert open_case.span is not None
    assert open_case.span.path.endswith("04-desa.yaml")


READS = "{id: baca, kegiatan: Membaca, oleh: kepala, tabel: penilai_kinerja}"
NAMED = "{id: nilai, kegiatan: Menilai, oleh: penilai}"


@pytest.mark.parametrize(
    "steps",
    [
        f"  - {READS}\n  - {NAMED}\n",
        f"  - sejajar:\n      - [{READS}, {NAMED}]\n      - [{{kegiatan: Rapat, oleh: kepala}}]\n",
    ],
    ids=["first of all", "first of a branch"],
)
def test_whom_a_table_names_may_act_right_behind_the_step_that_reads_it(
    steps: str, tmp_path: Path
) -> None:
    head = HEADER.replace(
        "pihak:", "  penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}\npihak:"
    )
    rules = "penilai: [{jenjang: Semua, penilai: Sekretaris Dinas}]\n"
    files = {
        "proses/uji.yaml": f"{head}berlaku: [1]\nlangkah:\n{steps}",
        "tipe_unit/01-dinas.yaml": FILES["tipe_unit/01-dinas.yaml"] + rules,
    }
    found = [one for one in findings_of(tmp_path, files) if "tabel" in one.message]
    assert [one.message for one in found] == []
