"""Knows which sites of its symbols a connector may use.

A site belongs to one connector.  Only where a symbol has more connectors than sites do several that
arrive share a site and meet before it.  So do several that begin branches together, and outcomes of
a diamond with more outcomes than corners.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.sop.document import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class WantedConnector:
    """A connector for which a way is sought."""

    id: int
    source: int
    """Id of the symbol that it leaves."""
    target: int
    name: tuple[float, float] | None = None
    """Width and height in mm of the name of its branch; None without a name."""
    is_link: bool = False
    """Whether it only joins the symbols of partners, from side to side."""
    group: str = ""
    """Those of a group leave the same symbol together and may share a site there."""
    is_one_of_many: bool = False
    """Whether it is an outcome of a diamond with more outcomes than corners."""
    is_outcome: bool = False
    """Whether it leaves a diamond."""
    only_sites: tuple[Site | None, Site | None] = (None, None)
    """The only sites at which it may leave and arrive, where there is one, as for page
    connectors."""

    @property
    def company(self) -> str:
        """What those have in common that may leave by one site; empty for one that leaves alone."""
        return self.group or ("?" if self.is_one_of_many else "")

    @property
    def is_labelled_group(self) -> bool:
        """Whether it leaves together with others under one name, and so must share their site."""
        return bool(self.group) and self.is_outcome


@dataclass(frozen=True, slots=True)
class Choice:
    """The sites that are open to a connector at one end."""

    sites: tuple[Site, ...]
    friends: dict[Site, frozenset[int]]
    """The connectors that it would meet there, by site."""


@dataclass(slots=True)
class Sites:
    """Knows which connector uses which site."""

    wanted: dict[int, WantedConnector]
    users: dict[int, dict[Site, dict[int, bool]]] = field(default_factory=dict)
    """By symbol and site, each connector with whether it leaves there."""
    _reserved: dict[tuple[int, bool], int] = field(default_factory=dict)

    def take(self, key: int, source: Site, target: Site) -> None:
        """Enter a connector at its two sites."""
        one = self.wanted[key]
        self._at(one.source, source)[key] = True
        self._at(one.target, target)[key] = False

    def free(self, key: int, source: Site, target: Site) -> None:
        """Take a connector away from its two sites."""
        one = self.wanted[key]
        self._at(one.source, source).pop(key, None)
        self._at(one.target, target).pop(key, None)

    def choice(self, one: WantedConnector, *, outward: bool, eager: bool = False) -> Choice:
        """The sites that are open to a connector where it leaves (``outward``) or arrives.

        An ``eager`` one also takes sites that it would share although others are left.
        """
        symbol = one.source if outward else one.target
        users = {site: keys for site, keys in self.users.get(symbol, {}).items() if keys}
        own = [site for site, keys in users.items() if self._is_open(one, keys, outward=outward)]
        only = one.only_sites[0 if outward else 1]
        if only is not None:
            shared = {only: frozenset(users[only])} if only in own else {}
            return Choice((only,), shared)
        friends = {site: frozenset(users[site]) for site in own}
        if outward and one.is_labelled_group:
            mates = {site: keys for site, keys in friends.items() if self._are_mates(one, keys)}
            if mates:
                return Choice(tuple(mates), mates)
        free = tuple(site for site in Site if site not in users)
        is_full = not free or self._count(users, outward=outward) >= self._budget(
            symbol, outward=outward
        )
        if eager:
            return Choice((*free, *own), friends)
        return Choice(tuple(own), friends) if own and is_full else Choice(free, {})

    def every(self, one: WantedConnector, *, outward: bool) -> tuple[Site, ...]:
        """Every site that a connector could use if others made room."""
        only = one.only_sites[0 if outward else 1]
        if only is not None:
            return (only,)
        users = self.users.get(one.source, {}) if outward and one.is_labelled_group else {}
        mates = [
            site for site, keys in users.items() if keys and self._are_mates(one, frozenset(keys))
        ]
        return tuple(mates) or tuple(Site)

    def _are_mates(self, one: WantedConnector, keys: frozenset[int]) -> bool:
        """Whether connectors at a site belong to the group of another."""
        return all(self.wanted[key].group == one.group for key in keys)

    def _count(self, users: dict[Site, dict[int, bool]], *, outward: bool) -> int:
        """The number of sites at which connectors leave, or arrive."""
        return sum(all(leaves == outward for leaves in keys.values()) for keys in users.values())

    def rivals(self, one: WantedConnector, site: Site, *, outward: bool) -> frozenset[int]:
        """The connectors at a site, which would have to go, even if all may share it."""
        symbol = one.source if outward else one.target
        return frozenset(self.users.get(symbol, {}).get(site, ())) - {one.id}

    def _at(self, symbol: int, site: Site) -> dict[int, bool]:
        """The connectors at a site."""
        return self.users.setdefault(symbol, {}).setdefault(site, {})

    def _is_open(self, one: WantedConnector, keys: dict[int, bool], *, outward: bool) -> bool:
        """Whether a connector may share a site with all that are there."""
        if one.is_link or any(leaves != outward for leaves in keys.values()):
            return False
        others = [self.wanted[key] for key in keys]
        if any(other.is_link for other in others):
            return False
        if not outward:
            return True
        return bool(one.company) and all(other.company == one.company for other in others)

    def _budget(self, symbol: int, *, outward: bool) -> int:
        """The number of sites that connectors of one direction may take at a symbol."""
        known = self._reserved.get((symbol, outward))
        if known is None:
            known = len(Site) - _other_side(self.wanted.values(), symbol, outward=outward)
            self._reserved[(symbol, outward)] = known = max(1, known)
        return known


def _other_side(wanted: Iterable[WantedConnector], symbol: int, *, outward: bool) -> int:
    """The number of sites of a symbol that partners and the other direction need."""
    mine = [one for one in wanted if symbol in (one.source, one.target)]
    links = sum(one.is_link for one in mine)
    flows = [one for one in mine if not one.is_link]
    if outward:
        return links + any(one.target == symbol for one in flows)
    return links + _leaving([one for one in flows if one.source == symbol])


def _leaving(flows: Sequence[WantedConnector]) -> int:
    """The number of sites that the connectors leaving a symbol need."""
    alone = sum(not one.company for one in flows)
    together = {one.company for one in flows if one.company}
    return min(alone + len(together) * (2 if "?" in together else 1), len(Site) - 1)
