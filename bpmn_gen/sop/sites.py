"""Knows which sites of its symbols a connector may use.

A site belongs to one connector.  Only where a symbol has more connectors than sites do several that
arrive share a site and meet before it.  So do several that leave a box at once.
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
    forks: bool = False
    """Whether it may share a site with others that leave the same box."""
    only_sites: tuple[Site | None, Site | None] = (None, None)
    """The only sites at which it may leave and arrive, where there is one, as for page
    connectors."""

    def may_share(self, *, outward: bool) -> bool:
        """Whether it may meet others at its source (``outward``) or at its target."""
        return not self.is_link and (self.forks if outward else True)


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

    def choice(self, one: WantedConnector, *, outward: bool) -> Choice:
        """The sites that are open to a connector where it leaves (``outward``) or arrives."""
        symbol = one.source if outward else one.target
        only = one.only_sites[0 if outward else 1]
        if only is not None:
            return Choice((only,), {})
        users = {site: keys for site, keys in self.users.get(symbol, {}).items() if keys}
        own = [site for site, keys in users.items() if self._is_open(keys, outward=outward)]
        free = tuple(site for site in Site if site not in users)
        is_full = not free or len(own) >= self._budget(symbol, outward=outward)
        if own and is_full and one.may_share(outward=outward):
            return Choice(tuple(own), {site: frozenset(users[site]) for site in own})
        return Choice(free, {})

    def rivals(self, one: WantedConnector, site: Site, *, outward: bool) -> frozenset[int]:
        """The connectors at a site, which would have to go, even if all may share it."""
        symbol = one.source if outward else one.target
        return frozenset(self.users.get(symbol, {}).get(site, ())) - {one.id}

    def _at(self, symbol: int, site: Site) -> dict[int, bool]:
        """The connectors at a site."""
        return self.users.setdefault(symbol, {}).setdefault(site, {})

    def _is_open(self, keys: dict[int, bool], *, outward: bool) -> bool:
        """Whether all connectors at a site may share it with another one."""
        return all(
            leaves == outward and self.wanted[key].may_share(outward=outward)
            for key, leaves in keys.items()
        )

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
    return 1 if any(one.forks for one in flows) else len(flows)
