"""The pages of a unit, of texts and of imports work in Firefox, too: one journey through all."""

from pathlib import Path

from bpmn_gen.store.project import Project
from tests.sop_reading.made.sop_files import made_file
from tests.web.conftest import FILE, SLUG
from tests.web.driving import FIREFOX, Steps, driver
from tests.web.test_importing import SEED
from tests.web.test_unit_browser import CELL, FIRST, TIMES


def test_a_unit_is_filled_in_a_text_mended_and_an_sop_settled(
    project: Project, office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "lama"
    folder.mkdir()
    source = made_file(SEED, folder)[0]
    text = project.defs / FILE
    right = text.read_text("utf-8")
    text.write_text(right.replace("nama: ", "nama: [", 1), "utf-8")
    step = "tr.tanya[data-baris='#3'] "
    steps: Steps = [
        *TIMES,
        ["paste", "15 menit\n2 jam"],
        ["show", CELL.format(FIRST + 1, "waktu")],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["judge", "unit"],
        ["click", "nav a"],
        ["wait", "h1", "Penyunting proses"],
        ["click", ".rusak a"],
        ["wait", "#cara", "kurung '['"],
        ["judge", "teks"],
        ["press", "Delete", "Control+s"],
        ["drawn"],
        ["click", "nav a"],
        ["wait", "h1", "Penyunting proses"],
        ["click", "a[href='/impor']"],
        ["wait", "h1", "Impor"],
        ["put", "#berkas", str(source)],
        ["at", "/impor/"],
        ["wait", "#keadaan", "0 dari"],
        ["judge", "bacaan"],
        ["reach", f"{step}select"],
        ["type", "no. 5"],
        ["wait", f"{step}.tanda", "Sudah diputuskan"],
    ]
    seen = driver(project, tmp_path, f"/unit/{SLUG}", FIREFOX)(steps)
    assert seen["shown"][-1] == "2"
    assert (seen["axe"], seen["overflow"]) == ([], [])
    assert "2 jam" in (office / "unit.yaml").read_text("utf-8")
    assert text.read_text("utf-8") == right
