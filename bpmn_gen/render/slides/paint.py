"""The ink of a role as DrawingML: fills, lines and their dashes."""

from __future__ import annotations

from functools import lru_cache

from bpmn_gen.picture.inks import INKS

NO_LINE = "<a:ln><a:noFill/></a:ln>"


def fill(role: str) -> str:
    """The fill of a role."""
    return _solid(colour) if (colour := INKS[role].fill) else "<a:noFill/>"


@lru_cache(maxsize=256)
def line(role: str, unit: float, heads: str = "") -> str:
    """The line of a role.

    Args:
        role: what is drawn.
        unit: EMU of a px.
        heads: elements for the heads of an arrow.
    """
    ink = INKS[role]
    if not ink.stroke:
        return NO_LINE
    dash = _dash(ink.dash, ink.width) if ink.dash else ""
    return (
        f'<a:ln w="{round(ink.width * unit)}">{_solid(ink.stroke)}{dash}'
        f'<a:miter lim="800000"/>{heads}</a:ln>'
    )


def _dash(dash: tuple[float, float], width: float) -> str:
    """A dash, whose lengths DrawingML gives in 1000ths of a percent of the width of the line."""
    drawn, blank = (round(length / width * 100_000) for length in dash)
    return f'<a:custDash><a:ds d="{drawn}" sp="{blank}"/></a:custDash>'


def _solid(colour: str) -> str:
    """A plain colour, which is given as ``#rrggbb``."""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def text_fill(role: str) -> str:
    """The colour of a text."""
    return _solid(INKS[role].fill)
