"""Services of an office run in both engines: citizens, other units and other bodies take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.example import run
from tests.decompiler.test_own_pools import FOUR_PARTIES
from tests.engines.conftest import Run, assert_all_run
from tests.running import once
from tests.writing.test_examples import EXAMPLES, UNIT

if TYPE_CHECKING:
    from pathlib import Path

RETURNED_TWICE = """\
kode: CONTOH.01.01
nama: Penerbitan izin dengan pemeriksaan lapangan
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  tim: Tim Pemeriksa
  dinas: {jabatan: Pemberi rekomendasi, unit: Dinas Teknis}
langkah:
  - mulai: [Datang ke loket, Melalui laman, Melalui pos]
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon}
  - id: periksa
    kegiatan: Memeriksa berkas
    keputusan: Hasil pemeriksaan?
    oleh: loket
    cabang: {Lengkap: bersama, Kurang: ajukan, Ditolak: selesai}
  - id: bersama
    sejajar:
      - - {id: dampingi, kegiatan: Mendampingi pemeriksaan, oleh: pemohon}
      - - {id: lapangan, kegiatan: Memeriksa lapangan, oleh: tim}
      - - {id: rekomendasi, kegiatan: Memberi rekomendasi, oleh: dinas}
  - id: layak
    keputusan: Layak?
    oleh: tim
    cabang: {Ya: serah, Perlu perbaikan: ajukan}
  - {id: serah, kegiatan: Menyerahkan izin, oleh: loket}
  - {id: terima, kegiatan: Menerima izin, oleh: pemohon}
"""


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an office whose services are the examples and two harder ones."""

    def build(folder: Path) -> str:
        office = folder / "process_defs" / "unit" / "kecamatan-kroya"
        (office / "proses").mkdir(parents=True)
        (office / "unit.yaml").write_text(f"nama: {UNIT}\ntipe: 7\nkode: CONTOH\n", "utf-8")
        texts = [path.read_text("utf-8") for path in EXAMPLES] + [FOUR_PARTIES, RETURNED_TWICE]
        codes = [f"CONTOH.01.{number:02d}" for number in range(1, len(texts) + 1)]
        for code, text in zip(codes, texts, strict=True):
            named = re.sub(r"^kode: .*$", f"kode: {code}", text, flags=re.MULTILINE)
            (office / "proses" / f"{code.lower()}.yaml").write_text(named, "utf-8")
        group = f"kode: CONTOH.01, nama: Layanan, kelompok: inti, proses: [{', '.join(codes)}]"
        (office / "peta.yaml").write_text(f"peta: [{{{group}}}]\n", "utf-8")
        chosen = [word for code in codes for word in ("--proses", code)]
        done = run(
            *(
                "--folder-definisi",
                str(folder / "process_defs"),
                "--folder-hasil",
                str(folder / "output"),
            ),
            *("build", "--unit", UNIT, "--format", "bpmn,camunda7,camunda8", *chosen),
        )
        return "" if done.exit_code == 0 else done.output

    return once(tmp_path_factory, "services", build) / "output" / "unit-kecamatan-kroya"


def test_every_branch_runs_to_its_end_in_camunda_7(java: Run, services: Path) -> None:
    assert_all_run(java, "RunEveryBranch", [services], "camunda7", at_least=len(EXAMPLES) + 2)


def test_every_flow_is_taken_in_camunda_8(new_java: Run, services: Path) -> None:
    assert_all_run(new_java, "RunInZeebe", [services], "camunda8", at_least=len(EXAMPLES) + 2)


def test_citizens_and_other_bodies_have_pools_of_their_own(services: Path) -> None:
    pools = {
        path.parent.name: path.read_text("utf-8").count("<bpmn:participant ")
        for path in services.rglob("*.camunda7.bpmn")
    }
    assert pools["CONTOH.01.12"] == 3
    assert pools["CONTOH.01.13"] == 2
