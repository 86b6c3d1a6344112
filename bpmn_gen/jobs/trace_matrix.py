"""The job of the proof of coverage: trace.json for programs and trace.xlsx for staff.

The page trace.html with the same content belongs to ``portal``.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.jobs.job import Job
from bpmn_gen.render.excel.trace import write_trace_xlsx
from bpmn_gen.rules.coverage import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpmn_gen.rules.coverage import Trace

FILES = (("trace-json", "trace.json"), ("trace-xlsx", "trace.xlsx"))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A provision with the elements that bear it, as plain data."""

    ref: str
    """Its address in the definitions."""
    kutipan: str
    """How it is printed."""
    ringkasan: str
    jenis: str
    catatan: str
    elemen: tuple[str, ...]
    status: str
    """What became of it: dilaksanakan, dinyatakan, bukan perintah or terbuka."""
    kewajiban: bool
    """Whether somebody is bound by it: it orders or forbids something."""
    membolehkan: str
    """The words by which it leaves something to somebody; empty where it leaves nothing."""


def rows_of(trace: Trace) -> tuple[MatrixRow, ...]:
    """The matrix as plain data."""
    return tuple(
        MatrixRow(
            ref=str(row.provision.ref),
            kutipan=row.place,
            ringkasan=str(row.provision.ringkasan),
            jenis=str(row.provision.jenis),
            catatan=row.note,
            elemen=tuple(item.told for item in row.carriers),
            status=str(row.status),
            kewajiban=row.is_duty,
            membolehkan=row.permits,
        )
        for row in trace.rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceMatrix(Job):
    """Renders the matrix of one project."""

    rows: tuple[MatrixRow, ...]
    regulation: str
    dated: dt.date
    """The date that its workbook bears."""

    def render(self) -> Iterator[bytes]:
        """trace.json, then trace.xlsx."""
        found = Counter(row.status for row in self.rows)
        data = {
            "peraturan": self.regulation,
            "jumlah": {str(one): found[one] for one in Status},
            "ketentuan": [asdict(row) for row in self.rows],
        }
        yield (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
        yield write_trace_xlsx(self.regulation, [_cells(row) for row in self.rows], self.dated)


def _cells(row: MatrixRow) -> tuple[str, ...]:
    """A provision as a row of the workbook."""
    permits = f"Membolehkan: {row.membolehkan}" if row.membolehkan else ""
    notes = "\n".join(filter(None, (permits, row.catatan)))
    return (row.kutipan, row.ringkasan, row.jenis, "\n".join(row.elemen), row.status, notes)
