"""Finds out which texts an expression of the program's code may stand for.

Words that are known only when the program runs stand as ``…``.
"""

from __future__ import annotations

import ast
import re
from itertools import islice, product
from typing import TYPE_CHECKING

from manual.functions import found, parsed, results

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

UNKNOWN = "…"
"""Stands for words that are known only when the program runs."""
MOST = 8
"""Wordings that are kept of one text."""
DEPTH = 4
"""Names that are followed one behind another."""

_COUNTED = re.compile(r"\A[\W\d_]*\d[\W\d_]*\Z")
"""A number that a function gives, of which the code only shows a part."""
_GAP = re.compile(f"{UNKNOWN}{{2,}}")
"""Several unknown words one behind another."""


class Words:
    """The texts that names stand for in a stretch of code."""

    def __init__(
        self, nodes: Iterable[ast.AST], outer: Words | None, path: Path | None = None
    ) -> None:
        """Note what is assigned to names; what is not found here is looked for in ``outer``.

        ``path`` is the module, whose functions and imports are followed.
        """
        self.outer = outer
        self.path: Path | None = path or (outer.path if outer else None)
        self.first, self.last = 0, 0
        self.known: dict[str, list[ast.expr]] = {}
        for node in nodes:
            for name, value in _assigned(node):
                self.known.setdefault(name, []).append(value)
            if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                self._lengthen(node.target.id, node.value)

    def look_between(self, first: int, last: int) -> None:
        """Prefer what names were given between two lines: a name may be used again later."""
        self.first, self.last = first, last

    def of(self, node: ast.expr | None, depth: int = DEPTH) -> list[str]:
        """The wordings of a text, at most a few."""
        return list(islice(self._wordings(node, depth), MOST)) or [UNKNOWN]

    def _wordings(self, node: ast.expr | None, depth: int) -> Iterator[str]:
        match node:
            case ast.Constant(value=value):
                yield str(value or "")
            case ast.JoinedStr(values=parts):
                yield from self._joined(parts, depth)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from self._joined([left, right], depth)
            case ast.IfExp(body=one, orelse=other):
                yield from (*self.of(one, depth), *self.of(other, depth))
            case ast.Name(id=name) if depth:
                for given in self.values(name):
                    yield from self.of(given, depth - 1)
            case ast.Call(func=ast.Name(id="quoted")):
                yield f"'{UNKNOWN}'"
            case ast.Call() | ast.Subscript(value=ast.Call(), slice=ast.Constant()) if depth:
                told = (words.of(result, depth - 1) for words, result in self._results(node))
                yield from (_COUNTED.sub(UNKNOWN, text) for texts in told for text in texts)

    def listed(self, node: ast.expr, depth: int = DEPTH) -> Iterator[str]:
        """The texts of an argument that is a text or several."""
        match node:
            case ast.Starred(value=value):
                yield from self.listed(value, depth)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for one in parts:
                    if not isinstance(one, ast.Tuple):  # a place with its remark
                        yield from self.listed(one, depth)
            case ast.IfExp(body=one, orelse=other):
                yield from (*self.listed(one, depth), *self.listed(other, depth))
            case _:
                yield from self._listed_elsewhere(node, depth)

    def _listed_elsewhere(self, node: ast.expr, depth: int) -> Iterator[str]:
        """The texts of an argument that is a name, a call or a single text."""
        match node:
            case ast.Name(id=name) if depth:
                for value in self.values(name):
                    yield from self.listed(value, depth - 1)
            case ast.Call(func=ast.Name(id="did_you_mean")):
                yield f"maksud Anda '{UNKNOWN}'?"
            case ast.Call() | ast.Subscript(value=ast.Call(), slice=ast.Constant()) if depth:
                for words, result in self._results(node):
                    yield from words.listed(result, depth - 1)
            case ast.Constant() | ast.JoinedStr() | ast.BinOp():
                yield from self.of(node, depth)

    def values(self, name: str) -> list[ast.expr]:
        """What a name stands for here, else further out."""
        own = self.known.get(name, [])
        near = [one for one in own if self.first < one.lineno <= self.last]
        before = [one for one in own if one.lineno <= self.last]
        return near or before[-1:] or own or (self.outer.values(name) if self.outer else [])

    def _results(self, node: ast.Call | ast.Subscript) -> Iterator[tuple[Words, ast.expr]]:
        """What a call of a function of the program gives, or one part of it."""
        call, part = (node, None) if isinstance(node, ast.Call) else (node.value, node.slice)
        at = part.value if isinstance(part, ast.Constant) else None
        home = found(self.path, _function_name(call)) if self.path is not None else None
        if home is None:
            return
        path, function = home
        words = Words(ast.walk(function), Words(parsed(path).body, None, path))
        for whole in results(function):
            result = whole
            if isinstance(at, int):
                if not isinstance(whole, ast.Tuple) or at >= len(whole.elts):
                    continue
                result = whole.elts[at]
            if isinstance(result, ast.Constant) and not isinstance(result.value, str):
                return  # it gives numbers, which are known only when the program runs
            words.look_between(0, result.lineno)
            yield words, result

    def _joined(self, parts: Sequence[ast.expr], depth: int) -> Iterator[str]:
        """Texts one behind another, in all their wordings."""
        inner = [one.value if isinstance(one, ast.FormattedValue) else one for one in parts]
        for some in product(*(self.of(one, depth) for one in inner)):
            yield _GAP.sub(UNKNOWN, "".join(some))

    def _lengthen(self, name: str, more: ast.expr) -> None:
        """Note that a text may go on."""
        for before in self.known.get(name, ())[:1]:
            longer = ast.copy_location(ast.BinOp(before, ast.Add(), more), more)
            self.known[name] = [*self.known[name], longer]


def _function_name(call: ast.expr) -> str:
    """The function or own method that is called; empty for methods of something else."""
    match call:
        case ast.Call(func=ast.Name(id=name)):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)):
            return name
    return ""


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names that a statement gives values to."""
    for target in node.targets if isinstance(node, ast.Assign) else ():
        yield from _given(target, node.value)  # type: ignore[attr-defined]


def _given(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, part in zip(target.elts, value.elts, strict=False):
            yield from _given(one, part)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Call):
        for at, one in enumerate(target.elts):
            yield from _given(one, ast.copy_location(ast.Subscript(value, ast.Constant(at)), value))
