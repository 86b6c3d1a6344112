"""Foreign BPMN files: read into our model, written back, and a report of what was lost.

``reader`` and ``scopes`` read what a file means, ``diagrams`` where it is drawn; the usual
writers write it back, ``extras`` with what other tools added.  ``inventory`` and ``comparison``
hold both files against each other, knowing nothing of how one became the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.dialect import PORTABLE
from bpmn_gen.bpmn_file.writer import write_planes
from bpmn_gen.diagnostics import Findings
from bpmn_gen.foreign.document import parse
from bpmn_gen.foreign.old_diagram import read_old_diagram
from bpmn_gen.foreign.semantics import read_semantics, reference
from bpmn_gen.interchange.comparison import compare
from bpmn_gen.interchange.diagrams import read_diagrams
from bpmn_gen.interchange.extras import WithExtras
from bpmn_gen.interchange.ids import FileIds
from bpmn_gen.interchange.inventory import take_inventory
from bpmn_gen.interchange.reader import read_model
from bpmn_gen.relayout import MAX_LAID_OUT
from bpmn_gen.relayout.planes import draw_planes

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.interchange.comparison import Comparison
    from bpmn_gen.model.elements import Definitions


MAX_READ: Final = 5000
"""Nodes and lines of a file that are read at most."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A foreign file in our form."""

    definitions: Definitions
    data: bytes
    """The BPMN file as we write it."""
    comparison: Comparison
    is_drawing_kept: bool
    """Whether everything is drawn where its author put it; else it was laid out again."""


def import_bpmn(
    data: bytes, findings: Findings, path: str = "", *, extras: bool = False, anew: bool = False
) -> Imported | None:
    """Read any BPMN 2.0 file and write it in our form.

    Args:
        data: the file.
        findings: gets what is wrong with it.
        path: the file as the user knows it.
        extras: carry along what other tools added for themselves.
        anew: lay it out again, whatever drawing it has.

    Returns:
        None where the data is no BPMN file.
    """
    document = parse(data, findings, path)
    if document is None:
        return None
    root = document.root
    semantics = read_semantics(root, findings, path)
    if not semantics.is_bearable(MAX_READ, findings, path):
        return None
    ids = FileIds(root, semantics)
    ids.report(findings, path)
    old = read_old_diagram(root)
    members = {group.id: old.members(group.id) for group in semantics.of_kind("group")}
    definitions = read_model(root, semantics, ids, members, path, keeps_conditions=extras)
    diagrams = read_diagrams(root, definitions, ids)
    dialect = WithExtras(root, ids) if extras else PORTABLE
    made = write_planes(definitions, diagrams.planes, dialect)
    is_kept = not anew and not diagrams.undrawn
    if not is_kept:
        if not semantics.is_bearable(MAX_LAID_OUT, findings, path):
            return None
        made = write_planes(definitions, _drawn_anew(made), dialect)
    after = take_inventory(etree.fromstring(made), reference)
    comparison = compare(take_inventory(root, ids.of), after)
    return Imported(definitions, made, comparison, is_kept)


def _drawn_anew(made: bytes) -> list[tuple[str, Drawing]]:
    """New drawings of a file as we wrote it; what its old ones show as expanded stays so."""
    root = etree.fromstring(made)
    model = read_semantics(root, Findings(), "")
    planes = draw_planes(model, read_old_diagram(root))
    return [(plane.element, plane.drawing) for plane in planes]
