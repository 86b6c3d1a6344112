"""Whatever sound process an author writes, every stage takes it and every rule holds."""

import tempfile
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.paging import paginate
from bpmn_gen.model.elements import Definitions
from bpmn_gen.project import shipped
from bpmn_gen.render.bpmn_xml import write_bpmn
from bpmn_gen.rules import check_definitions, check_process
from tests.conformance.bpmn import File
from tests.conformance.interchange import RULES
from tests.conformance.walking import Walker
from tests.pipeline.any_process import CODE, projects

EXAMPLES = 25


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OMG's schema."""
    path = files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def compiled(folder: Path, sources: dict[str, str]) -> tuple[list[Definitions], list[Diagnostic]]:
    """The models of a project for the kecamatan, and the errors found on the way."""
    for name, text in sources.items():
        path = folder / "process_defs" / "proses" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    findings = Findings()
    defs = load(folder / "process_defs", findings, shipped("process_defs"))
    findings.extend(check_definitions(defs))
    (target,) = select_targets(defs, (7,), (), findings)
    models = [lower(process) for process in resolve(defs, target, findings)]
    for model in models:
        for process in model.processes:
            findings.extend(check_process(process))
    return models, [item for item in findings if item.severity is Severity.ERROR]


@settings(max_examples=EXAMPLES)
@given(projects())
def test_it_becomes_a_file_without_a_fault(
    schema: etree.XMLSchema, sources: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models, errors = compiled(folder, sources)
        assert errors == []
        assert CODE in {model.processes[0].code for model in models}
        paths = []
        for model in models:
            drawing = lay_out(model)
            assert paginate(drawing, "F4")
            paths.append(folder / f"{model.processes[0].code}.bpmn")
            paths[-1].write_bytes(write_bpmn(model, drawing))
        for path in paths:
            file = File(path)
            assert schema.validate(file.root), schema.error_log
            assert {rule.__name__: list(rule(file)) for rule in RULES} == {
                rule.__name__: [] for rule in RULES
            }
        walker = Walker(paths)
        assert [text for here in walker.files for text in walker.complaints(here)] == []
