"""The five figures at the top of the front page, each with the way to the list behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import counted
from bpmn_gen.edition.status import State
from bpmn_gen.portal.sop_list import BLANKS, SOPS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.standing import Standing


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure."""

    value: str
    label: str
    note: str
    href: str


def figures(
    everyone: Sequence[Standing], accounts: Collection[UnitAccount], groups: int
) -> tuple[Figure, ...]:
    """Units, processes, SOPs, those that a decree has set, and what is still blank.

    Args:
        everyone: the units that have pages.
        accounts: of all of them.
        groups: how many groups of level 0 their processes are in.
    """
    sops = [sop for one in accounts for sop in one.sops]
    done = sum(sop.state is State.SET for sop in sops)
    changed = sum(sop.state is State.CHANGED for sop in sops)
    lacking = sum(bool(sop.blanks) for sop in sops)
    blanks = sum(one.blanks for one in accounts)
    processes = len({code for one in everyone for code in one.titles})
    return (
        Figure(counted(len(everyone)), *_units(everyone), "#tipe"),
        Figure(counted(processes), "proses", f"dalam {counted(groups)} kelompok", "#proses"),
        Figure(counted(len(sops)), "SOP", "semua unit", SOPS),
        Figure(
            counted(done),
            "SOP ditetapkan",
            _others(len(sops) - done - changed, changed),
            f"{SOPS}#{'ditetapkan' if done else 'berubah' if changed else 'konsep'}",
        ),
        Figure(
            counted(blanks),
            "isian masih kosong",
            f"pada {counted(lacking)} SOP" if blanks else "semua SOP lengkap",
            f"{SOPS}#{BLANKS}",
        ),
    )


def _others(drafts: int, changed: int) -> str:
    """What is said of SOPs that are not as a decree has set them."""
    told = (
        f"{counted(drafts)} masih konsep" if drafts else "",
        f"{counted(changed)} berubah sejak ditetapkan" if changed else "",
    )
    return ", ".join(filter(None, told)) or "tidak ada yang masih konsep"


def _units(everyone: Sequence[Standing]) -> tuple[str, str]:
    """What the units are called, and what is said of them."""
    named = sum(one.target.unit is not None for one in everyone)
    types = len(everyone) - named
    if not named:
        return "tipe unit", "menurut peraturan"
    if not types:
        return "unit", "yang sudah disusun"
    return "tipe unit dan unit", f"{counted(types)} tipe, {counted(named)} unit"
