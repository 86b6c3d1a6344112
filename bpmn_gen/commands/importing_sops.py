"""Reads SOPs that were drawn in Excel and Word and writes drafts of definitions of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.new_process import Wanted, place_process
from bpmn_gen.commands.office_files import files_in
from bpmn_gen.commands.returned_sops import OwnSops
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.commands.skipped_sops import skipped_line
from bpmn_gen.compiler.target import target_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.errors import MisuseError
from bpmn_gen.sop_files import SUFFIXES, UnreadableFileError, open_file, sheets_of
from bpmn_gen.sop_reading.check_page import PAGE, FileRead, check_page, is_check_page
from bpmn_gen.sop_reading.draft import NAMELESS, draft_of, name_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.sop_reading.symbols import has_picture
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.commands.new_process import NewProcess
    from bpmn_gen.commands.returned import Returned
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.sop_reading.draft import SopDraft
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.store.project import Project

OLD: Final = (".xls", ".doc", ".rtf", ".odt", ".ods", ".pdf")
"""Files of offices that cannot be read; they are named and not passed over."""
MAX_FILES: Final = 2_000
_SCANNED: Final = (
    "berkas ini memuat gambar tempelan: bila tabelnya hasil pindai, tulis ulang sebagai tabel"
)
"""What to tell about a file whose SOP nobody but a person can see."""


@dataclass(frozen=True, slots=True)
class SopWish:
    """What SOP files are to become."""

    sources: Sequence[Path]
    """Files and folders."""
    folder: Path | None = None
    """Where drafts go; None: nowhere, or into the unit's own folder."""
    unit: str | None = None
    """The unit that owns the SOPs."""
    code: str | None = None
    """The code of the first draft."""


@dataclass(slots=True)
class SopOutcome:
    """What became of SOP files."""

    files: list[FileRead] = field(default_factory=list)
    drafts: list[tuple[Path, SopDraft]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    """SOPs that the unit has already, a line each."""
    returned: list[Returned] = field(default_factory=list)
    """SOPs of this program that came back."""
    changes: Changes | None = None
    """What is to be written; None where nothing was asked for, or nothing is new."""
    page: Path | None = None
    """The page on which to compare, where one is to be written."""


TAKEN: Final = "SOP (.xlsx, .docx), lembar isian, atau peta (.bpmn, .xpdl, .drawio, .xml)"
"""What can be taken in, for whoever brings something else."""


def is_office_file(path: Path) -> bool:
    """Whether a path is a folder or a file in which an SOP may stand."""
    return path.is_dir() or path.suffix.casefold() in (*SUFFIXES, *OLD)


def sops_in(source: Path) -> Iterator[Path]:
    """A file itself, or the files of a folder in which an SOP may stand."""
    return files_in(source, (*SUFFIXES, *OLD))


def import_sops(project: Project, wish: SopWish, findings: Findings) -> SopOutcome:
    """Read SOP files and prepare what is wished of them; nothing is written.

    Raises:
        MisuseError: when there is no such unit, or no file in a folder.
    """
    outcome = SopOutcome()
    # Mistakes in other processes do not keep an office from taking in the next one: its own drafts
    # may be unfinished.
    defs = load(project.defs, Findings(), shipped("process_defs"))
    own = OwnSops(project, defs, Changes(project.defs.parent), wish.unit)
    for path in _files(wish.sources):
        _take(path, own, outcome, findings)
    if own.changes.files:
        outcome.changes = own.changes
    if not outcome.files:
        return outcome
    setting = setting_of(project, defs, wish.unit)
    outcome.files = [setting.noted(one) for one in outcome.files]
    if wish.folder is None and wish.unit is None:
        return outcome
    if wish.unit is not None and (wish.folder is None or _is_project(wish.folder, project)):
        _into_office(project, defs, wish, outcome, setting)
    else:
        _into_folder(project, wish, outcome, setting)
    return outcome


def _take(path: Path, own: OwnSops, outcome: SopOutcome, findings: Findings) -> None:
    """Read one file; why it cannot be read is a finding."""
    label = path.as_posix()
    try:
        file = open_file(path)
        returned = own.returned(path, file, findings)
        if returned is not None:
            outcome.returned.append(returned)
            return
        sheets, remarks = sheets_of(file)
        sops = read_sops(sheets)
        if not sops and any(has_picture(one) for one in sheets):
            remarks = [*remarks, _SCANNED]
        read = FileRead(label, sops, remarks)
    except UnreadableFileError as why:
        findings.error("unreadable-sop-file", f"'{path.name}': {why.reason}", Span(label), why.hint)
        read = FileRead(label, refusal=why.reason)
    except OSError as why:
        reason = why.strerror or "berkas tidak dapat dibuka"
        findings.error("unreadable-sop-file", f"'{path.name}': {reason}", Span(label))
        read = FileRead(label, refusal=reason)
    outcome.files.append(read)
    if not read.sops and not read.refusal:
        findings.warning(
            "not-an-sop",
            f"'{path.name}' tidak memuat tabel SOP",
            Span(label),
            "tabelnya dikenali dari judul kolom: Kegiatan, Pelaksana, Kelengkapan, Waktu, Output",
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """The project and the unit that SOPs come into."""

    catalogue: Catalogue
    target: Target | None
    government: str
    """The regency; empty outside of a project."""

    def draft(self, sop: ReadSop, source: str, code: str) -> SopDraft:
        """The definition of an SOP."""
        return draft_of(sop, source, code, self.catalogue, self.target, self.government)

    def noted(self, file: FileRead) -> FileRead:
        """A file with what the author of each definition has to decide."""
        return replace(
            file, notes=[self.draft(sop, file.label, NAMELESS).notes for sop in file.sops]
        )

    def place(
        self,
        project: Project,
        defs: DefinitionSet,
        wanted: Wanted,
        sop: ReadSop,
        source: str,
        changes: Changes,
    ) -> tuple[NewProcess, SopDraft]:
        """Put the definition of an SOP into the folder of an office and into its map."""
        named = replace(sop, identity=replace(sop.identity, name=wanted.name))
        drafts: list[SopDraft] = []

        def text_of(code: str) -> str:
            drafts.append(self.draft(named, source, code))
            return drafts[-1].text

        made = place_process(project, defs, wanted, text_of, changes)
        return made, drafts[-1]


def setting_of(project: Project, defs: DefinitionSet, unit: str | None) -> Setting:
    """What SOPs are written for.

    Raises:
        MisuseError: when there is no such unit.
    """
    government = "" if project.uses_shipped else str(defs.daerah.pemerintah)
    return Setting(Catalogue.of(defs), _target(defs, unit), government)


def place_sop(project: Project, wanted: Wanted, sop: ReadSop, source: str) -> NewProcess:
    """Prepare to take in one SOP that somebody has looked through; nothing is written.

    Args:
        project: takes it in.
        wanted: its name, its unit, and its code where it has one.
        sop: what was read, with what was answered.
        source: the name of its file.

    Raises:
        MisuseError: when the unit is not known, or has a process of that name.
    """
    defs = load(project.defs, Findings(), shipped("process_defs"))
    there = _names_of(defs, wanted.unit).get(folded(wanted.name))
    if there is not None:
        raise MisuseError(f"Unit itu sudah mempunyai {there.kode} bernama '{there.nama}'")
    changes = Changes(project.defs.parent)
    setting = setting_of(project, defs, wanted.unit)
    return setting.place(project, defs, wanted, sop, source, changes)[0]


def _is_project(folder: Path, project: Project) -> bool:
    """Whether a folder is that of the project's definitions, or the project itself."""
    places = {project.defs.resolve(), project.defs.parent.resolve()}
    return folder.resolve() in places


def _files(sources: Iterable[Path]) -> list[Path]:
    """The files that are meant, each once.

    Raises:
        MisuseError: when a folder holds none, or too many.
    """
    found: list[Path] = []
    for source in sources:
        inside = list(sops_in(source))
        name = f"Folder '{source.as_posix()}'"
        if not inside:
            raise MisuseError(f"{name} tidak memuat berkas Excel, Word, atau peta")
        if len(inside) > MAX_FILES:
            raise MisuseError(f"{name} memuat lebih dari {MAX_FILES} berkas; impor per subfolder")
        found += inside
    return list(dict.fromkeys(found))


def _into_folder(project: Project, wish: SopWish, outcome: SopOutcome, setting: Setting) -> None:
    """Drafts and the page into a folder that belongs to no unit."""
    folder = wish.folder or Path()
    codes = setting.catalogue.free_codes()
    # Within the project an undo is possible; elsewhere there is no place for its journal.
    root = project.defs.parent.resolve()
    changes = outcome.changes or Changes(root if root in folder.resolve().parents else None)
    first = wish.code
    taken: set[str] = set()
    for file in outcome.files:
        for sop in file.sops:
            draft = setting.draft(sop, Path(file.label).name, first or next(codes))
            first = None
            path = folder / _free(draft.file_name, taken)
            outcome.drafts.append((path, draft))
            _set(changes, path, draft.text.encode())
    _add_page(changes, folder, outcome)
    outcome.changes = changes


def _into_office(
    project: Project, defs: DefinitionSet, wish: SopWish, outcome: SopOutcome, setting: Setting
) -> None:
    """Drafts into the folder of a unit, entered in its map; the page beside the definitions."""
    known = _names_of(defs, wish.unit)
    changes = outcome.changes or Changes(project.defs.parent)
    taken: set[str] = set()
    for file in outcome.files:
        for sop in file.sops:
            name = name_of(sop) or Path(file.label).stem
            if (there := known.get(folded(name))) is not None:
                outcome.skipped.append(skipped_line(file.label, name, sop, there))
                continue
            wanted = Wanted(_free_name(name, taken), wish.unit, wish.code or "")
            wish = replace(wish, code=None)
            source = Path(file.label).name
            made, draft = setting.place(project, defs, wanted, sop, source, changes)
            outcome.drafts.append((made.path, draft))
    if not outcome.drafts:
        return  # the last change stays the one to undo, and its page the one to compare on
    _add_page(changes, project.defs.parent, outcome)
    outcome.changes = changes


def _names_of(defs: DefinitionSet, unit: str | None) -> dict[str, Proses]:
    """The processes that an office has already, by their names."""
    office = defs.office_of(find_unit(defs, unit))
    return {folded(str(one.nama)): one for one in office.proses.values()} if office else {}


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other SOP of this run has; offices keep several versions of one."""
    plain, number = name, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain} ({number})"
    taken.add(name.casefold())
    return name


def _target(defs: DefinitionSet, unit: str | None) -> Target | None:
    """The unit with its type; None where none is named."""
    return None if unit is None else target_of(defs, find_unit(defs, unit))


def _set(changes: Changes, path: Path, content: bytes) -> None:
    """Enter a file, which may be there already."""
    before = path.read_bytes() if path.is_file() else None
    changes.set(path, content, before, path.as_posix())


def _add_page(changes: Changes, folder: Path, outcome: SopOutcome) -> None:
    """Enter the page, under a name that is no file of somebody else's."""
    stem, suffix = PAGE.rsplit(".", 1)
    numbered = (f"{stem}-{number}.{suffix}" for number in count(2))
    for name in chain((PAGE,), numbered):
        path = folder / name
        if not path.exists() or (path.is_file() and is_check_page(path.read_bytes())):
            outcome.page = path
            _set(changes, path, check_page(outcome.files))
            return


def _free(name: str, taken: set[str]) -> str:
    """A name that no other draft of this run has."""
    stem, number = name.removesuffix(".yaml"), 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.yaml"
    taken.add(name.casefold())
    return name
