"""Compiles process definitions in YAML into BPMN 2.0, process maps, SOPs and a decree.

The rooms, in the order in which a definition passes through them:

1. ``store`` finds the project; ``definition`` reads its YAML with spans and decodes it.
2. ``rules`` finds mistakes in the whole set.
3. ``compiler`` resolves roles, placeholders and variants for one unit, then lowers author words to
   the BPMN ``model``; ``soundness`` proves that each process runs to its end.
4. ``layout`` turns a model into a ``drawing``; ``sop`` does the same for the pages of an SOP.
5. ``maps``, ``decree`` and ``portal`` say what all processes of a unit are together, in the
   language of ``picture`` or as plain data.
6. ``render`` writes SVG, PDF, Word and Excel, ``bpmn_file`` writes BPMN and DMN.
7. ``jobs`` does this for one thing at a time, ``commands`` for a whole project, ``cli`` for people
   and ``api`` for scripts, whose names the package itself exports.

Files of other tools come in through ``foreign``, ``relayout``, ``interchange`` and ``decompiler``,
edited ones of our own through ``difference`` and ``returning`` into their definitions.  What a
decree has set is kept by ``edition`` and compared by ``review``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from bpmn_gen.api import (
        BpmnGenError,
        CompiledProcess,
        CompileError,
        Diagnostic,
        Outcome,
        Project,
        Request,
        Severity,
        Span,
        build,
        check,
        compile_process,
        lay_out_bpmn,
        open_project,
    )

__version__ = VERSION

__all__ = [
    "BpmnGenError",
    "CompileError",
    "CompiledProcess",
    "Diagnostic",
    "Outcome",
    "Project",
    "Request",
    "Severity",
    "Span",
    "__version__",
    "build",
    "check",
    "compile_process",
    "lay_out_bpmn",
    "open_project",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that importing the package costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module("bpmn_gen.api"), name)
    globals()[name] = found
    return found
