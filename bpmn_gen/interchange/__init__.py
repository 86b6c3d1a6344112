"""Foreign BPMN files: read into our model, written back, and compared with what was given.

1. ``reader`` reads pools and processes into our model and ``scopes`` what stands in them, with the
   help of ``ids``, ``elements``, ``events`` and ``papers``.
2. ``diagrams`` reads where everything is drawn.  Where that is not complete, ``anew`` lays the
   model out.
3. ``bpmn_file`` writes the file, with ``extras`` also what other tools added.
4. ``inventory`` takes the facts of both files from their XML (``counted`` says what is a fact), and
   ``comparison`` tells what was kept, changed and lost.
5. ``telling`` puts that into a report, in the words of ``words``.

Steps 1 to 3 never look at bytes that they wrote.  Step 4 looks at nothing but the bytes of both
files, because the report must not trust the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.writer import write_planes
from bpmn_gen.foreign.drawn_lanes import fill_lanes
from bpmn_gen.foreign.encodings import mended
from bpmn_gen.foreign.moving import move_remarks
from bpmn_gen.foreign.old_diagram import read_old_diagram
from bpmn_gen.foreign.opening import open_foreign
from bpmn_gen.foreign.repeated import tell_of_repeats
from bpmn_gen.foreign.semantics import read_semantics, reference
from bpmn_gen.interchange.anew import drawn_anew
from bpmn_gen.interchange.comparison import compare_inventories, with_leftovers
from bpmn_gen.interchange.diagrams import read_diagrams
from bpmn_gen.interchange.extras import WithExtras, WithMarks
from bpmn_gen.interchange.ids import FileIds
from bpmn_gen.interchange.inventory import take_inventory
from bpmn_gen.interchange.reader import read_model
from bpmn_gen.relayout import MAX_LAID_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.leftovers import Leftovers
    from bpmn_gen.foreign.semantics import Semantics
    from bpmn_gen.interchange.comparison import RoundTrip
    from bpmn_gen.model.elements import Definitions

MAX_READ: Final = 5000
"""The most nodes and lines that a file may have.  The limit is higher than that of ``relayout``,
because a file that keeps its own drawing costs less time."""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a foreign file says, apart from how it is drawn."""

    root: etree._Element
    semantics: Semantics
    ids: FileIds
    definitions: Definitions
    leftovers: Leftovers | None = None
    """What a file of another notation holds that found no place; None for a file of BPMN."""

    def drawings(self) -> Iterator[Drawing]:
        """What of it is drawn, plane by plane, where its author put it."""
        return (one for _, one in read_diagrams(self.root, self.definitions, self.ids).planes)


@dataclass(frozen=True, slots=True)
class Imported:
    """A foreign file in our form."""

    definitions: Definitions
    data: bytes
    """The BPMN file as we write it."""
    comparison: RoundTrip
    is_drawing_kept: bool
    """Whether everything is drawn where its author put it; if not, it was laid out again."""
    repeats: int = 0
    """Diagrams of the file that draw again what an earlier one draws, which are left out."""


def read_bpmn(
    data: bytes, findings: Findings, path: str = "", *, extras: bool = False
) -> ForeignFile | None:
    """Read any BPMN 2.0 file into our model.

    Args:
        data: the file.
        findings: gets what is wrong with it.
        path: the file as the user knows it.
        extras: whether to keep conditions that are written for the engines of other tools.

    Returns:
        None, with an error in ``findings``, where the data is no BPMN file or is too large.
    """
    document = open_foreign(mended(data, findings, path), findings, path)
    if document is None:
        return None
    root = document.root
    fill_lanes(root, findings, path)
    semantics = read_semantics(root, findings, path)
    move_remarks(semantics)
    if not semantics.is_bearable(MAX_READ, findings, path):
        return None
    if not semantics.of_kind("process") and not semantics.is_flow(findings, path):
        return None
    ids = FileIds(root, semantics)
    ids.report(findings, path)
    old = read_old_diagram(root)
    members = {group.id: old.members(group.id) for group in semantics.of_kind("group")}
    definitions = read_model(root, semantics, ids, members, path, keeps_conditions=extras)
    return ForeignFile(root, semantics, ids, definitions, document.leftovers)


def import_bpmn(
    data: bytes, findings: Findings, path: str = "", *, extras: bool = False, anew: bool = False
) -> Imported | None:
    """Read any BPMN 2.0 file and write it in our form.

    Args:
        data: the file.
        findings: gets what is wrong with it.
        path: the file as the user knows it.
        extras: whether to carry along what other tools added for themselves.
        anew: whether to lay it out again although its drawing is complete.

    Returns:
        None, with an error in ``findings``, where the data is no BPMN file or is too large.
    """
    file = read_bpmn(data, findings, path, extras=extras)
    if file is None:
        return None
    root, ids, definitions = file.root, file.ids, file.definitions
    diagrams = read_diagrams(root, definitions, ids)
    repeats = tell_of_repeats(root, findings, path)
    planes = diagrams.planes
    is_kept = not anew and not diagrams.undrawn
    if not is_kept:
        if not file.semantics.is_bearable(MAX_LAID_OUT, findings, path):
            return None
        planes = drawn_anew(definitions, planes)
    written = write_planes(
        definitions, planes, WithExtras(root, ids) if extras else WithMarks(root, ids)
    )
    after = take_inventory(etree.fromstring(written), reference)
    comparison = compare_inventories(take_inventory(root, ids.of), after)
    if file.leftovers is not None:
        comparison = with_leftovers(comparison, file.leftovers)
    return Imported(definitions, written, comparison, is_kept, repeats)
