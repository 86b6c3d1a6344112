"""Short ways to write and read BPMN files in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn

if TYPE_CHECKING:
    from bpmn_gen.interchange import Imported

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:x">'
)


def file_of(body: str) -> bytes:
    """A whole file around what stands in it."""
    return f"{HEAD}{body}</definitions>".encode()


def imported(body: str, *, extras: bool = False, anew: bool = False) -> Imported:
    """A file read and written; it must be one."""
    made = import_bpmn(file_of(body), Findings(), "uji.bpmn", extras=extras, anew=anew)
    assert made is not None
    return made


def found(made: Imported, kind: str) -> list[etree._Element]:
    """Elements of a kind in the written file."""
    return list(etree.fromstring(made.data).iter(f"{{*}}{kind}"))
