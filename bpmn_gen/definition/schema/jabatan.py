"""jabatan.yaml: the role catalogue."""

from __future__ import annotations

from pydantic import RootModel

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Pengenal
from bpmn_gen.definition.text import Text


class Jabatan(Definisi):
    """A role: its legal term, what it means, where the regulation says so."""

    sebutan: Baris
    arti: Text
    sumber: Texts = ()


class KatalogJabatan(RootModel[dict[Pengenal, Jabatan]]):
    """All roles by their key."""
