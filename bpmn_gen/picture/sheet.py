"""The words around a map: whose it is, what it shows, and on which provision it rests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of the title block and the foot of a map.

    None of them changes by itself, so that equal definitions give equal files.
    """

    code: str
    """The code of the process as people write it, e.g. ``CLP.02.02``."""
    title: str
    """The name of the process."""
    unit: str
    """The unit or unit type whose map it is."""
    government: str
    """The regency's government, e.g. ``Pemerintah Kabupaten Cilacap``."""
    source: str
    """Citation of the provision that the process comes from; may be empty."""
    dated: dt.date
    """The date that its files bear; each maker gives it, so that none forgets it."""
    form: str = "Peta Lintas Fungsi"
    """The kind of map."""
    codes: str = ""
    """Codes of the map and of what belongs to it, printed beside the unit."""
    remark: str = ""
    """What readers should know about the map, printed behind the source."""
    mark: str = ""
    """One word on every page that says that the map is not set; empty for no mark."""
    status: str = ""
    """By which decree the map is set, or that it is not; may be empty."""
