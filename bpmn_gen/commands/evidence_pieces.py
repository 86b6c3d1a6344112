"""Gathers the files of the evidence pack of a unit from wherever they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.attachments import attachments
from bpmn_gen.commands.register import registered
from bpmn_gen.commands.review_files import FORM, read_assessment
from bpmn_gen.commands.review_minutes import NAME as MINUTES
from bpmn_gen.commands.review_putting import NEWER
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.edition import FILE
from bpmn_gen.edition.freezing import SUMMARY
from bpmn_gen.edition.printed_blanks import printed_blanks
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.evidence.artefacts import pieces_of
from bpmn_gen.evidence.piece import Part, Piece
from bpmn_gen.evidence.ties import crossings, ties
from bpmn_gen.evidence.ties_book import ties_book
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.portal.listing import file_label
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.register_form import register_book
from bpmn_gen.store import manifest
from bpmn_gen.store.output_folder import others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.reviewing import Reviewed
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import Statuses, UnitStatus
    from bpmn_gen.evidence.ties import Tie
    from bpmn_gen.store.project import Project

TIES: Final = "peta-dan-sop.xlsx"
REGISTER: Final = "register-sop.xlsx"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that goes into the pack of a unit."""

    target: Target
    status: UnitStatus
    blanks: int
    """Values that its SOPs print as dots."""
    ties: tuple[Tie, ...]
    reviewed: Reviewed | None
    """None where there was nothing to compare with."""
    pieces: tuple[Piece, ...]
    """In the order of their paths."""

    @property
    def is_assessed(self) -> bool:
        """Whether anybody filled in a form of monitoring and evaluation.

        It is that of this review, or that of the edition which the review led to.
        """
        one = self.reviewed
        if one is None or not one.assessed.is_empty:
            return one is not None
        later = one.place._replace(since=one.state.passed)
        return bool(later.since) and not read_assessment(later, Findings())[0].is_empty

    @property
    def blank_minutes(self) -> str:
        """The path of minutes that are as the program wrote them; empty where nothing is lacking.

        Nothing is where somebody filled them in, or put a copy of them beside them or among the
        attachments.
        """
        one = self.reviewed
        side = one.place.outputs if one else None
        if side is None or not (side.folder / f"{MINUTES}.docx").is_file():
            return ""
        own = [path for path in others(side.folder) if side.is_edited(Path(path).name)]
        added = [piece.path for piece in self.pieces if piece.part is Part.ATTACHED]
        if any(_is_of_minutes(Path(path).name) for path in (*own, *added)):
            return ""
        return (side.folder / f"{MINUTES}.docx").as_posix()

    @property
    def attached(self) -> int:
        """How many files the unit added."""
        return sum(piece.part is Part.ATTACHED for piece in self.pieces)


def _is_of_minutes(name: str) -> bool:
    """Whether a file is called like minutes; those that wait to be taken over are none yet."""
    words = "".join(filter(str.isalpha, name.casefold()))
    return "beritaacara" in words and not Path(name).stem.endswith(NEWER)


@dataclass(frozen=True, slots=True)
class PieceGatherer:
    """Gathers the files of one unit after the other."""

    project: Project
    defs: DefinitionSet
    statuses: Statuses
    findings: Findings

    def gather(self, target: Target, reviewed: Reviewed | None) -> Gathered:
        """The files of a unit whose outputs and review are up to date.

        Raises:
            OSError: when one of them cannot be read.
        """
        processes = resolve(self.defs, target, self.findings)
        survey = UnitSurvey(self.defs.seen_by(target.unit), target, tuple(processes))
        status = self.statuses.unit(self.defs, target, processes, self.findings)
        tied = tuple(ties(survey, status))
        names = {process.code: process.name for process in processes}
        made = manifest.read(self.project.output).values()
        pieces = [*pieces_of(made, target.slug, names, self._read)]
        pieces.append(self._ties(survey, tied))
        pieces += self._of_review(reviewed)
        pieces += self._register(survey, status)
        pieces += self._editions(target.slug)
        pieces += attachments(self.project, target.slug, self.findings)
        pieces.sort(key=lambda piece: piece.path)
        blanks = len(printed_blanks(self.defs, target, processes, status).blanks)
        return Gathered(target, status, blanks, tied, reviewed, tuple(pieces))

    def _read(self, path: str) -> bytes:
        """The content of an output."""
        return (self.project.output / path).read_bytes()

    def _ties(self, survey: UnitSurvey, tied: tuple[Tie, ...]) -> Piece:
        """The workbook of maps with their SOPs."""
        record = record_resolved(self.defs, survey.target, survey.every)
        book = ties_book(survey.target.name, tied, crossings(survey, record))
        content = write_form(book, self.defs.dated)
        return Piece(Part.TIES, TIES, "Keterkaitan peta dan SOP", content)

    def _of_review(self, reviewed: Reviewed | None) -> Iterator[Piece]:
        """What lies in the folder of the review, apart from what an earlier review left.

        Staff put signed copies there as well.  Minutes that were filled in have no PDF unless
        somebody saved one, because that of the program says less than they do.
        """
        if reviewed is None:
            return
        side = reviewed.place.outputs
        is_filled_in = side.is_edited(f"{MINUTES}.docx")
        for path in others(side.folder):
            name = path[len(str(side.folder)) + 1 :].replace("\\", "/")
            is_ours = not side.is_edited(name)
            full = (side.folder / name).as_posix()
            is_stale = is_ours and full not in reviewed.files
            if is_stale or (is_filled_in and is_ours and name == f"{MINUTES}.pdf"):
                continue
            part = Part.FORMS if name == FORM else Part.REVIEW
            yield Piece(part, name, file_label(name), (side.folder / name).read_bytes())
        yield from self._later_form(reviewed)

    def _later_form(self, reviewed: Reviewed) -> Iterator[Piece]:
        """The form that somebody filled in since the newest decree set what was reviewed."""
        name = reviewed.state.passed
        place = reviewed.place._replace(since=name)
        form = place.outputs.folder / FORM
        is_filled_in = place.outputs.is_edited(FORM) or place.assessment.is_file()
        if name and is_filled_in and form.is_file():
            yield Piece(Part.FORMS, f"{name}/{FORM}", file_label(FORM), form.read_bytes())

    def _register(self, survey: UnitSurvey, status: UnitStatus) -> Iterator[Piece]:
        """The register of the unit; a unit type has none."""
        told = bool(self.statuses.kept)
        sops = [*registered(survey.defs, survey.every, status, is_told=told)]
        if sops and survey.target.unit:
            content = write_form(register_book(sops), self.defs.dated)
            yield Piece(Part.REGISTER, REGISTER, "Register SOP", content)

    def _editions(self, slug: str) -> Iterator[Piece]:
        """The facts of each decree that set the unit, with the text for people."""
        for one in self.statuses.kept:
            if one.edition.unit_of(slug):
                title = one.edition.decree_of_day
                for name, shown in ((SUMMARY, "ringkasan.txt"), (FILE, FILE)):
                    content = (one.folder / name).read_bytes()
                    yield Piece(Part.EDITIONS, f"{one.slug}/{shown}", title, content)
