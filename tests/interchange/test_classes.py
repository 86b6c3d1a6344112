"""Every class of faults that public bug reports tell of: a legal file, nothing lost in silence.

The right value of each class stands in ``class_values``.
"""

from __future__ import annotations

from importlib.resources import files as resources

import pytest
from lxml import etree

from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.store.project import shipped
from tests.interchange.class_values import REFUSED, VALUES, WARNED
from tests.interchange.counting import silent_losses
from tests.interchange.inputs import EVENTS, STRUCTURES
from tests.interchange.inputs_data import DATA, DRAWINGS, TEXTS

INPUTS = EVENTS | STRUCTURES | DATA | TEXTS | DRAWINGS
READ = [name for name in INPUTS if name not in REFUSED]
CLASSES_OF_REPORTS = 37
"""How many classes the reports were sorted into; those here are finer."""


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OMG's schema of BPMN 2.0."""
    folder = resources("SpiffWorkflow.bpmn.parser") / "schema"
    return etree.XMLSchema(etree.parse(str(folder / "BPMN20.xsd")))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The names that drafts of definitions know."""
    folder = shipped("process_defs")
    return Catalogue.of(load(folder, Findings(), folder))


def test_every_class_has_its_right_value() -> None:
    """No input without an assertion, no assertion without an input."""
    assert len(INPUTS) > CLASSES_OF_REPORTS
    assert set(VALUES) | set(REFUSED) == set(INPUTS)
    assert set(WARNED) <= set(INPUTS)


@pytest.mark.parametrize("name", READ)
def test_the_written_file_says_what_is_right(name: str, schema: etree.XMLSchema) -> None:
    """It is legal, comes back as it is, and nothing is missing that the report does not name."""
    findings = Findings()
    made = import_bpmn(INPUTS[name], findings, "uji.bpmn")
    assert made is not None
    asked, right = VALUES[name]
    assert asked(made) == right
    assert sorted({finding.code for finding in findings}) == WARNED.get(name, [])
    assert silent_losses(INPUTS[name], made.data, made.comparison) == {}
    assert schema.validate(etree.fromstring(made.data)), schema.error_log
    again = import_bpmn(made.data, Findings(), extras=True)
    assert again is not None
    assert again.data == made.data


@pytest.mark.parametrize("name", READ)
def test_with_additions_and_a_new_drawing_it_is_legal_too(
    name: str, schema: etree.XMLSchema
) -> None:
    """What engines need is kept where it belongs."""
    made = import_bpmn(INPUTS[name], Findings(), extras=True, anew=True)
    assert made is not None
    assert schema.validate(etree.fromstring(made.data)), schema.error_log


@pytest.mark.parametrize("name", READ)
def test_a_draft_is_made_or_refused_in_words(name: str, catalogue: Catalogue) -> None:
    """Of each process that has steps; never a traceback."""
    made = import_bpmn(INPUTS[name], Findings())
    assert made is not None
    drafts, refusals = drafts_of(made.definitions, catalogue, "uji.bpmn")
    processes = [one for one in made.definitions.processes if one.flow_nodes]
    assert len(drafts) + len(refusals) >= len(processes)
    assert all(refusal.reason for refusal in refusals)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str) -> None:
    """One error that says what the file is."""
    findings = Findings()
    assert import_bpmn(INPUTS[name], findings, "uji.bpmn") is None
    assert [finding.code for finding in findings if finding.is_error] == [REFUSED[name]]
