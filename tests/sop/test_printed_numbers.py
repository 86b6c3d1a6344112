"""Whoever names a step by a number names the row of the printed SOP in which it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, all_units
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.sheets.unit_fields import unit_fields
from bpmn_gen.sop.compose import brief_of, compose_sop
from bpmn_gen.soundness.proof import compiled
from tests.content.shipped import definitions

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet


def settings(optional: str) -> DefinitionSet:
    """The shipped definitions with a way of printing what may be skipped."""
    defs = definitions()
    sop = defs.daerah.sop.model_copy(update={"opsional": Text(optional)})
    return replace(defs, daerah=defs.daerah.model_copy(update={"sop": sop}))


def printed(process: ResolvedProcess, defs: DefinitionSet) -> dict[str, str]:
    """The number in each row of the pages, by the id of its step."""
    pages = compose_sop(process, brief_of(process, defs), Findings(), endless=True).pages
    return {row.step: row.number for page in pages for row in page.rows if row.step}


@pytest.mark.parametrize("optional", ["belah ketupat", "keterangan"])
@pytest.mark.parametrize("number", [2, 7])
def test_reviews_forms_and_files_that_come_back_call_steps_by_the_rows_of_the_sop(
    number: int, optional: str
) -> None:
    defs = settings(optional)
    named = next((one for one in all_units(defs) if one.number == number), None)
    target = named or Target(defs.tipe_unit[number])
    processes = [one for one in resolve(defs, target, Findings()) if not one.is_reference]
    record = record_resolved(defs, target, processes)
    rows = {one.code: printed(one, defs) for one in processes}
    counted = 0
    for process in processes:
        own = rows[process.code]
        for key, entry in record.processes[process.code].outline.entries.items():
            assert str(entry.number or "") == own.get(key, "")
            counted += bool(entry.number)
        text = Path(process.origin.path).read_text("utf-8")
        told = outline_of_model(compiled(process, Findings()), Catalogue.of(defs))
        for key, entry in base_of(process, told, text, defs).outline.entries.items():
            assert str(entry.number or "") == own.get(key, "")
    assert counted > 100
    if target.unit:
        for step in unit_fields(target, processes, defs).steps:
            assert step.number == rows[step.code].get(step.key, step.number)
            assert step.number in rows[step.code].values()
