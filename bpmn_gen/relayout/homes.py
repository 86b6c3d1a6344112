"""Remarks and sheets stand in the pool of what they are joined to.

Many editors file every note of a drawing with pools under the collaboration, and every store under
the first process, wherever it stands.  Laid out there it would be far from its task, with a line
round all pools between.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawables import Drawables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpmn_gen.foreign.drawables import Drawable

_LINE: Final = 1000
"""Votes of a line to which a remark is joined: such a join is drawn late and goes round no pool."""
_FLOATING: Final = k.SHEETS | {"textAnnotation"}
"""Kinds that stand beside what they are joined to."""


def at_home(drawables: Drawables, members: Callable[[str], Iterable[str]]) -> Drawables:
    """The same elements, remarks and sheets in the process they belong to.

    One that is joined to several processes belongs to that to which most of its lines lead, among
    equals to its own, else to that of the first line.  One that is joined to none stays where it
    is, and so do one in a sub-process and one of a process that is joined to another remark.  One
    that is joined to a group belongs to its ``members``, whose ids are given by that of the group.
    """
    shown = {person.process for person in drawables.of_kind("participant")}
    collaborations = {item.id for item in drawables.of_kind("collaboration")}
    joined = _joined(drawables, members)
    found = Drawables(lanes=drawables.lanes)
    for item in drawables.items.values():
        home = ""
        others = joined.get(item.id, ())
        has_choice = item.scope in collaborations or (
            item.scope in shown and not any(_floats(drawables, one, shown) for one in others)
        )
        if item.kind in _FLOATING and has_choice:
            home = _home(drawables, others, shown, item.scope)
        found.add(replace(item, scope=home) if home else item)
    return found


def _joined(drawables: Drawables, members: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """By id of an element: the other ends of its lines but for flows, in document order."""
    held = {group.id: [*members(group.id)] for group in drawables.of_kind("group")}
    found: dict[str, list[str]] = {}
    for item in drawables.items.values():
        if item.kind == "association" or item.kind in k.DATA_LINES:
            for one, two in ((item.source, item.target), (item.target, item.source)):
                found.setdefault(one, []).extend(held.get(two) or [two])
    return found


def _floats(drawables: Drawables, ident: str, shown: set[str]) -> bool:
    """Whether an element is itself a remark or a sheet of a process."""
    item = drawables.items.get(ident)
    return item is not None and item.kind in _FLOATING and item.scope in shown


def _home(drawables: Drawables, joined: Iterable[str], shown: set[str], own: str) -> str:
    """Id of the process to which most of some elements belong, best the ``own``; empty for none."""
    homes: Counter[str] = Counter()
    for ident in joined:
        item = drawables.items.get(ident)
        for home in _processes(drawables, ident):
            if home in shown:
                homes[home] += _LINE if item is not None and item.kind in k.LINES else 1
    return max(homes, key=lambda home: (homes[home], home == own), default="")


def _processes(drawables: Drawables, ident: str) -> Iterator[str]:
    """Ids of the process in which an element is; of a line, of that in which an end is."""
    item = drawables.items.get(ident)
    if item is None:
        return
    ends = [item.source, item.target] if item.kind in k.LINES else [ident]
    around = (_process(drawables, end) for end in ends)
    yield from [one for one in around if one][:1]


def _process(drawables: Drawables, ident: str) -> str:
    """Id of the process around an element, or of a pool; empty for a pool without one."""
    item: Drawable | None = drawables.items.get(ident)
    if item is not None and item.kind == "participant":
        return item.process if drawables.children.get(item.process) else ""
    return next(
        (one for one in drawables.scopes_of(ident) if drawables.items[one].kind == "process"), ""
    )
