"""The maps on the page of a unit are those of a build, and follow what is written."""

from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.process.state import SentUnit
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.unit.unit_desk import UnitDesk
from bpmn_gen.web.views.unit_page import page_of_unit
from tests.running import run
from tests.web.conftest import SLUG, UNIT

MAPS = ("peta-proses", "peta-subproses-KK.01", "peta-relasi-KK.01", "peta-relasi-CLP.02")


@pytest.fixture
def desk(office: Path, workshop: Workshop) -> UnitDesk:
    assert office.is_dir()
    return UnitDesk(workshop)


def sent(desk: UnitDesk, peta: str = "", **fields: str) -> SentUnit:
    data = page_of_unit(desk, SLUG)
    data["isi"]["isian"] |= fields
    named = {"berkas": data["berkas"], "sidik": data["sidik"], "peta": peta, "isi": data["isi"]}
    return SentUnit.model_validate(named)


def test_maps_are_those_of_a_build(desk: UnitDesk, project: Project) -> None:
    done = run(
        "--folder-definisi", project.defs, "--folder-hasil", project.output, "build",
        "--unit", UNIT, "--format", "svg", "--tanpa-keputusan",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in MAPS:
        drawn = desk.picture(sent(desk, f"peta/{name}"))["gambar"]
        built = project.output / f"unit-{SLUG}" / "peta" / f"{name}.svg"
        assert drawn["pilih"] == f"peta/{name}"
        assert drawn["peta"] == built.read_text("utf-8"), name


def test_own_maps_come_first_and_boxes_lead_to_their_processes(desk: UnitDesk) -> None:
    drawn = desk.picture(sent(desk))["gambar"]
    assert [path for path, _ in drawn["daftar"][:2]] == [f"peta/{one}" for one in MAPS[1:3]]
    assert drawn["pilih"] == f"peta/{MAPS[1]}"
    [(file, path, words, *box)] = drawn["kotak"]
    assert (file, path) == (f"unit/{SLUG}/proses/legalisasi-surat.yaml", "")
    assert words == "Buka proses KK.01.01 Legalisasi surat"
    assert all(side > 24 for side in box[2:])
    whole = desk.picture(sent(desk, "peta/peta-proses"))["gambar"]["kotak"]
    assert ["", f"peta/{MAPS[1]}", "Lihat subproses KK.01 Pelayanan"] in [one[:3] for one in whole]


def test_a_map_follows_what_is_written(desk: UnitDesk) -> None:
    fields = {"Nama unit": "KECAMATAN KROYA"}
    drawn = desk.picture(sent(desk, **fields))["gambar"]
    assert "KECAMATAN KROYA" in drawn["peta"]
    assert "Kecamatan Kroya" not in drawn["peta"]


def test_mistakes_keep_the_picture_before(desk: UnitDesk) -> None:
    found = desk.findings(sent(desk, **{"Tipe unit": "tujuh"}))
    assert found["gambar"] is None
    assert found["kosong"] is None
    [told] = [one for one in found["temuan"] if one["tingkat"] == "galat"]
    assert (told["tabel"], told["kunci"]) == ("isian", "Tipe unit")


def test_a_unit_without_processes_has_no_picture_and_no_mistake(project: Project) -> None:
    for path in (project.defs / "proses").rglob("*.yaml"):
        path.unlink()
    (project.defs / "peta.yaml").write_text("peta: []\n", "utf-8")
    own = project.defs / "unit" / "dinas-percobaan"
    own.mkdir(parents=True)
    (own / "unit.yaml").write_text("nama: Dinas Percobaan\ntipe: 2\n", "utf-8")
    desk = UnitDesk(Workshop(project))
    data = page_of_unit(desk, "dinas-percobaan")
    named = {"berkas": data["berkas"], "sidik": data["sidik"], "isi": data["isi"]}
    drawn = desk.picture(SentUnit.model_validate(named))["gambar"]
    assert drawn == {"peta": "", "pilih": "", "daftar": [], "kotak": []}
