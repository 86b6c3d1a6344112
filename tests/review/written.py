"""Records of processes as definitions again, so that edited ones can be compiled and drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.outline import BLOCKS
from bpmn_gen.store.project import DEFINITIONS, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.record import ProcessRecord

NUMBER = 7
"""The type of the unit for which they are resolved."""
_KEPT = (
    "id", "kegiatan", "ringkas", "keputusan", "mulai", "selesai", "oleh", "kepada", "tembusan",
    "bersama", "lanjut", "cabang", "opsional", "sewaktu_waktu", "jenis",
)  # fmt: skip
"""Keys of steps that decide what a map shows."""


def written(code: str, record: ProcessRecord) -> str:
    """A record as a definition with another code; JSON is YAML as well."""
    said: Any = record.said
    made = {
        "kode": code,
        "nama": said["nama"],
        "pelaku": {key: _person(one) for key, one in said["pelaku"].items()},
        "pihak": {key: _person(one) for key, one in said.get("pihak", {}).items()},
        "langkah": _steps(said.get("langkah", ())),
        "tahap": [
            {"nama": one["nama"], "langkah": _steps(one["langkah"])}
            for one in said.get("tahap", ())
        ],
    }
    return json.dumps({key: one for key, one in made.items() if one}, ensure_ascii=False, indent=1)


def _person(told: Mapping[str, str]) -> dict[str, str]:
    """An actor or party under the title that is printed."""
    if told.get("masyarakat"):
        return {"masyarakat": told["sebutan"]}
    return {"jabatan": told["sebutan"], **{k: told[k] for k in ("unit", "instansi") if k in told}}


def _steps(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Steps with what decides about the map; a call becomes work."""
    return [_step(one) for one in steps]


def _step(step: dict[str, Any]) -> dict[str, Any]:
    made = {key: step[key] for key in _KEPT if key in step}
    if "proses" in step:
        made["kegiatan"] = f"Menjalankan {step['proses']}"
    for block in BLOCKS:
        if block in step:
            made[block] = [_steps(branch) for branch in step[block]]
    return made


def resolved(
    folder: Path, records: Mapping[str, ProcessRecord]
) -> tuple[DefinitionSet, dict[str, ResolvedProcess]]:
    """Records as the processes of a project, by their codes there."""
    (folder / "proses").mkdir(parents=True)
    for code, record in records.items():
        (folder / f"proses/{code}.yaml").write_text(written(code, record), "utf-8")
    findings = Findings()
    defs = load(folder, findings, shipped(DEFINITIONS))
    found = resolve(defs, Target(defs.tipe_unit[NUMBER]), findings)
    return defs, {one.code: one for one in found if one.code in records}
