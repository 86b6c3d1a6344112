"""What became of everything in a file: kept, told in words, changed, or lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.decompiler.remarks import APART, DONE_BY, MADE, NEEDED, labelled
from bpmn_gen.foreign import kinds as k
from bpmn_gen.interchange.papers import PEOPLE
from bpmn_gen.interchange.scopes import CONDITION, OTHERWISE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.interchange.inventory import Entry, Inventory

TECHNICAL: Final = frozenset(
    {
        "gatewayDirection",
        "isImmediate",
        "implementation",
        "operationRef",
        "isClosed",
        "processType",
        "eventGatewayType",
        "instantiate",
        "parallelMultiple",
        "startQuantity",
        "completionQuantity",
        "itemRef",
        "isCollection",
        "itemSubjectRef",
        "textFormat",
        "structureRef",
        "scriptFormat",
        "messageRef",
        "method",
        "cancelRemainingInstances",
        "ordering",
        "definitionalCollaborationRef",
    }
)
"""Attributes that only programs read."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the given file."""

    kind: str
    """Its name in BPMN XML."""
    id: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """An element that came through, but not with all that was said about it."""

    element: Element
    what: str
    """The attribute or part that says it."""
    before: str
    after: str
    """Empty when nothing says it any more."""
    in_words: bool
    """Whether the documentation says it now."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a round trip kept and lost."""

    kept: dict[str, int]
    """Number of elements that came through, by kind."""
    in_words: tuple[Element, ...]
    """Elements that are no longer drawn, but that documentation tells of."""
    changed: tuple[Change, ...]
    lost: tuple[Element, ...]
    details: dict[str, int]
    """Number of parts that only programs read and that did not come through, by their name."""
    extensions: dict[str, int]
    """Number of additions of other tools that did not come through, by namespace."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all was lost or changed."""
        return not (self.in_words or self.changed or self.lost or self.details or self.extensions)


def compare(before: Inventory, after: Inventory) -> Comparison:
    """What became of the elements of one file in another."""
    papers = _papers(after)
    kept: Counter[str] = Counter()
    in_words: list[Element] = []
    lost: list[Element] = []
    changed: list[Change] = []
    details = before.details - after.details
    for entry in before.entries.values():
        now = after.entries.get(entry.id)
        if now is None:
            told = _is_told(entry, before, papers)
            (in_words if told else lost).append(_element(entry))
            continue
        kept[entry.kind] += 1
        for change in _changes(entry, now, after):
            if change.what in TECHNICAL:
                details[f"@{change.what}"] += 1
            else:
                changed.append(change)
    return Comparison(
        dict(sorted(kept.items())),
        tuple(in_words),
        tuple(changed),
        tuple(lost),
        dict(sorted(details.items())),
        dict(sorted((before.extensions - after.extensions).items())),
    )


def _element(entry: Entry) -> Element:
    return Element(entry.kind, entry.id, entry.name, entry.line)


def _changes(before: Entry, after: Entry, file: Inventory) -> Iterator[Change]:
    """What is said no longer, or otherwise."""
    element = _element(before)
    if before.kind != after.kind:
        yield Change(element, "kind", before.kind, after.kind, in_words=False)
    if before.name != after.name:
        yield Change(element, "name", before.name, after.name, in_words=False)
    if " ".join(before.documentation.split()) not in " ".join(after.documentation.split()):
        yield Change(element, "documentation", before.documentation, "", in_words=False)
    for what, value in before.facts.items():
        now = after.facts.get(what, "")
        if now != value:
            yield Change(element, what, value, now, in_words=_in_words(what, value, after, file))


def _in_words(what: str, value: str, entry: Entry, file: Inventory) -> bool:
    """Whether documentation says what a part said: a condition, or which way is the default."""
    if what == "default":
        way = file.entries.get(value)
        return way is not None and f"{CONDITION}: {OTHERWISE}" in way.documentation
    text = " ".join(entry.documentation.split())
    return what == "conditionExpression" and f"{CONDITION}: {value}" in text


def _papers(inventory: Inventory) -> set[str]:
    """All that steps need and make, and who does them, by their documentation."""
    found: set[str] = set()
    for entry in inventory.entries.values():
        said, _ = labelled(entry.documentation)
        for label in (NEEDED, MADE, DONE_BY):
            found.update(said.get(label, "").split(APART))
    return found


def _is_told(entry: Entry, before: Inventory, papers: set[str]) -> bool:
    """Whether documentation tells of what is gone: a paper, a line to one, or a person."""
    if entry.kind == "association":
        ends = (before.entries.get(entry.facts.get(end, "")) for end in ("sourceRef", "targetRef"))
        return any(end and end.kind in k.SHEETS and _is_told(end, before, papers) for end in ends)
    return entry.kind in k.SHEETS | PEOPLE and entry.name in papers
