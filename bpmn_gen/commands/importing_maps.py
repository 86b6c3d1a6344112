"""Takes in several maps of others at once: files, folders of them, or both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.importing import catalogue_of, prepare, result_of, told
from bpmn_gen.commands.importing_sops import sops_in
from bpmn_gen.commands.office_files import files_in
from bpmn_gen.commands.report import as_data
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.store.handing_over import hand_over, permit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bpmn_gen.commands.importing import ImportOutcome, Wish
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.store.project import Project

MAX_MAPS: Final = 200
"""Maps that one command takes in, because all of them are held until all are read."""
_NAMED: Final = (".bpmn", ".xpdl", ".drawio", ".bpm", ".drawio.svg", ".drawio.png")
"""How names of files in a folder end that are maps, whatever they hold."""
_MARKS: Final = (b"BPMN/20100524", b"XPDL", b"<mxfile", b"<mxGraphModel")
"""What the beginning of a map holds whose name says no more than that it is XML."""
_BEGINNING: Final = 4096


@dataclass(frozen=True, slots=True)
class MapRead:
    """What became of one of several files."""

    source: Path
    target: Path | None
    """Where our form of it went."""
    outcome: ImportOutcome | None
    """None where it could not be read; a finding says why."""


def maps_among(sources: Sequence[Path]) -> list[Path]:
    """The files that are named, and the maps in the folders that are named, each once.

    Raises:
        MisuseError: when a folder holds none, or there are too many.
        OSError: when a file in a folder cannot be read.
    """
    found: dict[Path, None] = {}
    for source in sources:
        inside = dict.fromkeys(maps_in(source))
        if not inside:
            raise MisuseError(f"Folder '{source.as_posix()}' tidak memuat peta")
        found |= inside
    if len(found) > MAX_MAPS:
        raise MisuseError(f"Lebih dari {MAX_MAPS} peta; impor per subfolder")
    return list(found)


def are_maps(sources: Sequence[Path]) -> bool:
    """Whether folders are named that hold maps and no SOPs."""
    folders = [one for one in sources if one.is_dir()]
    return any(not any(sops_in(one)) and any(maps_in(one)) for one in folders)


def maps_in(source: Path) -> Iterator[Path]:
    """A file itself, or the maps of a folder in the order of their names."""
    ends = {f".{name.rpartition('.')[2]}" for name in _NAMED} | {".xml"}
    for path in files_in(source, ends):
        name = path.name.casefold()
        if not source.is_dir() or name.endswith(_NAMED):
            yield path
        elif name.endswith(".xml"):
            with path.open("rb") as file:
                beginning = file.read(_BEGINNING).replace(b"\x00", b"")
            if any(mark in beginning for mark in _MARKS):
                yield path


def import_files(
    project: Project, sources: Sequence[Path], wish: Wish, findings: Findings
) -> list[MapRead]:
    """Read several files and write what is wished of each.

    Everything is made before anything is written.  A file that cannot be read keeps back no other.

    Args:
        project: whose names and codes are known.
        sources: the files.
        wish: for all of them; its target is a folder here.
        findings: gets what is wrong with them.

    Raises:
        MisuseError: when a result would take the place of a source, or lie where no file can.
        RefusalError: when a result would take the place of a file that is there, or of another.
        OSError: when a file cannot be read or written.
    """
    catalogue = catalogue_of(project, wish.folder)
    code = wish.code
    read = []
    results: dict[Path, bytes] = {}
    targets = _targets(sources, wish.target)
    for source, target in zip(sources, targets, strict=True):
        one = prepare(replace(wish, source=source, target=target, code=code), catalogue, findings)
        read.append(MapRead(source, target, one))
        if one is None:
            continue
        codes = {draft.code for _, draft in one.drafts}
        catalogue = replace(catalogue, codes=catalogue.codes | codes)
        code = None if codes else code
        made = one.results(target)
        if again := sorted(made.keys() & results.keys()):
            raise RefusalError(
                f"dua berkas menghasilkan '{again[0].as_posix()}', yang kedua "
                f"'{source.as_posix()}'; tidak ada yang ditulis",
                "impor berkas itu tersendiri, dengan --definisi ke folder lain",
            )
        results |= made
    for path in results:
        for source in sources if path.exists() else ():
            permit(path, source, overwrite=wish.overwrite)
    hand_over(results, overwrite=wish.overwrite)
    return read


def _targets(sources: Sequence[Path], folder: Path | None) -> Iterator[Path | None]:
    """Where our form of each file goes; two of one name get numbers."""
    taken: set[str] = set()
    for source in sources:
        if folder is None:
            yield None
            continue
        name = source.name[: -len(".drawio")] if source.stem.endswith(".drawio") else source.name
        stem = name.rpartition(".")[0] or name
        free = stem
        number = 1
        while free.casefold() in taken:
            number += 1
            free = f"{stem}-{number}"
        taken.add(free.casefold())
        yield folder / f"{free}.bpmn"


def lines(read: Sequence[MapRead], *, everything: bool) -> Iterator[str]:
    """The report for people: a line for each file, or all that is known of it."""
    for one in read:
        yield _line(one)
        if one.outcome is None:
            continue
        if everything:
            yield from (f"  {line}" for line in told(one.outcome, everything=True).splitlines())
            continue
        for place, draft in one.outcome.drafts:
            notes = f" ({len(draft.notes)} hal perlu diperiksa)" if draft.notes else ""
            yield f"  Kerangka definisi {draft.code}: {place.as_posix()}{notes}"
    made = [one.outcome.imported for one in read if one.outcome is not None]
    whole = sum(one.comparison.is_whole for one in made)
    yield (
        f"{len(read)} peta: {whole} utuh di berkas BPMN, {len(made) - whole} tidak utuh,"
        f" {len(read) - len(made)} tidak dapat dibaca"
    )


def _line(one: MapRead) -> str:
    """What became of a file, in one line."""
    if one.outcome is None:
        return f"{one.source.as_posix()}: tidak dapat dibaca"
    imported = one.outcome.imported
    comparison = imported.comparison
    words = len(comparison.in_words) + sum(it.in_words for it in comparison.changed)
    moved = sum(it.what == "scope" for it in comparison.changed)
    lost = len(comparison.lost) + len(comparison.changed) - moved
    lost -= sum(it.in_words for it in comparison.changed)
    counts = (
        f"{sum(comparison.kept.values())} unsur tetap",
        f"{words} ditulis sebagai keterangan" if words else "",
        f"{moved} dipindahkan" if moved else "",
        f"{lost} hilang" if lost else "",
        f"{imported.repeats} diagram tidak dibawa" if imported.repeats else "",
    )
    drawing = "tetap" if imported.is_drawing_kept else "ditata oleh program"
    told_counts = ", ".join(it for it in counts if it)
    return f"{one.source.as_posix()}: {told_counts}; gambar {drawing}"


def data_of(read: Sequence[MapRead], findings: Findings) -> Mapping[str, object]:
    """The report for programs."""
    return {
        "files": [
            {
                "path": one.source.as_posix(),
                "target": one.target.as_posix() if one.outcome and one.target else None,
                "result": result_of(one.outcome) if one.outcome else None,
            }
            for one in read
        ],
        "findings": [as_data(item) for item in findings],
    }
