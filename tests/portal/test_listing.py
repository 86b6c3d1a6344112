"""Files are called by what they are, and decrees stand on the front page."""

from collections.abc import Iterable

from bpmn_gen.compiler.wording import runs
from bpmn_gen.portal.accounts import UnitAccount
from bpmn_gen.portal.findable import findable
from bpmn_gen.portal.front_page import front_page
from bpmn_gen.portal.listing import File, documents, file_label, way
from bpmn_gen.portal.provisions import Anchors
from bpmn_gen.portal.standing import Standing, units_with_pages
from tests.content.shipped import definitions


def test_the_formats_of_a_document_stand_together() -> None:
    files = [File(f"tipe-07/CLP.01/sop.{end}", end, "tipe-07", "CLP.01") for end in ("pdf", "docx")]
    (document,) = documents(files, "tipe-07/index.html")
    assert document.name == "SOP"
    assert [(link.label, link.href) for link in document.formats] == [
        ("Word", "CLP.01/sop.docx"),
        ("PDF", "CLP.01/sop.pdf"),
    ]


def test_names_come_from_the_longest_known_beginning() -> None:
    assert file_label("tipe-07/peta/peta-relasi-CLP.02.svg") == "Peta relasi CLP.02"
    assert file_label("tipe-07/peta/peta-level-1-CLP.02.bpmn") == "Peta level 1 CLP.02"
    assert file_label("tipe-07/CLP.02/CLP.02.camunda7.bpmn") == "Proses"
    assert file_label("keputusan/keputusan-wali-kota.pdf") == "Rancangan Keputusan Wali Kota"


def test_ways_are_relative_and_safe_in_addresses() -> None:
    assert way("a/b c.svg", "a/d/index.html") == "../b%20c.svg"


def no_sops(everyone: Iterable[Standing]) -> dict[str, UnitAccount]:
    """Accounts of units, by folder, that say nothing."""
    return {one.target.slug: UnitAccount(one.target, ()) for one in everyone}


def test_a_decree_about_many_units_stands_on_the_front_page() -> None:
    decree = File("keputusan/keputusan-bupati.docx", "keputusan-docx", "keputusan", "")
    files = [decree, File("tipe-07/index.html", "portal", "tipe-07", "")]
    everyone = units_with_pages(definitions(), {file.path for file in files})
    page = front_page(definitions(), files, everyone, no_sops(everyone))
    assert [document.name for document in page.documents] == ["Rancangan Keputusan Bupati"]
    assert [card.number for card in page.cards] == [7]
    index = findable(definitions(), everyone, files, Anchors(definitions().peraturan))
    own = [one for one in index.findings if not one.units]
    assert [one.label.partition(":")[0] for one in own] == [
        "Rancangan Keputusan Bupati (Word)",
        "Daftar SOP menurut keadaan",
    ]
    inner = [one for one in index.findings if one.units]
    assert [one.path for one in inner[:2]] == ["index.html#penilai", "index.html#peran"]
    assert len(inner) > 10
    assert all(one.path.startswith("index.html#peran-") for one in inner[2:])
    assert all(one.label.startswith("Peran ") for one in inner[2:])
    (first, *others) = index.units
    assert first[0] == "Kecamatan"
    assert ("Kecamatan Kroya", "tipe-07") in [unit[:2] for unit in others]
    assert {unit[1] for unit in others} == {"tipe-07"}


def test_numbers_are_kept_as_runs() -> None:
    assert runs([5, 0, 1, 2]) == "0-2 5"
    assert runs([]) == ""


def test_anchors_are_made_of_places_and_differ() -> None:
    anchors = Anchors(definitions().peraturan)
    assert anchors.find("Pasal 13 ayat (5)") == "pasal-13-ayat-5"
    assert anchors.find("Lampiran II.B.2.a.2.a") == "lampiran-ii-b-2-a-2-a"
    assert anchors.find("Pasal 99") == ""
    every = [anchors.of(item) for book in definitions().peraturan for item in book.ketentuan]
    assert len(set(every)) == len(every)
