"""Workbooks of figures, worked out anew by LibreOffice, show what the program printed."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing_books.load_book import load_book
from bpmn_gen.costing_books.time_book import time_book
from bpmn_gen.render.excel.figures import write_figures
from tests.conformance.test_office import VALIDATOR
from tests.content.shipped import processes
from tests.costing.test_load import load
from tests.costing_books.office import office
from tests.running import SECONDS, missing

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.workbook.figures import FigureBook

DAY = dt.date(2026, 11, 30)
WRONG = -777
"""Stands in place of each value, so that what agrees has been worked out."""
ALWAYS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""The setting by which LibreOffice works out formulas whenever it opens a workbook."""
_UNITS = ("menit", "jam", "hari kerja", "hari", "minggu", "bulan", "detik")
_TIMED = (StepKind.WORK, StepKind.DECISION)


def timed(process: ResolvedProcess, chance: random.Random) -> ResolvedProcess:
    """The process with times of all kinds at most steps, and shares at all branches."""

    def step(one: Step) -> Step:
        least, more = chance.randint(1, 40), chance.randint(0, 20)
        said = f"{least}-{least + more} {chance.choice(_UNITS)}" if chance.random() < 0.9 else ""
        parts = [chance.randint(1, 9) for _ in one.outcomes]
        outcomes = tuple(
            replace(way, share=Fraction(part, sum(parts)))
            for way, part in zip(one.outcomes, parts, strict=True)
        )
        branches = tuple(tuple(map(step, branch)) for branch in one.branches)
        said = said if one.kind in _TIMED and not one.skips else ""
        return replace(one, branches=branches, outcomes=outcomes, duration=said)

    return replace(process, steps=tuple(map(step, process.steps)))


def shipped() -> list[ResolvedProcess]:
    """All processes of a kecamatan, with times by chance."""
    chance = random.Random(23)
    return [timed(process, chance) for process in processes(7).values()]


def worked() -> FigureBook:
    """The work of an office."""
    found = load()
    assert found is not None
    return load_book('Kecamatan "Uji"', found, Fraction(1250))


BOOKS = {
    "work": worked(),
    "office": time_book("Dinas Uji", office(), Pace()),
    "shipped": time_book("Kecamatan", shipped(), Pace()),
    "slow": time_book("Dinas Uji", office(), Pace(Fraction(5), 6)),
}


def unworked(book: FigureBook) -> FigureBook:
    """The same with a wrong value behind each formula."""
    pages = (
        replace(
            page,
            rows=tuple(
                tuple(replace(cell, value=WRONG) if cell.formula else cell for cell in row)
                for row in page.rows
            ),
        )
        for page in book.pages
    )
    return replace(book, pages=tuple(pages))


def recalculated(folder: Path, files: list[Path]) -> list[Path]:
    """Workbooks as LibreOffice saves them, with every formula worked out anew; all in one run."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    settings = f"-env:UserInstallation={profile.as_uri()}"
    saved = folder / "saved"
    words = ["soffice", settings, "--headless", "--convert-to", "xlsx", "--outdir", str(saved)]
    subprocess.run([*words, *map(str, files)], capture_output=True, timeout=SECONDS, check=True)
    return [saved / file.name for file in files]


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks with wrong values as LibreOffice saves them; it makes all in one run."""
    if not shutil.which("soffice"):
        missing("LibreOffice")
    folder = tmp_path_factory.mktemp("figures")
    files = []
    for name, book in BOOKS.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(write_figures(unworked(book), DAY))
    recalculated(folder, files)
    return {name: folder / "saved" / f"{name}.xlsx" for name in BOOKS}


@pytest.mark.parametrize("name", BOOKS)
def test_every_figure_is_what_its_formula_gives(name: str, worked_out: dict[str, Path]) -> None:
    saved = openpyxl.load_workbook(worked_out[name], data_only=True)
    compared = 0
    for page in BOOKS[name].pages:
        for number, row in enumerate(page.rows):
            column = 0
            for cell in row:
                if cell.formula:
                    found = saved[page.name].cell(number + 1, column + 1).value
                    place = f"{page.name} row {number + 1} column {column + 1}: {cell.formula}"
                    if isinstance(cell.value, str):
                        assert (found or "") == cell.value, place
                    else:
                        assert found == pytest.approx(float(cell.value or 0), abs=1e-9), place
                    compared += 1
                column += cell.across
    assert compared > 30


def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    if not VALIDATOR.is_file():
        missing("ooxml-validator (make conformance installs it)")
    path = tmp_path / "figures.xlsx"
    path.write_bytes(write_figures(BOOKS["office"], DAY))
    run = subprocess.run(
        [VALIDATOR, path], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert json.loads(run.stdout)["errors"] == []


def test_a_changed_number_changes_all_that_rests_on_it(tmp_path: Path) -> None:
    """Twice the volume, half the hours of a year, and a title that got its people."""
    if not shutil.which("soffice"):
        missing("LibreOffice")
    path = tmp_path / "work.xlsx"
    path.write_bytes(write_figures(BOOKS["work"], DAY))
    book = openpyxl.load_workbook(path)
    cells = {row[0].value: row[2] for row in book["Masukan"].iter_rows() if row[0].value}
    cells["CLP.01.01"].value = 200
    cells["Jam kerja efektif setahun"].value = 625
    cells["Kepala Seksi"].value = 1
    book.save(path)
    saved = openpyxl.load_workbook(recalculated(tmp_path, [path])[0], data_only=True)
    rows = {row[0].value: [cell.value for cell in row] for row in saved["Jabatan"].iter_rows()}
    assert rows["Camat"][1] == pytest.approx(3000)
    assert rows["Camat"][2] == pytest.approx(4.8)
    assert rows["Camat"][4] == pytest.approx(1 - 4.8)
    assert rows["Kepala Seksi"][3] == 1
    every = sum(rows[title][1] for title in ("Camat", "Kepala Seksi", "Petugas Loket"))
    assert rows["Seluruhnya"][1] == pytest.approx(every)
