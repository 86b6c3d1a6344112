"""What people write in good faith is understood, though the examples write it another way."""

import datetime as dt
import pickle

import pytest

from bpmn_gen.definition.schema import Kegiatan, Mulai, Sejajar
from bpmn_gen.definition.schema.types import Tanggal
from bpmn_gen.definition.text import Text
from tests.definition.saying import HEAD, STEPS, place, process


def test_one_item_stands_for_a_list_of_one() -> None:
    made = process(
        HEAD
        + "sumber: Pasal 13\nberlaku: 7\nlangkah:\n  kegiatan: x\n  kepada: pemohon\n"
        + "  tembusan: [a, b]\n"
    )
    (step,) = made.langkah
    assert isinstance(step, Kegiatan)
    assert made.sumber == ("Pasal 13",)
    assert made.berlaku == ("7",)
    assert step.kepada == ("pemohon",)
    assert step.tembusan == ("a", "b")


@pytest.mark.parametrize(
    ("written", "read"),
    [("semua", ("semua",)), ("Semua", ("semua",)), ("[1, 02, 10]", ("1", "2", "10"))],
)
def test_unit_types_are_read_as_they_are_meant(written: str, read: tuple[str, ...]) -> None:
    assert process(HEAD + f"berlaku: {written}\n" + STEPS).berlaku == read


def test_an_actor_may_be_just_a_role() -> None:
    made = process(HEAD + "  pegawai: jf_pelaksana\n" + STEPS)
    assert made.pelaku[Text("pegawai")].peran == "jf_pelaksana"
    assert place(made.pelaku[Text("pegawai")].siapa.span) == (5, 12)
    assert list(made.pelaku) == ["pemohon", "pegawai"]


def test_a_blank_key_counts_as_not_written() -> None:
    made = process(HEAD + "sumber:\nsop:\nlangkah:\n  - kegiatan: x\n    waktu:\n    tembusan:\n")
    (step,) = made.langkah
    assert isinstance(step, Kegiatan)
    assert (made.sumber, step.waktu, step.tembusan) == ((), None, ())
    assert made.sop.nomor is None


@pytest.mark.parametrize("mark", [">", ">-", "|", "|-"])
def test_a_name_may_be_written_as_a_block(mark: str) -> None:
    made = process(HEAD + f"langkah:\n  - kegiatan: {mark}\n      Menyusun\n      rencana\n\n")
    (step,) = made.langkah
    assert isinstance(step, Kegiatan)
    assert step.kegiatan == "Menyusun rencana"


def test_longer_text_keeps_its_lines() -> None:
    made = process(HEAD + STEPS + "catatan: |\n  satu\n  dua\n")
    assert made.catatan == "satu\ndua"


@pytest.mark.parametrize(
    "written", ["2026-11-24", "24-11-2026", "24/11/2026", "24 November 2026", "'2026-11-24'"]
)
def test_dates_are_read_in_every_usual_form(written: str) -> None:
    made = process(HEAD + f"sop: {{tanggal_efektif: {written}}}\n" + STEPS)
    date = made.sop.tanggal_efektif
    assert isinstance(date, Tanggal)
    assert date == written.strip("'")
    assert date.hari == dt.date(2026, 11, 24)


def test_a_word_of_a_set_may_have_capitals() -> None:
    made = process(HEAD + "langkah:\n  - kegiatan: x\n    jenis: Kirim\n")
    (step,) = made.langkah
    assert isinstance(step, Kegiatan)
    assert step.jenis == "kirim"


def test_events_may_carry_what_other_steps_carry() -> None:
    made = process(HEAD + "langkah:\n  - mulai: Awal bulan\n    berkala: setiap bulan\n")
    (step,) = made.langkah
    assert isinstance(step, Mulai)
    assert step.berkala == "setiap bulan"


def test_numbers_and_words_of_yaml_stay_text() -> None:
    made = process(HEAD.replace("nama: Penunjukan", "nama: 1.10 no 08") + STEPS)
    assert made.nama == "1.10 no 08 lintas unit organisasi"


def test_parallel_branches_may_be_written_in_either_style() -> None:
    flow = "  - sejajar:\n      - [{kegiatan: a}, {kegiatan: b}]\n      - [{kegiatan: c}]\n"
    block = "  - sejajar:\n    - - kegiatan: a\n      - kegiatan: b\n    - - kegiatan: c\n"
    alone = "  - sejajar:\n      - - kegiatan: a\n        - kegiatan: b\n      - kegiatan: c\n"
    made = [process(f"{HEAD}langkah:\n{text}").langkah[0] for text in (flow, block, alone)]
    shapes = [
        [[step.kegiatan for step in branch if isinstance(step, Kegiatan)] for branch in one.sejajar]
        for one in made
        if isinstance(one, Sejajar)
    ]
    assert shapes == [[["a", "b"], ["c"]]] * 3


def test_definitions_know_where_they_and_their_keys_stand() -> None:
    made = process(HEAD + STEPS)
    start = made.langkah[0]
    assert isinstance(start, Mulai)
    assert place(start.origin) == (6, 5)
    assert place(start.span_of("oleh")) == (7, 5)
    assert place(start.span_of("lanjut")) == (6, 5)
    assert place(start.mulai[0].span) == (6, 12)
    assert place(made.pelaku[Text("pemohon")].origin) == (4, 12)


def test_definitions_reach_worker_processes_with_their_places() -> None:
    made = process(HEAD + "sop: {tanggal_efektif: 2026-11-24}\n" + STEPS)
    copy = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    before, after = made.langkah[0], copy.langkah[0]
    assert isinstance(before, Mulai)
    assert copy == made
    assert after.mulai[0].span == before.mulai[0].span
    assert copy.sop.tanggal_efektif.hari == dt.date(2026, 11, 24)
