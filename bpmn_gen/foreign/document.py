"""BPMN files as XML, parsed.

The files come from anywhere, so the parser runs nothing, fetches nothing and expands no entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.diagnostics import Span
from bpmn_gen.store.file_forms import form_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
"""Larger files are refused, because nobody can read such a map and parsing it could fill memory."""

_EXPORT: Final = "buka gambarnya di alat asalnya, lalu ekspor atau simpan sebagai BPMN 2.0 (.bpmn)"
_OTHERS: Final = {
    "Package": "ini berkas XPDL; di Bizagi pilih ekspor BPMN, bukan XPDL",
    "mxfile": "ini berkas draw.io, bukan BPMN; gambar ulang di alat yang menyimpan BPMN 2.0",
    "html": "ini halaman web; unduh berkas .bpmn-nya, bukan halamannya",
}
"""Hints for files that are often taken for BPMN, by the name of their outermost element."""


@dataclass(frozen=True, slots=True)
class BpmnDocument:
    """A parsed file."""

    root: etree._Element
    """``definitions`` of BPMN 2.0."""
    encoding: str
    """The encoding of the file."""


def read_bounded(path: Path) -> bytes:
    """The bytes of a file.

    Reading stops one byte beyond the limit.  That byte tells ``parse_bpmn`` that the file is too
    large, without the rest of it in memory.

    Raises:
        OSError: when it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def parse_bpmn(data: bytes, findings: Findings, path: str) -> BpmnDocument | None:
    """Parse a file; None, with an error in ``findings``, where that cannot be done."""
    if len(data) > MAX_FILE_BYTES:
        findings.error(
            "file-too-large",
            f"berkas lebih besar dari {MAX_FILE_BYTES >> 20} MB",
            Span(path),
            "hapus gambar yang disematkan, atau bagi menjadi beberapa berkas di alat asalnya",
        )
        return None
    if found := form_of(data):
        findings.error("not-bpmn", f"berkas ini {found}, bukan BPMN", Span(path), _EXPORT)
        return None
    if not data.strip():
        findings.error("empty-file", "berkas kosong", Span(path), _EXPORT)
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (1, 1))
        place = Span(path, max(1, line or 1), max(1, column or 1))
        findings.error("bad-xml", "berkas bukan XML yang sah", place, _bad_xml(data))
        return None
    if root.tag != f"{{{BPMN}}}definitions":
        line = root.sourceline if isinstance(root.sourceline, int) else 1
        name = etree.QName(root).localname
        message = f"unsur terluar adalah '{name}', bukan 'definitions' BPMN 2.0"
        if name == "definitions":
            message = "'definitions' di berkas ini bukan dari BPMN 2.0"
        findings.error("not-bpmn", message, Span(path, line), _OTHERS.get(name, _EXPORT))
        return None
    return BpmnDocument(root, root.getroottree().docinfo.encoding or "UTF-8")


def _bad_xml(data: bytes) -> str:
    """A hint for a file that cannot be read as XML."""
    if b"<!ENTITY" in data:
        return "berkas memakai entitas XML, yang tidak dibaca; ekspor ulang dari alat asalnya"
    if data[:3] == b"\xef\xbb\xbf" or data[:1].strip():
        return "berkas terpotong atau pernah disunting; ekspor ulang dari alat asalnya"
    return "hapus baris kosong dan spasi di awal berkas, atau ekspor ulang dari alat asalnya"
