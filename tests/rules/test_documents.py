"""Papers are looked for where they can be: in every unit type, and in the maps of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules import check_definitions
from tests.rules.sample import FILES, findings_of, load_project

if TYPE_CHECKING:
    from pathlib import Path

IDLE = "peta: []\nmasukan: [{dokumen: Renstra, dari: Bupati}]\n"
"""A map that says what comes from outside and no process needs."""


@pytest.mark.parametrize(("own", "told"), [(True, 1), (False, 0)])
def test_what_the_map_of_the_program_says_is_not_for_a_project_to_mend(
    own: bool, told: int, tmp_path: Path
) -> None:
    load_project(tmp_path / "bawaan", {"peta.yaml": IDLE})
    load_project(tmp_path / "proyek", {"peta.yaml": IDLE})
    if not own:
        (tmp_path / "proyek/peta.yaml").unlink()
    defs = load(tmp_path / "proyek", Findings(), tmp_path / "bawaan")
    codes = [item.code for item in check_definitions(defs)]
    assert codes.count("idle-document") == told


def test_papers_are_looked_for_also_where_no_unit_type_can_be_read(tmp_path: Path) -> None:
    files = {name: "nama: [\n" for name in FILES if name.startswith("tipe_unit/")}
    files["proses/uji.yaml"] = FILES["proses/uji.yaml"].replace(
        "oleh: staf,", "oleh: staf, kelengkapan: Renstra,"
    )
    [found] = [item for item in findings_of(tmp_path, files) if item.code == "unsupplied-input"]
    assert found.message == "kelengkapan proses 'CLP.01.01' tidak jelas asalnya: 'Renstra'"
