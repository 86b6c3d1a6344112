"""Paper and type of documents from the settings of the regency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.pages import PAPERS
from bpmn_gen.sop.document import Style

if TYPE_CHECKING:
    from bpmn_gen.definition.schema import Daerah


def document_style(daerah: Daerah) -> Style:
    """How SOP documents look."""
    chosen = daerah.sop
    paper = PAPERS[str(chosen.kertas)]
    size = (paper.width, paper.height)
    width, height = size if chosen.arah == "mendatar" else reversed(size)
    margin = chosen.margin
    return Style(
        width=width,
        height=height,
        top=float(margin.atas),
        right=float(margin.kanan),
        bottom=float(margin.bawah),
        left=float(margin.kiri),
        face=str(chosen.huruf),
        size=float(chosen.ukuran),
    )


def merges_events(daerah: Daerah) -> bool:
    """Whether the first and the last kegiatan are drawn as capsules."""
    return daerah.sop.kapsul == "kegiatan"
