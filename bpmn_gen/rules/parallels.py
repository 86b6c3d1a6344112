"""Branches of a block: two or more, none empty, entered at their start and left at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside, step_text
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Blok, Keputusan, Mulai, Selesai
from bpmn_gen.rules.finding import error
from bpmn_gen.rules.survey import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

FEWEST = 2
"""A block needs this many branches."""


def single_parallel_branch(view: View) -> Iterator[Diagnostic]:
    """``sejajar`` and ``pilih`` have two or more branches.

    Wrong::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]

    Right::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
    """
    for place in view.flow.places:
        step = place.step
        if isinstance(step, Blok) and len(step.bagian) < FEWEST:
            count = "hanya punya satu cabang" if step.bagian else "tidak punya cabang"
            hints = ("tulis setiap cabang sebagai daftar langkah sendiri",)
            message = f"'{step.kunci}' {count}"
            yield error("single-parallel-branch", message, place_of(step), hints)


def empty_parallel_branch(view: View) -> Iterator[Diagnostic]:
    """Every branch of ``sejajar`` and ``pilih`` has a step in its flow.

    Wrong::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - []

    Right::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
    """
    for place in view.flow.places:
        for number, region in enumerate(place.regions, 1):
            if all(is_beside(member.step) for member in view.flow.members(region)):
                key = place.step.kunci if isinstance(place.step, Blok) else ""
                message = f"cabang '{key}' ke-{number} tidak berisi langkah"
                hints = ("isi cabang itu, atau hapus",)
                yield error("empty-parallel-branch", message, place_of(place.step), hints)


def end_in_parallel(view: View) -> Iterator[Diagnostic]:
    """No process begins or ends inside a block: the other branches would go on.

    Wrong::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}, {selesai: Tersusun, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]

    Right::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
        - {selesai: Tersusun, oleh: kepala}
    """
    for place in view.flow.places:
        step = place.step
        if place.region > 0 and isinstance(step, (Mulai, Selesai)):
            word = "mulai" if isinstance(step, Mulai) else "selesai"
            key = _around(view, place)
            message = f"'{word}' {quoted(step_text(step))} ada di dalam '{key}'"
            hints = (f"pindahkan '{word}' ke luar; cabang bertemu lagi setelah '{key}'",)
            yield error("end-in-parallel", message, place_of(step), hints)


def jump_across_parallel(view: View) -> Iterator[Diagnostic]:
    """``lanjut`` and ``cabang`` stay inside the parallel branch, or outside of it.

    Wrong::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala, lanjut: lapor}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
        - {kegiatan: Memeriksa, oleh: kepala}
        - {id: lapor, kegiatan: Melapor, oleh: kepala}

    Right::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
          lanjut: lapor
    """
    places = view.flow.places
    for place in places:
        for jump in place.jumps:
            if jump.target is None or jump.reference is None:
                continue
            if places[jump.target].region == place.region:
                continue
            side, inner = ("dari", place) if place.region else ("ke", places[jump.target])
            key = _around(view, inner)
            message = f"lompatan ke {quoted(jump.reference)} melintasi batas cabang '{key}'"
            hints = (
                f"alur {side} dalam '{key}' hanya lewat awal dan akhir cabangnya",
                _decided_behind(view, place, key)
                or f"letakkan keputusan itu sebelum atau sesudah '{key}'",
            )
            yield error("jump-across-parallel", message, jump.reference.span, hints)


def _decided_behind(view: View, place: Place, key: str) -> str:
    """The decision of a branch as it can stand behind the block; empty for other steps."""
    step, parent = place.step, view.flow.regions[place.region].parent
    if not isinstance(step, Keputusan) or parent is None:
        return ""
    places, region = view.flow.places, place.region
    onward = next((jump.target for jump in places[parent].jumps), None)
    after = "..." if onward is None else places[onward].step.id or "..."
    ways = {
        str(jump.label): after
        if jump.target is not None and places[jump.target].region == region
        else str(jump.reference)
        for jump in place.jumps
    }
    written = ", ".join(f"{label}: {way}" for label, way in ways.items())
    asked = f"{{keputusan: {step.keputusan}, oleh: {step.oleh}, cabang: {{{written}}}}}"
    return f"putuskan sesudah '{key}', bukan di dalamnya; tulis sesudahnya: - {asked}"


def _around(view: View, place: Place) -> str:
    """The key of the block in whose branch a step stands."""
    parent = view.flow.regions[place.region].parent
    block = view.flow.places[parent].step if parent is not None else None
    return block.kunci if isinstance(block, Blok) else ""
