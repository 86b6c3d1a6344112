"""The example services: drafts that an office can take as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bpmn_gen.writing
from bpmn_gen.commands.new_process import PLAIN
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.kinds import kind_of
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.rules.checking import check_definitions
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions

FOLDER = Path(bpmn_gen.writing.__file__).parent / "examples"
EXAMPLES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != PLAIN)
KEYS = {
    *("surat-masuk", "kartu-keluarga", "cuti", "perjalanan-dinas", "igd", "izin"),
    *("kenaikan-pangkat", "pengaduan", "pinjam-pakai", "pengadaan-langsung", "buku-tamu"),
}
UNIT = "Kecamatan Kroya"
OFFICE = f"nama: {UNIT}\ntipe: 7\nkode: CONTOH\n"
MAP = f"""\
peta:
  - kode: CONTOH.01
    nama: Layanan
    kelompok: inti
    pengampu: {UNIT}
    proses: [CONTOH.01.01]
"""
TOLERATED = {"output-not-carried", "mixed-times"}
"""The last paper of a service goes to people, not to a step; goods are lent by the calendar."""

each = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def office_with(path: Path, root: Path) -> Path:
    """A project of one office whose only process is an example."""
    folder = root / "process_defs" / "unit" / "kecamatan-kroya"
    (folder / "proses").mkdir(parents=True)
    (folder / "unit.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "peta.yaml").write_text(MAP, encoding="utf-8")
    (folder / "proses" / path.name).write_bytes(path.read_bytes())
    return root / "process_defs"


def test_every_kind_of_service_has_its_example() -> None:
    assert {path.stem for path in EXAMPLES} == KEYS


@each
def test_an_example_is_free_of_findings_that_matter(path: Path, tmp_path: Path) -> None:
    findings = Findings()
    defs = load(office_with(path, tmp_path), findings, shipped("process_defs"))
    found = [*findings, *check_definitions(defs)]
    own = [item for item in found if item.span and path.name in item.span.path]
    assert [str(item) for item in found if item.severity is not Severity.INFO] == []
    assert [str(item) for item in own if item.code not in TOLERATED] == []


def model_of(path: Path, root: Path) -> Definitions:
    """The model of an example as an office of a project has it."""
    findings = Findings()
    defs = load(office_with(path, root), findings, shipped("process_defs"))
    (target,) = select_targets(defs, [], [UNIT], findings)
    (process,) = (one for one in resolve(defs, target, findings) if one.code == "CONTOH.01.01")
    model = compiled(process, findings)
    assert [str(item) for item in findings if item.severity is not Severity.INFO] == []
    return model


@each
def test_an_example_runs_and_its_unit_keeps_the_first_pool(path: Path, tmp_path: Path) -> None:
    model = model_of(path, tmp_path)
    first = model.collaboration.participants[0]
    assert first.process_ref == model.processes[0].id
    assert first.process_ref == "CONTOH_01_01"
    assert first.name.startswith(("Kecamatan", "Pemerintah")), (
        "the unit's own pool, or its government's"
    )
    if "masyarakat:" in path.read_text(encoding="utf-8"):
        assert len(model.collaboration.participants) > 1


@each
def test_an_example_is_formatted_as_fmt_leaves_it(path: Path) -> None:
    kind = kind_of("proses/contoh.yaml")
    assert kind is not None
    assert format_text(path.read_bytes(), kind, Findings()) == path.read_bytes()


@each
def test_an_example_names_no_region_and_no_person(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"cilacap|kroya|\bnip\b|\bdrs?\.", text, re.IGNORECASE)
    assert "disahkan_oleh" not in text
