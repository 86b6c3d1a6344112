"""What became of everything in a file that was read and written back.

Each element of the given file was kept, changed or lost, or documentation tells of it in words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.decompiler.remarks import (
    DONE_BY_LABEL,
    LIST_SEPARATOR,
    MADE_LABEL,
    NEEDED_LABEL,
    read_labels,
)
from bpmn_gen.foreign import kinds as k
from bpmn_gen.interchange.papers import PEOPLE
from bpmn_gen.interchange.scopes import CONDITION, OTHERWISE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.foreign.leftovers import Leftovers
    from bpmn_gen.interchange.inventory import FileInventory, InventoryEntry

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
"""Attributes that only programs read, so the report counts them and does not name their owners."""


@dataclass(frozen=True, slots=True)
class GivenElement:
    """An element of the given file."""

    kind: str
    """Its name in BPMN XML."""
    id: str
    name: str
    line: int
    """The line of the file on which it begins."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact of an element that the written file says otherwise, or does not say."""

    element: GivenElement
    what: str
    """The attribute or part that said it."""
    before: str
    after: str
    """Empty when nothing says it any more."""
    in_words: bool
    """Whether the documentation says it now."""


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """What a file kept and lost when it was read and written back."""

    kept: dict[str, int]
    """Number of elements that came through, by kind."""
    in_words: tuple[GivenElement, ...]
    """Elements that are gone, but that documentation tells of."""
    changed: tuple[Change, ...]
    lost: tuple[GivenElement, ...]
    details: dict[str, int]
    """Number of parts that only programs read and that are gone, by their name."""
    extensions: dict[str, int]
    """Number of additions of other tools that are gone, by namespace."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all was lost or changed."""
        return not (self.in_words or self.changed or self.lost or self.details or self.extensions)


def compare_inventories(before: FileInventory, after: FileInventory) -> RoundTrip:
    """What became of the elements of one file in another; they are matched by id."""
    papers = _papers(after)
    kept: Counter[str] = Counter()
    in_words: list[GivenElement] = []
    lost: list[GivenElement] = []
    changed: list[Change] = []
    details = before.details - after.details
    for entry in before.entries.values():
        now = after.entries.get(entry.id)
        if now is None:
            told = _is_told(entry, before, papers)
            (in_words if told else lost).append(_element(entry))
            continue
        kept[entry.kind] += 1
        for change in _changes(entry, now, before, after):
            if change.what in TECHNICAL:
                details[f"@{change.what}"] += 1
            else:
                changed.append(change)
    return RoundTrip(
        dict(sorted(kept.items())),
        tuple(in_words),
        tuple(changed),
        tuple(lost),
        dict(sorted(details.items())),
        dict(sorted((before.extensions - after.extensions).items())),
    )


def with_leftovers(comparison: RoundTrip, leftovers: Leftovers) -> RoundTrip:
    """The same, with what already found no place when another notation became BPMN."""
    lost = (GivenElement(*one) for one in leftovers.elements)
    return replace(
        comparison,
        lost=(*comparison.lost, *lost),
        details=dict(sorted((Counter(comparison.details) + leftovers.details).items())),
        extensions=dict(sorted((Counter(comparison.extensions) + leftovers.extensions).items())),
    )


def _element(entry: InventoryEntry) -> GivenElement:
    return GivenElement(entry.kind, entry.id, entry.name, entry.line)


def _changes(
    before: InventoryEntry,
    after: InventoryEntry,
    given: FileInventory,
    file: FileInventory,
) -> Iterator[Change]:
    """The facts of an element that the second file says otherwise, or no longer says.

    ``given`` is the inventory that ``before`` belongs to, ``file`` that of ``after``.
    """
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
            told = _in_words(what, value, after, file)
            yield Change(element, what, _called(value, given), _called(now, file), in_words=told)


def _called(value: str, file: FileInventory) -> str:
    """What a fact says, with the name of the element that it means where it is an id."""
    entry = file.entries.get(value)
    return f"'{entry.name}'" if entry is not None and entry.name else value


def _in_words(what: str, value: str, entry: InventoryEntry, file: FileInventory) -> bool:
    """Whether documentation now says what a part said before.

    Only the condition of a flow and the default way out of a gateway become documentation.
    """
    if what == "default":
        way = file.entries.get(value)
        return way is not None and f"{CONDITION}: {OTHERWISE}" in way.documentation
    text = " ".join(entry.documentation.split())
    return what == "conditionExpression" and f"{CONDITION}: {value}" in text


def _papers(inventory: FileInventory) -> set[str]:
    """Names of all that steps need and make, and of who does them, from their documentation."""
    found: set[str] = set()
    for entry in inventory.entries.values():
        said, _ = read_labels(entry.documentation)
        for label in (NEEDED_LABEL, MADE_LABEL, DONE_BY_LABEL):
            found.update(said.get(label, "").split(LIST_SEPARATOR))
    return found


def _is_told(entry: InventoryEntry, before: FileInventory, papers: set[str]) -> bool:
    """Whether documentation tells of an element that is gone: a paper, a line to it, a person."""
    if entry.kind == "association":
        refs = [entry.facts.get(end, "") for end in ("sourceRef", "targetRef")]
        if any(before.behind.get(ref) in papers for ref in refs):
            return True
        ends = map(before.entries.get, refs)
        return any(end and end.kind in k.SHEETS and _is_told(end, before, papers) for end in ends)
    return entry.kind in k.SHEETS | PEOPLE and entry.name in papers
