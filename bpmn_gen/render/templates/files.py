"""Templates that people edit, the values they may use, and what is said when one is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bpmn_gen.sop.document import SopDocument


class TemplateError(BpmnGenError):
    """A template cannot be used; ``template`` names it, ``reason`` names the offender in it."""

    def __init__(self, template: str, reason: str) -> None:
        """Keep both."""
        super().__init__(f"{template}: {reason}")
        self.template = template
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a project and the faces that PDF files are set in."""

    files: Mapping[str, bytes]
    """Content by file name."""
    author: str
    """Whose documents these are."""
    dated: dt.date
    """The date that they bear."""
    faces: tuple[str, ...] = ("Roboto",)
    """Families for PDF files, the first that has a character wins."""
    font_folders: tuple[str, ...] = field(default=())
    """Where families beside Roboto are."""
    faces_digest: str = ""
    """Tells apart versions of these families."""

    def source(self, name: str) -> bytes:
        """The content of a template.

        Raises:
            TemplateError: when there is none, or when it is a program that is not text or would
                bring in something from elsewhere.
        """
        if name not in self.files:
            raise TemplateError(name, "berkas tidak ada")
        content = self.files[name]
        return _program(name, content) if name.endswith(".typ") else content


_ELSEWHERE = re.compile(r"\b(?:import|include|plugin|read|eval)\b")
"""Words of typst that bring in files, packages from a network, or programs."""


@lru_cache(maxsize=16)
def _program(name: str, content: bytes) -> bytes:
    """A typst program as text without a byte order mark."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = "bukan teks UTF-8; simpan ulang di Notepad dengan pengodean UTF-8"
        raise TemplateError(name, reason) from error
    if found := _ELSEWHERE.search(text):
        raise TemplateError(name, f"memakai '{found.group()}', yang tidak boleh dalam templat")
    return text.encode()


def identity_values(document: SopDocument) -> dict[str, object]:
    """The values of the identity block, by the names that templates use."""
    block = document.identity
    return {
        "pemerintah": block.government,
        "unit": block.unit,
        "kop": list(block.letterhead),
        "kode": document.sop_code,
        "nomor": block.number,
        "tanggal_pembuatan": block.made,
        "tanggal_revisi": block.revised,
        "tanggal_efektif": block.effective,
        "pengesah_jabatan": block.signer_title,
        "pengesah_keputusan": block.signer_decree,
        "pengesah_nama": block.signer_name,
        "pengesah_nip": block.signer_nip,
        "nama": block.name,
        "dasar_hukum": list(block.legal_basis),
        "kualifikasi": list(block.qualifications),
        "keterkaitan": list(block.related),
        "peralatan": list(block.equipment),
        "peringatan": list(block.warnings),
        "pencatatan": list(block.records),
    }
