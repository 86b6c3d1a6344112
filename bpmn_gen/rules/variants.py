"""Variants: what they edit exists, and they edit something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

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
            people = (variant.pelaku, variant.pihak, variant.urutan)
            if not any((*edits, *people, variant.kode, variant.sumber, variant.catatan)):
                message = f"varian {quoted(variant.nama)} tidak mengubah apa pun"
                hints = ("isi misalnya 'ganti' atau 'hapus', atau hapus varian itu",)
                yield warning("idle-variant", message, variant.nama.span, hints)
