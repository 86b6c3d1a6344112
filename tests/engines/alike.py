"""Files for engines that differ in nothing that an engine acts on.

Most processes are the same in all unit types but for titles, names and pictures.  An engine takes
the same ways through all of them, so running one proves as much as running each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lxml import etree

from bpmn_gen.compiler.executable import prefix_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WORDS = ("name", "label", "targetNamespace")
"""Attributes that people read."""
NAMED = ("sequenceFlow", "message", "signal", "error", "escalation")
"""Elements whose names engines act on: conditions ask for the names of flows."""
SHOWN = ("documentation", "BPMNDiagram")
"""Elements that people look at."""
TABLE = ("decisionRef", "calledDecision")
"""What tells that a process reads a decision table, which is another one in each unit type."""


def to_run(packages: Sequence[Path], engine: str) -> dict[Path, list[str]]:
    """By package the names of the files to run: of files that are alike the first one.

    What reads a decision table is run in every package.
    """
    seen: set[str] = set()
    chosen: dict[Path, list[str]] = {}
    for package in packages:
        chosen[package] = []
        for path in sorted(package.rglob(f"*.{engine}.bpmn")):
            key = f"{path.name} {acted_on(path, package.name)}"
            if key not in seen or any(word in key for word in TABLE):
                chosen[package].append(path.name)
            seen.add(key)
    return chosen


def acted_on(path: Path, package: str) -> str:
    """What an engine acts on in a file and in its forms, the same in every package."""
    root = etree.fromstring(path.read_bytes())
    for element in [*root.iter(*(f"{{*}}{name}" for name in SHOWN))]:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    for element in root.iter():
        if etree.QName(element).localname not in NAMED:
            for name in WORDS:
                if name in element.attrib:
                    del element.attrib[name]
    texts = [etree.tostring(root).decode(), *_forms(path)]
    return "".join(texts).replace(prefix_of(package), "").replace(package, "")


def _forms(path: Path) -> Iterator[str]:
    """The forms beside a file, without what people read."""
    for form in sorted(path.parent.glob("formulir/*.form")):
        yield json.dumps(_unlabelled(json.loads(form.read_text("utf-8"))), sort_keys=True)


def _unlabelled(item: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """A part of a form without labels and texts."""
    if isinstance(item, dict):
        return {key: _unlabelled(item[key]) for key in item if key not in {"label", "text"}}
    return [*map(_unlabelled, item)] if isinstance(item, list) else item
