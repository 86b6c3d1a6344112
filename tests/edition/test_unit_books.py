"""What builds of units leave for those of others spares work and never says anything else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands import accounts
from bpmn_gen.commands.accounts import UnitAccounts
from bpmn_gen.commands.build import build
from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.portal.accounts import SopAccount
from bpmn_gen.store import unit_books
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from tests.edition.town import FOLDER, PROCESS, UNIT, again, enacted, town

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAOS, OFFICE = "Kecamatan Maos", "Kecamatan Adipala"
OTHERS = f"- nama: {MAOS}\n  tipe: 7\n- nama: Dinas Perhubungan\n  tipe: 1\n"
OF_MAOS = (
    PROCESS.replace("CLP.99.01", "CLP.99.02")
    .replace("Contoh", "Hanya Maos")
    .replace("001/", "003/")
)
PAGES = ("index.html", "daftar.html")


@pytest.fixture
def region(tmp_path: Path) -> Project:
    """A project of three units, an office, and a process that only one unit has."""
    project = town(tmp_path)
    units = project.defs / "unit.yaml"
    units.write_text(units.read_text("utf-8") + OTHERS, "utf-8")
    own = project.defs / "proses/maos.yaml"
    own.write_text(OF_MAOS.replace("pelaku:", f"berlaku: [{MAOS}]\npelaku:", 1), "utf-8")
    office = project.defs / "unit/kecamatan-adipala"
    (office / "proses").mkdir(parents=True)
    (office / "unit.yaml").write_text(f"nama: {OFFICE}\ntipe: 7\nkode: ADP\n", "utf-8")
    (office / "proses/a.yaml").write_text(
        PROCESS.replace("CLP.99", "ADP.01").replace("001/", "004/"), "utf-8"
    )
    return project


Account = tuple[tuple[SopAccount, ...], int, str]
"""An account without its unit, which knows the line at which it is written."""


def told(project: Project) -> tuple[dict[str, Account], set[str]]:
    """The accounts of all units, and the folders of those that were looked at; kept in the books.

    The folder of a unit is looked at where the books do not tell it.
    """
    project = again(project)
    defs = load_checked(project, Findings())
    looking = UnitAccounts(project, defs, Statuses.of(project, Findings()))
    every = [*all_types(defs), *all_units(defs)]
    found = {}
    for target in every:
        one = looking.account(target)
        found[target.slug] = (one.sops, one.changes, one.compared)
    unit_books.remember(project.output, looking.books.values())
    return found, {*looking.resolved}


def afresh(project: Project) -> dict[str, Account]:
    """The same without any books."""
    shutil.rmtree(project.output / unit_books.FOLDER)
    return told(project)[0]


def replaced(name: str, old: str, new: str) -> Callable[[Project], None]:
    """An edit of a definition file."""

    def edit(project: Project) -> None:
        path = project.defs / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def added(name: str, text: str) -> Callable[[Project], None]:
    """A new definition file."""

    def edit(project: Project) -> None:
        (project.defs / name).write_text(text, "utf-8")

    return edit


def decreed_beside(project: Project) -> None:
    """A decree about one unit; its build drops the books of those that have no files."""
    books = project.output / unit_books.FOLDER
    kept = shutil.copytree(books, project.output.with_name("books"))
    enacted(project)
    shutil.copytree(kept, books, dirs_exist_ok=True)


KROYA, ADIPALA = FOLDER, "unit-kecamatan-adipala"
ENTRY = "  sop: {CLP.99.01: {nomor: 002/SOP}}\n"
SERVICE = f"unit/{ADIPALA.removeprefix('unit-')}/proses/a.yaml"
TIME = ("    kegiatan", "    waktu: 5 menit\n    kegiatan")
KROYAS, MAOSES = ((f"{name}\n  tipe: 7\n", f"{name}\n  tipe: 7\n{ENTRY}") for name in (UNIT, MAOS))
CALLING = (
    OF_MAOS.replace("CLP.99.02", "CLP.99.03")
    .replace("Hanya Maos", "Pemanggil")
    .replace("003/", "005/")
    .replace("  - selesai", "  - {proses: CLP.99.01, oleh: pemohon}\n  - selesai")
    .replace("pelaku:", f"berlaku: [{MAOS}]\npelaku:", 1)
)
EDITS = [
    (replaced("unit.yaml", *MAOSES), "unit-kecamatan-maos"),
    (replaced("proses/maos.yaml", "Menulis surat", "Menyusun surat"), "unit-kecamatan-maos"),
    (replaced(SERVICE, "Menulis surat", "Menyusun surat"), ADIPALA),
    (replaced("proses/contoh.yaml", *TIME), ""),
    (replaced("proses/maos.yaml", "nama: Hanya Maos", "nama: Pelayanan Maos"), ""),
    (added("proses/memanggil.yaml", CALLING), ""),
    (added("daerah.yaml", "nama: Kabupaten Cilacap\nsop: {pengesahan: bupati}\n"), ""),
    (decreed_beside, KROYA),
]  # fmt: skip
"""Edits, each with the only unit that it touches; empty where it touches all."""


@pytest.mark.parametrize(("edit", "touched"), EDITS, ids=map(str, range(len(EDITS))))
def test_only_units_that_an_edit_touches_are_looked_at_and_all_accounts_are_right(
    region: Project, edit: Callable[[Project], None], touched: str
) -> None:
    first, looked_at = told(region)
    assert looked_at == {*first}
    assert told(region) == (first, set())
    edit(region)
    second, looked_at = told(region)
    if touched:
        assert looked_at == {touched}
        assert {slug for slug in first if first[slug] != second[slug]} <= {touched}
    else:
        assert {KROYA, "unit-kecamatan-maos"} <= looked_at
    assert second == afresh(region)


def test_a_decree_about_a_unit_and_what_changed_since_stand_in_its_account(region: Project) -> None:
    told(region)
    enacted(region)
    sops, changes, _ = told(region)[0][KROYA]
    assert (changes, str(sops[0].state)) == (0, "ditetapkan")
    replaced("proses/contoh.yaml", "Menulis surat", "Menyusun surat")(region)
    sops, changes, _ = told(region)[0][KROYA]
    assert (changes, str(sops[0].state)) == (1, "berubah sejak ditetapkan")
    page = region.output / "reviu/2026-11-24-188-4-123" / FOLDER / "peta-sebelum-sesudah.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"x")
    found, looked_at = told(region)
    assert (found[KROYA][2], looked_at) == (page.relative_to(region.output).as_posix(), set())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"key": 1}', b'{"key": "K", "told": [1]}'])
def test_a_broken_book_is_made_again(region: Project, content: bytes) -> None:
    first, _ = told(region)
    path = region.output / unit_books.FOLDER / f"{KROYA}.json"
    key = path.read_text("utf-8").split('"')[3]
    path.write_bytes(content.replace(b"K", key.encode()))
    assert told(region) == (first, {KROYA})


def test_pages_made_by_builds_of_single_units_are_those_of_a_build_of_all(
    region: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(output: Path, *units: str) -> None:
        build(Project(region.defs, output), Request(unit=units, formats=("svg",), jobs=1))

    names = (UNIT, MAOS, OFFICE)
    for name in names[::-1]:
        made(region.output, name)
    books = {path.stem for path in (region.output / unit_books.FOLDER).iterdir()}
    assert books == {KROYA, "unit-kecamatan-maos", ADIPALA}
    replaced("proses/contoh.yaml", *TIME)(region)
    for name in names:
        made(region.output, name)
    looked_at = []
    monkeypatch.setattr(accounts, "resolve", lambda *given: looked_at.append(given))
    replaced("unit.yaml", *KROYAS)(region)
    made(region.output, UNIT)
    assert looked_at == []
    monkeypatch.undo()
    made(tmp_path / "all", *names)
    for page in PAGES:
        assert (region.output / page).read_bytes() == (tmp_path / "all" / page).read_bytes()


def test_the_book_of_a_unit_without_files_is_removed(region: Project) -> None:
    told(region)
    build(again(region), Request(unit=(UNIT,), formats=("svg",), jobs=1))
    assert [path.stem for path in (region.output / unit_books.FOLDER).iterdir()] == [KROYA]
