"""``impor --gabung`` as its users know it."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.returning.office import SURAT, bpmn, definition, edit, run, take
from tests.writing.test_examples import UNIT

if TYPE_CHECKING:
    from pathlib import Path


LANE = ('(id="lajur_loket" name=)"Petugas Loket"', r'\1"Petugas Pelayanan"')
"""A lane with another name."""

HANDED = ('(id="serahkan" name=)"Menyerahkan surat"', r'\1"Menyerahkan surat asli"')
"""The box of a step with another name."""


def test_an_untouched_file_changes_nothing(project: Path) -> None:
    before = definition(project).read_bytes()
    found = take(project, bpmn(project))
    assert found.exit_code == 0
    assert "sama dengan definisinya" in found.stdout
    assert definition(project).read_bytes() == before


@pytest.mark.parametrize("kind", ["", ".camunda8"])
def test_a_renamed_box_changes_one_line(project: Path, kind: str) -> None:
    file = edit(project, 'name="Menandatangani surat', 'name="Menandatangani keterangan', kind)
    found = take(project, file)
    assert found.exit_code == 0, found.output
    assert "bunyi kegiatan" in found.stdout
    wanted = SURAT.replace("Menandatangani surat", "Menandatangani keterangan")
    assert definition(project).read_text("utf-8").splitlines()[-23:] == wanted.splitlines()[-23:]
    again = take(project, file)
    assert "sama dengan definisinya" in again.stdout


def test_a_preview_writes_nothing_and_an_undo_brings_all_back(project: Path) -> None:
    before = definition(project).read_bytes()
    file = edit(project, *HANDED)
    shown = take(project, file, "--pratinjau")
    assert "+    kegiatan: Menyerahkan surat asli" in shown.stdout
    assert definition(project).read_bytes() == before
    assert take(project, file).exit_code == 0
    assert definition(project).read_bytes() != before
    assert run(project, "batal").exit_code == 0
    assert definition(project).read_bytes() == before


def test_a_branch_with_another_name_keeps_its_way(project: Path) -> None:
    found = take(project, edit(project, 'name="Tidak" ', 'name="Belum" '))
    assert found.exit_code == 0, found.output
    assert "cabang 'Tidak' menjadi 'Belum'" in found.stdout
    text = definition(project).read_text("utf-8")
    assert "cabang: {Ya: tanda_tangan, Belum: ajukan}" in text
    assert "peluang: {Belum: 20%}" in text
    assert "peluang" not in found.stdout


def test_changes_are_told_to_programs_too(project: Path) -> None:
    file = edit(project, *HANDED)
    found = take(project, file, "--json")
    [told] = json.loads(found.stdout)["berkas"]
    [change] = told["perubahan"]
    assert (change["kind"], change["key"], change["field"]) == (
        "step-changed", "serahkan", "kegiatan",
    )  # fmt: skip
    assert change["after"] == "Menyerahkan surat asli"


def test_a_file_of_others_is_refused_with_a_way_out(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "asing.bpmn"
    file.write_text(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">'
        '<process id="p"><startEvent id="s"/><task id="t" name="Lain sekali"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="t"/></process></definitions>'
    )
    found = take(project, file)
    assert found.exit_code == 1
    assert "--definisi" in found.output
    assert "Traceback" not in found.output


def test_a_file_that_lost_its_ids_is_guessed_and_confirmed(project: Path) -> None:
    tree = etree.fromstring(bpmn(project).read_bytes())
    found = (str(one.get("id")) for one in tree.iter("*") if one.get("id"))
    ids = {ident: f"Id_{at}" for at, ident in enumerate(found)}
    for one in tree.iter("*"):
        for key, value in [(str(key), str(value)) for key, value in one.attrib.items()]:
            one.set(key, value if key == "name" else ids.get(value, value))
        if one.text and one.text.strip() in ids:
            one.text = ids[one.text.strip()]
        if one.get("name") == "Menyerahkan surat":
            one.set("name", "Menyerahkan surat asli")
    etree.strip_elements(tree, "{*}documentation", with_tail=False)
    file = project.parent / "tanpa-id.bpmn"
    file.write_bytes(etree.tostring(tree))
    guessed = take(project, file)
    assert guessed.exit_code == 1
    assert f'--kode CONTOH.01.01 --unit "{UNIT}"' in guessed.output
    taken = take(project, file, "--kode", "CONTOH.01.01", "--unit", UNIT)
    assert taken.exit_code == 0, taken.output
    text = definition(project).read_text("utf-8")
    assert text == SURAT.replace("Menyerahkan surat", "Menyerahkan surat asli")


def test_a_folder_that_is_no_project_is_told(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "kosong"
    place.mkdir()
    found = take(place, bpmn(project))
    assert found.exit_code == 2
    assert "bukan folder proyek" in found.output


def test_what_was_changed_in_the_definition_since_stays(project: Path) -> None:
    file = edit(project, *HANDED)
    place = definition(project)
    place.write_text(SURAT.replace("10 menit", "15 menit"), "utf-8")
    found = take(project, file)
    assert found.exit_code == 0, found.output
    wanted = SURAT.replace("10 menit", "15 menit")
    wanted = wanted.replace("Menyerahkan surat", "Menyerahkan surat asli")
    assert place.read_text("utf-8") == wanted
    assert "sejak peta ini dibangun; perubahan itu tetap" in found.stdout


def test_a_conflict_is_told_and_nothing_is_taken(project: Path) -> None:
    file = edit(project, *HANDED)
    place = definition(project)
    place.write_text(SURAT.replace("Menyerahkan surat", "Menyerahkan dokumen"), "utf-8")
    before = place.read_bytes()
    found = take(project, file)
    assert found.exit_code == 1
    told = " ".join(found.output.split())
    assert (
        "mengubah hal yang sama sejak berkasnya dibuat: menurut definisi, langkah 4 'Menyerahkan "
        "surat': bunyi kegiatan 'Menyerahkan surat' menjadi 'Menyerahkan dokumen'; menurut berkas, "
        "langkah 4 'Menyerahkan surat': bunyi kegiatan 'Menyerahkan surat' menjadi 'Menyerahkan "
        "surat asli'"
    ) in told
    assert "impor dengan --tanpa-asal" in told
    assert place.read_bytes() == before
    assert take(project, file, "--tanpa-asal").exit_code == 0
    assert place.read_text("utf-8") == SURAT.replace("Menyerahkan surat", "Menyerahkan surat asli")


def test_a_file_older_than_the_last_build_undoes_nothing(project: Path) -> None:
    file = edit(project, *HANDED)
    place = definition(project)
    newer = SURAT.replace("10 menit", "15 menit").replace("Memeriksa kelengkapan", "Meneliti isi")
    place.write_text(newer, "utf-8")
    assert run(project, "build", "--unit", UNIT, "--format", "bpmn").exit_code == 0
    found = take(project, file)
    assert found.exit_code == 0, found.output
    assert place.read_text("utf-8") == newer.replace("Menyerahkan surat", "Menyerahkan surat asli")


def test_a_file_whose_origin_is_lost_is_refused_until_it_is_given(project: Path) -> None:
    file = edit(project, *HANDED)
    sent = bpmn(project).rename(project / "dikirim.bpmn")
    place = definition(project)
    newer = SURAT.replace("10 menit", "15 menit")
    place.write_text(newer, "utf-8")
    shutil.rmtree(project / "output")
    found = take(project, file)
    assert found.exit_code == 1
    told = " ".join(found.output.split())
    assert "tidak diketahui mana yang diubah orang" in told
    assert "--asal BERKAS.bpmn" in told
    assert place.read_text("utf-8") == newer
    wrong = take(project, file, "--asal", str(place))
    assert "bukan berkas asal dari CONTOH.01.01" in " ".join(wrong.output.split())
    assert take(project, file, "--asal", str(sent)).exit_code == 0
    assert place.read_text("utf-8") == newer.replace("Menyerahkan surat", "Menyerahkan surat asli")


def test_the_page_shows_both_maps_with_the_numbers_of_the_changes(
    project: Path, tmp_path: Path
) -> None:
    file = edit(project, *HANDED)
    page = tmp_path / "perubahan.html"
    assert take(project, file, "--pratinjau", "--halaman", str(page)).exit_code == 0
    text = page.read_text("utf-8")
    assert text.count("<figure ") == 2
    assert text.count("<li>langkah 4 'Menyerahkan surat'") == 1
    assert text.count('class="changed-disc"') == 2
    assert take(project, file, "--pratinjau", "--halaman", str(page)).exit_code == 0
    page.write_text("milik orang", "utf-8")
    refused = take(project, file, "--halaman", str(page))
    assert refused.exit_code == 1
    assert "sudah ada" in refused.output
    assert page.read_text("utf-8") == "milik orang"
    assert "Menyerahkan surat asli" not in definition(project).read_text("utf-8")


def test_a_renamed_lane_renames_the_actor(project: Path) -> None:
    found = take(project, edit(project, *LANE))
    assert found.exit_code == 0, found.output
    assert "pelaku 'Petugas Loket' menjadi 'Petugas Pelayanan'" in found.stdout
    wanted = SURAT.replace("loket: Petugas Loket", "loket: Petugas Pelayanan")
    assert definition(project).read_text("utf-8") == wanted


def test_the_name_of_a_role_belongs_to_the_unit_and_a_remark_says_so(project: Path) -> None:
    file = edit(project, r'(id="lajur_camat" name=)"[^"]*"', r'\1"Camat Baru"')
    found = take(project, file)
    assert found.exit_code == 0, found.output
    assert "ubah di unit.yaml (jabatan)" in found.stdout
    assert definition(project).read_text("utf-8") == SURAT


def test_an_end_without_an_id_can_be_renamed(project: Path) -> None:
    found = take(project, edit(project, '(<bpmn:endEvent id="[^"]*" name=)"Surat diterima"',
                               r'\1"Surat diambil"'))  # fmt: skip
    assert found.exit_code == 0, found.output
    assert definition(project).read_text("utf-8") == SURAT.replace("diterima", "diambil")


def test_a_box_to_which_no_arrow_leads_any_more_is_not_taken_for_deleted(project: Path) -> None:
    text = bpmn(project).read_text("utf-8")
    [flow] = re.findall(r'<bpmn:sequenceFlow id="[^"]*"[^>]*targetRef="serahkan"/>', text)
    file = project.parent / "putus.bpmn"
    file.write_text(text.replace(flow, ""), "utf-8")
    found = take(project, file)
    assert found.exit_code == 1
    assert "masih digambar tetapi tidak ada alur yang menujunya: 'Menyerahkan surat'" in (
        " ".join(found.output.split())
    )
    assert definition(project).read_text("utf-8") == SURAT


def test_an_emptied_name_keeps_the_old_one(project: Path) -> None:
    file = edit(project, HANDED[0], r'\1""')
    found = take(project, file)
    assert found.exit_code == 0, found.output
    assert "nama yang dikosongkan tetap seperti semula: 'Menyerahkan surat'" in found.stdout
    assert definition(project).read_text("utf-8") == SURAT


def test_two_files_of_one_process_come_together_or_the_second_is_refused(project: Path) -> None:
    folder = project.parent / "kiriman"
    folder.mkdir()
    edit(project, *HANDED).rename(folder / "a.bpmn")
    edit(project, *LANE).rename(folder / "b.bpmn")
    both = SURAT.replace("Menyerahkan surat", "Menyerahkan surat asli")
    both = both.replace("loket: Petugas Loket", "loket: Petugas Pelayanan")
    assert take(project, folder).exit_code == 0
    assert definition(project).read_text("utf-8") == both
    assert run(project, "batal").exit_code == 0
    shutil.rmtree(project / "output")
    assert take(project, folder).exit_code == 0  # the marks name what both were made of
    assert definition(project).read_text("utf-8") == both
    assert run(project, "batal").exit_code == 0
    for file in folder.iterdir():
        file.write_bytes(re.sub(rb"(_definisi)_[0-9a-f]{12}", rb"\1", file.read_bytes()))
    found = take(project, folder)
    assert found.exit_code == 1
    assert "sudah diubah berkas lain dalam perintah yang sama" in " ".join(found.output.split())
