"""Pages of layers as a PDF file: archivable, tagged, with real text, equal on every machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

import typst

from bpmn_gen.drawing.font_widths import font_folder
from bpmn_gen.picture.inks import INKS
from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.typst_program import PROGRAM

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bpmn_gen.picture.inks import Ink
    from bpmn_gen.picture.sheet import Sheet

POINTS_PER_MM = 72 / 25.4
POINTS_PER_PX = 72 / 96
"""The unit of title block and foot, whose size does not depend on the scale of the map."""
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""PDF/A-2a, so that files last for decades, and PDF/UA-1, so that programs can read them aloud."""


def compile_pages(
    sheet: Sheet, pages: Sequence[dict[str, object]], inks: Mapping[str, Ink] = INKS
) -> bytes:
    """The file of pages, which are given as the typst program reads them.

    Args:
        sheet: the words around the maps.
        pages: what is drawn on each.
        inks: the ink of each role on them.

    Raises:
        typst.TypstError: only if the program itself is at fault; no text can cause it.
    """
    data = {
        "title": printable(f"{sheet.code} {sheet.title}".strip()),
        "author": printable(sheet.unit),
        "keywords": [printable(word) for word in (sheet.form, sheet.code) if word],
        "date": date_data(sheet.dated),
        "inks": {role: asdict(ink) for role, ink in inks.items()},
        "pages": list(pages),
    }
    return compile_pdf(PROGRAM, data)


def date_data(dated: dt.date) -> tuple[int, int, int]:
    """The date in the metadata of a file, as typst reads it; PDF/A demands one."""
    return dated.year, dated.month, dated.day


def compile_pdf(
    program: bytes, data: Mapping[str, object], font_folders: tuple[str, ...] = ()
) -> bytes:
    """The file that a typst program makes of data.

    Args:
        program: the program, which reads the data as JSON.
        data: everything that the file shows; no text in it is read as a program.
        font_folders: folders with faces beside the one that is always there.

    Raises:
        typst.TypstError: when the program, or a template in it, is at fault.
    """
    compiled = _compiler(font_folders).compile(
        input=program,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARDS,
    )
    if not isinstance(compiled, bytes):  # only pictures of several pages come as a list
        raise TypeError(type(compiled))
    return compiled


def query_pdf(
    program: bytes, data: Mapping[str, object], font_folders: tuple[str, ...], label: str
) -> object:
    """The value at a label of the file that a typst program would make.

    Raises:
        typst.TypstError: when the program, or a template in it, is at fault.
    """
    answer = typst.query(
        program,
        f"<{label}>",
        field="value",
        one=True,
        font_paths=_fonts(font_folders),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return json.loads(answer)


@lru_cache(maxsize=4)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    """The faces for all documents of a process, read once because that takes long."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder()), *folders])


@lru_cache(maxsize=4)
def _compiler(folders: tuple[str, ...]) -> typst.Compiler:
    """One compiler for all documents of a process."""
    return typst.Compiler(font_paths=_fonts(folders))
