"""BPMN files as XML, parsed.

The files come from anywhere, so the parser runs nothing, fetches nothing and expands no entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.encodings import wrong_encoding
from bpmn_gen.foreign.other_forms import EXPORT, other_form, other_tree
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.store import bounded
from bpmn_gen.store.spelling import typed_word

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.leftovers import Leftovers

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
"""Larger files are refused, because nobody can read such a map and parsing it could fill memory."""

_READ: Final = {"Package": "XPDL", "mxfile": "draw.io", "mxGraphModel": "draw.io"}
"""Other notations that ``opening`` reads, by the name of the outermost element."""


_NAMESPACE_ERRORS: Final = frozenset({"WAR_NS_URI", "WAR_NS_URI_RELATIVE"})
"""What the parser calls a namespace with spaces in its name, or with no more than a word."""


@dataclass(frozen=True, slots=True)
class BpmnDocument:
    """A parsed file."""

    root: etree._Element
    """``definitions`` of BPMN 2.0."""
    encoding: str
    """The encoding of the file."""
    leftovers: Leftovers | None = None
    """What found no place in BPMN; None for a file that is BPMN."""


def read_bounded(path: Path) -> bytes:
    """The bytes of a file.

    Reading stops one byte beyond the limit.  That byte tells ``parse_bpmn`` that the file is too
    large, without the rest of it in memory.

    Raises:
        OSError: when it cannot be read.
    """
    return bounded.read_bounded(path, MAX_FILE_BYTES)


def parse_bpmn(data: bytes, findings: Findings, path: str) -> BpmnDocument | None:
    """Parse a BPMN file; None, with an error in ``findings``, where that cannot be done."""
    root = parse_tree(data, findings, path)
    return None if root is None else as_bpmn(root, findings, path)


def parse_tree(data: bytes, findings: Findings, path: str) -> etree._Element | None:
    """The outermost element of an XML file; None, with an error in ``findings``, for others."""
    if len(data) > MAX_FILE_BYTES:
        findings.error(
            "file-too-large",
            f"berkas lebih besar dari {MAX_FILE_BYTES >> 20} MB",
            Span(path),
            "hapus gambar yang disematkan, atau bagi menjadi beberapa berkas di alat asalnya",
        )
        return None
    if found := other_form(data):
        findings.error("not-bpmn", f"berkas ini {found.name}, bukan BPMN", Span(path), found.hint)
        return None
    if not data.strip():
        findings.error("empty-file", "berkas kosong", Span(path), EXPORT)
        return None
    parser = xml_parser()
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if not _is_about_namespaces(parser):
            _tell_bad_xml(data, error, findings, path)
            return None
    # The standard asks for more than any reader needs: a namespace is no more than a name.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser)


def xml_parser() -> etree.XMLParser:
    """A parser that runs nothing, fetches nothing and expands no entities."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False
    )


def as_bpmn(root: etree._Element, findings: Findings, path: str) -> BpmnDocument | None:
    """The file of an outermost element; None, with an error in ``findings``, for no BPMN."""
    if root.tag == f"{{{BPMN}}}definitions":
        return BpmnDocument(root, root.getroottree().docinfo.encoding or "UTF-8")
    place = Span(path, line_of(root))
    name = etree.QName(root).localname
    if name in _READ:
        hint = f"jadikan BPMN dahulu: bpmn-gen impor {typed_word(path)} -o HASIL.bpmn"
        findings.error("not-bpmn", f"berkas ini {_READ[name]}, bukan BPMN", place, hint)
    elif found := other_tree(root):
        findings.error("not-bpmn", f"berkas ini {found.name}, bukan BPMN", place, found.hint)
    elif name == "definitions":
        message = "'definitions' di berkas ini bukan dari BPMN 2.0"
        findings.error("not-bpmn", message, place, EXPORT)
    else:
        message = f"unsur terluar adalah '{name}', bukan 'definitions' BPMN 2.0"
        findings.error("not-bpmn", message, place, EXPORT)
    return None


def _is_about_namespaces(parser: etree.XMLParser) -> bool:
    """Whether a parser has refused no more than the form of the name of a namespace."""
    log: Any = parser.error_log
    return len(log) > 0 and all(one.type_name in _NAMESPACE_ERRORS for one in log)


def _tell_bad_xml(data: bytes, error: Exception, findings: Findings, path: str) -> None:
    """Say why a file cannot be read as XML, and where."""
    line, column = getattr(error, "position", (1, 1))
    place = Span(path, max(1, line or 1), max(1, column or 1))
    wrong = wrong_encoding(data)
    if wrong is None:
        findings.error("bad-xml", "berkas bukan XML yang sah", place, _bad_xml(data))
        return
    findings.error(
        "wrong-encoding",
        f"berkas {wrong.claim}, tetapi isinya {wrong.real}",
        place,
        "jalankan impor pada berkas ini: perintah itu membacanya dan menulis hasilnya dalam UTF-8",
    )


def _bad_xml(data: bytes) -> str:
    """A hint for a file that cannot be read as XML."""
    if b"<!ENTITY" in data:
        return "berkas memakai entitas XML, yang tidak dibaca; ekspor ulang dari alat asalnya"
    if data[:3] == b"\xef\xbb\xbf" or data[:1].strip():
        return "berkas terpotong atau pernah disunting; ekspor ulang dari alat asalnya"
    return "hapus baris kosong dan spasi di awal berkas, atau ekspor ulang dari alat asalnya"
