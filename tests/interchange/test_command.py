"""The command ``impor`` as staff use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bpmn_gen.cli.main import cli
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from tests.interchange.writing import file_of

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FILE = file_of(
    '<globalTask id="g" name="Arsip"/><process id="p" name="Layanan surat"><laneSet id="l">'
    '<lane id="a" name="Ketua Tim"><flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef>'
    '<flowNodeRef>e</flowNodeRef></lane></laneSet><startEvent id="s" name="Surat masuk"/>'
    '<dataObjectReference id="r" name="Surat" dataObjectRef="o"/>'
    '<task id="t" name="Memeriksa surat"><dataInputAssociation id="k"><sourceRef>r</sourceRef>'
    '</dataInputAssociation></task><endEvent id="e" name="Surat diperiksa"/>'
    '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
    '<sequenceFlow id="h" sourceRef="t" targetRef="e"/></process>'
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file as a consultant sends it."""
    path = tmp_path / "dari-konsultan.bpmn"
    path.write_bytes(FILE)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["impor", *map(str, arguments)])


def test_the_report_says_what_stays_and_what_is_lost(source: Path) -> None:
    """In Indonesian, with kind, name and line; nothing is written unless asked for."""
    done = run(source)
    assert done.exit_code == 0
    assert "Tetap: 7 unsur" in done.stdout
    assert "Ditulis sebagai keterangan langkah: 1 unsur" in done.stdout
    assert "Kegiatan global (1)\n    baris 1: 'Arsip'" in done.stdout
    assert "Gambar: ditata oleh program" in done.stdout
    assert [path.name for path in source.parent.iterdir()] == [source.name]


def test_long_lists_are_cut_unless_all_is_asked_for(tmp_path: Path) -> None:
    """A report stays readable."""
    source = tmp_path / "banyak.bpmn"
    tasks = "".join(f'<globalTask id="g{n}" name="Arsip {n}"/>' for n in range(14))
    source.write_bytes(file_of(f'{tasks}<process id="p"><task id="t"/></process>'))
    assert "dan 4 lagi" in run(source).stdout
    assert "Arsip 13" in run(source, "--rinci").stdout


def test_our_form_of_the_file_is_written(source: Path, tmp_path: Path) -> None:
    """Whole, and read again without loss."""
    target = tmp_path / "hasil" / "bersih.bpmn"
    assert run(source, "-o", target).exit_code == 0
    again = import_bpmn(target.read_bytes(), Findings())
    assert again is not None
    assert again.comparison.is_whole


def test_a_draft_of_a_definition_is_written_once(source: Path, tmp_path: Path) -> None:
    """``check`` accepts it; a file that may have been edited is never overwritten."""
    folder, target = tmp_path / "draf", tmp_path / "bersih.bpmn"
    done = run(source, "--definisi", folder, "--kode", "CLP.97.01")
    assert done.exit_code == 0
    (draft,) = folder.iterdir()
    assert draft.name == "clp-97-01-layanan-surat.yaml"
    assert draft.as_posix() in done.stdout
    checked = CliRunner().invoke(cli, ["check", str(folder), "--format", "short"])
    assert "galat" not in checked.stdout
    assert checked.exit_code == 0
    again = run(source, "--definisi", folder, "--kode", "CLP.97.01", "-o", target)
    assert again.exit_code == 1
    assert "sudah ada" in again.stderr
    assert not target.exists()


def test_what_is_left_to_fill_in_is_all_that_check_misses(source: Path, tmp_path: Path) -> None:
    """A lane that means no role of the catalogue is a blank; its steps are not accused as well."""
    source.write_bytes(FILE.replace(b"Ketua Tim", b"Kasi Pelayanan"))
    folder = tmp_path / "draf"
    assert run(source, "--definisi", folder).exit_code == 0
    checked = CliRunner().invoke(cli, ["check", str(folder), "--format", "json"])
    found = [item for item in json.loads(checked.stdout) if item["severity"] == "error"]
    assert [item["message"] for item in found] == ["'peran' belum diisi"]


def test_a_drawing_that_is_left_out_is_told(source: Path) -> None:
    """What stays is not called whole where a second diagram shows the same steps."""
    shape = '<dc:Bounds x="0" y="0" width="100" height="80"/>'
    diagram = (
        '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"><bpmndi:BPMNShape bpmnElement="t">'
        f"{shape}</bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
    )
    source.write_bytes(file_of(f'<process id="p"><task id="t"/></process>{diagram * 2}'))
    done = run(source)
    assert "diagram ke-2 menggambar lagi 1 unsur" in done.stderr
    assert "Gambar: tetap; 1 diagram berisi unsur yang sama tidak dibawa" in done.stdout
    assert json.loads(run(source, "--json").stdout)["left_out_diagrams"] == 1


def test_silence_leaves_errors_only(source: Path, tmp_path: Path) -> None:
    """What is written is written; what stays and what is lost is not told."""
    target = tmp_path / "bersih.bpmn"
    done = run(source, "--senyap", "-o", target, "--definisi", tmp_path / "draf")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert target.is_file()
    refused = run(source, "--senyap", "-o", target)
    assert refused.exit_code == 1
    assert "sudah ada" in refused.stderr
    source.write_bytes(b"bukan xml")
    broken = run(source, "--senyap")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "galat" in broken.stderr


def test_what_is_not_lost_and_what_a_draft_leaves_out_are_told_apart(tmp_path: Path) -> None:
    """A message comes through in the BPMN file; a definition has no place for it."""
    source = tmp_path / "izin.bpmn"
    source.write_bytes(
        file_of(
            '<collaboration id="k"><participant id="x" name="Kantor" processRef="p"/>'
            '<participant id="y" name="Warga"/><messageFlow id="m" name="Surat" sourceRef="t"'
            ' targetRef="y"/></collaboration><process id="p" name="Izin"><startEvent id="s"'
            ' name="Mulai"/><task id="t" name="Kirim"/><endEvent id="e" name="Selesai"/>'
            '<sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t"'
            ' targetRef="e"/></process>'
        )
    )
    assert "Tidak ada yang hilang di berkas BPMN.\nGambar" in run(source).stdout
    told = run(source, "--definisi", tmp_path / "draf").stdout
    file, _, draft = told.partition("Sampai di sini tentang berkas BPMN;")
    assert "Tidak ada yang hilang di berkas BPMN." in file
    assert "periksa: pesan yang tidak ikut: 'Surat' kepada Warga" in draft
    assert "hilang" not in draft


def test_programs_get_json(source: Path) -> None:
    """All elements, cut nowhere."""
    data = json.loads(run(source, "--json").stdout)
    assert data["kept"]["task"] == 1
    assert data["lost"] == [{"kind": "globalTask", "id": "g", "name": "Arsip", "line": 1}]
    assert (data["is_whole"], data["findings"]) == (False, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kode", "../x"], "tidak dapat menjadi kode: kode terdiri dari"),
        (["--kode", "NUL.1"], "'NUL' dipakai Windows"),
        (["-o", "SAMA"], "menimpa berkas asalnya"),
        (["--unit", "Kecamatan Kroya"], "--unit hanya untuk SOP; kerangka definisi dari peta"),
        (["--pratinjau"], "--pratinjau hanya untuk SOP"),
    ],
)
def test_slips_are_told(source: Path, arguments: list[str], words: str) -> None:
    """A code that is none, and the file itself as the result."""
    done = run(source, *(str(source) if one == "SAMA" else one for one in arguments))
    assert done.exit_code == 2
    assert words in done.stderr
    assert source.read_bytes() == FILE


def test_a_process_that_lists_cannot_tell_is_an_error_and_the_others_are_written(
    tmp_path: Path,
) -> None:
    """With the reason and the line; the clean file is written all the same."""
    source, folder = tmp_path / "dua.bpmn", tmp_path / "draf"
    depth = range(30)
    flows = [("sq", "g0"), ("g29", "eq"), *((f"g{n}", f"g{n + 1}") for n in depth[:-1])]
    flows += [pair for n in depth for pair in ((f"g{n}", f"t{n}"), (f"t{n}", "eq"))]
    nodes = "".join(f'<parallelGateway id="g{n}"/><task id="t{n}"/>' for n in depth)
    lines = "".join(
        f'<sequenceFlow id="q{n}" sourceRef="{one}" targetRef="{two}"/>'
        for n, (one, two) in enumerate(flows)
    )
    body = f'<startEvent id="sq"/>{nodes}<endEvent id="eq"/>{lines}'
    process = f'\n<process id="q" name="Kusut">{body}</process></definitions>'
    source.write_bytes(FILE.replace(b"</definitions>", process.encode()))
    target = tmp_path / "bersih.bpmn"
    done = run(source, "--definisi", folder, "-o", target)
    assert done.exit_code == 1
    assert b"Kusut" in target.read_bytes()
    assert "proses 'Kusut' tidak dapat ditulis sebagai definisi" in done.stderr
    assert f"{source.as_posix()}:2:1" in done.stderr
    assert len(list(folder.iterdir())) == 1
