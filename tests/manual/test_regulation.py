"""What pages say of the regulation is in its catalogue."""

from __future__ import annotations

import re

import pytest

from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.rules.coverage import Status
from manual.regulation_pages import PATH, definitions, parts, served
from tests.manual.reading import pages

CITED = re.compile(r"Pasal \d+(?: ayat \(\d+\))?(?: huruf [a-z])?")
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
        assert cells[1:3] == [str(row.provision.ringkasan), row.status]
        assert cells[4] == output
        codes = {one.code for one in row.carriers if one.code}
        assert set(cells[3].split(", ")) == (codes or {"-"})


def test_every_provision_about_process_maps_has_what_serves_it() -> None:
    orders = [row.place for row in parts()["Pasal 22"] if row.status is not Status.NO_ORDER]
    assert len(orders) == 11
    assert list(served()["proses-bisnis"]) == orders


def test_adjusting_sops_is_not_taken_for_monitoring_them() -> None:
    output = served()["proses-bisnis"]["Pasal 22 ayat (5)"]
    assert "SOP yang disesuaikan mendapat nomor revisi" in output
    assert "pemantauan" not in output


def test_the_legend_names_every_kind_that_orders_nothing() -> None:
    text = pages()[PATH].text
    silent = [row for rows in parts().values() for row in rows if row.status is Status.NO_ORDER]
    kinds = {str(row.provision.jenis) for row in silent}
    assert kinds == {"judul", "definisi"}
    [line] = [line for line in text.splitlines() if line.startswith("- **bukan perintah**: ")]
    for kind, words in (("judul", "judul, kalimat pengantar"), ("definisi", "pengertian istilah")):
        count = sum(str(row.provision.jenis) == kind for row in silent)
        assert f"{count} {words}" in line
