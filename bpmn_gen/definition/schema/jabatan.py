"""jabatan.yaml: the role catalogue."""

from __future__ import annotations

from pydantic import RootModel

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.text import Text


class Jabatan(Definisi):
    """A role: its legal term, what it means, where the regulation says so."""

    sebutan: Text
    arti: Text
    sumber: Texts = ()


class KatalogJabatan(RootModel[dict[Text, Jabatan]]):
    """All roles by their key."""
