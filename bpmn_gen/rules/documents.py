"""Documents go from hand to hand: every result is used, every input comes from somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

_USE = (
    "sebut penerimanya pada 'kepada', atau pakai sebagai 'kelengkapan' langkah lain",
    "bila hasil itu keluar dari semua proses, nyatakan pada 'keluaran' di peta.yaml",
)
_SUPPLY = (
    "samakan namanya dengan 'keluaran' langkah yang membuatnya",
    "bila berasal dari luar semua proses, nyatakan pada 'masukan' di peta.yaml",
)


def unused_output(survey: Survey) -> Iterator[Diagnostic]:
    """What a process makes is given to somebody, is used by a step, or leaves by peta.yaml.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: staf, keluaran: Rencana}   # nobody gets it

    Right::

        - {kegiatan: Menyusun rencana, oleh: staf, keluaran: Rencana, kepada: kepala}
    """
    if survey.defs.peta is None:
        return
    used = {_folded(text) for view in survey.views for text in _texts(view, "kelengkapan")}
    used |= {_folded(item.dokumen) for item in survey.defs.peta.keluaran}
    for view in _first_views(survey):
        given = {_folded(text) for text in _given(view)}
        loose = _distinct(view, "keluaran", used | given)
        if loose:
            names = listed([quoted(text) for text in loose])
            message = f"keluaran proses {quoted(view.form.code)} tidak dipakai siapa pun: {names}"
            yield warning("unused-output", message, loose[0].span, _USE)


def unsupplied_input(survey: Survey) -> Iterator[Diagnostic]:
    """What a process needs is made by a step or comes from outside by peta.yaml.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: staf, kelengkapan: Renstra}   # made nowhere

    Right::

        masukan: [{dokumen: Renstra, dari: Bupati}]      # in peta.yaml
    """
    if survey.defs.peta is None:
        return
    made = {_folded(text) for view in survey.views for text in _texts(view, "keluaran")}
    made |= {_folded(item.dokumen) for item in survey.defs.peta.masukan}
    for view in _first_views(survey):
        loose = _distinct(view, "kelengkapan", made)
        if loose:
            names = listed([quoted(text) for text in loose])
            message = f"kelengkapan proses {quoted(view.form.code)} tidak jelas asalnya: {names}"
            yield warning("unsupplied-input", message, loose[0].span, _SUPPLY)


def idle_document(survey: Survey) -> Iterator[Diagnostic]:
    """What peta.yaml says to come from outside or to leave is needed or made by a process.

    Wrong::

        masukan: [{dokumen: Renstra}]          # no step has it as kelengkapan

    Right::

        masukan: [{dokumen: Perjanjian kinerja}]
    """
    peta = survey.defs.peta
    own = any(source.kind == "peta" and not source.shipped for source in survey.defs.sources)
    if peta is None or not own:
        return
    for key, items, wanted in (
        ("masukan", peta.masukan, "kelengkapan"),
        ("keluaran", peta.keluaran, "keluaran"),
    ):
        known = {_folded(text): text for view in survey.views for text in _texts(view, wanted)}
        for item in items:
            if _folded(item.dokumen) not in known:
                near = survey.nearest(item.dokumen, list(known.values()))
                hints = () if near is None else (f"maksud Anda {quoted(near)}?",)
                message = (
                    f"{key} {quoted(item.dokumen)} di peta.yaml tidak ada pada proses mana pun"
                )
                yield warning("idle-document", message, item.dokumen.span, hints)


def _first_views(survey: Survey) -> Iterator[View]:
    """Every process once, in the form in which it is written, unless it could not be read."""
    for code, views in survey.views_by_process.items():
        if code not in survey.defs.incomplete:
            yield views[0]


def _texts(view: View, key: str) -> Iterator[Text]:
    """The documents that the steps of a process name under a key."""
    for place in view.flow.places:
        yield from getattr(place.step, key, ())


def _given(view: View) -> Iterator[Text]:
    """The results of steps that name who gets them."""
    for place in view.flow.places:
        if getattr(place.step, "kepada", ()) or getattr(place.step, "tembusan", ()):
            yield from getattr(place.step, "keluaran", ())


def _distinct(view: View, key: str, known: set[str]) -> list[Text]:
    """The documents of a process that are not among the known ones, each once."""
    loose = {_folded(text): text for text in _texts(view, key) if _folded(text) not in known}
    return list(loose.values())


def _folded(text: str) -> str:
    """A document's name as names are compared; who a placeholder stands for does not matter."""
    return " ".join(_PLACEHOLDER.sub("{}", text).casefold().split())
