"""Widths are those of the faces that are printed, equal on every machine and with every version."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import font_roboto
import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics

from bpmn_gen.drawing.font_widths import CHARACTERS, arial, bookman, font_folder, roboto
from bpmn_gen.drawing.typography import DOCUMENT_FACES, Measure, advance

KNOWN = {
    ("arial", False): "726665215c36a69a",
    ("arial", True): "933e028d4b85cadd",
    ("roboto", False): "5ce0dc5c696ec508",
    ("roboto", True): "ef0345681c571bc1",
    ("bookman", False): "526b901de7c59a20",
    ("bookman", True): "3e0f627db86f734c",
}
"""Digests of all widths of a face by name and weight: others would break lines elsewhere."""

EM = 2048
"""Units of an em in the files of Roboto: at that size, nothing is rounded."""

OPENED = """
import sys
opened = set()
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.add(arguments[0])
sys.addaudithook(note)
from bpmn_gen.drawing.typography import DOCUMENT_FACES, text_width
text_width("Peta", 12.0)
for face in DOCUMENT_FACES.values():
    for bold in (False, True):
        face.wrap("Peta proses", 9.0, 12.0, bold=bold)
faces = (".ttf", ".otf", ".ttc", ".pfb", ".pfa", ".afm", ".pfm", ".dfont", ".woff")
print("\\n".join(sorted(path for path in opened if path.lower().endswith(faces))))
"""
"""Prints the files of faces that measuring opens."""


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("face", [arial, roboto, bookman], ids=lambda face: face.__name__)
def test_no_width_has_changed(face: Measure, bold: bool) -> None:
    name = getattr(face, "__name__", "")
    text = json.dumps(face(bold=bold), sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == KNOWN[name, bold]


@pytest.mark.parametrize("bold", [False, True])
def test_roboto_is_as_wide_as_another_library_finds_its_file(bold: bool) -> None:
    file = Path(font_roboto.__path__[0], "files", f"Roboto-{'Bold' if bold else 'Regular'}.ttf")
    face = ImageFont.truetype(file, EM, layout_engine=ImageFont.Layout.BASIC)
    found = {char: round(face.getlength(char) * 1000 / EM) for char in CHARACTERS}
    assert found == roboto(bold=bold)


@pytest.mark.parametrize("bold", [False, True])
def test_arial_is_as_wide_as_helvetica_in_a_pdf(bold: bool) -> None:
    name = "Helvetica-Bold" if bold else "Helvetica"
    lacking = {"\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}"}
    for char in sorted(set(CHARACTERS) - lacking):
        width = pdfmetrics.stringWidth(char, name, 1000)
        assert advance(char, bold=bold) * 1000 == pytest.approx(width), char
    assert lacking.isdisjoint(arial(bold=bold))


def test_measuring_opens_no_face_of_the_machine() -> None:
    run = subprocess.run([sys.executable, "-c", OPENED], capture_output=True, text=True, check=True)
    assert [Path(path) for path in run.stdout.split("\n") if path] == [
        font_folder() / "Roboto-Bold.ttf",
        font_folder() / "Roboto-Regular.ttf",
    ]
    assert font_folder() == Path(font_roboto.__path__[0], "files")


def test_a_character_counts_with_the_widest_face_that_a_document_is_shown_in() -> None:
    face = DOCUMENT_FACES["Bookman Old Style"]
    assert roboto(bold=False)["$"] < bookman(bold=False)["$"]
    assert roboto(bold=False)["@"] > bookman(bold=False)["@"]
    assert face.width("@", 1000) == pytest.approx(roboto(bold=False)["@"] * 1.02)
    assert face.width("$", 1000) == pytest.approx(bookman(bold=False)["$"] * 1.02)
