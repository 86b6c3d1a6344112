"""Every file is valid against the OMG's schema of BPMN 2.0."""

from importlib.resources import files as resources
from pathlib import Path

from lxml import etree

from tests.conformance.bpmn import File


def test_every_file_is_valid(all_paths: list[Path]) -> None:
    schema_file = resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    schema = etree.XMLSchema(etree.parse(str(schema_file)))
    found = {
        str(file.path): str(schema.error_log)
        for file in map(File, all_paths)
        if not schema.validate(file.root)
    }
    assert found == {}
