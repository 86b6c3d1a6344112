"""Text out of what drawing tools write into names and documentation."""

from __future__ import annotations

import html
from typing import Final

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.foreign.markup import without_markup

LONGEST: Final = 200_000
"""Characters of a text that are looked at; nobody writes more about one step."""


def plain_text(text: str) -> str:
    """The text as people see it: no markup, no signs in the spelling of web pages."""
    text = text[:LONGEST]
    bare = without_markup(text)
    if bare == text:
        bare = html.unescape(text)
    return clean(bare.replace("\xa0", " ")).strip()
