"""Brings an edited file into the definition that it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.returning.apart import Apart
from bpmn_gen.returning.lanes import drop_lanes, enter_lanes, without_foreign_names
from bpmn_gen.returning.placing import Placing
from bpmn_gen.returning.values import Values
from bpmn_gen.returning.ways import Ways
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.returning.base import Base


@dataclass(frozen=True, slots=True)
class Merged:
    """A definition that says what the edited file says."""

    text: str
    told: Outline
    """What it says of the edited file: all but names that come from elsewhere."""
    edits: tuple[Edit, ...]
    remarks: tuple[str, ...]
    """What could not be brought over, one Indonesian sentence each."""
    ids: dict[str, str]
    """By key of the edited outline: the id of the step in the definition."""


def known_by_name(base: Base, new: Outline) -> Outline:
    """The edited file with parties under the keys that the base has for their names.

    A file knows those without a lane by name alone.  Whoever loses his lane is still the same.
    """
    said = new.head.get("pihak", {})
    parties = said if isinstance(said, Mapping) else {}
    keys = {
        key: base.names[name]
        for key, value in parties.items()
        if isinstance(value, Mapping) and (name := str(value.get("sebutan", ""))) in base.names
    }
    if not keys:
        return new
    entries = {
        key: replace(entry, value=_under(entry.value, keys)) for key, entry in new.entries.items()
    }
    left = {key: value for key, value in parties.items() if key not in keys}
    return replace(new, entries=entries, head={**new.head, "pihak": left})


def _under(value: Mapping[str, Value], keys: Mapping[str, str]) -> Mapping[str, Value]:
    """What a step says, with other keys of parties."""
    return {
        field: [keys.get(str(one), one) for one in inner] if field in PARTIES else inner
        for field, inner in value.items()
    }


def merged(base: Base, new: Outline, *, apart: bool = False) -> Merged:
    """The definition with all that an edited file says otherwise.

    Args:
        base: what the file was made of; its tree is changed.
        new: the edited file.
        apart: whether the flow changes for its unit type alone, in a variant of its own.

    Raises:
        RefusalError: when that variant cannot say it.
    """
    said = new.head.get("pihak", {})
    values = Values(base, said if isinstance(said, Mapping) else {})
    new = without_foreign_names(base, new, values)
    edits = edits_between(base.outline, new)
    if not edits:
        return Merged(base.text, new, (), (*values.remarks,), {})
    own = Apart.of(base) if apart else None
    enter_lanes(base, new, values)
    placing = Placing(own.flat if own else base, new, values)
    ways = Ways(own.flat if own else base, new, placing)
    ways.note()
    for key, step in list(placing.steps.items()):
        before, after = base.outline.entries[key], new.entries[key]
        if own is None:
            values.change(step, before, after)
        else:
            own.change(step, before, after, values)
    values.head(base.outline.head, new.head)
    placing.run()
    ways.run()
    if own is None:
        drop_lanes(base, new)
    else:
        own.write()
    editor = Editor(base.text)
    merge(editor, (), base.tree.root)
    ids = {key: str(step["id"]) for key, step in placing.steps.items() if "id" in step}
    return Merged(editor.text, new, edits, (*values.remarks,), ids)
