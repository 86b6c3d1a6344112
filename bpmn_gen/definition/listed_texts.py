"""Puts the texts of daftar.yaml where processes name their keys.

An office that rests thirty SOPs on the same laws writes each law once.  Its own list is looked up
before the one that all offices share.  A word that is no key stays as it is written, because most
texts of these lists are written out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bpmn_gen.definition.schema import Definisi
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import DaftarIsi, Layanan, Proses, Sop, Unit, Varian
    from bpmn_gen.diagnostics import Findings

Item = TypeVar("Item", bound=Definisi)

LISTS = ("dasar_hukum", "kualifikasi", "peralatan", "peringatan")
"""Keys of lists, which are also the keys under which processes name their texts."""
_KEY = re.compile(r"[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)+")
"""A text that may be meant as a key: one word with a hyphen or a dot inside."""
_PLAIN = re.compile(r"[A-Z].*|(?i:(\w+)-\1)")
"""Such a text that is plain words as long as no key is like it: ``Hati-hati``, ``alat-alat``."""


def with_listed_texts(defs: DefinitionSet, findings: Findings) -> DefinitionSet:
    """The same definitions with the texts in the place of their keys."""
    shared = _Lists((defs.daftar,), findings)
    offices = {slug: _of_office(defs, one, findings) for slug, one in defs.offices.items()}
    units = {str(one.unit.nama): one.unit for one in offices.values()}
    return replace(
        defs,
        proses={code: shared.process(one) for code, one in defs.proses.items()},
        unit=tuple(units.get(str(unit.nama)) or shared.unit(unit) for unit in defs.unit),
        offices=offices,
    )


def _of_office(defs: DefinitionSet, office: Office, findings: Findings) -> Office:
    """What an office owns, with its own texts before those of all."""
    lists = _Lists((office.daftar, defs.daftar), findings)
    processes = {code: lists.process(one) for code, one in office.proses.items()}
    return replace(office, unit=lists.unit(office.unit), proses=processes)


class _Lists:
    """Looks keys up; what needs no change stays the same object."""

    def __init__(self, lists: tuple[DaftarIsi, ...], findings: Findings) -> None:
        """Look into some lists, the first one first."""
        self._texts: dict[str, Mapping[str, Text]] = {}
        for name in LISTS:
            found: dict[str, Text] = {}
            for one in reversed(lists):
                found.update({str(key): text for key, text in getattr(one, name).items()})
            self._texts[name] = found
        self._findings = findings

    def process(self, process: Proses) -> Proses:
        """A process with its texts."""
        changes = {
            **self._people(process),
            "dasar_hukum": self._all("dasar_hukum", process.dasar_hukum),
            "sop": self._sop(process.sop),
            "layanan": self._service(process.layanan),
            "varian": tuple(_changed(one, self._people(one)) for one in process.varian),
        }
        return _changed(process, changes)

    def _service(self, service: Layanan | None) -> Layanan | None:
        """A service standard with the laws that it names."""
        if service is None:
            return None
        name = "dasar_hukum"
        return _changed(service, {name: self._all(name, service.dasar_hukum)})

    def _people(self, item: Proses | Varian) -> dict[str, object]:
        """Actors and parties with what they must be able to do."""
        return {
            where: {
                key: _changed(actor, {"kualifikasi": self._all("kualifikasi", actor.kualifikasi)})
                for key, actor in getattr(item, where).items()
            }
            for where in ("pelaku", "pihak")
        }

    def unit(self, unit: Unit) -> Unit:
        """A unit with the texts of the SOPs that it fills in."""
        return _changed(unit, {"sop": {code: self._sop(one) for code, one in unit.sop.items()}})

    def _sop(self, sop: Sop) -> Sop:
        """An identity block with its texts."""
        return _changed(sop, {name: self._all(name, getattr(sop, name)) for name in LISTS})

    def _all(self, name: str, texts: Iterable[Text]) -> tuple[Text, ...]:
        """The texts that are meant."""
        return tuple(self._one(name, text) for text in texts)

    def _one(self, name: str, text: Text) -> Text:
        """The text that a key stands for, or the text itself."""
        found = self._texts[name].get(str(text))
        if found is not None:
            return Text(found, text.span)
        near = did_you_mean(text, self._texts[name]) if _KEY.fullmatch(text) else ()
        if near or (_KEY.fullmatch(text) and not _PLAIN.fullmatch(text)):
            hints = near or (
                f"tambahkan kuncinya di bawah '{name}' di daftar.yaml, atau tulis teksnya",
            )
            self._findings.error(
                "unknown-list-key",
                f"kunci '{text}' tidak ada di '{name}' pada daftar.yaml",
                text.span,
                *hints,
            )
        return text


def _changed(item: Item, values: Mapping[str, object]) -> Item:
    """An object with some values; the same object where they are its own."""
    if all(value == getattr(item, key) for key, value in values.items()):
        return item
    return item.model_copy(update=values)
