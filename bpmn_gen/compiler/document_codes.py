"""The codes of the documents of a process: its map and its SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.definition.schema import Daerah


def map_code(daerah: Daerah, code: str) -> str:
    """The code of the peta lintas fungsi of a process, e.g. ``CLP.02.02.CFM.01``."""
    return str(daerah.kode.pemisah).join((code, str(daerah.peta.kode_lintas_fungsi), "01"))


def sop_code(daerah: Daerah, code: str) -> str:
    """The code of the SOP of a process, under that of its map."""
    return str(daerah.kode.pemisah).join((map_code(daerah, code), str(daerah.peta.kode_sop), "01"))
