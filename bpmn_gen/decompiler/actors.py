"""From the lanes of a BPMN process to the pelaku and pihak of a definition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler.remarks import read_labels, several
from bpmn_gen.decompiler.yaml_text import UNFILLED
from bpmn_gen.model.graph import lanes_of
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.definition.value import Value
    from bpmn_gen.model.elements import Lane, Process, SubProcess

LANE: Final = "lajur_"
"""The beginning of a lane's id in the project's own files; the key of the actor follows it."""
_FORMS: Final = {
    "Jabatan": "jabatan",
    "Masyarakat": "masyarakat",
    "Unit": "unit",
    "Instansi": "instansi",
}
"""Keys of an actor by the labels in the documentation of its lane."""
_WORDS: Final = 4
"""Words of a name that become a key: enough to tell actors apart, few enough to type."""


@dataclass(slots=True)
class Actors:
    """The pelaku (actors with a lane) and pihak (parties without one) of a process."""

    catalogue: Catalogue
    unit: str = ""
    """Name of the unit type or unit that the file says it is for; empty where it does not."""
    notes: list[str] = field(default_factory=list)
    """What somebody should look at, one Indonesian sentence each."""
    lanes: dict[str, Value] = field(default_factory=dict)
    """By key of a pelaku: what the definition says about it."""
    parties: dict[str, Value] = field(default_factory=dict)
    """By key of a pihak: what the definition says about it."""
    _lane_of: dict[str, str] = field(default_factory=dict)
    """By id of a node: the key of the pelaku in whose lane it lies."""
    _by_name: dict[str, str] = field(default_factory=dict)
    """By name: the key of a pelaku or pihak."""
    _ids: IdSpace = field(default_factory=IdSpace)

    def read(self, process: Process, fallback: str) -> None:
        """Take the lanes of a process; where it has none, one lane with the name ``fallback``."""
        around = {inner.id: lane for lane in lanes_of(process.lanes) for inner in lane.lanes}
        filled = [lane for lane in lanes_of(process.lanes) if lane.flow_node_refs]
        alike = Counter(lane.name for lane in filled)
        for lane in filled:
            own = lane.id.removeprefix(LANE) if lane.id.startswith(LANE) else ""
            name = lane.name
            if alike[name] > 1 and lane.id in around and not own:
                name = f"{name} {around[lane.id].name}"  # two offices have a head each
            key = self._of_lane(replace(lane, name=name), own)
            self._lane_of |= dict.fromkeys(lane.flow_node_refs, key)
        if not self.lanes:
            self._add(self.lanes, fallback)

    def read_like(self, around: Actors, sub: SubProcess) -> None:
        """Take the actor in whose lane a sub-process lies, who does all its steps.

        ``around`` holds the actors of the process around it.
        """
        key = around.lane([sub.id])
        self.lanes[self._ids.take(key)] = around.lanes[key]

    def said(self) -> dict[str, Value]:
        """The keys ``pelaku`` and ``pihak`` of the definition."""
        said: dict[str, Value] = {"pelaku": self.lanes}
        return said | ({"pihak": self.parties} if self.parties else {})

    def lane(self, nodes: Iterable[str]) -> str:
        """The key of the first of some nodes that is in a lane; where none is, the first key."""
        found = (self._lane_of[node] for node in nodes if node in self._lane_of)
        return next(found, next(iter(self.lanes)))

    def named(self, name: str) -> str:
        """The key of an actor or party by its name; an unknown one becomes a party."""
        return self._by_name.get(name) or self._add(self.parties, name)

    def _of_lane(self, lane: Lane, own: str) -> str:
        """Note the actor of a lane and return its key.

        In the project's own files a lane says who it is where the regulation has no role for it.
        """
        labels, _ = read_labels(lane.documentation)
        said: dict[str, Value] = {
            key: escaped(labels[label]) for label, key in _FORMS.items() if own and label in labels
        }
        if said:
            key = self._ids.take(own)
            self._by_name.setdefault(lane.name, key)
        else:
            key = self._add(self.lanes, lane.name, own)
            known = self.lanes[key]
            said = dict(known) if isinstance(known, Mapping) else {}
        if names := several(labels.get("Kualifikasi")):
            said["kualifikasi"] = [escaped(one) for one in names]
        title = said.get("jabatan", "")
        self.lanes[key] = title if said.keys() == {"jabatan"} and _is_title(title) else said
        return key

    def _add(self, where: dict[str, Value], name: str, own: str = "") -> str:
        """Note an actor or a party and return its key.

        The key is ``own`` where the file is one of ours.  The role is left to be filled in unless
        the name means exactly one.  The name is written down unless the role's term says the same.
        """
        key = self._ids.take(own or key_of(name or "pelaksana"))
        roles = self.catalogue.roles_of(name, self.unit)
        role = roles[0] if len(roles) == 1 else None
        if len(roles) > 1:
            self.notes.append(f"'{name}' dapat berarti peran {', '.join(roles)}")
        said = {"peran": role or UNFILLED}
        if role and (body := self.catalogue.elsewhere(name, role)):
            said["instansi"] = escaped(body)
        elif name and not (role and self.catalogue.is_term(name, role) and not own):
            said["sebutan"] = escaped(name)
        where[key] = said
        self._by_name.setdefault(name, key)
        return key


def _is_title(text: Value) -> bool:
    """Whether a text alone is read as a title, and not as the key of a role."""
    return isinstance(text, str) and not re.fullmatch(r"[a-z0-9_]+", text.strip())


def key_of(text: str) -> str:
    """A key made of the first words of a text."""
    return slug(" ".join(text.split()[:_WORDS]).lower())
