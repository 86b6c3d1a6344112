"""What a BPMN file needs beyond the model: ids of lane sets, and the category behind its groups.

A group has no name of its own; its text is a value of a category, which stands outside the
process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import BPMN, add, add_documentation
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.model.elements import Group, Lane
from bpmn_gen.model.graph import elements_of
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions, Process


@dataclass(frozen=True, slots=True)
class DerivedIds:
    """Ids of what stands in the file without being in the model."""

    lane_sets: dict[str, str]
    """By the id of the process, or of the lane in which lanes stand."""
    category: str
    category_values: dict[str, str]
    """By group id."""

    @classmethod
    def of(cls, definitions: Definitions) -> DerivedIds:
        """Ids that depend only on the model and clash with none of its ids."""
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
    """The model without phases that its drawing does not show: a group is no more than a frame.

    Phases are drawn as columns; where the pools go through them in no common order, none is.
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
    """A phase of the process."""
    value = ids.category_values[group.id]
    item = add(process, BPMN, "group", id=group.id, categoryValueRef=value)
    add_documentation(item, group)


def add_category(root: etree._Element, definitions: Definitions, ids: DerivedIds) -> None:
    """The names of all phases; nothing when there are none."""
    if not ids.category_values:
        return
    category = add(root, BPMN, "category", id=ids.category, name="Tahap")
    for group in elements_of(definitions):
        if isinstance(group, Group):
            value = ids.category_values[group.id]
            add(category, BPMN, "categoryValue", id=value, value=one_line(group.name))
