"""The files of a review: the table among the outputs, the reasons beside the definitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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
    from bpmn_gen.review.reasons import Reason
    from bpmn_gen.store.project import Project

FOLDER = "reviu"
"""Name of the folder with the tables among the outputs, and of that with the reasons beside the
definitions."""
TABLE = "matriks-perubahan.xlsx"
PAGE = "peta-sebelum-sesudah.html"
PRINTED = "peta-sebelum-sesudah.pdf"
RECAP = "rekapitulasi.xlsx"
FORM = "penilaian-sop.xlsx"
NOTES = "catatan.xlsx"
NAMED = 3
"""Reasons that a sentence names."""
WRITTEN = ".bpmn-gen-reviu.json"
"""Remembers the files as they were written, so that one that somebody edited is known."""


class ReviewPlace(NamedTuple):
    """Where the files of one review are: of one unit, against one older state.

    Each older state has a folder of its own, so last year's reasons, minutes and findings stay as
    they are when this year's are written.
    """

    project: Project
    since: str = ""
    """The name of the older state; with an empty one, what is about several."""
    slug: str = ""
    """The folder of the unit; empty for all units."""

    @property
    def of_all(self) -> ReviewPlace:
        """That of all units that are compared with the same state."""
        return self._replace(slug="")

    @property
    def outputs(self) -> SideFolder:
        """The folder with what the program writes."""
        return SideFolder(self.project.output, "/".join(self._parts), WRITTEN)

    @property
    def beside(self) -> Path:
        """The folder, beside the definitions, with what staff say and found."""
        return self.project.defs.parent.joinpath(*self._parts)

    @property
    def reasons(self) -> Path:
        """Where staff give reasons."""
        return self.beside / FILE

    @property
    def assessment(self) -> Path:
        """Where the program keeps what was found when people looked how SOPs are followed."""
        return self.beside / "penilaian.json"

    @property
    def _parts(self) -> list[str]:
        """The names of its folders, from the top."""
        return [FOLDER, *filter(None, (self.since, self.slug))]


def tell_earlier(place: ReviewPlace, findings: Findings) -> None:
    """Tell of files of earlier versions of the program, which had one folder for all reviews."""
    old = place._replace(since="")
    if old.slug and any(path.is_file() for path in (old.reasons, old.assessment)):
        label = old.beside.as_posix()
        findings.warning(
            "review-elsewhere",
            f"isi '{label}' tidak dibaca, karena setiap pembanding kini mempunyai foldernya",
            Span(label),
            f"salin alasan dan penilaian yang masih berlaku ke {place.beside.as_posix()}",
        )


def read_file(place: ReviewPlace, findings: Findings) -> Reasons:
    """The reasons that staff gave; mistakes in them are reported."""
    path = place.reasons
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
    place: ReviewPlace,
    reasons: Reasons,
    changes: Iterable[Change],
    findings: Findings,
) -> Reasons:
    """The reasons with those that staff wrote into the table of the unit.

    What stands in the file is never replaced; where the table says something else, that is told.
    """
    folder = place.outputs
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
            f"tulis yang benar di {place.reasons.as_posix()}",
        )
    return made


def tell_unfitting(
    place: ReviewPlace, reasons: Reasons, changes: Iterable[Change], findings: Findings
) -> None:
    """Tell of reasons that fit no change any more, or were written when it was another one."""
    known = {one.key: one for one in changes}
    unused = [key for key, said in reasons.given.items() if said.reason and key not in known]
    if unused:
        findings.warning(
            "unused-reason",
            f"{len(unused)} alasan tidak dipakai, karena perubahannya tidak ada lagi: "
            f"{first_few(unused, NAMED)}",
            _at(place, reasons.given[unused[0]]),
            "bila kodenya berganti, salin alasannya ke kunci yang baru di akhir berkas; selebihnya "
            "boleh dibiarkan",
        )
    files = ((place, reasons.given), (place.of_all, reasons.shared))
    given = [(where, key, said) for where, read in files for key, said in read.items()]
    for where, key, said in given:
        if said.reason and key in known and not said.is_about(known[key]):
            findings.warning(
                "outdated-reason",
                f"alasan '{key}' ditulis untuk perubahan \"{said.sentence}\"; "
                f'kini perubahannya "{told(known[key])}"',
                _at(where, said),
                "bila alasannya masih benar, sesuaikan baris 'perubahan' pada isian itu; bila "
                "tidak, perbaiki alasannya juga",
            )


def _at(place: ReviewPlace, said: Reason) -> Span:
    """Where a reason stands in its file."""
    path = place.reasons.as_posix()
    return replace(said.span, path=path) if said.span else Span(path)


def read_assessment(place: ReviewPlace, findings: Findings) -> tuple[Assessment, bytes]:
    """What was found in a unit, with what staff wrote into the form; and the file as it lies there.

    A file that cannot be read is reported, and nothing of it is lost: it stays as it is.
    """
    path = place.assessment
    label = path.as_posix()
    try:
        content = path.read_bytes() if path.is_file() else b""
        known = assessment_from(content) if content else Assessment()
    except (ValueError, TypeError, RecursionError):
        hint = "ambil lagi berkas aslinya dari cadangan; jangan diubah dengan tangan"
        findings.error("assessment-damaged", f"'{label}' tidak terbaca", Span(label), hint)
        return Assessment(), b""
    folder = place.outputs
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


def write_assessment(place: ReviewPlace, known: Assessment, before: bytes) -> str:
    """Keep what was found; the path of the file, empty where it is as it was.

    Raises:
        OSError: when it cannot be written.
    """
    content = as_json(assessment_data(known))
    if content == before or (known.is_empty and not before):
        return ""
    path = place.assessment
    disk.write_atomically(path, content)
    return path.as_posix()


def write_reasons(place: ReviewPlace, before: str, text: str) -> str:
    """Write the file of reasons where it says more; its path, empty where it is as it was.

    Raises:
        OSError: when it cannot be written.
    """
    if text == before:
        return ""
    path = place.reasons
    disk.write_atomically(path, text.encode())
    return path.as_posix()
