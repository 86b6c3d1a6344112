"""Everything that click says to staff is Indonesian."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click

from bpmn_gen.cli import indonesian

NEVER_SAID = re.compile(
    r"deprecat|UUID|format|Windows|editor|boolean|Boolean|env var|defined twice|declaration"
    r"|iterable|Confirm|continue|start character|values|executable|Choice\(|No options defined"
)
"""Sentences about features that our commands do not use."""


LOOKUPS = {"_", "ngettext"}


def sentences() -> set[str]:
    """What click's modules pass through their translation functions."""
    found = set()
    folder = Path(click.__file__).parent
    for name in indonesian.MODULES:
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LOOKUPS:
                found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def test_every_sentence_of_click_that_can_appear_is_translated() -> None:
    said = {text for text in sentences() if not NEVER_SAID.search(text)}
    assert said, "click's sentences were not found"
    assert said - indonesian.SENTENCES.keys() == set()


def test_translations_keep_the_placeholders() -> None:
    for english, text in indonesian.SENTENCES.items():
        names = set(re.findall(r"{(\w+)", text))
        assert names <= set(re.findall(r"{(\w+)", english)), english
