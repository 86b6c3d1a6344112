"""Lanes of a BPMN process as pelaku of a definition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler.yaml_text import BLANK
from bpmn_gen.model.graph import lanes_of
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.decompiler.yaml_text import Value
    from bpmn_gen.model.elements import Process
    from bpmn_gen.model.foreign import SubProcess

LANE: Final = "lajur_"
"""What ids of lanes begin with in the project's own files; the key of the actor follows."""
_WORDS: Final = 4
"""Words of a name that become a key."""


@dataclass(slots=True)
class Actors:
    """The pelaku and pihak of a process, found by lane and by name."""

    catalogue: Catalogue
    unit: str = ""
    """The unit type or unit that the file says it is for."""
    notes: list[str] = field(default_factory=list)
    lanes: dict[str, dict[str, str]] = field(default_factory=dict)
    """What is written for each pelaku, by key."""
    parties: dict[str, dict[str, str]] = field(default_factory=dict)
    """What is written for each pihak, by key."""
    _lane_of: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _ids: IdSpace = field(default_factory=IdSpace)

    def read(self, process: Process, fallback: str) -> None:
        """Take the lanes of a process; without any, one named ``fallback``."""
        for lane in lanes_of(process.lanes):
            if lane.flow_node_refs:
                own = lane.id.removeprefix(LANE) if lane.id.startswith(LANE) else ""
                key = self._add(self.lanes, lane.name, own)
                self._lane_of |= dict.fromkeys(lane.flow_node_refs, key)
        if not self.lanes:
            self._add(self.lanes, fallback)

    def read_like(self, around: Actors, sub: SubProcess) -> None:
        """Take the actor in whose lane a sub-process lies: all its steps are that actor's."""
        key = around.lane([sub.id])
        self.lanes[self._ids.take(key)] = around.lanes[key]

    def said(self) -> dict[str, Value]:
        """What a definition says about them."""
        said: dict[str, Value] = {"pelaku": self.lanes}
        return said | ({"pihak": self.parties} if self.parties else {})

    def lane(self, nodes: Iterable[str]) -> str:
        """The key of the first of some nodes that is in a lane, else of the first lane."""
        found = (self._lane_of[node] for node in nodes if node in self._lane_of)
        return next(found, next(iter(self.lanes)))

    def named(self, name: str) -> str:
        """The key of an actor or party by its name; an unknown one becomes a party."""
        return self._by_name.get(name) or self._add(self.parties, name)

    def _add(self, where: dict[str, dict[str, str]], name: str, own: str = "") -> str:
        """Write down an actor or a party; the name is printed as the file has it."""
        key = self._ids.take(own or key_of(name or "pelaksana"))
        roles = self.catalogue.roles_of(name, self.unit)
        role = roles[0] if len(roles) == 1 else None
        if len(roles) > 1:
            self.notes.append(f"'{name}' dapat berarti peran {', '.join(roles)}")
        said = {"peran": role or BLANK}
        if role and (body := self.catalogue.elsewhere(name, role)):
            said["instansi"] = escaped(body)
        elif name and not (role and self.catalogue.is_term(name, role) and not own):
            said["sebutan"] = escaped(name)
        where[key] = said
        self._by_name.setdefault(name, key)
        return key


def key_of(text: str) -> str:
    """A short key made of the first words of a text."""
    return slug(" ".join(text.split()[:_WORDS]).lower())
