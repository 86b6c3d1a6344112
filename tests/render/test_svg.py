"""The SVG: well-formed, told to those who cannot see it, safe, equal in every run."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.picture.inks import INKS
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.svg.elements import SVG
from bpmn_gen.render.svg.process_map import write_svg
from bpmn_gen.store.dates import UNDATED
from tests.render.example import drawing_of, example

SHEET = Sheet(
    "CLP.02.02",
    "Penunjukan lintas unit organisasi",
    "Kecamatan Kroya",
    "Pemerintah Kabupaten Cilacap",
    "Lampiran II.B.2.a.2",
    UNDATED,
)
MAP = "../CLP.03.01/peta-lintas-fungsi.svg"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _svg(surat: str = "Mengirim surat", links: dict[str, str] | None = None) -> etree._Element:
    definitions = example(surat=surat, dasar=surat)
    data = write_svg(definitions, drawing_of(definitions), SHEET, links or {})
    return etree.fromstring(data, _PARSER)


def _group(root: etree._Element, element_id: str) -> etree._Element:
    found = root.find(f".//{{{SVG}}}g[@id='{element_id}']")
    assert found is not None
    return found


def test_the_title_block_holds_code_title_unit_and_source() -> None:
    """A printed map says what it is, whose it is and on what it rests."""
    words = [text.text for text in _svg().iter(f"{{{SVG}}}text")]
    for expected in (SHEET.code, SHEET.title, SHEET.unit, SHEET.government):
        assert expected in words
    assert "Sumber: Lampiran II.B.2.a.2" in words


def test_a_remark_stands_behind_the_source() -> None:
    """Readers learn at the foot what the map leaves out."""
    definitions = example()
    remark = "Tidak digambar: penerima hasil; lihat SOP"
    for source, expected in (("Pasal 13", f"Sumber: Pasal 13. {remark}"), ("", remark)):
        sheet = replace(SHEET, source=source, remark=remark)
        root = etree.fromstring(write_svg(definitions, drawing_of(definitions), sheet, {}), _PARSER)
        assert expected in [text.text for text in root.iter(f"{{{SVG}}}text")]


def test_every_element_has_a_title_and_its_documentation() -> None:
    """A screen reader and a pointer at rest are told what each symbol means."""
    root = _svg(surat="Mengirim surat")
    groups = [item for item in root.iter(f"{{{SVG}}}g") if item.get("id")]
    assert len(groups) == 1 + 2 + 2 + 8 + 8
    assert all(item.findtext(f"{{{SVG}}}title") for item in groups)
    task = _group(root, "surat")
    assert task.findtext(f"{{{SVG}}}title") == "Kegiatan: Mengirim surat"
    assert task.findtext(f"{{{SVG}}}desc") == "Mengirim surat"
    flow = _group(root, "setuju_ke_tugas")
    told = "Arah alur: dari Permohonan disetujui? ke Pelaksanaan tugas individu (Ya)"
    assert flow.findtext(f"{{{SVG}}}title") == told


def test_a_call_links_to_the_map_it_is_given_and_nothing_else_does() -> None:
    """Only addresses handed in become links."""
    root = _svg(links={"CLP.03.01": MAP, "CLP.09.09": "../x.svg"})
    links = list(root.iter(f"{{{SVG}}}a"))
    assert [link.get("href") for link in links] == [MAP]
    assert links[0].find(f"{{{SVG}}}g[@id='tugas']") is not None
    assert not list(_svg().iter(f"{{{SVG}}}a"))


def test_the_called_code_is_printed_on_the_call() -> None:
    """A reader of paper finds the called process by its code."""
    words = [text.text for text in _group(_svg(), "tugas").iter(f"{{{SVG}}}text")]
    assert words[0] == "CLP.03.01"


def test_the_legend_names_only_what_is_used() -> None:
    """No symbol is explained that the map does not show."""
    words = [text.text for text in _svg().iter(f"{{{SVG}}}text")]
    assert {"Mulai", "Selesai", "Kegiatan", "Kegiatan manual", "Menjalankan proses lain"} <= {
        *words
    }
    assert "Kegiatan oleh sistem" not in words
    assert "Awal atau akhir kegiatan sejajar" not in words


def test_dark_colours_apply_to_screens_only() -> None:
    """Prints are white: the dark colours stand in a screen query and nowhere else."""
    style = _svg().findtext(f"{{{SVG}}}style") or ""
    before, query, dark = style.partition("@media screen and (prefers-color-scheme:dark){")
    assert query
    assert "#" not in before
    assert all(f".{role}{{" in dark for role in INKS)


def test_nothing_in_the_file_runs_or_is_fetched() -> None:
    """Neither scripts nor handlers, nor references to other files but links."""
    data = etree.tostring(_svg(surat='<script>alert(1)</script>" onload="x')).decode()
    root = etree.fromstring(data, _PARSER)
    assert not list(root.iter(f"{{{SVG}}}script", f"{{{SVG}}}image", f"{{{SVG}}}use"))
    assert not [name for item in root.iter() for name in item.attrib if str(name).startswith("on")]
    assert "url(" not in data
    assert "marker" not in data


@given(st.text(st.characters(), max_size=30))
def test_any_text_at_all_gives_a_well_formed_file(text: str) -> None:
    """Control characters, lone surrogates and markup in a name break nothing."""
    assert _svg(surat=text).get("lang") == "id"


def test_numbers_are_short_and_files_equal() -> None:
    """The same map gives the same bytes, without noise behind the decimal point."""
    definitions = example()
    first = write_svg(definitions, drawing_of(definitions), SHEET, {})
    assert first == write_svg(example(), drawing_of(example()), SHEET, {})
    assert not re.search(rb"\d\.\d{3}", first)
    assert not re.search(rb"\de-\d", first)


def test_arrowheads_are_triangles_that_end_at_the_target() -> None:
    """Every program draws them, unlike markers."""
    flow = _group(_svg(), "mulai_ke_surat")
    heads = [item.get("d", "") for item in flow.iter() if item.get("class") == "flow-head"]
    assert heads == ["M280 150L271 154L271 146Z"]
