"""The coverage of the regulation by a project's definitions, as a report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from bpmn_gen.jobs.trace_matrix import rows_of
from bpmn_gen.rules.coverage import Row, Status, Trace, by_part, counted, trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.store.project import Project

TRACED = frozenset(
    {
        "heading-carried-out",
        "other-actors",
        "uncited-steps",
        "unknown-provision",
        "unknown-provision-id",
        "unknown-regulation",
        "unsaid-statement",
    }
)
"""Codes of findings about citations, which the report shows besides open provisions."""
TOTAL = "Seluruhnya"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix and what is wrong with it."""

    trace: Trace
    findings: tuple[Diagnostic, ...]

    @property
    def is_complete(self) -> bool:
        """Whether no provision is open, every step cites one, and every citation exists."""
        return not self.findings

    def as_json(self) -> str:
        """The whole matrix as a JSON list."""
        rows = [asdict(row) for row in rows_of(self.trace)]
        return json.dumps(rows, ensure_ascii=False, indent=2)


def cover(project: Project) -> Coverage:
    """Hold the regulation against the definitions of a project."""
    findings = Findings()
    defs = load_checked(project, findings)
    matrix = trace(defs)
    tied = [item for item in findings if item.code in TRACED or item.severity == Severity.ERROR]
    unmet = [row for row in matrix.open if not row.office]
    return Coverage(matrix, (*tied, *map(_uncovered, unmet)))


def _uncovered(row: Row) -> Diagnostic:
    """A provision that nothing carries out or states."""
    return Diagnostic(
        Severity.WARNING,
        "uncovered-provision",
        f"ketentuan '{row.provision.ref}' terbuka: {row.provision.ringkasan}",
        row.provision.origin,
        (
            "sebut ketentuan ini dalam 'sumber' langkah yang melaksanakannya",
            "atau dalam 'menyatakan' bagian yang memuat isinya",
        ),
    )


def summary(coverage: Coverage, *, everything: bool) -> str:
    """The four numbers by part of the regulation; with ``everything`` also what bears each row."""
    matrix = coverage.trace
    parts = by_part(matrix.rows)
    width = max(map(len, (*parts, TOTAL)))
    lines = [f"{'':<{width}}  {'  '.join(Status)}"]
    lines += [_numbers(f"{name:<{width}}", rows) for name, rows in parts.items()]
    lines.append(_numbers(f"{TOTAL:<{width}}", matrix.rows))
    only = matrix.duties_only_stated
    said = f"Kewajiban yang dinyatakan tanpa langkah sendiri: {len(only)}"
    lines += ["", said, *(f"  {row.provision.ref}: {row.provision.ringkasan}" for row in only)]
    lines += ["", f"Ketentuan yang terbuka: {len(matrix.open)}"]
    lines += [f"  {row.provision.ref}: {row.provision.ringkasan}" for row in matrix.open]
    if everything:
        lines += ["", *(line for rows in parts.values() for row in rows for line in _detail(row))]
    return "\n".join(lines)


def _numbers(name: str, rows: Iterable[Row]) -> str:
    """A line of the table: how many provisions there are of each status."""
    found = counted(rows)
    return f"{name}  {'  '.join(f'{found[one]:>{len(one)}}' for one in Status)}"


def _detail(row: Row) -> Iterator[str]:
    """A provision, what became of it, what has to be known of it, and what bears it."""
    yield f"{row.provision.ref} ({row.status}): {row.provision.ringkasan}"
    if row.permits:
        yield f"    Membolehkan: {row.permits}"
    if row.note:
        yield f"    Catatan: {row.note}"
    for carrier in row.carriers:
        yield f"    {carrier.told}"
