"""A process or a unit as its page holds it, and as it is sent: rows of texts, nothing else.

What comes from a browser is untrusted: names of columns are known ones, counts and lengths are
bounded, and no text of it is ever a path.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bpmn_gen.definition.source import MAX_BYTES
from bpmn_gen.sheets.columns import COLUMNS
from bpmn_gen.sheets.process_form import ACTOR_TITLES

ROWS: Final = 2_000
"""Rows of a process; the longest that is known has some hundreds."""
FILLED: Final = 10_000
"""Rows of a table of a unit, which has one for each step of all its processes."""
LONGEST: Final = 20_000
"""Characters of a cell that are taken in, so that one that is too long can be told."""

Text = Annotated[str, StringConstraints(max_length=LONGEST)]
Key = Annotated[str, StringConstraints(pattern=r"^#\d{1,6}$")]
"""What a row is called as long as its page is open, whatever its number is."""


class Incoming(BaseModel):
    """Something from a browser."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Row(Incoming):
    """One step."""

    kunci: Key
    asal: Annotated[str, StringConstraints(max_length=200)] = ""
    """Where its step stands in the file that the page began with; empty of a new one."""
    sel: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")], Text]
    """Texts by column."""


class State(Incoming):
    """A process."""

    baris: Annotated[list[Row], Field(max_length=ROWS)]
    pelaku: Annotated[
        list[dict[Annotated[str, StringConstraints(max_length=20)], Text]],
        Field(max_length=200),
    ]
    """Rows of the table of actors and parties."""
    isian: dict[Annotated[str, StringConstraints(max_length=80)], Text]
    """Texts of the head of the process by the title of their field."""


Column = Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,40}$")]


class UnitState(Incoming):
    """What a unit says of itself, and what it fills in."""

    isian: dict[Annotated[str, StringConstraints(max_length=80)], Text]
    """Texts about the unit itself by the title of their field."""
    tabel: dict[
        Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}$")],
        Annotated[
            dict[Annotated[str, StringConstraints(max_length=300)], dict[Column, Text]],
            Field(max_length=FILLED),
        ],
    ]
    """By table and key of a row: texts by column."""


Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Of a file."""


class Asked(Incoming):
    """What a page asks about a file."""

    berkas: Annotated[str, StringConstraints(max_length=500)]
    """The file, inside the definition folder."""
    sidik: Digest
    """Digest of the file that the page began with."""


class SentUnit(Asked):
    """What a page asks about a unit."""

    peta: Annotated[str, StringConstraints(max_length=200)] = ""
    """Which of its maps is looked at."""
    isi: UnitState


class TextState(Incoming):
    """A file as its text."""

    teks: Annotated[str, StringConstraints(max_length=MAX_BYTES)]


class SentText(Asked):
    """What a page asks about the text of a file."""

    isi: TextState


class Sent(Asked):
    """What a page asks about a process."""

    sasaran: Annotated[str, StringConstraints(max_length=200)] = ""
    """For which unit it is drawn."""
    sop: bool = True
    """Whether the SOP is looked at, which takes longer to lay out than the map."""
    isi: State


STEP_KEYS: Final = tuple(one.key for one in COLUMNS if one.key not in ("no", "asal", "id"))
"""Columns of a step that people write in."""
ACTOR_KEYS: Final = tuple(ACTOR_TITLES)
"""Columns of an actor."""
