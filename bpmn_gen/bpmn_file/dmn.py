"""DMN 1.3: a decision table with its drawing as a file that opens in any tool.

One file serves all engines.  The only thing of a vendor in it is an attribute without which
Camunda 7 refuses the table, and the standard lets everybody else pass over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.camunda import HISTORY_KEPT
from bpmn_gen.bpmn_file.names import EXPORTER
from bpmn_gen.bpmn_file.xml_text import XML_DECLARATION, clean, number, one_line
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.elements import Drawing, Edge
    from bpmn_gen.model.decision import DecisionTable, Rule

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/"
_DC = "http://www.omg.org/spec/DMN/20180521/DC/"
_DI = "http://www.omg.org/spec/DMN/20180521/DI/"
CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn"
_PREFIXES = {None: DMN, "dmndi": DMNDI, "dc": _DC, "di": _DI, "camunda": CAMUNDA_DMN}
_NAMESPACE = "urn:bpmn-gen:tabel-keputusan"
_ANYTHING = "-"
"""The test of an input that every answer passes."""
_ENDS = {
    "informationRequirement": "requiredInput",
    "authorityRequirement": "requiredAuthority",
}
"""The name of the element that refers to what is required, by the kind of requirement."""


def write_dmn(table: DecisionTable, drawing: Drawing) -> bytes:
    """The DMN file of a table with its drawing, as pretty-printed UTF-8."""
    root = etree.Element(f"{{{DMN}}}definitions", nsmap=_PREFIXES)  # type: ignore[arg-type]  # the stubs know no default
    root.set("id", f"{table.id}_definisi")
    root.set("name", one_line(f"{table.name}: {table.documentation}"))
    root.set("namespace", _NAMESPACE)
    root.set("exporter", EXPORTER)
    root.set("exporterVersion", VERSION)
    _add_needed(root, table)
    _add_decision(root, table, drawing.edges)
    _add_diagram(root, table, drawing)
    etree.indent(root, "  ")
    return XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Append a DMN element."""
    return etree.SubElement(parent, f"{{{DMN}}}{tag}", attributes)


def _add_needed(root: etree._Element, table: DecisionTable) -> None:
    """Add what the decision needs: input data and the law."""
    for asked in table.inputs:
        key, name = table.id_of(asked), asked.variable
        item = _add(root, "inputData", id=key, name=name)
        said = (asked.question, *(reading for _, reading in asked.readings))
        _add(item, "description").text = clean("\n".join(said))
        _add(item, "variable", id=f"{table.id}_nilai_{name}", name=name, typeRef="string")
    if table.source:
        _add(root, "knowledgeSource", id=table.source_id, name=one_line(table.source))


def _add_decision(root: etree._Element, table: DecisionTable, edges: Iterable[Edge]) -> None:
    """Add the decision: its requirements first, its table last, as the schema wants it."""
    item = _add(root, "decision", id=table.id, name=one_line(table.name))
    item.set(f"{{{CAMUNDA_DMN}}}historyTimeToLive", HISTORY_KEPT)
    if table.documentation:
        _add(item, "description").text = clean(table.documentation)
    _add(item, "variable", id=f"{table.id}_nilai", name=one_line(table.name))
    for edge in edges:
        needed = _add(item, edge.kind, id=edge.element_id)
        _add(needed, _ENDS[edge.kind], href=f"#{edge.source_id}")
    _add_table(item, table)


def _add_table(decision: etree._Element, table: DecisionTable) -> None:
    """Add the columns and rows.

    Why: the history of Camunda 7 keeps the ids of columns and rows in 64 characters, and stops the
    case at a longer one.  So they are counted, and carry neither the unit nor a name that somebody
    wrote; they need to differ in their file alone.
    """
    item = _add(decision, "decisionTable", id="tabel", hitPolicy="UNIQUE")
    for place, asked in enumerate(table.inputs, 1):
        column = _add(item, "input", id=f"masukan_{place}", label=one_line(asked.question))
        expression = _add(column, "inputExpression", id=f"isi_{place}", typeRef="string")
        _add(expression, "text").text = asked.variable
        values = _add(column, "inputValues", id=f"pilihan_{place}")
        _add(values, "text").text = literals(asked.values)
    for place, told in enumerate(table.outputs, 1):
        own, label = f"keluaran_{place}", one_line(told.label)
        _add(item, "output", id=own, label=label, name=told.variable, typeRef="string")
    for place, rule in enumerate(table.rules, 1):
        _add_rule(item, f"aturan_{place}", rule)


def _add_rule(parent: etree._Element, key: str, rule: Rule) -> None:
    """Add a row; ``key`` is its id."""
    row = _add(parent, "rule", id=key)
    if said := [text for text in (rule.remark, *rule.readings) if text]:
        _add(row, "description").text = clean("\n".join(said))
    for place, values in enumerate(rule.tests, 1):
        entry = _add(row, "inputEntry", id=f"{key}_bila_{place}")
        _add(entry, "text").text = literals(values) or _ANYTHING
    for place, result in enumerate(rule.results, 1):
        entry = _add(row, "outputEntry", id=f"{key}_maka_{place}")
        _add(entry, "text").text = literals((result,))


def literals(values: Iterable[str]) -> str:
    """Texts as FEEL string literals with commas between them."""
    escaped = (one_line(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return ", ".join(f'"{value}"' for value in escaped)


def _add_diagram(root: etree._Element, table: DecisionTable, drawing: Drawing) -> None:
    """Add where everything is drawn."""
    frame = etree.SubElement(root, f"{{{DMNDI}}}DMNDI")
    diagram = etree.SubElement(frame, f"{{{DMNDI}}}DMNDiagram", id=f"{table.id}_diagram")
    for shape in drawing.shapes:
        item = _drawn(diagram, "DMNShape", shape.element_id)
        bounds = etree.SubElement(item, f"{{{_DC}}}Bounds")
        for name in ("height", "width", "x", "y"):
            bounds.set(name, number(getattr(shape.bounds, name)))
    for edge in drawing.edges:
        item = _drawn(diagram, "DMNEdge", edge.element_id)
        for point in edge.waypoints:
            etree.SubElement(item, f"{{{_DI}}}waypoint", x=number(point.x), y=number(point.y))


def _drawn(diagram: etree._Element, tag: str, element: str) -> etree._Element:
    """Add the shape or edge of one element."""
    made = {"id": f"gambar_{element}", "dmnElementRef": element}
    return etree.SubElement(diagram, f"{{{DMNDI}}}{tag}", made)
