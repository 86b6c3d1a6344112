"""Puts a mutant into a running process.

Other modules, decorators and fixtures hold on to functions, so a changed function must stay the
same object: only its code is exchanged.  What runs while modules are imported (constants, defaults,
classes) cannot be exchanged; for that the modules are forgotten and imported again, which takes
longer.
"""

from __future__ import annotations

import gc
import importlib.abc
import importlib.util
import sys
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from importlib.machinery import ModuleSpec

    from tests.mutants.mutant import Mutant

Functions = dict[tuple[str, str, int], list[FunctionType]]
"""The living functions by file, qualified name and first line."""


def living(files: Collection[str]) -> Functions:
    """All functions that were made from some files."""
    found: Functions = {}
    for item in gc.get_objects():
        if isinstance(item, FunctionType) and item.__code__.co_filename in files:
            code = item.__code__
            place = (code.co_filename, code.co_qualname, code.co_firstlineno)
            found.setdefault(place, []).append(item)
    return found


def exchange(mutant: Mutant, functions: Functions) -> bool:
    """Give the living functions the mutant's code; False where that cannot be done."""
    if mutant.function is None:
        return False
    name, line = mutant.function
    place = (str(mutant.path), name, line)
    code = compile(mutant.tree(), place[0], "exec", dont_inherit=True)
    [new] = [one for one in _codes(code) if (one.co_qualname, one.co_firstlineno) == place[1:]]
    living = functions.get(place, [])
    for function in living:
        if len(function.__code__.co_freevars) != len(new.co_freevars):
            return False
        function.__code__ = new
    return bool(living)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A piece of code and all that is in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


class _Loader(importlib.abc.Loader):
    """Makes a module from a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        code = compile(self._mutant.tree(), str(self._mutant.path), "exec", dont_inherit=True)
        exec(code, vars(module))  # noqa: S102 -- the code of the project itself


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The mutated module; nothing for others."""
        if name != self._mutant.module:
            return None
        origin = str(self._mutant.path)
        return importlib.util.spec_from_file_location(name, origin, loader=_Loader(self._mutant))


def import_anew(mutant: Mutant, packages: Collection[str]) -> None:
    """Forget the modules of some packages; the next import gets the mutant."""
    for name in [*sys.modules]:
        if name.partition(".")[0] in packages:
            del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant))
