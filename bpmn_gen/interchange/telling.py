"""The report of a round trip, in Indonesian."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bpmn_gen.interchange.words import detail_word, kind_word, part_word, tool_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.interchange.comparison import Change, GivenElement, RoundTrip

_SHOWN: Final = 10
"""How many elements of a kind the report names by default, so that it fits a screen."""
_LONGEST: Final = 60
"""How many characters of a text are shown, so that a line of the report stays one line."""


def report_of(comparison: RoundTrip, *, everything: bool = False) -> str:
    """What was kept, what is told in words, what changed and what was lost, in lines.

    It is about the BPMN file that is made, not about what becomes of that in a draft.
    ``everything`` names all elements instead of the first of each kind.
    """
    limit = None if everything else _SHOWN
    lines = [f"Tetap: {sum(comparison.kept.values())} unsur"]
    lines += [f"  {count:4}  {kind_word(kind)}" for kind, count in comparison.kept.items()]
    told = [change for change in comparison.changed if change.in_words]
    moved = [change for change in comparison.changed if change.what == "scope"]
    other = [one for one in comparison.changed if not (one.in_words or one.what == "scope")]
    lines += _section("Ditulis sebagai keterangan langkah", comparison.in_words, told, limit)
    lines += _section("Dipindahkan ke tempat yang semestinya", (), moved, limit)
    lines += _section("Hilang", comparison.lost, other, limit)
    lines += _technical(comparison)
    if comparison.is_whole:
        lines.append("Tidak ada yang hilang di berkas BPMN.")
    return "\n".join(lines)


def _section(
    title: str, elements: Sequence[GivenElement], changes: Sequence[Change], limit: int | None
) -> Iterator[str]:
    """Lines for whole elements by kind, then for parts of elements; no lines where it has none."""
    if not elements and not changes:
        return
    counts = (f"{len(elements)} unsur" if elements else "", f"{len(changes)} bagian")
    yield f"{title}: " + ", ".join(one for one in counts if one and one != "0 bagian")
    for kind, some in groupby(sorted(elements, key=lambda one: one.kind), lambda one: one.kind):
        found = [f"baris {one.line}: {_named(one)}" for one in some]
        yield from _block(kind_word(kind), found, limit)
    ordered = sorted(changes, key=lambda one: part_word(one.what))
    for what, group in groupby(ordered, lambda one: part_word(one.what)):
        found = [f"baris {one.element.line}: {_change(one)}" for one in group]
        yield from _block(what.capitalize(), found, limit)


def _block(title: str, lines: Sequence[str], limit: int | None) -> Iterator[str]:
    """A heading with its lines under it, at most ``limit`` of them."""
    yield f"  {title} ({len(lines)})"
    yield from (f"    {line}" for line in lines[:limit])
    if limit is not None and len(lines) > limit:
        yield f"    dan {len(lines) - limit} lagi (--rinci menampilkan semua)"


def _named(element: GivenElement) -> str:
    """What an element is called: its name, else its id."""
    return f"'{_short(element.name)}'" if element.name else element.id


def _change(change: Change) -> str:
    """Which element lost what, or what became of it."""
    whose = f"{kind_word(change.element.kind).lower()} {_named(change.element)}"
    if change.after:
        return f"{whose}: {_short(change.before)} menjadi {_short(change.after)}"
    return f"{whose}: {_short(change.before)}" if change.before else whose


def _technical(comparison: RoundTrip) -> Iterator[str]:
    """Lines that count the lost parts that only programs read, by the word for each."""
    if not comparison.details and not comparison.extensions:
        return
    yield "Rincian teknis yang tidak dibawa:"
    counts: Counter[str] = Counter()
    for namespace, count in comparison.extensions.items():
        counts[f"tambahan {tool_word(namespace)}"] += count
    for name, count in comparison.details.items():
        counts[detail_word(name)] += count
    yield from (f"  {count:4}  {what}" for what, count in sorted(counts.items()))


def _short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
