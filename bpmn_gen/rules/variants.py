"""Variants: what they edit exists, and no two of them compete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted, type_numbers
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema import Varian
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey


def unknown_variant_step(survey: Survey) -> Iterator[Diagnostic]:
    """A variant edits steps that its process has, and each in one way only.

    Wrong::

        varian: [{nama: UPTD, berlaku: [8], hapus: [tetapkn]}]

    Right::

        varian: [{nama: UPTD, berlaku: [8], hapus: [tetapkan]}]
    """
    incomplete = survey.defs.incomplete
    broken = {survey.defs.proses[code].origin.path for code in incomplete & set(survey.defs.proses)}
    for finding in survey.variant_findings:
        if finding.span is None or finding.span.path not in broken:
            yield finding


def competing_variants(survey: Survey) -> Iterator[Diagnostic]:
    """At most one variant stands in the place of a process in a unit type.

    Wrong::

        varian:
          - {nama: UPTD, berlaku: [8, 9], hapus: [a]}
          - {nama: UPTD kelas B, berlaku: [9], hapus: [b]}

    Right::

        varian:
          - {nama: UPTD, berlaku: [8], hapus: [a]}
          - {nama: UPTD kelas B, berlaku: [9], hapus: [a, b]}
    """
    for process in survey.defs.proses.values():
        taken: dict[int, Varian] = {}
        for variant in process.varian:
            if variant.kode is not None:
                continue
            twice = sorted({number for number in variant.berlaku if number in taken})
            if twice:
                first = taken[twice[0]]
                message = (
                    f"varian {quoted(variant.nama)} dan {quoted(first.nama)} sama-sama berlaku "
                    f"pada {type_numbers(twice)}"
                )
                hints = ("keluarkan tipe itu dari salah satunya, atau beri varian 'kode' sendiri",)
                related = ((first.nama.span, "varian yang lain"),)
                yield error("competing-variants", message, variant.nama.span, hints, related)
            for number in variant.berlaku:
                taken.setdefault(int(number), variant)


def idle_variant(survey: Survey) -> Iterator[Diagnostic]:
    """A variant changes something.

    Wrong::

        varian: [{nama: UPTD, berlaku: [8]}]

    Right::

        varian: [{nama: UPTD, berlaku: [8], hapus: [tetapkan]}]
    """
    for process in survey.defs.proses.values():
        for variant in process.varian:
            edits = (variant.ganti, variant.sisip_sebelum, variant.sisip_setelah, variant.hapus)
            if not any((*edits, variant.pelaku, variant.urutan, variant.kode)):
                message = f"varian {quoted(variant.nama)} tidak mengubah apa pun"
                yield warning("idle-variant", message, variant.nama.span)
