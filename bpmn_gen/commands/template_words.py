"""Finds words in the templates of a project, which only people change.

Templates of letters are Word documents that staff have designed; the program shows where the words
stand in them and leaves them alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.rewording import Place, Written, shown_place
from bpmn_gen.definition.discovery import Found, label_of
from bpmn_gen.definition.kinds import Kind
from bpmn_gen.definition.schema import Formulir
from bpmn_gen.sop_files.package import UnreadableFileError, opened
from bpmn_gen.sop_files.word_drawing import W
from bpmn_gen.sop_files.word_text import paragraph_text
from bpmn_gen.workbook.package import read_bounded
from bpmn_gen.writing.kinds import TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.commands.rewording import Rule
    from bpmn_gen.store.project import Project

_KIND: Final = Kind("templat", "templates/", Formulir, deep=True)
_BODIES: Final = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
_TEXTS: Final = ".txt.j2"
_MOST: Final = 200
"""Templates that are looked into."""


def places_in_templates(project: Project, rule: Rule) -> Iterator[Place]:
    """Where the words of a rule stand in the project's own templates."""
    folder = project.defs.parent / "templates"
    if not folder.is_dir():
        return
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".docx", _TEXTS)))
    for path in files[:_MOST]:
        file = Found(path, label_of(path), path.name, _KIND)
        for number, text in enumerate(_paragraphs(path), 1):
            written = Written(file, ("paragraf", number - 1), text, TextKind.WORDS)
            for verdict in rule.judge(written):
                reason = verdict.reason or "templat; ganti sendiri di berkasnya"
                told = replace(verdict, reason=reason, code=verdict.code or "templat")
                yield shown_place(written, told, (number, 1))


def _paragraphs(path: Path) -> list[str]:
    """The paragraphs of a template; none of one that cannot be read."""
    data = read_bounded(path)
    if path.name.endswith(_TEXTS):
        return data.decode("utf-8", "replace").splitlines()
    try:
        file = opened(data)
        roots = [file.part(name) for name in _BODIES]
    except UnreadableFileError:
        return []
    found = (one for root in roots if root is not None for one in root.iter(f"{W}p"))
    return [paragraph_text(one) for one in found]
