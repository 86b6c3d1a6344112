"""The pages of a draw.io file, out of plain or compressed XML, or out of a picture that holds it.

What is packed is unpacked within bounds: a small file can hold very much.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from lxml import etree

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.document import MAX_FILE_BYTES, xml_parser
from bpmn_gen.foreign.semantics import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Findings

MAX_PAGES: Final = 100
"""Pages that are read; nobody keeps more maps in one file."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_KEYS: Final = (b"mxfile", b"mxGraphModel")
_ROOTS: Final = ("mxfile", "mxGraphModel")
_AGAIN: Final = "buka di draw.io, lalu simpan ulang sebagai .drawio"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file."""

    name: str
    model: etree._Element
    """What holds its cells."""
    line: int | None
    """The line of the file on which a packed page begins; None where cells know their lines."""


def is_drawio(root: etree._Element) -> bool:
    """Whether a file is of draw.io."""
    return root.tag in _ROOTS


def embedded(root: etree._Element) -> bytes | None:
    """The file of draw.io that an SVG picture holds; None where it holds none."""
    if etree.QName(root).localname != "svg":
        return None
    text = (root.get("content") or "").strip()
    if text.startswith("%3C"):
        text = unquote_to_bytes(text).decode("utf-8", "replace")
    return text.encode() if text.startswith(("<mxfile", "<mxGraphModel")) else None


def embedded_in_png(data: bytes) -> bytes | None:
    """The file of draw.io that a PNG picture holds; None where it holds none."""
    if not data.startswith(_PNG):
        return None
    for kind, content in _chunks(data):
        key, _, rest = content.partition(b"\0")
        if key not in _KEYS:
            continue
        if kind == b"zTXt" and rest:
            found = _inflated(rest[1:], zlib.MAX_WBITS, MAX_FILE_BYTES)
        else:
            found = rest.lstrip(b"\0") if kind in {b"tEXt", b"iTXt"} else None
        if found is not None:
            return unquote_to_bytes(found) if found.lstrip().startswith(b"%3C") else found
    return None


def pages_of(root: etree._Element, findings: Findings, path: str) -> list[Page]:
    """All pages of a file; one that cannot be read is an error in ``findings``."""
    if root.tag == "mxGraphModel":
        return [Page("", root, None)]
    found: list[Page] = []
    left = MAX_FILE_BYTES
    diagrams = root.findall("diagram")
    if len(diagrams) > MAX_PAGES:
        message = f"berkas memuat {len(diagrams)} halaman, lebih dari {MAX_PAGES}"
        findings.error("too-many-elements", message, Span(path), "bagi menjadi beberapa berkas")
        return []
    for diagram in diagrams:
        name = diagram.get("name") or ""
        at = line_of(diagram)
        model = diagram.find("mxGraphModel")
        if model is not None:
            found.append(Page(name, model, None))
            continue
        data = _unpacked((diagram.text or "").strip(), left)
        model = None if data is None else _parsed(data)
        if model is None:
            findings.error(
                "bad-xml",
                f"halaman '{name}' tidak dapat dibaca: isinya rusak atau terlalu besar",
                Span(path, at),
                _AGAIN,
            )
            return []
        left -= len(data or b"")
        found.append(Page(name, model, at))
    return found


def _unpacked(text: str, most: int) -> bytes | None:
    """The XML of a page: squeezed, in Base64, with signs in per cent; None where it is broken."""
    if not text:
        return b"<mxGraphModel/>"
    try:
        packed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    data = _inflated(packed, -zlib.MAX_WBITS, most)
    return None if data is None else unquote_to_bytes(data)


def _inflated(packed: bytes, bits: int, most: int) -> bytes | None:
    """What was squeezed; None where it is broken or larger than ``most`` bytes."""
    reader = zlib.decompressobj(bits)
    try:
        data = reader.decompress(packed, max(1, most))
    except zlib.error:
        return None
    return data if reader.eof and not reader.unconsumed_tail else None


def _parsed(data: bytes) -> etree._Element | None:
    """The model in the XML of a page; None where it is none."""
    try:
        root = etree.fromstring(data, xml_parser())
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    declared = root.getroottree().docinfo.internalDTD
    return root if root.tag == "mxGraphModel" and declared is None else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file, each with its kind; it ends where the file is broken."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind == b"IEND" or at + 12 + size > len(data):
            return
        if kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield kind, data[at + 8 : at + 8 + size]
        at += 12 + size
