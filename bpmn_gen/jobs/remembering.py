"""Layouts that several jobs of a unit need: worked out once while the same worker does them.

A job is told apart by the very object that it carries, not by its content, so that looking costs
nothing; jobs that are sent to a worker together share their objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from bpmn_gen.diagnostics import Diagnostic, Findings
from bpmn_gen.layout import remembered_drawing as lay_out_definitions
from bpmn_gen.sop.compose import remembered_drawing as lay_out_process

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.sop.document import SopDocument

MOST = 80
"""Layouts that are kept: those of a unit."""

Source = TypeVar("Source")
Result = TypeVar("Result")


class Memory(Generic[Source, Result]):
    """The results for the latest objects."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[int, tuple[Source, Result]] = {}

    def of(self, source: Source, make: Callable[[], Result]) -> Result:
        """The result for an object; it is kept with it, so that its number stays its own."""
        found = self._known.get(id(source))
        if found is None:
            if len(self._known) >= MOST:
                self._known.pop(next(iter(self._known)))
            found = self._known[id(source)] = (source, make())
        return found[1]


_drawings: Memory[Definitions, Drawing] = Memory()
_sops: Memory[ResolvedProcess, tuple[Brief, SopDocument, tuple[Diagnostic, ...]]] = Memory()


def remembered_drawing(definitions: Definitions, like: Definitions | None = None) -> Drawing:
    """The drawing of a model, in the style of another that is ``like`` it."""
    return _drawings.of(definitions, lambda: lay_out_definitions(definitions, like))


def remembered_sop(process: ResolvedProcess, brief: Brief, findings: Findings) -> SopDocument:
    """The page model of an SOP; ``findings`` are told what could not be shown as it should be."""

    def make() -> tuple[Brief, SopDocument, tuple[Diagnostic, ...]]:
        own = Findings()
        return brief, lay_out_process(process, brief, own), tuple(own)

    made_of, document, said = _sops.of(process, make)
    if made_of != brief:
        return lay_out_process(process, brief, findings)
    findings.extend(said)
    return document
