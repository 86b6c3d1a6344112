"""The files of a review: the table among the outputs, the reasons beside the definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.side_folder import SideFolder
from bpmn_gen.compiler.wording import first_few
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.errors import RefusalError
from bpmn_gen.review.assessment import Assessment
from bpmn_gen.review.assessment import as_data as assessment_data
from bpmn_gen.review.assessment import from_bytes as assessment_from
from bpmn_gen.review.assessment_form import with_form
from bpmn_gen.review.reasons import FILE, LARGEST, Reasons, read_reasons, told
from bpmn_gen.review.taking import said_in_table, with_taken
from bpmn_gen.store import disk
from bpmn_gen.store.manifest import as_json
from bpmn_gen.workbook.package import read_bounded
from bpmn_gen.workbook.reading import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.review.change import Change
    from bpmn_gen.store.project import Project

FOLDER = "reviu"
"""Name of the folder with the tables among the outputs, and of that with the reasons beside the
definitions."""
TABLE = "matriks-perubahan.xlsx"
PAGE = "peta-sebelum-sesudah.html"
PRINTED = "peta-sebelum-sesudah.pdf"
RECAP = "rekapitulasi.xlsx"
FORM = "penilaian-sop.xlsx"
NAMED = 3
"""Reasons that a sentence names."""
WRITTEN = ".bpmn-gen-reviu.json"
"""Remembers the files as they were written, so that one that somebody edited is known."""


def review_folder(project: Project, slug: str) -> SideFolder:
    """Where the files of the review of a unit go; without a slug those about all units."""
    return SideFolder(project.output, "/".join(filter(None, (FOLDER, slug))), WRITTEN)


def reasons_file(project: Project, slug: str) -> Path:
    """Where staff give the reasons of a unit, or without one those of all units."""
    return project.defs.parent / FOLDER / slug / FILE


def read_file(project: Project, slug: str, findings: Findings) -> Reasons:
    """The reasons that staff gave; mistakes in them are reported."""
    path = reasons_file(project, slug)
    label = path.as_posix()
    if not path.exists():
        return Reasons()
    own = Findings()
    read = None
    if path.stat().st_size > LARGEST:
        own.error("reasons-too-large", f"'{label}' terlalu besar untuk dibaca", Span(label))
    else:
        try:
            read = read_reasons(path.read_bytes().decode("utf-8-sig"), label, own)
        except UnicodeDecodeError:
            told = f"'{label}' bukan teks UTF-8"
            own.error("not-utf8", told, Span(label), "simpan berkasnya sebagai UTF-8")
    findings.extend(own)
    return read or Reasons()


def with_table(
    project: Project,
    slug: str,
    reasons: Reasons,
    changes: Iterable[Change],
    findings: Findings,
) -> Reasons:
    """The reasons with those that staff wrote into the table of the unit.

    What stands in the file is never replaced; where the table says something else, that is told.
    """
    folder = review_folder(project, slug)
    path = folder.folder / TABLE
    label = path.as_posix()
    try:
        content = read_bounded(path)
        if folder.is_written(TABLE, content):
            return reasons
        said = said_in_table(read_workbook(content, label), findings)
    except FileNotFoundError:
        return reasons
    except RefusalError as error:
        findings.warning("table-unreadable", f"'{label}' tidak terbaca: {error}", Span(label))
        return reasons
    made, refused = with_taken(reasons, said, {one.key: told(one) for one in changes})
    for key in refused:
        findings.warning(
            "reason-differs",
            f"isian '{key}' di matriks berbeda dari {FILE} dan tidak diambil",
            Span(label),
            f"tulis yang benar di {reasons_file(project, slug).as_posix()}",
        )
    return made


def tell_unused(
    project: Project,
    slug: str,
    reasons: Reasons,
    changes: Iterable[Change],
    findings: Findings,
) -> None:
    """Tell of reasons whose change is not there any more, as when a code was changed since."""
    known = {one.key: one for one in changes}
    unused = [
        key
        for key, said in reasons.given.items()
        if said.reason and not (key in known and said.holds_for(known[key]))
    ]
    if unused:
        label = reasons_file(project, slug).as_posix()
        findings.warning(
            "unused-reason",
            f"{len(unused)} alasan tidak dipakai, karena perubahannya tidak ada lagi: "
            f"{first_few(unused, NAMED)}",
            Span(label),
            "bila kodenya berganti, pindahkan alasannya ke kunci yang baru di akhir berkas",
            "bila dari reviu yang lalu, hapus isian itu; tempat yang baru ditulis di akhir berkas",
        )


def read_assessment(project: Project, slug: str, findings: Findings) -> tuple[Assessment, bytes]:
    """What was found in a unit, with what staff wrote into the form; and the file as it lies there.

    A file that cannot be read is reported, and nothing of it is lost: it stays as it is.
    """
    path = assessment_file(project, slug)
    label = path.as_posix()
    try:
        content = path.read_bytes() if path.is_file() else b""
        known = assessment_from(content) if content else Assessment()
    except (ValueError, TypeError, RecursionError):
        hint = "ambil lagi berkas aslinya dari cadangan; jangan diubah dengan tangan"
        findings.error("assessment-damaged", f"'{label}' tidak terbaca", Span(label), hint)
        return Assessment(), b""
    folder = review_folder(project, slug)
    form = folder.folder / FORM
    try:
        filled = read_bounded(form)
        if not folder.is_written(FORM, filled):
            known = with_form(known, read_workbook(filled, form.as_posix()), findings)
    except FileNotFoundError:
        pass
    except RefusalError as error:
        told = f"'{form.as_posix()}' tidak terbaca: {error}"
        findings.warning("form-unreadable", told, Span(form.as_posix()))
    return known, content


def assessment_file(project: Project, slug: str) -> Path:
    """Where the program keeps what was found in a unit."""
    return project.defs.parent / FOLDER / slug / "penilaian.json"


def write_assessment(project: Project, slug: str, known: Assessment, before: bytes) -> str:
    """Keep what was found; the path of the file, empty where it is as it was.

    Raises:
        OSError: when it cannot be written.
    """
    content = as_json(assessment_data(known))
    if content == before or (known.is_empty and not before):
        return ""
    path = assessment_file(project, slug)
    disk.write_atomically(path, content)
    return path.as_posix()


def write_reasons(project: Project, slug: str, before: str, text: str) -> str:
    """Write the file of reasons where it says more; its path, empty where it is as it was.

    Raises:
        OSError: when it cannot be written.
    """
    if text == before:
        return ""
    path = reasons_file(project, slug)
    disk.write_atomically(path, text.encode())
    return path.as_posix()
