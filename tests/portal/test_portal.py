"""The portal leads to everything in the output folder, offline, and nothing in it is broken."""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_unit
from tests.content.shipped import definitions
from tests.running import run

WORDS = "lintas unit kecamatan"
FOUND = {
    "SOP penugasan lintas unit di Kecamatan Kroya": "unit-kecamatan-kroya/CLP.02.02/sop.svg",
    "kec kroya": "unit-kecamatan-kroya/index.html",
    "keckro": "unit-kecamatan-kroya/index.html",
    "kecamtan kroya": "unit-kecamatan-kroya/index.html",
    "camat kroya": "unit-kecamatan-kroya/index.html",
    "saya kroya": "unit-kecamatan-kroya/saya.html",
    "kec kesugihan": "tipe-07/index.html",
    "pasal 13": "trace.html#pasal-13",
    "pasal13": "trace.html#pasal-13",
    "ps. 13 ayat 5": "trace.html#pasal-13-ayat-5",
    "siapa menilai kroya": "unit-kecamatan-kroya/index.html#penilai",
    "peta relasi penugasan kroya": "unit-kecamatan-kroya/peta/peta-relasi-CLP.02.svg",
}
"""What people type, and the first thing that the search has to show."""
TALL = 8_000
"""Pixels that the matrix may be tall on a phone at first."""
ADDRESSES = re.compile(r"\b[IVX]+\.[A-D]\b|\b(?:kalimat|butir) \d|Perbup")
"""How definitions and programs know provisions; people read the words of the law."""
VISITED = (
    "index.html",
    "unit-kecamatan-kroya/index.html",
    "tipe-07/CLP.02.02/index.html",
    "proses/CLP.02.02.html",
    "trace.html?unit=unit-kecamatan-kroya#pasal-13-ayat-5",
    "daftar.html",
    "unit-kecamatan-kroya/saya.html",
    "tipe-07/CLP.01.02/index.html",
)


class Page(HTMLParser):
    """The links, anchors and scripts of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.links, self.anchors = path, list[str](), set[str]()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what leads somewhere and what can be led to."""
        del tag
        for key, value in attrs:
            if key in {"href", "src"} and value and value != "data:,":
                self.links.append(value)
            elif key == "id" and value:
                assert value not in self.anchors, f"{self.path}: id {value} twice"
                self.anchors.add(value)


def pages(portal: Path) -> Iterator[Page]:
    """Every page of the portal."""
    found = sorted(portal.rglob("*.html"))
    assert len(found) > 60
    return (Page(path) for path in found)


def index_of(portal: Path) -> list[list[list[str]]]:
    """What search can find: units, pages and files, provisions."""
    text = (portal / "portal-cari.js").read_text("utf-8")
    return list(json.loads(f"[{text.removeprefix('portalCari(').rstrip().removesuffix(');')}]"))


def places(portal: Path) -> Iterator[str]:
    """The addresses that search can lead to."""
    units, findings, provisions, _ = index_of(portal)
    yield from (f"{folder}/index.html" for _, folder, _, _ in units)
    for _, path, _, code, numbers in findings:
        yield from (f"{units[at][1]}/{path}" for at in _members(numbers))
        yield from [path] if not numbers else []
        yield from [f"proses/{code}.html"] if code else []
    yield from (f"trace.html#{anchor}" for _, anchor, _ in provisions)


def _members(runs: str) -> Iterator[int]:
    """The numbers in runs such as ``0-2 5``."""
    for part in runs.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def test_every_link_and_anchor_resolves_inside_the_folder(portal: Path) -> None:
    anchors = {page.path.resolve(): page.anchors for page in pages(portal)}
    for page in pages(portal):
        for link in page.links:
            address, _, anchor = link.partition("#")
            name = unquote(address.partition("?")[0])
            target = (page.path.parent / name).resolve() if name else page.path.resolve()
            assert target.is_file(), f"{page.path}: {link}"
            assert target.is_relative_to(portal.resolve()), f"{page.path}: {link}"
            if anchor:
                assert unquote(anchor) in anchors[target], f"{page.path}: {link}"


def test_everything_that_search_finds_is_there(portal: Path) -> None:
    found = list(places(portal))
    assert len(found) > 1000
    anchors = Page(portal / "trace.html").anchors
    for place in found:
        path, _, anchor = place.partition("#")
        assert (portal / unquote(path)).is_file(), place
        known = anchors if path == "trace.html" else Page(portal / path).anchors if anchor else ()
        assert not anchor or anchor in known, place


def test_the_front_page_knows_what_earlier_builds_made(portal: Path) -> None:
    links = Page(portal / "index.html").links
    assert {"tipe-07/index.html", "unit-kecamatan-kroya/index.html"} <= set(links)


def test_a_provision_leads_to_its_steps_and_a_step_to_its_provision(portal: Path) -> None:
    step = "tipe-07/CLP.02.02/index.html#langkah-kirim"
    assert step in Page(portal / "trace.html").links
    back = "../../trace.html?unit=tipe-07#lampiran-ii-b-2-a-2-a"
    assert back in Page(portal / "tipe-07/CLP.02.02/index.html").links
    assert {"pasal-13-ayat-5", "lampiran-ii-b-2-a-2-a"} <= Page(portal / "trace.html").anchors


def test_steps_have_the_numbers_of_the_sop_wherever_a_page_names_them(portal: Path) -> None:
    defs = definitions()
    process = record_unit(defs, Target(defs.tipe_unit[7]), Findings()).processes["CLP.02.02"]
    text = (portal / "tipe-07/CLP.02.02/index.html").read_text("utf-8")
    rows = dict(
        re.findall(r'<tr id="langkah-([^"]+)">(?:<th scope="row">(.*?)</th>|<td></td>)', text)
    )
    assert {key: number for key, number in rows.items() if number} == process.numbers
    assert not rows["selesai"]
    asked = text.partition('<select id="catatan-langkah"')[2].partition("</select>")[0]
    named = dict(re.findall(r'<option value="([^"]+)">([^<]*)</option>', asked))
    assert {*named} == {*rows}
    for key, number in rows.items():
        assert named[key].startswith(
            f"{number}. " if number else ("Mulai: ", "Selesai: ", "Keputusan: ")
        )
    cited = re.findall(r'<a href="#langkah-([^"]+)">(\d+)</a>', text)
    assert cited
    assert {number for key, number in cited if number != process.numbers[key]} == set()


def test_a_role_leads_to_who_it_is_in_a_unit_and_what_it_does_there(portal: Path) -> None:
    row = "tipe-07/index.html#peran-ketua_tim"
    assert row in Page(portal / "trace.html").links
    page = (portal / "unit-kecamatan-kroya/index.html").read_text("utf-8")
    own = page.partition('id="peran-pejabat_level_1"')[2].partition("</tr>")[0]
    assert "Camat Kroya" in own or "Pejabat Administrator" in own
    assert 'href="../trace.html?unit=unit-kecamatan-kroya#lampiran-ii-a"' in own
    assert 'href="CLP.01.02/index.html"' in own


def test_the_page_of_a_unit_tells_who_appraises_whom_with_the_provision(portal: Path) -> None:
    page = (portal / "tipe-07/index.html").read_text("utf-8")
    table = page.partition('id="penilai"')[2].partition("</table>")[0]
    rows = table.partition("<tbody>")[2].split("</tr>")[:-1]
    assert len(rows) == 2
    assert "Pejabat Fungsional Ahli Muda" in rows[1]
    assert "<b>Pejabat Administrator</b>" in rows[1]
    assert 'href="../trace.html?unit=tipe-07#lampiran-ii-d-7-2-5"' in rows[1]


def test_a_map_of_a_process_leads_back_to_the_pages_above_it(portal: Path) -> None:
    maps = list(portal.glob("*/*/peta-lintas-fungsi.svg"))
    assert len(maps) > 40
    for path in maps:
        links = re.findall(r'<a href="([^"]+)" target="_top">', path.read_text("utf-8"))
        assert {"../../index.html", "../index.html", "index.html"} <= set(links)
        assert all((path.parent / link).is_file() for link in links)


def test_the_index_grows_by_little_with_each_unit(portal: Path) -> None:
    units, findings, _, _ = index_of(portal)
    assert [unit[1] for unit in units[:2]] == ["tipe-07", "unit-kecamatan-kroya"]
    assert {unit[1] for unit in units[2:]} == {"tipe-07"}
    shared = [row for row in findings if row[4] == "0-1"]
    assert len(shared) > len(findings) / 2


def test_every_process_is_reached_from_the_front_page_by_links_alone(portal: Path) -> None:
    reached, todo = set[Path](), [(portal / "index.html").resolve()]
    while todo:
        path = todo.pop()
        if path in reached or path.suffix != ".html":
            continue
        reached.add(path)
        links = (link.partition("#")[0].partition("?")[0] for link in Page(path).links)
        todo += [(path.parent / unquote(link)).resolve() for link in links if link]
    for path in (portal / "proses").iterdir():
        if len(list(portal.glob(f"*/{path.stem}/index.html"))) == 1:  # the front page leads past it
            reached.add(path.resolve())
    assert reached == {path.resolve() for path in portal.rglob("*.html")}


def test_a_second_build_changes_no_page(portal: Path) -> None:
    before = {path: path.read_bytes() for path in portal.rglob("*.html")}
    for what in (("--tipe", "7"), ("--unit", "Kecamatan Kroya")):
        done = run("--folder-hasil", portal, "build", "--format", "svg,bpmn", *what)
        assert done.returncode == 0, done.stderr
    assert before == {path: path.read_bytes() for path in portal.rglob("*.html")}


def test_a_browser_finds_nothing_amiss(portal: Path, browse: Callable[..., Any]) -> None:
    searches = "|".join((WORDS, *FOUND))
    seen = browse("visit.mjs", portal.resolve(), searches, pages=VISITED)
    inside = portal.resolve().as_uri()
    assert seen["trouble"] == []
    assert seen["overflow"] == []
    assert seen["axe"] == []
    assert seen["hidden"] == []
    assert [url for url in seen["requests"] if not url.startswith((inside, "data:"))] == []
    assert any("CLP.02.02/index.html" in href for _, href in seen["found"])
    assert seen["opened"] == seen["found"][0][1]
    check_sifted(seen["sifted"])
    assert seen["elsewhere"] == seen["found"][0][1]
    assert seen["firsts"] == {asked: f"{inside}/{path}" for asked, path in FOUND.items()}
    assert seen["descended"].startswith(f"{inside}/unit-kecamatan-kroya/peta/peta-subproses-")


def check_sifted(sifted: dict[str, Any]) -> None:
    """The matrix is short until a part is opened, aimed at, or has what is looked for."""
    assert sifted["tall"] < TALL
    assert "pasal-13-ayat-5" in sifted["rows"]
    assert len(sifted["rows"]) < 10
    assert sifted["aimed"] > 0


def test_trace_says_where_the_printable_matrix_is(portal: Path) -> None:
    done = run("--folder-hasil", portal, "trace")
    assert done.returncode == 0, done.stderr
    assert str(portal / "trace.html") in done.stdout
    assert (portal / "trace.xlsx").is_file()


def test_nothing_that_is_printed_cites_by_addresses_of_this_program(portal: Path) -> None:
    files = [path for end in ("html", "svg", "bpmn", "dmn") for path in portal.rglob(f"*.{end}")]
    assert len(files) > 200
    book = zipfile.ZipFile(portal / "trace.xlsx").read("xl/sharedStrings.xml").decode("utf-8")
    for name, text in (*((str(path), path.read_text("utf-8")) for path in files), ("xlsx", book)):
        words = unescape(re.sub(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", " ", text))
        assert not ADDRESSES.search(words), name
