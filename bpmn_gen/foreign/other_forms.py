"""Tells what a file is that holds processes in a form of its own, and which export can be read.

What counts is how a file begins and what it lists, because names of files are changed at will.
Nothing is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from bpmn_gen.store.file_forms import form_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class OtherForm(NamedTuple):
    """A form of files that nothing is read from."""

    name: str
    """What the file is, in Indonesian."""
    hint: str
    """How people get a file that can be read."""


EXPORT: Final = "buka gambarnya di alat asalnya, lalu ekspor atau simpan sebagai BPMN 2.0 (.bpmn)"
_BIZAGI: Final = OtherForm(
    "model Bizagi Modeler (.bpm)",
    "buka di Bizagi Modeler, pilih tab Export/Import, lalu ekspor sebagai BPMN atau XPDL",
)
_VISIO: Final = OtherForm(
    "gambar Visio",
    "buka di draw.io (menu File, Import) dan simpan sebagai .drawio,"
    " atau ekspor ke BPMN 2.0 bila Visio Anda menyediakannya",
)
_SIGNAVIO: Final = OtherForm(
    "arsip Signavio (.sgx)",
    "di Signavio, buka Import / Export, lalu ekspor diagramnya sebagai BPMN 2.0 XML",
)
_ARIS: Final = OtherForm(
    "ekspor ARIS (AML)",
    "di ARIS, ekspor modelnya sebagai BPMN 2.0; modelnya harus diagram BPMN, bukan EPC",
)
_ARCHITECT: Final = OtherForm(
    "proyek Enterprise Architect",
    "buka di Enterprise Architect, lalu ekspor paket prosesnya sebagai BPMN 2.0 XML",
)
_XMI: Final = OtherForm(
    "model UML (XMI)",
    "di alat asalnya, misalnya Enterprise Architect, ekspor diagramnya sebagai BPMN 2.0 XML",
)
_SOP: Final = "bila isinya SOP, impor sebagai .docx atau .xlsx; bila peta, ekspor sebagai BPMN 2.0"
_MOST_NAMES: Final = 4_000
"""Entries of an archive that are looked at."""
_MODELS: Final = (".bpmn", ".xpdl", ".drawio")
_TREES: Final = {
    "VisioDocument": _VISIO,
    "AML": _ARIS,
    "XMI": _XMI,
    "html": OtherForm(
        "halaman web", "unduh berkas .bpmn-nya, bukan halamannya; atau buka alatnya dan ekspor"
    ),
    "svg": OtherForm(
        "gambar (SVG)",
        "ekspor BPMN 2.0 dari alat asalnya; dari draw.io, simpan sebagai .drawio",
    ),
    "jbpm-process-definition": OtherForm("proses jBPM lama", EXPORT),
    "pnml": OtherForm("jaring Petri (PNML)", EXPORT),
    "epml": OtherForm("model EPC (EPML)", "gambar ulang sebagai BPMN 2.0 di alat asalnya"),
}
"""Forms of XML by the name of the outermost element."""
_PICTURES: Final = ("gambar", "PDF")
_DATABASES: Final = ("basis data SQLite", "basis data Access")


def other_form(data: bytes) -> OtherForm | None:
    """What a file is by its bytes; None where its beginning tells of nothing in particular."""
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "VisioDocument".encode("utf-16-le") in data:
            return _VISIO
        return OtherForm("dokumen Word atau Excel lama", _SOP)
    name = form_of(data)
    return None if name is None else _by_beginning(name, data)


def _by_beginning(name: str, data: bytes) -> OtherForm:
    """What a file is whose beginning has a name."""
    if name in _DATABASES and (b"t_diagram" in data or "t_diagram".encode("utf-16-le") in data):
        return _ARCHITECT
    if name in _PICTURES:
        return OtherForm(name, f"dari gambar tidak ada yang dapat dibaca; {EXPORT}")
    if name.startswith("arsip"):
        return OtherForm(name, "keluarkan dahulu berkas di dalamnya, lalu impor satu per satu")
    return OtherForm(name, EXPORT)


def other_tree(root: etree._Element) -> OtherForm | None:
    """What an XML file is by its outermost element; None where that is nothing known."""
    return _TREES.get(etree.QName(root).localname)


def _archive(data: bytes) -> OtherForm:
    """What a zip file is, by the names of what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = [entry.filename for entry in opened.infolist()[:_MOST_NAMES]]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError):
        return OtherForm("arsip zip yang rusak", "unduh atau salin ulang berkasnya")
    return _by_names(names)


def _by_names(names: Sequence[str]) -> OtherForm:
    """What holds files of such names."""
    folded = [name.casefold().replace("\\", "/") for name in names]
    if "visio/document.xml" in folded:
        return _VISIO
    if "modelinfo.xml" in folded or any(name.endswith(".diag") for name in folded):
        return _BIZAGI
    if any(name.endswith((".signavio.xml", ".sgx")) for name in folded):
        return _SIGNAVIO
    if any(name.startswith(("word/", "xl/", "ppt/")) for name in folded):
        return OtherForm("dokumen Word, Excel, atau PowerPoint", _SOP)
    found = next((name for name in names if name.casefold().endswith(_MODELS)), None)
    if found is None:
        return OtherForm("arsip zip", f"keluarkan dahulu isinya; bila bukan BPMN, {EXPORT}")
    inside = found.replace("\\", "/").rpartition("/")[2]
    return OtherForm("arsip zip", f"keluarkan dahulu '{inside}' dari arsip itu, lalu impor")
