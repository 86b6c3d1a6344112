"""Templates that people edit, the values they may use, and the error for a broken one."""

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
    """A template cannot be used: ``template`` is its name, ``reason`` says why."""

    def __init__(self, template: str, reason: str) -> None:
        """Keep the name of the template and the reason."""
        super().__init__(f"{template}: {reason}")
        self.template = template
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a project, and the faces of its PDF files."""

    files: Mapping[str, bytes]
    """Content by file name."""
    author: str
    """The author that documents name."""
    dated: dt.date
    """The date that documents bear."""
    faces: tuple[str, ...] = ("Roboto",)
    """Font families of PDF files; the first one that has a character is used."""
    font_folders: tuple[str, ...] = field(default=())
    """Folders of the families other than Roboto."""
    faces_digest: str = ""
    """Digest of these families, so that another version of one makes files anew."""
    unedited: tuple[str, ...] = ()
    """Names of those that are known to be as they were shipped."""

    def source(self, name: str) -> bytes:
        """The content of a template.

        Raises:
            TemplateError: when it is missing, or when it is a typst program that is no text or
                would bring in something from elsewhere.
        """
        if name not in self.files:
            raise TemplateError(name, "berkas tidak ada")
        content = self.files[name]
        return _program(name, content) if name.endswith(".typ") else content


_ELSEWHERE = re.compile(r"\b(?:import|include|plugin|read|eval)\b")
"""Words of typst that bring in files, packages from a network, or programs."""


@lru_cache(maxsize=16)
def _program(name: str, content: bytes) -> bytes:
    """A typst program without a byte order mark, which Notepad writes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = "bukan teks UTF-8; simpan ulang di Notepad dengan pengodean UTF-8"
        raise TemplateError(name, reason) from error
    if found := _ELSEWHERE.search(text):
        raise TemplateError(name, f"memakai '{found.group()}', yang tidak boleh dalam templat")
    return text.encode()


def identity_values(document: SopDocument) -> dict[str, object]:
    """The values of the identity block, by the names that templates use for them."""
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
        "pengesah_pangkat": block.signer_rank,
        "pengesah_nip": block.signer_nip,
        "nama": block.name,
        "dasar_hukum": list(block.legal_basis),
        "kualifikasi": list(block.qualifications),
        "keterkaitan": list(block.related),
        "peralatan": list(block.equipment),
        "peringatan": list(block.warnings),
        "pencatatan": list(block.records),
    }
