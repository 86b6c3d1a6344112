"""Which files are judged for all of them."""

import zipfile
from pathlib import Path

import pytest

from tests.conformance.forms import everything_once

PLAIN = '<a><b w="12"/><b w="3"/></a>'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def written(folder: Path, name: str, content: str, **more: str) -> Path:
    """An Office file with one part that has one relation, and other parts if asked for."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", content)
        archive.writestr("word/_rels/document.xml.rels", '<c><d Id="r1"/></c>')
        for part, text in more.items():
            archive.writestr(f"word/{part}.xml", text)
    return path


def test_a_file_in_which_nothing_is_new_is_left_out(tmp_path: Path) -> None:
    one = written(tmp_path, "a.docx", PLAIN)
    other = written(tmp_path, "b.docx", '<a><b w="7"/><b w="8"/><b w="9"/></a>')
    assert everything_once([one, other]) == [one]


@pytest.mark.parametrize(
    "content",
    [
        '<a><b w="12"/><b w="-3"/></a>',
        '<a><b w="12"/><b w="NaN"/></a>',
        '<a><b w="12"/><b v="3"/></a>',
        '<a><b w="12"/><b w="3">text</b></a>',
        '<a><b w="12"/><c/><b w="3"/></a>',
        "<a><b/></a>",
    ],
)
def test_a_file_with_anything_of_its_own_is_judged(tmp_path: Path, content: str) -> None:
    one, other = written(tmp_path, "a.docx", PLAIN), written(tmp_path, "b.docx", content)
    assert other in everything_once([one, other])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<b id="1"/><b id="2"/>', '<b id="1"/><b id="1"/>'),
        ('<b r:id="r1"/>', '<b r:id="r2"/>'),
    ],
    ids=["id that stands twice", "relation to nothing"],
)
def test_what_only_other_parts_of_a_file_show_is_judged(
    tmp_path: Path, right: str, wrong: str
) -> None:
    files = [
        written(tmp_path, "a.docx", f"<a {R}>{right}</a>"),
        written(tmp_path, "b.docx", f"<a {R}>{wrong}</a>"),
    ]
    assert everything_once(files) == files


def test_a_part_of_another_kind_is_judged_too(tmp_path: Path) -> None:
    one = written(tmp_path, "a.docx", PLAIN, header1=PLAIN)
    other = written(tmp_path, "b.docx", PLAIN, header2=PLAIN, footer1=PLAIN)
    assert everything_once([one, other]) == [other]
