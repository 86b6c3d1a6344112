"""The peta lintas fungsi of a process on which both states of it are drawn as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.lower import lower
from bpmn_gen.definition.text import capitalised
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.layout import lay_out
from bpmn_gen.model.elements import SubProcess
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.change_signs import GONE, MOVED, NEW, Sign
from bpmn_gen.picture.changed_map import AS_ONE, IN_ONE, ChangedMap, MapChanges
from bpmn_gen.returning.page import lanes_of, signs_of
from bpmn_gen.review.overlay import Matched, overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.page import Shown
    from bpmn_gen.review.overlay import Overlay
    from bpmn_gen.review.processes import Compared


def overlaid_map(
    shown: Shown,
    states: tuple[ResolvedProcess, ResolvedProcess],
    compared: Compared,
    titles: Mapping[str, str],
) -> ChangedMap:
    """The map of a process that both states have.

    Where a way that is gone would lead from pool to pool, all parties have lanes in one pool: on
    both sides messages took its place.

    Args:
        shown: both models, and the edits with their numbers.
        states: the process as it was and as it is.
        compared: how its steps are known again.
        titles: the new name by the old one, of titles with another name.
    """
    matched = _matched(compared, titles)
    whole = (lower(states[0]), lower(states[1]))
    drawn = (shown.made or whole[0], shown.edited or whole[1])
    found = overlay(*drawn, matched)
    if not found.is_whole:
        drawn = whole
        found = overlay(*drawn, matched)
    definitions = found.definitions
    changes = MapChanges(dict(_signs(shown, drawn, found)), found.new, found.gone)
    sheet = replace(shown.sheet, mark=AS_ONE)
    return ChangedMap(capitalised(IN_ONE), definitions, lay_out(definitions), sheet, changes)


def _matched(compared: Compared, titles: Mapping[str, str]) -> Matched:
    """How the steps are known again."""
    both = compared.old.outline.entries.keys() & compared.new.outline.entries.keys()
    ids = {key: compared.ids.get(key, key) for key in both}
    entries = compared.old.outline.entries
    moved = {one.key for one in compared.edits if one.kind is EditKind.STEP_MOVED}
    return Matched(
        steps=[*compared.old.outline.entries],
        ids=ids,
        moved={
            key for key in moved & both if not entries[key].block and not entries[key].is_beside
        },
        titles=titles,
    )


def _signs(
    shown: Shown, drawn: tuple[Definitions, Definitions], found: Overlay
) -> Iterator[tuple[str, Sign]]:
    """The sign of each node and lane; without a number where that of its step tells it."""
    older, newer = (
        signs_of(shown, _nodes(one), lanes_of(one), is_new=is_new)
        for one, is_new in zip(drawn, (False, True), strict=True)
    )
    numbers = {found.own[key]: sign.number for key, sign in older.items() if key in found.own}
    numbers |= {key: newer[key].number for key in newer.keys() & found.new}
    moves = {one.key: str(n) for n, one in shown.numbered if one.kind is EditKind.STEP_MOVED}
    left = {found.own[key]: moves.get(key, "") for key in found.own if found.own[key] in found.left}
    for key, sign in newer.items():
        if key not in found.new:
            yield key, sign
    processes = found.definitions.processes
    boxes = [lane.id for process in processes for lane in process.lanes]
    nodes = (node for process in processes for node in nodes_in(process))
    boxes += [node.id for node in nodes if not isinstance(node, SubProcess)]
    for key in boxes:
        if key in found.left:
            yield key, Sign(MOVED, left[key])
        elif key in found.gone or key in found.new:
            yield key, Sign(GONE if key in found.gone else NEW, numbers.get(key, ""))


def _nodes(definitions: Definitions) -> set[str]:
    """The ids of all nodes of a model."""
    return {node.id for process in definitions.processes for node in nodes_in(process)}
