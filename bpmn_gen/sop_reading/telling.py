"""What was read, for people and for programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.model.duration import read_duration

if TYPE_CHECKING:
    from bpmn_gen.sop_reading.read_sop import Doubt, Identity, ReadSop, ReadStep


_BARE: Final = re.compile(
    r"±?\s*\d+(?:[.,]\d+)?(?:\s*(?:[-–]|s/d|s\.d\.?|sampai)\s*\d+(?:[.,]\d+)?)?"
)
"""A number, or from one to another, without a unit."""
_ROOM: Final = 40
"""Letters of a step that reports show."""


def doubts_told(sop: ReadSop) -> list[str]:
    """The doubts of an SOP, one sentence each, with the rows at which to look."""
    return [doubt_told(sop, doubt) for doubt in sop.doubts]


def doubt_told(sop: ReadSop, doubt: Doubt) -> str:
    """A doubt with its row, its two ends and its reason."""
    if doubt.step is None:
        return doubt.reason
    start = row_told(sop, doubt.step)
    way = f" ke {row_told(sop, doubt.end)}" if doubt.end is not None else ""
    return f"{start}{way}: {doubt.reason}"


def row_told(sop: ReadSop, place: int) -> str:
    """How a row is called: by its number where it has one."""
    step = sop.steps[place]
    words = shortened(step.text)
    number = f"no. {step.number}" if step.number else f"langkah ke-{place + 1}"
    return f"{number} '{words}'"


def shortened(text: str) -> str:
    """A text as a line of a report has room for it."""
    return text if len(text) <= _ROOM else f"{text[: _ROOM - 1].rstrip()}…"


def verdict(sop: ReadSop) -> str:
    """How well an SOP was read."""
    return (
        f"terbaca dengan {len(sop.doubts)} hal yang perlu diperiksa"
        if sop.doubts
        else "terbaca utuh"
    )


def as_data(sop: ReadSop) -> dict[str, object]:
    """An SOP as plain data; rows are counted from 1."""
    return {
        "lembar": sop.sheet,
        **_identity(sop.identity),
        "pelaku": list(sop.actors),
        "langkah": [_step(step, sop.time_unit) for step in sop.steps],
        "alur": [
            {
                "dari": one.start + 1,
                "ke": one.end + 1,
                "label": one.label,
                "kata": one.words,
                "kepastian": one.certainty,
            }
            for one in sop.flows
        ],
        "keraguan": [
            {
                "baris": None if one.step is None else one.step + 1,
                "no": None if one.step is None else sop.steps[one.step].number,
                "dari": None if one.step is None else one.step + 1,
                "ke": None if one.end is None else one.end + 1,
                "alasan": one.reason,
                "cacat": one.flaw,
                "tempat": None if one.step is None else sop.steps[one.step].place,
            }
            for one in sop.doubts
        ],
    }


def _identity(identity: Identity) -> dict[str, object]:
    """The first page."""
    return {
        "nama": identity.name,
        "instansi": identity.government,
        "kantor": identity.office,
        "unit": identity.unit,
        "nomor": identity.number,
        "tanggal_pembuatan": identity.made,
        "tanggal_revisi": identity.revised,
        "tanggal_efektif": identity.effective,
        "disahkan_jabatan": identity.approval.title,
        "disahkan_nama": identity.approval.name,
        "disahkan_pangkat": identity.approval.rank,
        "disahkan_nip": identity.approval.nip,
        "dasar_hukum": list(identity.laws),
        "kualifikasi": list(identity.qualifications),
        "keterkaitan": list(identity.related),
        "peralatan": list(identity.equipment),
        "peringatan": list(identity.warnings),
        "pencatatan": list(identity.records),
    }


def _step(step: ReadStep, time_unit: str) -> dict[str, object]:
    """A row."""
    return {
        "no": step.number,
        "kegiatan": step.text,
        "pelaku": list(step.actors),
        "jenis": step.kind.value,
        "kelengkapan": list(step.needs),
        "waktu": step.time,
        "waktu_baku": standard_time(step.time, time_unit),
        "output": list(step.results),
        "keterangan": step.remark,
        "tempat": step.place,
    }


def time_told(text: str, unit: str) -> str:
    """A time with the unit that the head of the column gives, where it names none itself."""
    return f"{text} {unit}" if unit and _BARE.fullmatch(text.strip()) else text


def standard_time(text: str, unit: str) -> list[object] | None:
    """Number and unit of a time; None where it is no time."""
    found = read_duration(time_told(text, unit))
    if found is None or not found.parts:
        return None
    most = found.parts[0].most
    return [int(most) if most == int(most) else float(most), found.parts[0].unit]
