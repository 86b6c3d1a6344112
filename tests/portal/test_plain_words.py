"""Pages say what people understand who know neither the program nor the names in its files."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

from bpmn_gen.edition.edition import Edition
from bpmn_gen.jobs.portal import FRONT
from bpmn_gen.portal.accounts import UnitAccount
from bpmn_gen.portal.front_page import front_page
from bpmn_gen.portal.letter_titles import LetterTitles
from bpmn_gen.portal.listing import File, file_label, page_of
from bpmn_gen.portal.provisions import Anchors
from bpmn_gen.portal.standing import units_with_pages
from bpmn_gen.portal.trace_page import trace_page
from bpmn_gen.render.templates.filling import fill_text_template
from bpmn_gen.rules.coverage import trace
from tests.content.shipped import definitions
from tests.portal.test_portal import index_of

COMMANDS = re.compile(r"bpmn-gen (?!\.)\w+|\b\w+\.yaml\b|--\w+")
"""How programmers are told what to do."""
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
DECREE = "Keputusan Bupati tentang pencabutan penugasan"


def words_of(page: str) -> str:
    """What a page says to its readers."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", bare)).split())


def test_the_search_suggests_only_what_it_finds(portal: Path) -> None:
    front = (portal / "index.html").read_text("utf-8")
    found = re.search(r'placeholder="misalnya: ([^"]+)"', front)
    assert found is not None
    name, article = found[1].split(", atau ")
    units, _, provisions, _ = index_of(portal)
    assert name == "kroya"
    assert any(name in unit[0].lower().split() for unit in units)
    assert any(place.lower().startswith(f"{article} ") for place, _, _ in provisions)


def test_no_page_tells_its_readers_to_type_commands_or_open_files(portal: Path) -> None:
    for path in portal.rglob("*.html"):
        told = COMMANDS.findall(words_of(path.read_text("utf-8")))
        assert told == [], path


def test_letters_are_called_by_the_words_of_their_step() -> None:
    titles = LetterTitles(definitions())
    told = titles.of("CLP.02.01", "surat-tugas-tetapkan-penilai")
    assert told.startswith("Surat tugas: ")
    assert "tetapkan" not in told
    assert titles.of("CLP.02.04", "surat-tugas") == "Surat tugas"
    name = "keputusan-bupati-tentang-pencabutan-penugasan"
    assert titles.of("CLP.08.02", name) == f"{DECREE} Subkoordinator"
    assert file_label(f"{name}.docx") == DECREE.capitalize()
    assert file_label("peta-subproses-CLP.02.svg") == "Peta subproses CLP.02"


def test_the_trace_page_names_elements_by_titles_and_not_by_keys() -> None:
    defs = definitions()
    page = trace_page(defs, trace(defs), Anchors(defs.peraturan), ())
    shown = [one for part in page.parts for row in part.provisions for one in row.elements]
    assert {one.label for one in shown if one.kind == "peran"} <= {
        str(role.sebutan) for role in defs.jabatan.values()
    }
    assert [one for one in shown if "_" in one.label + one.text] == []
    steps = {one.label for one in shown if one.kind == "langkah"}
    assert steps
    assert not any(" " in label for label in steps)


def test_the_draft_of_a_decree_is_called_one_and_a_decree_by_number_and_date() -> None:
    defs = definitions()
    draft = File("keputusan/keputusan-bupati.docx", "decree-docx", "", "")
    (listed,) = front_page(defs, [draft], (), {}).documents
    assert listed.name == "Rancangan Keputusan Bupati"
    day = dt.date(2026, 11, 24)
    kept = Edition(
        format=1, number="188.4/123", date=day, head="Bupati Cilacap", program="1", units=()
    )
    page = front_page(defs, [draft], (), {}, [kept])
    (listed,) = page.documents
    assert listed.name == "Rancangan keputusan berikutnya"
    template = (TEMPLATES / "portal-indeks.html.j2").read_text("utf-8")
    shown = words_of(fill_text_template(template, FRONT, {"hal": page, "peta": None}, escape=True))
    decree = "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 tanggal 24 November 2026"
    assert f"Penetapan terakhir: {decree}. {listed.name}" in shown
    assert "Keputusan Bupati Word" not in shown


def test_other_units_are_named_only_where_there_are_some() -> None:
    defs = definitions()
    one, other = ("tipe-07", "tipe-08")
    code = "CLP.02.02"
    paths = {page for slug in (one, other) for page in (f"{slug}/index.html", page_of(slug, code))}
    alone = units_with_pages(defs, {path for path in paths if path.startswith(one)})
    for everyone, href in (
        (alone, page_of(one, code)),
        (units_with_pages(defs, paths), f"proses/{code}.html"),
    ):
        accounts = {each.target.slug: UnitAccount(each.target, ()) for each in everyone}
        (link,) = [
            process
            for group in front_page(defs, [], everyone, accounts).groups
            for process in group.processes
        ]
        assert link.href == href


def test_a_page_leads_to_other_units_only_where_they_have_the_process(portal: Path) -> None:
    shared = (portal / "unit-kecamatan-kroya/CLP.02.02/index.html").read_text("utf-8")
    assert '<a href="../../proses/CLP.02.02.html">CLP.02.02 pada unit lain</a>' in shared
    for page in portal.glob("*/*/index.html"):
        having = list(portal.glob(f"*/{page.parent.name}/index.html"))
        assert "pada unit lain" not in page.read_text("utf-8") or len(having) > 1, page
    first = (portal / "tipe-07/CLP.02.02/index.html").read_text("utf-8")
    assert "pada unit lain" not in first  # there was no other when it was made
