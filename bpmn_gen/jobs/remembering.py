"""Remembers the layouts that several jobs of a unit need, while one worker does these jobs.

The key is the identity of an object, not its content, because digests of contents would cost as
much as they spare.  That works because jobs that are sent to a worker together share their objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from bpmn_gen.bpmn_file.mark import mark_of
from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.diagnostics import Diagnostic, Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.sop.compose import compose_sop

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.sop.document import SopDocument

MOST = 80
"""Layouts that are kept at most: about as many as a unit has, so that those at work stay."""

Source = TypeVar("Source")
Result = TypeVar("Result")


class LatestResults(Generic[Source, Result]):
    """The results for the objects that were met last."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[int, tuple[Source, Result]] = {}

    def of(self, source: Source, make: Callable[[], Result]) -> Result:
        """The result for an object, which ``make`` makes at the first request.

        The object is kept beside its result, because Python may reuse its id once it is gone.
        """
        found = self._known.get(id(source))
        if found is None:
            if len(self._known) >= MOST:
                self._known.pop(next(iter(self._known)))
            found = self._known[id(source)] = (source, make())
        return found[1]


_as_drawn: LatestResults[Definitions, Definitions] = LatestResults()
_marks: LatestResults[Definitions, str] = LatestResults()
_drawings: LatestResults[Definitions, Drawing] = LatestResults()
_sops: LatestResults[ResolvedProcess, tuple[Brief, SopDocument, tuple[Diagnostic, ...]]] = (
    LatestResults()
)


def remembered_drawing(definitions: Definitions, like: Definitions | None = None) -> Drawing:
    """The drawing of a model, in the style of another that is ``like`` it."""
    return _drawings.of(definitions, lambda: lay_out(definitions, like))


def remembered_mark(definitions: Definitions) -> str:
    """The mark of a model, which its maps and its SOP bear."""
    return _marks.of(definitions, lambda: mark_of(definitions))


def remembered_map(definitions: Definitions) -> tuple[Definitions, Drawing]:
    """A model as its map shows it, and the drawing of that."""
    drawn = _as_drawn.of(definitions, lambda: as_drawn(definitions))
    return drawn, remembered_drawing(drawn)


def remembered_sop(process: ResolvedProcess, brief: Brief, findings: Findings) -> SopDocument:
    """The page model of an SOP; ``findings`` are told what could not be shown as it should be."""

    def make() -> tuple[Brief, SopDocument, tuple[Diagnostic, ...]]:
        own = Findings()
        return brief, compose_sop(process, brief, own), tuple(own)

    made_of, document, said = _sops.of(process, make)
    if made_of != brief:
        return compose_sop(process, brief, findings)
    findings.extend(said)
    return document
