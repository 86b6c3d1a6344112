"""The mark by which a BPMN file names the state of the process that it was made of.

People take files away, edit them and bring them back after others have changed the definition.
What they changed can be told only beside the file as they got it.  The mark stands at the end of
the id of ``definitions``, because modelers keep that id and show it to nobody.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.writer import semantic_elements
from bpmn_gen.store.earlier import DIGITS, MARK

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions

_MARKED: Final = re.compile(rf"_({MARK})")


def mark_of(definitions: Definitions) -> str:
    """The mark of a portable model; how it is drawn makes no difference."""
    content = b"".join(map(etree.tostring, semantic_elements(definitions)))
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def marked(definitions: Definitions, mark: str) -> Definitions:
    """A model, for people or for an engine, with the mark of the portable one."""
    return replace(definitions, id=f"{definitions.id}_{mark}")


def mark_in(definitions: Definitions) -> str:
    """The mark of a file; empty where it has none."""
    found = _MARKED.fullmatch(definitions.id[-DIGITS - 1 :])
    return found[1] if found else ""
