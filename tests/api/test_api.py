"""What a script can do with the package, as ``docs/API.md`` shows it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import bpmn_gen
from tests.running import ROOT, copy_definitions

EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/API.md").read_text("utf-8"), re.DOTALL)
CODE = "CLP.02.02"


def test_the_document_has_an_example_of_every_name() -> None:
    told = "".join(EXAMPLES)
    functions = [name for name in bpmn_gen.__all__ if name[0].islower()]
    assert "compile_process" in functions
    assert [name for name in functions if f"bpmn_gen.{name}" not in told] == []


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_of_the_document_runs(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_definitions(tmp_path)
    (tmp_path / "dari-luar.bpmn").write_bytes(compiled().bpmn())
    monkeypatch.chdir(tmp_path)
    exec(compile(EXAMPLES[number], "API.md", "exec"), {})  # noqa: S102 -- our own document


def compiled() -> bpmn_gen.CompiledProcess:
    return bpmn_gen.compile_process(bpmn_gen.open_project(), CODE, unit="kecamatan kroya")


def test_a_compiled_process_is_drawn_whole_and_named_as_the_unit_names_it() -> None:
    process = compiled()
    drawn = {shape.element_id for shape in process.drawing.shapes}
    nodes = [node for one in process.definitions.processes for node in one.flow_nodes]
    assert nodes
    assert {node.id for node in nodes} <= drawn
    assert b"Unit: Kecamatan Kroya" in process.bpmn()


def test_a_process_that_a_unit_lacks_and_one_that_nobody_has_are_told_apart() -> None:
    project = bpmn_gen.open_project()
    with pytest.raises(bpmn_gen.CompileError) as nowhere:
        bpmn_gen.compile_process(project, "CPL.02.02", tipe=7)
    (error,) = [item for item in nowhere.value.diagnostics if item.severity == "error"]
    assert (error.code, error.message) == ("unknown-process", "proses 'CPL.02.02' tidak ada")
    assert error.hints == ("maksud Anda 'CLP.02.02'?",)
    with pytest.raises(bpmn_gen.CompileError) as here:
        bpmn_gen.compile_process(project, "CLP.01.03", tipe=7)
    (error,) = [item for item in here.value.diagnostics if item.severity == "error"]
    assert error.code == "process-not-applicable"


def test_capitals_of_a_code_do_not_matter() -> None:
    made = bpmn_gen.compile_process(bpmn_gen.open_project(), "clp.02.02", tipe=7)
    assert made.code == "CLP.02.02"


def test_what_is_no_bpmn_is_refused_with_findings() -> None:
    with pytest.raises(bpmn_gen.CompileError) as refused:
        bpmn_gen.lay_out_bpmn(b"bukan xml")
    assert refused.value.diagnostics


def test_a_folder_without_definitions_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(bpmn_gen.BpmnGenError, match="process_defs' tidak ada"):
        bpmn_gen.open_project(tmp_path)


def test_importing_the_package_loads_none_of_its_rooms() -> None:
    told = "import sys, bpmn_gen; print(*(m for m in sys.modules if m.startswith('bpmn_gen.')))"
    run = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.split() == ["bpmn_gen.version"]


def test_unknown_names_of_the_package_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'compiles'"):
        _ = bpmn_gen.compiles
    assert set(bpmn_gen.__all__) == {*bpmn_gen.api.__all__, "__version__"}
