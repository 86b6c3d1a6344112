"""Reads out of the program's own code which findings it may tell, and in which words.

A finding is made by a call that names its code, e.g. ``error("unknown-actor", message, span)``.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from manual.code_words import UNKNOWN, Words
from manual.functions import PROGRAM, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_QUOTED = re.compile(r'"[a-z]+(?:-[a-z0-9]+)+"')
_SEVERITIES = {
    "error": "galat", "warning": "peringatan", "info": "catatan",
    "ERROR": "galat", "WARNING": "peringatan", "INFO": "catatan",
    "refused": "galat", "unsound": "galat", "_refuse": "galat", "_remark": "peringatan",
    "Trouble": "galat", "_report": "galat", "_objection": "galat",
}  # fmt: skip
"""How bad a finding is, by the name of what makes it or of its severity."""
_MAKERS = frozenset(_SEVERITIES) | {"Diagnostic", "tell", "replace"}
_TOLD_BY_NAME = (("edited-output", "commands/set_aside"), ("foreign-file", "commands/set_aside"))
"""Findings whose code is a constant; their sentences are put together when the program runs."""
_SPOKEN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of the program that tells a finding."""

    code: str
    severity: str
    """galat, peringatan or catatan; empty where it depends."""
    messages: tuple[str, ...]
    hints: tuple[str, ...]
    module: str
    """Path of the module within the program, without an ending."""


@cache
def tellings() -> tuple[Telling, ...]:
    """All findings that the program may tell, in the order of its modules."""
    found = (telling for path in sorted(PROGRAM.rglob("*.py")) for telling in _of_module(path))
    named = (Telling(code, "peringatan", (), (), module) for code, module in _TOLD_BY_NAME)
    return (*found, *named)


def _of_module(path: Path) -> Iterator[Telling]:
    source = path.read_text("utf-8")
    if not _QUOTED.search(source):
        return
    tree = parsed(path)
    module = path.relative_to(PROGRAM).with_suffix("").as_posix()
    shared = Words(tree.body, None, path)
    seen: set[ast.AST] = set()
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for scope in (*reversed(functions), tree):  # inner ones first, which know more words
        nodes = [node for node in ast.walk(scope) if node not in seen]
        words = shared if scope is tree else Words(nodes, shared)
        for node in nodes:
            seen.add(node)
            if isinstance(node, ast.Call):
                words.look_between(_line_before(node, nodes), node.lineno)
                yield from _told(node, words, module)
            elif isinstance(node, ast.Tuple):
                yield from _tabled(node, words, module)


def _line_before(call: ast.Call, nodes: Sequence[ast.AST]) -> int:
    """The line of the finding that is told before a call; 0 when it is the first."""
    calls = (node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in _MAKERS)
    return max((one.lineno for one in calls if one.lineno < call.lineno), default=0)


def _told(call: ast.Call, words: Words, module: str) -> Iterator[Telling]:
    """What a call tells, if it makes a finding."""
    maker = _name(call.func)
    if maker not in _MAKERS:
        return
    arguments: list[ast.expr] = list(call.args)
    given = {one.arg: one.value for one in call.keywords}
    given_code = given.get("code")
    if given_code is not None:
        arguments = [given_code]
    at = next((at for at, one in enumerate(arguments[:2]) if any(_codes(one))), None)
    if at is None or (maker == "replace" and given_code is None):
        return
    severity = _SEVERITIES.get(maker, "")
    if at == 1:
        severity = _SEVERITIES.get(_name(arguments[0]), "")
    message = given.get("message", arguments[at + 1] if len(arguments) > at + 1 else None)
    messages = tuple(words.of(message)) if message else ()
    rest = [*arguments[at + 2 :], *(value for name, value in given.items() if name == "hints")]
    hints = tuple(hint for one in rest for hint in words.listed(one))
    if maker == "_objection":  # which puts its last words into a sentence
        messages, hints = tuple(f"folder hasil '{UNKNOWN}' {why}" for why in hints), ()
    for code in _codes(arguments[at]):
        yield Telling(code, severity, _spoken(messages), _spoken(hints), module)


def _tabled(row: ast.Tuple, words: Words, module: str) -> Iterator[Telling]:
    """What a row of code, message and hint tells, which a caller makes a finding of."""
    if len(row.elts) != _ROW or not module.startswith("workbook/"):
        return
    code, message, hint = row.elts
    for one in _codes(code):
        told, hints = words.of(message), tuple(words.listed(hint))
        yield Telling(one, "galat", _spoken(told), _spoken(hints), module)


_ROW = 3
"""Parts of a row that tells a finding."""


def _codes(node: ast.expr) -> Iterator[str]:
    """The codes that an argument may be."""
    for one in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield from (one.value,) if _CODE.fullmatch(one.value) else ()


def _name(node: ast.expr) -> str:
    """The last name of what is called or looked up."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _spoken(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts that say something, each once."""
    return tuple(dict.fromkeys(text for text in texts if _SPOKEN.search(text)))
