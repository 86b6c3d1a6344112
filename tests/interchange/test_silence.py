"""Nothing is lost without a word, counted on the XML of every vendor file that is here.

``BPMN_GEN_VENDORS`` names the folder of a suite, such as that of the interchange working group.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from tests.interchange.counting import silent_losses
from tests.interchange.golden import MODELS
from tests.interchange.writing import file_of, imported

SUITE = os.environ.get("BPMN_GEN_VENDORS", "")
FILES = [*MODELS, *(sorted(Path(SUITE).rglob("*.bpmn")) if SUITE else [])]


@pytest.mark.skipif(not FILES, reason="no vendor files are here")
def test_vendor_files_lose_nothing_without_a_word() -> None:
    """Elements, names, texts and attributes, by kind."""
    silent = {}
    for path in FILES:
        made = import_bpmn(path.read_bytes(), Findings(), path.name)
        if made is None:
            continue
        found = silent_losses(path.read_bytes(), made.data, made.comparison)
        if found:
            silent[str(path)] = found
    assert silent == {}


RICH = (
    '<timerEventDefinition id="td"><timeDuration>P3D</timeDuration></timerEventDefinition>'
    '<signalEventDefinition id="unused"/><resource id="r" name="Verifikator"/>'
    '<category id="k"><categoryValue id="kv" value="Tahap tanpa bingkai"/></category>'
    '<process id="p"><dataObject id="do" name="Berita acara"/><startEvent id="s"/>'
    '<task id="t" name="Periksa"><documentation>Catatan</documentation></task>'
    '<boundaryEvent id="b" attachedToRef="t"><eventDefinitionRef>td</eventDefinitionRef>'
    '</boundaryEvent><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process>'
)


def test_what_the_report_leaves_out_is_counted() -> None:
    """The count sees each element, name, text and attribute that is taken out behind its back."""
    source = file_of(RICH)
    made = imported(RICH)
    assert silent_losses(source, made.data, made.comparison) == {}
    for kind, attribute, expected in (
        ("timerEventDefinition", "", {"timerEventDefinition": 1, "timeDuration": 1}),
        ("sequenceFlow", "", {"sequenceFlow": 1}),
        ("task", "name", {"name of task": 1}),
        ("boundaryEvent", "attachedToRef", {"@attachedToRef of boundaryEvent": 1}),
        ("documentation", "", {"text of documentation in task": 1}),
    ):
        spoiled = etree.fromstring(made.data)
        victim = next(spoiled.iter(f"{{*}}{kind}"))
        if attribute:
            del victim.attrib[attribute]
        else:
            parent = victim.getparent()
            assert parent is not None
            parent.remove(victim)
        found = silent_losses(source, etree.tostring(spoiled), made.comparison)
        assert expected.items() <= found.items(), kind
