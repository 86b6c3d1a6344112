"""Who works in a process: the names that people choose from, and the keys behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.schema.proses import SIAPA
from bpmn_gen.workbook.tidy import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.definition.value import Value

KINDS: Final = {"jabatan": "Jabatan", "peran": "Peran", "masyarakat": "Masyarakat"}
"""What an actor may be, as people choose it."""
SIDES: Final = {"pelaku": "Pelaku", "pihak": "Pihak"}
"""Whether somebody has a lane."""
_ROLE = re.compile(r"[a-z0-9_]+")
_WORD = re.compile(r"[a-z0-9]+")
_KEY_WORDS = 3


class Actors:
    """The actors and parties of a process by key, with the name that people choose."""

    def __init__(self, process: Mapping[str, Value], term: Callable[[str], str]) -> None:
        """Name everybody once.

        Args:
            process: as it is written.
            term: the words for the key of a role.
        """
        self.raw: dict[str, Value] = {}
        self.side: dict[str, str] = {}
        self.name: dict[str, str] = {}
        self._term = term
        for side in SIDES:
            listed = process.get(side, {})
            for key, actor in listed.items() if isinstance(listed, Mapping) else ():
                self.add(key, actor, side)

    def add(self, key: str, actor: Value, side: str, name: str = "") -> None:
        """Add somebody under a name of its own."""
        shown = name or self._shown(actor)
        if folded(shown) in {folded(one) for one in self.name.values()}:
            shown = f"{shown} [{key}]"
        self.raw[key], self.side[key], self.name[key] = actor, side, shown

    def key_of(self, name: str) -> str | None:
        """The key of a name, or of the key itself; None where there is nobody of that name."""
        wanted = folded(name)
        for key, known in self.name.items():
            if wanted in (folded(known), folded(key)):
                return key
        return None

    def new_key(self, name: str) -> str:
        """A key for somebody who has none."""
        words = "_".join(_WORD.findall(name.casefold())[:_KEY_WORDS]) or "pelaku"
        key, number = words, 2
        while key in self.raw:
            key, number = f"{words}_{number}", number + 1
        return key

    def _shown(self, actor: Value) -> str:
        """What an actor is called, with the unit or body it belongs to."""
        said = said_of(actor)
        kind = next((one for one in SIAPA if one in said), "")
        word = str(said.get(kind, ""))
        name = str(said.get("sebutan", "")) or (self._term(word) if kind == "peran" else word)
        place = said.get("unit") or said.get("instansi")
        return f"{name} ({place})" if place else name


def said_of(actor: Value) -> dict[str, Value]:
    """An actor with its keys, also where it is written as a mere name."""
    if isinstance(actor, Mapping):
        return dict(actor)
    word = str(actor)
    return {"peran" if _ROLE.fullmatch(word) else "jabatan": word}


def written(said: Mapping[str, Value]) -> Value:
    """An actor as short as it can be written."""
    for kind in ("peran", "jabatan"):
        word = str(said.get(kind, ""))
        if set(said) == {kind} and bool(_ROLE.fullmatch(word)) == (kind == "peran"):
            return word
    return dict(said)
