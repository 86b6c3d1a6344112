"""The maps of a review are shown as a page and printed, each state with its mark."""

from __future__ import annotations

import html
import re
import shutil
from typing import TYPE_CHECKING

import pypdf

from bpmn_gen.commands.review_files import PAGE, PRINTED
from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.picture.changed_map import AFTER, AS_ONE, BEFORE
from tests.edition.town import UNIT, edit
from tests.render.page_judge import LEAST_TEXT, judged
from tests.review.reviewing import outputs

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project


def test_the_page_shows_both_maps_with_the_number_of_each_change(project: Project) -> None:
    edit(project, "peran: pimpinan_unit", "peran: pimpinan_unit, sebutan: Lurah")
    older = (project.defs.parents[1] / "lama").as_posix()
    [one] = review_units(project, older, (), (UNIT,)).units
    path = outputs(project) / PAGE
    assert path.as_posix() in one.files
    text = path.read_text("utf-8")
    for change in one.result.changes:
        assert f"<li>{html.escape(change.sentence, quote=False)}</li>" in text
    signs = {
        re.findall(r"<figcaption>(.*?)</figcaption>", part)[0]: re.findall(
            r"font-weight=\"bold\" [^>]*class=\"text-inverse\"[^>]*>([0-9, ]+)<", part
        )
        for part in re.split("<figure[^>]*>", text)[1:]
    }
    assert signs == {
        "Semula": ["1", "2", "3"],
        "Menjadi": ["1", "2", "3"],
        "Semula dan menjadi dalam satu peta": ["1", "2", "3"],
        "SOP semula": ["2, 3"],  # the end stands in the row of the last step
        "SOP menjadi": ["2, 3"],
    }


def test_the_maps_are_printed_as_they_were_as_they_are_and_both_as_one(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    [one] = review_units(project, older, (), (UNIT,)).units
    path = outputs(project) / PRINTED
    assert path.as_posix() in one.files
    pages = judged(path)
    assert min(page.least for page in pages) >= LEAST_TEXT
    texts = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    marks = [mark for text in texts for mark in (BEFORE, AFTER, AS_ONE) if mark in text]
    assert marks == [BEFORE, AFTER, AS_ONE]
    assert all("Berubah: bingkai putus-putus" in text for text in texts)
    before = path.read_bytes()
    [again] = review_units(project, older, (), (UNIT,)).units
    assert path.read_bytes() == before
    assert not again.aside


def test_another_name_of_a_title_is_marked_on_lanes_and_relations(project: Project) -> None:
    units = project.defs / "unit.yaml"
    shared = "- nama: {}\n  tipe: 7\n  jabatan: {{pejabat_level_1: {}}}\n"
    edit(project, "{peran: pimpinan_unit}", "{peran: pejabat_level_1}")
    older = project.defs.parents[1] / "lama"
    (older / "process_defs/proses/contoh.yaml").write_bytes(
        (project.defs / "proses/contoh.yaml").read_bytes()
    )
    edit(project, "Menulis surat", "Menyusun surat")
    (older / "process_defs/unit.yaml").write_text(shared.format(UNIT, "Camat Kroya"), "utf-8")
    units.write_text(shared.format(UNIT, "Kepala Distrik Kroya"), "utf-8")
    maps = "peta:\n- {kode: CLP.99, nama: Contoh, kelompok: inti, proses: [CLP.99.01]}\n"
    for folder in (project.defs, older / "process_defs"):
        (folder / "peta.yaml").write_text(maps, "utf-8")
    [one] = review_units(project, older.as_posix(), (), (UNIT,)).units
    [number] = [
        number
        for number, change in enumerate(one.result.changes, 1)
        if change.kind == "title-renamed"
    ]
    text = (outputs(project) / PAGE).read_text("utf-8")
    marked = {
        re.findall(r"<figcaption>(.*?)</figcaption>", part)[0]
        for part in re.split("<figure[^>]*>", text)[1:]
        if re.search(rf"class=\"text-inverse\"[^>]*>(?:[0-9]+, )*{number}(?:, [0-9]+)*<", part)
    }
    assert marked >= {
        "Semula",
        "Menjadi",
        "Peta relasi CLP.99: semula",
        "Peta relasi CLP.99: menjadi",
    }


def test_the_short_name_of_a_step_is_no_change_of_the_sop(project: Project) -> None:
    older = project.defs.parents[1] / "lama"
    shutil.rmtree(older)
    shutil.copytree(project.defs, older / "process_defs")
    edit(project, "Menulis surat\n", "Menulis surat\n    ringkas: Menulis\n")
    [one] = review_units(project, older.as_posix(), (), (UNIT,)).units
    [change] = one.result.changes
    assert [scope.value for scope in change.scopes] == ["peta lintas fungsi"]
    text = (outputs(project) / PAGE).read_text("utf-8")
    sops = [part for part in re.split("<figure[^>]*>", text) if "<figcaption>SOP" in part]
    assert len(sops) == 2
    number = r"font-weight=\"bold\" [^>]*class=\"text-inverse\"[^>]*>[0-9, ]+<"
    assert not any(re.search(number, part) for part in sops)
