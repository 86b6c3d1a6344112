"""Takes in BPMN files of this program that somebody edited in a modeler."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.returned import Returned
from bpmn_gen.commands.returned_conflicts import brought_together
from bpmn_gen.commands.returned_entering import Entering, told_of_others
from bpmn_gen.commands.returned_origin import Origins
from bpmn_gen.commands.returned_subject import (
    Confirmed,
    identified,
    model_of,
    process_of,
)
from bpmn_gen.commands.sheet_subject import own_file
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import CompileError, Findings, Span
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.telling import Telling
from bpmn_gen.errors import BpmnGenError, RefusalError
from bpmn_gen.foreign.document import read_bounded
from bpmn_gen.interchange import read_bpmn
from bpmn_gen.returning.apart import may_go_apart
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.blank_names import with_old_names
from bpmn_gen.returning.lane_order import in_drawn_order
from bpmn_gen.returning.lanes import with_lane_names
from bpmn_gen.returning.lens import outline_of_model, told_of_model
from bpmn_gen.returning.merging import known_by_name, merged
from bpmn_gen.returning.page import Shown
from bpmn_gen.returning.recognising import recognised
from bpmn_gen.returning.unsaid import boxes_inside, drawn_beside, loose_boxes, unsaid, unspoken
from bpmn_gen.store import manifest
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.finding import Subject
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.store.project import Project


@dataclass(slots=True)
class MapsTaken:
    """All that one command takes in."""

    changes: Changes
    reports: list[Returned]
    findings: Findings
    shown: list[Shown] = field(default_factory=list)
    """What the page shows of each file."""


@dataclass(frozen=True, slots=True)
class MapsWish:
    """What somebody says about the files that a command takes in."""

    confirmed: Confirmed = field(default_factory=Confirmed)
    """The process and the unit of files whose tool has dropped all ids."""
    origin: Path | None = None
    """The file as it was sent out."""
    is_origin_waived: bool = False
    """Whether files are compared with the definition as it is, whatever they were made of."""


def take_maps(project: Project, paths: Iterable[Path], wish: MapsWish | None = None) -> MapsTaken:
    """Prepare to take in edited files; nothing is written.

    Args:
        project: takes them in.
        paths: the files.
        wish: what the user says about them.

    Raises:
        CompileError: when the definitions have errors, because what files were made of is not
            known then.
        OSError: when a file cannot be read.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    findings.raise_if_errors()
    taken = MapsTaken(Changes(project.defs.parent), [], Findings())
    wish = wish or MapsWish()
    artefacts = [*manifest.read(project.output).values()]
    origins = Origins(project.output, defs, artefacts, wish.origin, wish.is_origin_waived)
    taker = _Taker(project, defs, taken, wish.confirmed, origins)
    for path in paths:
        report = Returned(path.as_posix())
        taken.reports.append(report)
        try:
            taker.take(path, report)
        except RefusalError as why:
            report.is_refused = True
            taken.findings.error("not-taken-in", str(why), Span(report.label), *why.hints)
        except CompileError as why:
            report.is_refused = True
            taken.findings.extend(why.diagnostics)
    return taken


@dataclass(slots=True)
class _Taker:
    """Takes in one file after the other, each upon what those before it changed."""

    project: Project
    defs: DefinitionSet
    taken: MapsTaken
    confirmed: Confirmed
    origins: Origins
    done: set[Subject] = field(default_factory=set)
    """What the files before it were about, where they changed something."""

    def take(self, path: Path, report: Returned) -> None:
        """Take in one file.

        Raises:
            RefusalError: when it is none of ours, or its changes cannot be brought over.
            CompileError: when that would make the definition wrong, or contradict what was changed
                in it since.
        """
        found = read_bpmn(read_bounded(path), self.taken.findings, report.label)
        if found is None:
            report.is_refused = True
            return
        edited = in_drawn_order(found.definitions, found.drawings())
        about = identified(self.defs, edited, self.confirmed)
        edited, subject = about.definitions, about.subject
        process, codes = process_of(self.defs, subject)
        report.subject = f"{process.code} {process.name} ({process.target.name})"
        made = model_of(process, subject, codes)
        report.remarks += [*about.remarks, *drawn_beside(found.root)]
        known = recognised(edited, made, guesses=not about.has_ids)
        if known.guessed:
            names = "; ".join(f"'{one}'" for one in known.guessed)
            report.remarks.append(f"dikenali dari tempat dan kemiripannya saja: {names}")
        named, blank = with_old_names(known.definitions, made)
        report.remarks += [f"nama yang dikosongkan tetap seperti semula: '{one}'" for one in blank]
        if inside := boxes_inside(named, made):
            raise RefusalError(
                f"kotak yang berisi alur sendiri tidak dapat menjadi langkah: {'; '.join(inside)}",
                "gambar langkah-langkahnya langsung di peta ini; atau tulis sebagai proses sendiri "
                "dengan bpmn-gen baru, lalu panggil dengan 'proses: KODE' di definisinya",
            )
        self._compare(named, made, process, subject, report)

    def _compare(
        self,
        edited: Definitions,
        made: Definitions,
        process: ResolvedProcess,
        subject: Subject,
        report: Returned,
    ) -> None:
        """Bring what a file says otherwise than its original into the definition.

        Raises:
            RefusalError: when that is not possible.
            CompileError: when that would make the definition wrong, or contradict what was changed
                in it since.
        """
        seen = self.defs.seen_by(process.target.unit)
        catalogue = Catalogue.of(seen)
        before, after = (told_of_model(one, catalogue) for one in (made, edited))
        base = self._base(process, before.outline, seen)
        new = with_lane_names(base, known_by_name(base, after.outline), edited, made)
        report.remarks += [note for note in after.notes if note not in before.notes]
        if loose := loose_boxes(edited, new, base.outline):
            raise RefusalError(
                f"masih digambar tetapi tidak ada alur yang menujunya: {'; '.join(loose)}",
                "sambungkan lagi atau hapus kotaknya, lalu impor lagi",
            )
        report.remarks += unsaid(edited, new, made)
        new = self._with_newer_work(edited, base, new, subject, report)
        result = merged(base, new)
        telling = _telling(base, new)
        outcome = None
        if result.text != base.text:
            result, outcome = self._shared_or_apart(base, result, new, subject, report)
        report.edits = result.edits
        report.told = tuple(telling.sentence(edit) for edit in result.edits)
        report.remarks += result.remarks
        report.remarks += unspoken(base, result.edits)
        if outcome is not None:
            report.remarks += told_of_others(self.defs, process)
        told = (result.edits, report.told, report.remarks)
        self.taken.shown.append(Shown(process, seen, made, edited, *told))
        if isinstance(outcome, BpmnGenError):
            raise outcome
        if outcome is not None:
            self._entering().put(self._file(process), result)
            self.defs = outcome
            self.done.add(subject)

    def _shared_or_apart(
        self, base: Base, result: Merged, new: Outline, subject: Subject, report: Returned
    ) -> tuple[Merged, DefinitionSet | RefusalError | CompileError]:
        """A proved definition and all definitions with it: for all, else for its unit type alone.

        The first is given back with what is wrong where neither will do, because its faults are
        those that an author knows.
        """
        path, telling = self._file(base.process), _telling(base, new)
        try:
            return result, self._entering().proved(path, base, result, subject, telling)
        except (RefusalError, CompileError) as why:
            refusal = why
        with suppress(RefusalError, CompileError):
            if may_go_apart(base):
                seen = self.defs.seen_by(base.process.target.unit)
                again = self._base(base.process, base.outline, seen)
                apart = merged(again, new, apart=True)
                defs = self._entering().proved(path, again, apart, subject, telling)
                report.remarks.append(
                    f"alurnya berubah bagi {base.process.target.name} saja, dalam varian sendiri: "
                    "varian lain tidak cocok dengan perubahan bersama"
                )
                return apart, defs
        return result, refusal

    def _with_newer_work(
        self, edited: Definitions, base: Base, new: Outline, subject: Subject, report: Returned
    ) -> Outline:
        """What a file says, with what was changed in its definition since it was built.

        Raises:
            RefusalError: when nobody knows what the file was like before it was edited.
            CompileError: when both have changed the same.
        """
        built = self.origins.of(edited, base.process, subject)
        if built is None and subject in self.done:
            raise RefusalError(
                "proses ini sudah diubah berkas lain dalam perintah yang sama, dan peta asal "
                "keduanya tidak ada di folder hasil",
                "impor satu berkas saja, lalu susun lagi petanya untuk berkas berikutnya",
            )
        if built is None:
            return new
        catalogue = Catalogue.of(self.defs.seen_by(base.process.target.unit))
        origin = known_by_name(base, outline_of_model(built, catalogue))
        if not edits_between(origin, base.outline):
            return new
        together = brought_together(origin, base, new, report.label)
        if edits_between(new, together):
            report.remarks.append(
                "definisinya sudah diubah sejak peta ini dibangun; perubahan itu tetap"
            )
        return together

    def _file(self, process: ResolvedProcess) -> Path:
        """The file of the definition of a process.

        Raises:
            RefusalError: when it is one of the program's own.
        """
        path = own_file(self.project, self.defs, process.origin.path)
        if path is None:
            raise RefusalError(
                f"proses '{process.code}' milik definisi bawaan program, yang tidak ditulisi; "
                "salin dahulu ke proyek sendiri dengan 'bpmn-gen init'"
            )
        return path

    def _base(self, process: ResolvedProcess, outline: Outline, seen: DefinitionSet) -> Base:
        """What a file was made of."""
        content = self.taken.changes.content_of(self._file(process)) or b""
        return base_of(process, outline, content.decode("utf-8-sig"), seen)

    def _entering(self) -> Entering:
        """Enters what the file at hand changes."""
        return Entering(self.project, self.taken.changes, self.taken.reports[-1].label)


def _telling(base: Base, new: Outline) -> Telling:
    """Tells what an edited file says otherwise."""
    return Telling(base.outline, new, {key: name for name, key in base.names.items()})
