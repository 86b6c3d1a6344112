"""Files of forms that are not read are named by what they hold, with the export that is."""

from __future__ import annotations

import io
import zipfile

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.relayout import relayout
from tests.foreign.xpdl_files import activity, package


def zipped(*names: str) -> bytes:
    """An archive that holds empty files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, b"")
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)
CASES = {
    "vsdx": (zipped("[Content_Types].xml", "visio/document.xml"), "Visio", "draw.io"),
    "vsd": (OLE + "VisioDocument".encode("utf-16-le"), "Visio", "draw.io"),
    "vdx": (
        b'<VisioDocument xmlns="http://schemas.microsoft.com/visio/2003/core"/>',
        "Visio",
        "BPMN",
    ),
    "bpm": (zipped("ModelInfo.xml", "a.diag"), "Bizagi", "Export/Import"),
    "bpmn.zip": (zipped("peta/izin.bpmn"), "arsip zip", "'izin.bpmn'"),
    "zip": (zipped("a.txt"), "arsip zip", "keluarkan"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(40), "arsip RAR", "keluarkan"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), "arsip 7-Zip", "keluarkan"),
    "gz": (b"\x1f\x8b\x08" + bytes(40), "arsip gzip", "keluarkan"),
    "broken": (b"PK\x03\x04" + bytes(40), "arsip zip yang rusak", "unduh"),
    "sgx": (zipped("directory_1/model_2.signavio.xml"), "Signavio", "Import / Export"),
    "aml": (b"<AML><Header-Info/></AML>", "ARIS", "BPMN 2.0"),
    "eap": (b"\x00\x01\x00\x00Standard Jet DB\x00 t_diagram", "Enterprise Architect", "BPMN 2.0"),
    "qea": (b"SQLite format 3\x00 CREATE TABLE t_diagram", "Enterprise Architect", "BPMN 2.0"),
    "xmi": (b'<x:XMI xmlns:x="http://schema.omg.org/spec/XMI/2.1"/>', "XMI", "BPMN 2.0"),
    "pdf": (b"%PDF-1.7\n", "PDF", "BPMN 2.0"),
    "jpg": (b"\xff\xd8\xff\xe0" + bytes(20), "gambar", "BPMN 2.0"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "gambar (SVG)", "draw.io"),
    "html": (b"<html><body/></html>", "halaman web", "unduh"),
    "docx": (zipped("word/document.xml"), "Word", "SOP"),
    "doc": (OLE, "Word", "SOP"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_form_is_named_with_its_way_out(name: str) -> None:
    """The name of the file plays no part."""
    data, what, way = CASES[name]
    findings = Findings()
    assert import_bpmn(data, findings, "peta.bpmn") is None
    (finding,) = findings
    assert finding.code == "not-bpmn"
    assert what in finding.message
    assert way in " ".join(finding.hints)
    assert not relayout(data, Findings(), "peta.bpmn")


def test_the_layout_of_xpdl_is_refused_with_the_command_that_reads_it() -> None:
    findings = Findings()
    data = package(activity("a", "Ini", ""))
    assert not relayout(data, findings, "izin usaha.xpdl")
    (finding,) = findings
    assert "XPDL" in finding.message
    assert finding.hints == ('jadikan BPMN dahulu: bpmn-gen impor "izin usaha.xpdl" -o HASIL.bpmn',)


def bizagi_model(*diagrams: bytes) -> bytes:
    """A model as Bizagi Modeler keeps it: an archive of archives."""
    inner = []
    for diagram in diagrams:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("Diagram.xml", diagram)
        inner.append(data.getvalue())
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("ModelInfo.xml", b"<BizAgiModelInfo/>")
        for number, content in enumerate(inner):
            made.writestr(f"{number}.diag", content)
    return data.getvalue()


def test_a_model_of_bizagi_with_one_diagram_is_read() -> None:
    findings = Findings()
    made = import_bpmn(bizagi_model(package(activity("a", "Ini", ""))), findings, "izin.bpm")
    assert not list(findings)
    assert made is not None
    assert made.comparison.kept["task"] == 1


def test_the_diagrams_of_a_model_are_named_where_there_are_several() -> None:
    findings = Findings()
    data = bizagi_model(*[package(activity("a", "Ini", ""))] * 7)
    assert import_bpmn(data, findings, "izin.bpm") is None
    (finding,) = findings
    assert "dengan 7 diagram: 'Diagram 1'" in finding.message
    assert "dan 2 lagi" in finding.message


@pytest.mark.parametrize("diagram", [b"", b"rusak", b"<x/>", b"<x>" + b" " * 60_000_000 + b"</x>"])
def test_a_model_that_is_not_whole_is_named(diagram: bytes) -> None:
    findings = Findings()
    assert import_bpmn(bizagi_model(diagram), findings, "izin.bpm") is None
    (finding,) = findings
    assert "Bizagi" in finding.message
