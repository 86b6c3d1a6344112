"""Forms are valid to the Open XML SDK, and LibreOffice gives them back as they were."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.sheet_subject import fields_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.unit_form import unit_book
from bpmn_gen.sheets.unit_reading import read_unit
from bpmn_gen.workbook.facts import is_ours
from bpmn_gen.workbook.reading import read_workbook
from tests.conformance.test_office import VALIDATOR
from tests.content.shipped import definitions
from tests.running import SECONDS, missing
from tests.sheets.filling import DAY, PROCESSES, SERVICE, form_of, taken, value_of

if TYPE_CHECKING:
    from pathlib import Path


def unit_form() -> bytes:
    """The form of a kecamatan."""
    defs = definitions()
    unit = next(one for one in defs.unit if one.nama == "Kecamatan Kroya")
    return write_form(unit_book(fields_of(defs, unit)), DAY)


@pytest.fixture
def forms(tmp_path: Path) -> dict[str, Path]:
    """A form of each kind."""
    made = {
        "service": form_of(value_of(SERVICE)),
        "shipped": form_of(value_of(PROCESSES[0].read_text("utf-8"))),
        "new": form_of({}),
        "unit": unit_form(),
    }
    paths = {name: tmp_path / f"{name}.xlsx" for name in made}
    for name, data in made.items():
        paths[name].write_bytes(data)
    return paths


def test_the_open_xml_sdk_finds_no_fault_in_forms(forms: dict[str, Path]) -> None:
    if not VALIDATOR.is_file():
        missing("ooxml-validator (make conformance installs it)")
    for path in forms.values():
        run = subprocess.run(
            [VALIDATOR, path], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        assert json.loads(run.stdout)["errors"] == [], path.name


def test_a_copy_that_libreoffice_saved_says_the_same(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    if not shutil.which("soffice"):
        missing("LibreOffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    folder = tmp_path / "saved"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    files = [str(path) for path in forms.values()]
    subprocess.run([*words, *files], capture_output=True, timeout=SECONDS, check=True)
    saved = {name: (folder / path.name).read_bytes() for name, path in forms.items()}
    assert all(map(is_ours, saved.values()))
    value = value_of(SERVICE)
    made, findings = taken(saved["service"], value)
    assert made is not None
    assert list(findings) == []
    assert made.value == value
    found = Findings()
    assert read_unit(read_workbook(saved["unit"], "x"), found) == []
    assert list(found) == []
