"""``bpmn-gen bukti`` packs all that an evaluator asks for, and nothing that is no longer true."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from bpmn_gen.commands.evidence import Outcome, Wish, pack_evidence
from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.diagnostics import CompileError, Severity
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import Project
from tests.edition.town import EDITION, FOLDER, SECOND, UNIT, again, edit, enacted, quiet, town
from tests.running import run

PACK = "bukti/bukti-kecamatan-kroya.zip"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one process and one unit."""
    return town(tmp_path)


def pack(project: Project) -> Outcome:
    """The evidence of its unit."""
    return pack_evidence(again(project), Wish(unit=(UNIT,), jobs=1), quiet)


def files(project: Project) -> dict[str, bytes]:
    """What is in the pack."""
    with zipfile.ZipFile(project.output / PACK) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def filled_in(project: Project) -> Path:
    """The minutes of a review, with a line that somebody wrote into them."""
    enacted(project)
    edit(project, "Menulis surat", "Menyusun surat")
    review_units(again(project), None, (), (UNIT,))
    minutes = project.output / "reviu" / EDITION / FOLDER / "berita-acara-reviu.docx"
    edited = docx.Document(str(minutes))
    edited.add_paragraph("Hadir: dua orang")
    edited.save(str(minutes))
    return minutes


def test_a_unit_that_no_decree_has_set_gets_a_pack_that_says_so(project: Project) -> None:
    [one] = pack(project).packs
    found = files(project)
    assert {
        "DAFTAR-ISI.html", "manifest.json", "SHA256SUMS",
        "1-peta/lintas-fungsi/CLP.99.01-contoh.pdf",
        "1-peta/lintas-fungsi/CLP.99.01-contoh.bpmn",
        "2-sop/CLP.99.01-contoh.pdf",
        "2-sop/buku-sop.pdf",
        "3-ketertelusuran/ketentuan-peraturan.xlsx",
        "3-ketertelusuran/peta-dan-sop.xlsx",
        "5-formulir/formulir-pemantauan.pdf",
        "6-register/register-sop.xlsx",
    } <= found.keys()  # fmt: skip
    assert not [name for name in found if name.startswith(("4-reviu", "7-", "8-"))]
    assert "Konsep, belum ditetapkan." in found["DAFTAR-ISI.html"].decode()
    assert one.gaps[0] == "belum ada keputusan yang dicatat; catat dengan 'bpmn-gen tetapkan'"
    assert sum(one.parts.values()) == len(found) - 3


def test_page_manifest_and_digests_name_each_file(project: Project) -> None:
    enacted(project)
    pack(project)
    found = files(project)
    page = found["DAFTAR-ISI.html"].decode()
    linked = {unquote(href) for href in re.findall(r'href="([^"]+)"', page)} - {"data:,"}
    own = {"DAFTAR-ISI.html", "manifest.json", "SHA256SUMS"}
    assert linked == found.keys() - own
    listed = {one["path"]: one["sha256"] for one in json.loads(found["manifest.json"])["berkas"]}
    assert listed == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in found.items()
        if name not in own
    }
    lines = (line.split("  ") for line in found["SHA256SUMS"].decode().splitlines())
    sums = {name: digest for digest, name in lines}
    assert {name: hashlib.sha256(found[name]).hexdigest() for name in sums} == sums
    assert sums.keys() == found.keys() - {"SHA256SUMS"}


def test_the_pack_depends_on_nothing_but_what_is_in_it(project: Project) -> None:
    enacted(project)
    pack(project)
    first = (project.output / PACK).read_bytes()
    pack(project)
    assert (project.output / PACK).read_bytes() == first
    assert not list((project.output / "bukti").glob("*.suntingan-*"))


def test_the_review_compares_with_the_decree_before_the_one_that_ended_it(
    project: Project,
) -> None:
    enacted(project)
    edit(project, "Menulis surat", "Menyusun surat")
    enacted(project, "200", SECOND)
    pack(project)
    found = files(project)
    [table] = [found[name] for name in found if name.endswith("matriks-perubahan.xlsx")]
    (project.output / "matriks.xlsx").write_bytes(table)
    sheet = openpyxl.load_workbook(project.output / "matriks.xlsx").worksheets[0]
    assert "188.4/123" in sheet["A3"].value
    assert "Menyusun surat" in sheet["F6"].value
    assert "4-reviu/peta-sebelum-sesudah.html" in found
    assert {name.split("/")[1] for name in found if name.startswith("7-penetapan/")} == {
        "2026-11-24-188-4-123", "2027-11-23-200",
    }  # fmt: skip


def test_minutes_that_were_filled_in_are_packed_without_the_pdf_that_says_less(
    project: Project,
) -> None:
    minutes = filled_in(project)
    signed = minutes.with_name("berita-acara-bertanda-tangan.pdf")
    signed.write_bytes(b"%PDF-1.4 pindaian")
    kept = minutes.read_bytes()
    pack(project)
    found = files(project)
    assert minutes.read_bytes() == kept == found["4-reviu/berita-acara-reviu.docx"]
    assert "4-reviu/berita-acara-reviu.pdf" not in found
    assert found["4-reviu/berita-acara-bertanda-tangan.pdf"] == b"%PDF-1.4 pindaian"


def test_what_an_earlier_review_left_is_not_packed(project: Project) -> None:
    enacted(project)
    edit(project, "Menulis surat", "Menyusun surat")
    pack(project)
    assert "4-reviu/peta-sebelum-sesudah.html" in files(project)
    edit(project, "Menyusun surat", "Menulis surat")
    pack(project)
    assert (project.output / "reviu" / EDITION / FOLDER / "peta-sebelum-sesudah.html").exists()
    assert "4-reviu/peta-sebelum-sesudah.html" not in files(project)


def test_the_unit_adds_files_of_its_own(project: Project) -> None:
    folder = project.defs.parent / "bukti" / FOLDER
    (folder / "foto").mkdir(parents=True)
    (folder / "Keputusan bertanda tangan.pdf").write_bytes(b"%PDF")
    (folder / "foto/rapat #1.jpg").write_bytes(b"jpg")
    (folder / "~$catatan.docx").write_bytes(b"kunci Word")
    (folder / "ke-luar").symlink_to(project.defs)
    [one] = pack(project).packs
    found = files(project)
    assert [name for name in found if name.startswith("8-")] == [
        "8-lampiran/Keputusan bertanda tangan.pdf", "8-lampiran/foto/rapat #1.jpg",
    ]  # fmt: skip
    assert "8-lampiran/foto/rapat%20%231.jpg" in found["DAFTAR-ISI.html"].decode()
    assert not any("lampiran dari unit" in gap for gap in one.gaps)
    told = [str(one.message) for one in pack(project).findings if one.code == "attachment-left-out"]
    assert [message.endswith("ke-luar' bukan berkas biasa dan tidak dikemas") for message in told]
    assert len(told) == 1


def test_too_many_attachments_stop_the_pack(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project.defs.parent / "bukti" / FOLDER
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.txt").write_bytes(b"x")
    monkeypatch.setattr("bpmn_gen.commands.attachments.MOST_FILES", 2)
    with pytest.raises(CompileError) as refused:
        pack(project)
    found = refused.value.diagnostics
    errors = [one.code for one in found if one.severity is Severity.ERROR]
    assert errors == ["too-many-attachments"]
    assert not (project.output / PACK).exists()


def test_names_that_windows_takes_for_one_stop_the_pack(project: Project) -> None:
    folder = project.defs.parent / "bukti" / FOLDER
    folder.mkdir(parents=True)
    for name in ("Foto.JPG", "foto.jpg"):
        (folder / name).write_bytes(b"x")
    with pytest.raises(CompileError) as refused:
        pack(project)
    assert "attachments-alike" in {one.code for one in refused.value.diagnostics}


@pytest.mark.parametrize("since", ["", " ", "{project}", "ngawur"])
def test_nothing_is_made_where_there_is_nothing_to_compare_with(
    project: Project, since: str
) -> None:
    asked = since.format(project=project.defs.parent.as_posix())
    with pytest.raises(MisuseError):
        pack_evidence(again(project), Wish(since=asked, unit=(UNIT,), jobs=1), quiet)
    assert not project.output.exists()


def test_a_folder_of_others_is_filled_by_no_review(project: Project, tmp_path: Path) -> None:
    enacted(project)
    other = tmp_path / "asing"
    other.mkdir()
    (other / "penting.docx").write_bytes(b"punya orang")
    elsewhere = Project(project.defs, other)
    with pytest.raises(CompileError):
        review_units(elsewhere, None, (), (UNIT,))
    with pytest.raises(CompileError):
        pack_evidence(elsewhere, Wish(unit=(UNIT,), jobs=1), quiet)
    assert [path.name for path in other.iterdir()] == ["penting.docx"]


def test_minutes_that_say_less_than_is_known_by_now_are_told(project: Project) -> None:
    filled_in(project)

    def is_told() -> bool:
        [one] = pack(project).packs
        return any("berita acara yang Anda sunting" in gap for gap in one.gaps)

    assert not is_told()
    folder = project.output / "reviu" / EDITION / FOLDER
    reasons = project.defs.parent / "reviu" / EDITION / FOLDER / "reviu.yaml"
    reasons.write_text(reasons.read_text("utf-8").replace("alasan: ...", "alasan: Baku"), "utf-8")
    assert is_told()
    newer = folder / "berita-acara-reviu-terbaru.docx"
    [told] = [gap for gap in pack(project).packs[0].gaps if newer.as_posix() in gap]
    assert told.endswith("lalu hapus berkas itu")
    assert "4-reviu/berita-acara-reviu-terbaru.docx" not in files(project)
    newer.unlink()  # somebody has taken over what is new
    assert not is_told()
    assert not newer.exists()


def test_minutes_that_were_filled_in_outlive_reviews_and_decrees(project: Project) -> None:
    minutes = filled_in(project)
    kept = minutes.read_bytes()
    for _ in range(2):
        [one] = review_units(again(project), None, (), (UNIT,)).units
        assert not one.aside
        assert not one.newer
    enacted(project, "200", SECOND)
    [after] = review_units(again(project), None, (), (UNIT,)).units
    assert not after.result.changes
    pack(project)
    assert minutes.read_bytes() == kept == files(project)["4-reviu/berita-acara-reviu.docx"]


def test_forms_filled_in_since_the_decree_are_packed_as_well(project: Project) -> None:
    enacted(project)
    edit(project, "Menulis surat", "Menyusun surat")
    enacted(project, "200", SECOND)
    review_units(again(project), None, (), (UNIT,))
    name = f"5-formulir/{SECOND.isoformat()}-200/penilaian-sop.xlsx"
    pack(project)
    assert name not in files(project)
    form = project.output / f"reviu/{SECOND.isoformat()}-200" / FOLDER / "penilaian-sop.xlsx"
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["E5"] = "Berjalan baik"
    book.save(form)
    [one] = pack(project).packs
    assert files(project)[name] == form.read_bytes()
    assert not any("belum diisi" in gap and "formulir" in gap for gap in one.gaps)


def test_a_form_and_minutes_that_nobody_filled_in_are_told(project: Project) -> None:
    minutes = filled_in(project)
    written = minutes.with_suffix(".pdf").read_bytes()

    def told() -> list[str]:
        [one] = pack(project).packs
        asked = ("formulir pemantauan dan evaluasi belum diisi", "berita acara reviu belum diisi")
        return [words for words in asked if any(gap.startswith(words) for gap in one.gaps)]

    assert told() == ["formulir pemantauan dan evaluasi belum diisi"]
    minutes.unlink()
    review_units(again(project), None, (), (UNIT,))
    assert minutes.with_suffix(".pdf").read_bytes() == written
    assert len(told()) == 2
    [gap] = [gap for gap in pack(project).packs[0].gaps if minutes.as_posix() in gap]
    signed = project.defs.parent / "bukti" / FOLDER / "BA_Berita Acara ttd.pdf"
    assert signed.parent.as_posix() in gap
    signed.parent.mkdir(parents=True)
    (signed.parent / "foto.jpg").write_bytes(b"foto")
    assert len(told()) == 2
    signed.write_bytes(b"pindaian")
    assert told() == ["formulir pemantauan dan evaluasi belum diisi"]
    signed.unlink()
    (minutes.parent / "berita-acara-reviu-ttd.pdf").write_bytes(b"pindaian")
    assert told() == ["formulir pemantauan dan evaluasi belum diisi"]


def test_a_pack_that_somebody_changed_is_set_aside(project: Project) -> None:
    pack(project)
    (project.output / PACK).write_bytes(b"punya orang")
    [one] = pack(project).packs
    assert Path(one.aside).read_bytes() == b"punya orang"
    assert zipfile.is_zipfile(project.output / PACK)


def test_without_a_name_the_only_unit_is_meant(project: Project) -> None:
    found = pack_evidence(again(project), Wish(jobs=1), quiet)
    assert [one.unit for one in found.packs] == [UNIT]
    units = project.defs / "unit.yaml"
    units.write_text(units.read_text("utf-8") + "- nama: Kecamatan Maos\n  tipe: 7\n", "utf-8")
    with pytest.raises(MisuseError, match="Sebutkan unitnya dengan --unit"):
        pack_evidence(again(project), Wish(jobs=1), quiet)


def test_the_command_tells_what_is_lacking(project: Project) -> None:
    done = run("bukti", "--unit", UNIT, cwd=project.defs.parent)
    assert done.returncode == 0, done.stderr
    assert "output/bukti/bukti-kecamatan-kroya.zip" in done.stdout
    assert "1 dari 1 SOP belum bernomor" not in done.stdout  # the process says its number
    assert "isian SOP masih berupa titik-titik" in done.stdout
    told = run("bukti", "--unit", UNIT, "--json", cwd=project.defs.parent)
    [one] = json.loads(told.stdout)["bukti"]
    assert one["unit"] == UNIT
    assert one["bagian"]["1-peta"] > 5
