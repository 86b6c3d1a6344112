"""Whether an SOP is of the unit that takes it in, by its letterhead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.sop_reading.read_sop import Identity

_SHORT: Final = ((r"\bkab\b", "kabupaten"), (r"\bprov\b", "provinsi"), (r"\bkec\b", "kecamatan"))
"""How names of governments and offices are shortened."""


def letterhead_notes(identity: Identity, target: Target | None, government: str) -> list[str]:
    """What the letterhead says otherwise than the project and the unit.

    Args:
        identity: the first page.
        target: the unit that takes the SOP in; None where none was named.
        government: the regency of the project; empty where it is not known.
    """
    if identity.government and government and not _is_same(identity.government, government):
        told = f"kop SOP ini '{identity.government}', bukan {government}"
        return [f"{told}; pastikan SOP ini milik daerah Anda"]
    names = [name for name in (identity.office, identity.unit) if name]
    unit = str(target.unit.nama) if target is not None and target.unit is not None else ""
    if unit and names and not any(_is_same(name, unit) for name in names):
        return [f"kop SOP ini '{names[0]}', bukan {unit}; pastikan SOP ini milik unit itu"]
    return []


def _is_same(one: str, other: str) -> bool:
    """Whether two names mean the same body: one may say more than the other."""
    first, second = _plain(one), _plain(other)
    return first in second or second in first


def _plain(name: str) -> str:
    """A name without capitals, signs, and shortenings."""
    words = " ".join(re.sub(r"[^\w\s]", " ", name.casefold()).split())
    for short, full in _SHORT:
        words = re.sub(short, full, words)
    return words
