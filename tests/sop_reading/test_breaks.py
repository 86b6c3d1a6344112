"""Rows after a break are joined to those before it, or doubted; none is lost in silence."""

from pathlib import Path

import pytest

from bpmn_gen.sop_reading.read_sop import ReadSop
from tests.sop_reading.plain_forms import HEAD, TOP, Row, document, row, rows, workbook
from tests.sop_reading.samples import flows_of, read


def numbers(sop: ReadSop) -> list[str]:
    """The numbers of the rows."""
    return [step.number for step in sop.steps]


def reasons(sop: ReadSop) -> list[str]:
    """Why something is doubted."""
    return [doubt.reason for doubt in sop.doubts]


def test_a_table_of_the_next_page_without_a_head_goes_on(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx", "Nama SOP : Surat Masuk", [*HEAD, *rows(1, 3)], "", rows(4, 6)
    )
    [sop] = read(path)
    assert numbers(sop) == ["1", "2", "3", "4", "5", "6"]
    assert flows_of(sop) == {(n, n + 1, "") for n in range(1, 6)}
    assert {step.actors for step in sop.steps} == {("Petugas",)}
    assert not sop.doubts


@pytest.mark.parametrize(
    ("before", "after"),
    [(("a", "b"), ("c",)), (("i", "ii"), ("iii", "iv")), (("1", ""), ("3",)), (("", ""), ("",))],
)
def test_a_table_goes_on_however_its_rows_are_numbered(
    tmp_path: Path, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    tables = [row(one) for one in before], [row(one) for one in after]
    [sop] = read(document(tmp_path / "a.docx", [*HEAD, *tables[0]], "", tables[1]))
    assert numbers(sop) == [*before, *after]
    assert not sop.doubts


def test_a_table_whose_numbers_do_not_go_on_is_doubted(tmp_path: Path) -> None:
    [sop] = read(document(tmp_path / "a.docx", [*HEAD, *rows(1, 3)], "", [row("1"), row("x")]))
    assert reasons(sop) == ["tabel 2 memuat baris mirip langkah SOP yang tidak dibaca"]


def test_a_table_with_other_columns_that_goes_on_is_doubted(tmp_path: Path) -> None:
    narrow = [(one[0], one[1], one[5]) for one in rows(4, 6)]
    path = document(tmp_path / "a.docx", [*HEAD, *rows(1, 3)], "", narrow)
    [sop] = read(path)
    assert numbers(sop) == ["1", "2", "3"]
    assert reasons(sop) == ["tabel 2 memuat baris bernomor 4–6 yang tidak dibaca"]


def test_a_numbered_list_behind_the_form_is_no_doubt(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", [*HEAD, *rows(1, 3)], "", [("1", "Camat"), ("2", "Arsip")])
    assert not read(path)[0].doubts


@pytest.mark.parametrize("head", [HEAD, ()])
def test_a_sheet_that_goes_on_belongs_to_the_one_before(
    tmp_path: Path, head: tuple[Row, ...]
) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "Hal 1": [*TOP, *HEAD, *rows(1, 4)],
            "Hal 2": [*head, row("5", "Bila tidak, kembali ke no. 2"), row("6")],
        },
    )
    [sop] = read(path)
    assert numbers(sop) == ["1", "2", "3", "4", "5", "6"]
    assert {(4, 5, ""), (5, 2, "Tidak"), (5, 6, "Ya")} <= flows_of(sop)
    assert sop.steps[4].place.startswith("lembar 'Hal 2' sel ")
    assert not sop.doubts


def test_a_sheet_whose_rows_begin_anew_is_an_sop_of_its_own(tmp_path: Path) -> None:
    sheets = {"Satu": [*TOP, *HEAD, *rows(1, 3)], "Dua": [*HEAD, *rows(1, 2)]}
    assert [numbers(sop) for sop in read(workbook(tmp_path / "a.xlsx", sheets))] == [
        ["1", "2", "3"],
        ["1", "2"],
    ]


def test_a_sheet_that_leaves_out_rows_is_doubted(tmp_path: Path) -> None:
    sheets = {"Satu": [*TOP, *HEAD, *rows(1, 3)], "Dua": rows(5, 6)}
    [sop] = read(workbook(tmp_path / "a.xlsx", sheets))
    assert reasons(sop) == ["lembar 'Dua' memuat baris bernomor 5–6 yang tidak dibaca"]


def test_hidden_rows_and_the_gap_that_they_leave_are_told(tmp_path: Path) -> None:
    lines = [*TOP, *HEAD, *rows(1, 5)]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"Hal 1": lines}, hidden=[7]))
    assert numbers(sop) == ["1", "2", "4", "5"]
    assert reasons(sop) == [
        "baris 8 di dalam tabel tersembunyi dan tidak dibaca",
        "penomoran meloncat dari 2 ke 4; 3 tidak terbaca",
    ]
    assert sop.doubts[1].step == 2


def test_a_hidden_column_with_words_is_told(tmp_path: Path) -> None:
    lines = [*TOP, *HEAD, *rows(1, 2)]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"Hal 1": lines}, hidden_columns=[4]))
    assert not any(step.needs for step in sop.steps)
    assert reasons(sop) == ["kolom E di dalam tabel tersembunyi dan tidak dibaca"]


def test_a_hidden_row_above_the_table_is_no_doubt(tmp_path: Path) -> None:
    lines = [("Versi lama",), *TOP, *HEAD, *rows(1, 2)]
    assert not read(workbook(tmp_path / "a.xlsx", {"A": lines}, hidden=[0]))[0].doubts


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (("2", "3"), "penomoran mulai dari 2; baris sebelumnya tidak terbaca"),
        (("1", "5"), "penomoran meloncat dari 1 ke 5; 2–4 tidak terbaca"),
        (("a", "c"), "penomoran meloncat dari a ke c"),
        (("i", "ii", "iv"), "penomoran meloncat dari ii ke iv"),
        (("1", "a", "c", "2"), "penomoran meloncat dari a ke c"),
        (("1", "2", "2"), "penomoran mundur dari 2 ke 2"),
    ],
)
def test_numbers_that_do_not_go_on_are_doubted(
    tmp_path: Path, told: tuple[str, ...], reason: str
) -> None:
    lines = [*TOP, *HEAD, *(row(number) for number in told)]
    assert reasons(read(workbook(tmp_path / "a.xlsx", {"A": lines}))[0]) == [reason]


@pytest.mark.parametrize(
    "told",
    [
        ("1", "", "3"),
        ("1", "", ""),
        ("1", "2", "1", "2"),
        ("a", "b"),
        ("1", "a", "b", "2"),
        ("iv", "v", "vi"),
        ("h", "i", "j"),
        ("1", "a", "b", "2", "a", "b"),
        ("I", "1", "2", "II", "3"),
    ],
)
def test_numbers_as_offices_write_them_are_not_doubted(
    tmp_path: Path, told: tuple[str, ...]
) -> None:
    lines = [*TOP, *HEAD, *(row(number) for number in told)]
    assert not read(workbook(tmp_path / "a.xlsx", {"A": lines}))[0].doubts


def lettered(told: str) -> list[tuple[str, ...]]:
    """Rows of two headings, and one that says where it leads."""
    heading = ("1", "Penerimaan", "", "", "", "", "", "")
    other = ("2", "Pencatatan", "", "", "", "", "", "")
    listed = [heading, row("a"), row("b"), other, row("a"), row("b", told), row("3")]
    return [tuple(one) for one in listed]


@pytest.mark.parametrize("target", ["1b", "1/b", "1.b", "no. 1b", "no. 1 huruf b"])
def test_a_letter_under_a_heading_is_found(tmp_path: Path, target: str) -> None:
    lines = [*TOP, *HEAD, *lettered(f"Ya ke 3, tidak ke {target}")]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))
    assert {(4, 5, "Ya"), (4, 2, "Tidak")} <= flows_of(sop)
    assert not sop.doubts


def test_a_letter_is_first_sought_under_its_own_heading(tmp_path: Path) -> None:
    lines = [*TOP, *HEAD, *lettered("Bila tidak, kembali ke huruf a")]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))
    assert (4, 3, "Tidak") in flows_of(sop)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("Ya ke 3, tidak ke 1b", "baris ini merujuk nomor 1b, yang tidak ada"),
        ("Ya ke 3, tidak ke 12", "baris ini merujuk nomor 12, yang tidak ada"),
        ("Ya ke 3, tidak ke 2", "baris ini merujuk nomor 2, yaitu dirinya sendiri"),
        (
            "Ya ke 3, tidak dikembalikan ke pemohon",
            "ke mana alur 'Tidak' dari baris ini tidak terbaca",
        ),
        ("Ya ke 3", "ke mana alur 'Tidak' dari baris ini tidak terbaca"),
    ],
)
def test_a_way_that_leads_nobody_knows_where_is_doubted_and_not_made_up(
    tmp_path: Path, told: str, reason: str
) -> None:
    lines = [*TOP, *HEAD, row("1"), row("2", told), row("3"), row("4")]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))
    assert {one for one in flows_of(sop) if one[0] == 2} == {(2, 3, "Ya")}
    assert [(doubt.step, doubt.reason) for doubt in sop.doubts] == [(1, reason)]


def test_a_yes_that_is_handed_to_somebody_leads_to_the_next_row(tmp_path: Path) -> None:
    told = "Jika lengkap diteruskan ke Kasi; jika tidak, kembali ke no. 1"
    lines = [*TOP, *HEAD, row("1"), row("2", told), row("3")]
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))
    assert {one for one in flows_of(sop) if one[0] == 2} == {(2, 3, "Ya"), (2, 1, "Tidak")}
    assert not sop.doubts
