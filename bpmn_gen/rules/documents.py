"""Documents go from hand to hand: every result is used, every input comes from somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.target import Target
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

    Looked at in each unit type, because a variant may leave out the step that uses it.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: staf, keluaran: Rencana}   # nobody gets it

    Right::

        - {kegiatan: Menyusun rencana, oleh: staf, keluaran: Rencana, kepada: kepala}
    """
    peta = survey.defs.peta
    if peta is None:
        return
    leaving = {_document_key(item.dokumen) for item in peta.keluaran}
    for code, loose in _loose(survey, "keluaran", leaving):
        message = f"keluaran proses {quoted(code)} tidak dipakai siapa pun: {_named(loose)}"
        yield warning("unused-output", message, next(iter(loose)).span, _USE)


def unsupplied_input(survey: Survey) -> Iterator[Diagnostic]:
    """What a process needs is made by a step or comes from outside by peta.yaml.

    Looked at in each unit type, because a variant may leave out the step that makes it.

    Wrong::

        - {kegiatan: Menyusun rencana, oleh: staf, kelengkapan: Renstra}   # made nowhere

    Right::

        masukan: [{dokumen: Renstra, dari: Bupati}]      # in peta.yaml
    """
    peta = survey.defs.peta
    if peta is None:
        return
    coming = {_document_key(item.dokumen) for item in peta.masukan}
    for code, loose in _loose(survey, "kelengkapan", coming):
        message = f"kelengkapan proses {quoted(code)} tidak jelas asalnya: {_named(loose)}"
        yield warning("unsupplied-input", message, next(iter(loose)).span, _SUPPLY)


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
        views = (view for view in survey.views if not survey.is_reference(view))
        known = {_document_key(text): text for view in views for text in _texts(view, wanted)}
        for item in items:
            if _document_key(item.dokumen) not in known:
                near = survey.nearest(item.dokumen, list(known.values()))
                other = f"samakan dengan '{wanted}' sebuah langkah, atau hapus dari peta.yaml"
                hints = (other if near is None else f"maksud Anda {quoted(near)}?",)
                message = (
                    f"{key} {quoted(item.dokumen)} di peta.yaml tidak ada pada proses mana pun"
                )
                yield warning("idle-document", message, item.dokumen.span, hints)


def _loose(survey: Survey, key: str, declared: set[str]) -> Iterator[tuple[str, dict[Text, str]]]:
    """By process the documents under a key that nothing in a unit type matches.

    Each comes with the numbers of its unit types, unless nothing matches it in any type of the
    process.
    """
    found: dict[str, dict[str, tuple[Text, list[int]]]] = {}
    having: dict[str, list[int]] = {}
    for numbers, views in _scopes(survey):
        common = declared | (_needed(views) if key == "keluaran" else _made(views))
        for view in views:
            code = view.form.code
            having[code] = having.get(code, []) + numbers
            own = _kept(view) if key == "keluaran" else set()
            for text in _texts(view, key):
                if (name := _document_key(text)) not in common and name not in own:
                    found.setdefault(code, {}).setdefault(name, (text, []))[1].extend(numbers)
    for code, documents in found.items():
        if code not in survey.defs.incomplete:
            every = set(having[code])
            yield (
                code,
                {
                    text: "" if set(numbers) == every else _types(numbers)
                    for text, numbers in documents.values()
                },
            )


def _made(views: tuple[View, ...]) -> set[str]:
    """What any of the processes makes."""
    return {_document_key(text) for view in views for text in _texts(view, "keluaran")}


def _needed(views: tuple[View, ...]) -> set[str]:
    """What any of the processes needs and does not make itself."""
    return {name for view in views for name in _names(view, "kelengkapan") - _made((view,))}


def _kept(view: View) -> set[str]:
    """What a process uses itself or gives to somebody."""
    return _names(view, "kelengkapan") | {_document_key(text) for text in _given(view)}


def _names(view: View, key: str) -> set[str]:
    """The documents under a key by their folded names."""
    return {_document_key(text) for text in _texts(view, key)}


def _scopes(survey: Survey) -> Iterator[tuple[list[int], tuple[View, ...]]]:
    """The processes as unit types have them; types with equal forms of all processes come once.

    Without any unit type all processes are looked at together.
    """
    if not survey.types:
        yield [], survey.views
    found: dict[tuple[int, ...], tuple[list[int], tuple[View, ...]]] = {}
    for target in survey.types:
        views = tuple(_views_at(survey, target))
        found.setdefault(tuple(map(id, views)), ([], views))[0].append(target.number)
    yield from found.values()


def _views_at(survey: Survey, target: Target) -> Iterator[View]:
    """The forms of a unit type's own processes: a variant in place of its process."""
    for first, *varied in survey.views_by_process.values():
        here = [view for view in varied if view.form.applies_to(target)]
        instead = [view for view in here if view.form.code == first.form.code]
        if not instead and first.form.applies_to(target):
            here = [first, *here]
        yield from (view for view in here if not survey.is_reference(view, target))


def _named(documents: dict[Text, str]) -> str:
    """Documents for a message, with their unit types."""
    return listed([f"{quoted(text)}{types}" for text, types in documents.items()])


def _types(numbers: list[int]) -> str:
    """Unit types for a message."""
    return f" (tipe {', '.join(map(str, sorted(set(numbers))))})"


def _texts(view: View, key: str) -> Iterator[Text]:
    """The documents that the steps of a process name under a key."""
    for place in view.flow.places:
        yield from getattr(place.step, key, ())


def _given(view: View) -> Iterator[Text]:
    """The results of steps that name who gets them."""
    for place in view.flow.places:
        if getattr(place.step, "kepada", ()) or getattr(place.step, "tembusan", ()):
            yield from getattr(place.step, "keluaran", ())


def _document_key(text: str) -> str:
    """A document's name as names are compared, whatever its placeholders stand for."""
    return folded(_PLACEHOLDER.sub("{}", text))
