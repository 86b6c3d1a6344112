"""The coverage of the regulation by a project's definitions, as a report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from bpmn_gen.jobs.trace_matrix import rows_of
from bpmn_gen.rules.coverage import Row, Trace, by_part, trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.store.project import Project

TRACED = frozenset(
    {
        "other-actors",
        "uncited-steps",
        "unknown-provision",
        "unknown-provision-id",
        "unknown-regulation",
    }
)
"""Codes of findings that concern the tie between definitions and regulation."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix and what is wrong with it."""

    trace: Trace
    findings: tuple[Diagnostic, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every provision is carried, every step cites one, and every citation exists."""
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
    return Coverage(matrix, (*tied, *map(_uncovered, matrix.uncovered)))


def _uncovered(row: Row) -> Diagnostic:
    """A provision that nothing carries."""
    return Diagnostic(
        Severity.WARNING,
        "uncovered-provision",
        f"ketentuan '{row.provision.ref}' belum tercakup: {row.provision.ringkasan}",
        row.provision.origin,
        ("sebut ketentuan ini dalam 'sumber' langkah atau bagian yang melaksanakannya",),
    )


def summary(coverage: Coverage, *, everything: bool) -> str:
    """Coverage by part of the regulation; with ``everything`` each provision and its carriers."""
    parts = by_part(coverage.trace.prescribing)
    width = max(map(len, parts), default=0)
    lines = [
        f"{name:<{width}}  {sum(row.is_carried for row in rows):>4} dari {len(rows):>4}"
        for name, rows in parts.items()
    ]
    if everything:
        lines += ["", *(line for rows in parts.values() for row in rows for line in _detail(row))]
    whole = coverage.trace.prescribing
    carried = sum(row.is_carried for row in whole)
    return "\n".join([*lines, "", f"{carried} dari {len(whole)} ketentuan tercakup"])


def _detail(row: Row) -> Iterator[str]:
    """A provision and what carries it."""
    yield f"{row.provision.ref}: {row.provision.ringkasan}"
    for carrier in row.carriers:
        yield f"    {carrier.kind} {carrier.label}: {carrier.text}"
    if not row.is_carried:
        yield "    (belum tercakup)"
