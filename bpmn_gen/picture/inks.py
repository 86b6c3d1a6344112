"""The colours and lines of each role, on paper and on a dark screen.

The palette is small on purpose: white paper, slate lines and one navy; green, red and ochre mark
only starts, ends and decisions.  Every pair of text and ground has a contrast of 4.5 or more, so
that all can read it. Things differ in shape as well as in colour, so that a black-and-white print
loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT_FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Ink:
    """How one role is drawn; an empty colour draws nothing."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    """Width of the stroke in px."""
    dash: tuple[float, float] | None = None
    """px that are drawn and px that are left out, in turn."""
    dark_fill: str = ""
    dark_stroke: str = ""


_NAVY, _SLATE, _RULE = "#1f3a5f", "#3b4856", "#b4bfca"
_PALE, _MIST = "#8fb3de", "#a9b4c0"
"""What navy and slate become on a dark screen."""

INKS: dict[str, Ink] = {
    "paper": Ink(fill="#ffffff", dark_fill="#10151b"),
    "rule": Ink(stroke=_NAVY, width=1.5, dark_stroke=_PALE),
    "hairline": Ink(stroke=_RULE, width=0.75, dark_stroke="#3a4653"),
    "pool": Ink(stroke=_NAVY, width=1.25, dark_stroke="#5f7ea6"),
    "pool-header": Ink(
        fill=_NAVY, stroke=_NAVY, width=1.25, dark_fill="#29476e", dark_stroke="#5f7ea6"
    ),
    "lane": Ink(
        fill="#ffffff", stroke=_RULE, width=0.75, dark_fill="#151c24", dark_stroke="#3a4653"
    ),
    "lane-alternate": Ink(
        fill="#f7f9fb", stroke=_RULE, width=0.75, dark_fill="#19212a", dark_stroke="#3a4653"
    ),
    "lane-header": Ink(
        fill="#e8edf3", stroke=_RULE, width=0.75, dark_fill="#222d39", dark_stroke="#3a4653"
    ),
    "phase-header": Ink(
        fill="#dce5ef", stroke=_RULE, width=0.75, dark_fill="#26374a", dark_stroke="#3a4653"
    ),
    "phase-border": Ink(stroke="#7f8fa0", width=0.9, dash=(5.0, 3.5), dark_stroke="#66788b"),
    "activity": Ink(
        fill="#ffffff", stroke="#2c4a6e", width=1.2, dark_fill="#1d2731", dark_stroke=_PALE
    ),
    "call": Ink(fill="#f1f5fa", stroke=_NAVY, width=2.4, dark_fill="#1f2c3a", dark_stroke=_PALE),
    "start": Ink(
        fill="#eaf4ec", stroke="#2f6f43", width=1.6, dark_fill="#1a2b20", dark_stroke="#7cc596"
    ),
    "start-beside": Ink(
        fill="#eaf4ec",
        stroke="#2f6f43",
        width=1.6,
        dash=(4.0, 2.5),
        dark_fill="#1a2b20",
        dark_stroke="#7cc596",
    ),
    "event-work": Ink(
        fill="#ffffff",
        stroke="#2c4a6e",
        width=1.2,
        dash=(1.5, 2.5),
        dark_fill="#1d2731",
        dark_stroke=_PALE,
    ),
    "intermediate": Ink(
        fill="#ffffff", stroke="#2c4a6e", width=1.2, dark_fill="#1d2731", dark_stroke=_PALE
    ),
    "end": Ink(
        fill="#fbeeed", stroke="#9b2f2f", width=3.0, dark_fill="#331d1d", dark_stroke="#e39a94"
    ),
    "gateway": Ink(
        fill="#fff8e8", stroke="#87610a", width=1.4, dark_fill="#2d2616", dark_stroke="#e0bb68"
    ),
    "gateway-sign": Ink(stroke="#87610a", width=2.6, dark_stroke="#e0bb68"),
    "note": Ink(stroke="#6b7885", width=1.0, dark_stroke=_MIST),
    "data": Ink(
        fill="#ffffff", stroke="#6b7885", width=1.0, dark_fill="#1d2731", dark_stroke=_MIST
    ),
    "flow": Ink(stroke=_SLATE, width=1.25, dark_stroke=_MIST),
    "flow-head": Ink(fill=_SLATE, stroke=_SLATE, width=0.5, dark_fill=_MIST, dark_stroke=_MIST),
    "message": Ink(stroke=_SLATE, width=1.25, dash=(6.0, 4.0), dark_stroke=_MIST),
    "message-head": Ink(
        fill="#ffffff", stroke=_SLATE, width=1.0, dark_fill="#10151b", dark_stroke=_MIST
    ),
    "association": Ink(stroke="#6b7885", width=1.0, dash=(1.5, 3.0), dark_stroke=_MIST),
    "tag": Ink(fill="#ffffff", stroke="#2c4a6e", width=0.8, dark_fill="#10151b", dark_stroke=_PALE),
    "tag-code": Ink(fill=_NAVY, stroke=_NAVY, width=0.8, dark_fill="#345a8a", dark_stroke=_PALE),
    "icon": Ink(stroke="#2c4a6e", width=0.9, dark_stroke=_PALE),
    "icon-inverse": Ink(stroke="#ffffff", width=0.9, dark_stroke="#10151b"),
    "icon-solid": Ink(
        fill="#2c4a6e", stroke="#2c4a6e", width=0.9, dark_fill=_PALE, dark_stroke=_PALE
    ),
    "reference": Ink(
        fill="#fdf3d7", stroke=_SLATE, width=1.1, dark_fill="#2d2616", dark_stroke=_MIST
    ),
    "form": Ink(
        fill="#ffffff", stroke="#18222d", width=1.1, dark_fill="#1d2731", dark_stroke=_MIST
    ),
    "form-page": Ink(
        fill="#eef2f6", stroke="#18222d", width=1.1, dark_fill="#26374a", dark_stroke=_MIST
    ),
    "form-rule": Ink(stroke="#4b5660", width=0.75, dark_stroke="#5b6875"),
    "form-head": Ink(
        fill="#e8edf3", stroke="#4b5660", width=0.75, dark_fill="#222d39", dark_stroke="#5b6875"
    ),
    "form-name": Ink(fill="#ffffff", dark_fill="#151c24"),
    "frame": Ink(stroke="#18222d", width=1.1, dark_stroke="#aab5c0"),
    "band": Ink(
        fill="#f4f7fa", stroke=_RULE, width=0.75, dark_fill="#161e26", dark_stroke="#3a4653"
    ),
    "party": Ink(
        fill="#ffffff", stroke="#6b7885", width=0.9, dark_fill="#1d2731", dark_stroke=_MIST
    ),
    "party-outside": Ink(
        fill="#fff8e8",
        stroke="#87610a",
        width=1.1,
        dash=(4.0, 2.5),
        dark_fill="#2d2616",
        dark_stroke="#e0bb68",
    ),
    "tier-appraiser": Ink(
        fill="#dce5ef", stroke=_NAVY, width=1.8, dark_fill="#26374a", dark_stroke=_PALE
    ),
    "staff": Ink(
        fill="#eaf4ec", stroke="#2f6f43", width=1.2, dark_fill="#1a2b20", dark_stroke="#7cc596"
    ),
    "staff-conditional": Ink(
        fill="#ffffff",
        stroke="#2f6f43",
        width=1.1,
        dash=(4.0, 2.5),
        dark_fill="#151c24",
        dark_stroke="#7cc596",
    ),
    "text": Ink(fill="#18222d", dark_fill="#e7ecf1"),
    "text-muted": Ink(fill="#55616d", dark_fill="#aab5c0"),
    "text-navy": Ink(fill=_NAVY, dark_fill="#b5cdea"),
    "text-inverse": Ink(fill="#ffffff", dark_fill="#ffffff"),
}
"""The ink of each role."""

_ADDED, _ALTERED, _MOVED, _GONE = "#1a6b2b", "#9a5b00", "#1f4e9c", "#b00020"
_LIGHT_ADDED, _LIGHT_ALTERED, _LIGHT_MOVED, _LIGHT_GONE = "#7cc596", "#e0bb68", "#8fb3de", "#f0909c"
"""What these become on a dark screen."""

CHANGE_INKS: dict[str, Ink] = {
    "new-frame": Ink(stroke=_ADDED, width=2.0, dark_stroke=_LIGHT_ADDED),
    "changed-frame": Ink(stroke=_ALTERED, width=3.0, dash=(10.0, 5.0), dark_stroke=_LIGHT_ALTERED),
    "moved-frame": Ink(stroke=_MOVED, width=3.0, dash=(2.5, 4.5), dark_stroke=_LIGHT_MOVED),
    "gone-frame": Ink(stroke=_GONE, width=2.4, dash=(16.0, 7.0), dark_stroke=_LIGHT_GONE),
    "new-disc": Ink(fill=_ADDED, dark_fill="#1d6b34"),
    "changed-disc": Ink(fill=_ALTERED, dark_fill="#8a5200"),
    "moved-disc": Ink(fill=_MOVED, dark_fill="#2a5aa8"),
    "gone-disc": Ink(fill=_GONE, dark_fill="#a80f2b"),
    "disc-sign": Ink(stroke="#ffffff", width=1.8, dark_stroke="#ffffff"),
    "gone-cross": Ink(stroke=_GONE, width=2.4, dark_stroke=_LIGHT_GONE),
    "gone-hatching": Ink(stroke="#d9a3ab", width=0.9, dark_stroke="#6b3038"),
    "new-flow": Ink(stroke=_ADDED, width=3.2, dark_stroke=_LIGHT_ADDED),
    "new-head": Ink(
        fill=_ADDED, stroke=_ADDED, width=0.5, dark_fill=_LIGHT_ADDED, dark_stroke=_LIGHT_ADDED
    ),
    "new-message": Ink(stroke=_ADDED, width=3.2, dash=(6.0, 4.0), dark_stroke=_LIGHT_ADDED),
    "gone-flow": Ink(stroke=_GONE, width=1.3, dash=(3.0, 3.0), dark_stroke=_LIGHT_GONE),
    "gone-head": Ink(
        fill=_GONE, stroke=_GONE, width=0.5, dark_fill=_LIGHT_GONE, dark_stroke=_LIGHT_GONE
    ),
    "gone-message-head": Ink(
        fill="#ffffff", stroke=_GONE, width=1.0, dark_fill="#10151b", dark_stroke=_LIGHT_GONE
    ),
    "gone-shape": Ink(
        fill="#ffffff",
        stroke="#7a5a5f",
        width=1.2,
        dash=(5.0, 3.0),
        dark_fill="#1d2731",
        dark_stroke=_LIGHT_GONE,
    ),
    "gone-sign": Ink(stroke="#7a5a5f", width=1.6, dark_stroke=_LIGHT_GONE),
    "gone-text": Ink(fill="#5a4346", dark_fill="#e8c4c9"),
}
"""The ink of each role on maps that show what changed.  They stand apart, because no other file
has to hold them."""


def ink_of(role: str) -> Ink:
    """The ink of a role."""
    return INKS[role] if role in INKS else CHANGE_INKS[role]
