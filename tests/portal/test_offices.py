"""What an office owns is led to as what all share is."""

from pathlib import Path

import pytest

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.portal.accounts import UnitAccount
from bpmn_gen.portal.findable import findable
from bpmn_gen.portal.front_page import everywhere, front_page
from bpmn_gen.portal.listing import File
from bpmn_gen.portal.provisions import Anchors
from bpmn_gen.portal.standing import Standing, units_with_pages
from bpmn_gen.portal.trace_page import trace_page
from bpmn_gen.rules.coverage import trace
from tests.build.test_offices import SERVICE, office, project

FOLDER, CODE = "unit-kecamatan-kroya", "KKR.01.01"
FILES = [
    File(f"{FOLDER}/index.html", "portal", FOLDER, ""),
    File(f"{FOLDER}/{CODE}/index.html", "portal", FOLDER, CODE),
]


@pytest.fixture
def defs(tmp_path: Path) -> DefinitionSet:
    """The definitions of a project of one office."""
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    return load_checked(project(tmp_path), Findings())


@pytest.fixture
def everyone(defs: DefinitionSet) -> tuple[Standing, ...]:
    """The office, which has a page, with its process, which has one as well."""
    return units_with_pages(defs, {file.path for file in FILES})


def test_a_process_of_an_office_has_a_page_that_leads_to_its_units(
    defs: DefinitionSet, everyone: tuple[Standing, ...]
) -> None:
    (page,) = everywhere(defs, FILES, everyone)
    assert (page.path, page.names) == (f"proses/{CODE}.html", ("Penerbitan surat keterangan",))
    assert [unit.href for card in page.cards for unit in card.units] == [
        f"../{FOLDER}/{CODE}/index.html"
    ]


def test_the_front_page_and_the_search_know_the_groups_of_an_office(
    defs: DefinitionSet, everyone: tuple[Standing, ...]
) -> None:
    accounts = {one.target.slug: UnitAccount(one.target, ()) for one in everyone}
    groups = front_page(defs, FILES, everyone, accounts).groups
    assert [(group.code, group.name) for group in groups] == [("KKR.01", "Layanan")]
    index = findable(defs, everyone, FILES, Anchors(defs.peraturan))
    assert ("Layanan", CODE) in index.groups
    found = [one for one in index.findings if one.code == CODE]
    assert [(one.label, one.path) for one in found] == [
        (f"{CODE} Penerbitan surat keterangan", f"{CODE}/index.html")
    ]


LAW = """\
judul: Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2023 tentang Pelayanan
sebutan: Perda 3/2023
tanggal: 2023-05-02
ketentuan:
  - {id: satu, ref: Pasal 4 ayat (1), ringkasan: Petugas memeriksa berkas, jenis: langkah}
  - {id: dua, ref: Pasal 4 ayat (2), ringkasan: Camat menandatangani surat, jenis: langkah}
"""
CHECK = "kegiatan: Memeriksa berkas, "


def test_a_provision_of_an_office_leads_to_the_steps_of_the_office_that_carry_it_out(
    tmp_path: Path,
) -> None:
    """Two offices with the same regulation each have rows and ways of their own."""
    service = SERVICE.replace(CHECK, f"{CHECK}sumber: Perda 3/2023 Pasal 4 ayat (1), ")
    names = {"kecamatan-kroya": "Kecamatan Kroya", "kecamatan-maos": "Kecamatan Maos"}
    for slug, name in names.items():
        folder = office(tmp_path, slug, name, service=service)
        (folder / "peraturan").mkdir()
        (folder / "peraturan" / "perda.yaml").write_text(LAW, encoding="utf-8")
    defs = load_checked(project(tmp_path), Findings())
    paths = {
        f"unit-{slug}/{page}" for slug in names for page in ("index.html", f"{CODE}/index.html")
    }
    everyone = units_with_pages(defs, paths)
    anchors = Anchors(
        defs.peraturan, [one for own in defs.offices.values() for one in own.peraturan]
    )

    page = trace_page(defs, trace(defs), anchors, everyone)
    (part,) = (part for part in page.parts if "Nomor 3 Tahun 2023" in part.name)
    done = [row for row in part.provisions if row.status == "dilaksanakan"]
    assert [row.ref for row in done] == [
        "Pasal 4 ayat (1) Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2023"
    ] * 2
    assert [[one.href for one in row.elements] for row in done] == [
        [f"unit-{slug}/{CODE}/index.html#langkah-periksa"] for slug in names
    ]
    every = [row.anchor for part in page.parts for row in part.provisions]
    assert len(every) == len(set(every))
    found = [row for row in findable(defs, everyone, [], anchors).provisions if "2023" in row[0]]
    assert [anchor for _, anchor, _ in found] == [row.anchor for row in part.provisions]
    view = defs.seen_by(everyone[0].target.unit)
    assert anchors.seen_by(view.peraturan).find("Perda 3/2023 Pasal 4 ayat (2)") in every
