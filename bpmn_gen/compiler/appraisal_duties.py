"""What officials do for a person who is appraised: who assigns, manages, sets, recommends.

The regulation gives these tasks to different officials from type to type and from rank to rank.  An
official is said to do only what its words say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DUTIES = {
    "penugas": "memberikan penugasan",
    "pengelola": "mengelola kinerja",
    "penetap": "menetapkan kinerja",
    "perekomendasi": "menetapkan rekomendasi penilaian kinerja",
}
"""By the key of a rule what the official who is named there does."""
NOT_REGULATED = "tidak diatur"
"""Stands for an official where the text leaves open who it is."""
NOBODY = "-"
"""Stands where the text names nobody."""


def is_left_open(name: str) -> bool:
    """Whether a name says, in any capitals, that the text leaves open who it is."""
    return name.lower() == NOT_REGULATED


def duties(officials: Mapping[str, str]) -> tuple[str, ...]:
    """Each official once with all that is theirs, e.g. ``Camat: memberikan penugasan``.

    ``officials`` are names by the keys of ``DUTIES``; an empty name or ``-`` is nobody.
    """
    held: dict[str, list[str]] = {}
    for key, work in DUTIES.items():
        name = officials.get(key, "")
        if name and name != NOBODY:
            held.setdefault(name, []).append(work)
    return tuple(
        f"Tidak diatur siapa yang {_joined(works, 'atau')}"
        if name == NOT_REGULATED
        else f"{name}: {_joined(works, 'dan')}"
        for name, works in held.items()
    )


def _joined(works: list[str], word: str) -> str:
    """Pieces of work as one phrase."""
    if len(works) == 1:
        return works[0]
    return f"{', '.join(works[:-1])}{',' if len(works) > 2 else ''} {word} {works[-1]}"  # noqa: PLR2004 -- two need no comma
