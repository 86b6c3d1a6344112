"""Several offices beside each other, in Indonesian sentences and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.comparing_services import gaps_of
from bpmn_gen.compiler.wording import listed
from bpmn_gen.costing.wording import from_to, in_words, measure, needs_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.commands.comparing_services import Contrast, Given, Ranking
    from bpmn_gen.compiler.resolved import Step

_NAMED = 6
"""Steps that a sentence names; the others are counted."""


def report(found: Ranking) -> Iterator[str]:
    """The lines for people."""
    yield f"{found.code} {found.name}: {len(found.ranked) + len(found.unranked)} unit"
    for place, one in enumerate(found.ranked, 1):
        yield ""
        alike = " (sama cepatnya)" if place > 1 and found.contrasts[place - 2].is_alike else ""
        yield f"{place}. {one.unit}{alike}"
        yield from (f"   {line}" for line in _figures(one))
    for one in found.unranked:
        yield ""
        yield f"-  {one.unit}: belum dapat diurutkan, {gaps_of(one)}"
        yield from (f"   {line}" for line in _counts(one))
    if found.contrasts:
        yield ""
        yield f"Yang dilakukan {found.ranked[0].unit} secara berbeda"
    for contrast in found.contrasts:
        yield from _contrast(found.ranked[0], contrast)
    if any(needs_measure(one.lead) for one in found.ranked):
        yield ""
        yield measure(found.ranked[0].lead.pace)


def _figures(one: Given) -> Iterator[str]:
    """What an office takes."""
    yield f"lama {from_to(one.lead.whole)}"
    if one.lead.usual is not None:
        yield f"biasanya {in_words(one.lead.usual)}"
    yield from _counts(one)
    if one.elsewhere:
        yield f"di luar unit {in_words(one.elsewhere)} pada jalan terlama"


def _counts(one: Given) -> Iterator[str]:
    """How much stands on the way."""
    crossing = f", {one.crossings} di antaranya antarunit" if one.crossings else ""
    returns = f"{one.returns} pengembalian" if one.returns else "tanpa pengembalian"
    hands = f"{one.handovers} serah terima{crossing}"
    yield f"{one.steps} langkah, {one.people} jabatan, {hands}, {returns}"


def _contrast(quickest: Given, contrast: Contrast) -> Iterator[str]:
    """What the quickest does otherwise than another."""
    other = contrast.other
    said = []
    if contrast.lacks:
        said.append(f"tanpa langkah {_named(contrast.lacks)}")
    if contrast.has:
        said.append(f"dengan langkah {_named(contrast.has)}")
    said += [
        f"{step.text}: {from_to(mine)}, bukan {from_to(theirs)}"
        for step, mine, theirs in contrast.quicker[:_NAMED]
    ]
    for word, mine_count, their_count in (
        ("serah terima", quickest.handovers, other.handovers),
        ("pengembalian", quickest.returns, other.returns),
    ):
        if mine_count < their_count:
            said.append(f"{mine_count} {word}, bukan {their_count}")
    yield f"  dibandingkan dengan {other.unit}:"
    same = "langkahnya sama" + ("" if contrast.is_alike else "; hanya rentang waktunya berbeda")
    yield from (f"    {one}" for one in said or (same,))


def _named(steps: Sequence[Step]) -> str:
    """Steps by their words, the first of many."""
    names = [f"'{step.text}'" + (f" ({step.duration})" if step.duration else "") for step in steps]
    rest = len(names) - _NAMED
    return listed([*names[:_NAMED], *([f"{rest} lainnya"] if rest > 0 else [])])


def as_data(found: Ranking) -> dict[str, Any]:
    """The same as plain data; times in words, kind by kind."""
    return {
        "kode": found.code,
        "nama": found.name,
        "unit": [
            {
                "nama": one.unit,
                "lengkap": one.lead.is_complete,
                "kurang": gaps_of(one) or None,
                "tercepat": in_words(one.lead.whole.least) if one.lead.is_known else None,
                "terlama": in_words(one.lead.whole.most) if one.lead.is_known else None,
                "biasa": in_words(one.lead.usual) if one.lead.usual is not None else None,
                "langkah": one.steps,
                "jabatan": one.people,
                "serah_terima": one.handovers,
                "antarunit": one.crossings,
                "pengembalian": one.returns,
            }
            for one in (*found.ranked, *found.unranked)
        ],
        "tercepat_berbeda": [
            {
                "dari": one.other.unit,
                "tanpa_langkah": [step.text for step in one.lacks],
                "dengan_langkah": [step.text for step in one.has],
                "lebih_singkat": [
                    {"langkah": step.text, "waktu": from_to(mine), "di_sana": from_to(theirs)}
                    for step, mine, theirs in one.quicker
                ],
                "sama_cepat": one.is_alike,
            }
            for one in found.contrasts
        ],
    }
