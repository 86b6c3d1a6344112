"""unit.yaml: named units and what each fills in once."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel

from bpmn_gen.definition.schema.base import Definisi, _as_tuple
from bpmn_gen.definition.schema.proses import Sop
from bpmn_gen.definition.text import Text


class Unit(Definisi):
    """A unit with its real titles; what it leaves out follows from its type."""

    nama: Text
    tipe: Text
    jabatan: dict[Text, Text] = Field(default_factory=dict)
    """Real job title by role key."""
    waktu: dict[Text, dict[Text, Text]] = Field(default_factory=dict)
    """Durations by process code and step id."""
    sop: dict[Text, Sop] = Field(default_factory=dict)
    """SOP identity by process code."""
    alamat: Text | None = None
    kop: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ()


class DaftarUnit(RootModel[Annotated[tuple[Unit, ...], BeforeValidator(_as_tuple)]]):
    """All named units, in the order in which they are listed."""
