"""The flyer of a service as one page of PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.picture.drawn_page import Layer
from bpmn_gen.render.pdf.file import POINTS_PER_PX, compile_pages
from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.layers import layer_data
from bpmn_gen.services.flyer import HEIGHT, WIDTH

if TYPE_CHECKING:
    from bpmn_gen.services.flyer import Flyer


def write_flyer_pdf(flyer: Flyer) -> bytes:
    """The page.

    Raises:
        typst.TypstError: only if the program itself is at fault; no text can cause it.
    """
    layer = layer_data(Layer(0.0, 0.0, POINTS_PER_PX, flyer.marks), flyer.title)
    page: dict[str, object] = {
        "width": WIDTH * POINTS_PER_PX,
        "height": HEIGHT * POINTS_PER_PX,
        "words": printable(flyer.words),
        "layers": [layer],
    }
    return compile_pages(flyer.sheet, [page])
