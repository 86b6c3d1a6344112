"""Who signed is read line by line: title, name, rank, NIP."""

import pytest

from bpmn_gen.sop_files.sheet import Box
from bpmn_gen.sop_reading.approval import approval_of
from bpmn_gen.sop_reading.identity import identity_of
from bpmn_gen.sop_reading.page_texts import Words
from bpmn_gen.sop_reading.read_sop import Approval

RANKS = (
    "Pembina Tk. I", "Pembina Tk. I (IV/b)", "Pembina Tingkat I, IV/b", "Pembina",
    "Pembina Utama Muda", "Penata Tingkat I", "Penata Muda Tk. I", "Penata (III/c)", "Pengatur",
    "Pengatur Muda Tk.I", "Juru", "IV/b", "(III/d)", "Gol. III/a", "Golongan Ruang IV/a",
)  # fmt: skip


@pytest.mark.parametrize("rank", RANKS)
@pytest.mark.parametrize("title", ["CAMAT KROYA", "a.n. BUPATI CILACAP\nCAMAT KROYA"])
def test_a_rank_is_neither_the_name_nor_the_title(rank: str, title: str) -> None:
    found = approval_of(f"{title}\n\n\nBUDI SANTOSO, S.STP\n{rank}\nNIP. 19700101 199003 1 999")
    assert found == Approval(
        title.replace("\n", ", "), "BUDI SANTOSO, S.STP", "19700101 199003 1 999", rank
    )


def test_a_label_of_the_rank_is_left_out() -> None:
    found = approval_of("CAMAT KROYA\nBUDI SANTOSO\nPangkat/Gol. : Pembina, IV/a\nNIP 1")
    assert found == Approval("CAMAT KROYA", "BUDI SANTOSO", "1", "Pembina, IV/a")


@pytest.mark.parametrize("name", ["Pembina Rahayu, S.E.", "Juru Wiguna", "Penata Laksana"])
def test_names_that_begin_like_ranks_stay_names(name: str) -> None:
    assert approval_of(f"CAMAT KROYA\n{name}\nNIP 1") == Approval("CAMAT KROYA", name, "1")


def test_a_title_over_two_lines_without_a_name_is_no_name() -> None:
    found = approval_of("a.n. BUPATI CILACAP\nCAMAT KROYA\nPembina\nNIP 1")
    assert found == Approval("a.n. BUPATI CILACAP, CAMAT KROYA", "", "1", "Pembina")


def test_the_office_stands_under_the_government_though_labels_stand_beside_it() -> None:
    cells = [
        ("PEMERINTAH KABUPATEN CILACAP", 0, 0), ("NOMOR SOP", 200, 0), ("067/12", 300, 0),
        ("KECAMATAN KROYA", 0, 15), ("TGL. PEMBUATAN", 200, 15), ("2021-03-01", 300, 15),
    ]  # fmt: skip
    found = identity_of([Words(text, Box(x, y, x + 100, y + 15), 0) for text, x, y in cells])
    assert (found.government, found.office, found.unit) == (
        "PEMERINTAH KABUPATEN CILACAP",
        "KECAMATAN KROYA",
        "",
    )
