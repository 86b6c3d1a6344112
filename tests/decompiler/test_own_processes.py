"""What the compiler wrote, the decompiler reads: compiling its draft gives the same again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, select_targets
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.kinds import PROSES
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.store.project import shipped
from tests.content.shipped import definitions, processes
from tests.decompiler.drafting import completed, drafted, graph_of, without_gateway_lanes
from tests.pipeline.any_process import projects

pytestmark = pytest.mark.usefixtures("quickly_drawn")


@pytest.mark.parametrize("number", [2, 7, 10])
def test_every_shipped_process_comes_back(number: int) -> None:
    """Steps, flows, branches, lanes, phases, and all that documentation says."""
    target = Target(definitions().tipe_unit[number])
    assert len(processes(number)) > 10
    for code, process in processes(number).items():
        model = lower(process)
        drafts, refusals = drafted(write_bpmn(model, lay_out(model)))
        assert refusals == ()
        assert [draft.code for draft in drafts] == [code]
        again, findings = completed(drafts)
        assert not findings.has_errors
        merged = definitions().with_processes(again)
        (compiled,) = (one for one in resolve(merged, target, Findings()) if one.code == code)
        assert graph_of(lower(compiled).processes[0]) == graph_of(model.processes[0])


def test_what_files_for_engines_ask_for_is_no_step_of_the_process() -> None:
    """Their tasks for answers and inputs go; the table and the decision behind them stay."""
    asked = set()
    for code, process in processes(7).items():
        model = lower(process)
        made = make_executable(model, "tipe-07", frozenset(processes(7))).definitions
        tasks = {node.id.rpartition("_")[2] for one in made.processes for node in one.flow_nodes}
        if not tasks & {"putusan", "masukan"}:
            continue
        asked |= tasks
        (plain,), _ = drafted(write_bpmn(model, lay_out(model)))
        (engine,), _ = drafted(write_bpmn(made, lay_out(made)))
        for words in ("id: ", "kegiatan: ", "keputusan: ", "tabel: "):
            lines = [
                [line for line in draft.text.splitlines() if words in line]
                for draft in (plain, engine)
            ]
            assert lines[0] == lines[1], code
    assert asked >= {"putusan", "masukan"}


def test_drafts_are_in_canonical_form() -> None:
    """``fmt`` changes nothing in them."""
    for process in processes(7).values():
        model = lower(process)
        (draft,), _ = drafted(write_bpmn(model, lay_out(model)))
        if "..." not in draft.text.partition("\n")[2]:
            findings = Findings()
            data = draft.text.encode()
            assert format_text(data, PROSES, findings).decode() == draft.text
            assert not findings.has_errors


@settings(max_examples=10)
@given(projects())
def test_whatever_an_author_writes_comes_back(sources: dict[str, str]) -> None:
    """Forks, loops, blocks in each other, phases, calls, kinds of work, what may be skipped."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "process_defs"
        for file, text in sources.items():
            path = folder / "proses" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        findings = Findings()
        defs = load(folder, findings, shipped("process_defs"))
        (target,) = select_targets(defs, (7,), (), findings)
        for process in resolve(defs, target, findings):
            model = lower(process)
            drafts, refusals = drafted(write_bpmn(model, lay_out(model)), defs)
            assert refusals == ()
            again, _ = completed(drafts)
            merged = defs.with_processes(again)
            found = [one for one in resolve(merged, target, findings) if one.code == process.code]
            assert [without_gateway_lanes(lower(one).processes[0]) for one in found] == [
                without_gateway_lanes(model.processes[0])
            ]
