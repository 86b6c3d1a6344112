"""Mends lines with syntax mistakes in memory, so that the rest of a file can be read.

The parser stops at the first mistake, but authors want to see all of them in one run.  The line is
therefore mended as its mistake suggests, and the text is read again.  Nothing is written back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from bpmn_gen.definition.schema_words import KEYS
from bpmn_gen.definition.syntax import find_trouble
from bpmn_gen.definition.trouble_signs import FENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from yaml import MarkedYAMLError

    from bpmn_gen.definition.trouble import Trouble

MAX_MISTAKES = 10
"""Syntax mistakes that are told of one file, because each costs a few readings."""

MAX_LENGTH = 250_000
"""Characters up to which a text is read again.  Of a longer one only the first mistake is told, so
that no file takes long."""

MAX_LEVELS = 4
"""Indentations of the lines above that are tried for a line that fits none."""

_SURE = frozenset(
    ["yaml-missing-space", "yaml-special-space", "yaml-list-mark", "yaml-text-after-bracket",
     "yaml-special-character", "yaml-escape", "yaml-apostrophe", "yaml-tab", "yaml-colon-in-text",
     "yaml-stray-text", "yaml-fence", "yaml-comma-at-end", "yaml-extra-hyphen"]
)  # fmt: skip
"""Mistakes whose repair is clear, so that the mended text is worth checking."""

_LEFT_OUT = frozenset({"yaml-stray-text", "yaml-fence"})
"""Mistakes that are mended by leaving their line out."""

_LEAD = re.compile(r"[ \t\xa0]*")
_PAIR = re.compile(r"(\s*(?:- +)*[A-Za-z_][\w.]*:\s+)(.*)")
_INSIDE = re.compile(r"(.*?)\s+[a-z_]+:\s.*")


class Recovered(NamedTuple):
    """A text whose syntax mistakes were mended."""

    troubles: tuple[Trouble, ...]
    """All mistakes that were found, in the order of the file."""
    text: str | None
    """The mended text; None when what was meant is not clear enough to go on."""


def recover(error: MarkedYAMLError, text: str, loader: Any) -> Recovered:
    """Find the mistakes behind the first one.

    Args:
        error: the first mistake, as the parser saw it.
        text: what was read; its line breaks may be of any kind.
        loader: whose parser is used.
    """
    trouble: Trouble | None = find_trouble(error, text)
    troubles: list[Trouble] = []
    lines = re.split(r"\r\n?|\n", text)
    clear = True
    while trouble is not None:
        troubles.append(trouble)
        at = trouble.line
        if len(troubles) >= MAX_MISTAKES or len(text) > MAX_LENGTH or at >= len(lines):
            return Recovered(tuple(troubles), None)
        if trouble.code == "yaml-fence":
            lines = ["" if line.lstrip().startswith(FENCE) else line for line in lines]
        lines[at], following = _mended(lines, trouble, loader)
        if following is not None and following.line <= at:
            return Recovered(tuple(troubles), None)
        gone = lines[at] == "" and trouble.code not in _LEFT_OUT
        clear = clear and trouble.code in _SURE and not gone
        trouble = following
    return Recovered(tuple(troubles), "\n".join(lines) if clear else None)


def _mended(lines: list[str], trouble: Trouble, loader: Any) -> tuple[str, Trouble | None]:
    """The repair of a line after which most can be read, and the next mistake, if any.

    A line that no repair helps is left out.
    """
    at = trouble.line
    best, found = "", _first_trouble([*lines[:at], "", *lines[at + 1 :]], loader)
    for candidate in reversed(list(dict.fromkeys(_candidates(lines, trouble)))):
        following = _first_trouble([*lines[:at], candidate, *lines[at + 1 :]], loader)
        if not _is_later(found, following):
            best, found = candidate, following
    return best, found


def _is_later(one: Trouble | None, other: Trouble | None) -> bool:
    """Whether more of the file could be read."""
    return other is not None and (one is None or one.line > other.line)


def _first_trouble(lines: Sequence[str], loader: Any) -> Trouble | None:
    """The first mistake of a text."""
    text = "\n".join(lines)
    try:
        for _event in yaml.parse(text, Loader=loader):
            pass
    except yaml.MarkedYAMLError as error:
        return find_trouble(error, text)
    return None


def _candidates(lines: Sequence[str], trouble: Trouble) -> Iterator[str]:
    """What the line may have been meant to be, the likeliest first."""
    line, column = lines[trouble.line], trouble.column
    if trouble.code in {"yaml-tab", "yaml-indentation"}:
        yield from _indented(lines, trouble.line)
    elif trouble.code in _REPAIRS:
        yield _REPAIRS[trouble.code](line, column)
    if pair := _PAIR.match(line):
        yield _quoted(pair.group(1), pair.group(2))


def _indented(lines: Sequence[str], at: int) -> Iterator[str]:
    """The line at the levels of the lines above it."""
    line = lines[at].replace("\t", "  ")
    levels: dict[int, None] = {}
    for above in reversed(lines[max(0, at - 200) : at]):
        if above.strip() and not above.lstrip().startswith("#"):
            key = re.match(r"\s*(?:- +)*", above)
            levels.setdefault(key.end() if key else 0)
            levels.setdefault(len(above) - len(above.lstrip()))
    yield line
    for level in list(levels)[:MAX_LEVELS]:
        yield " " * level + line.lstrip()


def _quoted(lead: str, value: str) -> str:
    """A pair with its whole value in quotes."""
    inner = value.strip()
    if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "\"'":
        inner = inner[1:-1]
    return lead + "'" + inner.replace("'", "''") + "'"


def _one_pair(line: str, _column: int) -> str:
    """``oleh: a kelengkapan: b`` without its second pair."""
    pair = _PAIR.match(line)
    inside = _INSIDE.match(pair.group(2)) if pair else None
    return pair.group(1) + inside.group(1) if pair and inside else line


def _colon_added(line: str, _column: int) -> str:
    """``oleh pemohon`` as a pair, and ``langkah`` as a heading."""
    if line.strip().removeprefix("- ") in KEYS:
        return line.rstrip() + ":"
    return re.sub(r"^(\s*(?:- +)*[a-z_]+) +", r"\1: ", line, count=1)


def _closed(line: str, column: int) -> str:
    """A line whose bracket, brace or quote is closed at its end; a stray one is taken away."""
    sign = line[column : column + 1]
    return line[:column] + line[column + 1 :] if sign in "]}" else line + _CLOSING.get(sign, sign)


_CLOSING = {"[": "]", "{": "}"}

_REPAIRS: dict[str, Callable[[str, int], str]] = {
    "yaml-missing-space": lambda line, column: f"{line[: column + 1]} {line[column + 1 :]}",
    "yaml-special-space": lambda line, _column: line.replace("\xa0", " "),
    "yaml-list-mark": lambda line, _column: re.sub(r"\S+", "-", line, count=1),
    "yaml-two-keys": _one_pair,
    "yaml-missing-colon": _colon_added,
    "yaml-unclosed-quote": _closed,
    "yaml-unclosed-bracket": _closed,
    "yaml-missing-comma": lambda line, _column: line.replace(";", ","),
    "yaml-escape": lambda line, _column: line.replace("\\", "\\\\"),
    "yaml-list-on-line": lambda line, column: f"{line[:column]}[{line[column:].lstrip('- ')}]",
    "yaml-stray-text": lambda _line, _column: "",
    "yaml-extra-hyphen": lambda line, column: line[:column] + line[column + 2 :],
    "yaml-comma-at-end": lambda line, column: line[:column],
    "yaml-block-text": lambda line, column: line[:column],
}
"""By the code of the mistake: the line as it was probably meant, from the line and its column."""
