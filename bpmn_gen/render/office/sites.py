"""The connection sites of preset shapes: where on its border a connector can be glued.

A site is known by its number.  It stands at fixed parts of the width and the height of its shape,
so that it stays in place when staff make the shape larger.
"""

from __future__ import annotations

SQUARE: tuple[tuple[float, float], ...] = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
"""Sites of boxes, diamonds and capsules: top, left, bottom, right."""
_NEAR, _FAR = 0.146447, 0.853553
"""The parts of the box around a circle at which its diagonals cut it: (1 -/+ cos 45°) / 2."""
ROUND: tuple[tuple[float, float], ...] = (
    (0.5, 0.0),
    (_NEAR, _NEAR),
    (0.0, 0.5),
    (_NEAR, _FAR),
    (0.5, 1.0),
    (_FAR, _FAR),
    (1.0, 0.5),
    (_FAR, _NEAR),
)
"""Sites of circles: from the top, counterclockwise in eighths of a turn."""
