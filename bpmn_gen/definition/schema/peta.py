"""peta.yaml: the hierarchy of processes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from bpmn_gen.definition.schema.base import Definisi, Texts, _as_tuple
from bpmn_gen.definition.text import Text


class KelompokProses(Definisi):
    """A level 0 process and what belongs to it."""

    kode: Text
    nama: Text
    kelompok: Text
    """inti, pendukung or manajerial."""
    pengampu: Text | None = None
    proses: Texts = ()
    """Codes of its processes, in order."""
    sumber: Texts = ()


class Peta(Definisi):
    """All level 0 processes."""

    peta: Annotated[tuple[KelompokProses, ...], BeforeValidator(_as_tuple)]
