"""The file of a record: JSON with the number of its format.

A file is opened by every later program: ``_UPGRADES`` turns each older format into the next one.  A
newer format is refused in a sentence, because what it says could be misread.  Files come from other
people, so size and shape are looked at before anything is made of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bpmn_gen.diagnostics import Span
from bpmn_gen.edition.record import ProcessRecord, UnitRecord, plain
from bpmn_gen.edition.record_shape import checked
from bpmn_gen.store.bounded import read_bounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings

FORMAT: Final = 1
"""The format that is written.  Raise it, and add to ``_UPGRADES``, when the meaning of a key
changes; keys that are only added need no new format."""
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of the largest file that is read."""

_Data: TypeAlias = dict[str, Any]
_UPGRADES: Final[Mapping[int, Callable[[_Data], _Data]]] = {}
"""By the number of a format: what makes the data of the next one of it."""


def as_bytes(record: UnitRecord) -> bytes:
    """The record as a file; equal records give equal bytes.

    Keys keep their order, because that of actors is the order of lanes.
    """
    unit = {"nama": record.name, "slug": record.slug, "tipe": record.tipe}
    data: dict[str, object] = {
        "format": FORMAT,
        "unit": unit | {"nama_tipe": record.type_name},
        "jabatan": plain(record.titles),
        "sebutan": plain(record.terms),
        "peta": plain(record.groups),
        "masukan": plain(record.incoming),
        "keluaran": plain(record.outgoing),
        "kutipan": plain(record.citations),
        "proses": [_process_data(one) for one in record.processes.values()],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _process_data(process: ProcessRecord) -> dict[str, object]:
    """One process of the file."""
    return {
        "isi": plain(process.said),
        "identitas": plain(process.identity),
        "nomor": plain(process.numbers),
        "id_turunan": sorted(process.derived),
    }


def read_file(path: Path, findings: Findings) -> UnitRecord | None:
    """The record in a file; None, with a finding, where it cannot be read.

    ``path`` is told as it is given.
    """
    label = path.as_posix()
    try:
        content = read_bounded(path, LARGEST)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.error("record-unreadable", f"'{label}' tidak dapat dibaca: {reason}", Span(label))
        return None
    return from_bytes(content, label, findings)


def from_bytes(content: bytes, label: str, findings: Findings) -> UnitRecord | None:
    """The record in the bytes of a file; None, with a finding, where there is none.

    Args:
        content: the bytes.
        label: the file as the user knows it.
        findings: told what is wrong.
    """
    place = Span(label)
    if len(content) > LARGEST:
        message = f"'{label}' lebih besar dari {LARGEST // 1024 // 1024} MB"
        findings.error("record-too-large", message, place)
        return None
    try:
        data = json.loads(content)
        number = data["format"]
        if isinstance(number, int) and number > FORMAT:
            message = f"'{label}' ditulis versi program yang lebih baru (format {number})"
            hint = f"perbarui program; versi ini membaca sampai format {FORMAT}"
            findings.error("record-too-new", message, place, hint)
            return None
        while number != FORMAT:
            data, number = _UPGRADES[number](data), number + 1
        return _record(checked(data))
    except (ValueError, KeyError, TypeError, RecursionError):
        message = f"'{label}' bukan catatan edisi yang utuh"
        hint = "ambil lagi berkas aslinya dari cadangan; jangan diubah dengan tangan"
        findings.error("record-damaged", message, place, hint)
        return None


def _record(data: _Data) -> UnitRecord:
    """The record that data of the present format hold."""
    unit = data["unit"]
    processes = [
        ProcessRecord(
            said=one["isi"],
            identity=one.get("identitas", {}),
            numbers=one.get("nomor", {}),
            derived=frozenset(one.get("id_turunan", ())),
        )
        for one in data["proses"]
    ]
    return UnitRecord(
        name=unit["nama"],
        slug=unit["slug"],
        tipe=unit["tipe"],
        type_name=unit.get("nama_tipe", ""),
        titles=data["jabatan"],
        terms=data.get("sebutan", {}),
        groups=tuple(data["peta"]),
        incoming=data.get("masukan", {}),
        outgoing=data.get("keluaran", {}),
        citations=data.get("kutipan", {}),
        processes={one.code: one for one in processes},
    )
