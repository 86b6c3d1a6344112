"""A project of one process, and the command line run inside the test."""

from pathlib import Path

from click.testing import CliRunner, Result

from bpmn_gen.cli.main import cli

DEFS = str(Path(__file__).resolve().parents[2] / "process_defs")
"""The shipped definitions."""

PROCESS = """\
kode: CLP.99.01
nama: Contoh
pelaku:
  pemohon: {peran: pimpinan_unit}
langkah:
  - mulai: Permohonan masuk
    oleh: pemohon
  - id: tulis
    kegiatan: Menulis surat
    oleh: PELAKU
    sumber: Pasal 13 ayat (1)
  - selesai: Surat terkirim
    oleh: pemohon
"""
"""A definition; ``PELAKU`` stands where most tests make their mistake."""

BPMN = """\
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
  <process id="p"><startEvent id="a"/><endEvent id="b"/>
  <sequenceFlow id="f" sourceRef="a" targetRef="b"/></process></definitions>
"""
"""A file of another tool."""


def run(*arguments: str) -> Result:
    """What a command prints and how it ends; what it raises goes to the test."""
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)
