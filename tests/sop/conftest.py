"""The SOPs of the shipped kecamatan, laid out once."""

from functools import lru_cache
from pathlib import Path

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import ResolvedProcess
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import sop_templates
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import SopDocument
from bpmn_gen.store.project import Project
from tests.content.shipped import definitions

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def shipped() -> tuple[DefinitionSet, tuple[ResolvedProcess, ...]]:
    """The definitions, and the processes of all unit types that differ from each other."""
    findings = Findings()
    defs = definitions()
    processes = [
        process
        for target in select_targets(defs, (), (), findings)
        for process in resolve(defs, target, findings)
        if target.number in {2, 7, 9}
    ]
    assert not findings.has_errors
    return defs, tuple(processes)


@lru_cache(maxsize=1)
def shipped_documents() -> tuple[SopDocument, ...]:
    """Their page models."""
    defs, processes = shipped()
    return tuple(compose_with_settings(process, defs, Findings()) for process in processes)


@pytest.fixture(scope="session")
def documents() -> tuple[SopDocument, ...]:
    """The page models of shipped SOPs."""
    found = shipped_documents()
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The shipped templates."""
    defs, _ = shipped()
    return sop_templates(Project(ROOT / "process_defs", ROOT / "output"), defs, Findings())
