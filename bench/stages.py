"""Takes the definitions of one folder as far as the model: ``python -m bench.stages DIR``."""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules import check_definitions, check_process
from bpmn_gen.store.project import shipped


def main(definitions: Path) -> None:
    """Load, check, resolve, lower and prove; print the seconds of each."""
    findings = Findings()
    marks = [("start", time.perf_counter())]

    def mark(name: str) -> None:
        marks.append((name, time.perf_counter()))

    defs = load(definitions, findings, shipped("process_defs"))
    mark("load")
    findings.extend(check_definitions(defs))
    mark("check")
    (target,) = select_targets(defs, (7,), (), findings)
    resolved = resolve(defs, target, findings)
    mark("resolve")
    lowered = [lower(process) for process in resolved]
    mark("lower")
    for made in lowered:
        for process in made.processes:
            findings.extend(check_process(process))
    mark("prove")
    findings.raise_if_errors()
    for (_, began), (name, ended) in pairwise(marks):
        print(f"{name:8} {(ended - began) * 1000:8.1f} ms")
    print(sum(len(p.flow_nodes) for made in lowered for p in made.processes), "nodes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
