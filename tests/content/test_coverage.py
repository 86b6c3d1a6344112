"""What the program says of its own coverage is so: who carries a provision out, who states it."""

import io
import json
import re

import openpyxl
import pytest

from bpmn_gen.commands.covering import Coverage, summary
from bpmn_gen.definition.citation import normalise
from bpmn_gen.jobs.trace_matrix import TraceMatrix, rows_of
from bpmn_gen.portal.provisions import Anchors
from bpmn_gen.portal.trace_page import trace_page
from bpmn_gen.rules.carriers import STEPPED, Bearing
from bpmn_gen.rules.coverage import Row, Status, Trace, trace
from bpmn_gen.store.dates import UNDATED
from tests.content.shipped import definitions

NO_ORDERS = {"judul", "definisi"}
POINTING = re.compile(r"\b(?:Lampiran|huruf|angka|dua macam)\b")
"""Words of a sentence that only says where something stands, or that it follows."""
FIRST_VARIANT = "Lampiran II.D.4.3.1."
"""The workflow of type 4 that has a code of its own, CLP.01.03."""


@pytest.fixture(scope="module")
def matrix() -> Trace:
    return trace(definitions())


def by_ref(matrix: Trace) -> dict[str, Row]:
    return {str(row.provision.ref): row for row in matrix.rows}


def parts_of(row: Row, matrix: Trace) -> list[Row]:
    place = normalise(row.provision.ref)
    rows = [(normalise(one.provision.ref), one) for one in matrix.rows]
    return [one for at, one in rows if at[: len(place)] == place != at]


def test_each_provision_has_one_of_the_four_states_and_none_is_open(matrix: Trace) -> None:
    assert sum(matrix.counts.values()) == len(matrix.rows) > 900
    assert [str(row.provision.ref) for row in matrix.open] == []


def test_headings_and_definitions_order_nothing(matrix: Trace) -> None:
    for row in matrix.rows:
        kind = str(row.provision.jenis)
        assert (row.status is Status.NO_ORDER) == (kind in NO_ORDERS), row.place
        assert not (kind in NO_ORDERS and row.is_duty), row.place


def test_a_heading_has_parts_or_points_elsewhere(matrix: Trace) -> None:
    """A provision is no heading for the sake of the numbers."""
    for row in matrix.rows:
        if row.provision.jenis == "judul" and not parts_of(row, matrix):
            assert POINTING.search(str(row.provision.ringkasan)), row.place


def test_only_acts_and_decisions_carry_out_and_only_what_can_be_done(matrix: Trace) -> None:
    """Titles, groups, roles, tables and figures do nothing; a structure is nothing to be done.

    A structure of which the parts are done is done with them.
    """
    for row in matrix.rows:
        doing = [one for one in row.carriers if one.bearing is Bearing.DOES]
        assert {one.kind for one in doing} <= {"langkah"}, row.place
        if row.provision.jenis == "struktur" and not parts_of(row, matrix):
            assert row.status is not Status.DONE, row.place


def test_a_mere_reference_carries_nothing_out(matrix: Trace) -> None:
    """Nobody works by the general flow of Lampiran II.A."""
    shown = [one for row in matrix.rows for one in row.carriers if one.code == "CLP.01.01"]
    assert len(shown) > 10
    assert {one.bearing for one in shown} <= {Bearing.STATES, Bearing.NAMES}
    rows = by_ref(matrix)
    assert rows["Lampiran II.A.1.a"].status is Status.STATED
    assert rows["Lampiran II.A.1.a"].is_duty


def test_what_is_stated_says_where(matrix: Trace) -> None:
    for row in matrix.rows:
        for one in row.carriers:
            assert (one.bearing is Bearing.STATES) == bool(one.where), row.place


def test_each_status_is_shown_with_what_the_provision_owes_it_to(matrix: Trace) -> None:
    """Lampiran II.D.5.2.9 is done by the steps of its two sentences; they stand beside it."""
    owed = {Status.DONE: Bearing.DOES, Status.STATED: Bearing.STATES}
    for row in matrix.rows:
        if row.status in owed:
            assert owed[row.status] in {one.bearing for one in row.carriers}, row.place
    done = by_ref(matrix)["Lampiran II.D.5.2.9"].carriers
    assert {"rekomendasi", "konsultasi_rekomendasi"} <= {one.step for one in done}


def test_an_obligation_without_a_step_of_its_own_is_told_apart(matrix: Trace) -> None:
    """Pasal 3 ayat (1), Pasal 6 and Pasal 22 ayat (7) are stated; nothing does them."""
    rows = by_ref(matrix)
    for ref in ("Pasal 3 ayat (1) huruf a", "Pasal 6 huruf c", "Pasal 22 ayat (7)"):
        assert rows[ref].status is Status.STATED, ref
        assert rows[ref] in matrix.duties_only_stated, ref
    for ref in ("Pasal 3", "Pasal 14", "Lampiran II.B.2", "Lampiran II.D.7.3.1"):
        assert rows[ref].status is Status.NO_ORDER, ref
    assert rows["Pasal 17 ayat (2)"].status is Status.DONE


def test_the_four_numbers_are_printed_for_each_part_and_in_total(matrix: Trace) -> None:
    printed = summary(Coverage(matrix, ()), everything=False).splitlines()
    assert printed[0].split("  ")[-4:] == [
        "dilaksanakan",
        "dinyatakan",
        "bukan perintah",
        "terbuka",
    ]
    [total] = [line for line in printed if line.startswith("Seluruhnya")]
    assert [int(word) for word in total.split()[1:]] == list(matrix.counts.values())
    parts = printed[1 : printed.index(total)]
    sums = [sum(int(line.split()[at]) for line in parts) for at in range(-4, 0)]
    assert sums == list(matrix.counts.values())
    assert any("tanpa langkah sendiri" in line for line in printed)


def test_notes_and_discretion_are_printed_with_each_provision(matrix: Trace) -> None:
    """As on the page of the matrix, above what bears the provision."""
    printed = summary(Coverage(matrix, ()), everything=True).splitlines()
    noted = [row for row in matrix.rows if row.note]
    assert len(noted) > 100
    for row in matrix.rows:
        head = f"{row.provision.ref} ({row.status}): {row.provision.ringkasan}"
        told = [f"    Membolehkan: {row.permits}"] if row.permits else []
        told += [f"    Catatan: {row.note}"] if row.note else []
        told += [f"    {one.told}" for one in row.carriers]
        at = printed.index(head) + 1
        assert printed[at : at + len(told)] == told
    brief = summary(Coverage(matrix, ()), everything=False)
    assert "Catatan: " not in brief


def test_the_three_outputs_tell_the_same(matrix: Trace) -> None:
    """Status and elements of each provision: in trace.json, trace.xlsx and on the trace page."""
    rows = rows_of(matrix)
    job = TraceMatrix(target="", files=(), key="", rows=rows, regulation="Peraturan", dated=UNDATED)
    written, book = job.render()
    data = json.loads(written)
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    cells = [[str(cell or "") for cell in row] for row in sheet.values][1:]
    page = trace_page(definitions(), trace(definitions()), Anchors(definitions().peraturan), ())
    shown = [one for part in page.parts for one in part.provisions]
    assert len(data["ketentuan"]) == len(cells) == len(shown) == len(matrix.rows)
    for row, plain, line, item in zip(matrix.rows, data["ketentuan"], cells, shown, strict=True):
        told = [one.told for one in row.carriers]
        assert plain["elemen"] == told == [part for part in line[3].split("\n") if part]
        assert plain["status"] == line[4] == item.status == row.status
        assert plain["catatan"] == item.note == row.note
        assert line[5].endswith(row.note)
        for carrier, element in zip(row.carriers, item.elements, strict=True):
            assert element.kind == carrier.kind
            assert carrier.text in (element.text, element.label), "the page names no keys"
            assert carrier.told.endswith(f"({element.aside})" if element.aside else carrier.text)
    assert list(data["jumlah"].values()) == list(page.numbers) == list(matrix.counts.values())


def test_a_workflow_with_its_own_code_is_named_by_it(matrix: Trace) -> None:
    """The first variant of type 4 is CLP.01.03 everywhere, never CLP.01.02."""
    inside = [row for row in matrix.rows if str(row.provision.ref).startswith(FIRST_VARIANT)]
    assert len(inside) > 20
    for row in inside:
        codes = {one.code for one in row.carriers if one.kind in STEPPED}
        assert {code for code in codes if code.startswith("CLP.01")} <= {"CLP.01.03"}, row.place
        assert all("CLP.01.02" not in one.told for one in row.carriers), row.place


def test_a_shared_step_is_named_only_for_the_types_whose_provision_it_is(matrix: Trace) -> None:
    for row in matrix.rows:
        typed = re.match(r"Lampiran II\.D\.(\d+)\b", str(row.provision.ref))
        if typed is None:
            continue
        for one in row.carriers:
            if one.kind in STEPPED:
                assert one.types == {int(typed[1])}, (row.place, one.told)


def test_elements_are_told_in_words_for_people(matrix: Trace) -> None:
    """No keys in braces, no names of keys."""
    for row in matrix.rows:
        for one in row.carriers:
            assert not re.search(r"[{}]|^(?:sejajar|pilih)$", one.text), (row.place, one.told)
