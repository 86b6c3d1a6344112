"""Finds out which texts an expression of the program's code may stand for.

Words that are known only when the program runs stand as ``…``.
"""

from __future__ import annotations

import ast
import re
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

UNKNOWN = "…"
"""Stands for words that are known only when the program runs."""
MOST = 4
"""Wordings that are kept of one text."""
DEPTH = 4
"""Names that are followed one behind another."""

_GAP = re.compile(f"{UNKNOWN}{{2,}}")
"""Several unknown words one behind another."""


class Words:
    """The texts that names stand for in a stretch of code."""

    def __init__(self, nodes: Iterable[ast.AST], outer: Words | None) -> None:
        """Note what is assigned to names; what is not found here is looked for in ``outer``."""
        self.outer = outer
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
            case ast.Name(id=name) if depth:
                for value in self.values(name):
                    yield from self.listed(value, depth - 1)
            case ast.Call(func=ast.Name(id="did_you_mean")):
                yield f"maksud Anda '{UNKNOWN}'?"
            case ast.Constant() | ast.JoinedStr() | ast.BinOp():
                yield from self.of(node, depth)

    def values(self, name: str) -> list[ast.expr]:
        """What a name stands for here, else further out."""
        own = self.known.get(name, [])
        near = [one for one in own if self.first < one.lineno <= self.last]
        before = [one for one in own if one.lineno <= self.last]
        return near or before[-1:] or own or (self.outer.values(name) if self.outer else [])

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
