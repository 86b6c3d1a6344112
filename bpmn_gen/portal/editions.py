"""The editions of a project as the front page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import counted
from bpmn_gen.portal.changes_page import changes_path
from bpmn_gen.portal.listing import PAGE, PageLink, way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.edition.edition import Edition
    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.standing import Standing


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One decree."""

    decree: str
    day: str
    units: tuple[str, ...]
    """The names of the units that it sets."""


@dataclass(frozen=True, slots=True)
class ListedEditions:
    """All decrees, and what changed since the last one of each unit."""

    editions: tuple[ListedEdition, ...]
    """The newest first."""
    changed: tuple[PageLink, ...]
    """Links to the tables of the units that changed since."""
    compared: tuple[PageLink, ...] = ()
    """Links to the maps before and after of those units of which a review made them."""


def listed_editions(
    editions: Iterable[Edition],
    everyone: Sequence[Standing],
    accounts: Mapping[str, UnitAccount],
    paths: Collection[str],
) -> ListedEditions | None:
    """What the front page says of decrees; None for a project without any.

    Args:
        editions: all of them, the oldest first.
        everyone: the units that have pages.
        accounts: of each of them, by its folder.
        paths: the files that exist.
    """
    listed = tuple(
        ListedEdition(one.decree, one.day, tuple(unit.name for unit in one.units))
        for one in editions
    )
    if not listed:
        return None
    pages = ((one.target, accounts[one.target.slug].compared) for one in everyone)
    return ListedEditions(
        listed[::-1],
        tuple(_changed(everyone, accounts, paths)),
        tuple(PageLink(target.name, way(path, PAGE)) for target, path in pages if path),
    )


def _changed(
    everyone: Iterable[Standing], accounts: Mapping[str, UnitAccount], paths: Collection[str]
) -> Iterator[PageLink]:
    """The units whose table of changes exists, each with the number of its changes."""
    for one in everyone:
        path = changes_path(one.target.slug)
        if path in paths:
            count = counted(accounts[one.target.slug].changes)
            yield PageLink(one.target.name, way(path, PAGE), count)
