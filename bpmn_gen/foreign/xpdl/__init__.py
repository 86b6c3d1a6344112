"""XPDL 2.1 and 2.2, as Bizagi Modeler exports it, read as BPMN.

1. ``names`` finds elements whatever version a file has; ``parts`` is what is known of them.
2. ``pools`` reads pools, lanes and processes, ``activities`` and ``events`` what each step is,
   ``remarks`` papers and remarks, ``lines`` what joins them; ``reading`` leads them.
3. ``drawing`` takes over where everything is drawn.
4. ``counting`` counts in the file itself what found no place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.foreign.document import BpmnDocument
from bpmn_gen.foreign.xpdl.counting import leftovers_of
from bpmn_gen.foreign.xpdl.drawing import XpdlDrawing
from bpmn_gen.foreign.xpdl.names import is_xpdl
from bpmn_gen.foreign.xpdl.reading import XpdlReader

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["is_xpdl", "read_xpdl"]


def read_xpdl(root: etree._Element) -> BpmnDocument:
    """A file of XPDL as BPMN, with what found no place in it."""
    reader = XpdlReader(root)
    reader.read()
    XpdlDrawing(reader).draw()
    return BpmnDocument(reader.tree.root, "UTF-8", leftovers_of(root, reader.tree.origins))
