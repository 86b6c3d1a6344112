"""Output paths are such that Windows takes them, deep inside a user's own folders too."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpmn_gen.commands.planning import plan
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.ids import IdSpace, slug
from bpmn_gen.store.project import Project, shipped
from bpmn_gen.store.request import Request
from tests.running import ROOT

LONGEST = 150
"""Characters of a path from the project folder on; Windows allows 260 in all."""
UNIT = "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana"
"""The unit with the longest name."""

PROCESS = """\
kode: CLP.99.01
nama: Contoh
pelaku:
  pemohon: {peran: pimpinan_unit}
langkah:
  - mulai: Permohonan masuk
    oleh: pemohon
  - {kegiatan: Menulis surat, oleh: pemohon, dokumen: [FRM.04, FRM.97, FRM.04]}
  - {kegiatan: Menulis Surat, oleh: pemohon}
  - {id: kirim, kegiatan: Mengirim surat, oleh: pemohon, dokumen: FRM.04}
  - selesai: Surat terkirim
    oleh: pemohon
"""


def paths(project: Project, request: Request) -> list[str]:
    """Where the files of a build go."""
    return [path for job in plan(project, request, Findings()).jobs for path in job.paths]


def test_every_path_leaves_room_for_the_folders_of_a_user() -> None:
    units = Project(shipped("process_defs"), Path("output"))
    found = paths(units, Request(unit=(UNIT,), keputusan=True))
    assert file_slug(UNIT) in found[0]
    assert max(len(f"output/{path}") for path in found) < LONGEST


def test_no_two_files_have_one_name_where_capitals_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "process_defs/proses").mkdir(parents=True)
    (tmp_path / "process_defs/formulir").mkdir()
    (tmp_path / "process_defs/proses/a.yaml").write_text(PROCESS, encoding="utf-8")
    form = next((ROOT / "process_defs/formulir").glob("frm-04-*.yaml")).read_text("utf-8")
    twin = tmp_path / "process_defs/formulir/frm-97.yaml"
    twin.write_text(form.replace("FRM.04", "FRM.97"), encoding="utf-8")
    found = paths(Project(tmp_path / "process_defs", tmp_path / "output"), Request(tipe=(7,)))
    assert len({path.casefold() for path in found}) == len(found)
    assert sum("/surat/surat-penugasan" in path for path in found) == 4
    assert sum("/formulir/menulis_surat" in path.casefold() for path in found) == 2


def test_ids_differ_not_only_in_capitals() -> None:
    space = IdSpace()
    assert [space.take(name) for name in ("kirim", "Kirim", "KIRIM", "kirim_2")] == [
        "kirim", "Kirim_2", "KIRIM_3", "kirim_2_2",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["con", "Aux", "NUL", "lpt1"])
def test_an_id_is_no_name_that_windows_keeps_for_itself(name: str) -> None:
    assert slug(name) == f"_{name}"


def test_a_long_name_ends_with_a_whole_word() -> None:
    assert file_slug("Keputusan tentang pencabutan penugasan", 30) == "keputusan-tentang-pencabutan"
    assert file_slug("x" * 100, 30) == "x" * 30
