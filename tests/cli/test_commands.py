"""The command line as a user meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.example import BPMN, DEFS, PROCESS, run


def test_a_project_of_one_process_builds(small: Path) -> None:
    result = run("build", "--tipe", "7")
    assert result.exit_code == 0, result.output
    folder = small / "output" / "tipe-07" / "CLP.99.01"
    assert sorted(path.name for path in folder.iterdir()) >= ["CLP.99.01.bpmn"]
    assert "Hasil ada di output" in result.stderr
    assert result.stdout == ""


def test_options_of_all_commands_may_stand_before_or_after(small: Path) -> None:
    before = run("--folder-hasil", "a", "--json", "build", "--tipe", "7", "--format", "bpmn")
    after = run("build", "--tipe", "7", "--format", "bpmn", "--folder-hasil", "b", "--json")
    made = [json.loads(result.stdout)["made"] for result in (before, after)]
    assert made[0] == made[1]
    assert (small / "a").is_dir()
    assert (small / "b").is_dir()


def test_a_mistake_stops_the_build_before_anything_is_written(small: Path) -> None:
    file = small / "process_defs" / "proses" / "contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    result = run("build", "--tipe", "7")
    assert result.exit_code == 1
    assert "process_defs/proses/contoh.yaml:10:11" in result.stderr
    assert "maksud Anda 'pemohon'?" in result.stderr
    assert not (small / "output").exists()


def test_check_names_every_place_in_each_style(small: Path) -> None:
    file = small / "process_defs" / "proses" / "contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    assert "process_defs/proses/contoh.yaml:10:11" in run("check").stdout
    assert run("check", "--format", "short").stdout.count("contoh.yaml:10:11: galat:") == 1
    found = json.loads(run("check", "--json").stdout)
    assert any(item["span"]["line"] == 10 for item in found)
    assert run("check").exit_code == 1


def test_check_can_look_at_one_file_only(small: Path) -> None:
    bad = small / "process_defs" / "proses" / "lain.yaml"
    bad.write_text("kode: [", encoding="utf-8")
    result = run("check", "process_defs/proses/contoh.yaml")
    assert "lain.yaml" not in result.stdout
    assert result.exit_code == 0, result.stdout


def test_check_knows_a_file_by_any_path(small: Path) -> None:
    file = small / "process_defs" / "proses" / "contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    roundabout = f"../{small.name}/process_defs/../process_defs/proses/contoh.yaml"
    (small / "pintas").symlink_to(small / "process_defs")
    for path in (roundabout, str(file), "./process_defs", "pintas/proses"):
        result = run("check", path)
        assert result.exit_code == 1, path
        assert "contoh.yaml:10:11" in result.stdout


def test_init_leaves_a_folder_of_definitions_alone(small: Path) -> None:
    (small / "process_defs" / "daerah.yaml").write_text("nama: x\n", encoding="utf-8")
    result = run("init", "process_defs")
    assert result.exit_code == 1
    assert not (small / "process_defs" / "templates").exists()


def test_check_reads_a_process_outside_the_project(small: Path) -> None:
    other = small / "usulan.yaml"
    other.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    result = run("check", "usulan.yaml")
    assert result.exit_code == 1
    assert "usulan.yaml:10:11" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["build", "--tipe", "99"], 1),
        (["build", "--unit", "Kecamatan Kroyo"], 1),
        (["build", "--proses", "CLP.99.02"], 1),
        (["build", "--format", "docs"], 2),
        (["build", "--pekerja", "-1"], 2),
        (["bangun"], 2),
        (["--folder-definisi", "tidak-ada", "check"], 2),
        (["banding", "2", "77"], 1),
        (["schema", "prosess"], 2),
    ],
)
def test_wrong_words_get_an_answer_and_the_right_exit_code(
    small: Path, arguments: list[str], code: int
) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert not (small / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["build", "--unit", "Kecamatan", "Kroya"], '--unit "Kecamatan Kroya"'),
        (["build", "—unit", "Kecamatan Kroya"], "dua tanda hubung biasa"),
        (["build", "--unit", "“Kecamatan", "Kroya”"], "tanda kutip lurus"),
        (["build", "--tipe", "7,8"], "--tipe 7 --tipe 8"),
        (["build", "--tipe", "0"], "satu nomor tiap --tipe"),
        (["build", "--format", "word"], "maksud Anda 'docx'?"),
        (["check", r"process_defs\tidak-ada.yaml"], r"'process_defs\tidak-ada.yaml' tidak ada"),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_command_from_word_gets_a_hint(arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_formats_may_be_parted_by_spaces(small: Path) -> None:
    assert run("build", "--tipe", "7", "--format", "bpmn, svg").exit_code == 0
    assert run("build", "--tipe", "7", "--format", "BPMN svg").exit_code == 0
    assert not (small / "output/tipe-07/CLP.99.01/sop.docx").exists()


def test_remarks_do_not_bury_what_has_to_be_mended(small: Path) -> None:
    file = small / "process_defs" / "proses" / "contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", "pemohn"), encoding="utf-8")
    result = run("check")
    assert "catatan: " not in result.stdout
    assert "catatan tidak ditampilkan; tambahkan --rinci" in result.stderr
    assert "catatan: " in run("check", "--rinci").stdout
    assert "catatan: " in run("check", "--format", "short").stdout


def test_a_part_of_a_name_leads_to_the_unit(small: Path) -> None:
    names = ("Kecamatan Kroya", "Kelurahan Sidanegara", "Kecamatan Adipala")
    (small / "process_defs" / "unit.yaml").write_text(
        "".join(f"- nama: {name}\n  tipe: 7\n" for name in names), encoding="utf-8"
    )
    assert "maksud Anda 'Kecamatan Kroya'?" in run("build", "--unit", "kroya").stderr
    assert run("build", "--unit", "kecamatan").stderr.count("maksud Anda") == 2


def test_unknown_names_are_suggested(small: Path) -> None:
    assert "CLP.99.01" in run("build", "--proses", "CPL.99.01").stderr
    told = run("build", "--proses", "CLP.99.02").stderr
    assert "lihat semua kode: bpmn-gen list" in told, "another number is another process"
    assert "CLP.99.01" not in told
    (small / "process_defs" / "unit.yaml").write_text(
        "- nama: Kecamatan Kroya\n  tipe: 7\n", encoding="utf-8"
    )
    assert "Kecamatan Kroya" in run("build", "--unit", "Kecamatan Kroyo").stderr


def test_init_copies_a_project_that_builds_and_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "proyek").exit_code == 0
    assert (tmp_path / "proyek/process_defs/daerah.yaml").is_file()
    assert (tmp_path / "proyek/process_defs/.skema/proses.json").is_file()
    assert (tmp_path / "proyek/templates/trace.html.j2").is_file()
    mine = tmp_path / "proyek/process_defs/daerah.yaml"
    mine.write_text("# milik saya\n", encoding="utf-8")
    again = run("init", "proyek")
    assert again.exit_code == 1
    assert "sudah ada" in again.stderr
    assert mine.read_text(encoding="utf-8") == "# milik saya\n"


def test_without_a_project_the_shipped_definitions_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build", "--tipe", "7", "--proses", "CLP.03.01", "--format", "bpmn")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "output/tipe-07/CLP.03.01/CLP.03.01.bpmn").is_file()
    assert "definisi bawaan" in result.stderr


def test_list_shows_types_units_and_codes() -> None:
    found = json.loads(run("--folder-definisi", DEFS, "list", "--json").stdout)
    assert [item["nomor"] for item in found["tipe_unit"]] == list(range(1, 11))
    assert {"nama": "Kecamatan Kroya", "tipe": 7, "proses": []} in found["unit"]
    assert "CLP.02.02" in {item["kode"] for item in found["proses"]}
    assert "CLP.02.02  Penunjukan lintas unit" in run("--folder-definisi", DEFS, "list").stdout


@pytest.mark.usefixtures("small")
def test_trace_counts_provisions_by_part() -> None:
    result = run("trace")
    assert "Pasal 13" in result.stdout
    rows = json.loads(run("trace", "--json").stdout)
    [carried] = [row for row in rows if row["ref"] == "Pasal 13 ayat (1)"]
    assert any("CLP.99.01 tulis" in element for element in carried["elemen"])
    assert result.exit_code == 1, "one process cannot cover the regulation"


def test_banding_shows_who_holds_a_role() -> None:
    text = run("--folder-definisi", DEFS, "banding", "2", "7").stdout
    assert "pejabat_level_1" in text
    assert "Tipe 7: Pejabat Administrator" in text


def test_schema_describes_each_kind_of_file(small: Path) -> None:
    known = json.loads(run("schema").stdout)
    assert {"proses", "unit", "daerah", "peraturan"} <= known.keys()
    assert json.loads(run("schema", "proses").stdout) == known["proses"]
    assert run("schema", "--tulis").exit_code == 0
    assert (small / "process_defs/.skema/unit.json").is_file()


def test_fmt_tells_what_it_would_change_and_changes_it_once(small: Path) -> None:
    file = small / "process_defs/proses/contoh.yaml"
    file.write_text(PROCESS.replace("PELAKU", '"pemohon"   # siapa'), encoding="utf-8")
    assert run("fmt", "--periksa").exit_code == 1
    assert run("fmt").exit_code == 0
    assert "# siapa" in file.read_text(encoding="utf-8")
    assert run("fmt", "--periksa").exit_code == 0


def test_fmt_does_not_tell_of_what_it_has_just_mended(small: Path) -> None:
    file = small / "process_defs/proses/contoh.yaml"
    text = PROCESS.replace("PELAKU", "pemohon").replace("Menulis surat", "Menulis su\u00adrat")
    file.write_text(text, encoding="utf-8")
    assert "U+00AD" in run("fmt", "--periksa").stderr
    assert "U+00AD" not in run("fmt").stderr
    assert "Menulis surat" in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("small")
def test_quiet_prints_nothing_when_all_is_well() -> None:
    result = run("build", "--tipe", "7", "--format", "bpmn", "--senyap")
    assert (result.stdout, result.stderr) == ("", "")


def test_layout_draws_a_foreign_file_and_refuses_what_is_no_bpmn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("asing.bpmn").write_text(BPMN, encoding="utf-8")
    assert run("layout", "asing.bpmn", "-o", "hasil/baru.bpmn").exit_code == 0
    assert Path("hasil/baru.bpmn").read_text(encoding="utf-8").count("<bpmndi:BPMNShape") == 2
    Path("bukan.bpmn").write_text("bukan XML", encoding="utf-8")
    result = run("layout", "bukan.bpmn", "-o", "lain.bpmn")
    assert result.exit_code == 1
    assert "galat:" in result.stderr
    assert not Path("lain.bpmn").exists()
