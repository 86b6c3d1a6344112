"""Says what a build did, in sentences for people and as plain data for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.commands.report import as_data as finding_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.ledger import Outcome
    from bpmn_gen.store.project import Project

NAMED: Final = 3
"""Units that a sentence names; of more it gives the number."""


def sentences(project: Project, outcome: Outcome) -> Iterator[str]:
    """What a build made and where."""
    failed = outcome.findings.has_errors
    if failed:
        yield "Belum semua berkas dibuat; ikuti saran di atas, lalu jalankan lagi."
    if outcome.made or outcome.removed or outcome.set_aside:
        yield f"{_files(outcome)}: {_count(outcome)}."
    elif not failed:
        yield f"Tidak ada yang berubah: {len(outcome.kept)} berkas sudah mutakhir."
    if outcome.made or outcome.kept:
        yield f"Hasil ada di {project.output.as_posix()}"


def as_data(project: Project, outcome: Outcome) -> dict[str, Any]:
    """The same for programs."""
    return {
        "output": project.output.as_posix(),
        "made": sorted(outcome.made),
        "kept": sorted(outcome.kept),
        "removed": sorted(outcome.removed),
        "set_aside": [asdict(item) for item in outcome.set_aside],
        "findings": [finding_data(item) for item in outcome.findings],
    }


def _files(outcome: Outcome) -> str:
    """What became of how many files."""
    counts = (
        f"{len(outcome.made)} berkas dibuat",
        f"{len(outcome.kept)} tidak berubah",
        f"{len(outcome.removed)} dihapus",
    )
    saved = f"{len(outcome.set_aside)} berkas Anda disimpan dengan nama lain"
    return ", ".join((*counts, saved) if outcome.set_aside else counts)


def _count(outcome: Outcome) -> str:
    """How many processes for whom; names hold commas."""
    names = "; ".join(outcome.targets[:NAMED])
    names += "; ..." if len(outcome.targets) > NAMED else ""
    return f"{outcome.processes} proses untuk {len(outcome.targets)} unit atau tipe unit ({names})"
