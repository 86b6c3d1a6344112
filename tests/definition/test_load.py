"""A definition folder is loaded whole, in a fixed order, and says what does not fit."""

import os
import pickle
from pathlib import Path

import pytest

from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.load import load, load_file
from bpmn_gen.definition.schema import DaftarUnit, Proses
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from tests.definition.saying import HEAD, STEPS, at, write

DAERAH = """\
nama: Kabupaten Cilacap
pemerintah: Pemerintah Kabupaten Cilacap
kepala: Bupati Cilacap
sekretaris: Sekretaris Daerah
ibu_kota: Cilacap
"""
TIPE = """\
nomor: {nomor}
nama: {nama}
uraian: x
tingkat: {{level: pejabat_level_1, jabatan: Camat}}
peran: {{pejabat_level_1: Camat}}
"""
PERATURAN = """\
judul: Peraturan Bupati
sebutan: Perbup Cilacap 5/2024
ketentuan:
  - {id: p1, ref: Pasal 1, ringkasan: x, jenis: aturan}
"""
PROSES = HEAD + STEPS
PROJECT = {
    "daerah.yaml": DAERAH,
    "jabatan.yaml": "pimpinan_unit: {sebutan: Pimpinan Unit Organisasi, arti: x}\n",
    "peraturan/perbup.yaml": PERATURAN,
    "tipe_unit/07-kecamatan.yaml": TIPE.format(nomor=7, nama="Kecamatan"),
    "tipe_unit/01-setda.yaml": TIPE.format(nomor=1, nama="Sekretariat Daerah"),
    "unit.yaml": "- {nama: Kecamatan Kroya, tipe: 7}\n- {nama: Kecamatan Adipala, tipe: 7}\n",
    "proses/b/dua.yaml": PROSES,
    "proses/a/satu.yaml": PROSES.replace("CLP.02.02", "CLP.01"),
    "proses/nol.yaml": PROSES.replace("CLP.02.02", "CLP.00"),
    "peta.yaml": "peta: [{kode: CLP.01, nama: x, kelompok: inti, proses: [CLP.01, CLP.77]}]\n",
    "formulir/surat.yaml": "{kode: surat, nama: Surat, jenis: surat}\n",
}


def found_in(root: Path, fallback: Path | None = None) -> list[Diagnostic]:
    """What loading a folder finds."""
    findings = Findings()
    load(root, findings, fallback)
    return list(findings)


def test_all_kinds_of_files_are_loaded_in_order(tmp_path: Path) -> None:
    findings = Findings()
    defs = load(write(tmp_path, PROJECT), findings)
    assert list(findings) == []
    assert defs.daerah.nama == "Kabupaten Cilacap"
    assert list(defs.proses) == ["CLP.00", "CLP.01", "CLP.02.02"]
    assert list(defs.tipe_unit) == [1, 7]
    assert [unit.nama for unit in defs.unit] == ["Kecamatan Kroya", "Kecamatan Adipala"]
    assert [unit.tipe for unit in defs.unit] == [7, 7]
    assert list(defs.jabatan) == ["pimpinan_unit"]
    assert list(defs.formulir) == ["surat"]
    assert defs.peta is not None
    assert [source.relative for source in defs.sources] == sorted(PROJECT)
    assert defs.incomplete == frozenset()


def test_loaded_definitions_reach_worker_processes(tmp_path: Path) -> None:
    defs = load(write(tmp_path, PROJECT), Findings())
    assert pickle.loads(pickle.dumps(defs)) == defs  # noqa: S301 - our own bytes


def test_places_are_told_from_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "process_defs", PROJECT)
    monkeypatch.chdir(tmp_path)
    for root in (Path("process_defs"), tmp_path / "process_defs"):
        defs = load(root, Findings())
        assert defs.proses["CLP.01"].kode.span.path == "process_defs/proses/a/satu.yaml"


def test_a_project_borrows_what_it_does_not_hold(tmp_path: Path) -> None:
    shipped = write(tmp_path / "shipped", PROJECT)
    own = write(
        tmp_path / "own",
        {
            "proses/x.yaml": PROSES.replace("CLP.02.02", "CLP.77"),
            "tipe_unit/07.yaml": TIPE.format(nomor=7, nama="Distrik"),
            "jabatan.yaml": "lurah: {sebutan: Lurah, arti: x}\n",
        },
    )
    findings = Findings()
    defs = load(own, findings, shipped)
    assert list(findings) == []
    assert list(defs.proses) == ["CLP.77"]
    assert defs.unit == ()
    assert {number: str(tipe.nama) for number, tipe in defs.tipe_unit.items()} == {
        1: "Sekretariat Daerah",
        7: "Distrik",
    }
    assert sorted(defs.jabatan) == ["lurah", "pimpinan_unit"]
    assert [item.sebutan for item in defs.peraturan] == ["Perbup Cilacap 5/2024"]
    assert defs.peta is not None
    assert defs.peta.peta[0].proses == ("CLP.77",)
    assert {source.relative: source.shipped for source in defs.sources} == {
        "jabatan.yaml": False,
        "proses/x.yaml": False,
        "tipe_unit/07.yaml": False,
        "daerah.yaml": True,
        "formulir/surat.yaml": True,
        "peraturan/perbup.yaml": True,
        "peta.yaml": True,
        "tipe_unit/01-setda.yaml": True,
        "tipe_unit/07-kecamatan.yaml": True,
    } | {"jabatan.yaml": True}


@pytest.mark.parametrize(
    ("first", "second", "text", "what"),
    [
        ("proses/a.yaml", "proses/b.yaml", PROSES, "kode 'CLP.02.02'"),
        ("tipe_unit/a.yaml", "tipe_unit/b.yaml", TIPE.format(nomor=7, nama="x"), "nomor '7'"),
        ("formulir/a.yaml", "formulir/b.yaml", "{kode: s, nama: S, jenis: surat}", "kode 's'"),
        ("peraturan/a.yaml", "peraturan/b.yaml", PERATURAN, "sebutan 'Perbup Cilacap 5/2024'"),
    ],
)
def test_the_same_thing_in_two_files_is_an_error_at_both(
    tmp_path: Path, first: str, second: str, text: str, what: str
) -> None:
    write(tmp_path, {"daerah.yaml": DAERAH, first: text, second: text})
    (found,) = found_in(tmp_path)
    assert found.code == "duplicate-definition"
    assert found.message.startswith(f"{what} sudah dipakai di ")
    assert found.span is not None
    assert found.span.path.endswith(second)
    ((place, _remark),) = found.related
    assert place.path.endswith(first)
    assert found.hints == (
        f"beri {what.split(maxsplit=1)[0]} lain, atau gabungkan isinya dan hapus salah satu",
    )


def test_codes_that_differ_only_in_capitals_are_the_same(tmp_path: Path) -> None:
    files = {"proses/a.yaml": PROSES, "proses/b.yaml": PROSES.replace("CLP.02", "clp.02")}
    write(tmp_path, {"daerah.yaml": DAERAH, **files})
    assert [item.code for item in found_in(tmp_path)] == ["duplicate-definition"]


def test_the_same_unit_or_provision_twice_is_an_error(tmp_path: Path) -> None:
    provision = "  - {id: p1, ref: Pasal 2, ringkasan: x, jenis: aturan}\n"
    units = "- {nama: Kroya, tipe: 7}\n- {nama: Kroya, tipe: 7}\n"
    write(tmp_path, {**PROJECT, "peraturan/perbup.yaml": PERATURAN + provision, "unit.yaml": units})
    assert [at(item) for item in found_in(tmp_path)] == [
        ("duplicate-definition", 5, 10),
        ("duplicate-definition", 2, 10),
    ]


def test_a_file_with_a_strange_name_or_place_is_not_read_but_named(tmp_path: Path) -> None:
    stray = {
        "proses/a.yml": PROSES,
        "jabatn.yaml": "x",
        "proces/a.yaml": PROSES,
        "proses/Surat.docx": "x",
        "tipe_unit/lama/07.yaml": "x",
    }
    write(tmp_path, {"daerah.yaml": DAERAH, **stray})
    found = found_in(tmp_path)
    missed = {item.message for item in found if item.severity is Severity.ERROR}
    assert missed == {
        "'proces/a.yaml' tidak dibaca, padahal memuat proses 'CLP.02.02'",
        "'proses/a.yml' tidak dibaca, padahal memuat proses 'CLP.02.02'",
    }
    assert {item.message.split("'")[1]: item.hints[0] for item in found} == {
        "jabatn.yaml": "maksud Anda 'jabatan.yaml'?",
        "proces/a.yaml": "pindahkan ke folder 'proses'",
        "proses/Surat.docx": "folder definisi hanya berisi berkas .yaml; pindahkan berkas ini",
        "proses/a.yml": "ubah namanya menjadi 'a.yaml'",
        "tipe_unit/lama/07.yaml": "maksud Anda 'tipe_unit/'?",
    }


def test_hidden_files_and_those_of_open_documents_are_ignored(tmp_path: Path) -> None:
    hidden = {".skema/proses.json": "{}", ".git/x.yaml": "x", "proses/~$a.yaml": "x"}
    write(tmp_path, {**PROJECT, **hidden, "proses/a.yaml~": "x", "BACA.md": "x"})
    assert found_in(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"rahasia.yaml": PROSES, "dalam/x.yaml": PROSES})
    root = write(tmp_path / "own", {"daerah.yaml": DAERAH, "proses/a.yaml": PROSES})
    (root / "proses" / "rahasia.yaml").symlink_to(outside / "rahasia.yaml")
    (root / "proses" / "dalam").symlink_to(outside / "dalam")
    (root / "proses" / "putus.yaml").symlink_to(outside / "tiada.yaml")
    (root / "proses" / "putar.yaml").symlink_to(root / "proses" / "putar.yaml")
    findings = Findings()
    assert list(load(root, findings).proses) == ["CLP.02.02"]
    codes = [item.code for item in findings]
    assert codes.count("outside-link") == 3


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_that_is_itself_a_link_is_fine(tmp_path: Path) -> None:
    write(tmp_path / "real", PROJECT)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert found_in(tmp_path / "link") == []


def test_a_missing_folder_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path / "tiada")
    assert found.code == "no-definitions"
    assert "bpmn-gen init" in found.hints[0]


def test_a_missing_regency_is_an_error(tmp_path: Path) -> None:
    (found,) = found_in(write(tmp_path, {"proses/a.yaml": PROSES}))
    assert found.code == "missing-file"
    assert "daerah.yaml" in found.message


def test_mistakes_in_several_files_are_found_in_one_run(tmp_path: Path) -> None:
    files = {
        "proses/a.yaml": "kode: [",
        "proses/b.yaml": PROSES.replace("CLP.02", "CLP.03") + "x: y\n",
        "unit.yaml": "- {nama: a}\n",
        "peta.yaml": "",
    }
    found = found_in(write(tmp_path, {**PROJECT, **files}))
    assert [item.code for item in found] == [
        "empty-file",
        "yaml-unclosed-bracket",
        "unknown-key",
        "missing-key",
    ]


def test_a_process_that_cannot_be_read_in_full_is_known_as_such(tmp_path: Path) -> None:
    broken = PROSES.replace("oleh: pemohon", "oleh: [pemohon]")
    findings = Findings()
    defs = load(write(tmp_path, {"daerah.yaml": DAERAH, "proses/a.yaml": broken}), findings)
    assert defs.incomplete == {"CLP.02.02"}
    assert list(defs.proses) == ["CLP.02.02"]


def test_a_process_that_is_no_yaml_is_still_known_by_its_code(tmp_path: Path) -> None:
    files = {**PROJECT, "proses/nol.yaml": PROSES.replace("CLP.02.02", "CLP.00") + "\tx"}
    findings = Findings()
    defs = load(write(tmp_path, {**files, "jabatan.yaml": "a: ["}), findings)
    assert defs.incomplete == {"CLP.00"}
    assert defs.failed == {"jabatan", "proses"}
    assert len(findings) == 2


def test_one_file_is_read_by_its_place_or_name(tmp_path: Path) -> None:
    root = write(tmp_path, {**PROJECT, "lain/surat permohonan.yaml": PROSES})
    findings = Findings()
    assert isinstance(load_file(root / "unit.yaml", findings, root), DaftarUnit)
    assert isinstance(load_file(root / "proses/a/satu.yaml", findings, root), Proses)
    assert isinstance(load_file(root / "lain/surat permohonan.yaml", findings), Proses)
    assert isinstance(load_file(root / "proses/nol.yaml", findings), Proses)
    assert list(findings) == []


def test_a_process_can_be_put_beside_the_others(tmp_path: Path) -> None:
    defs = load(write(tmp_path, PROJECT), Findings())
    extra = load_file(tmp_path / "proses/nol.yaml", Findings())
    assert isinstance(extra, Proses)
    assert list(defs.with_processes([extra]).proses) == list(defs.proses)


def test_the_shipped_definitions_have_no_mistakes(project_root: Path) -> None:
    root = project_root / "process_defs"
    findings = Findings()
    defs = load(root, findings)
    assert list(findings) == []
    assert len(defs.tipe_unit) == 10
    assert len(find_files(root, findings).files) == len(defs.sources)


@pytest.mark.parametrize("name", ["proses/a.yaml.txt", "proses/x/a.YML.txt", "unit.yaml.txt"])
def test_a_definition_that_notepad_saved_as_text_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"daerah.yaml": DAERAH, name: "kode: A.1\n"})
    findings = Findings()
    load(tmp_path, findings)
    [found] = [item for item in findings if item.code == "unexpected-file"]
    assert found.hints[0].startswith("ubah namanya menjadi '")
    assert "Semua File" in found.hints[1]
