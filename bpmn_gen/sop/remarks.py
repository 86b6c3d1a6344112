"""Keterangan: what a row says beside its symbol, so that nothing of the process is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.sop.rows import partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.sop.rows import Arrow, Draft, Flowchart

_MEANS = {"layanan": "Dikerjakan oleh sistem", "manual": "Dikerjakan tanpa sistem"}
"""What ``jenis`` tells a reader; the other kinds follow from Kepada and the text itself."""


def remarks(process: ResolvedProcess, chart: Flowchart) -> dict[str, tuple[str, ...]]:
    """The remarks of each row, by its id, one sentence each."""
    numbers = {row.id: row.number or row.text for row in chart.rows}
    seen: set[int] = set()
    found: dict[str, tuple[str, ...]] = {}
    for row in chart.rows:
        phase = row.step.phase
        begins = phase is not None and phase not in seen
        seen |= {phase} if phase is not None else set()
        name = process.phases[phase].name if begins and phase is not None else ""
        found[row.id] = tuple(
            " ".join(text.split())
            for text in _of_row(row, process, chart.arrows, numbers, name)
            if text.strip()
        )
    return found


def _of_row(
    row: Draft,
    process: ResolvedProcess,
    arrows: Iterable[Arrow],
    numbers: Mapping[str, str],
    phase: str,
) -> Iterator[str]:
    """The remarks of one row."""
    step = row.step
    if phase:
        yield f"Tahap: {phase}"
    if row.opening is not None:
        yield f"Mulai: {row.opening.text}"
        yield from _of_step(row.opening, process)
    if row.joins:
        yield f"Dikerjakan setelah {_steps(row.joins, numbers)} selesai"
    if row.parallel:
        yield f"Dikerjakan bersamaan dengan {_steps(row.parallel, numbers)}"
    together = [arrow.target for arrow in arrows if arrow.source == row.id and arrow.forks]
    if together:
        yield f"Dilanjutkan serentak ke {_steps(together, numbers)}"
    yield from _of_step(step, process, set(partners(row)))
    if row.closing is not None:
        yield f"Selesai: {row.closing.text}"
        yield from _of_step(row.closing, process)


def _of_step(step: Step, process: ResolvedProcess, drawn: Collection[str] = ()) -> Iterator[str]:
    """What the definition says of a step that no other column prints."""
    if step.kind is StepKind.CALL:
        yield f"Mengikuti SOP {step.called}"
    if step.table:
        yield f"{step.table.name} ditentukan dengan Tabel Keputusan menurut {step.table.source}"
    yield from _of_parties(step, process, drawn)
    for label, text in (
        ("Syarat", step.condition),
        ("Batas waktu", step.deadline),
        ("Berkala", step.recurrence),
    ):
        if text:
            yield f"{label}: {text}"
    known = " ".join(step.outputs).casefold()
    forms = [
        name if code == name else f"{name} ({code})"
        for name, code in zip(step.documents, step.document_codes, strict=True)
        if name.casefold() not in known
    ]
    if forms:
        yield f"Formulir: {'; '.join(forms)}"
    yield _MEANS.get(step.means or "", "")
    yield step.remark


def _of_parties(step: Step, process: ResolvedProcess, drawn: Collection[str]) -> Iterator[str]:
    """Receivers, copies and partners whose names the text does not hold already.

    ``drawn`` are the keys of partners who may have a box of their own.
    """
    text = step.text.casefold()
    lanes = {actor.key for actor in process.actors} & set(drawn)
    for label, keys in (
        ("Kepada", step.to),
        ("Tembusan", step.copies),
        ("Bersama", tuple(key for key in step.together if key not in lanes)),
    ):
        names = [name for name in process.names_of(keys) if name.casefold() not in text]
        if names:
            yield f"{label}: {'; '.join(names)}"


def _steps(ids: Iterable[str], numbers: Mapping[str, str]) -> str:
    """Rows by their numbers, e.g. ``langkah 3, 4 dan 5``."""
    known = [numbers[one] for one in ids if one in numbers]
    if len(known) < 2:  # noqa: PLR2004 -- one needs no joining word
        return f"langkah {''.join(known)}"
    return f"langkah {', '.join(known[:-1])} dan {known[-1]}"
