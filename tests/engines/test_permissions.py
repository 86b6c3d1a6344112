"""Work that may be left undone runs in every engine, also deep in branches that come again."""

from pathlib import Path

import pytest

from tests.conformance.walking import Walker
from tests.engines.conftest import Run, assert_all_run
from tests.running import run

HEADER = """\
kode: CLP.01.01
nama: Penyusunan rencana
pelaku:
  kepala: {peran: pimpinan_unit}
  staf: {peran: jf_pelaksana}
"""
ROUND = (
    HEADER
    + """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - id: bersama
    sejajar:
      - - id: reviu
          pilih:
            - [{id: reviu_a, kegiatan: Mereviu peta A, oleh: staf}]
            - - {id: reviu_b, kegiatan: Mereviu peta B, oleh: kepala, opsional: Bilamana diperlukan}
            - - {id: telaah, kegiatan: Menelaah, oleh: staf}
              - {id: catat, kegiatan: Mencatat, oleh: staf}
      - - {id: koordinasi, kegiatan: Berkoordinasi, oleh: staf, opsional: Bilamana diperlukan}
        - {id: lapor, kegiatan: Melapor, oleh: staf}
  - {id: cukup, keputusan: Cukup?, oleh: kepala, cabang: {Ya: akhir, Tidak: bersama}}
  - {id: akhir, selesai: Rencana tersusun, oleh: kepala}
  - {id: minta, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}
"""
)
"""Some of several branches, in branches that run side by side, in a loop."""
DEEP = (
    HEADER.replace("CLP.01.01", "CLP.01.02").replace("Penyusunan", "Penelaahan")
    + """\
langkah:
  - {mulai: Telaahan dibutuhkan, oleh: kepala}
  - id: pilihan
    pilih:
      - - id: berdampingan
          sejajar:
            - - id: dalam
                pilih:
                  - [{id: satu, kegiatan: Menyusun bagian satu, oleh: staf}]
                  - [{id: dua, kegiatan: Menyusun bagian dua, oleh: kepala}]
            - [{id: uji, kegiatan: Menguji, oleh: staf}]
      - [{id: ringkas, kegiatan: Meringkas, oleh: kepala}]
  - {id: setuju, keputusan: Disetujui?, oleh: kepala, cabang: {Ya: usai, Tidak: pilihan}}
  - {id: usai, selesai: Telaahan tersusun, oleh: kepala}
"""
)
"""The same in a branch that may itself be left out."""
MAP = "peta: [{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [CLP.01.01, CLP.01.02]}]\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a unit type that has both processes."""
    folder = tmp_path_factory.mktemp("permissions")
    (folder / "process_defs" / "proses").mkdir(parents=True)
    for name, text in {"proses/satu": ROUND, "proses/dua": DEEP, "peta": MAP}.items():
        (folder / "process_defs" / f"{name}.yaml").write_text(text, "utf-8")
    done = run(
        "--folder-hasil",
        "output",
        "build",
        "--tipe",
        "7",
        "--format",
        "bpmn,camunda7,camunda8",
        cwd=folder,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output" / "tipe-07"


def test_camunda_7_takes_every_flow(java: Run, package: Path) -> None:
    assert_all_run(java, "RunEveryBranch", [package], "camunda7", at_least=2)


def test_camunda_8_takes_every_flow(new_java: Run, package: Path) -> None:
    assert_all_run(new_java, "RunInZeebe", [package], "camunda8", at_least=2)


def test_the_portable_files_come_to_an_end_on_every_way(package: Path) -> None:
    walker = Walker(sorted(package.glob("CLP.*/CLP.0?.0?.bpmn")))
    assert len(walker.files) == 2
    assert [text for file in walker.files for text in walker.complaints(file)] == []
