"""Codes, ids and names that must differ from each other or follow the regency's scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import process_id
from bpmn_gen.compiler.target import all_units
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.rules.survey import Survey, View


def duplicate_id(view: View) -> Iterator[Diagnostic]:
    """No two steps of a process have the same id, whether capitals count or not.

    Wrong::

        - {id: kirim, kegiatan: Mengirim surat, oleh: staf}
        - {id: kirim, kegiatan: Mengirim tembusan, oleh: staf}

    Right::

        - {id: kirim, kegiatan: Mengirim surat, oleh: staf}
        - {id: kirim_tembusan, kegiatan: Mengirim tembusan, oleh: staf}
    """
    taken: dict[str, Text] = {}
    for place in view.flow.places:
        key = place.step.id
        if key is None:
            continue
        first = taken.setdefault(str(key).casefold(), key)
        if first is not key:
            alike = f"hanya berbeda huruf besarnya dari {quoted(first)}"
            fault = "dipakai dua kali" if str(first) == str(key) else alike
            message = f"id langkah {quoted(key)} {fault}"
            related = ((first.span, "pertama kali dipakai di sini"),)
            yield error("duplicate-id", message, key.span, ("beri id lain",), related)


def duplicate_code(survey: Survey) -> Iterator[Diagnostic]:
    """Every process and every variant with a code of its own has a code that no other has.

    Wrong::

        varian: [{nama: Penunjukan oleh Camat, kode: CLP.02.01, berlaku: [7], hapus: [a]}]

    Right::

        varian: [{nama: Penunjukan oleh Camat, kode: CLP.02.01.A, berlaku: [7], hapus: [a]}]
    """
    taken: dict[str, Text] = {}
    for code in all_codes(survey):
        first = taken.setdefault(process_id(code).casefold(), code)
        if first is not code:
            message = f"kode {quoted(code)} sama dengan atau terlalu mirip {quoted(first)}"
            related = ((first.span, "pertama kali dipakai di sini"),)
            hints = ("kode harus berbeda bukan hanya pada huruf besar atau tanda baca",)
            yield error("duplicate-code", message, code.span, hints, related)


def all_codes(survey: Survey) -> Iterator[Text]:
    """All codes: those of processes first, then those of variants that have their own."""
    for process in survey.defs.proses.values():
        yield process.kode
    for process in survey.defs.proses.values():
        for variant in process.varian:
            if variant.kode is not None:
                yield variant.kode


def foreign_code(survey: Survey) -> Iterator[Diagnostic]:
    """Codes begin with the prefix that daerah.yaml sets.

    Wrong::

        kode: XYZ.02.02

    Right::

        kode: CLP.02.02
    """
    separator = survey.defs.daerah.kode.pemisah
    prefix = f"{survey.defs.code_prefix}{separator}"
    own: dict[str | None, Text] = {
        file_slug(unit.nama): unit.kode for unit in survey.defs.unit if unit.kode is not None
    }
    begins = tuple(f"{one}{separator}".casefold() for one in own.values())
    of_owner: dict[str | None, list[Text]] = {}
    for code in all_codes(survey):
        of_owner.setdefault(survey.owner(code), []).append(code)
    for owner, codes in of_owner.items():
        kode = own.get(owner)
        wanted = prefix if kode is None else f"{kode}{separator}"
        first = {code.partition(separator)[0] for code in codes}
        foreign = [
            code for code in codes if not code.casefold().startswith((prefix.casefold(), *begins))
        ]
        if kode is not None and foreign and len(codes) > 1 and len(first) == 1:
            used = first.pop()
            message = f"kode unit {quoted(kode)} tidak mengawali kode proses ({used})"
            advice = f"tulis kode: {used}, atau ganti kode prosesnya dengan 'bpmn-gen ganti-kode'"
            yield warning("foreign-code", message, kode.span, (advice,))
            continue
        for code in foreign:
            message = f"kode {quoted(code)} tidak diawali {quoted(wanted)}"
            hints = ("ubah kodenya, atau atur 'kode' di daerah.yaml atau pada unitnya",)
            yield warning("foreign-code", message, code.span, hints)


def duplicate_unit(survey: Survey) -> Iterator[Diagnostic]:
    """No two units have names that give the same folder.

    Wrong::

        - {nama: Kecamatan Kroya, tipe: 7}
        - {nama: "Kecamatan: Kroya", tipe: 7}

    Right::

        - {nama: Kecamatan Kroya, tipe: 7}
        - {nama: Kecamatan Maos, tipe: 7}
    """
    taken: dict[str, Span] = {}
    for name in (target.unit.nama for target in all_units(survey.defs) if target.unit):
        first = taken.setdefault(file_slug(name), name.span)
        if first is not name.span:
            message = f"nama unit {quoted(name)} sama dengan atau terlalu mirip nama unit lain"
            related = ((first, "unit yang lain"),)
            hints = ("nama harus berbeda dalam 60 huruf pertama, bukan hanya pada tanda baca",)
            yield error("duplicate-unit", message, name.span, hints, related)
