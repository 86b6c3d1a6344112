"""Which statements of the code under test each test runs.

The code is imported with a probe before each statement, because a tracer would be called for every
function of every library.  A test that only meets a cache or a fixture filled by another test would
seem to run little.  So what ran while these were filled counts for everyone who uses them, and
caches of the program start empty.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib.abc
import importlib.util
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from pathlib import Path
    from types import ModuleType

Lines = dict[str, set[int]]
"""The first lines of statements, by module."""
CACHE = functools._lru_cache_wrapper
PROBE = "__ran__"


class Probes(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports some modules with probes in their functions, and knows what has run."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Take these modules, by name."""
        self._files = files
        self._ran: Lines = {name: set() for name in files}

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """One of the modules; nothing for others."""
        if name not in self._files:
            return None
        return importlib.util.spec_from_file_location(name, self._files[name], loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of a module, with probes."""
        path = self._files[module.__name__]
        tree = _Probing().visit(ast.parse(path.read_text("utf-8")))
        vars(module)[PROBE] = self._ran[module.__name__].add
        code = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
        exec(code, vars(module))  # noqa: S102 -- the code of the project itself

    def so_far(self) -> Lines:
        """All that ran since the modules were imported."""
        return {name: set(lines) for name, lines in self._ran.items() if lines}

    @contextmanager
    def noting(self) -> Iterator[Lines]:
        """What runs in here is in the dictionary afterwards; what ran before stays known too."""
        before = self.so_far()
        for lines in self._ran.values():
            lines.clear()
        noted: Lines = {}
        try:
            yield noted
        finally:
            noted.update(self.so_far())
            self.note(before)

    def note(self, lines: Lines) -> None:
        """Count some statements as run."""
        for name, more in lines.items():
            self._ran[name] |= more


class _Probing(ast.NodeTransformer):
    """Puts a probe before each statement of each function."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """In a function: its statements and those in them."""
        for inner in ast.walk(node):
            for field in ("body", "orelse", "finalbody"):
                statements = getattr(inner, field, None)
                if isinstance(statements, list) and not isinstance(inner, ast.ClassDef):
                    setattr(inner, field, list(_probed(statements)))
        return node


def _probed(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements with probes; documentation stays the first one."""
    for statement in statements:
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            call = ast.Call(ast.Name(PROBE, ast.Load()), [ast.Constant(statement.lineno)], [])
            yield ast.copy_location(ast.Expr(call), statement)
        yield statement


def forget(package: str, kept: Iterable[str]) -> None:
    """Empty every cache of a package, but not of rooms that no code under test takes part in."""
    for cache in gc.get_objects():
        if not (isinstance(cache, CACHE) and _belongs(cache.__module__, package)):
            continue
        if not any(_belongs(cache.__module__, room) for room in kept):
            cache.cache_clear()


def tell_all(probes: Probes, package: str) -> None:
    """Let the caches of a package tell the probes also what they ran when they were filled."""
    telling: dict[int, Callable[..., object]] = {}
    for module in [*sys.modules.values()]:
        if not _belongs(module.__name__, package):
            continue
        for name, value in [*vars(module).items()]:
            if isinstance(value, CACHE):
                setattr(module, name, telling.setdefault(id(value), _Telling(value, probes)))


class _Telling:
    """A cached function that tells, whenever it is called, what its answer took."""

    def __init__(self, cached: Callable[..., object], probes: Probes) -> None:
        self._cached, self._probes = cached, probes
        self._took: dict[object, Lines] = {}

    def __call__(self, *args: object, **options: object) -> object:
        key = (args, tuple(options.items()))
        if key in self._took:
            self._probes.note(self._took[key])
            return self._cached(*args, **options)
        with self._probes.noting() as lines:
            answer = self._cached(*args, **options)
        self._took[key] = lines
        return answer


def _belongs(module: str | None, package: str) -> bool:
    """Whether a module is part of a package."""
    return f"{module}.".startswith(f"{package}.")
