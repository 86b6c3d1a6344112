"""The documents name commands that work and files that are there."""

import re
from pathlib import Path

import pytest

from tests.structure.tree import ROOT

PICTURE_BYTES = 300_000
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)|<img[^>]+src=\"([^\"]+)\"")


def links(document: Path) -> list[str]:
    """The files that a document leads to or shows."""
    found = (one or other for one, other in LINK.findall(document.read_text("utf-8")))
    return [link for link in found if not link.startswith(("http:", "https:", "mailto:"))]


def test_the_documents_are_found() -> None:
    names = {path.name for path in DOCUMENTS}
    assert {"README.md", "README.id.md", "CHANGELOG.md", "ARCHITECTURE.md"} <= names


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    missing = [link for link in links(document) if not (document.parent / link).exists()]
    assert missing == []


def test_the_readme_shows_the_two_commands_and_small_pictures() -> None:
    readme = ROOT / "README.md"
    lines = [line.partition("#")[0].strip() for line in readme.read_text("utf-8").splitlines()]
    assert "make build" in lines
    assert "make test" in lines
    pictures = [link for link in links(readme) if link.endswith((".png", ".svg"))]
    assert len(pictures) >= 2
    assert all((ROOT / picture).stat().st_size <= PICTURE_BYTES for picture in pictures)
