"""SOPs that are not taken in, because the unit has a process of their name already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.sop_reading.read_sop import ReadSop

_HALF: Final = 0.5
"""The share of its steps that an SOP has in common with the process that was made of it."""


def skipped_line(label: str, name: str, sop: ReadSop, there: Proses) -> str:
    """Tell that an SOP is left out, and what to do where it is another one.

    Args:
        label: the file of the SOP.
        name: the name of the SOP.
        sop: what was read.
        there: the process of the unit that has this name.
    """
    if not _differs(sop, there):
        return f"{label}: '{name}' sudah ada pada unit itu; dilewati"
    return (
        f"{label}: '{name}' dilewati, karena unit itu sudah mempunyai {there.kode} dengan nama "
        "sama dan isi lain; bila ini SOP lain, ganti namanya di berkas itu lalu impor lagi, atau "
        "tulis konsepnya ke folder lain dengan --definisi FOLDER"
    )


def _differs(sop: ReadSop, there: Proses) -> bool:
    """Whether an SOP seems to be another one than that of a process."""
    number = str(there.sop.nomor or "")
    if number and sop.identity.number and folded(number) != folded(sop.identity.number):
        return True
    # The author may have edited the draft since, but hardly every step.
    told = folded(there.model_dump_json())
    known = sum(1 for step in sop.steps if folded(step.text) in told)
    return known < len(sop.steps) * _HALF
