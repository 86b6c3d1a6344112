"""What every stage makes of one small definition, as ``docs/WALKTHROUGH.md`` shows it.

``python -m tests.walkthrough.stages`` renews that document.  Look at what changed: the sentences
around the values explain them.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.rules.survey import place_of
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.soundness.check import check_process
from bpmn_gen.store.project import Project, shipped
from tests.structure.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sop.document import SopDocument

DOCUMENT = ROOT / "docs/WALKTHROUGH.md"
CODE = "CLP.90.01"
UNIT = "Kecamatan Kroya"
_VALUES = re.compile(r"(<!-- (\w+) -->\n```\w*\n).*?(```)", re.DOTALL)
"""A block that this module fills: a mark with the name of the stage, then a fenced text."""


def document() -> str:
    """The document with the values of all stages renewed."""
    text = DOCUMENT.read_text("utf-8")
    values = dict(stages(definition(text)))
    return _VALUES.sub(lambda found: f"{found[1]}{values[found[2]]}\n{found[3]}", text)


def names(text: str) -> list[str]:
    """The stages that a text shows."""
    return [found[1] for found in _VALUES.findall(text)]


def definition(text: str) -> str:
    """The definition that the document begins with."""
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def stages(source: str) -> Iterator[tuple[str, str]]:
    """Each stage by name, with what it makes, in the order in which they run."""
    findings = Findings()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "surat-masuk.yaml"
        file.write_text(source, "utf-8", newline="\n")
        defs = load_checked(Project(shipped("process_defs"), Path(folder)), findings, [file])
    yield "decoded", _decoded(defs.proses[CODE])
    yield "findings", _findings(findings)
    (target,) = select_targets(defs, (), (UNIT,), findings)
    process = next(one for one in resolve(defs, target, findings) if one.code == CODE)
    yield "resolved", _resolved(process)
    definitions = lower(process)
    yield "lowered", _lowered(definitions)
    yield "proved", f"check_process(...) -> {check_process(definitions.processes[0])!r}"
    drawing = lay_out(definitions)
    yield "drawn", _drawn(drawing)
    yield "sop", _sop(compose_with_settings(process, defs, findings))
    yield "written", _written(write_bpmn(definitions, drawing).decode())


def _decoded(process: Proses) -> str:
    """The first steps, each with the place at which it was written."""
    return "\n".join(
        f"{type(step).__name__:10} oleh={step.oleh!s:8} line {place.line}, column {place.column}"
        for step in process.langkah
        for place in (place_of(step),)
    )


def _findings(findings: Findings) -> str:
    """What the rules say about the file of the example."""
    return "\n".join(
        f"{item.severity} {item.code} line {item.span.line}: {item.message}"
        for item in findings
        if item.span and item.span.path.endswith("surat-masuk.yaml")
    )


def _resolved(process: ResolvedProcess) -> str:
    """Lanes by the titles of the unit, and what follows each step."""
    lanes = [f"actor {actor.key}: {actor.name}" for actor in process.actors]
    steps = [
        f"step {step.id}: {step.text!r} next={step.next}"
        + "".join(f" {branch.label}->{branch.target}" for branch in step.outcomes)
        for step in process.walk()
    ]
    return "\n".join((*lanes, *steps))


def _lowered(definitions: Definitions) -> str:
    """The BPMN elements, in the order in which they are written."""
    (process,) = definitions.processes
    nodes = [f"{node.kind} {node.id}: {node.name}".rstrip(": ") for node in process.flow_nodes]
    flows = [
        f"sequenceFlow {flow.source_ref} -> {flow.target_ref} {flow.name}".rstrip()
        for flow in process.sequence_flows
    ]
    return "\n".join((*nodes, *flows))


def _drawn(drawing: Drawing) -> str:
    """Where shapes and lines stand, in px."""
    shapes = [
        f"{shape.element_id}: x={box.x:g} y={box.y:g} {box.width:g} x {box.height:g}"
        for shape in drawing.shapes
        for box in (shape.bounds,)
    ]
    edges = [
        f"{edge.source_id} -> {edge.target_id}: "
        + " ".join(f"({x:g}, {y:g})" for x, y in edge.waypoints)
        for edge in drawing.edges
    ]
    return "\n".join((*shapes, *edges))


def _sop(document: SopDocument) -> str:
    """The rows of the flow table, with their symbols and where these stand, in mm."""
    lines = [f"columns of {', '.join(document.actors)}"]
    for page in document.pages:
        symbols = {symbol.id: symbol for symbol in page.symbols}
        lines += [
            f"{symbol.kind} at x={symbol.bounds.x:.1f} y={symbol.bounds.y:.1f}: {symbol.title}"
            for symbol in symbols.values()
        ]
        lines += [
            f"connector {symbols[line.source].title} -> {symbols[line.target].title}"
            for line in page.connectors
        ]
    return "\n".join(lines)


def _written(text: str) -> str:
    """The decision, as the file has it: its element, its shape and one of its ways out."""
    wanted = ('<bpmn:exclusiveGateway id="lengkap"', 'bpmnElement="lengkap"')
    lines = text.splitlines()
    found = [number for number, line in enumerate(lines) if any(one in line for one in wanted)]
    return "\n".join("\n".join(lines[number : number + 4]) for number in found)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
