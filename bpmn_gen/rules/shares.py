"""How often each branch of a decision is taken: shares of branches that exist, and one whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bpmn_gen.compiler.shares import shares_of
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.schema import Keputusan
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, warning
from bpmn_gen.rules.reach import closure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

WHOLE = Decimal(100)
"""Per cent."""


def unknown_share(view: View) -> Iterator[Diagnostic]:
    """A share is that of a branch of the same decision, by its label.

    Wrong::

        cabang: {Ya: tugaskan, Tidak: tolak}
        peluang: {tdk: 20%}

    Right::

        cabang: {Ya: tugaskan, Tidak: tolak}
        peluang: {Tidak: 20%}
    """
    for step in _shared(view):
        labels = [str(label) for label in step.cabang]
        for label in step.peluang:
            if str(label) in labels:
                continue
            alike = next((one for one in labels if folded(one) == folded(label)), None)
            hints = (
                (f"maksud Anda {quoted(alike)}?",)
                if alike is not None
                else view.survey.suggest(label, labels) or (f"yang ada: {listed(labels)}",)
            )
            message = (
                f"keputusan {quoted(step.keputusan)} tidak punya cabang {quoted(label)} "
                "yang disebut 'peluang'"
            )
            yield error("unknown-share", message, label.span, hints)


def shares_beyond_whole(view: View) -> Iterator[Diagnostic]:
    """The shares of all branches are 100 % together, those of some no more.

    Wrong::

        peluang: {Ya: 90%, Tidak: 20%}

    Right::

        peluang: {Ya: 80%, Tidak: 20%}
    """
    for step in _shared(view):
        total = sum((share.bagian for share in step.peluang.values()), Decimal()) * WHOLE
        is_all = {*map(str, step.cabang)} <= {*map(str, step.peluang)}
        if total > WHOLE or (is_all and total < WHOLE):
            message = (
                f"peluang cabang keputusan {quoted(step.keputusan)} berjumlah {_percent(total)}, "
                "bukan 100%"
            )
            hints = ("tulis peluang semua cabang kecuali satu; sisanya menjadi bagian cabang itu",)
            yield warning("shares-beyond-whole", message, step.span_of("peluang"), hints)


def unsaid_shares(view: View) -> Iterator[Diagnostic]:
    """Of the branches of a decision at most one is left without its share; it has the rest.

    Wrong::

        cabang: {Lengkap: terbit, Kurang: ajukan, Ditolak: tolak}
        peluang: {Ditolak: 5%}

    Right::

        cabang: {Lengkap: terbit, Kurang: ajukan, Ditolak: tolak}
        peluang: {Kurang: 20%, Ditolak: 5%}
    """
    for step in _shared(view):
        known = {*map(str, step.peluang)}
        unsaid = [str(label) for label in step.cabang if str(label) not in known]
        if len(unsaid) > 1 and known <= {*map(str, step.cabang)}:
            message = (
                f"peluang cabang {listed([quoted(label) for label in unsaid])} pada keputusan "
                f"{quoted(step.keputusan)} belum disebut, sehingga peluangnya tidak dihitung"
            )
            hints = ("paling banyak satu cabang boleh tanpa peluang; bagiannya adalah sisanya",)
            yield warning("unsaid-shares", message, step.span_of("peluang"), hints)


def endless_return(view: View) -> Iterator[Diagnostic]:
    """Every case comes to an end: no way back is taken each time.

    Wrong::

        - id: periksa
          keputusan: Berkas lengkap?
          oleh: loket
          cabang: {Ya: terbit, Tidak: ajukan}
          peluang: {Tidak: 100%}

    Right::

        - id: periksa
          keputusan: Berkas lengkap?
          oleh: loket
          cabang: {Ya: terbit, Tidak: ajukan}
          peluang: {Tidak: 20%}
    """
    reach = view.reach
    barred: dict[int, Keputusan] = {}
    leaving: list[int] = []
    before: dict[int, list[int]] = {}
    for place in view.flow.places:
        step, targets = place.step, reach.following[place.index]
        shares = shares_of(step) if isinstance(step, Keputusan) else {}
        if isinstance(step, Keputusan) and 0 in shares.values():
            barred[place.index] = step
            taken = [jump.target for jump in place.jumps if shares[str(jump.label)]]
            targets = tuple(target for target in targets if target in taken)
            leaves = any(target not in targets for target in taken)
        else:
            leaves = reach.leaves(place)
        leaving += [place.index] if leaves else []
        for target in targets:
            before.setdefault(target, []).append(place.index)
    ending = closure(leaving, before) if barred else frozenset()
    for index, step in barred.items():
        if index in reach.ending and index not in ending:
            sure = [label for label, share in shares_of(step).items() if share]
            named = listed([quoted(label) for label in sure])
            message = (
                f"keputusan {quoted(step.keputusan)} selalu menempuh cabang {named}, "
                "sehingga prosesnya tidak pernah selesai"
            )
            hints = ("beri cabang yang menuju akhir peluang lebih dari 0%",)
            yield warning("endless-return", message, step.span_of("peluang"), hints)


def _shared(view: View) -> Iterator[Keputusan]:
    """The decisions of which some share is said."""
    for place in view.flow.places:
        if isinstance(place.step, Keputusan) and place.step.peluang:
            yield place.step


def _percent(total: Decimal) -> str:
    """A share as it is written: ``110%``, ``97,5%``."""
    return f"{total.normalize():f}%".replace(".", ",")
