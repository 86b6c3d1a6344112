"""The text that BPMN tools show and print for an element: mutu baku, parties, legal basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.model.decision import DecisionTable


_BASIS = "Dasar"
"""The beginning of the labels of provisions and regulations."""


def step_documentation(step: Step, process: ResolvedProcess) -> str:
    """One line for each thing that is known about a step; empty when nothing is."""
    names = process.names_of
    return _lines(
        (str(step.kind).capitalize(), step.text if step.short != step.text else ""),
        ("Pemicu", _joined(step.triggers)),
        ("Kelengkapan", _joined(step.inputs)),
        ("Waktu", step.duration),
        ("Keluaran", _joined(step.outputs)),
        ("Kepada", _joined(names(step.to))),
        ("Tembusan", _joined(names(step.copies))),
        ("Bersama", _joined(names(step.together))),
        ("Opsional", step.optional),
        ("Syarat", step.condition),
        ("Batas waktu", step.deadline),
        ("Berkala", step.recurrence),
        ("Dokumen", _joined(step.documents)),
        ("Keterangan", step.remark),
        ("Catatan", step.note),
        ("Dasar", _joined(step.cited)),
    )


def table_documentation(table: DecisionTable) -> str:
    """What a decision table is asked and tells, and where it is from."""
    return _lines(
        ("Tabel keputusan", table.documentation),
        ("Masukan", _joined(item.question for item in table.inputs)),
        ("Keluaran", _joined(item.label for item in table.outputs)),
        ("Dasar", table.source),
    )


def process_documentation(process: ResolvedProcess) -> str:
    """What is known about a process as a whole."""
    return _lines(
        ("Kode", process.code),
        ("Unit", process.target.name),
        ("Rujukan umum", _own(process)),
        ("Opsional", process.optional),
        ("Keterangan", process.remark),
        ("Catatan", process.note),
        ("Dasar", _joined(process.cited)),
        ("Dasar hukum", _joined(process.legal_basis)),
    )


def actor_documentation(actor: Actor) -> str:
    """Who an actor is, where the lane's name and the regulation do not tell it."""
    named = actor.is_titled or actor.outside
    return _lines(
        ("Jabatan", actor.term if actor.is_titled else ""),
        ("Masyarakat", actor.term if actor.outside else ""),
        ("Unit", actor.unit or "" if named else ""),
        ("Instansi", actor.instansi or "" if named else ""),
        ("Kualifikasi", _joined(actor.qualifications)),
    )


def cited_in(documentation: str) -> tuple[str, ...]:
    """The lines of a documentation that say what an element rests on."""
    return tuple(line for line in documentation.splitlines() if line.startswith(_BASIS))


def _own(process: ResolvedProcess) -> str:
    """What holds for the unit where a process is a general reference."""
    codes = " dan ".join(process.reference_for)
    return f"bukan SOP unit ini, yang alurnya {codes}" if codes else ""


def _lines(*pairs: tuple[str, str]) -> str:
    """``label: text`` for every text that is not empty."""
    return "\n".join(f"{label}: {' '.join(text.split())}" for label, text in pairs if text.strip())


def _joined(items: Iterable[str]) -> str:
    """Several items on one line."""
    return "; ".join(items)
