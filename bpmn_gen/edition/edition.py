"""What a decree sets, as it is kept in ``edisi.json``.

The file is read years later and perhaps after somebody edited it, so the reader takes nothing but
what stands here and refuses formats that it does not know.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from bpmn_gen.definition.dates import spoken_date

FORMAT = 1
"""Raised when the meaning of a field changes; newer formats are refused."""
FILE = "edisi.json"
"""The name of the file in the folder of an edition."""

Words = Annotated[str, StringConstraints(max_length=2_000)]
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
"""A code or the name of a folder, which never leads elsewhere."""


class _Kept(BaseModel):
    """What is kept: read strictly, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SetIdentity(_Kept):
    """The part of the identity block of an SOP that a decree settles, as it is printed."""

    number: Words = ""
    made: Words = ""
    revised: Words = ""
    effective: Words = ""
    signer_title: Words = ""
    signer_decree: Words = ""
    signer_name: Words = ""
    signer_rank: Words = ""
    signer_nip: Words = ""
    outdated: Words = ""
    """The date of revision that the definitions still gave when this revision was set without one:
    it is that of the revision before."""


class SetProcess(_Kept):
    """One process of a unit that the decree sets."""

    code: Name
    name: Words
    revision: int = 0
    """How often it was set anew with another content; 0 the first time."""
    identity: SetIdentity | None = None
    """None for a general reference, which has no SOP."""


class SetUnit(_Kept):
    """A unit or unit type with what the decree sets of it."""

    slug: Name
    """The folder of its outputs, e.g. ``unit-kecamatan-kroya``."""
    name: Words
    tipe: int
    unit: Words | None = None
    """Its name in unit.yaml; None for a unit type."""
    processes: tuple[SetProcess, ...]
    """By code, ascending."""
    drafts: tuple[Name, ...] = ()
    """Codes of processes of its own that the decree lists as drafts and does not set."""


class Edition(_Kept):
    """What one decree sets."""

    format: int
    number: Words
    date: dt.date
    head: Words
    """Whose decree it is, e.g. ``Bupati Cilacap``."""
    program: Words
    """The version of the program that wrote it."""
    units: tuple[SetUnit, ...]
    """In the order in which they were chosen."""

    @property
    def numbered(self) -> str:
        """E.g. ``Nomor 500/12 Tahun 2026``; a number that names its year is left as it is."""
        return numbered(self.number, self.date)

    @property
    def decree(self) -> str:
        """E.g. ``Keputusan Bupati Cilacap Nomor 500/12 Tahun 2026``."""
        return f"Keputusan {self.head} {self.numbered}"

    @property
    def day(self) -> str:
        """Its date in words."""
        return spoken_date(self.date)

    @property
    def decree_of_day(self) -> str:
        """The decree with its date, e.g. ``Keputusan ... Tahun 2026 tanggal 5 Januari 2026``."""
        return f"{self.decree} tanggal {self.day}"

    def unit_of(self, slug: str) -> SetUnit | None:
        """What it sets of a unit; None where it sets nothing."""
        return next((one for one in self.units if one.slug == slug), None)


def numbered(number: str, day: dt.date) -> str:
    """The number of a decree with its year, as sentences name it."""
    has_year = "tahun" in number.casefold() or re.search(rf"\b{day.year}$", number)
    return f"Nomor {number}" if has_year else f"Nomor {number} Tahun {day.year}"
