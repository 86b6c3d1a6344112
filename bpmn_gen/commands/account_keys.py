"""What the account of a unit depends on, as a digest.

Saving a file of one office, a process that other units do not have, or the entry of one unit in
unit.yaml leaves the digests of all other units as they were.  Whatever else all share is part of
every digest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.applicability import is_meant, named_types, named_units
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.text import folded
from bpmn_gen.edition.edition import FILE
from bpmn_gen.edition.freezing import record_name
from bpmn_gen.edition.keeping import sums_in
from bpmn_gen.store import disk
from bpmn_gen.store.project import program_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.edition.status import Statuses

_SINGLE: Final = frozenset({"proses", "unit"})
"""Kinds of shared files that are looked at one process and one entry at a time."""


@dataclass(slots=True)
class AccountKeys:
    """Tells the digests of units."""

    defs: DefinitionSet
    statuses: Statuses
    _shared: str = field(init=False)
    """All that every unit depends on."""
    _owned: dict[str, list[str]] = field(init=False, default_factory=dict)
    """By the folder of an office: its files."""
    _processes: tuple[_Known, ...] = field(init=False)
    _sums: tuple[dict[str, str], ...] = field(init=False)
    """Of each edition: the digests of its files, which were compared when it was read."""

    def __post_init__(self) -> None:
        """Look at each file once."""
        common = []
        for source in self.defs.sources:
            told = f"{source.kind} {source.relative} {source.shipped} {source.sha256}"
            office = office_folder(source.relative)
            if office:
                self._owned.setdefault(office, []).append(told)
            # Citations are spelt out beside all regulations, those of other offices too.
            if source.kind == "peraturan" or (not office and source.kind not in _SINGLE):
                common.append(told)
        self._shared = "\n".join((program_digest(), str(self.defs.only_offices), *common))
        digests = {source.path: source.sha256 for source in self.defs.sources}
        self._processes = tuple(
            _Known(one, digests.get(one.kode.span.path) or repr(one), _outline(one))
            for one in self.defs.proses.values()
        )
        self._sums = tuple(dict(sums_in(one.folder)) for one in self.statuses.kept)

    def of(self, target: Target) -> str:
        """The digest of a unit type or unit."""
        return disk.digest("\n".join(self._parts(target)).encode())

    def _parts(self, target: Target) -> Iterator[str]:
        """All that it is made of."""
        yield self._shared
        yield target.slug
        yield repr(target.unit)
        office = self.defs.office_of(target.unit)
        yield from self._owned.get(office.slug, ()) if office else ()
        yield from (one.told_to(target) for one in self._processes)
        for sums in self._sums:
            if record := sums.get(record_name(target.slug)):
                yield f"{sums.get(FILE)} {record}"


@dataclass(frozen=True, slots=True)
class _Known:
    """A process that all units share."""

    process: Proses
    content: str
    """The digest of its file."""
    outline: str

    def told_to(self, target: Target) -> str:
        """What a unit sees of it: everything, or the little that others name."""
        return self.content if _may_have(self.process, target) else self.outline


def _may_have(process: Proses, target: Target) -> bool:
    """Whether a unit may have any form of a process, whatever roles that needs."""
    numbers = named_types(process.berlaku)
    if numbers is None or target.number in numbers:
        return True
    if any(is_meant(variant, target.number) for variant in process.varian):
        return True
    names = map(folded, named_units(process.berlaku))
    return target.unit is not None and folded(target.unit.nama) in names


def _outline(process: Proses) -> str:
    """What SOPs print of a process that their unit does not have: its names, as related."""
    names = [(str(process.kode), str(process.nama))]
    names += [(str(one.kode), str(one.nama)) for one in process.varian]
    sets = (process.panggilan, process.dibuat, process.diperlukan, process.rujukan_bagi)
    return repr((names, *(sorted(map(str, one)) for one in sets)))
