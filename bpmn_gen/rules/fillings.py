"""Placeholders: each has a value wherever its text is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import base_terms
from bpmn_gen.compiler.placeholders import has_loose_brace, keys_in
from bpmn_gen.compiler.wording import listed, quoted, type_numbers
from bpmn_gen.definition.source import narrowed
from bpmn_gen.rules.finding import error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View


def unknown_placeholder(view: View) -> Iterator[Diagnostic]:
    """A placeholder names an actor, a party, a role or a term that has a value.

    Wrong::

        kegiatan: Mengirim surat kepada {penilai_ditju}

    Right::

        kegiatan: Mengirim surat kepada {penilai_dituju}
    """
    own = {str(key) for key in (*view.process.pelaku, *view.process.pihak)}
    targets = view.targets or view.survey.types
    terms = [(target.number, view.survey.terms(target)) for target in targets]
    lacking: dict[str, list[int]] = {}
    for text in view.braced:
        for key in dict.fromkeys(keys_in(text)):
            if key in own:
                continue
            if key not in lacking:
                lacking[key] = [number for number, known in terms if key not in known]
            if lacking[key] or not terms:
                yield _unknown(view, text, key, lacking[key])


def _unknown(view: View, text: Text, key: str, numbers: list[int]) -> Diagnostic:
    """The finding for a placeholder that has no value in some unit types."""
    everywhere = len(numbers) == len(view.targets or view.survey.types)
    message = f"isian {quoted('{' + key + '}')} tidak punya nilai"
    if not everywhere:
        message += f" pada {type_numbers(numbers)}"
    known = {str(word) for word in (*view.process.pelaku, *view.process.pihak)}
    for target in view.targets or view.survey.types:
        known.update(view.survey.terms(target))
    near = view.survey.nearest(key, known - {key})
    hints: tuple[str, ...] = (
        "pakai kunci pelaku, pihak, peran, atau istilah tipe unit",
        "tulis '{{' dan '}}' bila yang dimaksud kurung kurawal biasa",
    )
    if near is not None:
        hints = (f"maksud Anda {quoted('{' + near + '}')}?",)
    place = narrowed(text, "{" + key + "}")
    return error("unknown-placeholder", message, place, hints)


def loose_brace(view: View) -> Iterator[Diagnostic]:
    """Braces come in pairs around a key; a brace that is meant as such is doubled.

    Wrong::

        kegiatan: Mengirim surat kepada {penilai_dituju

    Right::

        kegiatan: Mengirim surat kepada {penilai_dituju}
    """
    for text in view.braced:
        if has_loose_brace(text):
            message = f"kurung kurawal tidak berpasangan pada {quoted(text)}"
            hints = ("tutup isian dengan '}', atau tulis '{{' untuk kurung kurawal biasa",)
            yield error("loose-brace", message, text.span, hints)


def unknown_title_placeholder(survey: Survey) -> Iterator[Diagnostic]:
    """Titles may name the unit and the regency, terms of a unit type also its roles.

    Wrong::

        peran: {pejabat_level_1: "Kepala {units}"}

    Right::

        peran: {pejabat_level_1: "Kepala {unit}"}
    """
    for target in survey.types:
        base = base_terms(survey.defs, target)
        yield from _in_titles(survey, target.tipe.peran.values(), base)
        own = {**base, **target.roles()}
        yield from _in_titles(survey, target.tipe.istilah.values(), own)
        asked = [item.tanya for item in target.tipe.masukan_penilai.values()]
        yield from _in_titles(survey, asked, {*own, *target.tipe.istilah})
    if survey.types:
        base = base_terms(survey.defs, survey.types[0])
        for unit in survey.defs.unit:
            yield from _in_titles(survey, unit.jabatan.values(), base)


def _in_titles(
    survey: Survey, titles: Collection[Text], known: Collection[str]
) -> Iterator[Diagnostic]:
    """The findings for placeholders in titles or terms."""
    for title in titles:
        for key in keys_in(title):
            if key not in known:
                message = f"isian {quoted('{' + key + '}')} tidak punya nilai"
                hints = survey.suggest(key, known)
                hints = hints or (f"yang ada: {listed(sorted(known))}",)
                place = narrowed(title, "{" + key + "}")
                yield error("unknown-title-placeholder", message, place, hints)
