"""What is printed for a unit type cites its own provisions and those that hold for all."""

from __future__ import annotations

from tests.compiler.project import resolved, steps

FILES = {
    "peraturan/uji.yaml": """\
judul: Peraturan Bupati
sebutan: Perbup Cilacap 5/2024
ketentuan:
  - {id: a, ref: Pasal 1, ringkasan: Umum, jenis: langkah}
  - {id: b, ref: Lampiran II.D.1.1, ringkasan: Dinas, jenis: langkah}
  - {id: c, ref: Lampiran II.D.2.1, ringkasan: Kecamatan, jenis: langkah}
""",
    "proses/uji.yaml": steps(
        "{mulai: Ada, oleh: kepala}",
        "{kegiatan: A, oleh: staf, sumber: [Pasal 1, Lampiran II.D.1.1, Lampiran II.D.2.1]}",
        "{sejajar: [[{kegiatan: B, oleh: staf, sumber: Lampiran II.D.2.1}], "
        "[{kegiatan: C, oleh: staf}]]}",
        "{selesai: Selesai, oleh: kepala}",
    ),
}


def typed(number: int, sources: str) -> str:
    """A unit type with the part of the regulation that it stands in."""
    return (
        f"nomor: {number}\nnama: Tipe\nuraian: Tipe\nsumber: [{sources}]\n"
        "tingkat: [{level: I, jabatan: Kepala}]\n"
        "peran: {pimpinan_unit: Kepala, penilai_kinerja: Wakil, jf_pelaksana: Pegawai}\n"
    )


def cited(number: int) -> list[tuple[str, ...]]:
    """The citations of all steps of the process in a unit type."""
    files = FILES | {
        "tipe_unit/01-dinas.yaml": typed(1, "Lampiran II.D.1"),
        "tipe_unit/02-kecamatan.yaml": typed(2, "Lampiran II.D.2"),
    }
    return [step.sources for step in resolved(files, number)[0].walk() if step.text in "ABC"]


def test_a_shared_step_cites_each_type_its_own() -> None:
    assert cited(1)[0] == ("Pasal 1", "Lampiran II.D.1.1")
    assert cited(2)[0] == ("Pasal 1", "Lampiran II.D.2.1")


def test_steps_of_parallel_branches_do_so_too() -> None:
    assert ("Lampiran II.D.2.1",) not in cited(1)
    assert ("Lampiran II.D.2.1",) in cited(2)
