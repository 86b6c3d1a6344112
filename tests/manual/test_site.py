"""The documentation holds together: links, what it loads, the same bytes each time."""

from __future__ import annotations

import posixpath
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import html

from manual.guide import with_parts
from manual.site import INDEX, Site, write
from tests.manual.reading import made, pages
from tests.running import ROOT, SECONDS

if TYPE_CHECKING:
    from pathlib import Path

LOADED = ("//script/@src", "//link/@href", "//img/@src", "//iframe/@src", "//source/@src")


def documents() -> dict[str, html.HtmlElement]:
    """The pages of the site as a browser reads them."""
    files = made().files.items()
    return {name: html.fromstring(data) for name, data in files if name.endswith(".html")}


def test_every_page_is_there_and_nothing_is_wrong_with_it() -> None:
    assert made().problems == ()
    assert {f"{path}.html" for path in pages()} == documents().keys()
    assert len(pages()) > 50


def test_every_link_leads_to_a_file_and_an_anchor_of_it() -> None:
    tree = documents()
    anchors = {name: set(page.xpath("//@id")) for name, page in tree.items()}
    broken = []
    for name, page in tree.items():
        for link in page.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            if link.startswith(("http:", "https:", "data:")):
                continue
            path, _, anchor = unquote(link).partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if to not in made().files or (anchor and anchor not in anchors[to]):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_no_page_needs_anything_from_elsewhere() -> None:
    for name, page in documents().items():
        loaded = [link for path in LOADED for link in page.xpath(path)]
        assert [link for link in loaded if link.startswith(("http", "//", "/"))] == [], name
    for name in ("aset/gaya.css", "aset/situs.js"):
        assert b"http" not in made().files[name]


def test_each_heading_has_an_anchor_of_its_own_and_a_page_one_title() -> None:
    for name, page in documents().items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        assert len(page.xpath("//h1")) == 1, name


def test_marks_for_the_tests_are_not_shown() -> None:
    shown = [name for name, data in made().files.items() if b"<p>&lt;!--" in data]
    assert shown == []


def test_the_same_bytes_are_made_each_time(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "manual", str(tmp_path / "situs")],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
        timeout=SECONDS,
        check=True,
    )
    written = {
        path.relative_to(tmp_path / "situs").as_posix(): path.read_bytes()
        for path in (tmp_path / "situs").rglob("*")
        if path.is_file()
    }
    assert written == made().files


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_bytes(b"milik orang")
    with pytest.raises(FileExistsError):
        write(made(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.docx"]


def test_an_earlier_site_is_replaced_whole(tmp_path: Path) -> None:
    write(Site({INDEX: b"", "lama.html": b""}, ()), tmp_path / "situs")
    write(Site({INDEX: b"1"}, ()), tmp_path / "situs")
    assert [path.name for path in (tmp_path / "situs").rglob("*.*")] == ["isi.js"]


def test_a_part_that_the_guide_does_not_have_is_told() -> None:
    with pytest.raises(KeyError, match="Bagian yang tidak ada"):
        with_parts("<!-- bagian: Bagian yang tidak ada -->")


@pytest.mark.parametrize("name", sorted(pages()))
def test_pages_for_staff_are_short_enough_to_be_read(name: str) -> None:
    assert pages()[name].text.startswith("# ")
    assert 0 < len(pages()[name].title) < 80
