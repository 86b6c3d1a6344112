"""All definitions of a project as one object, which the stages behind receive."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import parse
from bpmn_gen.definition.schema import DaftarIsi
from bpmn_gen.store.dates import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.schema import (
        Daerah,
        Formulir,
        Jabatan,
        Peraturan,
        Peta,
        Proses,
        TipeUnit,
        Unit,
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A definition file that was read."""

    path: str
    """As the user knows it."""
    relative: str
    """Inside its definition folder, with ``/``."""
    kind: str
    sha256: str
    shipped: bool
    """Whether it came from the definitions that the program brings along."""


@dataclass(frozen=True, slots=True)
class Office:
    """What one office owns, in the folder ``unit/<slug>/``."""

    slug: str
    unit: Unit
    peta: Peta | None
    proses: dict[str, Proses]
    """By code, ascending; no other office sees them, and two offices may use the same code."""
    peraturan: tuple[Peraturan, ...]
    daftar: DaftarIsi
    folder: str
    """The folder as the user knows it."""
    incomplete: frozenset[str]
    """Codes of its processes that could not be read in full."""
    failed: frozenset[str]
    """Kinds of which it has a file that could not be read at all."""
    unnamed: bool = False
    """Whether one of its files of processes gave no code."""


@dataclass(frozen=True, slots=True)
class DefinitionSet:
    """All definitions of a project; plain data that worker processes can receive."""

    daerah: Daerah
    peraturan: tuple[Peraturan, ...]
    jabatan: dict[str, Jabatan]
    """By role key."""
    tipe_unit: dict[int, TipeUnit]
    """By number, ascending."""
    unit: tuple[Unit, ...]
    """In the order in which they are listed."""
    proses: dict[str, Proses]
    """By code, ascending."""
    peta: Peta | None
    formulir: dict[str, Formulir]
    """By code, ascending."""
    daftar: DaftarIsi = field(default_factory=DaftarIsi)
    """Texts that processes name by their keys."""
    offices: dict[str, Office] = field(default_factory=dict)
    """What single offices own, by the names of their folders."""
    only_offices: bool = False
    """Whether the project holds nothing but the folders of offices."""
    sources: tuple[Source, ...] = ()
    """All files that were read, in order."""
    incomplete: frozenset[str] = field(default_factory=frozenset)
    """Codes of processes that could not be read in full.  Their mistakes have been reported, so
    consequences must not be: what depends on their flow, or on whether they exist."""
    failed: frozenset[str] = field(default_factory=frozenset)
    """Kinds with a file that could not be read at all, e.g. ``jabatan``.  Names of that kind must
    not be reported as unknown, because the file may define them."""
    unnamed: bool = False
    """Whether a file of a process gave no code.  No code must be reported as unknown then."""

    _views: dict[str, DefinitionSet] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What units see, by their names, once it was asked for."""

    @property
    def regulation(self) -> Peraturan | None:
        """The regulation on which documents rest: the first one."""
        return next(iter(self.peraturan), None)

    @property
    def only_regulation(self) -> str:
        """The short name behind citations, which name none; empty where there are several."""
        return str(self.peraturan[0].sebutan) if len(self.peraturan) == 1 else ""

    @property
    def dated(self) -> dt.date:
        """The date that files bear, because the day of making would differ from build to build.

        It is that of the regulation, or the first day of the year in its number.
        """
        if self.regulation is None:
            return UNDATED
        day: dt.date | None = getattr(self.regulation.tanggal, "hari", None)
        year = int(parse(self.regulation.sebutan).regulation.rpartition("/")[2] or 0)
        return day or (dt.date(year, 1, 1) if year else UNDATED)

    @property
    def code_prefix(self) -> str:
        """How codes begin, without the separator."""
        scheme = self.daerah.kode
        if scheme.awalan is not None:
            return str(scheme.awalan)
        begun = Counter(code.partition(scheme.pemisah)[0] for code in self.proses)
        return max(begun, key=lambda first: begun[first], default="")

    def called_by(self, office: Office) -> DefinitionSet:
        """What one office owns, with only so much of the rest as it calls or fills in."""
        seen = self.seen_by(office.unit)
        found = dict(office.proses)
        todo = [code for process in found.values() for code in process.panggilan]
        todo += [str(code) for code in (*office.unit.waktu, *office.unit.volume, *office.unit.sop)]
        while todo:
            code = todo.pop()
            if code not in found and code in seen.proses:
                found[code] = seen.proses[code]
                todo += seen.proses[code].panggilan
        return replace(seen, proses=dict(sorted(found.items())), unit=(office.unit,))

    def office_of(self, unit: Unit | None) -> Office | None:
        """What a unit owns; None where it has no folder of its own."""
        name = "" if unit is None else unit.nama
        return next((one for one in self.offices.values() if one.unit.nama == name), None)

    def seen_by(self, unit: Unit | None) -> DefinitionSet:
        """The definitions as a unit sees them: what its office owns before what all share.

        A process of the office takes the place of one of the regency with the same code.  Its
        groups of processes stand behind those of the regency.  The view is kept, because each of
        the office's processes asks for it.
        """
        office = self.office_of(unit)
        if unit is None or (office is None and unit.masyarakat is None):
            return self
        if unit.nama not in self._views:
            view = self if office is None else self._view(office)
            self._views[str(unit.nama)] = replace(view, daerah=self._settled(unit))
        return self._views[unit.nama]

    def _settled(self, unit: Unit) -> Daerah:
        """The regency with the settings that a unit has for itself."""
        if unit.masyarakat is None:
            return self.daerah
        maps = self.daerah.peta.model_copy(update={"masyarakat": unit.masyarakat})
        return self.daerah.model_copy(update={"peta": maps})

    def _view(self, office: Office) -> DefinitionSet:
        """The definitions as one office sees them."""
        return replace(
            self,
            proses=dict(sorted({**self.proses, **office.proses}.items())),
            peta=_joined(self.peta, office.peta),
            peraturan=(*self.peraturan, *office.peraturan),
            incomplete=self.incomplete - office.proses.keys() | office.incomplete,
            failed=self.failed | office.failed,
            unnamed=self.unnamed or office.unnamed,
            offices={},
        )

    def with_processes(
        self, processes: Iterable[Proses], incomplete: frozenset[str] = frozenset()
    ) -> DefinitionSet:
        """The same definitions with some processes added or put in the place of others.

        ``incomplete`` holds the codes of those that could not be read in full.
        """
        added = {str(item.kode): item for item in processes}
        merged = dict(sorted({**self.proses, **added}.items()))
        codes = frozenset(self.incomplete - added.keys()) | incomplete
        return replace(self, proses=merged, incomplete=codes)


def _joined(shared: Peta | None, own: Peta | None) -> Peta | None:
    """A hierarchy with the groups and papers of an office behind those that all share."""
    if shared is None or own is None:
        return shared or own
    keys = ("peta", "masukan", "keluaran")
    changes = {key: (*getattr(shared, key), *getattr(own, key)) for key in keys}
    duties = own.tanggung_jawab or shared.tanggung_jawab
    return shared.model_copy(update={**changes, "tanggung_jawab": duties})
