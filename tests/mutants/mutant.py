"""Mutants of a module: each differs from it by one change, and has a name that lasts.

A name tells the module, the function and the change.  It holds no line number, so that an
explanation of a mutant stays with it when other code moves.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tests.mutants.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = 90
"""Characters of a piece of code that a name shows."""
NOT_RUN = {"annotation", "returns", "decorator_list", "type_params", "type_comment"}
"""Fields that only tell the type checker something, or change how fast code is."""

_RULE = re.compile(r"^def ([a-z]+_[a-z_]+)", re.MULTILINE)
_CODE = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """The code that mutants differ from."""

    name: str
    path: Path
    source: str = field(repr=False)
    """Its text when mutants were made: the file may be edited while they are tried."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of findings that it names, or its functions are called by.

        Examples of tests are called by them too.
        """
        rules = (name.replace("_", "-") for name in _RULE.findall(self.source))
        return tuple(dict.fromkeys([*_CODE.findall(self.source), *rules]))

    def naming(self, tree: ast.AST, names: set[str]) -> frozenset[int]:
        """First lines of the statements in functions that hold one of some names.

        A constant that only other constants name is shown by what names those.
        """
        found: set[int] = set()
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and _loads(node) & names:
                also = _stores(node)
                found |= self.naming(tree, also - names)
        for function in (node for node in ast.walk(tree) if isinstance(node, Function)):
            for node in ast.walk(function):
                if isinstance(node, ast.stmt) and node is not function and _loads(node) & names:
                    found.add(node.lineno)
        return frozenset(found)


def _stores(node: ast.AST) -> set[str]:
    """The names that a piece of code gives values."""
    return {
        item.id
        for item in ast.walk(node)
        if isinstance(item, ast.Name) and isinstance(item.ctx, ast.Store)
    }


def _loads(node: ast.AST) -> set[str]:
    """The names that a piece of code reads."""
    return {
        item.id
        for item in ast.walk(node)
        if isinstance(item, ast.Name) and isinstance(item.ctx, ast.Load)
    }


@dataclass(frozen=True)
class Mutant:
    """A module with one change."""

    name: str
    code: Module
    number: int
    """Of the change, counted in the module."""
    line: int
    """The first line of the innermost statement around the change."""
    function: tuple[str, int] | None
    """Qualified name and first line of the outermost function around the change."""
    body: range
    """The lines of that function."""
    runs: frozenset[int]
    """The statements that show it: its own, or of a constant those that name it."""

    @property
    def module(self) -> str:
        """The name of its module."""
        return self.code.name

    @property
    def path(self) -> Path:
        """The file of its module."""
        return self.code.path

    def tree(self) -> ast.Module:
        """The changed module."""
        tree = ast.parse(self.code.source)
        for number, (site, new) in enumerate(_all_changes(tree)):
            if number == self.number:
                site.put(new)
                return tree
        raise LookupError(self.name)


@dataclass(frozen=True)
class Site:
    """A node and where it hangs in its tree."""

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    around: tuple[ast.AST, ...]
    """The nodes around it from the outermost on, the parent as the last."""

    def put(self, new: ast.AST) -> None:
        """Put another node in the place of this one."""
        if self.index is None:
            setattr(self.parent, self.field, new)
        else:
            getattr(self.parent, self.field)[self.index] = new

    @property
    def statement(self) -> ast.stmt:
        """The innermost statement that holds it."""
        return [node for node in (*self.around, self.node) if isinstance(node, ast.stmt)][-1]

    @property
    def scopes(self) -> list[ast.ClassDef | Function]:
        """The classes and functions around it."""
        return [n for n in self.around if isinstance(n, (ast.ClassDef, Function))]


def mutants(path: Path, module: str) -> list[Mutant]:
    """All mutants of a module, in the order of the code."""
    code = Module(module, path, path.read_text("utf-8"))
    found = [
        _mutant(code, number, site, new)
        for number, (site, new) in enumerate(_all_changes(ast.parse(code.source)))
    ]
    seen: Counter[str] = Counter()
    named = []
    for one in found:
        seen[one.name] += 1
        again = f" #{seen[one.name]}" if seen[one.name] > 1 else ""
        named.append(replace(one, name=f"{one.name}{again}"))
    return named


def _mutant(code: Module, number: int, site: Site, new: ast.AST) -> Mutant:
    """One mutant, named within its module."""
    scopes = site.scopes
    functions = [at for at, scope in enumerate(scopes) if isinstance(scope, Function)]
    where = "".join(f".{scope.name}" for scope in scopes)
    function, body = None, range(0)
    if functions and _in_body(site, outer := scopes[functions[0]]):
        qualified = ".".join(scope.name for scope in scopes[: functions[0] + 1])
        function = (qualified, min([outer.lineno, *(d.lineno for d in outer.decorator_list)]))
        body = range(outer.body[0].lineno, (outer.end_lineno or 0) + 1)
    before, after = _shown(site, new)
    name = f"{code.name}{where}: {before} -> {after}"
    line = site.statement.lineno
    runs = (
        frozenset({line})
        if function
        else code.naming(site.around[0], _stores((*site.around, site.node)[1]))
    )
    return Mutant(name, code, number, line, function, body, runs)


def _in_body(site: Site, function: ast.AST) -> bool:
    """Whether a place is in the body of a function: defaults are worked out outside of it."""
    below = [*site.around, site.node][list(site.around).index(function) + 1]
    return not isinstance(below, ast.arguments)


def _shown(site: Site, new: ast.AST) -> tuple[str, str]:
    """The code before and after, with the expression around it where that is short."""
    if not isinstance(site.parent, ast.expr) or isinstance(site.parent, ast.JoinedStr):
        return _text(site.node), _text(new)
    before = ast.unparse(site.parent)
    if len(before) > SHOWN:
        return _text(site.node), _text(new)
    site.put(new)
    after = ast.unparse(site.parent)
    site.put(site.node)
    return before, after


def _text(node: ast.AST) -> str:
    """The code of a node on one short line."""
    if isinstance(node, ast.match_case):
        text = f"case {ast.unparse(node.pattern)} if {ast.unparse(node.guard or node.pattern)}"
    elif isinstance(node, (ast.If, ast.While)):
        text = f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    else:
        text = " ".join(ast.unparse(node).split())
    return text if len(text) <= SHOWN else f"{text[:60]} ... {text[-20:]}"


def _all_changes(tree: ast.Module) -> Iterator[tuple[Site, ast.AST]]:
    """Every change of a module with its place."""
    for site in _sites(tree, ()):
        for new in changes(site.node):
            yield site, ast.fix_missing_locations(ast.copy_location(new, site.node))


def _sites(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[Site]:
    """Every node that may be changed, in the order of the code."""
    inner = (*around, node)
    for name, value in ast.iter_fields(node):
        if name in NOT_RUN:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _is_left_out(child, node):
                yield Site(child, node, name, index, inner)
                yield from _sites(child, inner)


def _is_left_out(node: ast.AST, parent: ast.AST) -> bool:
    """Whether a node is documentation, is for the type checker only, or says what is imported."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) if name[:1].isupper() and not name.isupper():
            return isinstance(parent, ast.Module)
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
    return False
