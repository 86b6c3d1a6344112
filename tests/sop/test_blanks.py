"""Blanks are listed with the place where a unit fills them in."""

import json

import yaml

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.sop.blanks import blanks, skeleton
from tests.running import run
from tests.sop.processes import actor, process, step


def made_of(duration: str) -> object:
    """The keys of the blanks of a process with one kegiatan."""
    steps = (
        step("mulai", StepKind.START, "p0", next="susun"),
        step("susun", StepKind.WORK, "p0", duration=duration, next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    one = process(steps, (actor(0),))
    return [blank.key for blank in blanks(one.target, (one,))]


def test_unknown_durations_numbers_and_names_are_blanks() -> None:
    assert made_of("") == [
        ("sop", "CLP.99.01", "nomor"),
        ("sop", "CLP.99.01", "tanggal_pembuatan"),
        ("sop", "CLP.99.01", "tanggal_efektif"),
        ("sop", "CLP.99.01", "disahkan_oleh", "nama"),
        ("sop", "CLP.99.01", "disahkan_oleh", "nip"),
        ("waktu", "CLP.99.01", "susun"),
    ]


def test_a_filled_duration_is_no_blank() -> None:
    assert ("waktu", "CLP.99.01", "susun") not in made_of("1 hari kerja")  # type: ignore[operator]


def test_the_skeleton_is_an_entry_of_unit_yaml() -> None:
    steps = (
        step("mulai", StepKind.START, "p0", next="susun"),
        step("susun", StepKind.WORK, "p0", text="Menyusun: surat # baru", next="selesai"),
        step("selesai", StepKind.END, "p0"),
    )
    one = process(steps, (actor(0),))
    found = yaml.safe_load(skeleton(one.target, blanks(one.target, (one,))))
    assert found[0]["waktu"] == {"CLP.99.01": {"susun": "..."}}
    assert found[0]["sop"]["CLP.99.01"]["disahkan_oleh"] == {"nama": "...", "nip": "..."}


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
