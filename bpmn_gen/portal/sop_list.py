"""The list of all SOPs by how they stand, and of what is still blank: behind the front figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import counted
from bpmn_gen.edition.status import State
from bpmn_gen.portal.accounts import SopAccount, grouped
from bpmn_gen.portal.listing import PageLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.standing import Standing

SOPS: Final = "daftar.html"
"""File name of the page, beside the front page."""
STATES: Final = (
    (State.SET, "ditetapkan", "Ditetapkan"),
    (State.CHANGED, "berubah", "Berubah sejak ditetapkan"),
    (State.DRAFT, "konsep", "Belum ditetapkan"),
)
"""How SOPs can stand, each with the anchor and the heading of its part of the page."""
BLANKS: Final = "isian"
"""The anchor of the list of blanks."""


@dataclass(frozen=True, slots=True)
class SopRow:
    """One SOP."""

    code: str
    name: str
    href: str
    """The page of its process."""
    dated: str
    """Its number and the date from which it holds."""
    blanks: str


@dataclass(frozen=True, slots=True)
class UnitSops:
    """The SOPs of one unit that stand alike."""

    name: str
    href: str
    rows: tuple[SopRow, ...]


@dataclass(frozen=True, slots=True)
class StandingSops:
    """All SOPs that stand alike."""

    anchor: str
    title: str
    count: str
    units: tuple[UnitSops, ...]


@dataclass(frozen=True, slots=True)
class UnitBlanks:
    """What one unit still has to fill in."""

    name: str
    anchor: str
    href: str
    count: str
    processes: tuple[PageLink, ...]
    """Codes, each with the page of its process and the number of its blanks."""


@dataclass(frozen=True, slots=True)
class SopList:
    """All that the page says."""

    path: str
    government: str
    count: str
    states: tuple[StandingSops, ...]
    blanks: str
    """How many there are in all."""
    lacking: tuple[UnitBlanks, ...]


def sop_list(
    government: str, everyone: Sequence[Standing], accounts: Mapping[str, UnitAccount]
) -> SopList:
    """The page.

    Args:
        government: whose SOPs they are.
        everyone: the units that have pages.
        accounts: of each of them, by its folder.
    """
    total = sum(len(one.sops) for one in accounts.values())
    blanks = sum(one.blanks for one in accounts.values())
    states = tuple(_states(everyone, accounts))
    lacking = tuple(_lacking(everyone, accounts))
    return SopList(SOPS, government, counted(total), states, counted(blanks), lacking)


def _states(
    everyone: Sequence[Standing], accounts: Mapping[str, UnitAccount]
) -> Iterator[StandingSops]:
    """The SOPs by how they stand, then by unit."""
    for state, anchor, title in STATES:
        units = []
        for one in everyone:
            sops = [sop for sop in accounts[one.target.slug].sops if sop.state is state]
            if sops:
                rows = tuple(_row(one, sop) for sop in sops)
                units.append(UnitSops(one.target.name, one.href(SOPS), rows))
        if units:
            count = counted(sum(len(unit.rows) for unit in units))
            yield StandingSops(anchor, title, count, tuple(units))


def _row(one: Standing, sop: SopAccount) -> SopRow:
    """One SOP of a unit."""
    blanks = "; ".join(grouped(sop.blanks))
    dated = ", ".join(filter(None, (sop.number, sop.effective))) or "belum diisi"
    return SopRow(sop.code, sop.name, _page(one, sop), dated, blanks)


def _page(one: Standing, sop: SopAccount) -> str:
    """The address of the page of its process; empty where it has none."""
    return one.href(SOPS, sop.code) if sop.code in one.titles else ""


def _lacking(
    everyone: Sequence[Standing], accounts: Mapping[str, UnitAccount]
) -> Iterator[UnitBlanks]:
    """What each unit still has to fill in."""
    for one in everyone:
        account = accounts[one.target.slug]
        if account.blanks:
            links = tuple(
                PageLink(sop.code, _page(one, sop), counted(len(sop.blanks)))
                for sop in account.sops
                if sop.blanks
            )
            anchor = f"{BLANKS}-{one.target.slug}"
            name, href = one.target.name, one.href(SOPS)
            yield UnitBlanks(name, anchor, href, counted(account.blanks), links)
