"""What reading a definition says about it, short enough to compare in a test."""

from pathlib import Path

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Diagnostic, Findings, Span

LABEL = "proses/a.yaml"

HEAD = """\
kode: CLP.02.02
nama: Penunjukan lintas unit organisasi
pelaku:
  pemohon: {peran: pimpinan_unit, unit: pemilik kinerja}
"""
"""A process up to its steps; they begin on line 5."""

STEPS = """\
langkah:
  - mulai: Kebutuhan muncul
    oleh: pemohon
  - selesai: Tugas diterima
    oleh: pemohon
"""


def reading(source: str | bytes) -> list[Diagnostic]:
    """What reading a file finds, before any schema sees it."""
    findings = Findings()
    data = source.encode("utf-8") if isinstance(source, str) else source
    read_bytes(data, LABEL, findings)
    return list(findings)


def decoding(source: str, kind: str = "proses") -> list[Diagnostic]:
    """What reading and decoding a file finds."""
    findings = Findings()
    model = next(item.model for item in KINDS if item.name == kind)
    node = read_bytes(source.encode("utf-8"), LABEL, findings)
    if node is not None:
        decode(node, model, findings)
    return list(findings)


def process(source: str) -> Proses:
    """The process that a file without mistakes holds."""
    findings = Findings()
    node = read_bytes(source.encode("utf-8"), LABEL, findings)
    assert node is not None
    value = decode(node, Proses, findings).value
    assert list(findings) == []
    assert value is not None
    return value


def at(found: Diagnostic) -> tuple[str, int, int]:
    """Code and place of a finding."""
    assert found.span is not None
    return found.code, found.span.line, found.span.column


def place(span: Span) -> tuple[int, int]:
    """Line and column."""
    return span.line, span.column


def write(root: Path, files: dict[str, str]) -> Path:
    """Make a definition folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root
