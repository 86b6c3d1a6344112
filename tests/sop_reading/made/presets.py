"""Which shapes an author takes, and what is written into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from tests.sop_reading.made.content import Truth
    from tests.sop_reading.made.manner import Manner

SHAPES = {
    "kegiatan": ("flowChartProcess", "rect"),
    "keputusan": ("flowChartDecision", "diamond"),
    "mulai": ("flowChartTerminator", "roundRect", "flowChartAlternateProcess", "ellipse"),
    "selesai": ("flowChartTerminator", "roundRect", "flowChartAlternateProcess", "ellipse"),
}
ENDS = {"mulai": "Mulai", "selesai": "Selesai"}


def preset(dice: random.Random, kind: str, manner: Manner) -> str:
    """Which preset the author takes."""
    names = SHAPES[kind]
    if manner.family == "mixed":
        return dice.choice(names)
    return names[1] if manner.family == "plain" else names[0]


def text_in(dice: random.Random, step: Truth, place: int, manner: Manner) -> str:
    """What the author writes into a symbol."""
    kind = str(step["jenis"])
    if manner.texts == "tanya" and kind == "keputusan":
        return dice.choice(("Lengkap?", "Sesuai?", "Setuju?"))
    return {
        "nomor": str(place + 1),
        "kata": "Proses" if kind == "kegiatan" else "",
        "isi": str(step["kegiatan"]),
        "ujung": ENDS.get(kind, ""),
    }.get(manner.texts, "")
