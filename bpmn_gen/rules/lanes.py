"""Lanes: every step lies in one, every actor has one that is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.placeholders import keys_in
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Blok, Mulai, Selesai
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.rules.finding import error, warning
from bpmn_gen.rules.survey import place_of, step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View


def missing_actor(view: View) -> Iterator[Diagnostic]:
    """Every decision, call and piece of work says in whose lane it lies.

    A start, an end and a block lie beside their neighbour, because nobody does them.

    Wrong::

        - kegiatan: Menyusun rencana

    Right::

        - kegiatan: Menyusun rencana
          oleh: kepala
    """
    for place in view.flow.places:
        step = place.step
        if step.oleh is None and not isinstance(step, (Blok, Mulai, Selesai)):
            message = f"langkah {step_name(step)} tanpa 'oleh'"
            hint = "tambahkan 'oleh' dengan salah satu kunci di 'pelaku'"
            yield error("missing-actor", message, place_of(step), (hint,))


def unmatched_viewpoint(view: View) -> Iterator[Diagnostic]:
    """``sudut_pandang`` is the unit of some actor or party, written in the same words.

    Wrong::

        sudut_pandang: pemilik
        pelaku: {pemohon: {peran: pimpinan_unit, unit: pemilik kinerja}}

    Right::

        sudut_pandang: pemilik kinerja
        pelaku: {pemohon: {peran: pimpinan_unit, unit: pemilik kinerja}}
    """
    viewpoint = view.process.sudut_pandang
    actors = (*view.process.pelaku.values(), *view.process.pihak.values())
    units = {str(actor.unit) for actor in actors if actor.unit is not None}
    if viewpoint is not None and viewpoint not in units:
        message = f"sudut pandang {quoted(viewpoint)} bukan 'unit' pelaku mana pun"
        hints = view.survey.suggest(viewpoint, units)
        yield error("unmatched-viewpoint", message, viewpoint.span, hints)


def unused_actor(survey: Survey) -> Iterator[Diagnostic]:
    """Every actor has a step; who only receives, gets a copy or takes part is a party.

    Wrong::

        pelaku: {kepala: {peran: pimpinan_unit}, staf: {peran: jf_pelaksana}}
        langkah: [...]      # no step with  oleh: staf

    Right::

        pelaku: {kepala: {peran: pimpinan_unit}}
        pihak: {staf: {peran: jf_pelaksana}}
    """
    for code, views in survey.views_by_process.items():
        if code in survey.defs.incomplete:
            continue
        used = {str(place.step.oleh) for view in views for place in view.flow.places}
        if used - {str(None)} - {str(key) for view in views for key in view.process.pelaku}:
            continue  # a step names somebody unknown, who may be meant for this one
        for key in _keys(key for view in views for key in view.process.pelaku):
            if key not in used:
                message = f"pelaku {quoted(key)} tidak melakukan langkah apa pun"
                hints = ("hapus, atau pindahkan ke 'pihak' bila hanya menerima atau mengetahui",)
                yield warning("unused-actor", message, key.span, hints)


def unused_party(survey: Survey) -> Iterator[Diagnostic]:
    """Every party receives something, takes part or is named in a text.

    Wrong::

        pihak: {arsip: {peran: jf_pelaksana}}
        langkah: [...]      # no step names  arsip

    Right::

        pihak: {arsip: {peran: jf_pelaksana}}
        langkah: [{kegiatan: Mengirim surat, oleh: kepala, tembusan: arsip}]
    """
    for code, views in survey.views_by_process.items():
        if code in survey.defs.incomplete:
            continue
        parties = _keys(key for view in views for key in view.process.pihak)
        if not parties:
            continue
        used = {key for view in views for key in _named(view)}
        for key in parties:
            if key not in used:
                message = f"pihak {quoted(key)} tidak disebut dalam langkah apa pun"
                hints = ("sebut dalam 'kepada', 'tembusan' atau 'bersama', atau hapus",)
                yield warning("unused-party", message, key.span, hints)


def _keys(keys: Iterator[Text]) -> tuple[Text, ...]:
    """Keys in the order of their first use."""
    return tuple(dict.fromkeys(keys))


def _named(view: View) -> Iterator[str]:
    """The keys that steps and texts name."""
    for place in view.flow.places:
        if isinstance(place.step, LangkahKerja):
            yield from (*place.step.kepada, *place.step.tembusan, *place.step.bersama)
    for text in view.braced:
        yield from keys_in(text)
