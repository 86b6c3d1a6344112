"""Where a process begins and where its paths end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Keputusan, Mulai, Selesai
from bpmn_gen.rules.finding import error
from bpmn_gen.rules.survey import place_of, step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View


def missing_start(view: View) -> Iterator[Diagnostic]:
    """A process has a step in its flow, with which it starts.

    Wrong::

        langkah:
          - {kegiatan: Menyampaikan kendala, sewaktu_waktu: ya, oleh: staf}

    Right::

        langkah:
          - {kegiatan: Menyusun rencana, oleh: kepala}
          - {kegiatan: Menyampaikan kendala, sewaktu_waktu: ya, oleh: staf}
    """
    places = view.flow.places
    if places and not _has_start(view):
        message = f"proses {quoted(view.process.kode)} tidak punya langkah di dalam alur"
        hint = "tulis langkah pertamanya, tanpa 'sewaktu_waktu'"
        yield error("missing-start", message, places[0].step.origin, (hint,))


def second_start(view: View) -> Iterator[Diagnostic]:
    """A process has only one ``mulai``, which may name several occasions.

    Wrong::

        - {mulai: Rencana dibutuhkan, oleh: kepala}
        - {mulai: Perintah diterima, oleh: kepala}

    Right::

        - {mulai: [Rencana dibutuhkan, Perintah diterima], oleh: kepala}
    """
    starts = [place.step for place in view.flow.places if isinstance(place.step, Mulai)]
    for start in starts[1:]:
        message = f"'mulai' kedua {quoted(step_text(start))}; satu proses hanya punya satu 'mulai'"
        related = ((place_of(starts[0]), "'mulai' yang pertama"),)
        hint = "tulis keduanya dalam satu 'mulai: [..., ...]', atau jadikan yang kedua kegiatan"
        yield error("second-start", message, place_of(start), (hint,), related)


def start_not_first(view: View) -> Iterator[Diagnostic]:
    """``mulai`` is the first step in the list.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: kepala}
        - {mulai: Rencana dibutuhkan, oleh: kepala}

    Right::

        - {mulai: Rencana dibutuhkan, oleh: kepala}
        - {kegiatan: Menyusun rencana, oleh: kepala}
    """
    first = next((place for place in view.flow.places if isinstance(place.step, Mulai)), None)
    if first is not None and first.index > 0:
        message = f"'mulai' {quoted(step_text(first.step))} bukan langkah pertama"
        hint = "pindahkan 'mulai' ke awal daftar langkah"
        yield error("start-not-first", message, place_of(first.step), (hint,))


def jump_to_start(view: View) -> Iterator[Diagnostic]:
    """Nothing leads back to ``mulai``: it marks an occasion, not work.

    Wrong::

        - {id: awal, mulai: Rencana dibutuhkan, oleh: kepala}
        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala, lanjut: awal}

    Right::

        - {mulai: Rencana dibutuhkan, oleh: kepala}
        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala, lanjut: susun}
    """
    places = view.flow.places
    for place in places:
        for jump in place.jumps:
            if jump.reference is None or jump.target is None:
                continue
            if isinstance(places[jump.target].step, Mulai):
                message = f"alur kembali ke langkah 'mulai' {quoted(jump.reference)}"
                hint = "tunjuk langkah setelah 'mulai'"
                yield error("jump-to-start", message, jump.reference.span, (hint,))


def missing_end(view: View) -> Iterator[Diagnostic]:
    """A process ends: its last step goes nowhere else, or some way leads to ``selesai``.

    Wrong::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala}
        - {keputusan: Disetujui?, oleh: kepala, cabang: {Ya: susun, Tidak: susun}}

    Right::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala}
        - {keputusan: Disetujui?, oleh: kepala, cabang: {Ya: selesai, Tidak: susun}}
    """
    if _has_start(view) and not _has_end(view):
        last = list(view.flow.members(0))[-1].step
        message = f"proses {quoted(view.process.kode)} tidak pernah selesai"
        hint = "arahkan satu jalan ke akhir, misalnya 'lanjut: selesai' atau 'cabang: {Ya: selesai"
        yield error("missing-end", message, place_of(last), (f"{hint}, ...}}'",))


def endless_path(view: View) -> Iterator[Diagnostic]:
    """From every step an end can be reached: a loop has a way out.

    Wrong::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala}
        - {kegiatan: Memperbaiki rencana, oleh: kepala, lanjut: susun}

    Right::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala}
        - {keputusan: Sudah baik?, oleh: kepala, cabang: {Ya: akhir, Tidak: susun}}
    """
    if not _has_end(view):
        return
    covered: set[int] = set()
    for place in view.flow.places:
        if place.index in view.reach.ending or place.index in covered:
            continue
        if place.index not in view.reach.reached:
            continue
        trapped = view.reach.ahead(place.index)
        covered |= trapped
        if not any(goes_nowhere(view.flow.places[index]) for index in trapped):
            yield _endless(view, place, trapped)


def _endless(view: View, first: Place, trapped: set[int]) -> Diagnostic:
    """The finding for steps that lead only to each other.

    Its place is where the flow turns back, else the first of the steps.
    """
    where = "'selesai'" if first.region == 0 else "akhir cabang ini"
    hints = ("beri jalan keluar dari putaran ini, misalnya sebuah 'keputusan'",)
    for index in sorted(trapped):
        here = view.flow.places[index]
        for jump in here.jumps:
            if jump.reference is not None and jump.target is not None and jump.target <= index:
                back = step_name(view.flow.places[jump.target].step)
                message = (
                    f"dari langkah {step_name(here.step)} alur kembali ke {back} "
                    f"dan tidak pernah sampai ke {where}"
                )
                return error("endless-path", message, jump.reference.span, hints)
    message = f"dari langkah {step_name(first.step)} alur tidak pernah sampai ke {where}"
    return error("endless-path", message, place_of(first.step), hints)


def continues_with_itself(view: View) -> Iterator[Diagnostic]:
    """A step does not name itself as the next one.

    Wrong::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala, lanjut: susun}

    Right::

        - {id: susun, kegiatan: Menyusun rencana, oleh: kepala}
    """
    for place in view.flow.places:
        if place.step.lanjut is not None and goes_nowhere(place):
            message = f"langkah {step_name(place.step)} berlanjut ke dirinya sendiri"
            hints = ("hapus 'lanjut', atau tunjuk langkah lain",)
            yield error("continues-with-itself", message, place.step.lanjut.span, hints)


def goes_nowhere(place: Place) -> bool:
    """Whether a step leads to itself alone, or a decision to nothing or always to the same step.

    That is told of the step; what it makes endless or cuts off is only its consequence.
    """
    targets = {jump.target for jump in place.jumps}
    if isinstance(place.step, Keputusan):
        same = len(place.jumps) > 1 and len(targets) == 1 and None not in targets
        return same or not place.jumps
    return targets == {place.index}


def unreachable_step(view: View) -> Iterator[Diagnostic]:
    """Some path leads to every step.

    Wrong::

        - {selesai: Permohonan ditolak, oleh: pemohon}
        - {kegiatan: Menugaskan pegawai, oleh: penilai}

    Right::

        - {selesai: Permohonan ditolak, oleh: pemohon}
        - {id: tugaskan, kegiatan: Menugaskan pegawai, oleh: penilai}   # cabang: {Ya: tugaskan}
    """
    covered: set[int] = set()
    if any(_leads_astray(place) for place in view.flow.places):
        return
    for place in view.flow.places:
        if place.index in view.reach.reached or place.index in covered:
            continue
        covered |= view.reach.ahead(place.index)
        if _is_cut_off(view, place):
            continue
        if skipped := _passed_by(view, place):
            yield skipped
            continue
        message = f"langkah {step_name(place.step)} tidak pernah dicapai alur"
        hints = ["tunjuk langkah ini dari 'cabang' atau 'lanjut', atau hapus"]
        if place.step.id is None and not isinstance(place.step, Selesai):
            hints.insert(0, "beri langkah ini 'id' agar dapat ditunjuk")
        if _ended_above(view, place):
            hints = ["hapus 'lanjut: selesai' pada langkah di atasnya, atau hapus akhir ini"]
        yield error("unreachable-step", message, place_of(place.step), hints)


def _leads_astray(place: Place) -> bool:
    """Whether a step leads to no step, or a decision lacks an answer: that is told of it."""
    unknown = any(jump.target is None and jump.reference is not None for jump in place.jumps)
    return unknown or (isinstance(place.step, Keputusan) and len(place.step.cabang) <= 1)


def _passed_by(view: View, place: Place) -> Diagnostic | None:
    """The finding for an end that is not reached because the step above it goes back instead."""
    if not isinstance(place.step, Selesai):
        return None
    above = view.flow.places[place.index - 1]
    jump = next((one for one in above.jumps if one.reference is not None), None)
    back = jump is not None and jump.target is not None and jump.target <= above.index
    if jump is None or jump.reference is None or not back or isinstance(above.step, Keputusan):
        return None
    message = (
        f"langkah {step_name(above.step)} selalu kembali ke {quoted(jump.reference)}, "
        f"sehingga {step_name(place.step)} tidak pernah dicapai"
    )
    hint = "hapus 'lanjut', atau dahului dengan keputusan yang hanya satu cabangnya kembali"
    return error("unreachable-step", message, jump.reference.span, (hint,))


def _ended_above(view: View, place: Place) -> bool:
    """Whether an end is not reached because the step above it says that it ends itself."""
    before = reversed(view.flow.places[: place.index])
    above = next((one for one in before if not isinstance(one.step, Selesai)), None)
    if above is None or not isinstance(place.step, Selesai):
        return False
    ends = (jump.target for jump in above.jumps if jump.target is not None)
    return above.step.lanjut is not None and any(
        isinstance(view.flow.places[end].step, Selesai) for end in ends
    )


def _is_cut_off(view: View, place: Place) -> bool:
    """Whether a step is not reached only because the step above it leads nowhere or for ever."""
    above = view.flow.places[place.index - 1]
    endless = above.index in view.reach.reached and above.index not in view.reach.ending
    return above.region == place.region and (endless or goes_nowhere(above))


def _has_start(view: View) -> bool:
    """Whether there is any start; only a process without a step in its flow has none."""
    return any(isinstance(place.step, Mulai) for place in view.flow.places)


def _has_end(view: View) -> bool:
    """Whether there is any end at all."""
    return any(isinstance(place.step, Selesai) for place in view.flow.places)
