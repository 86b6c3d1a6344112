"""Refusals: only those who are refused come to the step that tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Keputusan, Selesai
from bpmn_gen.rules.finding import warning
from bpmn_gen.rules.reach import closure
from bpmn_gen.rules.survey import place_of, step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

_REFUSAL = re.compile(
    r"\b(?:tolak|menolak|ditolak|penolakan|batal|membatalkan|dibatalkan|pembatalan"
    r"|tidak (?:dapat|disetujui|memenuhi|diterima|layak|lulus))\b",
    re.IGNORECASE,
)


_EITHER = re.compile(r"\b(?:dan/)?atau\b|\bmaupun\b|/", re.IGNORECASE)
_REFUSED = re.compile(r"(?:menolak|membatalkan)\b", re.IGNORECASE)
"""Work that refuses; to return papers or to tell of a refusal may well go on."""

_END_THERE = "bila alur seharusnya berakhir di situ, tambahkan 'lanjut: selesai' pada langkah itu"


def falls_into_refusal(view: View) -> Iterator[Diagnostic]:
    """What is approved does not run on into the step of a refusal.

    Wrong::

        - {keputusan: Lengkap?, oleh: loket, cabang: {Ya: terbit, Tidak: tolak}}
        - {id: terbit, kegiatan: Menerbitkan surat, oleh: loket}
        - {id: tolak, kegiatan: Memberitahukan penolakan, oleh: loket}

    Right::

        - {keputusan: Lengkap?, oleh: loket, cabang: {Ya: terbit, Tidak: tolak}}
        - {id: terbit, kegiatan: Menerbitkan surat, oleh: loket, lanjut: selesai}
        - {id: tolak, kegiatan: Memberitahukan penolakan, oleh: loket}
    """
    places = view.flow.places
    told: set[int] = set()
    for place in places:
        if not isinstance(place.step, Keputusan):
            continue
        for jump in place.jumps:
            if jump.target is None or not _refuses(view, jump.target):
                continue
            refusal = places[jump.target]
            for before in _running_into(view, place, refusal):
                if before.index not in told:
                    told.add(before.index)
                    yield _finding(before, refusal, jump.label or "")


def refusal_falls_on(view: View) -> Iterator[Diagnostic]:
    """What is refused does not run on into the step of those who are not.

    Wrong::

        - {keputusan: Lengkap?, oleh: loket, cabang: {Ya: terbit, Tidak: tolak}}
        - {id: tolak, kegiatan: Menolak permohonan, oleh: loket}
        - {id: terbit, kegiatan: Menerbitkan surat, oleh: loket}

    Right::

        - {keputusan: Lengkap?, oleh: loket, cabang: {Ya: terbit, Tidak: tolak}}
        - {id: tolak, kegiatan: Menolak permohonan, oleh: loket, lanjut: selesai}
        - {id: terbit, kegiatan: Menerbitkan surat, oleh: loket}
    """
    places = view.flow.places
    for place in places:
        ways = {jump.target: jump for jump in place.jumps if jump.target is not None}
        for target in ways if isinstance(place.step, Keputusan) else ():
            here = places[target]
            below = next((jump.target for jump in here.jumps if jump.reference is None), None)
            if below is None or below not in ways or below == target or _refuses(view, below):
                continue
            if _REFUSED.match(step_text(here.step)):
                name = step_name(places[below].step)
                message = f"setelah penolakan {step_name(here.step)} alur berlanjut ke {name}"
                branch = f"cabang {quoted(ways[below].label or '')} menuju ke sana"
                related = ((place_of(places[below].step), branch),)
                yield warning(
                    "refusal-falls-on", message, place_of(here.step), (_END_THERE,), related
                )


def _running_into(view: View, decision: Place, refusal: Place) -> Iterator[Place]:
    """The steps on other branches behind which the flow comes to the refusal, unsaid."""
    others = {jump.target for jump in decision.jumps if jump.target is not None}
    ways = {
        index: tuple(target for target in targets if target != refusal.index)
        for index, targets in view.reach.following.items()
    }
    reached = closure(others - {refusal.index}, ways) - {decision.index}
    for place in (place for place in view.flow.places if place.index in reached):
        runs_on = any(
            jump.target == refusal.index and jump.reference is None for jump in place.jumps
        )
        if runs_on and not _REFUSAL.search(step_text(place.step)):
            yield place


def _refuses(view: View, index: int) -> bool:
    """Whether a step, or the end to which it leads straight, speaks of a refusal."""
    if _tells_refusal(step_text(view.flow.places[index].step)):
        return True
    ahead = [view.flow.places[target].step for target in view.reach.following[index]]
    only = ahead[0] if len(ahead) == 1 else None
    return isinstance(only, Selesai) and _tells_refusal(step_text(only))


def _tells_refusal(text: str) -> bool:
    """Whether a text is of a refusal alone: "Menerima arsip atau surat penolakan" is of both."""
    if _REFUSED.match(text):
        return True
    return all(_REFUSAL.search(part) for part in _EITHER.split(text))


def _finding(before: Place, refusal: Place, label: str) -> Diagnostic:
    """The finding about a step that runs into a refusal."""
    name = step_name(before.step)
    message = f"setelah langkah {name} alur masuk ke penolakan {step_name(refusal.step)}"
    branch = f"cabang {quoted(label)} menuju ke sana"
    related = ((place_of(refusal.step), branch),)
    return warning("falls-into-refusal", message, place_of(before.step), (_END_THERE,), related)
