"""Only what changed is made again."""

import json
import shutil
from pathlib import Path

import pytest

from tests.running import KECAMATAN, code_of, few_definitions, revise, run, snapshot


def build(definitions: Path, output: Path) -> dict[str, list[str]]:
    """Build the kecamatan; what was made, kept and removed."""
    done = run("--json", "--folder-definisi", definitions, "--folder-hasil", output, *KECAMATAN)
    assert done.returncode == 0, done.stdout + done.stderr
    summary: dict[str, list[str]] = json.loads(done.stdout)
    return summary


def artefacts(output: Path) -> list[str]:
    """The paths of all that the manifest of a folder lists."""
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))
    return [item["path"] for item in manifest["artefacts"]]


def times(output: Path) -> dict[str, int]:
    """When each file of a folder was written."""
    return {str(path): path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


def defining(code: str, definitions: Path) -> Path:
    """The file that defines a process."""
    return next(path for path in definitions.rglob("*.yaml") if code_of(path) == code)


def folder(path: str) -> str:
    """The folder of the process or of the maps that an artefact belongs to."""
    return "/".join(path.split("/")[:-1][:2])


@pytest.fixture
def definitions(tmp_path: Path) -> Path:
    return few_definitions(tmp_path)


@pytest.fixture
def output(few_built: Path, tmp_path: Path) -> Path:
    """A folder in which the definitions were built before; files keep their times."""
    return Path(shutil.copytree(few_built, tmp_path / "output"))


def test_a_second_build_touches_nothing(definitions: Path, output: Path) -> None:
    before = times(output)
    assert len(before) > 10
    second = build(definitions, output)
    assert (second["made"], second["removed"]) == ([], [])
    assert sorted(second["kept"]) == artefacts(output)
    assert times(output) == before


def test_where_the_project_lies_and_on_which_line_a_text_stands_remakes_nothing(
    definitions: Path, output: Path
) -> None:
    before = snapshot(output)
    changed = [path for path in sorted(definitions.rglob("*.yaml")) if code_of(path)]
    assert len(changed) > 5
    for path in (definitions / "daerah.yaml", *changed):
        path.write_text("# Catatan.\n\n" + path.read_text("utf-8"), "utf-8")
    second = build(definitions, output)
    assert (second["made"], second["removed"]) == ([], [])
    assert sorted(second["kept"]) == artefacts(output)
    assert snapshot(output) == before


def test_a_changed_process_remakes_just_what_shows_it(
    definitions: Path, output: Path, tmp_path: Path
) -> None:
    before, fresh = snapshot(output), tmp_path / "fresh"
    revise(defining("CLP.03.01", definitions))
    made = build(definitions, output)["made"]
    assert sorted(build(definitions, fresh)["made"]) == artefacts(fresh)
    after = snapshot(fresh)
    assert snapshot(output) == after
    changed = {path for path in after if after[path] != before.get(path)} - {"manifest.json"}
    assert "tipe-07/CLP.03.01/CLP.03.01.bpmn" in changed
    assert {"keputusan/keputusan-bupati.docx", "keputusan/keputusan-bupati.pdf"} <= changed
    assert "tipe-07/dokumen-peta-proses-bisnis.pdf" in changed
    assert changed <= set(made)
    # All files of one process are made of one drawing, so they are remade together.
    assert {folder(path) for path in made} == {folder(path) for path in changed}
    # Pages of related processes name it; those of others stay.
    assert {folder(path) for path in changed} < {folder(path) for path in after}


def test_a_damaged_or_lost_artefact_is_made_again(definitions: Path, output: Path) -> None:
    whole = snapshot(output)
    (output / "tipe-07/CLP.03.01/CLP.03.01.bpmn").write_bytes(b"damaged")
    (output / "tipe-07/CLP.02.01/CLP.02.01.bpmn").unlink()
    build(definitions, output)
    kept = {"tipe-07/CLP.03.01/CLP.03.01.suntingan-1.bpmn": b"damaged"}
    assert snapshot(output) == whole | kept


def test_the_artefacts_of_a_process_that_is_gone_are_removed(
    definitions: Path, output: Path
) -> None:
    gone = defining("CLP.02.04", definitions)
    gone.unlink()
    mapped = definitions / "peta.yaml"
    mapped.write_text(mapped.read_text("utf-8").replace(", CLP.02.04", ""), "utf-8")
    removed = build(definitions, output)["removed"]
    assert "tipe-07/CLP.02.04/CLP.02.04.bpmn" in removed
    assert not (output / "tipe-07/CLP.02.04").exists()


def test_definitions_with_errors_leave_the_last_build_whole(
    definitions: Path, output: Path
) -> None:
    before = times(output)
    (definitions / "daerah.yaml").write_text("nama: [", "utf-8")
    done = run("--folder-definisi", definitions, "--folder-hasil", output, *KECAMATAN)
    assert done.returncode == 1
    assert "daerah.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert times(output) == before
