"""The documents name commands that work and files that are there."""

import re
from pathlib import Path

import pytest

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings
from tests.structure.key_tables import DOCUMENT, document
from tests.structure.tree import ROOT

PICTURE_BYTES = 300_000
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_a_document_leads_to_a_heading_of_it(document: Path) -> None:
    text = document.read_text("utf-8")
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    anchors = {heading.replace(" ", "-") for heading in plain}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_the_readme_shows_the_two_commands_and_small_pictures() -> None:
    readme = ROOT / "README.md"
    lines = [line.partition("#")[0].strip() for line in readme.read_text("utf-8").splitlines()]
    assert "make build" in lines
    assert "make test" in lines
    pictures = [link for link in links(readme) if link.endswith((".png", ".svg"))]
    assert len(pictures) >= 2
    assert all((ROOT / picture).stat().st_size <= PICTURE_BYTES for picture in pictures)


def test_every_key_is_explained_as_the_schema_has_it() -> None:
    written = DOCUMENT.read_text("utf-8")
    assert written == document(), "renew it: python -m tests.structure.key_tables"
    anchors = {heading.lower().replace(" ", "-") for heading in HEADING.findall(written)}
    assert set(re.findall(r"\]\(#([^)]+)\)", written)) <= anchors


def test_the_example_of_a_process_is_one() -> None:
    texts = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    [example] = [text for text in texts if "sejajar:" in text]
    findings = Findings()
    node = read_bytes(example.encode(), "definisi.md", findings)
    assert node is not None
    assert decode(node, Proses, findings).value is not None
    assert list(findings) == []
