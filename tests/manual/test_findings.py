"""The list of findings names all that the program tells, as it tells it."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from manual.code_words import UNKNOWN
from manual.finding_pages import CASES, advice, causes, entries, wordings
from manual.functions import PROGRAM, parsed
from tests.manual.reading import pages

_FOUND = re.compile(r"^(error|warning|info) ([a-z0-9-]+) .*\n  (.+)$", re.MULTILINE)
_SEVERITY = {"error": "galat", "warning": "peringatan", "info": "catatan"}
TOLD = sorted(
    {
        (path.stem, *found)
        for path in CASES.glob("*.yaml")
        for found in _FOUND.findall(yaml.safe_load(path.read_text("utf-8")).get("finds", ""))
    }
)
"""What the rules tell in the cases of their tests: case, severity, code and message."""


def test_there_are_findings_to_look_at() -> None:
    assert len(TOLD) > 100
    assert len(entries()) > 250


def own_words(text: str) -> int:
    """How many words a text has that come from no file of a user."""
    return len(re.findall(r"[^\W\d_]{3,}", text.replace(UNKNOWN, " ")))


def test_each_finding_has_a_cause_and_something_to_do() -> None:
    assert causes().keys() == entries().keys()
    for code in entries():
        cause = causes()[code]
        assert cause.why.endswith("."), code
        assert all(remedy.endswith(".") for remedy in cause.remedies), code


@pytest.mark.parametrize("code", entries())
def test_no_entry_is_empty_or_says_only_that_it_depends(code: str) -> None:
    entry = entries()[code]
    assert max(map(own_words, wordings(entry)), default=0) >= 2, "how it is told"
    assert own_words(causes()[code].why) >= 4, "why"
    assert max(map(own_words, advice(entry)), default=0) >= 3, "what to do"
    assert not [one for one in (*wordings(entry), *advice(entry)) if not own_words(one)]


def test_wordings_that_people_wrote_are_those_of_the_program() -> None:
    texts = "\n".join(
        node.value
        for path in PROGRAM.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ).casefold()
    written = [one for cause in causes().values() for one in cause.messages]
    assert len(written) > 10
    for one in written:
        for piece in filter(own_words, re.split(f"{UNKNOWN}|;", one)):
            assert piece.strip(" ';:").casefold() in texts, one


@pytest.mark.parametrize(("case", "severity", "code", "message"), TOLD)
def test_what_a_rule_tells_is_listed(case: str, severity: str, code: str, message: str) -> None:
    entry = entries()[code]
    assert not entry.severities or _SEVERITY[severity] in entry.severities, case
    patterns = [re.escape(text).replace(UNKNOWN, ".*") for text in entry.messages]
    assert any(re.fullmatch(pattern, message) for pattern in patterns), (message, patterns)


def test_every_finding_stands_on_one_page_and_in_the_list() -> None:
    listed = pages()["rujukan/temuan"].text
    for code in entries():
        homes = [path for path, page in pages().items() if f"\n## {code}\n" in page.text]
        assert len(homes) == 1, code
        assert f"[`{code}`](" in listed
