"""What pages say of the regulation is in its catalogue."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest

from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.rules.carriers import Bearing
from bpmn_gen.rules.coverage import Status
from manual.markup import render
from manual.regulation_pages import PATH, definitions, parts, served
from tests.manual.reading import pages

CITED = re.compile(r"Pasal \d+(?: ayat \(\d+\))?(?: huruf [a-z])?")
CODE = re.compile(r"CLP\.\d+\.\d+")
DEFINED_IN_ANNEX = (
    "Lampiran II.A kalimat 1",
    "Lampiran II.B.1 kalimat 1",
    "Lampiran II.B.2.a kalimat 1",
    "Lampiran II.B.2.b kalimat 1",
)
"""Sentences of the annex that say what a word means."""
PLACES = sorted(
    {
        place
        for path, page in pages().items()
        if path.startswith(("index", "mulai/", "tugas/")) or path == PATH
        for place in CITED.findall(page.text)
    }
)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_a_page_names_exists(place: str) -> None:
    assert ProvisionIndex(definitions().peraturan).find(place) is not None


def test_every_provision_stands_in_the_tables_once() -> None:
    detailed = [page.text for path, page in pages().items() if path.startswith(f"{PATH}-")]
    every = [row for rows in parts().values() for row in rows]
    assert len(every) > 900
    for row in every:
        beginning = f"\n| {row.place} | "
        assert sum(text.count(beginning) for text in detailed) == 1, row.place


def test_a_step_that_carries_a_provision_out_is_named() -> None:
    articles = pages()[f"{PATH}-pasal"].text
    [line] = [line for line in articles.splitlines() if line.startswith("| Pasal 13 ayat (5) |")]
    assert "dilaksanakan" in line
    assert "**CLP.02.02**: Menetapkan Keputusan penugasan" in line


def test_the_first_tables_say_what_the_catalogue_and_the_coverage_say() -> None:
    text = pages()[PATH].text
    rows = {row.place: row for group in parts().values() for row in group}
    for place, output in {**served()["proses-bisnis"], **served()["gambar"]}.items():
        row = rows[place]
        [line] = [line for line in text.splitlines() if line.startswith(f"| {place} |")]
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        assert cells[1].startswith(str(row.provision.ringkasan))
        assert cells[2] == row.status
        assert cells[4] == output
        serving, _, naming = cells[3].partition("hanya menyebut: ")
        bearing = {one.code for one in row.carriers if one.bearing is not Bearing.NAMES}
        assert set(CODE.findall(serving)) == bearing - {""}
        assert set(CODE.findall(naming)) == {one.code for one in row.carriers} - bearing - {""}


def test_every_provision_about_process_maps_has_what_serves_it() -> None:
    orders = [row.place for row in parts()["Pasal 22"] if row.status is not Status.NO_ORDER]
    assert len(orders) == 11
    assert list(served()["proses-bisnis"]) == orders


def test_adjusting_sops_is_not_taken_for_monitoring_them() -> None:
    output = served()["proses-bisnis"]["Pasal 22 ayat (5)"]
    assert "SOP yang disesuaikan mendapat nomor revisi" in output
    assert "pemantauan" not in output


def test_what_only_names_a_provision_is_told_apart_in_every_table() -> None:
    """Pasal 11 ayat (1) is stated by a group; processes of the group only name it."""
    overview, articles = pages()[PATH].text, pages()[f"{PATH}-pasal"].text
    beginning = "| Pasal 11 ayat (1) |"
    [short] = [line for line in overview.splitlines() if line.startswith(beginning)]
    [full] = [line for line in articles.splitlines() if line.startswith(beginning)]
    naming = "hanya menyebut: CLP.02.01, CLP.02.04, peran Individu |"
    assert f"| kelompok CLP.02; {naming}" in short
    assert f"| kelompok CLP.02: indeks proses · {naming}" in full
    [part] = [line for line in overview.splitlines() if line.startswith("| [Pasal 11](")]
    serving, _, named = part.partition("hanya menyebut: ")
    assert "CLP.02.01" in serving
    assert "CLP.02.04" in named


def test_every_row_names_all_that_the_trace_names() -> None:
    """No process that the trace tells of is left out, and none serves what it only names."""
    detailed = "\n".join(page.text for path, page in pages().items() if path.startswith(f"{PATH}-"))
    lines = dict(re.findall(r"^\| ([^|]+) \| [^\n]* \| ([^|\n]*) \|$", detailed, re.MULTILINE))
    every = [row for rows in parts().values() for row in rows if row.carriers]
    assert len(every) > 700
    for row in every:
        serving, _, naming = lines[row.place].partition("hanya menyebut: ")
        bearing = {one.code for one in row.carriers if one.bearing is not Bearing.NAMES}
        assert set(re.findall(r"\*\*([^*]+)\*\*", serving)) == bearing - {""}, row.place
        codes = {one.code for one in row.carriers} - bearing - {""}
        assert codes <= set(naming.split(", ")), row.place


def test_every_note_stands_with_its_provision() -> None:
    notes = {row.place: row.note for rows in parts().values() for row in rows if row.note}
    assert notes["Pasal 13 ayat (7)"] == (
        "Format itu tidak ada dalam naskah Lampiran; bentuk Keputusan tidak diatur."
    )
    assert {"Pasal 22 ayat (7)", "Pasal 25"} < notes.keys()
    detailed = [page for path, page in pages().items() if path.startswith(f"{PATH}-")]
    shown = "\n".join(render(page).html for page in detailed)
    for place, note in notes.items():
        cells = rf"<td>{re.escape(place)}</td>\s*<td>[^<]*<em>Catatan: ([^<]*)</em></td>"
        assert [unescape(found) for found in re.findall(cells, shown)] == [note], place
    assert notes["Pasal 22 ayat (7)"] in pages()[PATH].text


def test_the_legend_names_what_orders_nothing_and_counts_it_truly() -> None:
    """Few of the provisions that only explain say what a word means."""
    text = pages()[PATH].text
    silent = [row for rows in parts().values() for row in rows if row.status is Status.NO_ORDER]
    kinds = Counter(str(row.provision.jenis) for row in silent)
    assert kinds.keys() == {"judul", "definisi"}
    terms = 17 + len(("Pasal 13 ayat (2)", "Pasal 13 ayat (3)")) + len(DEFINED_IN_ANNEX)
    by_ref = {str(row.provision.ref): str(row.provision.ringkasan) for row in silent}
    assert [ref for ref in DEFINED_IN_ANNEX if " ialah " not in by_ref[ref]] == []
    [line] = [line for line in text.splitlines() if line.startswith("- **bukan perintah**: ")]
    assert f": {terms} pengertian istilah; {kinds['definisi'] - terms} tujuan, ruang" in line
    assert f"{kinds['judul']} judul, kalimat pengantar" in line
