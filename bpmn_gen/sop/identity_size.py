"""The size of type at which the identity block of an SOP fits on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.document import POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop.document import Identity, PageStyle

USUAL = 10.0
"""pt; size of type where the block is not too long."""
_SIZES = (USUAL, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_PITCH = 1.2
"""Distance between lines, as a multiple of the size of the type."""
_HEAD_LINES = 12
"""Lines of the upper part, which identifies the SOP, with those for a signature."""
_HEAD_ROWS = 6
_CELL = 2.2
"""mm; padding above and below the text of a cell."""
_SURE = 0.85
"""Part of the height of a page up to which a block fits for certain.  Programs set the template up
to 14 % higher than it is measured here."""
_SIDE = 9.0
"""mm of the width of a cell that numbers and padding take."""


def identity_size(block: Identity, style: PageStyle) -> float:
    """The largest size of type at which the block takes one page.

    A block that takes more even in the smallest type is set in the usual one on several.
    """
    fitting = (size for size in _SIZES if _height(block, style, size) <= style.room[1])
    return next(fitting, USUAL)


def surely_fits(block: Identity, style: PageStyle) -> bool:
    """Whether a block is so short that it takes one page in the usual size in any program."""
    return _height(block, style, USUAL) <= _SURE * style.room[1]


def _height(block: Identity, style: PageStyle, size: float) -> float:
    """The height of the block in mm."""
    line = size * POINT * _PITCH
    pairs = (
        (block.legal_basis, block.qualifications),
        (block.related, block.equipment),
        (block.warnings, block.records),
    )
    head = _HEAD_LINES * line + _HEAD_ROWS * _CELL
    return head + added(_row(pair, style, size) * line + _CELL for pair in pairs)


def _row(pair: Sequence[Sequence[str]], style: PageStyle, size: float) -> int:
    """The lines of two lists beside each other, with their titles."""
    face, width = DOCUMENT_FACES[style.face], style.room[0] / 2 - _SIDE
    return 1 + max(
        max(sum(len(face.wrap(item, width, size * POINT)) for item in items), 1) for items in pair
    )
