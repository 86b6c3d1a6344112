"""The SOP documents of a process, a unit type or a unit: from definitions to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.render.docx import write_docx
from bpmn_gen.render.sop_pdf import write_sop_pdf
from bpmn_gen.render.sop_svg import write_sop_svg
from bpmn_gen.render.sop_volume import (
    sop_pages,
    write_form_docx,
    write_form_pdf,
    write_volume_docx,
    write_volume_pdf,
)
from bpmn_gen.render.templates import TemplateError, Templates
from bpmn_gen.render.xlsx import write_xlsx
from bpmn_gen.sop.compose import lay_out_sop
from bpmn_gen.sop.style import document_style
from bpmn_gen.sop.volume import volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Findings

SOP_FILES = {
    "docx": "sop.docx",
    "xlsx": "sop.xlsx",
    "sop-pdf": "sop.pdf",
    "sop-svg": "sop.svg",
}
"""File name of each kind of SOP document, inside the folder of its process."""
VOLUME_FILES = ("buku-sop.docx", "buku-sop.pdf")
FORM_FILES = ("formulir-pemantauan-sop.docx", "formulir-pemantauan-sop.pdf")
"""File names inside the folder of a unit type or unit."""
TEMPLATE_SUFFIXES = (".docx", ".typ")
FONT_FOLDER = "huruf"
"""Folder of the templates in which a project may put faces for its PDF files."""
_SYSTEM_FONTS = (
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
    "/usr/share/fonts/opentype/urw-base35",
)
"""Where free metric equals of Bookman Old Style usually are."""
_BOOKMAN = ("TeX Gyre Bonum", "URW Bookman", "Bookman Old Style", "Roboto")


def read_templates(
    folder: Path, fallback: Path, defs: DefinitionSet, findings: Findings
) -> Templates:
    """The templates of a project; one that it lacks is taken from those that ship.

    Args:
        folder: the templates of the project.
        fallback: the templates that come with the program.
        defs: whose documents these are, and in which face.
        findings: told once when PDF files have to be set in another face.
    """
    files = {
        path.name: path.read_bytes()
        for place in (fallback, folder)
        for path in sorted(place.iterdir())
        if path.suffix in TEMPLATE_SUFFIXES and path.is_file()
    }
    author = str(defs.daerah.pemerintah)
    if defs.daerah.sop.huruf == "Arial":
        return Templates(files, author)
    places = (folder / FONT_FOLDER, *map(Path, _SYSTEM_FONTS))
    found = tuple(str(place) for place in places if _has_bookman(place))
    if not found:
        findings.info(
            "sop-font-missing",
            "huruf Bookman tidak ditemukan; PDF memakai Roboto dengan tata letak yang sama",
            defs.daerah.sop.span_of("huruf"),
            f"letakkan berkas TeX Gyre Bonum di templates/{FONT_FOLDER}",
        )
        return Templates(files, author)
    return Templates(files, author, _BOOKMAN, found)


def _has_bookman(folder: Path) -> bool:
    """Whether a folder holds a face with the metrics of Bookman."""
    marks = ("bonum", "bookman", "bookos")
    return folder.is_dir() and any(
        any(mark in path.name.lower() for mark in marks) for path in folder.iterdir()
    )


def render_sop(
    process: ResolvedProcess,
    defs: DefinitionSet,
    kinds: Iterable[str],
    templates: Templates,
    findings: Findings,
) -> dict[str, bytes]:
    """The files of one SOP by name; one whose template is broken is reported and left out."""
    document = lay_out_sop(process, defs, findings)
    files: dict[str, bytes] = {}
    for kind in kinds:
        match kind:
            case "docx":
                made = _make(findings, lambda: write_docx(document, templates))
            case "xlsx":
                made = write_xlsx(document, templates.author)
            case "sop-pdf":
                made = _make(findings, lambda: write_sop_pdf(document, templates))
            case "sop-svg":
                whole = lay_out_sop(process, defs, findings, endless=True)
                made = write_sop_svg(whole, process.source)
            case _:
                raise ValueError(kind)
        if made is not None:
            files[SOP_FILES[kind]] = made
    return files


def sop_volume(
    target: Target,
    processes: Sequence[ResolvedProcess],
    defs: DefinitionSet,
    templates: Templates,
    findings: Findings,
) -> dict[str, bytes]:
    """The bound volume of a unit's SOPs by file name."""
    documents = [lay_out_sop(process, defs, findings) for process in processes]
    pages = [sop_pages(document) for document in documents]
    words = volume(target, processes, defs, document_style(defs.daerah), pages)
    made = (
        _make(findings, lambda: write_volume_docx(words, documents, templates)),
        _make(findings, lambda: write_volume_pdf(words, documents, templates)),
    )
    return {name: one for name, one in zip(VOLUME_FILES, made, strict=True) if one is not None}


def monitoring_form(
    target: Target,
    processes: Sequence[ResolvedProcess],
    defs: DefinitionSet,
    templates: Templates,
    findings: Findings,
) -> dict[str, bytes]:
    """The form on which a unit's SOPs are monitored, by file name."""
    words = volume(target, processes, defs, document_style(defs.daerah), [1] * len(processes))
    made = (
        _make(findings, lambda: write_form_docx(words, templates)),
        _make(findings, lambda: write_form_pdf(words, templates)),
    )
    return {name: one for name, one in zip(FORM_FILES, made, strict=True) if one is not None}


def _make(findings: Findings, write: Callable[[], bytes]) -> bytes | None:
    """A file; None, with a finding, when its template is broken."""
    try:
        return write()
    except TemplateError as error:
        findings.error(
            "broken-template",
            f"templat '{error.template}' tidak dapat dipakai: {error.reason}",
            None,
            "perbaiki templat itu di folder templates, atau hapus agar templat bawaan dipakai",
        )
        return None
