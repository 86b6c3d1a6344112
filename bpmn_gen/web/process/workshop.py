"""The project while it is edited: its processes, what pages began with, pictures and findings."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from bpmn_gen.commands.checking import check_texts
from bpmn_gen.commands.sheet_subject import words_of
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import PROSES, office_folder
from bpmn_gen.definition.load import load
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.store.project import Project, shipped
from bpmn_gen.system_refusals import refusal
from bpmn_gen.web.process.bases import Bases
from bpmn_gen.web.process.drafts import FOLDER, Draft, Drafts
from bpmn_gen.web.process.grid import Taken, take
from bpmn_gen.web.process.moves import Moves
from bpmn_gen.web.process.picture import Hurry, Picture, draw, owner_of, targets_of
from bpmn_gen.web.process.told import (
    causes_first,
    row_of,
    told_cells,
    told_elsewhere,
    told_once,
    told_texts,
)
from bpmn_gen.web.process.told_doubts import told_doubts
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.values import block_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sheets.process_reading import Words
    from bpmn_gen.web.process.picture import Place
    from bpmn_gen.web.process.state import Asked, Sent, SentUnit
    from bpmn_gen.web.process.told import Page

Taken_co = TypeVar("Taken_co", bound="Page", covariant=True)
"""The cells of a page, by its kind."""
RELOAD = "muat ulang halamannya"
IDENTITY: Final = "unit_sendiri"
"""The kind of the files that say who an office is."""


class TablelessError(RefusalError):
    """No table can show what a file of the project holds; its text can be."""

    def __init__(self, relative: str, sentence: str, *hints: str) -> None:
        """Say why, and which file it is, inside the definition folder."""
        super().__init__(sentence, *hints)
        self.relative = relative


@dataclass(frozen=True)
class Said(ABC, Generic[Taken_co]):
    """What a page says, beside what it began with."""

    relative: str
    """The file that it is about."""
    base: bytes
    """That file as the page began with it."""
    before: Mapping[str, Value]
    """What that file holds."""
    taken: Taken_co
    """The cells of the page."""

    @property
    @abstractmethod
    def value(self) -> Mapping[str, Value] | None:
        """What the file would hold; None where the page says nothing."""

    @cached_property
    def text(self) -> bytes:
        """The same as a file that nobody will see; empty where the page says nothing.

        It is not the file that is saved, in which remarks and line breaks stay: bringing that to
        say the same takes longer than a picture may.
        """
        if self.value is None:
            return b""
        return ("\n".join(block_lines(self.value, 0)) + "\n").encode()

    @cached_property
    def root(self) -> Node | None:
        """That file as it is read."""
        return read_text(self.text.decode(), "", Findings()) if self.text else None


@dataclass(frozen=True)
class Read(Said[Taken]):
    """What the page of a process says."""

    words: Words

    @property
    def value(self) -> Mapping[str, Value] | None:
        """The process; None where the page says nothing."""
        return self.taken.made.value if self.taken.made else None


class Workshop:
    """One project that is edited; all but pictures is done one after the other."""

    def __init__(self, project: Project) -> None:
        """Open a project; nothing is read yet."""
        self.project = project
        self.drafts = Drafts(project.defs.parent)
        self.turn = threading.RLock()
        self.bases = Bases()
        self.moves = Moves(project.defs, self.bases)
        self._final: dict[tuple[str, str], Definitions] = {}
        self._loaded: tuple[str, DefinitionSet] | None = None
        self._known: tuple[str, tuple[Diagnostic, ...]] | None = None

    @property
    def inputs(self) -> str:
        """The digest of all files as they are now."""
        return replace(self.project).inputs

    def definitions(self) -> DefinitionSet:
        """The definitions as they are in the files."""
        inputs = self.inputs
        if self._loaded is None or self._loaded[0] != inputs:
            defs = load(self.project.defs, Findings(), shipped("process_defs"), {})
            self._loaded = inputs, defs
        return self._loaded[1]

    def found(self) -> tuple[Diagnostic, ...]:
        """All findings of the project as it is in its files."""
        inputs = self.inputs
        if self._known is None or self._known[0] != inputs:
            self._known = inputs, check_texts(self.project, {})
        return self._known[1]

    def processes(self, defs: DefinitionSet) -> dict[str, Proses]:
        """The processes of the project by their files, inside the definition folder."""
        own = self.own_files(defs)
        every = [*defs.proses.values()]
        every += [one for office in defs.offices.values() for one in office.proses.values()]
        return {
            own[label]: process for process in every if (label := process.kode.span.path) in own
        }

    @staticmethod
    def own_files(defs: DefinitionSet) -> dict[str, str]:
        """The files of the project, none of the program's, by the names that findings have."""
        return {one.path: one.relative for one in defs.sources if not one.shipped}

    @staticmethod
    def files(defs: DefinitionSet) -> list[str]:
        """The files of processes of the project, those with mistakes in their form included."""
        own = (one for one in defs.sources if not one.shipped and one.kind == PROSES.name)
        return [one.relative for one in own]

    @staticmethod
    def identities(defs: DefinitionSet) -> dict[str, str]:
        """The files that say who an office is, by the name of its folder."""
        own = (one for one in defs.sources if not one.shipped and one.kind == IDENTITY)
        return {office_folder(one.relative): one.relative for one in own}

    def why_unreadable(self, relative: str) -> TablelessError:
        """Why no table can show what a file holds: the first mistake in it."""
        label = label_of(self.project.defs / relative)
        about = (one for one in self.found() if one.span is not None and one.span.path == label)
        grave = causes_first(one for one in about if one.is_error)
        first = next(iter(grave), None)
        if first is None:
            return TablelessError(relative, f"'{relative}' belum memuat apa pun")
        return TablelessError(relative, f"{first.span}: {first.message}", *first.hints)

    def path_of(self, relative: str, began: str = "") -> Path:
        """A file of the project, one of those that the definitions were read from.

        Args:
            relative: the file.
            began: the digest of what the page began with that asks.

        Raises:
            MovedError: when it has another name now.
            RefusalError: when there is none of that name.
        """
        own = self.own_files(self.definitions()).values()
        if relative not in own:
            self.moves.look(relative, began, own)
            raise RefusalError(f"'{relative}' tidak ada di proyek ini; mungkin sudah pindah")
        return self.project.defs / relative

    def content_of(self, relative: str, began: str = "") -> bytes:
        """What a file of the project holds now; see :meth:`path_of`.

        Raises:
            RefusalError: when it cannot be read.
        """
        path = self.path_of(relative, began)
        try:
            return path.read_bytes()
        except OSError as error:
            why, hint = refusal(error)
            raise RefusalError(f"'{relative}' tidak terbaca: {why}; {hint}") from error

    def remember(self, content: bytes) -> str:
        """Remember what a page begins with; gives its digest."""
        return self.bases.remember(content)

    def read(self, sent: Sent) -> Read:
        """What a page says.

        Raises:
            RefusalError: when nobody knows any more what it began with.
        """
        defs = self.definitions()
        if sent.berkas not in self.files(defs):
            self.path_of(sent.berkas, sent.sidik)
            raise RefusalError(f"'{sent.berkas}' bukan berkas proses di proyek ini")
        base = self.base_of(sent)
        before = value_of(base)
        owner = owner_of(defs, sent.berkas)
        words = words_of(defs, str(owner.unit.nama) if owner else "")
        return Read(sent.berkas, base, before, take(sent.isi, before, words), words)

    def base_of(self, sent: Asked) -> bytes:
        """The file that a page began with, also one that an earlier run of the editor served."""
        known = self.bases.get(sent.sidik)
        if known is not None:
            return known
        for content in (self.content_of(sent.berkas), self.drafts.base_of(sent.berkas)):
            if self.remember(content) == sent.sidik:
                return content
        raise RefusalError(f"Penyunting sudah dijalankan ulang; {RELOAD}. Draf Anda tetap ada")

    def keep_draft(self, sent: Sent | SentUnit) -> dict[str, Any]:
        """Keep what a page says, until it is saved.

        It does not wait for its turn: findings take long on a slow machine, and until a draft is
        kept a power cut loses what was written.

        Raises:
            RefusalError: when nobody knows what it began with.
            OSError: when it cannot be written.
        """
        self.path_of(sent.berkas, sent.sidik)
        self.drafts.keep(sent.berkas, Draft(sent.isi, self.base_of(sent)))
        return {}

    def drop_draft(self, sent: Asked) -> dict[str, Any]:
        """Forget what is not saved of a page."""
        self.drafts.drop(sent.berkas)
        return {}

    def set_aside(self, sent: Sent | SentUnit) -> dict[str, Any]:
        """Keep what a page says under another name, so that the page can begin anew.

        Raises:
            RefusalError: when nobody knows what it began with.
            OSError: when it cannot be written.
        """
        self.keep_draft(sent)
        kept = self.drafts.set_aside(sent.berkas)
        return {"nama": "" if kept is None else f"{FOLDER}/{kept.name}"}

    def state(self, relative: str, began: str = "") -> dict[str, Any]:
        """The digest of a file as it is now.

        Args:
            relative: the file.
            began: the digest of what the page began with that asks, which is kept for it.

        Raises:
            RefusalError: when there is no such process.
        """
        with self.turn:
            self.bases.touch(began)
            return {"sidik": self.remember(self.content_of(relative, began))}

    def picture(self, sent: Sent) -> dict[str, Any]:
        """Map and SOP of what a page says, and what is wrong in its cells.

        It does not wait for its turn, because findings take longer than somebody who writes waits,
        and it changes nothing.
        """
        read = self.read(sent)
        hurry = Hurry(self._final.get((sent.berkas, sent.sasaran)), sent.sop)
        drawn = self._draw(read, sent.sasaran, hurry)
        shown = None if drawn is None else _shown(drawn, read)
        return {"temuan": told_cells(read.taken), "gambar": shown}

    def findings(self, sent: Sent) -> dict[str, Any]:
        """All findings about what a page says, and the picture as a build makes it."""
        with self.turn:
            read = self.read(sent)
            own, others = self.judged(read)
            root = read.root
            drawn = self._draw(read, sent.sasaran)
            if drawn is not None:
                self._final[sent.berkas, sent.sasaran] = drawn.drawn
            return {
                "temuan": [
                    *told_once(told_cells(read.taken), told_texts(own, root, read.taken)),
                    *told_doubts(read.base, sent.isi.baris),
                ],
                "lain": told_elsewhere(others),
                "gambar": None if drawn is None else _shown(drawn, read),
            }

    def judged(self, read: Said[Page]) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Findings about the file of a page, and those elsewhere that only come from it."""
        return self.judged_text(read.relative, read.text) if read.text else ([], [])

    def judged_text(self, relative: str, text: bytes) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Findings about a file that would say something, and those elsewhere that come from it."""
        found = check_texts(self.project, {relative: text})
        label = label_of(self.project.defs / relative)
        own = [one for one in found if one.span is not None and one.span.path == label]
        before = set(self.found())
        others = [
            one
            for one in found
            if one not in before
            and (one.span is None or one.span.path != label)
            and one.severity is not Severity.INFO
        ]
        return own, others

    def _draw(self, read: Read, wanted: str, hurry: Hurry | None = None) -> Picture | None:
        """The picture of what a page says; None where mistakes keep it from being drawn."""
        if not read.text:
            return None
        findings = Findings()
        texts = {read.relative: read.text}
        defs = load(self.project.defs, findings, shipped("process_defs"), texts)
        process = self.processes(defs).get(read.relative)
        if process is None or str(process.kode) in _broken(defs):
            return None
        targets = targets_of(defs, process, owner_of(defs, read.relative))
        target = next((one for one in targets if one.slug == wanted), next(iter(targets), None))
        if target is None:
            return None
        statuses = Statuses.of(self.project, Findings())
        try:
            return draw(defs, target, str(process.kode), statuses, hurry)
        except Exception:
            # What is drawn before the rules have looked at it may be anything.  Where they find
            # nothing wrong, the mistake is ours.
            if any(one.is_error for one in check_texts(self.project, texts)):
                return None
            raise


def _broken(defs: DefinitionSet) -> frozenset[str]:
    """The codes of processes that could not be read in full."""
    return defs.incomplete.union(*(one.incomplete for one in defs.offices.values()))


def _shown(picture: Picture, read: Read) -> dict[str, Any]:
    """A picture as the page shows it."""
    root = read.root

    def boxes(places: Iterable[Place]) -> list[list[str | float]]:
        rows = ((row_of(one.origin, root, read.taken), one) for one in places) if root else ()
        return [[key, one.x, one.y, one.width, one.height] for key, one in rows if key]

    return {
        "peta": picture.map_svg.decode(),
        "kotak": boxes(picture.places),
        "sop": picture.sop_svg.decode(),
        "kotak_sop": boxes(picture.sop_places),
        "lajur_sop": [[one.actor, one.name, one.x, one.width] for one in picture.sop_columns],
    }


def value_of(content: bytes) -> Mapping[str, Value]:
    """The process or the unit that a file holds.

    Raises:
        RefusalError: when it has mistakes in its form.
    """
    try:
        value = Editor(content.decode("utf-8-sig")).value(())
    except UnicodeDecodeError as error:
        raise RefusalError("Berkas ini bukan teks UTF-8") from error
    if not isinstance(value, Mapping):
        raise RefusalError("Berkas ini bukan definisi yang dapat disunting")
    return dict(value)
