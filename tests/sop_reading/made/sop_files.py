"""Whole files with their truth."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING

from tests.sop_reading.made import form
from tests.sop_reading.made.content import Story, Truth, identity, story
from tests.sop_reading.made.drawing import Hand, NoRoomError, Surface
from tests.sop_reading.made.excel import Page, write_workbook
from tests.sop_reading.made.manner import Manner, manner
from tests.sop_reading.made.word import Body, write_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sop_reading.made.form import Grid, TablePart

TIERS = ("rapi", "sedang", "parah")


def made_file(seed: int, folder: Path) -> tuple[Path, list[Truth], Manner]:
    """Write the file of a seed; gives its truths in order and how it was drawn."""
    suffix = ("xlsx", "docx")[seed % 2]
    path = folder / f"{seed:03d}.{suffix}"
    dice = random.Random(seed)
    while True:
        how = manner(dice, TIERS[min(seed % 7, 2)], suffix)
        _settle(how)
        with suppress(NoRoomError):
            truths = (_workbook if suffix == "xlsx" else _document)(path, how, dice)
            return path, truths, how


def _settle(how: Manner) -> None:
    """Leave out what does not go together."""
    # On a sheet both parts stand under each other, and nothing tells the second from a gap.
    how.headless = how.headless and how.suffix == "docx"
    if how.suffix == "docx":
        how.glue, how.extra_sops = "tanpa", min(how.extra_sops, 1)
    if how.suffix == "xlsx" or how.container.endswith("inline"):
        how.low_rows = False
    if how.container.endswith("inline"):
        how.off_cell, how.wide, how.jitter, how.merged_rows = False, False, 0.0, False
    if how.identity_at in {"samping", "kiri"}:
        how.title = False
    if how.identity_at == "lembar_sesudah":
        how.extra_sops = 0
    if how.identity_at in {"samping", "kiri"} and how.suffix == "xlsx":
        how.pages = how.hidden = False


def _story(how: Manner, dice: random.Random) -> tuple[Story, Truth]:
    """A story and its whole truth."""
    told = story(dice, how)
    form.add_numbers(told, how)
    who = identity(dice, how)
    return told, who


def _truth(told: Story, who: Truth) -> Truth:
    """What a person reads."""
    return who | {
        "pelaku": told.actors,
        "langkah": told.steps,
        "alur": [{"dari": a + 1, "ke": b + 1, "label": label} for a, b, label in told.flows],
        "cacat": [{"jenis": kind, "dari": place + 1} for kind, place in told.flaws],
    }


def _parts(told: Story, how: Manner) -> list[TablePart]:
    """The tables of the steps: one, or two with the head again."""
    count = len(told.steps)
    cut = count // 2 if how.pages and count > 5 else count
    return [
        form.table(told, how, steps, bool(how.ticks))
        for steps in (range(cut), range(cut, count))
        if steps
    ]


def _workbook(path: Path, how: Manner, dice: random.Random) -> list[Truth]:
    """A workbook of one or several SOPs."""
    pages: list[Page] = []
    truths = []
    stacked = how.identity_at == "atas" and dice.random() < 0.5
    hidden = Page("Draf lama", is_hidden=True)
    next_id = 1
    for number in range(1 + how.extra_sops):
        told, who = _story(how, dice)
        if how.ticks:
            form.speak(dice, told, how)
        name = "SOP" if not how.extra_sops else f"SOP {number + 1}"
        page = pages[-1] if stacked and pages else Page(name)
        if page not in pages:
            if how.identity_at == "lembar_lain":
                pages.append(_identity_page(f"Identitas {number + 1}", who, how))
            pages.append(page)
        row, column, first = _place_identity(page, who, told, how)
        surfaces: list[Surface] = []
        for part in _parts(told, how):
            row += 2 * bool(surfaces)
            _put(page, part.grid, row, column)
            surfaces.append(Surface(part, page.xs()[column:], page.ys()[row:]))
            row += len(part.grid.heights)
        page.surfaces += surfaces
        if how.identity_at == "lembar_sesudah":
            pages.append(_identity_page("Identitas", who, how))
        if not how.ticks:
            hand = Hand(dice, told, how, next_id)
            hand.draw(surfaces)
            next_id = hand.next_id
        for surface in surfaces:
            top, left = page.ys().index(surface.ys[0]), column
            page.cells += [(r + top, c + left, r + top, c + left, t) for r, c, t in surface.words]
        _finish(page, row, who, how, first)
        truths.append(_truth(told, who))
    if how.hidden:
        hidden.cells = list(pages[-1].cells)
        pages.insert(0, hidden)
    write_workbook(path, pages, how, dice)
    return truths


def _place_identity(page: Page, who: Truth, told: Story, how: Manner) -> tuple[int, int, bool]:
    """Write the first page; gives row and column of the table, and whether the rest is below."""
    start = max((cell[2] for cell in page.cells), default=-4) + 4
    columns = len(told.actors) + 6
    at = how.identity_at
    if at in {"atas", "satu_sel"}:
        if how.title:
            title = ("STANDAR OPERASIONAL PROSEDUR (SOP)", who["nama"].upper())
            for text in title:
                page.cells.append((start, 0, start, columns - 1, text))
                start += 1
            start += 1
        grid = form.first_page(who, how) if at == "atas" else form.one_cell(who, how)
        edges = [0, 4, columns]
        if at == "atas":
            edges = [0, 4, 5, 6, columns] if how.colon == "sel" else [0, 4, 6, columns]
        _put(page, grid, start, 0, edges)
        return start + len(grid.heights) + 2, 0, False
    if at == "samping":
        _put(page, form.first_page(who, how), start, columns + 1 + 2 * how.offset)
    elif at == "kiri":
        _put(page, form.first_page(who, how), start, 0)
        return start, 5, False
    return start, 2 * how.offset, at == "bawah"


def _finish(page: Page, row: int, who: Truth, how: Manner, below: bool) -> None:
    """What stands under a table."""
    if how.footnote:
        page.cells.append((row + 1, 1, row + 1, 1, "*) Waktu dapat berubah sesuai keadaan."))
        row += 2
    if below:
        grid = form.first_page(who, how)
        _put(page, grid, row + 3, 0, [0, 4, 5, 6, 9] if how.colon == "sel" else [0, 4, 6, 9])
        row += 3 + len(grid.heights)
    if how.signature:
        lines = (
            "Ditetapkan di Ibukota", who["disahkan_jabatan"], "", who["disahkan_nama"],
            f"NIP. {who['disahkan_nip']}",
        )  # fmt: skip
        page.cells += [(row + 4 + n, 6, row + 4 + n, 6, text) for n, text in enumerate(lines)]


def _identity_page(name: str, who: Truth, how: Manner) -> Page:
    """A sheet of its own."""
    page = Page(name)
    _put(page, form.first_page(who, how), 1, 0)
    return page


def _put(page: Page, grid: Grid, row: int, column: int, edges: list[int] | None = None) -> None:
    """Put a grid on a sheet; with edges its columns take several of the sheet."""
    if edges is None:
        for place, width in enumerate(grid.widths):
            page.widths.setdefault(column + place, width)
        edges = list(range(column, column + len(grid.widths) + 1))
    for place, height in enumerate(grid.heights):
        page.heights.setdefault(row + place, height)
    for first, left, last, right, text in grid.cells:
        page.cells.append((row + first, edges[left], row + last, edges[right + 1] - 1, text))


def _document(path: Path, how: Manner, dice: random.Random) -> list[Truth]:
    """A document of one or two SOPs."""
    body = Body(how, dice)
    if how.tier != "rapi":
        body.indent = dice.choice((0.0, 0.0, 5.4, 12.0))
    truths = []
    next_id = 1
    for number in range(1 + how.extra_sops):
        told, who = _story(how, dice)
        if how.ticks:
            form.speak(dice, told, how)
        if number:
            body.paragraph("", breaks=True)
        _identity_of_document(body, who, how)
        body.paragraph("", breaks=True)
        surfaces = [_surface(part, body) for part in _parts(told, how)]
        if not how.ticks:
            hand = Hand(dice, told, how, next_id)
            hand.draw(surfaces)
            next_id = hand.next_id
        for place, surface in enumerate(surfaces):
            if place:
                body.paragraph("", breaks=True)
            for row, column, text in surface.words:
                surface.part.grid.put(row, column, text)
            body.drawn(surface.part.grid, surface)
        _finish_document(body, who, how)
        truths.append(_truth(told, who))
    write_document(path, body)
    return truths


def _surface(part: TablePart, body: Body) -> Surface:
    """What lies over a table of a document."""
    left = body.indent - 5.4
    xs = list(accumulate((width * 0.75 for width in part.grid.widths), initial=left))
    return Surface(part, xs, list(accumulate(part.grid.heights, initial=0.0)))


def _finish_document(body: Body, who: Truth, how: Manner) -> None:
    """What stands under a table."""
    if how.identity_at == "bawah":
        body.paragraph("")
        body.grid(form.first_page(who, how))
    if how.footnote:
        body.paragraph("*) Waktu dapat berubah sesuai keadaan.")
    if how.signature:
        body.paragraph(who["disahkan_jabatan"])
        body.paragraph(who["disahkan_nama"])
        body.paragraph(f"NIP. {who['disahkan_nip']}")


def _identity_of_document(body: Body, who: Truth, how: Manner) -> None:
    """The first page in one of its forms."""
    if how.title:
        body.paragraph(f"STANDAR OPERASIONAL PROSEDUR\n{who['nama'].upper()}")
    if how.identity_at == "paragraf":
        for line in form.paragraphs(who, how):
            body.paragraph(line)
    elif how.identity_at == "satu_sel":
        body.grid(form.one_cell(who, how))
    elif how.identity_at != "bawah":
        body.grid(form.first_page(who, how))
