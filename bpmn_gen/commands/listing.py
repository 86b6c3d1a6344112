"""What a project holds: unit types, units, processes and their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project

Inventory = dict[str, list[dict[str, Any]]]


def inventory(project: Project) -> Inventory:
    """Everything that can be built, as plain data.

    Raises:
        CompileError: when the definitions have errors.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    findings.raise_if_errors()
    types = list(all_types(defs))
    names: dict[str, str] = {}
    where: dict[str, list[int]] = {}
    for target in types:
        for process in resolve(defs, target, findings):
            names.setdefault(process.code, process.name)
            where.setdefault(process.code, []).append(target.number)
    return {
        "tipe_unit": [{"nomor": target.number, "nama": target.name} for target in types],
        "unit": [
            {"nama": target.name, "tipe": target.number, "proses": _own(defs, target, findings)}
            for target in all_units(defs)
        ],
        "proses": [
            {"kode": code, "nama": names[code], "tipe": where[code]} for code in sorted(names)
        ],
    }


def _own(defs: DefinitionSet, target: Target, findings: Findings) -> list[dict[str, str]]:
    """The processes that a unit owns beside those that all share."""
    office = defs.office_of(target.unit)
    if office is None:
        return []
    return [
        {"kode": process.code, "nama": process.name}
        for process in resolve(defs, target, findings)
        if process.code in office.proses
    ]


def table(found: Inventory) -> str:
    """The inventory as text in columns."""
    types = [f"  {item['nomor']:>2}  {item['nama']}" for item in found["tipe_unit"]]
    units = [
        "\n".join(
            (
                f"  {item['nama']} (tipe {item['tipe']})",
                *(f"    {one['kode']}  {one['nama']}" for one in item["proses"]),
            )
        )
        for item in found["unit"]
    ]
    width = max((len(item["kode"]) for item in found["proses"]), default=0)
    every = [item["nomor"] for item in found["tipe_unit"]]
    processes = [
        f"  {item['kode']:<{width}}  {item['nama']} ({_types(item['tipe'], every)})"
        for item in found["proses"]
    ]
    blocks = (("Tipe unit", types), ("Unit", units), ("Proses", processes))
    return "\n\n".join("\n".join((f"{title} ({len(rows)})", *rows)) for title, rows in blocks)


def _types(numbers: list[int], every: list[int]) -> str:
    """For which unit types, in words."""
    return "semua tipe" if numbers == every else "tipe " + ", ".join(map(str, numbers))
