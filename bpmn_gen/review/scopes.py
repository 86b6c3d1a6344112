"""On which maps of Pasal 22 ayat (4) a change is seen, and whether the SOP says it as well.

The method of the regency decides: subproses, relasi and lintas fungsi are maps of *jenis gambar*,
level 1 and what is derived from it are maps of *jenis level*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.edits import PARTY, EditKind
from bpmn_gen.review.change import Scope, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.review.change import Change

_ALL_MAPS: Final = (
    Scope.SUBPROCESSES, Scope.RELATIONS, Scope.CROSS_FUNCTIONAL, Scope.LEVEL_ONE,
)  # fmt: skip
_DRAWN: Final = frozenset(
    {
        "kegiatan", "ringkas", "keputusan", "oleh", "mulai", "selesai", "proses", "jenis",
        "opsional", "pilih", "sejajar", "sewaktu_waktu", "batas_waktu", "tabel",
    }
)  # fmt: skip
"""Keys of a step that its map shows."""
UNPRINTED: Final = frozenset({"catatan", "peluang", "ringkas"})
"""Keys of a step that its SOP does not print."""
_PAPERS: Final = frozenset({"kelengkapan", "keluaran"})
_PARTIES: Final = frozenset({"kepada", "tembusan"})
EVENTS: Final = frozenset({"mulai", "selesai"})
"""Keys of steps that level 1 may print."""
_HEAD_MAPS: Final = {
    "kode": _ALL_MAPS,
    "nama": _ALL_MAPS,
    "opsional": (Scope.SUBPROCESSES, Scope.RELATIONS),
}
"""The maps that show what is said of a process as a whole."""
_PLACES: Final = frozenset({UnitKind.PROCESS_REGROUPED.value, UnitKind.PROCESSES_ORDERED.value})
_WHOLE: Final = frozenset(kind.value for kind in UnitKind if kind.value.startswith("process"))
_WITHOUT_LANES: Final = frozenset(_ALL_MAPS) - {Scope.CROSS_FUNCTIONAL}
_OF_GROUP: Final = {
    "": _WITHOUT_LANES,
    "nama": _WITHOUT_LANES,
    "sumber": _WITHOUT_LANES,
    "pengampu": frozenset({Scope.RELATIONS, Scope.LEVEL_ONE}),
}
"""The maps that show what is said of a process of level 0, or where all of it came or went; of
other keys peta subproses and level 1 do."""
_METHODS: Final = {
    "gambar": frozenset(_ALL_MAPS) - {Scope.LEVEL_ONE},
    "level": frozenset({Scope.LEVEL_ONE}),
}


def chosen(maps: Iterable[Scope], method: str, *, in_sop: bool) -> tuple[Scope, ...]:
    """What a change is seen on, in the order of the objects of Pasal 22 ayat (4).

    Args:
        maps: the maps that show it.
        method: ``gambar``, ``level`` or ``keduanya``.
        in_sop: whether an SOP says it as well.
    """
    shown = {*maps}
    if method == "level" and Scope.CROSS_FUNCTIONAL in shown:
        shown.add(Scope.LEVEL_ONE)  # maps of lanes are what is derived from level 1
    shown &= _METHODS.get(method, frozenset(_ALL_MAPS))
    return (*(one for one in _ALL_MAPS if one in shown), *((Scope.SOP,) if in_sop else ()))


def maps_of(change: Change) -> set[Scope]:
    """The maps that show what changed, of all that is no change of a title's name."""
    if change.kind.startswith("title-"):
        return {Scope.RELATIONS, Scope.CROSS_FUNCTIONAL}
    if change.kind == UnitKind.PAPERS_CHANGED.value:
        return {Scope.SUBPROCESSES}
    if change.kind in _PLACES:
        return {*_WITHOUT_LANES}
    if change.kind in _WHOLE:
        return {*_ALL_MAPS}
    if change.kind.startswith("group-"):
        return maps_of_group(change.field)
    return maps_of_edit(change.kind, change.field)


def maps_of_group(field: str) -> set[Scope]:
    """The maps that show what is said of a process of level 0 under a key."""
    return {*_OF_GROUP.get(field, (Scope.SUBPROCESSES, Scope.LEVEL_ONE))}


def maps_of_edit(kind: str, field: str) -> set[Scope]:
    """The maps that show what changed in one process."""
    if kind == EditKind.HEAD_CHANGED.value:
        return {*_HEAD_MAPS.get(field, ())}
    if kind.startswith("actor-"):
        return {Scope.RELATIONS} | (set() if field == PARTY else {Scope.CROSS_FUNCTIONAL})
    if kind != EditKind.STEP_CHANGED.value:
        return {Scope.CROSS_FUNCTIONAL}
    found = {Scope.CROSS_FUNCTIONAL} if field in _DRAWN or not field else set()
    found |= {Scope.SUBPROCESSES} if field in _PAPERS else set()
    found |= {Scope.RELATIONS} if field in _PARTIES else set()
    return found | ({Scope.LEVEL_ONE} if field in EVENTS else set())
