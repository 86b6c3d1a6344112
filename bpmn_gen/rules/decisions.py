"""Decisions: two or more branches, each with a label of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Keputusan, Selesai
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, warning
from bpmn_gen.rules.survey import step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

FEWEST = 2
"""A choice needs this many branches."""


def single_branch(view: View) -> Iterator[Diagnostic]:
    """A decision has two or more branches.

    Wrong::

        - {keputusan: Disetujui?, oleh: penilai, cabang: {Ya: tugaskan}}

    Right::

        - {keputusan: Disetujui?, oleh: penilai, cabang: {Ya: tugaskan, Tidak: tolak}}
    """
    for _, step in _decisions(view):
        if len(step.cabang) < FEWEST:
            count = "hanya punya satu cabang" if step.cabang else "tidak punya cabang"
            message = f"keputusan {quoted(step.keputusan)} {count}"
            hints = ("beri dua cabang atau lebih, atau ubah menjadi 'kegiatan'",)
            yield error("single-branch", message, step.span_of("cabang"), hints)


def repeated_label(view: View) -> Iterator[Diagnostic]:
    """The labels of a decision differ by more than capitals and spaces.

    Wrong::

        cabang: {Ya: tugaskan, ya: tolak}

    Right::

        cabang: {Ya: tugaskan, Tidak: tolak}
    """
    for _, step in _decisions(view):
        seen: dict[str, str] = {}
        for label in step.cabang:
            first = seen.setdefault(folded(label), label)
            if first is not label:
                message = f"label cabang {quoted(label)} sama dengan {quoted(first)}"
                hints = ("beri setiap cabang label yang berbeda",)
                yield error("repeated-label", message, label.span, hints)


def blank_label(view: View) -> Iterator[Diagnostic]:
    """Every branch of a decision has a label.

    Wrong::

        cabang: {Ya: tugaskan, "": tolak}

    Right::

        cabang: {Ya: tugaskan, Tidak: tolak}
    """
    for _, step in _decisions(view):
        for label in step.cabang:
            if not label.strip():
                message = f"keputusan {quoted(step.keputusan)} punya cabang tanpa label"
                hints = ("beri label, misalnya 'Ya' atau 'Tidak'",)
                yield error("blank-label", message, label.span, hints)


def same_outcome(view: View) -> Iterator[Diagnostic]:
    """The branches of a decision do not all lead to the same step.

    Wrong::

        cabang: {Ya: lapor, Tidak: lapor}

    Right::

        cabang: {Ya: lapor, Tidak: perbaiki}
    """
    for place, step in _decisions(view):
        if len(step.cabang) >= FEWEST and len(set(step.cabang.values())) == 1:
            message = f"semua cabang keputusan {quoted(step.keputusan)} menuju langkah yang sama"
            hints = ("arahkan satu cabang ke langkah lain, atau ubah menjadi 'kegiatan'",)
            tell = warning if _harmless(view, place) else error
            yield tell("same-outcome", message, step.span_of("cabang"), hints)


def _harmless(view: View, place: Place) -> bool:
    """Whether the flow still ends, or its lack of an end is told, and the step below is reached."""
    if not any(isinstance(one.step, Selesai) for one in view.flow.places):
        return True
    below = place.index + 1
    last = below == len(view.flow.places)
    return place.index in view.reach.ending and (last or below in view.reach.reached)


def ignored_continuation(view: View) -> Iterator[Diagnostic]:
    """``lanjut`` stands on steps after which the flow goes one way.

    So not on a decision, on ``selesai``, or on what stands beside the flow.

    Wrong::

        - {selesai: Permohonan ditolak, oleh: pemohon, lanjut: kirim}

    Right::

        - {kegiatan: Mencatat penolakan, oleh: pemohon, lanjut: kirim}
    """
    for place in view.flow.places:
        step = place.step
        if step.lanjut is None:
            continue
        if isinstance(step, Selesai):
            message, hint = "'selesai' tidak dapat dilanjutkan", "hapus 'lanjut'"
        elif is_beside(step):
            message = "langkah sewaktu-waktu ada di luar alur, jadi tidak dapat dilanjutkan"
            hint = "hapus 'lanjut'"
        elif not isinstance(step, Keputusan):
            continue
        else:
            message = "keputusan berlanjut melalui 'cabang', bukan 'lanjut'"
            hint = "hapus 'lanjut', atau tambahkan cabang"
        yield error("ignored-continuation", message, step.lanjut.span, (hint,))


def idle_loop(view: View) -> Iterator[Diagnostic]:
    """A loop holds some work: decisions that only lead to each other change nothing.

    Wrong::

        - {id: setuju, keputusan: Disetujui?, oleh: penilai, cabang: {Ya: akhir, Tidak: setuju}}

    Right::

        - {id: setuju, keputusan: Disetujui?, oleh: penilai, cabang: {Ya: akhir, Tidak: perbaiki}}
    """
    decisions = dict.fromkeys(place.index for place, _ in _decisions(view))
    following = {
        index: [target for target in view.reach.following[index] if target in decisions]
        for index in decisions
    }
    for index in _on_cycles(following):
        step = view.flow.places[index].step
        message = f"putaran lewat {step_name(step)} hanya terdiri atas keputusan, tanpa kegiatan"
        hints = ("sisipkan kegiatan di antaranya, misalnya memperbaiki atau melengkapi",)
        yield warning("idle-loop", message, step.span_of("cabang"), hints)


def _decisions(view: View) -> Iterator[tuple[Place, Keputusan]]:
    """The decisions of a process."""
    for place in view.flow.places:
        if isinstance(place.step, Keputusan):
            yield place, place.step


def _on_cycles(following: dict[int, list[int]]) -> Iterator[int]:
    """One node of every cycle that a depth-first search meets."""
    state: dict[int, bool] = {}
    for root, targets in following.items():
        if root in state:
            continue
        state[root] = True
        path = [(root, iter(targets))]
        while path:
            node, rest = path[-1]
            target = next(rest, None)
            if target is None:
                state[node] = False
                path.pop()
            elif target not in state:
                state[target] = True
                path.append((target, iter(following[target])))
            elif state[target]:
                yield target
