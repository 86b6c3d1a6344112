"""Papers, stores, groups and remarks of XPDL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign.joining import distance
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.names import (
    box_of,
    child,
    children,
    documentation_of,
    said,
)
from bpmn_gen.foreign.xpdl.parts import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.foreign.bpmn_tree import BpmnTree
    from bpmn_gen.foreign.xpdl.pools import PoolReader


@dataclass(slots=True)
class RemarkReader:
    """Reads what stands beside the flow."""

    tree: BpmnTree
    nodes: dict[str, Node]
    """By their ids in the file; what is read here is added."""
    pools: PoolReader
    _stores: dict[str, str] = field(default_factory=dict)
    """Our ids of data stores."""

    def stores(self, root: etree._Element) -> None:
        """The data stores that are drawn in several places."""
        for one in children(root, "DataStores", "DataStore"):
            ident = one.get("Id") or ""
            made = self.tree.add(
                self.tree.root,
                "dataStore",
                line_of(one),
                origin=("DataStore", ident),
                name=plain_text(one.get("Name") or ""),
                documentation=documentation_of(one),
            )
            self._stores.setdefault(ident, made.get("id") or "")

    def inside(self, holder: etree._Element, made: etree._Element) -> None:
        """What stands in a process or a set of activities."""
        for one in children(holder, "DataObjects", "DataObject"):
            self._paper(one, one, made)
        for one in children(holder, "DataStoreReferences", "DataStoreReference"):
            self._store(one, made)
        for one in children(holder, "Artifacts", "Artifact"):
            self._artifact(one, made)

    def loose(self, root: etree._Element, ends: Mapping[str, str]) -> None:
        """What stands in no process; it goes where a line leads, else where it is drawn.

        ``ends`` gives, by the id of what a line ends at, what its other end is.
        """
        for one in children(root, "Artifacts", "Artifact"):
            other = self.nodes.get(ends.get(one.get("Id") or "", ""))
            scope = other.scope if other is not None else self._around(box_of(one))
            self._artifact(one, scope)

    def _around(self, box: Bounds | None) -> etree._Element:
        """The process in whose pool something is drawn, else the plane of all pools."""
        forms = list(self.pools.processes.values())
        if box is not None:
            for form in forms:
                pool, process = form.box, form.process
                if pool is not None and process is not None and distance(pool, box.center) == 0:
                    return process
        if self.pools.collaboration is not None:
            return self.pools.collaboration
        known = next((form.process for form in forms if form.process is not None), None)
        if known is not None:
            return known
        made = self.tree.add(self.tree.root, "collaboration", 1)
        self.pools.collaboration = made
        return made

    def _artifact(self, one: etree._Element, scope: etree._Element) -> None:
        """A paper, a group or a remark."""
        kind = (one.get("ArtifactType") or "").lower()
        if kind == "dataobject":
            inner = child(one, "DataObject")
            self._paper(one, one if inner is None else inner, scope)
        elif kind == "group":
            self._group(one, scope)
        elif kind == "annotation":
            self._note(one, scope)

    def _paper(self, one: etree._Element, facts: etree._Element, scope: etree._Element) -> None:
        """A paper; ``facts`` tells its name and its state."""
        ident = one.get("Id") or ""
        if "collaboration" in str(scope.tag):
            scope = next(
                (
                    form.process
                    for form in self.pools.processes.values()
                    if form.process is not None
                ),
                scope,
            )
        made = self._add(one, "dataObjectReference", scope, one.get("Name") or facts.get("Name"))
        self.tree.give_data(made, scope, line_of(one))
        self._state(made, facts.get("State") or one.get("State"))
        self.nodes.setdefault(ident, Node(made, "dataObjectReference", scope, box_of(one)))

    def _store(self, one: etree._Element, scope: etree._Element) -> None:
        """A data store where it is drawn."""
        ident = one.get("Id") or ""
        made = self._add(one, "dataStoreReference", scope, one.get("Name"))
        if store := self._stores.get(one.get("DataStoreRef") or ""):
            made.set("dataStoreRef", store)
        self._state(made, one.get("State"))
        self.nodes.setdefault(ident, Node(made, "dataStoreReference", scope, box_of(one)))

    def _state(self, made: etree._Element, text: str | None) -> None:
        """The state of a paper or a store, if it has one."""
        if state := plain_text(text or ""):
            self.tree.part(made, "dataState").set("name", state)

    def _group(self, one: etree._Element, scope: etree._Element) -> None:
        """A frame; its name is the value of a category."""
        inner = child(one, "Group")
        name = one.get("Name") or one.get("Group") or ""
        if not name and inner is not None:
            name = inner.get("Name") or ""
        made = self._add(one, "group", scope, "")
        if title := plain_text(name):
            self.tree.give_title(made, title, line_of(one))
        self.nodes.setdefault(one.get("Id") or "", Node(made, "group", scope, box_of(one)))

    def _note(self, one: etree._Element, scope: etree._Element) -> None:
        """A remark."""
        made = self._add(one, "textAnnotation", scope, "")
        text = plain_text(one.get("TextAnnotation") or "") or said(one, "TextAnnotation")
        self.tree.part(made, "text", text or plain_text(one.get("Name") or ""))
        self.nodes.setdefault(one.get("Id") or "", Node(made, "textAnnotation", scope, box_of(one)))

    def _add(
        self, one: etree._Element, kind: str, scope: etree._Element, name: str | None
    ) -> etree._Element:
        return self.tree.add(
            scope,
            kind,
            line_of(one),
            origin=(str(one.tag).rpartition("}")[2], one.get("Id") or ""),
            name=plain_text(name or ""),
            documentation=documentation_of(one),
        )
