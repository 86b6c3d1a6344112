"""What bears the provisions, in the words of every table of the regulation.

The tables say the same as ``bpmn-gen trace``: what carries a provision out or states it, and apart
from that what only names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import runs
from bpmn_gen.rules.carriers import Bearing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.rules.carriers import Carrier
    from bpmn_gen.rules.coverage import Row

NAMED = "hanya menyebut"
"""The words before what names a provision without carrying it out or stating it."""
_MADE = {
    "penilai": "tabel penilai kinerja",
    "tipe unit": "gambar unit",
    "formulir": "surat",
    "matriks": "gambar tanggung jawab",
    "syarat": "syarat tipe unit",
    "tahap": "tahap",
    "varian": "varian",
    "proses": "proses",
    "langkah": "langkah",
}
"""What people call that which bears a provision, by its kind."""
_UNDRAWN = {"tipe unit": "judul tipe unit"}
"""What people call that which only names one, where that is another thing."""


def in_short(rows: Iterable[Row]) -> str:
    """The processes and the other things that bear some provisions, then what only names them."""
    every = [one for row in rows for one in row.carriers]
    bearing = [one for one in every if one.bearing is not Bearing.NAMES]
    codes = sorted({one.code for one in bearing if one.code})
    others = dict.fromkeys(_home(one) for one in bearing if not one.code)
    told = (", ".join(codes), ", ".join(others), _named(every))
    return "; ".join(filter(None, told)).replace("|", "\\|")


def in_full(row: Row) -> str:
    """What bears a provision, the steps of a process together, then what only names it."""
    told: dict[str, dict[str, None]] = {}
    for one in row.carriers:
        if one.bearing is not Bearing.NAMES:
            home, words = _told(one)
            told.setdefault(home, {}).setdefault(words)
    shown = [
        f"{home}: {'; '.join(filter(None, words))}" if any(words) else home
        for home, words in told.items()
    ]
    return " · ".join(filter(None, (*shown, _named(row.carriers)))).replace("|", "\\|")


def _named(carriers: Iterable[Carrier]) -> str:
    """What names provisions and does no more for any of them."""
    homes: dict[Bearing, dict[str, None]] = {bearing: {} for bearing in Bearing}
    for one in sorted(carriers, key=lambda one: (not one.code, one.code)):
        homes[one.bearing].setdefault(one.code or _home(one))
    only = homes[Bearing.NAMES].keys() - homes[Bearing.DOES].keys() - homes[Bearing.STATES].keys()
    kept = [home for home in homes[Bearing.NAMES] if home in only]
    return f"{NAMED}: {', '.join(kept)}" if kept else ""


def _home(one: Carrier) -> str:
    """What people call an element that is in no process."""
    if one.kind == "kelompok":
        return f"kelompok {one.label}"
    if one.kind == "peran":
        return f"peran {one.text}"
    names = _MADE | _UNDRAWN if one.bearing is Bearing.NAMES else _MADE
    return names[one.kind]


def _told(one: Carrier) -> tuple[str, str]:
    """The process of a step and what is done there; or where else a provision is stated."""
    types = f" (tipe {runs(one.types).replace(' ', ', ')})" if one.types else ""
    if one.code and one.step:
        return f"**{one.code}**{types}", one.text
    if one.code:
        return f"**{one.code}**{types}", one.where
    if one.kind == "formulir":
        return f"surat {one.label}", one.text
    if one.kind == "kelompok":
        return _home(one), one.where
    return one.where or _home(one), ""
