"""What a project holds: unit types, units, processes and their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import State, Statuses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.keeping import Kept
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
    statuses = Statuses.of(project, findings)
    findings.raise_if_errors()
    types = list(all_types(defs))
    names: dict[str, str] = {}
    services: set[str] = set()
    where: dict[str, list[int]] = {}
    for target in types:
        for process in resolve(defs, target, findings):
            names.setdefault(process.code, process.name)
            services |= {process.code} if process.service is not None else set()
            where.setdefault(process.code, []).append(target.number)
    return {
        "tipe_unit": [{"nomor": target.number, "nama": target.name} for target in types],
        "unit": [
            {
                "nama": target.name,
                "tipe": target.number,
                "proses": _own(defs, target, findings),
                **_status(defs, target, statuses, findings),
            }
            for target in all_units(defs)
        ],
        "proses": [
            {"kode": code, "nama": names[code], "tipe": where[code], **_offered(code in services)}
            for code in sorted(names)
        ],
        **_editions(statuses.kept),
    }


def _editions(kept: Sequence[Kept]) -> Inventory:
    """What decrees have set, the oldest first; nothing in a project without editions."""
    listed = [
        {
            "edisi": one.slug,
            "nomor": one.edition.number,
            "tanggal": one.edition.date.isoformat(),
            "unit": [unit.name for unit in one.edition.units],
        }
        for one in kept
    ]
    return {"edisi": listed} if listed else {}


def _status(
    defs: DefinitionSet, target: Target, statuses: Statuses, findings: Findings
) -> dict[str, dict[str, str]]:
    """How each process of a unit stands; nothing in a project without editions."""
    if not statuses.kept:
        return {}
    processes = resolve(defs, target, findings)
    unit = statuses.unit(defs, target, processes, findings)
    return {"status": {one.code: str(unit.of(one.code).state) for one in processes}}


def _offered(is_service: bool) -> dict[str, bool]:  # noqa: FBT001 -- the only thing it takes
    """That a process is a public service; nothing of others."""
    return {"layanan": True} if is_service else {}


def _own(defs: DefinitionSet, target: Target, findings: Findings) -> list[dict[str, Any]]:
    """The processes that a unit owns beside those that all share."""
    office = defs.office_of(target.unit)
    if office is None:
        return []
    return [
        {"kode": process.code, "nama": process.name, **_offered(process.service is not None)}
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
                *_counted(item.get("status", {})),
                *(f"    {one['kode']}  {_named(one)}" for one in item["proses"]),
            )
        )
        for item in found["unit"]
    ]
    width = max((len(item["kode"]) for item in found["proses"]), default=0)
    every = [item["nomor"] for item in found["tipe_unit"]]
    processes = [
        f"  {item['kode']:<{width}}  {_named(item)} ({_types(item['tipe'], every)})"
        for item in found["proses"]
    ]
    editions = [
        f"  {item['tanggal']}  Nomor {item['nomor']}: {', '.join(item['unit'])}"
        for item in found.get("edisi", ())
    ]
    blocks = [("Tipe unit", types), ("Unit", units), ("Proses", processes)]
    blocks += [("Edisi", editions)] * bool(editions)
    return "\n\n".join("\n".join((f"{title} ({len(rows)})", *rows)) for title, rows in blocks)


def _named(process: Mapping[str, Any]) -> str:
    """The name of a process, with a word on what it is to the public."""
    return f"{process['nama']}, pelayanan publik" if "layanan" in process else process["nama"]


def _counted(status: Mapping[str, str]) -> Iterator[str]:
    """How many processes of a unit stand in which way; those that changed by their codes."""
    if not status:
        return
    counts = [(state, sum(one == state for one in status.values())) for state in State]
    yield "    " + ", ".join(f"{state}: {count}" for state, count in counts if count)
    changed = [code for code, state in status.items() if state == State.CHANGED]
    if changed:
        yield f"    yang berubah: {', '.join(changed)}"


def _types(numbers: list[int], every: list[int]) -> str:
    """For which unit types, in words."""
    return "semua tipe" if numbers == every else "tipe " + ", ".join(map(str, numbers))
