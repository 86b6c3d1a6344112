"""Paper and type of documents from the settings of the regency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.sop.document import PageStyle

if TYPE_CHECKING:
    from bpmn_gen.definition.schema import Daerah
    from bpmn_gen.definition.schema.daerah import PengaturanKeputusan, PengaturanSop


def page_style(chosen: PengaturanSop | PengaturanKeputusan, *, upright: bool) -> PageStyle:
    """Paper, margins and type as one kind of document has them in the settings."""
    paper, margin = PAPERS[str(chosen.kertas)], chosen.margin
    return PageStyle(
        width=paper.height if upright else paper.width,
        height=paper.width if upright else paper.height,
        top=float(margin.atas),
        right=float(margin.kanan),
        bottom=float(margin.bawah),
        left=float(margin.kiri),
        face=str(chosen.huruf),
        size=float(chosen.ukuran),
    )


def document_style(daerah: Daerah) -> PageStyle:
    """Paper, margins and type of SOP documents."""
    return page_style(daerah.sop, upright=daerah.sop.arah != "mendatar")


def decree_style(daerah: Daerah) -> PageStyle:
    """Paper, margins and type of decrees and letters, which always stand upright."""
    return page_style(daerah.keputusan, upright=True)


def merges_events(daerah: Daerah) -> bool:
    """Whether the first and the last kegiatan are drawn as capsules."""
    return daerah.sop.kapsul == "kegiatan"
