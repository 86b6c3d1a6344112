"""BPMN files that went wrong on the way: some of their elements, attributes or bytes are others."""

from __future__ import annotations

import copy
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.relayout import relayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

KINDS: Final = (
    "process", "subProcess", "task", "userTask", "callActivity", "startEvent", "endEvent",
    "boundaryEvent", "intermediateCatchEvent", "exclusiveGateway", "eventBasedGateway", "laneSet",
    "lane", "flowNodeRef", "dataObject", "dataObjectReference", "dataStoreReference", "messageFlow",
    "participant", "collaboration", "textAnnotation", "association", "group", "ioSpecification",
    "timerEventDefinition", "messageEventDefinition", "extensionElements", "documentation",
    "dataInput", "inputSet", "dataInputAssociation",
)  # fmt: skip
VALUES: Final = (
    "", "x", "1a", "-1", "NaN", "1e400", "true", "${a}", "awalan:id", "a b", "é", "\n", "9" * 50,
)  # fmt: skip
REFERRING: Final = (
    "id", "name", "processRef", "sourceRef", "targetRef", "attachedToRef", "isHorizontal", "width",
    "default", "bpmnElement",
)  # fmt: skip
SCHEMA: Final = resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"


def mutated(data: bytes, rng: Random) -> bytes:
    """The file with one to four faults: in most cases in its elements, else in its bytes."""
    if rng.random() < 0.2:
        return _torn(data, rng)
    root = etree.fromstring(data)
    for _ in range(rng.randint(1, 4)):
        elements = list(root.iter(etree.Element))
        rng.choice(_FAULTS)(rng.choice(elements), elements, rng)
    return etree.tostring(root)


def _torn(data: bytes, rng: Random) -> bytes:
    """Some bytes gone, others or twice."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 5)):
        at, other = rng.randrange(len(found)), rng.randrange(len(found))
        piece = bytes(found[other : other + rng.randint(1, 60)])
        end, new = rng.choice(
            [(at + rng.randint(1, 40), b""), (at + 1, rng.randbytes(1)), (at, piece)]
        )
        found[at:end] = new
    return bytes(found)


def _gone(one: etree._Element, _: list[etree._Element], __: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _twice(one: etree._Element, _: list[etree._Element], rng: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(one))


def _elsewhere(one: etree._Element, every: list[etree._Element], rng: Random) -> None:
    place = rng.choice(every)
    if one.getparent() is not None and one not in (place, *place.iterancestors()):
        place.append(one)


def _other_kind(one: etree._Element, _: list[etree._Element], rng: Random) -> None:
    one.tag = f"{{{BPMN}}}{rng.choice(KINDS)}"


def _other_text(one: etree._Element, every: list[etree._Element], rng: Random) -> None:
    one.text = _value(every, rng)


def _other_value(one: etree._Element, every: list[etree._Element], rng: Random) -> None:
    names = [*map(str, one.attrib), *REFERRING]
    one.set(rng.choice(names), _value(every, rng))


def _no_value(one: etree._Element, _: list[etree._Element], rng: Random) -> None:
    if one.attrib:
        del one.attrib[rng.choice(list(one.attrib))]


def _value(every: list[etree._Element], rng: Random) -> str:
    """A text that is odd at most places, or an id of the file."""
    return rng.choice([rng.choice(VALUES), rng.choice(every).get("id") or "x"])


_FAULTS: Final[tuple[Callable[[etree._Element, list[etree._Element], Random], None], ...]] = (
    _gone, _twice, _elsewhere, _other_kind, _other_text, _other_value, _other_value, _no_value,
)  # fmt: skip


def wrong(data: bytes, schema: etree.XMLSchema) -> list[str]:
    """What the program does wrong with a file; a finding or a valid file is right.

    A layout keeps whatever is wrong outside its diagrams, so only valid files have to stay valid.
    """
    found = []
    for way in (relayout, _imported):
        findings = Findings()
        written = way(data, findings, "uji.bpmn")
        name = way.__name__
        if not written:
            found += [] if findings.has_errors else [f"{name} is silent"]
        elif (way is _imported or is_valid(data, schema)) and not is_valid(written, schema):
            found.append(f"{name}: {schema.error_log}")
    return found


def _imported(data: bytes, findings: Findings, path: str) -> bytes:
    """The written file; drafts of definitions are made as well, or refused in words."""
    made = import_bpmn(data, findings, path)
    if made is None:
        return b""
    drafts_of(made.definitions, Catalogue(), path)
    again = import_bpmn(made.data, Findings(), path, extras=True)
    assert again is not None
    assert again.comparison.is_whole
    return made.data


def is_valid(data: bytes, schema: etree.XMLSchema) -> bool:
    """Whether a file is XML and passes the schema."""
    try:
        return bool(schema.validate(etree.fromstring(data)))
    except etree.XMLSyntaxError:
        return False
