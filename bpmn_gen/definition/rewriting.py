"""Changes texts all through definitions; an object that needs no change stays the same object."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bpmn_gen.definition.schema import Definisi, Ketentuan
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Peraturan

Item = TypeVar("Item", bound=Definisi)
Key = TypeVar("Key", str, int)
MOST_KEPT = 2000
"""Objects of which the changed form is kept at most; the program brings some hundreds along."""


class Kept:
    """The changed forms of objects that the program brings along.

    Every project of a run borrows the same objects, and to go through them takes longer than to go
    through all that most projects add.  Their forms follow from the regulations at hand, so that
    those for the last set of regulations are kept.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._books: tuple[Peraturan, ...] = ()
        self._forms: dict[int, tuple[Definisi, Definisi]] = {}

    def beside(self, books: Sequence[Peraturan]) -> dict[int, tuple[Definisi, Definisi]]:
        """The objects that were changed beside these very regulations, with their forms, by id.

        An object is kept as well, so that no other one gets its id.
        """
        is_same = len(books) == len(self._books) and all(map(is_, books, self._books))
        if not is_same or len(self._forms) > MOST_KEPT:
            self._books, self._forms = tuple(books), {}
        return self._forms


class Rewriter(ABC):
    """Walks through definitions; what it does to a text is told by the kinds of it."""

    def __init__(
        self, shipped: Collection[str], known: dict[int, tuple[Definisi, Definisi]]
    ) -> None:
        """Prepare to change definitions.

        Args:
            shipped: the files that the program brings along.
            known: what became of objects in these files.
        """
        self._shipped = shipped
        self._known = known

    @abstractmethod
    def wants(self, key: str) -> bool:
        """Whether the texts under a key are looked at."""

    @abstractmethod
    def text(self, text: Text, within: str) -> Text:
        """A text as it shall be.

        Args:
            text: under a key that is looked at.
            within: the address of the provision that the text belongs to; else empty.
        """

    def definitions(self, defs: DefinitionSet) -> DefinitionSet:
        """What all units share; the folders of offices stay as they are."""
        return replace(
            defs,
            peraturan=tuple(map(self._whole, defs.peraturan)),
            jabatan=self._each(defs.jabatan),
            tipe_unit=self._each(defs.tipe_unit),
            unit=tuple(map(self._whole, defs.unit)),
            proses=self._each(defs.proses),
            peta=defs.peta and self._whole(defs.peta),
            formulir=self._each(defs.formulir),
            daerah=self._whole(defs.daerah),
        )

    def office(self, office: Office) -> Office:
        """What one office owns."""
        return replace(
            office,
            unit=self.item(office.unit),
            peraturan=tuple(map(self.item, office.peraturan)),
            proses=self._each(office.proses),
            peta=office.peta and self.item(office.peta),
        )

    def _each(self, items: dict[Key, Item]) -> dict[Key, Item]:
        """Definitions by key."""
        return {key: self._whole(item) for key, item in items.items()}

    def _whole(self, item: Item) -> Item:
        """A definition with its texts changed; one that the program brings along only once."""
        if item.origin.path not in self._shipped:
            return self.item(item)
        found = self._known.get(id(item))
        if found is None:
            found = self._known[id(item)] = (item, self.item(item))
        return cast("Item", found[1])

    def item(self, item: Item, within: str = "") -> Item:
        """An object with its texts changed."""
        place = str(item.ref) if isinstance(item, Ketentuan) else within
        changes = {}
        for name in type(item).model_fields:
            old = getattr(item, name)
            if not old:
                continue  # most fields are empty
            new = self._value(old, place, wanted=self.wants(name))
            if new is not old:
                changes[name] = new
        return item.model_copy(update=changes) if changes else item

    def _value(self, value: Any, within: str, *, wanted: bool) -> Any:
        """A value of an object with its texts changed."""
        if isinstance(value, Text):
            return self.text(value, within) if wanted else value
        if isinstance(value, Definisi):
            return self.item(value, within)
        if isinstance(value, tuple):
            made = tuple(self._value(one, within, wanted=wanted) for one in value)
            return value if all(a is b for a, b in zip(made, value, strict=True)) else made
        if isinstance(value, dict):
            found = {key: self._value(one, within, wanted=wanted) for key, one in value.items()}
            return value if all(found[key] is value[key] for key in value) else found
        return value
