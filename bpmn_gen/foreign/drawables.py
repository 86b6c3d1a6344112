"""What a file shows, without the XML it came from: nodes, lanes and lines in their scopes, by id.

``semantics`` takes drawables from a foreign file, ``interchange.anew`` from our own model.  Both
are laid out by the same code, because that code needs to know nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

LONGEST_DRAWN_NAME: Final = 1000
"""Characters of a name for which room is made.  Longer names are cut, because nobody could read
them on a sheet."""


@dataclass(slots=True, eq=False)
class Drawable:
    """An element that can be drawn, or a scope that holds such elements."""

    id: str
    kind: str
    """Its name in BPMN XML, e.g. ``userTask``."""
    scope: str
    """Id of the process, sub-process or collaboration around it; empty outside all of them."""
    name: str = ""
    """The text that is drawn: of a group its category value, of a remark all that it says."""
    source: str = ""
    """For lines: id of the element at which they begin."""
    target: str = ""
    """For lines: id of the element at which they end."""
    host: str = ""
    """For boundary events: id of the activity on whose border they stand."""
    process: str = ""
    """For participants: id of their process; empty where the file does not hold it."""
    is_of_process: bool = True
    """For data inputs and outputs: whether the process itself has them, not one step in it."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawableLane:
    """A lane with the nodes that it lists and the lanes inside it."""

    id: str
    name: str
    refs: tuple[str, ...]
    lanes: tuple[DrawableLane, ...]


@dataclass(slots=True)
class Drawables:
    """All that a file shows, in document order."""

    items: dict[str, Drawable] = field(default_factory=dict)
    """By id."""
    lanes: dict[str, tuple[DrawableLane, ...]] = field(default_factory=dict)
    """By the id of the process or sub-process; only the outermost lanes."""
    children: dict[str, list[str]] = field(default_factory=dict)
    """By the id of a scope: ids of what stands directly in it."""

    def add(self, item: Drawable) -> None:
        """Put an element behind all others of its scope."""
        self.items[item.id] = item
        self.children.setdefault(item.scope, []).append(item.id)

    def of_kind(self, *wanted: str) -> list[Drawable]:
        """All elements of some kinds."""
        return [item for item in self.items.values() if item.kind in wanted]

    def inside(self, scope: str) -> list[Drawable]:
        """The elements that stand directly in a scope."""
        return [self.items[child] for child in self.children.get(scope, ())]

    def scopes_of(self, ident: str) -> list[str]:
        """Ids of the scopes around an element, innermost first."""
        found: list[str] = []
        item = self.items.get(ident)
        while item is not None and item.scope and item.scope not in found:
            found.append(item.scope)
            item = self.items.get(item.scope)
        return found


def drawn_name(text: str) -> str:
    """A name as it is drawn: its line breaks stay, other white space becomes single spaces."""
    lines = text[:LONGEST_DRAWN_NAME].splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def drawn_remark(text: str) -> str:
    """The text of a remark as it is drawn, paragraphs and all."""
    return text.strip()[:LONGEST_DRAWN_NAME]
