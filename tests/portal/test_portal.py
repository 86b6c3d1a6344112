"""The portal leads to everything in the output folder, offline, and nothing in it is broken."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.running import ROOT, SECONDS, missing, once, run

WORDS = "lintas unit kecamatan"


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


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder made by two builds: a unit type, then a named unit of it."""

    def build(output: Path) -> str:
        runs = [
            run("--output", output, "build", "--format", "svg,bpmn", *what)
            for what in (("--tipe", "7"), ("--unit", "Kecamatan Kroya"))
        ]
        return "".join(run.stdout + run.stderr for run in runs if run.returncode)

    return once(tmp_path_factory, "portal", build)


def pages(portal: Path) -> Iterator[Page]:
    """Every page of the portal."""
    found = sorted(portal.rglob("index.html"))
    assert len(found) > 40
    return (Page(path) for path in found)


def findable(portal: Path) -> list[list[str]]:
    """What search can find."""
    text = (portal / "index.html").read_text("utf-8")
    data = text.partition('<script type="application/json" id="indeks">')[2]
    return list(json.loads(data.partition("</script>")[0]))


def test_every_link_and_anchor_resolves_inside_the_folder(portal: Path) -> None:
    anchors: dict[Path, set[str]] = {}
    for page in list(pages(portal)):
        anchors[page.path.resolve()] = page.anchors
    for page in pages(portal):
        for link in page.links:
            address, _, anchor = link.partition("#")
            target = (page.path.parent / unquote(address)).resolve() if address else page.path
            assert target.is_file(), f"{page.path}: {link}"
            assert target.is_relative_to(portal.resolve()), f"{page.path}: {link}"
            if anchor:
                assert unquote(anchor) in anchors[target.resolve()], f"{page.path}: {link}"


def test_everything_that_search_finds_is_there(portal: Path) -> None:
    found = findable(portal)
    assert len(found) > 100
    assert [href for _, _, href in found if not (portal / unquote(href)).is_file()] == []


def test_the_front_page_knows_what_earlier_builds_made(portal: Path) -> None:
    links = Page(portal / "index.html").links
    assert {"tipe-07/index.html", "unit-kecamatan-kroya/index.html"} <= set(links)


def test_every_process_is_reached_from_the_front_page_by_links_alone(portal: Path) -> None:
    reached, todo = set[Path](), [(portal / "index.html").resolve()]
    while todo:
        path = todo.pop()
        if path in reached or path.name != "index.html":
            continue
        reached.add(path)
        links = (link.partition("#")[0] for link in Page(path).links)
        todo += [(path.parent / unquote(link)).resolve() for link in links if link]
    assert reached == {path.resolve() for path in portal.rglob("index.html")}


def test_a_second_build_changes_no_page(portal: Path) -> None:
    before = {path: path.read_bytes() for path in portal.rglob("index.html")}
    for what in (("--tipe", "7"), ("--unit", "Kecamatan Kroya")):
        done = run("--output", portal, "build", "--format", "svg,bpmn", *what)
        assert done.returncode == 0, done.stderr
    assert before == {path: path.read_bytes() for path in portal.rglob("index.html")}


def test_a_browser_finds_nothing_amiss(portal: Path, tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if browser is None:
        missing("chromium")
    if not shutil.which("node"):
        missing("node")
    if not (ROOT / "tests" / "conformance" / "node" / "node_modules" / "playwright-core").is_dir():
        missing("node_modules (make conformance installs it)")
    visited = ["index.html", "unit-kecamatan-kroya/index.html", "tipe-07/CLP.02.02/index.html"]
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("visit.mjs")), str(browser), str(tmp_path), WORDS],
        input="\n".join(str(portal / path) for path in visited),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    inside = portal.resolve().as_uri()
    assert seen["trouble"] == []
    assert seen["overflow"] == []
    assert [url for url in seen["requests"] if not url.startswith((inside, "data:"))] == []
    assert any("CLP.02.02/index.html" in href for _, href in seen["found"])


def test_trace_says_where_the_printable_matrix_is(portal: Path) -> None:
    done = run("--output", portal, "trace")
    assert done.returncode == 0, done.stderr
    assert str(portal / "trace.html") in done.stdout
    assert (portal / "trace.xlsx").is_file()
