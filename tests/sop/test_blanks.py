"""Blanks are listed with the place where a unit fills them in."""

import json
from pathlib import Path

import yaml

from bpmn_gen.compiler.resolved import Branch, StepKind
from bpmn_gen.sop.blanks import blanks, skeleton
from tests.running import run
from tests.sop.processes import actor, defs, process, step


def made_of(duration: str) -> object:
    """The keys of the blanks of a process with one kegiatan."""
    steps = (
        step("mulai", StepKind.START, "p0", next="susun"),
        step("susun", StepKind.WORK, "p0", duration=duration, next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    one = process(steps, (actor(0),))
    return [blank.key for blank in blanks(one.target, (one,), defs())]


def test_all_that_an_sop_prints_as_dots_is_a_blank() -> None:
    assert made_of("") == [
        ("sop", "CLP.99.01", "nomor"),
        ("sop", "CLP.99.01", "tanggal_pembuatan"),
        ("sop", "CLP.99.01", "tanggal_efektif"),
        ("sop", "CLP.99.01", "disahkan_oleh", "jabatan"),
        ("sop", "CLP.99.01", "disahkan_oleh", "nama"),
        ("sop", "CLP.99.01", "disahkan_oleh", "nip"),
        ("sop", "CLP.99.01", "dasar_hukum"),
        ("sop", "CLP.99.01", "kualifikasi"),
        ("sop", "CLP.99.01", "peralatan"),
        ("sop", "CLP.99.01", "peringatan"),
        ("sop", "CLP.99.01", "pencatatan"),
        ("waktu", "CLP.99.01", "susun"),
    ]


def test_a_filled_duration_is_no_blank() -> None:
    assert ("waktu", "CLP.99.01", "susun") not in made_of("1 hari kerja")  # type: ignore[operator]


def test_a_question_in_the_row_of_its_work_has_no_duration_of_its_own() -> None:
    """As the SOP prints one row for both; a question in a row of its own has one."""

    def keys_of(*, asks: bool) -> set[str]:
        one = process(
            (
                step("mulai", StepKind.START, "p0", next="periksa"),
                step("periksa", StepKind.WORK, "p0", asks=asks, next="lengkap"),
                step("lengkap", StepKind.DECISION, "p0", outcomes=(Branch("Ya", "selesai"),)),
                step("selesai", StepKind.END, "p0"),
            ),
            (actor(0),),
        )
        found = blanks(one.target, (one,), defs())
        return {blank.key[-1] for blank in found if blank.key[0] == "waktu"}

    assert keys_of(asks=True) == {"periksa"}
    assert keys_of(asks=False) == {"periksa", "lengkap"}


def test_the_skeleton_is_an_entry_of_unit_yaml() -> None:
    steps = (
        step("mulai", StepKind.START, "p0", next="susun"),
        step("susun", StepKind.WORK, "p0", text="Menyusun: surat # baru", next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    one = process(steps, (actor(0),))
    found = yaml.safe_load(skeleton(one.target, blanks(one.target, (one,), defs())))
    assert found[0]["waktu"] == {"CLP.99.01": {"susun": "..."}}
    block = found[0]["sop"]["CLP.99.01"]
    assert block["disahkan_oleh"] == {"jabatan": "...", "nama": "...", "nip": "..."}
    assert block["peralatan"] == ["..."]


def test_the_skeleton_of_an_office_goes_into_its_own_file(tmp_path: Path) -> None:
    """Put into the unit.yaml that it names, untouched, it changes nothing and offends nobody."""
    assert run("init", "--unit", "Kecamatan Kroya", tmp_path / "p").returncode == 0
    project = tmp_path / "p"
    assert run("baru", "Legalisasi surat", cwd=project).returncode == 0
    told = run("check", "--kosong", cwd=project)
    first, _newline, text = told.stdout.partition("\n")
    assert first == "# unit/kecamatan-kroya/unit.yaml"
    assert "salin ke unit.yaml di foldernya" in told.stderr
    place = project / "process_defs" / first.removeprefix("# ")
    place.write_text(place.read_text("utf-8") + text, "utf-8")
    assert run("check", cwd=project).returncode == 0
    assert run("check", "--kosong", cwd=project).stdout == told.stdout


def test_the_command_lists_the_blanks_of_a_unit() -> None:
    done = run("check", "--kosong", "--unit", "Kecamatan Kroya", "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert {row["unit"] for row in rows} == {"Kecamatan Kroya"}
    assert {"sop", "waktu"} == {row["kunci"].partition(".")[0] for row in rows}


def test_the_command_names_an_unknown_unit() -> None:
    done = run("check", "--kosong", "--unit", "Kecamatan Kroyo")
    assert done.returncode == 1
    assert "Kecamatan Kroya" in done.stderr
