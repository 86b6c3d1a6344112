"""jabatan.yaml: the role catalogue."""

from __future__ import annotations

from typing import Annotated

from pydantic import RootModel

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Pengenal, Pilihan
from bpmn_gen.definition.text import Text

LINGKUP = ("unit", "daerah")
"""Whether a role stands in the unit or above all units of the regency."""


class Jabatan(Definisi):
    """A role: its legal term, what it means, where the regulation says so."""

    sebutan: Baris
    sebutan_lain: Texts = ()
    """Other words by which provisions name the same people; two roles may share them."""
    arti: Text
    lingkup: Annotated[Text, Pilihan(LINGKUP)] = Text("unit")
    sumber: Texts = ()


class KatalogJabatan(RootModel[dict[Pengenal, Jabatan]]):
    """All roles by their key."""
