"""The words of the glossary are those that the code uses."""

import re

import pytest

from tests.structure.tree import ROOT

ROWS = re.findall(
    r"^\| ([a-z ]+?)(?: \([^)]*\))? \| .+ \| `([\w/.]+)` \|$",
    (ROOT / "docs/GLOSSARY.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_the_glossary_has_its_words_in_order() -> None:
    words = [word for word, _ in ROWS]
    assert len(words) >= 30
    assert words == sorted(words)


@pytest.mark.parametrize(("word", "module"), ROWS, ids=[word for word, _ in ROWS])
def test_each_word_is_used_in_its_module(word: str, module: str) -> None:
    text = (ROOT / "bpmn_gen" / module).read_text("utf-8").casefold()
    assert [part for part in word.split() if part not in text] == []
