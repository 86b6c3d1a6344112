"""The small mistakes that a mutant is made of: what could stand in the place of a piece of code.

Each change is one that a person could make by a slip: a border off by one, a condition turned
round, a statement forgotten, a word wrong.  What would only change how the code looks, or what
Python itself refuses, is left out, because a mutant that any run kills says nothing about tests.
"""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
"""What stands in the place of an operator."""

NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
"""Functions that are taken for each other."""

FOLDING = {"casefold", "lower", "upper", "strip", "lstrip", "rstrip"}
"""Methods that are forgotten."""

PLAIN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.NamedExpr)
"""Conditions that are turned round as a whole; in others an operator is changed."""

MARK = "XX"
"""Stands around a changed text."""


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that could stand in the place of a node."""
    for change in CHANGES.get(type(node), ()):
        yield from change(node)


def _with(node: ast.AST, **fields: Any) -> ast.AST:  # noqa: ANN401 -- fields of any node
    """The node with other fields."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    """Each comparison with its neighbour."""
    for at, operator in enumerate(node.ops):
        other = OTHER[type(operator)]()
        yield _with(node, ops=[*node.ops[:at], other, *node.ops[at + 1 :]])


def _operated(node: ast.BoolOp | ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    """Another operator between the same operands."""
    if (other := OTHER.get(type(node.op))) is not None:
        yield _with(node, op=other())


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    """A ``not`` or a sign left out."""
    if isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    """The other truth, the next number, another text."""
    match node.value:
        case bool():
            yield _with(node, value=not node.value)
        case int() | float():
            yield _with(node, value=node.value + 1)
        case str():
            yield _with(node, value=f"{MARK}{node.value}{MARK}" if node.value else MARK)
        case bytes():
            yield _with(node, value=MARK.encode() + node.value)


def _tested(node: ast.If | ast.While | ast.IfExp) -> Iterator[ast.AST]:
    """The condition turned round."""
    if isinstance(node.test, PLAIN):
        yield _with(node, test=_negated(node.test))


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    """Each condition of a comprehension turned round."""
    for at, test in enumerate(node.ifs):
        if isinstance(test, PLAIN):
            yield _with(node, ifs=[*node.ifs[:at], _negated(test), *node.ifs[at + 1 :]])


def _negated(test: ast.expr) -> ast.expr:
    """The opposite of a condition."""
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)


def _guarded(node: ast.match_case) -> Iterator[ast.AST]:
    """The guard of a case turned round."""
    if isinstance(node.guard, PLAIN):
        yield _with(node, guard=_negated(node.guard))


def _called(node: ast.Call) -> Iterator[ast.AST]:
    """A named argument forgotten, another function, a fold left out."""
    for at, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            yield _with(node, keywords=[*node.keywords[:at], *node.keywords[at + 1 :]])
    match node.func:
        case ast.Name(id=name) if name in NAMES:
            yield _with(node, func=_with(node.func, id=NAMES[name]))
        case ast.Attribute(attr=name, value=value) if name in FOLDING:
            yield value


def _stated(node: ast.Expr) -> Iterator[ast.AST]:
    """A call or a yield forgotten."""
    if isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
        yield _nothing(node)


def _assigned(node: ast.Assign) -> Iterator[ast.AST]:
    """What is put into a place of an object forgotten."""
    if isinstance(node.targets[0], (ast.Attribute, ast.Subscript)):
        yield _nothing(node)


def _forgotten(node: ast.stmt) -> Iterator[ast.AST]:
    """A statement left out."""
    yield _nothing(node)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    """Nothing given back, or not gone back at all.

    Where nothing is what is given, conditions take it for the same, and all else fails at it.
    """
    if node.value is None:
        yield _nothing(node)
    elif not _is_nothing(node.value):
        yield _with(node, value=None)


def _is_nothing(value: ast.expr) -> bool:
    """Whether a value is None, no, nought or empty."""
    match value:
        case ast.Constant(value=constant):
            return not constant
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Dict(keys=items):
            return not items
    return False


def _continued(node: ast.Continue) -> Iterator[ast.AST]:
    """The loop ended."""
    yield ast.copy_location(ast.Break(), node)


def _broken(node: ast.Break) -> Iterator[ast.AST]:
    """The loop gone on with."""
    yield ast.copy_location(ast.Continue(), node)


def _nothing(node: ast.stmt) -> ast.stmt:
    """A statement that does nothing, in the place of one."""
    return ast.copy_location(ast.Pass(), node)


CHANGES: dict[type[ast.AST], tuple[Callable[[Any], Iterator[ast.AST]], ...]] = {
    ast.Compare: (_compared,),
    ast.BoolOp: (_operated,),
    ast.BinOp: (_operated,),
    ast.AugAssign: (_operated, _forgotten),
    ast.UnaryOp: (_unary,),
    ast.Constant: (_constant,),
    ast.If: (_tested,),
    ast.While: (_tested,),
    ast.IfExp: (_tested,),
    ast.comprehension: (_filtered,),
    ast.match_case: (_guarded,),
    ast.Call: (_called,),
    ast.Expr: (_stated,),
    ast.Assign: (_assigned,),
    ast.Raise: (_forgotten,),
    ast.Delete: (_forgotten,),
    ast.Return: (_returned,),
    ast.Continue: (_continued,),
    ast.Break: (_broken,),
}
"""The changes for each kind of node."""
