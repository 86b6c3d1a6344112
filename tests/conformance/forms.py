"""Of files that are made alike, the few in which everything stands that a validator judges.

A validator looks at each element by itself: its name, its attributes and which children follow each
other, and it looks for ids that stand twice and for relations that lead nowhere.  Which words and
which number an element holds makes no difference to it, but the sign of a number does.  So a file
in which nothing of this is new need not be judged; starting the validator takes it a second and a
half for each one.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Form = tuple[object, ...]
"""What can be right or wrong about one element."""

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LONGEST_WORD = 24
"""Characters of the longest word that a schema might know: longer values are words of people."""
EDGE = ""
"""Stands before the first child and behind the last."""


def everything_once(paths: Sequence[Path]) -> list[Path]:
    """The fewest files, or nearly, in which each form of all files stands."""
    forms = {path: forms_of(path) for path in paths}
    left, chosen = set().union(*forms.values()), []
    while left:
        chosen.append(max(forms, key=lambda path: len(forms[path] & left)))
        left -= forms[chosen[-1]]
    return chosen


def forms_of(path: Path) -> set[Form]:
    """All forms of an Office file, each with the kind of part that it stands in."""
    found: set[Form] = set()
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                related = _relations(archive, names, name)
                part = path.suffix + re.sub(r"\d+", "0", name)
                found |= {(part, *form) for form in _of_part(archive.read(name), related)}
    return found


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> set[str]:
    """The ids of the relations of a part."""
    folder, _, name = part.rpartition("/")
    told = f"{folder}/_rels/{name}.rels".lstrip("/")
    if told not in names:
        return set()
    return {str(one.get("Id")) for one in etree.fromstring(archive.read(told))}


def _of_part(content: bytes, related: set[str]) -> Iterator[Form]:
    """The forms in one part."""
    elements = list(etree.fromstring(content).iter(etree.Element))
    ids: Counter[tuple[str, str, str]] = Counter()
    for element in elements:
        values = {str(key): str(value) for key, value in element.attrib.items()}
        text = bool((element.text or "").strip())
        yield element.tag, tuple(sorted((key, _shape(one)) for key, one in values.items())), text
        tags = [str(child.tag) for child in element]
        for before, after in pairwise([EDGE, *tags, EDGE]):
            yield element.tag, "children", before, after
        for key, value in values.items():
            if key.startswith(RELATION):
                yield element.tag, key, value in related
            if key.casefold().endswith("id"):
                ids[str(element.tag), key, value] += 1
    for (tag, key, _), count in ids.items():
        yield tag, key, "twice" if count > 1 else "once"


def _shape(value: str) -> str:
    """A value without what may be any: the digits of a number, and words of people."""
    if " " in value or len(value) > LONGEST_WORD:
        return "words"
    return re.sub(r"\d+", "0", value)
