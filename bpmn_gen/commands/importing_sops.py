"""Reads SOPs that were drawn in Excel and Word and writes drafts of definitions of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.new_process import Wanted, place_process
from bpmn_gen.commands.returned_sops import return_sop
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.compiler.target import Target, all_units
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.errors import MisuseError
from bpmn_gen.sop_files import SUFFIXES, UnreadableFileError, read_sheets
from bpmn_gen.sop_reading.check_page import PAGE, FileRead, check_page
from bpmn_gen.sop_reading.draft import draft_of, name_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.commands.returned_sops import ReturnedSop
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop_reading.draft import SopDraft
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.store.project import Project

OLD: Final = (".xls", ".doc", ".rtf", ".odt", ".ods", ".pdf")
"""Files of offices that cannot be read; they are named and not passed over."""
MAX_FILES: Final = 2_000


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
    returned: list[ReturnedSop] = field(default_factory=list)
    """SOPs of this program that came back."""
    changes: Changes | None = None
    """What is to be written; None where nothing was asked for."""


def is_office_file(path: Path) -> bool:
    """Whether a path is a folder or a file in which an SOP may stand."""
    return path.is_dir() or path.suffix.casefold() in (*SUFFIXES, *OLD)


def import_sops(project: Project, wish: SopWish, findings: Findings) -> SopOutcome:
    """Read SOP files and prepare what is wished of them; nothing is written.

    Raises:
        MisuseError: when there is no such unit, or no file in a folder.
    """
    outcome = SopOutcome()
    files = _files(wish.sources)
    own = _own(project, wish, [path for path, _ in files], outcome)
    for path, label in files:
        if path not in own:
            outcome.files.append(_read(path, label, findings))
    if not outcome.files:
        return outcome
    if wish.folder is None and wish.unit is None:
        return outcome
    if wish.unit is not None and (wish.folder is None or _is_project(wish.folder, project)):
        _into_office(project, wish, outcome)
    else:
        _into_folder(project, wish, outcome)
    return outcome


def _own(project: Project, wish: SopWish, files: Sequence[Path], outcome: SopOutcome) -> set[Path]:
    """Compare SOPs of this program with their definitions; gives those files."""
    defs = load(project.defs, Findings(), shipped("process_defs"))
    changes, found = Changes(project.defs.parent), set()
    for path in files:
        try:
            returned = return_sop(project, defs, path, changes, wish.unit)
        except (OSError, UnreadableFileError):
            continue  # told when it is read as an SOP of others
        if returned is not None:
            found.add(path)
            outcome.returned.append(returned)
    if changes.files:
        outcome.changes = changes
    return found


def _is_project(folder: Path, project: Project) -> bool:
    """Whether a folder is that of the project's definitions, or the project itself."""
    places = {project.defs.resolve(), project.defs.parent.resolve()}
    return folder.resolve() in places


def _files(sources: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files that are meant, each once, with the names by which users know them."""
    found: dict[Path, str] = {}
    for source in sources:
        if source.is_dir():
            inside = sorted(
                path
                for path in source.rglob("*")
                if path.suffix.casefold() in (*SUFFIXES, *OLD)
                and not path.name.startswith(("~$", "."))
                and path.is_file()
            )
            if not inside:
                raise MisuseError(
                    f"Folder '{source.as_posix()}' tidak memuat berkas Excel atau Word"
                )
            if len(inside) > MAX_FILES:
                raise MisuseError(
                    f"Folder '{source.as_posix()}' memuat lebih dari {MAX_FILES} berkas; "
                    "impor per subfolder"
                )
            found |= {path: path.as_posix() for path in inside}
        else:
            found[source] = source.as_posix()
    return list(found.items())


def _read(path: Path, label: str, findings: Findings) -> FileRead:
    """Read one file; why it cannot be read is a finding."""
    try:
        sheets, remarks = read_sheets(path)
        sops = read_sops(sheets)
    except UnreadableFileError as why:
        findings.error("unreadable-sop-file", f"'{path.name}': {why.reason}", Span(label), why.hint)
        return FileRead(label, refusal=why.reason)
    except OSError as why:
        reason = why.strerror or "berkas tidak dapat dibuka"
        findings.error("unreadable-sop-file", f"'{path.name}': {reason}", Span(label))
        return FileRead(label, refusal=reason)
    read = FileRead(label, sops, remarks)
    if not sops:
        findings.warning(
            "not-an-sop",
            f"'{path.name}' tidak memuat tabel SOP",
            Span(label),
            "tabelnya dikenali dari judul kolom: Kegiatan, Pelaksana, Kelengkapan, Waktu, Output",
        )
    return read


def _into_folder(project: Project, wish: SopWish, outcome: SopOutcome) -> None:
    """Drafts and the page into a folder that belongs to no unit."""
    folder = wish.folder or Path()
    defs = load(project.defs, Findings(), shipped("process_defs"))
    catalogue = Catalogue.of(defs)
    target = _target(defs, wish.unit)
    codes = catalogue.free_codes()
    # Within the project an undo is possible; elsewhere there is no place for its journal.
    root = project.defs.parent.resolve()
    changes = outcome.changes or Changes(root if root in folder.resolve().parents else None)
    first = wish.code
    taken: set[str] = set()
    for file in outcome.files:
        for sop in file.sops:
            draft = draft_of(sop, Path(file.label).name, first or next(codes), catalogue, target)
            first = None
            path = folder / _free(draft.file_name, taken)
            outcome.drafts.append((path, draft))
            _set(changes, path, draft.text.encode())
    _set(changes, folder / PAGE, check_page(outcome.files))
    outcome.changes = changes


def _into_office(project: Project, wish: SopWish, outcome: SopOutcome) -> None:
    """Drafts into the folder of a unit, entered in its map; the page beside the definitions."""
    # Mistakes in other processes do not keep an office from taking in the next one: its own drafts
    # may be unfinished.  Codes are looked up in its map, which lists those as well.
    defs = load(project.defs, Findings(), shipped("process_defs"))
    known = _names_of(defs, wish.unit)
    changes = outcome.changes or Changes(project.defs.parent)
    writer = _Writer(Catalogue.of(defs), _target(defs, wish.unit))
    taken: set[str] = set()
    for file in outcome.files:
        for sop in file.sops:
            name = name_of(sop) or Path(file.label).stem
            if folded(name) in known:
                outcome.skipped.append(f"{file.label}: '{name}' sudah ada pada unit itu; dilewati")
                continue
            name = _free_name(name, taken)
            wanted = Wanted(name, wish.unit, wish.code or "")
            wish = replace(wish, code=None)
            text_of = partial(writer.text, sop, Path(file.label).name, name)
            made = place_process(project, defs, wanted, text_of, changes)
            outcome.drafts.append((made.path, writer.drafts[-1]))
    _set(changes, project.defs.parent / PAGE, check_page(outcome.files))
    outcome.changes = changes


@dataclass(slots=True)
class _Writer:
    """Writes drafts as soon as their codes are known."""

    catalogue: Catalogue
    target: Target | None
    drafts: list[SopDraft] = field(default_factory=list)

    def text(self, sop: ReadSop, source: str, name: str, code: str) -> str:
        """The definition of an SOP."""
        named = replace(sop, identity=replace(sop.identity, name=name))
        self.drafts.append(draft_of(named, source, code, self.catalogue, self.target))
        return self.drafts[-1].text


def _names_of(defs: DefinitionSet, unit: str | None) -> set[str]:
    """The names of the processes that an office has already."""
    office = defs.office_of(find_unit(defs, unit))
    return {folded(str(one.nama)) for one in office.proses.values()} if office else set()


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other SOP of this run has; offices keep several versions of one."""
    plain, number = name, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain} ({number})"
    taken.add(name.casefold())
    return name


def _target(defs: DefinitionSet, unit: str | None) -> Target | None:
    """The unit with its type."""
    if unit is None:
        return None
    wanted = file_slug(unit)
    return next(
        (one for one in all_units(defs) if one.unit and file_slug(one.unit.nama) == wanted), None
    )


def _set(changes: Changes, path: Path, content: bytes) -> None:
    """Enter a file, which may be there already."""
    before = path.read_bytes() if path.is_file() else None
    changes.set(path, content, before, path.as_posix())


def _free(name: str, taken: set[str]) -> str:
    """A name that no other draft of this run has."""
    stem, number = name.removesuffix(".yaml"), 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.yaml"
    taken.add(name.casefold())
    return name
