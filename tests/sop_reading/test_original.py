"""The picture of the original shows its cells, shapes and lines where they are, and every row."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

from bpmn_gen.sop_files import open_file, sheets_of
from bpmn_gen.sop_files.sheet import Box, Cell, Line, Shape, ShapeKind, Sheet, Table
from bpmn_gen.sop_reading.original import PX, original_of
from bpmn_gen.sop_reading.reading import as_read, read_sops
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.plain_forms import HEAD, TOP, row, workbook
from tests.sop_reading.test_drawn_doubts import drawn

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("seed", range(14))
def test_every_row_is_found_where_its_words_are(seed: int) -> None:
    with TemporaryDirectory() as folder:
        path, _, _ = made_file(seed, Path(folder))
        sheets = as_read(sheets_of(open_file(path))[0])
        for sop in read_sops(sheets_of(open_file(path))[0]):
            made = original_of(sop, sheets)
            root = etree.fromstring(made.svg)
            width, height = float(root.get("width", 0)), float(root.get("height", 0))
            tops = []
            for step, source in zip(sop.steps, made.rows, strict=True):
                assert source is not None
                assert source.place == step.place
                x, y, wide, high = source.box
                assert 0 <= x <= x + wide <= width + 0.1
                assert 0 <= y <= y + high <= height + 0.1
                tops.append(y)
            assert tops == sorted(tops)
            name = made.source(sop.identity.name)
            assert name is None or name.box[2] > 0
            assert made.source("kata yang tidak ada di berkas ini") is None


def test_what_is_drawn_stands_where_it_was(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"SOP": [*TOP, *HEAD, row("1", "<b>&'\""), row("2")]})
    sheets = as_read(sheets_of(open_file(path))[0])
    [sop] = read_sops(sheets)
    made = original_of(sop, sheets)
    root = etree.fromstring(made.svg)
    words = "".join(map(str, root.itertext()))
    assert "Surat Masuk" in words
    assert "<b>&'\"" in words
    assert not list(root.iter(f"{SVG}b", f"{SVG}script"))
    first, second = (one.box for one in made.rows if one is not None)
    assert second[1] - first[1] == pytest.approx(15 * PX)
    source = made.source("Surat Masuk")
    assert source is not None
    assert source.place == "sel B1"


def test_what_was_drawn_far_away_does_not_make_it_endless() -> None:
    sop = drawn([(n, 0, ShapeKind.BOX) for n in range(3)], [(0, 1), (1, 2)])
    cells = tuple(
        Cell(y, x, y, x, text, f"sel {x} {y}")
        for y, line in enumerate([*HEAD, *(row(str(n)) for n in range(1, 4))])
        for x, text in enumerate(line)
        if text
    )
    table = Table(tuple(50.0 * n for n in range(9)), tuple(20.0 * n for n in range(6)), cells)
    far = Shape("1", ShapeKind.BOX, Box(1e7, 1e7, 1e7 + 9, 1e7 + 9), "jauh")
    away = Line("2", ((10.0, 10.0), (-1e8, 10.0)))
    root = etree.fromstring(original_of(sop, [Sheet("A", (table,), (far,), (away,))]).svg)
    assert float(root.get("width", 0)) < 700
    assert "jauh" not in "".join(map(str, root.itertext()))
    assert not list(root.iter(f"{SVG}polyline"))


def test_a_book_without_end_is_cut() -> None:
    rows = [*HEAD, *(row(str(n)) for n in range(1, 3000))]
    cells = tuple(
        Cell(y, x, y, x, text, f"sel {x} {y}")
        for y, line in enumerate(rows)
        for x, text in enumerate(line)
        if text
    )
    table = Table(
        tuple(50.0 * n for n in range(9)), tuple(15.0 * n for n in range(len(rows) + 1)), cells
    )
    [sop] = read_sops([Sheet("A", (table,))])
    made = original_of(sop, [Sheet("A", (table,))])
    assert len(made.svg) < 4_000_000
    assert len(made.rows) == len(sop.steps)
