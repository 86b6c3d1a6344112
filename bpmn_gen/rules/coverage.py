"""Regulation coverage: what became of each provision, with the elements that bear it.

A provision is carried out by a step, or stated in a document, table or figure, or orders nothing
(a heading, a definition), or is open.  All outputs tell this from the rows that are made here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import Address, normalise
from bpmn_gen.definition.legal_citation import legal_words, short_title
from bpmn_gen.rules.carriers import Bearing, Carrier, carriers
from bpmn_gen.rules.office_carriers import borne_in_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Ketentuan


class Status(StrEnum):
    """What became of a provision."""

    DONE = "dilaksanakan"
    STATED = "dinyatakan"
    NO_ORDER = "bukan perintah"
    OPEN = "terbuka"


_ORDER = (Status.DONE, Status.STATED, Status.OPEN)
"""From best to worst."""
_ORDERS_NOTHING = frozenset({"judul", "definisi"})
_OBLIGES = frozenset({"langkah", "aturan", "dokumen"})
"""Kinds of provisions that bind somebody, unless their words leave it to them."""
_FORBIDS = re.compile(r"\b(?:tidak|hanya) dapat\b", re.IGNORECASE)
"""Words of a ban or a limit, which binds also where the provision leaves something else open."""


@dataclass(frozen=True, slots=True)
class Row:
    """A provision with everything that bears it."""

    provision: Ketentuan
    carriers: tuple[Carrier, ...]
    status: Status
    place: str = ""
    """How it is printed; its address is for definitions."""
    office: str = ""
    """Folder of the office that alone sees its regulation; empty for what all share."""
    book: str = ""
    """Title of that regulation."""

    @property
    def orders(self) -> bool:
        """Whether it says something that somebody has to do or keep to."""
        return self.status is not Status.NO_ORDER

    @property
    def permits(self) -> str:
        """The words by which it leaves something to somebody, as every output shows them."""
        return ", ".join(map(str, self.provision.diskresi))

    @property
    def note(self) -> str:
        """What has to be known to read it, as every output shows it; empty where there is none."""
        return str(self.provision.catatan or "")

    @property
    def is_duty(self) -> bool:
        """Whether somebody is bound by it: it orders or forbids, and leaves it to nobody.

        Discretion is what the catalogue says it is, because words alone mislead: the title
        "Pejabat yang Berwenang" permits nothing, "tidak dapat" is a ban and "hanya dapat" a limit.
        """
        if self.provision.jenis not in _OBLIGES:
            return False
        forbids = _FORBIDS.search(str(self.provision.ringkasan))
        return not self.provision.diskresi or forbids is not None


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole matrix."""

    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """How many provisions there are of each status."""
        return counted(self.rows)

    @property
    def duties_only_stated(self) -> tuple[Row, ...]:
        """The obligations that no step carries out."""
        return tuple(row for row in self.rows if row.status is Status.STATED and row.is_duty)

    @property
    def open(self) -> tuple[Row, ...]:
        """The provisions that nothing carries out or states."""
        return tuple(row for row in self.rows if row.status is Status.OPEN)


def counted(rows: Iterable[Row]) -> dict[Status, int]:
    """How many rows there are of each status, also of those without any."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in Status}


def trace(defs: DefinitionSet) -> Trace:
    """Hold every provision against every element that cites it, those of offices last."""
    words = legal_words(defs.peraturan)
    borne = carriers(defs, words.index)
    rows = []
    for regulation in defs.peraturan:
        tree = _Tree(regulation.ketentuan, borne)
        rows += [
            Row(item, tree.carriers(item), tree.status(item), words.of(item))
            for item in regulation.ketentuan
        ]
    owned = (row for office in defs.offices.values() for row in _of_office(defs, office))
    return Trace((*rows, *owned))


def _of_office(defs: DefinitionSet, office: Office) -> Iterator[Row]:
    """The provisions of an office's own regulations, held against its own processes."""
    if not office.peraturan:
        return
    words = legal_words(defs.seen_by(office.unit).peraturan)
    borne = borne_in_office(defs, office, words.index)
    for regulation in office.peraturan:
        tree, name = _Tree(regulation.ketentuan, borne), short_title(regulation)
        for item in regulation.ketentuan:
            place = f"{words.of(item)} {name}"
            found = (tree.carriers(item), tree.status(item), place)
            yield Row(item, *found, office.slug, str(regulation.judul))


def by_part(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows by the part of the regulation that they stand in, in order.

    A part is a Pasal or a letter of the annex.  The numbers of a letter that holds most of the
    regulation are parts of their own, because the letter as a whole would tell nothing.
    """
    sizes = Counter(_part_of(row, ANNEX_DEPTH) for row in rows)
    found: dict[str, list[Row]] = {}
    for row in rows:
        part = _part_of(row, ANNEX_DEPTH)
        is_most = 2 * sizes[part] > len(rows)
        found.setdefault(_part_of(row, ANNEX_DEPTH + 1) if is_most else part, []).append(row)
    return found


ANNEX_DEPTH = 2
"""Signs that name a part of the annex: chapter and letter, as in ``Lampiran II.B``."""


def _part_of(row: Row, depth: int) -> str:
    """The part that a provision stands in, with so many signs in the annex.

    A regulation of an office is a part as a whole.
    """
    if row.book:
        return row.book
    words = row.provision.ref.split()
    if words[0] != "Lampiran" or len(words) == 1:
        return " ".join(words[:2])
    return f"Lampiran {'.'.join(words[1].split('.')[:depth])}"


class _Tree:
    """Provisions with the parts below them.

    The words of some provisions lie in their parts, so what bears all parts bears the whole.
    """

    def __init__(
        self, provisions: Iterable[Ketentuan], borne: Mapping[str, tuple[Carrier, ...]]
    ) -> None:
        """Find what lies directly below what, and the status of each, from below."""
        self._borne = borne
        places = {normalise(item.ref): item for item in provisions}
        self._below: dict[str, list[Ketentuan]] = {}
        self._status: dict[str, Status] = {}
        for place in sorted(places, key=len, reverse=True):
            item = places[place]
            self._status[str(item.id)] = self._judged(item)
            if (above := _above(place, places)) is not None:
                self._below.setdefault(str(above.id), []).append(item)

    def status(self, item: Ketentuan) -> Status:
        """What became of a provision."""
        return self._status[str(item.id)]

    def carriers(self, item: Ketentuan) -> tuple[Carrier, ...]:
        """What bears a provision itself; where its parts are borne better, also what bears them.

        So each status is accompanied by the elements to which the provision owes it.
        """
        own = self._borne.get(str(item.id), ())
        if not self._parts(item) or self._own(item) is self.status(item):
            return own
        inner = (one for part in self._parts(item) for one in self.carriers(part))
        return tuple(dict.fromkeys((*own, *inner)))

    def _parts(self, item: Ketentuan) -> list[Ketentuan]:
        """The provisions directly below one that orders something."""
        if item.jenis in _ORDERS_NOTHING:
            return []
        below = self._below.get(str(item.id), ())
        return [part for part in below if self._status[str(part.id)] is not Status.NO_ORDER]

    def _judged(self, item: Ketentuan) -> Status:
        """The status of a provision whose parts have been judged.

        It is the better of two: that of what bears the provision itself, and the worst of its
        parts.
        """
        if item.jenis in _ORDERS_NOTHING:
            return Status.NO_ORDER
        parts = [self._status[str(part.id)] for part in self._parts(item)]
        whole = max(parts, key=_ORDER.index) if parts else Status.OPEN
        return min(self._own(item), whole, key=_ORDER.index)

    def _own(self, item: Ketentuan) -> Status:
        """What became of a provision by what bears it itself."""
        bearings = {one.bearing for one in self._borne.get(str(item.id), ())}
        if Bearing.DOES in bearings:
            return Status.DONE
        return Status.STATED if Bearing.STATES in bearings else Status.OPEN


def _above(place: Address, places: Mapping[Address, Ketentuan]) -> Ketentuan | None:
    """The provision that a place lies in."""
    ups = (place[:size] for size in range(len(place) - 1, 0, -1))
    return next((places[up] for up in ups if up in places), None)
