"""On which maps of Pasal 22 ayat (4) a change is seen, and whether the SOP says it as well.

The method of the regency decides: subproses, relasi and lintas fungsi are maps of *jenis gambar*,
level 1 and what is derived from it are maps of *jenis level*.
"""

from __future__ import annotations

from typing import Final

from bpmn_gen.difference.edits import EditKind
from bpmn_gen.review.change import Change, Scope, UnitKind

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
UNPRINTED: Final = frozenset({"catatan", "ringkas"})
"""Keys of a step that its SOP does not print."""
_PAPERS: Final = frozenset({"kelengkapan", "keluaran"})
_PARTIES: Final = frozenset({"kepada", "tembusan"})
_EVENTS: Final = frozenset({"mulai", "selesai"})
_TITLES: Final = frozenset({"kode", "nama"})
_WHOLE: Final = frozenset(kind.value for kind in UnitKind if kind.value.startswith("process"))
_METHODS: Final = {
    "gambar": frozenset(_ALL_MAPS) - {Scope.LEVEL_ONE},
    "level": frozenset({Scope.LEVEL_ONE}),
}


def scopes_of(change: Change, method: str, *, has_sop: bool) -> tuple[Scope, ...]:
    """What a change is seen on.

    Args:
        change: one change.
        method: ``gambar``, ``level`` or ``keduanya``.
        has_sop: whether the process has an SOP of the unit.
    """
    maps = _maps(change)
    if method == "level" and Scope.CROSS_FUNCTIONAL in maps:
        maps = {*maps, Scope.LEVEL_ONE}  # maps of lanes are what is derived from level 1
    chosen = [one for one in _ALL_MAPS if one in maps & _METHODS.get(method, frozenset(_ALL_MAPS))]
    is_printed = change.code and change.field not in UNPRINTED
    is_about_sop = change.kind == UnitKind.TITLE_RENAMED.value or is_printed
    return (*chosen, *((Scope.SOP,) if is_about_sop and has_sop else ()))


def _maps(change: Change) -> set[Scope]:
    """The maps that show what changed."""
    if change.kind.startswith("title-"):
        return {Scope.RELATIONS, Scope.CROSS_FUNCTIONAL}
    if change.kind == UnitKind.PAPERS_CHANGED.value:
        return {Scope.SUBPROCESSES}
    if change.kind in _WHOLE:
        return {*_ALL_MAPS}
    if change.kind.startswith("group-"):
        return {Scope.SUBPROCESSES, Scope.LEVEL_ONE}
    return _maps_of_edit(change)


def _maps_of_edit(change: Change) -> set[Scope]:
    """The maps that show what changed in one process."""
    if change.kind == EditKind.HEAD_CHANGED.value:
        return {*_ALL_MAPS} if change.field in _TITLES else set()
    if change.kind.startswith("actor-"):
        return {Scope.RELATIONS, Scope.CROSS_FUNCTIONAL}
    if change.kind != EditKind.STEP_CHANGED.value:
        return {Scope.CROSS_FUNCTIONAL}
    found = {Scope.CROSS_FUNCTIONAL} if change.field in _DRAWN or not change.field else set()
    found |= {Scope.SUBPROCESSES} if change.field in _PAPERS else set()
    found |= {Scope.RELATIONS} if change.field in _PARTIES else set()
    return found | ({Scope.LEVEL_ONE} if change.field in _EVENTS else set())
