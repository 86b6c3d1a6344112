"""Rows of a process of which only some columns were sorted are held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets.filling import HEAD, SERVICE, Book, form_of, taken, told, value_of

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value

STEPS = "Langkah"


def sorted_by(title: str, first: int, last: int, *columns: str) -> Book:
    """The form of a process with some columns of some rows sorted by one of them."""
    book = Book(form_of(value_of(SERVICE)))
    sheet = book.sheet(STEPS)
    at = book.column(STEPS, title)
    places = [at, *(book.column(STEPS, one) for one in columns)]
    rows = [[sheet.cell(row, column).value for column in places] for row in range(first, last + 1)]
    for number, row in enumerate(sorted(rows, key=lambda one: str(one[0])), first):
        for column, value in zip(places, row, strict=True):
            sheet.cell(number, column).value = value
    return book


def test_words_that_were_sorted_alone_are_told_at_their_cells() -> None:
    book = sorted_by("Kegiatan", HEAD + 1, HEAD + 5)
    book.write(STEPS, HEAD + 1, Waktu="11")  # somebody worked on after sorting
    _, findings = taken(book.data(), value_of(SERVICE))
    assert {code for code, _ in told(findings)} >= {"row-mixed-up"}
    mixed = [one for one in findings if one.code == "row-mixed-up"]
    assert {one.severity for one in mixed} == {"error"}
    assert mixed[0].span is not None
    assert mixed[0].span.cell.startswith("lembar 'Langkah', sel D")
    assert "pelaku, waktu, dan isi lain di baris ini masih milik baris" in mixed[0].message
    assert mixed[0].hints[0].startswith("urutkan selalu seluruh baris")
    assert "rows-reordered" not in {one.code for one in findings}


def plain(*words: str, time: str = "") -> dict[str, Value]:
    """A process of one officer."""
    text = SERVICE[: SERVICE.index("langkah:")] + "langkah:\n"
    for number, word in enumerate(words, 1):
        waktu = f", waktu: {number} {time}" if time else ""
        text += f"  - {{kegiatan: {word} berkas, oleh: loket{waktu}}}\n"
    return value_of(text)


def in_words(value: dict[str, Value], words: list[str]) -> Book:
    """Its form with other words in the same rows."""
    book = Book(form_of(value))
    for row, word in enumerate(words, HEAD + 1):
        book.write(STEPS, row, Kegiatan=f"{word} berkas")
    return book


def test_of_many_mixed_rows_the_rest_is_told_with_its_cells() -> None:
    words = "Menyusun Menelaah Mencatat Memaraf Mengirim".split()
    value = plain(*words, time="jam")
    book = in_words(value, sorted(words))
    _, findings = taken(book.data(), value)
    mixed = [one for one in findings if one.code == "row-mixed-up"]
    assert [one.span.cell for one in mixed if one.span] == [
        f"lembar 'Langkah', sel D{row}" for row in (4, 5, 6, 7)
    ]
    assert mixed[-1].message == "baris lain juga tertukar seperti itu: sel D7, D8"


def test_rows_that_were_sorted_whole_are_only_doubted() -> None:
    titles = [str(one.value) for one in Book(form_of(value_of(SERVICE))).sheet(STEPS)[HEAD]]
    rest = [one for one in titles if one != "Kegiatan"]
    book = sorted_by("Kegiatan", HEAD + 1, HEAD + 2, *rest)
    _, findings = taken(book.data(), value_of(SERVICE))
    assert "row-mixed-up" not in {one.code for one in findings}


def test_two_activities_of_one_officer_may_change_places() -> None:
    value = plain("Menelaah", "Mencatat", "Memaraf")
    book = in_words(value, ["Mencatat", "Menelaah", "Memaraf"])
    _, findings = taken(book.data(), value)
    assert "row-mixed-up" not in {one.code for one in findings}


def test_a_column_that_was_sorted_by_itself_is_told() -> None:
    words = "Menyusun Menelaah Mencatat Memaraf Mengirim".split()
    value = plain(*words, time="jam")
    book = Book(form_of(value))
    for row, hours in enumerate("54321", HEAD + 1):
        book.write(STEPS, row, Waktu=hours)
    _, findings = taken(book.data(), value)
    assert told(findings) == [("row-mixed-up", "lembar 'Langkah', sel M4")]
    assert "kolom 'Waktu' diurutkan sendiri" in next(iter(findings)).message


def test_times_that_are_filled_in_anew_are_no_sorted_column() -> None:
    words = "Menyusun Menelaah Mencatat Memaraf Mengirim".split()
    value = plain(*words, time="jam")
    book = Book(form_of(value))
    for row, hours in enumerate("12348", HEAD + 1):
        book.write(STEPS, row, Waktu=hours)
    made, findings = taken(book.data(), value)
    assert list(findings) == []
    assert made is not None
