"""Tells what became of SOPs that were read, to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.sop_reading.telling import as_data, doubts_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.commands.importing_sops import SopOutcome
    from bpmn_gen.sop_reading.check_page import FileRead


def lines(outcome: SopOutcome, *, preview: bool = False) -> list[str]:
    """The report for people: a line a file, then what to look at, and how many were taken in."""
    told = [line for one in outcome.returned for line in one.lines()]
    for file in outcome.files:
        told.append(f"{file.label}: {file.outcome}")
        told += [f"  {remark}" for remark in file.remarks]
        for place, sop in enumerate(file.sops):
            count = f"{len(sop.steps)} langkah, {len(sop.flows)} alur, {len(sop.actors)} pelaku"
            told.append(f"  {sop.identity.name or 'SOP tanpa nama'}: {count}")
            told += [f"    periksa: {doubt}" for doubt in doubts_told(sop)]
            told += [f"    tentukan: {note}" for note in file.notes_of(place)]
    told += outcome.skipped
    counted = [tally(outcome.files)] if len(outcome.files) > 1 else []
    if outcome.drafts or outcome.skipped:
        verb = "akan ditulis" if preview else "ditulis"
        counted.append(f"{len(outcome.drafts)} SOP {verb}, {len(outcome.skipped)} dilewati")
    return told + (["; ".join(counted)] if counted else [])


def tally(files: Sequence[FileRead]) -> str:
    """How many files came out how."""
    whole = sum(1 for one in files if one.sops and not any(sop.doubts for sop in one.sops))
    doubted = sum(1 for one in files if one.sops) - whole
    others = sum(1 for one in files if not one.sops and not one.refusal)
    refused = sum(1 for one in files if one.refusal)
    return (
        f"{len(files)} berkas: {whole} terbaca utuh, {doubted} dengan hal yang perlu diperiksa, "
        f"{others} bukan SOP, {refused} tidak dapat dibaca"
    )


def data_of(outcome: SopOutcome) -> list[dict[str, object]]:
    """The report for programs: an entry a file."""
    told: list[dict[str, object]] = [
        {
            "berkas": file.label,
            "hasil": file.outcome,
            "catatan": list(file.remarks),
            "sop": [
                as_data(sop) | {"untuk_konsep": list(file.notes_of(place))}
                for place, sop in enumerate(file.sops)
            ],
        }
        for file in outcome.files
    ]
    told += [one.data() | {"hasil": "buatan program ini"} for one in outcome.returned]
    return told
