"""Identity blocks of SOPs: numbers that are used once, and NIP that people have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.schema import Sop
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

NIP_DIGITS = 18
"""Digits of a NIP: date of birth, month of appointment, sex, serial number."""
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_NIP = re.compile(rf"(?:19|20)\d\d{_MONTH}{_DAY}\d{{10}}")
"""The day of birth, then digits that mean different things for different kinds of employees."""
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?\s*E\s*\+?\s*\d+", re.IGNORECASE)


def repeated_sop_number(survey: Survey) -> Iterator[Diagnostic]:
    """No two SOPs have one number.

    Those of the definitions count together, and those that a unit fills in for itself.

    Wrong::

        sop: {nomor: 001/SOP/2026}      # in two processes

    Right::

        sop: {nomor: 002/SOP/2026}
    """
    written = [(str(code), one.sop) for code, one in survey.defs.proses.items()]
    yield from _repeated(written)
    for unit in survey.defs.unit:
        yield from _repeated((str(code), sop) for code, sop in unit.sop.items())


def _repeated(blocks: Iterable[tuple[str, Sop]]) -> Iterator[Diagnostic]:
    """The findings for the SOPs of one owner, by the codes of their processes."""
    first: dict[str, tuple[str, Text]] = {}
    for code, sop in blocks:
        if sop.nomor is None or not any(char.isdigit() for char in sop.nomor):
            continue
        other, place = first.setdefault(folded(sop.nomor), (code, sop.nomor))
        if other != code:
            message = f"nomor SOP {quoted(sop.nomor)} sudah dipakai proses {quoted(other)}"
            hints = ("beri tiap SOP nomornya sendiri",)
            related = ((place.span, "pertama kali dipakai di sini"),)
            yield error("repeated-sop-number", message, sop.nomor.span, hints, related)


def impossible_nip(survey: Survey) -> Iterator[Diagnostic]:
    """A NIP has 18 digits.

    Wrong::

        disahkan_oleh: {nama: Pejabat, nip: 1,97001E+17}

    Right::

        disahkan_oleh: {nama: Pejabat, nip: 19700101 199503 1 001}
    """
    blocks = [one.sop for one in survey.defs.proses.values()]
    blocks += [sop for unit in survey.defs.unit for sop in unit.sop.values()]
    for sop in blocks:
        nip = sop.disahkan_oleh.nip if sop.disahkan_oleh else None
        if nip is None:
            continue
        digits = re.sub(r"\D", "", nip)
        if _ROUNDED.fullmatch(nip):
            message = (
                f"nomor induk pegawai {quoted(nip)} sudah dibulatkan Excel; angka aslinya hilang"
            )
            hint = "salin lagi dari sumbernya; di Excel, jadikan selnya Teks sebelum mengetik"
            yield warning("impossible-nip", message, nip.span, (hint,))
        elif digits and len(digits) != NIP_DIGITS:
            message = (
                f"nomor induk pegawai {quoted(nip)} berisi {len(digits)} angka, bukan {NIP_DIGITS}"
            )
            yield warning("impossible-nip", message, nip.span, ("periksa angkanya",))
        elif digits and not _NIP.fullmatch(digits):
            message = f"nomor induk pegawai {quoted(nip)} tidak diawali tanggal lahir"
            hint = "periksa angkanya; delapan yang pertama ialah tahun, bulan, dan tanggal lahir"
            yield warning("impossible-nip", message, nip.span, (hint,))
