"""Poppler reads every printed map: F4, its own fonts, and every word of the model."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conformance.bpmn import File
from tests.running import missing

F4 = (330 / 25.4 * 72, 215 / 25.4 * 72)
"""pt; lying."""

Poppler = Callable[..., str]


@pytest.fixture(scope="module")
def poppler() -> Poppler:
    """Runs one of poppler's tools."""
    if not shutil.which("pdftotext"):
        missing("poppler-utils")

    def run(tool: str, *arguments: str) -> str:
        done = subprocess.run(
            [tool, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout

    return run


@pytest.fixture(scope="module")
def pdfs(paths: list[Path]) -> dict[Path, Path]:
    """The printed map beside each BPMN file."""
    return {path: path.parent / "peta-lintas-fungsi.pdf" for path in paths}


def words(text: str) -> set[str]:
    """The words of a text, wherever its lines break."""
    return set(re.findall(r"\w+", text))


@pytest.fixture(scope="module")
def kecamatan(pdfs: dict[Path, Path]) -> list[Path]:
    """The printed maps of one unit type; all are made alike."""
    found = [pdf for pdf in pdfs.values() if pdf.parent.parent.name == "tipe-07"]
    assert found
    return found


def test_all_pages_of_a_map_are_f4_and_lie_or_stand_alike(
    poppler: Poppler, kecamatan: list[Path]
) -> None:
    for pdf in kecamatan:
        pages = re.findall(
            r"Page +\d+ size: +([\d.]+) x ([\d.]+)", poppler("pdfinfo", "-l", "-1", str(pdf))
        )
        assert pages
        assert len(set(pages)) == 1, pdf
        sides = sorted((float(side) for side in pages[0]), reverse=True)
        assert sides == pytest.approx(F4, abs=0.5), pdf


def test_every_font_is_in_the_file(poppler: Poppler, kecamatan: list[Path]) -> None:
    for pdf in kecamatan:
        fonts = poppler("pdffonts", str(pdf)).splitlines()[2:]
        assert fonts
        # Columns from the right: object id (two), uni, sub, emb.
        assert [font for font in fonts if font.split()[-5] != "yes"] == [], pdf


def test_every_name_is_printed(poppler: Poppler, pdfs: dict[Path, Path]) -> None:
    printed = 0
    for path, pdf in pdfs.items():
        text = words(poppler("pdftotext", str(pdf), "-"))
        file = File(path)
        for item in [*file.flow_nodes.values(), *file.flows.values(), *file.find("//bpmn:lane")]:
            assert words(item.get("name") or "") <= text, f"{pdf}: {item.get('name')}"
            printed += bool(item.get("name"))
    assert printed > 50
