"""Pages say what people understand who know neither the program nor the names in its files."""

import re
from html import unescape
from pathlib import Path

from tests.portal.test_portal import index_of

COMMANDS = re.compile(r"bpmn-gen (?!\.)\w+|\b\w+\.yaml\b|--\w+")
"""How programmers are told what to do."""


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
