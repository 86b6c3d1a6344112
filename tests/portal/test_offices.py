"""What an office owns is led to as what all share is."""

from pathlib import Path

import pytest

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.portal.findable import findable
from bpmn_gen.portal.front_page import everywhere, front_page
from bpmn_gen.portal.listing import File
from bpmn_gen.portal.provisions import Anchors
from bpmn_gen.portal.standing import Standing, units_with_pages
from tests.build.test_offices import office, project

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
    groups = front_page(defs, FILES, everyone).groups
    assert [(group.code, group.name) for group in groups] == [("KKR.01", "Layanan")]
    index = findable(defs, everyone, FILES, Anchors(defs.peraturan))
    assert ("Layanan", CODE) in index.groups
    found = [one for one in index.findings if one.code == CODE]
    assert [(one.label, one.path) for one in found] == [
        (f"{CODE} Penerbitan surat keterangan", f"{CODE}/index.html")
    ]
