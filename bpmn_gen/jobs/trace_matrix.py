"""The proof of coverage: trace.json for programs, trace.xlsx for staff; the portal has the page."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.jobs.job import Job
from bpmn_gen.render.excel.trace import write_trace_xlsx

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpmn_gen.rules.coverage import Trace

FILES = (("trace-json", "trace.json"), ("trace-xlsx", "trace.xlsx"))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A provision with the elements that carry it, as plain data."""

    ref: str
    """Its address in the definitions."""
    kutipan: str
    """How it is printed."""
    ringkasan: str
    jenis: str
    catatan: str
    elemen: tuple[str, ...]
    wajib: bool
    """Whether something has to carry it."""
    tercakup: bool
    """Whether something does, or carries all of its parts."""


def rows_of(trace: Trace) -> tuple[MatrixRow, ...]:
    """The matrix as plain data."""
    return tuple(
        MatrixRow(
            ref=str(row.provision.ref),
            kutipan=row.place,
            ringkasan=str(row.provision.ringkasan),
            jenis=str(row.provision.jenis),
            catatan=str(row.provision.catatan or ""),
            elemen=tuple(
                f"{item.kind} {item.label.removeprefix(f'{item.kind} ')}: {item.text}"
                for item in row.carriers
            ),
            wajib=row.prescribes,
            tercakup=row.is_carried,
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
        data = {"peraturan": self.regulation, "ketentuan": [asdict(row) for row in self.rows]}
        yield (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
        yield write_trace_xlsx(self.regulation, [_cells(row) for row in self.rows], self.dated)


def _cells(row: MatrixRow) -> tuple[str, ...]:
    """A provision as a row of the workbook."""
    covered = ("ya" if row.tercakup else "belum") if row.wajib else "-"
    return (row.kutipan, row.ringkasan, row.jenis, "\n".join(row.elemen), covered, row.catatan)
