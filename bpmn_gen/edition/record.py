"""The record of a unit: what its maps and SOPs said when it was made, as plain data.

Processes are told in the words of authors (``langkah``, ``oleh``, ``cabang``), so that
``difference`` compares records and definitions alike and its sentences serve both.  What a decree
fills in (the number of an SOP, its dates, who signed) stands apart, because it is no change of a
process.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.outline import SHARES, outline_of, with_numbers
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline

ENDED: Final = "(selesai)"
"""Where a way leads that just ends; no step can have this id."""


SERVICE: Final = "layanan"
"""The key that marks a public service; its components stand beside it, e.g. ``layanan.biaya``."""


@dataclass(frozen=True)
class ProcessRecord:
    """One process of a unit."""

    said: Mapping[str, Value]
    """All that it says, as a definition without anything left open."""
    identity: Mapping[str, Value] = field(default_factory=dict)
    """What a decree fills in: nomor, tanggal_pembuatan, tanggal_revisi, tanggal_efektif,
    disahkan_oleh."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The number of each step as its SOP prints it, by the id of the step."""
    derived: frozenset[str] = frozenset()
    """Ids that no author gave: they follow from what a step says and change with its words."""

    @property
    def code(self) -> str:
        """The code of the process."""
        return str(self.said.get("kode", ""))

    @property
    def name(self) -> str:
        """The name of the process."""
        return str(self.said.get("nama", ""))

    @property
    def is_reference(self) -> bool:
        """Whether it is a general reference, a map that is no SOP of the unit."""
        return bool(self.said.get("rujukan_bagi"))

    @cached_property
    def outline(self) -> Outline:
        """Its steps one by one, with the numbers that its SOP prints."""
        return with_numbers(outline_of(self.said), self.numbers)

    @cached_property
    def digest(self) -> str:
        """The digest of what it says; numbers, dates and signatures do not count.

        Keys may stand in any order, except those of actors, which is the order of lanes.  What is
        said of the service does not count, because the decree that sets maps and SOPs sets no
        service standard; nor do shares of branches, which none of them prints.
        """
        said = {key: value for key, value in self.said.items() if not is_of_service(key)}
        return digest_of([_without_shares(said), [*self.outline.actors]])


@dataclass(frozen=True)
class UnitRecord:
    """All that a unit has."""

    name: str
    slug: str
    """The folder of its artefacts, e.g. ``tipe-07`` or ``unit-kecamatan-kroya``."""
    tipe: int
    type_name: str
    titles: Mapping[str, str]
    """The job title of each role, by its key."""
    terms: Mapping[str, str]
    """The legal term of each of those roles."""
    groups: tuple[Mapping[str, Value], ...]
    """The processes of level 0 in order: kode, nama, kelompok, pengampu, hubungan, proses ..."""
    incoming: Mapping[str, Value]
    """Who gives each document that comes from outside."""
    outgoing: Mapping[str, Value]
    """Who gets each result that leaves."""
    citations: Mapping[str, str]
    """How provisions are printed, by the address that ``sumber`` uses."""
    processes: Mapping[str, ProcessRecord]
    """By code, ascending."""

    @cached_property
    def digest(self) -> str:
        """The digest of everything that its maps and SOPs say."""
        codes = {code: process.digest for code, process in self.processes.items()}
        return digest_of([self.name, self.groups, self.incoming, self.outgoing, codes])


_WORK: Final = frozenset({"kegiatan", "keputusan", "proses"})
"""Keys of steps in which something is done."""
_KEPT: Final = 0.5
"""The least share of ids of authors that two states of one process have in common."""


def _without_shares(value: Value) -> Value:
    """The same without what decisions say of how often their branches are taken."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        is_decision = "cabang" in value
        return {
            key: _without_shares(inner)
            for key, inner in value.items()
            if not (is_decision and key == SHARES)
        }
    return [_without_shares(inner) for inner in value]


def is_of_service(key: str) -> bool:
    """Whether a key of what a process says belongs to its service standard."""
    return key == SERVICE or key.startswith(f"{SERVICE}.")


def work_texts(process: ProcessRecord) -> set[str]:
    """What the steps of a process say, without starts and ends, which many processes share."""
    entries = process.outline.entries.values()
    return {one.text for one in entries if one.text and _WORK & {*one.value}}


def is_another(old: ProcessRecord, new: ProcessRecord) -> bool:
    """Whether a process took over the code of another: name, words and most ids are others."""
    mine, theirs = ({*map(folded, work_texts(one))} for one in (old, new))
    if folded(old.name) == folded(new.name) or not (mine and theirs) or mine & theirs:
        return False
    given = [{*one.outline.entries} - one.derived for one in (old, new)]
    return len(given[0] & given[1]) < _KEPT * max(len(given[0] | given[1]), 1)


def digest_of(value: Value | list[object]) -> str:
    """The digest of plain data; the order of keys does not count, that of lists does."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return disk.digest(text.encode())


def plain(value: object) -> object:
    """Plain data that JSON knows: texts, lists and dictionaries."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} is no plain data")
