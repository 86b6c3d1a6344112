"""In a real browser, with the keyboard alone: processes are begun and brought in."""

from pathlib import Path

from bpmn_gen.store.project import Project
from tests.running import run
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.plain_forms import HEAD, TOP, rows, workbook
from tests.web.driving import Steps, driver
from tests.web.test_foreign_maps import BPMN
from tests.web.test_importing import SEED

KROYA = "Kecamatan K"
"""Typed into the list of units, as people do; three units begin so."""

TAKEN_AND_SAVED: Steps = [
    ["reach", "#unit"],
    ["type", KROYA],
    ["reach", "#cocokkan"],
    ["press", "Enter"],
    ["wait", "#kini", "Kecamatan K"],
    ["settle"],
    ["wait", "#ingat", "Semua sudah diputuskan"],
    ["judge", "bacaan, diputuskan"],
    ["reach", "#nama"],
    ["press", "Control+a"],
    ["type", "Surat masuk kecamatan"],
    ["reach", "#jadi button.utama"],
    ["press", "Enter"],
    ["at", "/proses/"],
    ["drawn"],
    ["cell"],
    ["press", "ArrowDown", "F2", "End"],
    ["type", " dan mencatatnya"],
    ["press", "Enter", "Control+s"],
    ["wait", "#keadaan", "Tersimpan"],
    ["show", "#nama"],
]
"""From an SOP that was read to its process, with a change of its own."""


def processes(project: Project) -> list[Path]:
    return sorted((project.defs / "unit").rglob("proses/*.yaml"))


def test_a_process_is_begun_from_an_example(project: Project, tmp_path: Path) -> None:
    steps: Steps = [
        ["reach", "a[href='/baru']"],
        ["press", "Enter"],
        ["at", "/baru"],
        ["judge", "baru"],
        ["size", 390, 844],
        ["judge", "baru"],
        ["size", 1366, 768],
        ["reach", "#nama"],
        ["press", "Enter"],
        ["wait", "#unit-galat", "Sebutkan unitnya"],
        ["judge", "baru, ditolak"],
        ["type", KROYA],
        ["reach", "[name=contoh]"],
        ["press", "ArrowDown", "ArrowDown"],
        ["reach", "button.utama"],
        ["press", "Enter"],
        ["wait", "#nama-galat", "masih kosong"],
        ["type", "Cuti pegawai kecamatan"],
        ["press", "Enter"],
        ["at", "/proses/"],
        ["drawn"],
        ["show", "#nama"],
    ]
    seen = driver(project, tmp_path)(steps)
    assert seen["shown"] == ["Cuti pegawai kecamatan"]
    assert (seen["axe"], seen["overflow"]) == ([], [])
    [path] = processes(project)
    assert "Mengajukan" in path.read_text("utf-8")


def test_an_sop_is_brought_in_settled_taken_and_saved(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    folder.mkdir()
    source = made_file(SEED, folder)[0]
    step = "tr.tanya[data-baris='#3'] "
    steps: Steps = [
        ["reach", "a[href='/impor']"],
        ["press", "Enter"],
        ["at", "/impor"],
        ["judge", "impor"],
        ["reach", "#berkas"],
        ["file", str(source)],
        ["at", "/impor/"],
        ["wait", "#keadaan", "0 dari"],
        ["rest", 500],
        ["judge", "bacaan"],
        ["size", 390, 844],
        ["judge", "bacaan"],
        ["size", 683, 384],
        ["judge", "bacaan 200 %"],
        ["size", 1366, 768],
        ["reach", f"{step}input[type=radio]"],
        ["reach", f"{step}select"],
        ["type", "no. 5"],
        ["wait", f"{step}.tanda", "Sudah diputuskan"],
        ["wait", "tr[data-baris='#3'] [data-isi=lanjut]", "5"],
        ["reload"],
        ["wait", f"{step}.tanda", "Sudah diputuskan"],
        *TAKEN_AND_SAVED,
    ]
    seen = driver(project, tmp_path)(steps)
    assert (seen["axe"], seen["overflow"]) == ([], [])
    [path] = processes(project)
    text = path.read_text("utf-8")
    assert "dan mencatatnya" in text
    assert "# Diperiksa: no. 4" in text
    assert "# Periksa" not in text


def test_a_file_that_cannot_be_read_is_told_beside_the_others(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "lama"
    folder.mkdir()
    wrong = folder / "rusak.docx"
    wrong.write_bytes(b"bukan")
    right = workbook(folder / "benar.xlsx", {"SOP": [*TOP, *HEAD, *rows(1, 2)]})
    steps: Steps = [
        ["reach", "a[href='/impor']"],
        ["press", "Enter"],
        ["at", "/impor"],
        ["reach", "#berkas"],
        ["file", [str(wrong), str(right)]],
        ["wait", "#hasil", "benar.xlsx terbaca"],
        ["show", "#hasil"],
        ["judge", "impor, ditolak"],
        ["reload"],
        ["wait", ".menunggu-daftar", "benar.xlsx"],
        ["judge", "impor, menunggu"],
        ["size", 390, 844],
        ["judge", "impor, menunggu"],
        ["reach", "button.buang"],
        ["press", "Enter", "Enter"],
        ["wait", "main", "Belum ada berkas"],
    ]
    seen = driver(project, tmp_path)(steps)
    assert "'rusak.docx': bukan berkas Excel atau Word" in seen["shown"][0]
    assert (seen["axe"], seen["overflow"]) == ([], [])


def test_maps_and_forms_are_read_by_everybody(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    folder.mkdir()
    drawing, form = folder / "peta.bpmn", folder / "lembar.xlsx"
    drawing.write_text(BPMN, "utf-8")
    ran = run("--folder-definisi", project.defs, "lembar", "proses", "CLP.02.01", "-o", form)
    assert ran.returncode == 0, ran.stderr
    steps: Steps = []
    for path, place in ((drawing, "#keadaan"), (form, "h2")):
        steps += [
            ["reach", "a[href='/impor']"],
            ["press", "Enter"],
            ["at", "/impor"],
            ["reach", "#berkas"],
            ["file", str(path)],
            ["at", "/impor/"],
            ["wait", place, ""],
            ["rest", 500],
            ["judge", path.name],
            ["size", 390, 844],
            ["judge", path.name],
            ["size", 1366, 768],
        ]
    seen = driver(project, tmp_path)(steps)
    assert (seen["axe"], seen["overflow"]) == ([], [])
