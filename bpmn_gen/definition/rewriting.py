"""Changes texts all through definitions; an object that needs no change stays the same object."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.definition.schema import Definisi, Ketentuan
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet, Office

Item = TypeVar("Item", bound=Definisi)
Key = TypeVar("Key", str, int)


class Rewriter(ABC):
    """Walks through definitions; what it does to a text is told by the kinds of it."""

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
            peraturan=tuple(map(self.item, defs.peraturan)),
            jabatan=self._each(defs.jabatan),
            tipe_unit=self._each(defs.tipe_unit),
            unit=tuple(map(self.item, defs.unit)),
            proses=self._each(defs.proses),
            peta=defs.peta and self.item(defs.peta),
            formulir=self._each(defs.formulir),
            daerah=self.item(defs.daerah),
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
        return {key: self.item(item) for key, item in items.items()}

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
