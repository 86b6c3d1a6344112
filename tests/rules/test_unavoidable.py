"""Which steps every run of a process takes."""

from pathlib import Path

import pytest

from bpmn_gen.rules.survey import Survey
from tests.rules.sample import load_project

CASES = {
    "steps in a row": (
        "- {id: a, kegiatan: Menyusun, oleh: staf}\n- {id: b, kegiatan: Menulis, oleh: staf}",
        "a b",
    ),
    "a decision that leads around a step": (
        (
            "- {id: a, keputusan: Perlu?, oleh: staf, cabang: {Ya: b, Tidak: c}}\n"
            "- {id: b, kegiatan: Menyusun, oleh: staf}\n"
            "- {id: c, kegiatan: Menulis, oleh: staf}"
        ),
        "a c",
    ),
    "both ways of a decision": (
        (
            "- {id: a, keputusan: Cara?, oleh: staf, cabang: {Satu: b, Dua: c}}\n"
            "- {id: b, kegiatan: Menyusun, oleh: staf, lanjut: d}\n"
            "- {id: c, kegiatan: Menulis, oleh: staf}\n"
            "- {id: d, kegiatan: Melapor, oleh: staf}"
        ),
        "a d",
    ),
    "a loop is entered at least once": (
        (
            "- {id: a, kegiatan: Menyusun, oleh: staf}\n"
            "- {id: b, keputusan: Sesuai?, oleh: kepala, cabang: {Ya: d, Tidak: c}}\n"
            "- {id: c, kegiatan: Memperbaiki, oleh: staf, lanjut: a}\n"
            "- {id: d, kegiatan: Melapor, oleh: staf}"
        ),
        "a b d",
    ),
    "a loop on a way that leads around a step": (
        (
            "- {id: a, keputusan: Langsung?, oleh: kepala, cabang: {Ya: d, Tidak: b}}\n"
            "- {id: b, kegiatan: Menyusun, oleh: staf}\n"
            "- {id: c, keputusan: Baik?, oleh: kepala, cabang: {Ya: d, Tidak: b}}\n"
            "- {id: d, kegiatan: Melapor, oleh: staf}"
        ),
        "a d",
    ),
    "a second end": (
        (
            "- {id: a, keputusan: Setuju?, oleh: kepala, cabang: {Ya: b, Tidak: tolak}}\n"
            "- {id: b, kegiatan: Menyusun, oleh: staf, lanjut: akhir}\n"
            "- {id: tolak, selesai: Ditolak, oleh: kepala}"
        ),
        "a",
    ),
    "branches that run side by side": (
        (
            "- id: a\n  sejajar:\n"
            "    - [{id: b, kegiatan: Menyusun, oleh: staf}]\n"
            "    - [{id: c, kegiatan: Menulis, oleh: staf, opsional: Bila perlu}]"
        ),
        "a b",
    ),
    "branches of which some are taken": (
        (
            "- id: a\n  pilih:\n"
            "    - [{id: b, kegiatan: Menyusun, oleh: staf}]\n"
            "    - [{id: c, kegiatan: Menulis, oleh: staf}]"
        ),
        "a",
    ),
    "branches that may be skipped as a whole": (
        (
            "- id: a\n  opsional: Bila perlu\n  sejajar:\n"
            "    - [{id: b, kegiatan: Menyusun, oleh: staf}]\n"
            "    - [{id: c, kegiatan: Menulis, oleh: staf}]"
        ),
        "",
    ),
    "a step beside the flow": (
        (
            "- {id: a, kegiatan: Menyusun, oleh: staf}\n"
            "- {id: b, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}"
        ),
        "a",
    ),
    "a step that may be skipped before one that may not": (
        (
            "- {id: a, kegiatan: Menyusun, oleh: staf, opsional: Bila perlu}\n"
            "- {id: b, kegiatan: Menulis, oleh: staf}"
        ),
        "b",
    ),
    "a branch without a step in its flow": (
        (
            "- id: a\n  sejajar:\n"
            "    - []\n"
            "    - [{id: b, kegiatan: Menyela, oleh: staf, sewaktu_waktu: ya}]\n"
            "    - [{id: c, kegiatan: Menulis, oleh: staf}]"
        ),
        "a c",
    ),
    "a choice within one of several branches": (
        (
            "- id: a\n  sejajar:\n"
            "    - - {id: b, keputusan: Perlu?, oleh: staf, cabang: {Ya: c, Tidak: d}}\n"
            "      - {id: c, kegiatan: Menyusun, oleh: staf}\n"
            "      - {id: d, kegiatan: Menulis, oleh: staf}\n"
            "    - [{id: e, kegiatan: Melapor, oleh: staf}]"
        ),
        "a b d e",
    ),
    "a way without an end": (
        (
            "- {id: a, kegiatan: Menyusun, oleh: staf}\n"
            "- {id: b, kegiatan: Menulis, oleh: staf, lanjut: a}"
        ),
        "",
    ),
}


@pytest.mark.parametrize(("steps", "expected"), CASES.values(), ids=CASES)
def test_every_run_takes_what_it_cannot_go_around(
    tmp_path: Path, steps: str, expected: str
) -> None:
    body = "".join(f"  {line}\n" for line in steps.splitlines())
    text = (
        f"langkah:\n  - {{mulai: Rencana, oleh: kepala}}\n{body}"
        "  - {id: akhir, selesai: Tersusun, oleh: kepala}\n"
    )
    defs, _findings = load_project(tmp_path, {"proses/uji.yaml": text})
    (view,) = Survey(defs).views_of("CLP.01.01")
    taken = {view.flow.places[index].step.id for index in view.unavoidable}
    assert taken - {None, "akhir"} == set(expected.split())
