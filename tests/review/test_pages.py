"""The maps of a review are shown as a page and printed, each state with its mark."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf

from bpmn_gen.commands import reviewing
from bpmn_gen.commands.review_files import PAGE, PRINTED
from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.picture.changed_map import AFTER, AS_ONE, BEFORE
from tests.edition.town import UNIT, again, edit, enacted, town
from tests.render.page_judge import LEAST_TEXT, judged
from tests.review.reviewing import outputs

if TYPE_CHECKING:
    import pytest

    from bpmn_gen.review.change import Change
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
    assert signs(text) == {
        "Semula": ["1", "2", "3"],
        "Menjadi": ["1", "2", "3"],
        "Semula dan menjadi dalam satu peta": ["1", "2", "3"],
        "SOP semula": ["2, 3", "1"],  # the end stands in the row of the last step
        "SOP menjadi": ["2, 3", "1"],  # and the name above its column
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


def reviewed_title(project: Project) -> Change:
    """The one change of a unit in which a title has another name, once it is reviewed."""
    older = project.defs.parents[1] / "lama"
    shutil.rmtree(older)
    shutil.copytree(project.defs, older / "process_defs")
    shared = "- nama: {}\n  tipe: 7\n  jabatan: {{pejabat_level_1: {}}}\n"
    (older / "process_defs/unit.yaml").write_text(shared.format(UNIT, "Camat Kroya"), "utf-8")
    (project.defs / "unit.yaml").write_text(shared.format(UNIT, "Kepala Distrik Kroya"), "utf-8")
    [one] = review_units(project, older.as_posix(), (), (UNIT,)).units
    [change] = one.result.changes
    return change


def renamed(project: Project, *, is_party: bool = False) -> str:
    """The page of a unit in which a title has another name and nothing else changed."""
    person = "{peran: pejabat_level_1}"
    if is_party:
        edit(project, "langkah:\n", f"pihak:\n  camat: {person}\nlangkah:\n")
        edit(project, "Menulis surat\n", "Menulis surat\n    kepada: camat\n")
    else:
        edit(project, "{peran: pimpinan_unit}", person)
    maps = "peta:\n- {kode: CLP.99, nama: Contoh, kelompok: inti, proses: [CLP.99.01]}\n"
    (project.defs / "peta.yaml").write_text(maps, "utf-8")
    change = reviewed_title(project)
    assert change.kind == "title-renamed"
    assert [touch.code for touch in change.touches] == ["CLP.99.01"]
    return (outputs(project) / PAGE).read_text("utf-8")


def signs(text: str) -> dict[str, list[str]]:
    """The numbers in the discs of each picture of a page, by its title."""
    return {
        html.unescape(re.findall(r"<figcaption>(.*?)</figcaption>", part)[0]): re.findall(
            r"font-weight=\"bold\" [^>]*class=\"text-inverse\"[^>]*>([0-9, ]+)<", part
        )
        for part in re.split("<figure[^>]*>", text)[1:]
    }


IN_ONE = "semula dan menjadi dalam satu peta"
STATES = ("semula", "menjadi", IN_ONE)


def test_a_title_alone_is_marked_on_all_maps_and_on_the_column_of_its_sop(project: Project) -> None:
    text = renamed(project)
    assert "<li>jabatan 'Camat Kroya' menjadi 'Kepala Distrik Kroya'</li>" in text
    found = signs(text)
    for state in STATES:
        assert found[f"Peta relasi CLP.99: {state}"] == ["1"]
        assert found[f"Jaringan relasi CLP.99 (pelengkap peta relasi): {state}"] == ["1"]
        assert found[state.capitalize()] == ["1"]
    assert found["SOP semula"] == found["SOP menjadi"] == ["1"]
    older, newer = (text.split(f"<figcaption>SOP {one}")[1] for one in STATES[:2])
    assert "Distrik" not in older.split("</figure>")[0]
    assert "Distrik" in newer.split("</figure>")[0]
    [one] = re.findall("<h2>(.*?)</h2>", text)
    assert one.startswith("CLP.99.01")


def test_a_title_of_somebody_without_a_column_is_marked_at_the_rows_that_name_him(
    project: Project,
) -> None:
    found = signs(renamed(project, is_party=True))
    assert found["SOP semula"] == found["SOP menjadi"] == ["1"]
    assert found["Peta relasi CLP.99: menjadi"] == ["1"]
    assert found["Menjadi"] == []  # no lane is his


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


def test_a_title_that_nothing_prints_leaves_a_page_that_says_so(project: Project) -> None:
    change = reviewed_title(project)
    assert change.scopes == ()
    told = "Tidak ada peta atau SOP yang memuat perubahan ini."
    assert told in (outputs(project) / PAGE).read_text("utf-8")
    [page] = pypdf.PdfReader(outputs(project) / PRINTED).pages
    assert told in page.extract_text()


def test_maps_that_hold_are_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = town(tmp_path)
    enacted(made)
    edit(made, "Menulis surat", "Menulis nota")
    [one] = review_units(again(made), None, (), (UNIT,)).units
    folder = one.place.outputs.folder
    kept = {name: (folder / name).read_bytes() for name in (PAGE, PRINTED)}

    def draw(*_: object) -> None:
        raise AssertionError("the maps were drawn again")

    with monkeypatch.context() as patched:
        patched.setattr(reviewing, "review_maps", draw)
        review_units(again(made), None, (), (UNIT,))
    assert {name: (folder / name).read_bytes() for name in kept} == kept
    (folder / PAGE).write_bytes(b"disunting")
    [one] = review_units(again(made), None, (), (UNIT,)).units
    assert (folder / PAGE).read_bytes() == kept[PAGE]
    assert [Path(path).read_bytes() for path in one.aside] == [b"disunting"]
    edit(made, "Menulis nota", "Menulis memo")
    review_units(again(made), None, (), (UNIT,))
    assert (folder / PAGE).read_bytes() != kept[PAGE]
