"""Changes words all through the definitions of a project: what each command of that kind shares.

A command brings a rule, which says of each text what is to be replaced in it and what is only to be
shown.  Everything else is the same for all: which texts there are and whom they belong to, writing
them with everything around them as it is, trying the outcome, and telling what follows from it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from bpmn_gen.commands.revised_sops import RevisedSop, revised_sops
from bpmn_gen.commands.trying import tried
from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import CompileError, Diagnostic, Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.rules import check_definitions
from bpmn_gen.writing.alignment import reworded
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.kinds import TextKind, kind_of_actor, kind_of_key, kind_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path as FilePath

    from bpmn_gen.commands.wording_scope import Scope
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.discovery import Found
    from bpmn_gen.definition.value import Value
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.alignment import Words
    from bpmn_gen.writing.places import Path

BOM = b"\xef\xbb\xbf"
"""What some editors put at the beginning of a file."""
SHOWN = 48
"""Characters around the words of a place that are shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a definition, or a key of one that people read."""

    file: Found
    path: Path
    text: str
    kind: TextKind
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a stretch of a text."""

    begin: int
    end: int
    new: str
    """What is, or would be, in its place."""
    reason: str = ""
    """Why it stays as it is; empty where it is replaced."""
    code: str = ""
    """The kind of reason, in one word."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is shown."""

    file: str
    line: int
    column: int
    key: str
    """The keys that lead to it."""
    before: str
    """The words with what stands around them."""
    after: str
    reason: str = ""
    code: str = ""


class Rule(Protocol):
    """Says what is to be replaced in a text."""

    def judge(self, written: Written) -> Iterable[Verdict]:
        """The stretches of a text that matter, which do not overlap."""


Additions: TypeAlias = "dict[FilePath, list[tuple[Path, str]]]"
"""Texts to be added, by their file."""


@dataclass(slots=True)
class Reworded:
    """What a change of words does to a project."""

    changes: Changes
    places: list[Place] = field(default_factory=list)
    """What is replaced."""
    left: list[Place] = field(default_factory=list)
    """What was found and stays."""
    unread: list[str] = field(default_factory=list)
    """Files that could not be looked into."""
    findings: list[Diagnostic] = field(default_factory=list)
    """What the definitions would have to be told that they have not now."""
    revised: list[RevisedSop] = field(default_factory=list)


def reword(
    project: Project, now: Findings, scope: Scope, rule: Rule, additions: Additions
) -> Reworded:
    """Prepare a change of words.

    Args:
        project: the project.
        now: what was found while its definitions were read.
        scope: the definitions, and whose texts may change.
        rule: says which words.
        additions: what is added beside.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
    """
    made = Reworded(Changes(project.defs.parent))
    units = {folded(unit.nama) for unit in scope.defs.unit}
    for found in find_files(project.defs, Findings()).files:
        before = found.path.read_bytes()
        try:
            editor = Editor(before.decode("utf-8-sig"))
        except (RefusalError, UnicodeDecodeError):
            made.unread.append(found.label)
            continue
        _in_file(made, found, editor, _Judging(scope, rule, units))
        for path, text in additions.get(found.path, ()):
            _add(made, found, editor, path, text)
        mark = BOM if before.startswith(BOM) else b""
        made.changes.set(found.path, mark + editor.text.encode(), before, found.label)
    if made.changes.files:
        _try(project, scope.defs, now, made)
    return made


@dataclass(frozen=True, slots=True)
class _Judging:
    """What is needed to judge a text."""

    scope: Scope
    rule: Rule
    units: set[str]
    """The names of all units, folded."""

    def verdicts(self, written: Written, content: Value) -> Iterator[Verdict]:
        """What becomes of a text."""
        concern: str | None = None
        for number, verdict in enumerate(self.rule.judge(written)):
            if number == 0:
                concern = self.scope.concerns(written.file, written.path, content)
            if concern is None:
                return
            left = concern and not verdict.reason
            yield (
                Verdict(verdict.begin, verdict.end, verdict.new, concern, "bersama")
                if left
                else verdict
            )


def _in_file(made: Reworded, found: Found, editor: Editor, judging: _Judging) -> None:
    """Replace words in one file, and note all places."""
    content = editor.value(())
    replaced: dict[Path, list[Words]] = {}
    renamed: dict[Path, str] = {}
    for written in _texts(found, content, (), judging.units):
        verdicts = _possible(editor, written, list(judging.verdicts(written, content)))
        words = [(one.begin, one.end, one.new) for one in verdicts if not one.reason]
        for verdict in verdicts:
            where = editor.place_of(written.path, verdict.begin, key=written.is_key)
            shown = shown_place(written, verdict, where, words)
            (made.left if verdict.reason else made.places).append(shown)
        if words and written.is_key:
            renamed[written.path] = reworded(written.text, words)
        elif words:
            replaced[written.path] = words
    editor.reword(replaced)
    for path, name in sorted(renamed.items(), key=lambda one: -len(one[0])):
        editor.rename(path, name)


def _possible(editor: Editor, written: Written, verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts on a text; a key that would become one that is there already stays."""
    sure = [(one.begin, one.end, one.new) for one in verdicts if not one.reason]
    name = reworded(written.text, sure)
    if not (written.is_key and sure and editor.has((*written.path[:-1], name))):
        return verdicts
    reason = f"'{name}' sudah ada di sampingnya"
    return [one if one.reason else replace(one, reason=reason, code="kembar") for one in verdicts]


def _texts(found: Found, value: Value, path: Path, units: set[str]) -> Iterator[Written]:
    """All texts of a file and the keys that people read, in the order in which they stand."""
    if isinstance(value, str):
        kind = kind_of_actor(value, path) or kind_of_text(found.kind.name, path)
        named = TextKind.NAME if folded(value) in units and kind is not TextKind.FIXED else kind
        yield Written(found, path, value, named)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if (kind := kind_of_key((*path, key))) is not TextKind.FIXED:
                yield Written(found, (*path, key), key, kind, is_key=True)
            yield from _texts(found, inner, (*path, key), units)
    else:
        for number, inner in enumerate(value):
            yield from _texts(found, inner, (*path, number), units)


def shown_place(
    written: Written, verdict: Verdict, where: tuple[int, int], words: Sequence[Words] = ()
) -> Place:
    """A place as it is shown.

    Args:
        written: the text.
        verdict: what becomes of a stretch of it.
        where: its line and column.
        words: all that is replaced in the text, which reads so afterwards.
    """
    begin, end = max(0, verdict.begin - SHOWN), min(len(written.text), verdict.end + SHOWN)
    inside = [(a - begin, b - begin, new) for a, b, new in words if begin <= a and b <= end]
    before = written.text[begin:end]
    after = before if verdict.reason else reworded(before, inside)
    lead, trail = "..." if begin else "", "..." if end < len(written.text) else ""
    old, new = (" ".join(f"{lead}{text}{trail}".split()) for text in (before, after))
    named = (written.file.label, *where, _keys(written.path))
    return Place(*named, old, new, verdict.reason, verdict.code)


def _add(made: Reworded, found: Found, editor: Editor, path: Path, text: str) -> None:
    """Add a text under a key that is not there yet."""
    if editor.has(path[:-1]):
        editor.add(path[:-1], str(path[-1]), text)
    else:
        editor.add(path[:-2], str(path[-2]), {str(path[-1]): text})
    line, column = editor.place_of(path)
    made.places.append(Place(found.label, line, column, _keys(path), "", text))


def _keys(path: Path) -> str:
    """The keys that lead to a place; items count from 1."""
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)


def _try(project: Project, before: DefinitionSet, now: Findings, made: Reworded) -> None:
    """Find out what follows from the changes.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
    """
    now.extend(check_definitions(before))
    now.drop_doubts_about_mended_lines()
    after, found = tried(project, made.changes)
    made.findings = _new_ones(list(now), found)
    wrong = [item for item in made.findings if item.is_error]
    if wrong:
        raise CompileError(wrong)
    made.revised = revised_sops(before, after, Statuses.of(project, Findings()))


def _new_ones(old: list[Diagnostic], found: list[Diagnostic]) -> list[Diagnostic]:
    """Findings that were not there before; their words may hold the words that change."""
    counts = Counter(map(_kind, old))
    told = {(item.code, item.message) for item in old}
    grown = {kind for kind, count in Counter(map(_kind, found)).items() if count > counts[kind]}
    return [
        item for item in found if _kind(item) in grown and (item.code, item.message) not in told
    ]


def _kind(item: Diagnostic) -> tuple[str, str, str]:
    """What a finding is counted under."""
    return (item.severity, item.code, item.span.path if item.span else "")
