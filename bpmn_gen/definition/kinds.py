"""The kinds of definition files: where each stands and which schema reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.schema import (
    Daerah,
    DaftarUnit,
    Formulir,
    KatalogJabatan,
    Peraturan,
    Peta,
    Proses,
    TipeUnit,
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
    Kind("peta", "peta.yaml", Peta),
    Kind("peraturan", "peraturan/", Peraturan),
    Kind("tipe_unit", "tipe_unit/", TipeUnit),
    Kind("formulir", "formulir/", Formulir),
    Kind("proses", "proses/", Proses, deep=True),
)
"""In the order in which they are read."""

PROSES = KINDS[-1]


def kind_of(relative: str) -> Kind | None:
    """The kind of a file by its path inside the definition folder, with ``/``."""
    return next((kind for kind in KINDS if kind.holds(relative)), None)
