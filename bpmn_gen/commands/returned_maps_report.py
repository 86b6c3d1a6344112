"""Reports on edited BPMN files that were taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.report import as_data

if TYPE_CHECKING:
    from bpmn_gen.commands.returned_maps import MapsTaken, ReturnedMap


def lines(taken: MapsTaken) -> list[str]:
    """The report for people."""
    return [line for report in taken.reports for line in _lines(report)]


def _lines(report: ReturnedMap) -> list[str]:
    """What is told of one file."""
    if not report.subject:
        return []
    head = f"{report.label}: {report.subject}"
    if report.is_refused:
        return [f"{head}; tidak diambil"]
    if not report.told and not report.remarks:
        return [f"{head}; sama dengan definisinya"]
    told = [f"{head}; {len(report.told)} perubahan"] if report.told else [head]
    told += [f"  {number}. {text}" for number, text in enumerate(report.told, 1)]
    return told + [f"  perhatikan: {text}" for text in report.remarks]


def data_of(taken: MapsTaken) -> dict[str, object]:
    """The report for programs."""
    return {
        "berkas": [
            {
                "berkas": report.label,
                "proses": report.subject,
                "diambil": not report.is_refused,
                "perubahan": [
                    {
                        "kind": str(edit.kind),
                        "key": edit.key,
                        "field": edit.field,
                        "before": edit.before,
                        "after": edit.after,
                        "kalimat": text,
                    }
                    for edit, text in zip(report.edits, report.told, strict=True)
                ],
                "catatan": report.remarks,
            }
            for report in taken.reports
        ],
        "diubah": taken.changes.names(),
        "findings": [as_data(item) for item in taken.findings],
    }
