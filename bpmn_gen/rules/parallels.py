"""Parallel branches: two or more, none empty, entered at their start and left at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Mulai, Sejajar, Selesai
from bpmn_gen.rules.finding import error
from bpmn_gen.rules.survey import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

FEWEST = 2
"""Work side by side needs this many branches."""


def single_parallel_branch(view: View) -> Iterator[Diagnostic]:
    """``sejajar`` has two or more branches.

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
        if isinstance(step, Sejajar) and len(step.sejajar) < FEWEST:
            count = "hanya punya satu cabang" if step.sejajar else "tidak punya cabang"
            hints = ("tulis setiap cabang sebagai daftar langkah sendiri",)
            yield error("single-parallel-branch", f"'sejajar' {count}", place_of(step), hints)


def empty_parallel_branch(view: View) -> Iterator[Diagnostic]:
    """Every branch of ``sejajar`` has a step.

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
            if not view.flow.regions[region].members:
                message = f"cabang sejajar ke-{number} tidak berisi langkah"
                hints = ("isi cabang itu, atau hapus",)
                yield error("empty-parallel-branch", message, place_of(place.step), hints)


def end_in_parallel(view: View) -> Iterator[Diagnostic]:
    """No process begins or ends inside ``sejajar``: the other branches would go on.

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
            message = f"'{word}' {quoted(step_text(step))} ada di dalam 'sejajar'"
            hints = (f"pindahkan '{word}' ke luar; cabang bertemu lagi setelah 'sejajar'",)
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
            side = "dari" if place.region else "ke"
            message = f"lompatan ke {quoted(jump.reference)} melintasi batas cabang sejajar"
            hints = (
                f"alur {side} dalam 'sejajar' hanya lewat awal dan akhir cabangnya",
                "letakkan keputusan itu sebelum atau sesudah 'sejajar'",
            )
            yield error("jump-across-parallel", message, jump.reference.span, hints)
