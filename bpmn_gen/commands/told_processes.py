"""What differs between states of one process as it is written, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.keyed import keyed, keyed_each
from bpmn_gen.difference.telling import Telling
from bpmn_gen.difference.three_way import three_way
from bpmn_gen.writing.values import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.sheets.process_reading import Words

SIDES = ("di sini", "kiriman")
"""What the two sides are called where an office sends its folder."""


@dataclass(frozen=True, slots=True)
class ToldProcess:
    """How the file of a process differs, in sentences."""

    theirs: tuple[str, ...] = ()
    """What the file that was sent changes; in a conflict since it was sent last."""
    ours: tuple[str, ...] = ()
    """What was changed here since then."""
    both: tuple[str, ...] = ()
    """What both have changed, each in its own way."""


def told_changes(
    old: Mapping[str, Value], new: Mapping[str, Value], words: Words
) -> tuple[str, ...]:
    """The changes of a process as sentences, with actors by their titles."""
    before, after = keyed(old, new)
    return _sentences(before, after, words)


def told_rows(
    old: Mapping[str, Value],
    new: Mapping[str, Value],
    page: tuple[Mapping[str, Value], Sequence[int]],
    words: Words,
) -> tuple[str, ...]:
    """The changes of a process as sentences for readers who see a table of its steps.

    Args:
        old: what it was.
        new: what it became.
        page: the process as the table says it, and the number of the row of each of its steps.
        words: what roles are called.
    """
    before, after, seen = keyed_each(old, new, page[0])
    rows = dict(zip(seen.entries, page[1], strict=False))
    return _sentences(before, after, words, rows)


def told_file(here: bytes, sent: bytes, words: Words) -> ToldProcess:
    """What a file of a process that was sent changes; nothing where one of them has mistakes."""
    old, new = _said(here), _said(sent)
    return (
        ToldProcess() if old is None or new is None else ToldProcess(told_changes(old, new, words))
    )


def told_conflict(last: bytes | None, here: bytes, sent: bytes, words: Words) -> ToldProcess:
    """What both sides have changed in the file of a process since it was sent last.

    Where that state is not known, what the two say differently.
    """
    origin, ours, theirs = (None if one is None else _said(one) for one in (last, here, sent))
    if origin is None or ours is None or theirs is None:
        return told_file(here, sent, words)
    first, mine, other = keyed_each(origin, ours, theirs)
    _, clashes = three_way(first, mine, other)
    telling = Telling(first, mine, _names((first, mine, other), words))
    both = dict.fromkeys(telling.clash(one, SIDES) for one in clashes)
    return ToldProcess(_sentences(first, other, words), _sentences(first, mine, words), (*both,))


def _sentences(
    old: Outline, new: Outline, words: Words, rows: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """What differs between two outlines; steps are named by their rows where these are given."""
    telling = Telling(old, new, _names((old, new), words), rows)
    return tuple(telling.sentence(edit) for edit in edits_between(old, new))


def _names(outlines: tuple[Outline, ...], words: Words) -> dict[str, str]:
    """The titles of the actors that are known by a role, by their keys."""
    people = {key: value for one in outlines for key, value in one.actors.items()}
    return {
        key: words.term(role)
        for key, value in people.items()
        if (role := value.get("peran") if isinstance(value, Mapping) else value) in words.roles
        and isinstance(role, str)
    }


def _said(data: bytes) -> Mapping[str, Value] | None:
    """What the file of a process holds; None where it has mistakes."""
    findings = Findings()
    node = read_bytes(data, "", findings)
    if node is None or findings.has_errors:
        return None
    decode(node, Proses, findings)
    if findings.has_errors:
        return None
    value = plain(node)
    return value if isinstance(value, Mapping) else None
