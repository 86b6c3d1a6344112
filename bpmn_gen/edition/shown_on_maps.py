"""What each map of a unit shows of it: a decree goes on holding for maps that did not change.

Pasal 22 ayat (4) lists the maps as objects that are reviewed one by one, and ayat (6) has a decree
set them as it sets SOPs.  So a change of one process leaves the maps as they were set that say
nothing of what changed.  Records of both states are compared, cut down to what a map prints.  Where
that is hard to tell, more is taken in: a map that is marked in vain does less harm than one that
names a decree which never set it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.edition.record import digest_of
from bpmn_gen.maps.survey import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord

_OF_UNIT: Final = frozenset({"kedudukan", "penugasan", "tanggung-jawab", "penilai-kinerja"})
"""Maps that show the titles of a unit and what its type says, and no process."""
_GROUP: Final = ("kode", "nama", "sumber", "proses")
"""What all maps of a process of level 0 show of it."""
_PAPERS: Final = ("keluaran", "kelengkapan")
_HANDED: Final = ("kepada", "tembusan")
_FREE: Final = ("opsional", "sewaktu_waktu")
_WORK: Final = ("kegiatan", "keputusan", "proses")


def same_maps(then: UnitRecord, now: UnitRecord) -> Callable[[str], bool]:
    """Tells of a map of a unit whether it shows the same in two states.

    Maps are named by their paths in the folder of the unit, without an ending.
    """
    before, after = _Shown(then), _Shown(now)
    if then.digest == now.digest and [*before.of_type()] == [*after.of_type()]:
        return lambda _name: True
    return cache(lambda name: digest_of(before.on(name)) == digest_of(after.on(name)))


@dataclass(frozen=True)
class _Shown:
    """One state of a unit."""

    unit: UnitRecord

    def on(self, name: str) -> list[object]:
        """All that a map shows."""
        return [self.unit.name, *self._on(name)]

    def of_type(self) -> Iterator[object]:
        """What maps show of the unit itself, whatever its processes are."""
        yield from (self.unit.type_name, self.unit.titles, self.unit.terms)

    def _on(self, name: str) -> Iterator[object]:
        """The same without the name of the unit."""
        unit = self.unit
        kind, _, code = name.removeprefix(f"{FOLDER}/").rpartition("-")
        by_group = _BY_GROUP.get(kind)
        if name in _OF_UNIT:
            yield from self.of_type()
        elif by_group is not None:
            group = next((one for one in unit.groups if one.get("kode") == code), None)
            yield from by_group(self, group) if group else ()
        elif name == f"{FOLDER}/peta-proses":
            shown = ("kode", "nama", "kelompok", "pengampu")
            yield [_chosen(group, shown) for group in unit.groups]
        elif name == f"{FOLDER}/indeks-proses":
            yield unit.groups
            yield from ([*_heading(one), *_done(one)] for one in unit.processes.values())
        else:  # the network of all, and whatever there will be
            keys = ("kode", "nama", "proses")
            yield [_chosen(group, keys) for group in unit.groups]
            yield from ([*_heading(one), *self._exchanging(one)] for one in self._own)

    def subprocesses(self, group: Mapping[str, Value]) -> Iterator[object]:
        """What stands on peta subproses: the processes, and who gives and gets which papers."""
        yield _chosen(group, (*_GROUP, "hubungan", "catatan"))
        for process in self._below(group):
            begun = next(_steps(process), {}).get("mulai", "")
            passing = _passing(process, only_citizens=True)
            yield from (_heading(process), begun, passing)
            yield self._around(process, is_named=False)

    def relations(self, group: Mapping[str, Value]) -> Iterator[object]:
        """What stands on peta relasi: the processes, and everybody who takes part."""
        yield _chosen(group, (*_GROUP, "pengampu"))
        for process in self._below(group):
            yield from (_heading(process), _people(process))

    def network(self, group: Mapping[str, Value]) -> Iterator[object]:
        """What stands on the network of a process of level 0."""
        yield _chosen(group, _GROUP)
        for process in self._below(group):
            yield from (_heading(process), _people(process))
            yield from (_passing(process), self._around(process, is_named=True))
            called = {str(step.get("proses", "")) for step in _steps(process)}
            yield [_heading(one) for one in self._own if one.code in called]

    def level_one(self, group: Mapping[str, Value]) -> Iterator[object]:
        """What stands on the map of level 1: the processes, and what begins and ends them."""
        yield group
        for process in self._below(group):
            steps = [*_steps(process)]
            yield [*_heading(process), process.said.get("sumber", "")]
            yield [_chosen(step, ("mulai", "selesai")) for step in (*steps[:1], *steps)]

    @cached_property
    def _own(self) -> list[ProcessRecord]:
        """The processes of which maps of the unit are made."""
        return [one for one in self.unit.processes.values() if not one.is_reference]

    def _below(self, group: Mapping[str, Value]) -> list[ProcessRecord]:
        """The processes of a process of level 0, in its order."""
        known = {one.code: one for one in self._own}
        return [known[code] for code in map(str, group.get("proses", ())) if code in known]

    @cached_property
    def _hands(self) -> dict[str, tuple[set[str], set[str]]]:
        """By code: the papers that a process makes, and those that it needs; folded."""
        return {one.code: (_papers(one, "keluaran"), _needed(one)) for one in self._own}

    def _exchanging(self, process: ProcessRecord) -> Iterator[object]:
        """The steps of a process that make or need papers of others, with who does them."""
        made, needed = self._hands[process.code]
        others = [hands for code, hands in self._hands.items() if code != process.code]
        passed = {*(made & {paper for _, used in others for paper in used}),
                  *(needed & {paper for given, _ in others for paper in given})}  # fmt: skip
        for entry in process.outline.entries.values():
            papers = [
                [paper for paper in _listed(entry.value, (key,)) if folded(paper) in passed]
                for key in _PAPERS
            ]
            if any(papers):
                worker = {str(entry.value.get("oleh", ""))}
                free = _chosen(entry.value, _FREE)
                around = _around_of(process, entry.home.block)
                yield [papers, _people(process, worker), free, around]
            yield _chosen(entry.value, ("proses",))

    def _around(self, process: ProcessRecord, *, is_named: bool) -> list[object]:
        """Who else gives a process its papers or gets them; processes by their codes at least."""
        made, needed = self._hands[process.code]
        found: list[object] = []
        for other in self._own:
            gives, gets = (papers & mine for papers, mine in
                           zip(self._hands[other.code], (needed, made), strict=True))  # fmt: skip
            if other.code != process.code and (gives or gets):
                called = _heading(other) if is_named else [other.code]
                found.append([*called, sorted(gives), sorted(gets)])
        sides = ((self.unit.incoming, needed), (self.unit.outgoing, made))
        for listed, mine in sides:
            found.append([[paper, who] for paper, who in listed.items() if folded(paper) in mine])
        return found


_BY_GROUP: Final = {
    "peta-subproses": _Shown.subprocesses,
    "peta-relasi": _Shown.relations,
    "jaringan-relasi": _Shown.network,
    "peta-level-1": _Shown.level_one,
}
"""How the names of maps of a process of level 0 begin, and what these show."""


def _steps(process: ProcessRecord) -> Iterator[Mapping[str, Value]]:
    """What each step says."""
    return (entry.value for entry in process.outline.entries.values())


def _chosen(said: Mapping[str, Value], keys: Iterable[str]) -> dict[str, Value]:
    """What stands under some keys."""
    return {key: said[key] for key in keys if said.get(key)}


def _heading(process: ProcessRecord) -> list[object]:
    """The process as boxes name it, and whether anybody has to begin it."""
    return [process.code, process.name, process.said.get("opsional", "")]


def _people(process: ProcessRecord, keys: set[str] | None = None) -> list[object]:
    """Actors and parties in their order; with ``keys`` only those."""
    outline = process.outline
    listed = [*outline.actors.items(), *outline.parties.items()]
    return [[key, who] for key, who in listed if keys is None or key in keys]


def _passing(process: ProcessRecord, *, only_citizens: bool = False) -> list[object]:
    """The papers of a process with who works on them and who is handed them, and its calls.

    With ``only_citizens`` of those who do the work only people outside government are named.
    """
    found: list[object] = []
    people: set[str] = set()
    for entry in process.outline.entries.values():
        step = entry.value
        carried = _chosen(step, (*_PAPERS, *_HANDED, "proses"))
        if not carried:
            continue
        worker = str(step.get("oleh", ""))
        if only_citizens and not _is_citizen(process, worker):
            worker = ""
        found.append([carried, _chosen(step, _FREE), worker, _around_of(process, entry.home.block)])
        people |= {worker, *_listed(step, _HANDED)}
    return [found, _people(process, people)]


def _is_citizen(process: ProcessRecord, key: str) -> bool:
    """Whether an actor belongs to nobody's government."""
    who = process.outline.actors.get(key, {})
    return not isinstance(who, str) and "masyarakat" in who


def _done(process: ProcessRecord) -> list[object]:
    """What is done in a process, as the index lists it."""
    return [
        [entry.text, _chosen(entry.value, _FREE), _around_of(process, entry.home.block)]
        for entry in process.outline.entries.values()
        if any(key in entry.value for key in _WORK)
    ]


def _around_of(process: ProcessRecord, block: str) -> list[object]:
    """What the blocks in which a step stands say of whether it has to be done."""
    entries = process.outline.entries
    found: list[object] = []
    while block in entries:
        found.append([entries[block].block, _chosen(entries[block].value, _FREE)])
        block = entries[block].home.block
    return found


def _papers(process: ProcessRecord, key: str) -> set[str]:
    """The papers under a key of all steps, folded."""
    return {folded(paper) for step in _steps(process) for paper in _listed(step, (key,))}


def _needed(process: ProcessRecord) -> set[str]:
    """The papers that a process needs and does not make, folded."""
    return _papers(process, "kelengkapan") - _papers(process, "keluaran")


def _listed(step: Mapping[str, Value], keys: Iterable[str]) -> Iterator[str]:
    """The things under some keys of a step."""
    for key in keys:
        said = step.get(key, ())
        yield from [said] if isinstance(said, str) else map(str, said)
