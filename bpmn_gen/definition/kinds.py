"""The kinds of definition files: where each stands and which schema reads it.

An office keeps what it owns in a folder of its own, ``unit/<slug>/``, with files of some of the
same kinds, so that the folder can be sent and taken in as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.schema import (
    Daerah,
    DaftarIsi,
    DaftarUnit,
    Formulir,
    KatalogJabatan,
    Peraturan,
    Peta,
    Proses,
    TipeUnit,
    Unit,
)

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of definition file."""

    name: str
    """Also the name of its JSON Schema."""
    place: str
    """A file name, or a folder whose name ends with ``/``."""
    model: type[BaseModel]
    deep: bool = False
    """Whether the folder has folders of its own."""

    @property
    def is_folder(self) -> bool:
        """Whether there may be many files of the kind."""
        return self.place.endswith("/")

    def holds(self, relative: str) -> bool:
        """Whether a path inside the definition folder is a file of this kind."""
        if not self.is_folder:
            return relative == self.place
        inside = relative.removeprefix(self.place)
        return inside != relative and inside.endswith(".yaml") and (self.deep or "/" not in inside)


KINDS = (
    Kind("daerah", "daerah.yaml", Daerah),
    Kind("jabatan", "jabatan.yaml", KatalogJabatan),
    Kind("unit", "unit.yaml", DaftarUnit),
    Kind("unit_sendiri", "unit/<unit>/unit.yaml", Unit),
    Kind("peta", "peta.yaml", Peta),
    Kind("daftar", "daftar.yaml", DaftarIsi),
    Kind("peraturan", "peraturan/", Peraturan),
    Kind("tipe_unit", "tipe_unit/", TipeUnit),
    Kind("formulir", "formulir/", Formulir),
    Kind("proses", "proses/", Proses, deep=True),
)
"""In the order in which they are read."""

PROSES = KINDS[-1]

_BY_NAME = {kind.name: kind for kind in KINDS}
_OF_OFFICE = tuple(_BY_NAME[name] for name in ("peta", "daftar", "peraturan", "proses"))
"""Kinds of which an office may have its own."""
_OFFICE = re.compile(r"unit/([^/]+)/(.+)")


def office_folder(relative: str) -> str:
    """The folder name of the office that a file belongs to; empty for files of the regency."""
    found = _OFFICE.fullmatch(relative)
    return found.group(1) if found else ""


def kind_of(relative: str) -> Kind | None:
    """The kind of a file by its path inside the definition folder, with ``/``."""
    if found := _OFFICE.fullmatch(relative):
        own = found.group(2)
        if own == "unit.yaml":
            return _BY_NAME["unit_sendiri"]
        return next((kind for kind in _OF_OFFICE if kind.holds(own)), None)
    return next((kind for kind in KINDS if kind.holds(relative)), None)
