"""What a BPMN file needs beyond the model: ids of lane sets, and the category behind its groups.

A group has no name of its own in BPMN.  Its text is a value of a category, which stands outside the
process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMN, add_child, add_documentation
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.model.elements import Group, Lane
from bpmn_gen.model.graph import elements_of
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions, Process

CATEGORY_NAME: Final = "Tahap"
"""The name of the one category of a file, which holds the names of its groups."""


@dataclass(frozen=True, slots=True)
class DerivedIds:
    """Ids of elements of the file that the model does not have."""

    lane_sets: dict[str, str]
    """By id of the process, or of the lane, that holds the lanes."""
    category: str
    category_values: dict[str, str]
    """By id of the group."""

    @classmethod
    def of(cls, definitions: Definitions) -> DerivedIds:
        """Ids that depend on nothing but the model and are equal to none of its ids."""
        space = IdSpace()
        elements = list(elements_of(definitions))
        for element in elements:
            space.take(element.id)
        groups = [element for element in elements if isinstance(element, Group)]
        holders: list[Process | Lane] = [*definitions.processes]
        holders += [item for item in elements if isinstance(item, Lane) and item.lanes]
        return cls(
            lane_sets={item.id: space.take(f"{item.id}_lajur") for item in holders},
            category=space.take("kategori_tahap"),
            category_values={group.id: space.take(f"{group.id}_nilai") for group in groups},
        )


def with_drawn_phases(definitions: Definitions, drawing: Drawing) -> Definitions:
    """The model without the phases that its drawing does not show.

    Phases are drawn as columns.  Where the pools go through them in no common order there can be no
    columns, and a group without a frame would mean nothing to a reader.
    """
    drawn = {item.element_id for item in drawing.phases}

    def kept(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(group for group in groups if group.id in drawn)

    plane = definitions.collaboration
    return replace(
        definitions,
        collaboration=replace(plane, groups=kept(plane.groups)),
        processes=tuple(
            replace(process, groups=kept(process.groups)) for process in definitions.processes
        ),
    )


def add_group(process: etree._Element, group: Group, ids: DerivedIds) -> None:
    """Add a phase of a process, or another group."""
    value = ids.category_values[group.id]
    item = add_child(process, BPMN, "group", id=group.id, categoryValueRef=value)
    add_documentation(item, group)


def add_category(root: etree._Element, definitions: Definitions, ids: DerivedIds) -> None:
    """Add the names of all groups, if there are any."""
    if not ids.category_values:
        return
    category = add_child(root, BPMN, "category", id=ids.category, name=CATEGORY_NAME)
    for group in elements_of(definitions):
        if isinstance(group, Group):
            value = ids.category_values[group.id]
            add_child(category, BPMN, "categoryValue", id=value, value=one_line(group.name))
