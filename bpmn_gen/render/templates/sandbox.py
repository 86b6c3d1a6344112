"""The environment in which templates of people show data, in bounded time and memory.

The sandbox of jinja2 keeps templates from the program and the machine.  This one adds three bounds:
templates call nothing but macros, texts grow only by joining, and turns of loops are counted.
"""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.runtime import Context

MAX_TURNS = 2_000_000
"""The most turns of loops in one filling.  A page of the portal of a whole regency takes some
thousand."""

A_CALL = 10
"""Turns as which a call of a macro counts, because it takes about so many times as long."""

MAX_VALUE = 1_000_000
"""The most characters of a text or items of a list, and the greatest number, in an expression."""

FILTERS = frozenset(
    ["abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
     "float", "forceescape", "groupby", "int", "items", "join", "last", "length", "list", "lower",
     "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "safe", "select",
     "selectattr", "slice", "sort", "string", "striptags", "sum", "title", "tojson", "trim",
     "unique", "upper", "urlencode"]
)  # fmt: skip
"""Filters that templates may use: those whose results are about as large as their inputs."""

_COUNTED = "_dihitung"


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """An environment for templates that are not trusted."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, *, autoescape: bool, tidy: bool = False) -> None:
        """Remove what templates do not need; ``tidy`` removes lines that hold only a tag."""
        super().__init__(
            undefined=StrictUndefined,
            autoescape=autoescape,
            trim_blocks=tidy,
            lstrip_blocks=tidy,
        )
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters[_COUNTED] = self._counted
        self.globals = {"range": self.globals["range"]}
        self.turns = 0
        """Turns since the filling began."""

    def begin(self) -> None:
        """Start to count for a new filling."""
        self.turns = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template so that all its loops are counted."""
        tree: nodes.Template = _CountLoops().visit(super()._parse(source, name, filename))
        return tree

    def _count(self, turns: int = 1) -> None:
        self.turns += turns
        if self.turns > MAX_TURNS:
            raise SecurityError("berputar terlalu banyak")

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        """The items of a loop, each counted."""
        for item in items:
            self._count()
            yield item

    def is_safe_callable(self, obj: object) -> bool:
        """Whether a template may call an object: macros, loops and ``range``."""
        return isinstance(obj, (Macro, LoopContext)) or obj is self.globals["range"]

    def call(self, context: Context, obj: object, *args: object, **kwargs: object) -> object:
        """Call an object, and count that."""
        self._count(A_CALL)
        found: object = super().call(context, obj, *args, **kwargs)
        return found

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Calculate, unless the result could get too large."""
        size = max(_size(left), _size(right))
        texts = not (isinstance(left, (int, float)) and isinstance(right, (int, float)))
        if operator == "**" or size > MAX_VALUE or (texts and operator != "+"):
            raise SecurityError(f"perhitungan dengan '{operator}' terlalu besar")
        found: object = super().call_binop(context, operator, left, right)
        return found


def _size(value: object) -> float:
    """The size of a number, or the length of anything else."""
    if isinstance(value, (int, float)):
        return abs(value)
    return len(value) if isinstance(value, Sized) else 0


class _CountLoops(NodeTransformer):
    """Passes the items of each loop through the counter."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 -- jinja's naming
        """Count one loop and those inside it."""
        self.generic_visit(node)
        counted = nodes.Filter(node.iter, _COUNTED, [], [], None, None)
        counted.set_lineno(node.lineno)
        node.iter = counted
        return node
