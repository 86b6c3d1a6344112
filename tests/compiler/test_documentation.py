"""A lane tells who its actor is where neither its name nor the regulation does."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.documentation import actor_documentation, process_documentation
from tests.compiler.project import resolved, steps

HEAD = "kode: CLP.01.01\nnama: Layanan\npelaku:\n"


@pytest.mark.parametrize(
    ("actor", "name", "told"),
    [
        ("{masyarakat: Pemohon}", "Pemohon", "Masyarakat: Pemohon"),
        ("Petugas Loket", "Petugas Loket", "Jabatan: Petugas Loket"),
        ("{peran: pimpinan_unit}", "Kepala Dinas", ""),
        ("{peran: penilai_kinerja, sebutan: Wakil}", "Wakil", ""),
        (
            "{jabatan: Analis, instansi: Kementerian, kualifikasi: [Teliti, Cermat]}",
            "Analis Kementerian",
            "Jabatan: Analis\nInstansi: Kementerian\nKualifikasi: Teliti; Cermat",
        ),
        (
            "{jabatan: Kepala Bidang, unit: Dinas Lain}",
            "Kepala Bidang Dinas Lain",
            "Jabatan: Kepala Bidang\nUnit: Dinas Lain",
        ),
        (
            "{peran: jf_pelaksana, kualifikasi: Teliti}",
            "Pegawai",
            "Kualifikasi: Teliti",
        ),
    ],
)
def test_a_lane_tells_who_its_actor_is(actor: str, name: str, told: str) -> None:
    text = f"{HEAD}  kepala: {actor}\nlangkah: [{{kegiatan: Mencatat, oleh: kepala}}]\n"
    [process] = resolved(text)
    [lane] = process.actors
    assert (lane.name, actor_documentation(lane)) == (name, told)


def test_a_process_tells_what_it_is_and_rests_on() -> None:
    text = (
        f"{HEAD}  kepala: {{peran: pimpinan_unit}}\nlangkah: [{{kegiatan: A, oleh: kepala}}]\n"
        "sumber: Pasal 1\ndasar_hukum: Perda 1\nketerangan: K\ncatatan: C\n"
    )
    [process] = resolved(text)
    lines = process_documentation(process).splitlines()
    assert lines[-4:] == ["Keterangan: K", "Catatan: C", "Dasar: Pasal 1", "Dasar hukum: Perda 1"]


def test_a_general_reference_says_whose_flow_holds_for_the_unit() -> None:
    text = steps("{kegiatan: A, oleh: staf}")
    files = {
        "proses/uji.yaml": f"{text}rujukan_bagi: CLP.01.02\n",
        "proses/lain.yaml": text.replace("CLP.01.01", "CLP.01.02"),
    }
    told = {process.code: process_documentation(process) for process in resolved(files)}
    line = "Rujukan umum: bukan SOP unit ini, yang alurnya CLP.01.02"
    assert line in told["CLP.01.01"].splitlines()
    assert "Rujukan" not in told["CLP.01.02"]
