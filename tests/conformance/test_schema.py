"""Every file is valid against the OMG's schema of BPMN 2.0."""

from importlib.resources import files as resources

from lxml import etree

from tests.conformance.bpmn import File


def test_every_file_is_valid(files: list[File]) -> None:
    schema_file = resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    schema = etree.XMLSchema(etree.parse(str(schema_file)))
    found = {
        str(file.path): str(schema.error_log) for file in files if not schema.validate(file.root)
    }
    assert found == {}
