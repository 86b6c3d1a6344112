"""What may be done: where ``opsional`` and ``sewaktu_waktu`` make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Pekerjaan
from bpmn_gen.rules.finding import error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View


def beside_in_branch(view: View) -> Iterator[Diagnostic]:
    """What may happen at any time stands in the list of the process, not in a branch of it.

    Wrong::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - - {kegiatan: Menyiapkan data, oleh: staf}
              - {kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}

    Right::

        - sejajar:
            - [{kegiatan: Menyusun rencana, oleh: kepala}]
            - [{kegiatan: Menyiapkan data, oleh: staf}]
        - {kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}
    """
    for place in view.flow.places:
        if place.region > 0 and is_beside(place.step):
            message = "langkah sewaktu-waktu berlaku selama seluruh proses, bukan di satu cabang"
            hints = ("pindahkan ke daftar langkah proses, atau pakai 'opsional'",)
            yield error("beside-in-branch", message, place.step.span_of("sewaktu_waktu"), hints)


def jump_out_of_flow(view: View) -> Iterator[Diagnostic]:
    """``lanjut`` and ``cabang`` do not lead to what stands beside the flow.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: kepala, lanjut: minta}
        - {id: minta, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}

    Right::

        - {kegiatan: Menyusun rencana, oleh: kepala, lanjut: minta}
        - {id: minta, kegiatan: Meminta laporan, oleh: kepala, opsional: Bilamana diperlukan}
    """
    places = view.flow.places
    for place in places:
        for jump in place.jumps:
            if jump.target is None or jump.reference is None:
                continue
            if is_beside(places[jump.target].step):
                message = f"alur menuju {quoted(jump.reference)} yang ada di luar alur"
                hints = ("hapus 'sewaktu_waktu' pada langkah itu, atau tunjuk langkah lain",)
                yield error("jump-out-of-flow", message, jump.reference.span, hints)


def optional_beside(view: View) -> Iterator[Diagnostic]:
    """What may happen at any time may as well not happen: it is not marked optional besides.

    Wrong::

        - kegiatan: Meminta laporan
          oleh: kepala
          sewaktu_waktu: ya
          opsional: Bilamana diperlukan

    Right::

        - kegiatan: Meminta laporan
          oleh: kepala
          sewaktu_waktu: ya
    """
    for place in view.flow.places:
        step = place.step
        if isinstance(step, Pekerjaan) and is_beside(step) and step.opsional is not None:
            message = "langkah sewaktu-waktu memang boleh tidak terjadi"
            hints = ("hapus 'opsional', atau hapus 'sewaktu_waktu' bila langkah ada di alur",)
            yield error("optional-beside", message, step.span_of("opsional"), hints)
