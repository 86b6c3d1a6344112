"""A process as the page holds it, and as it is sent: rows of texts, nothing else.

What comes from a browser is untrusted: names of columns are known ones, counts and lengths are
bounded, and no text of it is ever a path.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bpmn_gen.sheets.columns import COLUMNS
from bpmn_gen.sheets.process_form import ACTOR_TITLES

ROWS: Final = 2_000
"""Rows of a process; the longest that is known has some hundreds."""
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


class Sent(Incoming):
    """What a page asks about a process."""

    berkas: Annotated[str, StringConstraints(max_length=500)]
    """The file of the process, inside the definition folder."""
    sidik: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Digest of the file that the page began with."""
    sasaran: Annotated[str, StringConstraints(max_length=200)] = ""
    """For which unit it is drawn."""
    sop: bool = True
    """Whether the SOP is looked at, which takes longer to lay out than the map."""
    isi: State


STEP_KEYS: Final = tuple(one.key for one in COLUMNS if one.key not in ("no", "asal", "id"))
"""Columns of a step that people write in."""
ACTOR_KEYS: Final = tuple(ACTOR_TITLES)
"""Columns of an actor."""
