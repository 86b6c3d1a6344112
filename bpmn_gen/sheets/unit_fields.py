"""All that a unit fills in, with what is filled in already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.titles import Titles
from bpmn_gen.costing.step_times import timed_steps
from bpmn_gen.sheets.identity import SOP, Field, shown
from bpmn_gen.sop.blanks import blanks, own_sops
from bpmn_gen.sop.printed_numbers import printed_numbers
from bpmn_gen.workbook.tidy import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet

Key = tuple[str, ...]
"""Where a value stands below the unit, e.g. ``waktu, CLP.01.01, susun``."""
_LINES: Final = "Satu baris tiap baris kop (Alt+Enter)."
ASKED: Final = (
    Field(("alamat",), "Alamat"),
    Field(("kop",), "Kop surat", _LINES, is_list=True),
)
"""What the form asks about the unit itself."""
_EACH: Final = "Satu tiap baris (Alt+Enter)."
IDENTITY: Final = (
    Field(("nama",), "Nama unit", "Wajib diisi; folder unit mengikuti nama ini."),
    Field(("tipe",), "Tipe unit", "Nomor tipe unit menurut peraturan."),
    Field(("kode",), "Awalan kode", "Singkatan di depan kode proses milik unit, misalnya KKR."),
    *ASKED,
    Field(("tugas",), "Tugas", "Menurut peraturannya, sejak kata kerjanya."),
    Field(("fungsi",), "Fungsi", _EACH, is_list=True),
    Field(
        ("masyarakat",),
        "Masyarakat pada peta",
        "Isi kolam atau jalur; kosong: ikut daerah.",
    ),
)
"""All that a unit says of itself, apart from titles and blanks."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that the unit has, with its title."""

    key: str
    words: str
    """In the words of the regulation."""
    of_type: str
    """What units of its type call it; empty for one that only the unit has."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that takes time."""

    code: str
    key: str
    number: str
    """Of its row in the SOP."""
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class UnitFields:
    """All fields of a unit, in the order of its processes, its own ones first."""

    name: str
    roles: tuple[RoleRow, ...]
    sops: tuple[tuple[str, str], ...]
    """Code and name of each."""
    steps: tuple[StepRow, ...]
    texts: dict[Key, str]
    """What is filled in; empty where nothing is."""
    blank: frozenset[Key]
    """What the SOPs print as dots."""

    def marks(self) -> Iterator[tuple[Key, tuple[str, ...]]]:
        """By what people know a row, beside the key that the program knows it by."""
        for role in self.roles:
            yield ("jabatan", role.key), (role.words,)
        for code, name in self.sops:
            yield ("sop", code), (name,)
        for step in self.steps:
            yield ("waktu", step.code, step.key), (step.number, step.text)


def unit_fields(
    target: Target, processes: Iterable[ResolvedProcess], defs: DefinitionSet
) -> UnitFields:
    """The fields of a named unit; what its own processes ask comes before what all units share."""
    unit = target.unit
    assert unit is not None  # noqa: S101 -- only named units fill in anything
    texts: dict[Key, str] = {
        tuple(map(str, one.path)): shown(getattr(unit, str(one.path[0])) or "") for one in ASKED
    }
    titles, roles = Titles(defs, target), []
    of_type = {str(role): str(title) for role, title in target.tipe.peran.items()}
    own = {str(role): str(title) for role, title in unit.jabatan.items()}
    for role in {**of_type, **own}:
        entry = defs.jabatan.get(role)
        words = str(entry.sebutan) if entry else role.replace("_", " ")
        roles.append(RoleRow(role, words, titles.filled(of_type.get(role, ""))))
        texts["jabatan", role] = own.get(role, "")
    sops, steps = [], []
    volumes = {str(code): str(times) for code, times in unit.volume.items()}
    office = defs.office_of(unit)
    own_codes = set(map(str, office.proses)) if office else set()
    every = tuple(sorted(processes, key=lambda one: one.code not in own_codes))
    for process in own_sops(every):
        code = process.code
        sops.append((code, process.name))
        texts["volume", code] = volumes.get(code, "").replace(".", ",")
        for one in SOP:
            texts["sop", code, *map(str, one.path[1:])] = shown(value_of(process.sop, one.path[1:]))
        numbers = printed_numbers(process, defs.daerah)
        for step in timed_steps(process):
            names = ", ".join(process.names_of((step.actor,)))
            steps.append(
                StepRow(code, step.id, numbers.get(step.id, ""), one_line(step.text), names)
            )
            texts["waktu", code, step.id] = step.duration
    blank = frozenset(one.key for one in blanks(target, every, defs))
    return UnitFields(target.name, tuple(roles), tuple(sops), tuple(steps), texts, blank)


def value_of(block: object, path: Iterable[str | int]) -> str | tuple[str, ...]:
    """What an SOP's block says."""
    for key in path:
        block = getattr(block, str(key), None)
    return block if isinstance(block, (str, tuple)) else ""
