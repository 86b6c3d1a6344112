"""A model goes out, is edited at random, and comes back into its definition.

``python -m tests.returning.rounds COUNT [FIRST]`` does many rounds and counts what became of them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load_file
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.returning.apart import may_go_apart
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.merging import known_by_name, merged
from bpmn_gen.returning.proof import left_over
from bpmn_gen.returning.recognising import recognised
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from tests.content.shipped import definitions
from tests.returning.edits import edited

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions, Process
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.merging import Merged
    from tests.returning.edits import Sketch

TYPES = (7, 2, 5)
"""Unit types without variants, with many, and with pools of other bodies."""


@dataclass(frozen=True)
class Round:
    """One process, what it was edited to, and what its definition became."""

    base: Base
    sketch: Sketch
    result: Merged
    left: list[object]
    """What the definition still says otherwise."""


@cache
def own_definitions() -> DefinitionSet:
    """The shipped definitions with processes read file by file.

    Loading them together puts citations in their full form, which one file alone does not get.
    """
    folder, findings = shipped("process_defs"), Findings()
    files = sorted((folder / "proses").rglob("*.yaml"))
    read = [load_file(path, findings) for path in files]
    return definitions().with_processes([one for one in read if isinstance(one, Proses)])


@cache
def processes() -> tuple[tuple[int, ResolvedProcess], ...]:
    """The processes of some unit types, with the number of the type."""
    defs = own_definitions()
    return tuple(
        (number, process)
        for number in TYPES
        for process in resolve(defs, Target(defs.tipe_unit[number]), Findings())
    )


def model_of(process: ResolvedProcess, codes: frozenset[str], *, for_engine: bool) -> Definitions:
    """What the file of a process holds, for people or for an engine."""
    model = compiled(process, Findings())
    if for_engine:
        return make_executable(model, process.target.slug, codes).definitions
    return model


def round_of(seed: int, count: int) -> Round:
    """One process of the shipped definitions, edited at random and merged, if need be apart.

    Raises:
        RefusalError: when its changes cannot be brought over.
    """
    try:
        shared = one_round(seed, count, apart=False)
    except RefusalError:
        return one_round(seed, count, apart=True)
    if not shared.left or not may_go_apart(shared.base):
        return shared
    return one_round(seed, count, apart=True)


def one_round(seed: int, count: int, *, apart: bool) -> Round:
    """A process edited at random and merged, for all unit types or for its own one alone.

    Raises:
        RefusalError: when its changes cannot be brought over.
    """
    number, process = processes()[seed % len(processes())]
    for_engine = seed // len(processes()) % 2 == 1
    defs, catalogue = own_definitions(), Catalogue.of(own_definitions())
    codes = frozenset(one.code for other, one in processes() if other == number)
    model = model_of(process, codes, for_engine=for_engine)
    text = Path(process.origin.path).read_text("utf-8")
    sketch = edited(model, seed, count)
    base = base_of(process, outline_of_model(model, catalogue), text, defs)
    new = known_by_name(base, outline_of_model(sketch.definitions, catalogue))
    if apart and not may_go_apart(base):
        raise RefusalError("tanpa varian")
    result = merged(base, new, apart=apart)
    again = _compiled(process, result.text, codes, for_engine=for_engine)
    told = outline_of_model(again, catalogue)
    return Round(base, sketch, result, [*left_over(result.told, told, base.outline, result.ids)])


def _compiled(
    process: ResolvedProcess, text: str, codes: frozenset[str], *, for_engine: bool
) -> Definitions:
    """What a changed definition is compiled to."""
    findings = Findings()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proses" / Path(process.origin.path).name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
        made = load_file(path, findings)
    if not isinstance(made, Proses) or findings.has_errors:
        raise RefusalError(f"{[item.message for item in findings]}\n{text}")
    changed = own_definitions().with_processes([made])
    every = resolve(changed, process.target, findings)
    found = [one for one in every if one.code == process.code]
    if not found:
        raise RefusalError(f"{[item.message for item in findings]}")
    return model_of(found[0], codes, for_engine=for_engine)


def without_ids(definitions: Definitions, seed: int) -> tuple[Definitions, dict[str, str]]:
    """A file as a tool writes it that gives all elements ids of its own, and forgets remarks.

    Returns:
        The file, and the former id of each node by its new one.
    """
    rng = random.Random(seed)
    former: dict[str, str] = {}
    new: dict[str, str] = {}
    for process in definitions.processes:
        for node in process.flow_nodes:
            new[node.id] = f"Id_{rng.randrange(16**8):08x}"
            former[new[node.id]] = node.id
    made = [_stripped(one, number, new) for number, one in enumerate(definitions.processes)]
    shown = definitions.collaboration
    flows = tuple(
        replace(one, source_ref=new[one.source_ref], target_ref=new[one.target_ref])
        for one in shown.message_flows
    )
    pools = zip(shown.participants, made, strict=True)
    return (
        replace(
            definitions,
            processes=tuple(made),
            collaboration=replace(
                shown,
                participants=tuple(replace(p, process_ref=one.id) for p, one in pools),
                message_flows=flows,
                groups=(),
            ),
        ),
        former,
    )


def _stripped(process: Process, number: int, new: dict[str, str]) -> Process:
    """A pool without remarks and phases, with new ids."""
    return replace(
        process,
        id=f"Proses_{number}",
        documentation="",
        lanes=tuple(
            replace(
                lane,
                id=f"Lane_{number}_{at}",
                documentation="",
                flow_node_refs=tuple(new[ref] for ref in lane.flow_node_refs),
            )
            for at, lane in enumerate(process.lanes)
        ),
        groups=(),
        flow_nodes=tuple(
            replace(node, id=new[node.id], documentation="") for node in process.flow_nodes
        ),
        sequence_flows=tuple(
            replace(
                flow,
                id=f"Alur_{number}_{at}",
                source_ref=new[flow.source_ref],
                target_ref=new[flow.target_ref],
            )
            for at, flow in enumerate(process.sequence_flows)
        ),
    )


def found_again(seed: int, count: int) -> tuple[int, int, int]:
    """How many nodes of an edited file without ids are known: right, wrong, and all of them."""
    _, process = processes()[seed % len(processes())]
    made = compiled(process, Findings())
    sketch = edited(made, seed, count)
    stripped, former = without_ids(sketch.definitions, seed)
    known = recognised(stripped, made, guesses=True).definitions
    own = {node.id for one in made.processes for node in one.flow_nodes}
    pairs = [
        (before.id, after.id)
        for one, other in zip(stripped.processes, known.processes, strict=True)
        for before, after in zip(one.flow_nodes, other.flow_nodes, strict=True)
    ]
    old = [(former[before], after) for before, after in pairs if former[before] in own]
    fresh = [after for before, after in pairs if former[before] not in own]
    right = sum(before == after for before, after in old)
    wrong = sum(before != after and after in own for before, after in old)
    return right, wrong + sum(after in own for after in fresh), len(old)


def main() -> None:
    """Do many rounds and count."""
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    fates: Counter[str] = Counter()
    nodes: Counter[str] = Counter()
    for seed in range(first, first + count):
        try:
            made = round_of(seed, 4)
            fate = "sama" if not made.left else "ditolak: ada yang tersisa"
        except RefusalError as why:
            fate = f"ditolak: {str(why)[:60]}"
        fates[fate] += 1
        right, wrong, every = found_again(seed, 2)
        nodes.update({"dikenali": right, "salah": wrong, "simpul": every})
        if fate != "sama":
            sys.stdout.write(f"{seed} {fate}\n")
    sys.stdout.write(f"{dict(fates)} {dict(nodes)}\n")


if __name__ == "__main__":
    main()
