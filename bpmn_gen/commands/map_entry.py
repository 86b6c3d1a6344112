"""Enters a process in the map of its office: its group of level 0, and its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.office import prefix_of
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.schema.peta import KELOMPOK
from bpmn_gen.definition.schema.types import is_code
from bpmn_gen.errors import MisuseError
from bpmn_gen.writing.changes import Changes, content_of
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from bpmn_gen.definition.definition_set import Office
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.editing import Editor

FIRST_GROUP: Final = "Pelayanan"
"""The group of an office that has none yet."""
NAMED: Final = ("kode", "nama")
"""The keys of a group by which it is asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """An office as far as codes of its processes go."""

    unit: Unit
    office: Office | None
    """None where it has no folder yet."""
    separator: str
    spent: frozenset[str]
    """Codes that decrees have set, in small letters."""

    @property
    def prefix(self) -> str:
        """How the codes of the office begin."""
        return str(self.unit.kode or prefix_of(str(self.unit.nama)))


@dataclass(frozen=True, slots=True)
class Group:
    """A process of level 0."""

    code: str
    name: str
    kind: str = KELOMPOK[0]
    """One of the three kinds of level 0."""


def groups_of(office: Office) -> list[Group]:
    """The groups in the map of an office."""
    return [
        Group(str(one.kode), str(one.nama)) for one in (office.peta.peta if office.peta else ())
    ]


def group_of(place: Place, editor: Editor, asked: str) -> str:
    """The code of the group that is asked for, the next free one for a new group; may be empty.

    Raises:
        MisuseError: when a code is asked for that no group has.
    """
    groups = [one for one in _listed(editor) if isinstance(one, Mapping)]
    for one in groups:
        if asked and asked.casefold() in {str(one.get(key, "")).casefold() for key in NAMED}:
            return str(one.get("kode", ""))
    if not asked:
        return ""
    if is_code(asked) and place.separator in asked:
        known = ", ".join(f"{one.get('kode')} {one.get('nama')}" for one in groups)
        raise MisuseError(
            f"Kelompok '{asked}' tidak ada pada peta {place.unit.nama}. Pilih: {known}"
        )
    taken = {str(one.get("kode", "")).casefold() for one in groups}
    return _next(place, place.prefix, taken)


def codes_of(place: Place, editor: Editor, asked: str, group: str) -> tuple[str, str]:
    """The group that a new process goes into, and its code: the next free one below the group.

    A code that is asked for may be one that a decree has set, as when a process comes back.

    Raises:
        MisuseError: when the code that is asked for is taken, or none.
    """
    groups = [
        (str(one.get("kode", "")), items(one.get("proses", [])))
        for one in _listed(editor)
        if isinstance(one, Mapping)
    ]
    mapped = [str(code) for _, codes in groups for code in codes]
    office, separator = place.office, place.separator
    own = (*office.proses, *office.incomplete) if office else ()
    taken = {code.casefold() for code in (*own, *mapped)}
    first = group or (groups[0][0] if groups else f"{place.prefix}{separator}01")
    if asked:
        if asked.casefold() in taken or not is_code(asked):
            why = "sudah dipakai" if is_code(asked) else "bukan kode, misalnya KK.01.05"
            raise MisuseError(f"Kode '{asked}' {why}")
        above = (one for one, _ in groups if asked.startswith(f"{one}{separator}"))
        return group or next(above, first), asked
    return first, _next(place, first, taken | place.spent)


def _next(place: Place, above: str, taken: Collection[str]) -> str:
    """The first code below another that is not taken, by their small letters."""
    numbers = (f"{above}{place.separator}{number:02d}" for number in range(1, 10_000))
    return next(code for code in numbers if code.casefold() not in taken)


def _listed(editor: Editor) -> list[Value]:
    """The groups of a map, as they are written."""
    return items(editor.value(("peta",))) if editor.has(("peta",)) else []


def enter(changes: Changes, path: Path, editor: Editor, group: Group, code: str) -> None:
    """Enter the process in the map of the office, which may not be there yet."""
    number = _number_of(editor, group.code)
    if number is None:
        entry: Value = {
            "kode": group.code, "nama": group.name, "kelompok": group.kind, "proses": [code],
        }  # fmt: skip
        editor.set(("peta",), [*_listed(editor), entry])
    else:
        place = ("peta", number, "proses")
        known = items(editor.value(place)) if editor.has(place) else []
        editor.set(place, [*known, code])
    changes.set(path, editor.text.encode(), content_of(path), label_of(path))


def _number_of(editor: Editor, group: str) -> int | None:
    """The place of a group in the map."""
    for number, one in enumerate(_listed(editor)):
        if isinstance(one, Mapping) and one.get("kode") == group:
            return number
    return None
