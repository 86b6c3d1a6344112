"""Brings a foreign BPMN file into our form and says what was kept and what was lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.report import as_data
from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.foreign.document import read_bounded
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.interchange.telling import report_of
from bpmn_gen.store.handing_over import hand_over, permit
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.decompiler import DefinitionDraft
    from bpmn_gen.interchange import Imported
    from bpmn_gen.store.project import Project


@dataclass(frozen=True, slots=True)
class Wish:
    """What a file is to become."""

    source: Path
    target: Path | None = None
    """Where our form of it goes; None: it is only reported on."""
    folder: Path | None = None
    """Where drafts of definitions go; None: none are written."""
    code: str | None = None
    """Code of the first process in the drafts."""
    extras: bool = False
    """Carry along what other tools added for themselves."""
    anew: bool = False
    """Lay it out again."""
    overwrite: bool = False
    """Replace files that are there."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file."""

    imported: Imported
    drafts: tuple[tuple[Path, DefinitionDraft], ...]
    """Definitions that were written, with their files."""

    def results(self, target: Path | None) -> dict[Path, bytes]:
        """What is to be written, by its place; the BPMN file only where it has one."""
        made = {place: draft.text.encode() for place, draft in self.drafts}
        return made if target is None else {**made, target: self.imported.data}


def import_file(project: Project, wish: Wish, findings: Findings) -> ImportOutcome | None:
    """Read a file and write what is wished of it; None where it cannot be read.

    Everything is made before anything is written.

    Raises:
        RefusalError: when a result would take the place of a file that is there.
        OSError: when a file cannot be read or written.
    """
    if wish.target is not None:
        permit(wish.target, wish.source, overwrite=wish.overwrite)
    outcome = prepare(wish, catalogue_of(project, wish.folder), findings)
    if outcome is not None:
        hand_over(outcome.results(wish.target), wish.source, overwrite=wish.overwrite)
    return outcome


def prepare(wish: Wish, catalogue: Catalogue, findings: Findings) -> ImportOutcome | None:
    """Read a file and make what is wished of it; None where it cannot be read.

    Nothing is written.

    Raises:
        OSError: when the file cannot be read.
    """
    data = read_bounded(wish.source)
    path = wish.source.as_posix()
    imported = import_bpmn(data, findings, path, extras=wish.extras, anew=wish.anew)
    if imported is None:
        return None
    if not any(process.flow_nodes for process in imported.definitions.processes):
        hint = "ekspor proses yang berisi kegiatan, bukan hanya poolnya"
        findings.warning("no-steps", "berkas tidak memuat kegiatan", Span(path), hint)
    drafts = tuple(_drafts(catalogue, wish, wish.folder, imported, findings)) if wish.folder else ()
    return ImportOutcome(imported, drafts)


def catalogue_of(project: Project, folder: Path | None) -> Catalogue:
    """The names that drafts are written with; none where no folder for drafts is wished."""
    if folder is None:
        return Catalogue()
    # Mistakes in the project's definitions are the business of ``check``.
    return Catalogue.of(load(project.defs, Findings(), shipped("process_defs")))


def _drafts(
    catalogue: Catalogue, wish: Wish, folder: Path, imported: Imported, findings: Findings
) -> Iterator[tuple[Path, DefinitionDraft]]:
    """A draft for each process, with its place; processes that allow of none are reported."""
    drafts, refusals = drafts_of(imported.definitions, catalogue, wish.source.name, wish.code)
    for refusal in refusals:
        findings.error(
            "not-draftable",
            f"proses '{refusal.name}' tidak dapat ditulis sebagai definisi: {refusal.reason}",
            Span(wish.source.as_posix(), refusal.line),
            "rapikan alurnya di alat asalnya, lalu impor lagi",
        )
    yield from ((folder / draft.file_name, draft) for draft in drafts)


def told(outcome: ImportOutcome, *, everything: bool) -> str:
    """The report for people."""
    drawing = "tetap" if outcome.imported.is_drawing_kept else "ditata oleh program"
    if outcome.imported.repeats:
        drawing += f"; {outcome.imported.repeats} diagram berisi unsur yang sama tidak dibawa"
    lines = [report_of(outcome.imported.comparison, everything=everything), f"Gambar: {drawing}"]
    if outcome.drafts:
        lines.append("Sampai di sini tentang berkas BPMN; di bawah ini tentang kerangka definisi.")
    for place, draft in outcome.drafts:
        lines.append(f"Kerangka definisi {draft.code}: {place.as_posix()}")
        if draft.notes:
            lines.append("  yang tidak ikut, ditulis lain, atau diterka:")
        lines += [f"  periksa: {note}" for note in draft.notes]
    return "\n".join(lines)


def data_of(outcome: ImportOutcome, findings: Findings) -> dict[str, object]:
    """The report for programs."""
    return result_of(outcome) | {"findings": [as_data(item) for item in findings]}


def result_of(outcome: ImportOutcome) -> dict[str, object]:
    """What became of a file, for programs."""
    return {
        "is_whole": outcome.imported.comparison.is_whole,
        "is_drawing_kept": outcome.imported.is_drawing_kept,
        "left_out_diagrams": outcome.imported.repeats,
        **asdict(outcome.imported.comparison),
        "drafts": [
            {"path": place.as_posix(), "code": draft.code, "notes": list(draft.notes)}
            for place, draft in outcome.drafts
        ],
    }
