"""Names the form of a file by how it begins.

Whoever hands a Word document to a command that wants BPMN is told so, not that XML is broken.
"""

from __future__ import annotations

_BEGINNINGS = (
    (b"PK\x03\x04", "dokumen Word atau Excel, atau arsip zip"),
    (b"\xd0\xcf\x11\xe0", "dokumen Word atau Excel lama"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"II*\x00", "gambar"),
    (b"MM\x00*", "gambar"),
    (b"Rar!\x1a\x07", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"SQLite format 3\x00", "basis data SQLite"),
    (b"\x00\x01\x00\x00Standard ", "basis data Access"),
)


def form_of(data: bytes) -> str | None:
    """What a file is, in Indonesian; None where its beginning does not tell."""
    return next((name for start, name in _BEGINNINGS if data.startswith(start)), None)
