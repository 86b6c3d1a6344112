"""A code that a decree has set is given to no other process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.commands.new_process import new_process
from tests.edition.town import FIRST, UNIT, again, quiet

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project


def _new(project: Project, name: str) -> str:
    """Add a process to the office; its code."""
    made = new_process(again(project), name, UNIT, None)
    made.changes.write()
    return made.code


def test_a_new_process_gets_no_code_that_a_decree_has_set(project: Project) -> None:
    (project.defs / "proses/contoh.yaml").unlink()
    code = _new(project, "Penerimaan tamu")
    wish = Wish("1", FIRST, unit=(UNIT,), own_sops=True, jobs=1, formats=("svg",))
    enact(again(project), wish, quiet)
    office = project.defs / "unit/kecamatan-kroya"
    (office / "proses/penerimaan-tamu.yaml").unlink()
    (office / "peta.yaml").unlink()
    assert code == "KK.01.01"
    assert _new(project, "Surat masuk") == "KK.01.02"
