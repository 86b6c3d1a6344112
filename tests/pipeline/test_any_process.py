"""Whatever sound process an author writes, every stage takes it and every rule holds."""

import tempfile
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.model.elements import Definitions
from bpmn_gen.rules import check_definitions, check_process
from bpmn_gen.soundness.collaboration import check_collaboration
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from tests.conformance.bpmn import File
from tests.conformance.interchange import RULES
from tests.conformance.walking import Walker
from tests.layout.judge import load_judge, missed
from tests.pipeline.any_process import CODE, ELSEWHERE, projects
from tests.render.page_gates import losses

pytestmark = pytest.mark.slow

EXAMPLES = 12
F4 = PAPERS["F4"]
JUDGE = load_judge()


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OMG's schema."""
    path = files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def models_of(folder: Path, sources: dict[str, str]) -> tuple[list[Definitions], list[Diagnostic]]:
    """The models of a project for the kecamatan, and all findings on the way."""
    for name, text in sources.items():
        path = folder / "process_defs" / "proses" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    findings = Findings()
    defs = load(folder / "process_defs", findings, shipped("process_defs"))
    findings.extend(check_definitions(defs))
    (target,) = select_targets(defs, (7,), (), findings)
    models = [compiled(process, findings) for process in resolve(defs, target, findings)]
    return models, list(findings)


def errors(found: list[Diagnostic]) -> list[Diagnostic]:
    """What an author would have to mend."""
    return [item for item in found if item.severity is Severity.ERROR]


def drawn(folder: Path, models: list[Definitions], schema: etree.XMLSchema) -> list[Path]:
    """The files of models; the schema and the rules hold for each."""
    paths = []
    for model in models:
        drawing = lay_out(model)
        assert losses(cut_into_pages(drawing, F4, F4.standing())) == []
        paths.append(folder / f"{model.processes[0].code}.bpmn")
        paths[-1].write_bytes(write_bpmn(model, drawing))
    for path in paths:
        file = File(path)
        assert schema.validate(file.root), schema.error_log
        assert {rule.__name__: list(rule(file)) for rule in RULES} == {
            rule.__name__: [] for rule in RULES
        }
    return paths


def complaints(paths: list[Path]) -> list[str]:
    """What goes wrong when all pools of each file run together.

    That some course of several pools takes every branch is proved by the rules: a walk towards a
    branch may not find one.
    """
    walker = Walker(paths)
    return [
        text
        for file in walker.files
        for text in walker.complaints(file)
        if len(file.pools) == 1 or "was never" not in text
    ]


@settings(max_examples=EXAMPLES)
@given(projects())
def test_it_becomes_a_file_without_a_fault(
    schema: etree.XMLSchema, sources: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        models, found = models_of(Path(name), sources)
        assert errors(found) == []
        assert CODE in {model.processes[0].code for model in models}
        assert [item for model in models for item in check_collaboration(model)] == []
        assert complaints(drawn(Path(name), models, schema)) == []


@settings(max_examples=EXAMPLES)
@given(projects(certainly=ELSEWHERE, with_discretion=False))
def test_several_governments_become_pools_that_run_together(
    schema: etree.XMLSchema, sources: dict[str, str]
) -> None:
    """Without what may be skipped: walks of several pools that take all of it take minutes."""
    with tempfile.TemporaryDirectory() as name:
        models, found = models_of(Path(name), sources)
        assert errors(found) == []
        (model,) = (model for model in models if model.processes[0].code == CODE)
        if "one-pool-only" in {item.code for item in found}:
            assert len(model.processes) == 1
        assert [item for pool in model.processes for item in check_process(pool)] == []
        assert check_collaboration(model) == []
        ordered = [model, *(other for other in models if other is not model)]
        paths = drawn(Path(name), ordered, schema)
        assert complaints(paths) == []
        if JUDGE is not None:
            assert missed(JUDGE, paths[0].read_bytes()) == {}
