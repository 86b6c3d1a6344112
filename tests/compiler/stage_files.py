"""What is made of some projects, and what bears each provision, in texts that a person has read.

``outcomes/<name>.yaml`` holds the files of a small project and says which stages to show for which
targets; ``outcomes/<name>.txt`` is what comes out of them.  To renew these texts and see what has
changed, run ``python -m tests.compiler.stage_files``.  Look at each change before it is kept,
because every output is made from these values.
"""

from __future__ import annotations

import dataclasses
import difflib
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel

from bpmn_gen.bpmn_file.dmn import write_dmn
from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.compiler.bound_units import binding_of
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.layout.requirements import lay_out_table
from bpmn_gen.model.decision import DecisionTable
from bpmn_gen.rules.coverage import trace
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import definitions, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic

CASES = sorted(Path(__file__).with_name("outcomes").glob("*.yaml"))
KNOWN = (Target, Findings)
"""What a value refers to and a case already says."""
HEAD = ("id", "key", "name", "label", "text", "source_ref", "target_ref", "origin")
"""Fields that stand on the first line of a value."""
DERIVED = ("drawn", "executable")
"""Stages that are shown of the first process alone, because they follow from the others."""
CODES = ("CLP.01.01",)
"""Processes that may be called in an engine."""


def outcome(path: Path) -> str:
    """All that a case shows."""
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    defs, findings = definitions(case["files"])
    lines: list[str] = []
    first: list[str] = []
    for name in case["targets"]:
        number, unit = (int(name), "") if name.isdigit() else (0, name)
        target = target_of(defs, findings, number, unit)
        lines += [f"= {name}"]
        if "bound" in case["what"]:
            lines += shown(binding_of(defs, target))
            lines += binding_of(defs, target).told
        elif "tables" in case["what"]:
            for table in decision_tables(defs, target).values():
                lines += [*shown(table), write_dmn(table, lay_out_table(table)).decode()]
        else:
            for process in resolve(defs, target, findings):
                wanted = [one for one in case["what"] if one not in DERIVED or not first]
                made = list(of_process(process, wanted))
                differing = changes(first, made)
                lines += differing if first and len(differing) < len(made) else made
                first = first or made
    if "trace" in case["what"]:
        lines += traced(defs)
    return "\n".join([*lines, *map(told, findings)]) + "\n"


def traced(defs: DefinitionSet) -> Iterator[str]:
    """Each provision with all that bears it."""
    found = trace(defs)
    for row in found.rows:
        duty = " duty" if row.is_duty else ""
        yield f"{row.status.value}: {row.place}{duty} {row.permits}".rstrip()
        yield from (f"  {carrier.told} {place(carrier.span)}" for carrier in row.carriers)
    yield from (f"{status.value}: {count}" for status, count in found.counts.items())
    yield from (f"only stated: {row.place}" for row in found.duties_only_stated)
    yield from (f"open: {row.place}" for row in found.open)


def of_process(process: ResolvedProcess, what: list[str]) -> Iterator[str]:
    """The stages of one process; of what engines run only what differs from the file for people."""
    if "resolved" in what:
        yield from shown(process)
    model = compiled(process, Findings()) if "pools" in what else lower(process)
    portable = list(shown(model))
    yield from portable
    if "drawn" in what:
        yield f"as drawn: {process.code}"
        yield from changes(portable, list(shown(as_drawn(model))))
    if "executable" in what:
        yield f"for engines: {process.code}"
        made = list(shown(make_executable(model, "tipe-01", CODES)))
        yield from changes(portable, made)


def changes(first: list[str], other: list[str]) -> list[str]:
    """What differs between two texts, which says more than the second one as a whole."""
    found = difflib.unified_diff(first, other, n=0, lineterm="")
    shown = (line for line in found if not line.startswith(("---", "+++")))
    return ["@@" if line.startswith("@@") else line for line in shown]


def shown(value: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """A value and those in it, without what has its default."""
    start = "  " * depth + (f"{name}: " if name else "")
    match value:
        case BaseModel():
            yield f"{start}{value.model_dump(exclude_defaults=True)}"
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, Span):
            said = {
                field.name: getattr(value, field.name)
                for field in dataclasses.fields(value)
                if getattr(value, field.name) != field.default
            }
            head = [plain(said.pop(key)) for key in HEAD if key in said]
            yield f"{start}{' '.join([type(value).__name__, *head])}"
            for key, inner in said.items():
                if not (isinstance(inner, KNOWN) or (depth and isinstance(inner, DecisionTable))):
                    yield from shown(inner, key, depth + 1)
        case dict():
            yield f"{start}of each"
            for key, inner in value.items():
                yield from shown(inner, str(key), depth + 1)
        case tuple() if any(not isinstance(item, str) for item in value):
            if name:
                yield f"{start.rstrip()}"
            for item in value:
                yield from shown(item, "-", depth + 1)
        case _:
            yield f"{start}{plain(value)}"


def plain(value: object) -> str:
    """A value without others in it."""
    match value:
        case Text():
            return f"{str(value)!r} {place(value.span)}"
        case Span():
            return place(value)
        case Enum():
            return str(value.value)
    return repr(value)


def told(finding: Diagnostic) -> str:
    """A finding on one line."""
    span = place(finding.span)
    return f"{finding.severity} {finding.code} {span}: {finding.message} {list(finding.hints)}"


def place(span: Span | None) -> str:
    """Where a text stands."""
    return f"@{Path(span.path).name}:{span.line}:{span.column}" if span else "@"


def main() -> None:
    """Renew the texts and show what is otherwise now."""
    for path in CASES:
        text = path.with_suffix(".txt")
        before, after = text.read_text("utf-8") if text.exists() else "", outcome(path)
        sys.stdout.writelines(
            difflib.unified_diff(
                before.splitlines(keepends=True), after.splitlines(keepends=True), text.name, n=0
            )
        )
        text.write_text(after, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
