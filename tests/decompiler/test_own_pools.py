"""What an office wrote comes back from its files, also where several pools work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from tests.decompiler.drafting import drafted, graph_of
from tests.writing.test_examples import UNIT, each, office_with

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Process

pytestmark = pytest.mark.usefixtures("quickly_drawn")

CODE = "CONTOH.01.01"
FOUR_PARTIES = """\
kode: CONTOH.01.01
nama: Penanganan pengaduan
dasar_hukum: [Undang-Undang Nomor 25 Tahun 2009, Peraturan Bupati tentang Pengaduan]
pelaku:
  pelapor: {masyarakat: Pelapor}
  petugas: Petugas Pengaduan
  kominfo: {jabatan: Pengelola Aduan, unit: Dinas Komunikasi, kualifikasi: [Teliti, Ramah]}
  bsre: {jabatan: Penyelenggara, instansi: Badan Siber}
  camat: {peran: pejabat_level_1, kualifikasi: Memahami pelayanan}
langkah:
  - mulai: [Datang langsung, Melalui surat]
    oleh: pelapor
  - {id: adu, kegiatan: Mengadukan, oleh: pelapor}
  - id: periksa
    kegiatan: Memeriksa pengaduan
    keputusan: Lengkap?
    oleh: petugas
    cabang: {Ya: bagi, Tidak: adu}
  - id: bagi
    sejajar:
      - - {id: tangani, kegiatan: Menangani, oleh: kominfo, kepada: pelapor}
      - - {id: data, kegiatan: Mencatat sertifikat, oleh: bsre}
      - - {id: jelas, kegiatan: Memberi penjelasan, oleh: pelapor}
  - {id: jawab, kegiatan: Menjawab, oleh: camat}
  - {id: terima, kegiatan: Menerima jawaban, oleh: pelapor}
"""


def office_of(root: Path) -> tuple[DefinitionSet, ResolvedProcess]:
    """What the office of a project sees, and its process."""
    findings = Findings()
    defs = load(root, findings, shipped("process_defs"))
    (target,) = select_targets(defs, [], [UNIT], findings)
    (found,) = (one for one in resolve(defs, target, findings) if one.code == CODE)
    assert not findings.has_errors, [str(item) for item in findings]
    return defs.seen_by(target.unit), found


def again(process: ResolvedProcess, defs: DefinitionSet, folder: Path) -> ResolvedProcess:
    """The process of the draft of its own portable file."""
    model = compiled(process, Findings())
    (draft,), refusals = drafted(write_bpmn(model, lay_out(model)), defs)
    assert refusals == ()
    assert ": ..." not in draft.text, draft.text
    path = folder / "draf.yaml"
    path.write_text(draft.text, "utf-8")
    return office_of(office_with(path, folder / "lagi"))[1]


def told(process: ResolvedProcess) -> tuple[object, ...]:
    """Everything that a process says, whatever the order of its lanes."""
    model: Process = lower(process).processes[0]
    nodes, flows, lanes, groups = graph_of(model)
    people = {
        (one.key, one.name, one.unit, one.instansi, one.outside, one.qualifications)
        for one in process.actors
    }
    return nodes, flows, sorted(lanes, key=str), groups, people, process.legal_basis


@each
def test_an_example_comes_back(path: Path, tmp_path: Path) -> None:
    defs, process = office_of(office_with(path, tmp_path))
    assert told(again(process, defs, tmp_path)) == told(process)


def test_four_parties_with_branches_side_by_side_come_back(tmp_path: Path) -> None:
    path = tmp_path / "aduan.yaml"
    path.write_text(FOUR_PARTIES, "utf-8")
    defs, process = office_of(office_with(path, tmp_path))
    assert len(compiled(process, Findings()).processes) == 3
    assert told(again(process, defs, tmp_path)) == told(process)


@pytest.mark.parametrize("name", ["Petugas Loket", "petugas_loket"])
def test_a_title_that_looks_like_a_key_stays_a_title(name: str, tmp_path: Path) -> None:
    path = tmp_path / "aduan.yaml"
    title = f"{{jabatan: {name}}}"
    path.write_text(FOUR_PARTIES.replace("petugas: Petugas Pengaduan", f"petugas: {title}"))
    defs, process = office_of(office_with(path, tmp_path))
    found = {one.key: one.name for one in again(process, defs, tmp_path).actors}
    assert found["petugas"] == name
