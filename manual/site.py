"""Puts the pages together and writes them into a folder."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from bpmn_gen.version import VERSION
from manual.contents import NOT_SHOWN, contents
from manual.finding_pages import problems
from manual.guide import GUIDE, ROOT, parts
from manual.links import PICTURES, Links, relative
from manual.markup import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manual.page import Page, Rendered

THEME = Path(__file__).parent / "theme"
INDEX = "aset/isi.js"
"""The words to be searched, as a script because pages of a folder may read no other files."""
_CONTENT_LEVELS = (2, 3)
"""Levels of headings that a page lists beside its text."""


@dataclass(frozen=True, slots=True)
class Site:
    """All files of the site by their path, and what is wrong with its pages."""

    files: dict[str, bytes]
    problems: tuple[str, ...]


def site() -> Site:
    """Make the whole site."""
    groups = {name: [render(page) for page in pages] for name, pages in contents().items()}
    every = [one for pages in groups.values() for one in pages]
    links = Links.between(every)
    template = _environment().get_template("page.html.j2")
    files: dict[str, bytes] = {}
    for at, one in enumerate(every):
        text = template.render(
            page=one.page,
            body=links.resolved(one),
            headings=[item for item in one.headings if item.level in _CONTENT_LEVELS],
            groups=_menu(groups, one),
            before=_way(one, every[at - 1]) if at else None,
            after=_way(one, every[at + 1]) if at + 1 < len(every) else None,
            root=relative(one.page.path, ".") + "/",
            version=VERSION,
        )
        files[f"{one.page.path}.html"] = text.encode()
    files[INDEX] = _index(groups).encode()
    for name in ("gaya.css", "situs.js"):
        files[f"aset/{name}"] = (THEME / name).read_bytes()
    for picture in sorted((ROOT / PICTURES).iterdir()):
        files[f"gambar/{picture.name}"] = picture.read_bytes()
    return Site(files, (*links.problems, *_left_out(every), *problems()))


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _menu(
    groups: dict[str, list[Rendered]], here: Rendered
) -> list[tuple[str, bool, list[tuple[str, str, bool]]]]:
    """Each group, whether it holds this page, and its pages: address, title, whether it is this."""
    return [
        (
            name,
            here in pages,
            [(*_way(here, one), one is here) for one in pages],
        )
        for name, pages in groups.items()
    ]


def _way(here: Rendered, there: Rendered) -> tuple[str, str]:
    """The address of another page and its title."""
    return relative(here.page.path, f"{there.page.path}.html"), there.page.title


def _index(groups: dict[str, list[Rendered]]) -> str:
    """The sections to be searched: address, title, heading, words, how soon it comes."""
    rows = [
        [
            f"{one.page.path}.html" + (f"#{section.heading.anchor}" if at else ""),
            one.page.title,
            section.heading.text if at else "",
            " ".join(" ".join(section.words).split()),
            _rank(one.page),
        ]
        for pages in groups.values()
        for one in pages
        for at, section in enumerate(one.sections)
    ]
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "window.ISI = [\n" + ",\n".join(lines) + "\n];\n"


def _rank(page: Page) -> int:
    """How soon a page is offered: 0 for tasks, 1 for the reference, 2 for what few read."""
    return 2 if page.is_aside else int(page.path.startswith("rujukan/"))


def _left_out(pages: list[Rendered]) -> Iterator[str]:
    """Parts of the guide that no page shows."""
    shown = {place for one in pages for place in one.page.stands_for} | NOT_SHOWN
    for part in parts(GUIDE):
        if f"{GUIDE}#{part.place}" not in shown:
            yield f"{GUIDE}: bagian '{part.heading}' tidak dimuat halaman mana pun"


def write(made: Site, folder: Path) -> None:
    """Write a site into a folder, in place of an earlier one.

    Raises:
        FileExistsError: when the folder holds something else.
    """
    if folder.exists():
        if any(folder.iterdir()) and not (folder / INDEX).is_file():
            raise FileExistsError(folder)
        shutil.rmtree(folder)
    for name, content in made.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
