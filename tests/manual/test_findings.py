"""The list of findings names all that the program tells, as it tells it."""

from __future__ import annotations

import re

import pytest
import yaml

from manual.code_words import UNKNOWN
from manual.finding_pages import CASES, causes, entries
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


def test_each_finding_has_a_cause_and_something_to_do() -> None:
    assert causes().keys() == entries().keys()
    for code, entry in entries().items():
        cause, *remedies = causes()[code]
        assert cause.endswith("."), code
        assert all(remedy.endswith(".") for remedy in remedies), code
        assert remedies or entry.hints, code


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
