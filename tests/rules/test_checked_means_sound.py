"""Whatever flow an author writes: either the rules find a mistake, or what comes of it is sound."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.schema import Proses
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.model.elements import Gateway
from bpmn_gen.model.graph import incoming, outgoing
from bpmn_gen.rules import check_definitions, check_process
from tests.rules.nets import is_sound
from tests.rules.sample import load_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Process

    Draw = Callable[..., Any]

BLOCKS = ("sejajar", "pilih")
FLOW_CODES = {
    "unknown-step",
    "missing-start",
    "second-start",
    "start-not-first",
    "jump-to-start",
    "missing-end",
    "continues-with-itself",
    "endless-path",
    "unreachable-step",
    "same-outcome",
    "single-branch",
    "single-parallel-branch",
    "empty-parallel-branch",
    "end-in-parallel",
    "jump-across-parallel",
    "jump-out-of-flow",
    "beside-in-branch",
    "optional-beside",
    "ignored-continuation",
    "duplicate-id",
}


@lru_cache(maxsize=1)
def definitions() -> DefinitionSet:
    """The small project, loaded once."""
    with tempfile.TemporaryDirectory() as folder:
        return load_project(Path(folder), {})[0]


@st.composite
def processes(draw: Draw, tidy: bool) -> Proses:
    """A process whose steps jump about; a tidy one keeps to the rules as far as that is easy."""
    count = draw(st.integers(1, 6))
    steps = [{"mulai": Text("Ada"), "oleh": Text("a")}]
    steps += _Drawing(draw, tidy=tidy).steps("s", count, 2)
    steps.append({"id": Text("akhir"), "selesai": Text("Selesai"), "oleh": Text("a")})
    if draw(st.integers(0, 2)) == 0:
        at_any_time = {"kegiatan": Text("Meminta"), "oleh": Text("a"), "sewaktu_waktu": Text("ya")}
        steps.insert(draw(st.integers(1, len(steps))), at_any_time)
    data = {
        "kode": Text("CLP.01.01"),
        "nama": Text("Uji"),
        "pelaku": {Text("a"): {"peran": Text("pimpinan_unit")}},
        "langkah": steps,
    }
    return Proses.model_validate(data)


@dataclass
class _Drawing:
    """Draws the steps of a process."""

    draw: Draw
    tidy: bool

    def steps(self, name: str, count: int, depth: int) -> list[dict[Any, Any]]:
        """A list of steps that refer to each other and to the end."""
        ids = [f"{name}{number}" for number in range(count)]
        inside = [*ids, "akhir"] if name == "s" else ids
        return [self._step(key, inside, depth) for key in ids]

    def _step(self, key: str, inside: list[str], depth: int) -> dict[Any, Any]:
        """One step of any kind."""
        is_last = key == inside[-1]
        kinds = ["kegiatan", "kegiatan", "keputusan", "sejajar", "pilih", "selesai"]
        if self.tidy:
            kinds = ["kegiatan", *BLOCKS] if is_last else kinds[1:5]
        if depth == 0:
            kinds = [kind for kind in kinds if kind not in BLOCKS]
        kind = self.draw(st.sampled_from(kinds))
        step: dict[Any, Any] = {"id": Text(key), "oleh": Text("a")}
        if kind in ("kegiatan", *BLOCKS) and self.draw(st.integers(0, 3)) == 0:
            step["opsional"] = Text("Bilamana diperlukan")
        if kind == "kegiatan" and not self.tidy and self.draw(st.integers(0, 7)) == 0:
            step["sewaktu_waktu"] = Text("ya")
        if kind in BLOCKS:
            step[kind] = self._branches(key, depth)
            return step
        step[kind] = Text(f"Langkah {key}")
        if kind == "keputusan":
            step["cabang"] = self._ways(key, inside)
        if kind == "kegiatan" and not self.tidy and self.draw(st.booleans()):
            step["lanjut"] = self._reference(inside)
        return step

    def _branches(self, key: str, depth: int) -> list[list[dict[Any, Any]]]:
        """The branches of a block."""
        counts = self.draw(
            st.lists(st.integers(1, 3), min_size=2, max_size=3)
            if self.tidy
            else st.lists(st.integers(0, 2), max_size=3)
        )
        return [
            self.steps(f"{key}{'abc'[number]}", count, depth - 1)
            for number, count in enumerate(counts)
        ]

    def _ways(self, key: str, inside: list[str]) -> dict[Text, Text]:
        """The branches of a decision; a tidy one leads to the next step as well."""
        ways = {Text("Ya"): Text(inside[inside.index(key) + 1])} if self.tidy else {}
        for label in ("Tidak", "Ragu")[: self.draw(st.integers(1, 2))]:
            ways[Text(label)] = self._reference(inside)
        return ways

    def _reference(self, inside: list[str]) -> Text:
        """A step nearby, sometimes one that is out of bounds."""
        anywhere = ["s0", "s1", "s2", "s1b0", "akhir", "entah"]
        out_of_bounds = not self.tidy and self.draw(st.integers(0, 9)) == 0
        return Text(self.draw(st.sampled_from(anywhere if out_of_bounds else inside)))


def compiled(process: Proses, defs: DefinitionSet) -> tuple[list[Process], Findings]:
    """The process compiled for one unit type, as far as it can be."""
    findings = Findings()
    found = resolve(defs.with_processes([process]), Target(defs.tipe_unit[1]), findings)
    return [lower(item).processes[0] for item in found], findings


@settings(max_examples=150)
@given(processes(tidy=True) | processes(tidy=False))
def test_a_flow_without_findings_compiles_to_a_sound_process(process: Proses) -> None:
    defs = definitions()
    found = check_definitions(defs.with_processes([process]))
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    assert errors <= FLOW_CODES
    if errors:
        return
    models, findings = compiled(process, defs)
    assert len(models) == 1
    assert not findings.has_errors
    assert check_process(models[0]) == []
    assert is_sound(models[0], limit=300) is not False
    into, out = incoming(models[0]), outgoing(models[0])
    for node in models[0].flow_nodes:
        assert isinstance(node, Gateway) or max(len(into[node.id]), len(out[node.id])) <= 1


@settings(max_examples=60)
@given(processes(tidy=True) | processes(tidy=False))
def test_no_flow_makes_the_compiler_fall_over(process: Proses) -> None:
    models, findings = compiled(process, definitions())
    assert models or findings.has_errors
