"""peta.yaml: the hierarchy and the processes agree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.schema.peta import KELOMPOK
from bpmn_gen.rules.codes import all_codes
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.rules.survey import Survey


NO_PROCESS = "tulis prosesnya di folder proses, atau hapus kodenya dari peta"


def unknown_mapped_process(survey: Survey) -> Iterator[Diagnostic]:
    """The codes in the hierarchy are those of processes.

    Wrong::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.99]}]

    Right::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.02]}]
    """
    mapped = list(_mapped(survey))
    for code in mapped:
        if survey.is_unknown(code):
            group = code.rpartition(survey.defs.daerah.kode.pemisah)[0]
            left = _left_out(code, survey)
            elsewhere = left is not None and not left.casefold().startswith(group.casefold())
            if left is not None and elsewhere and " " not in code:
                message = f"proses {quoted(left)} tidak ada di peta, yang memuat {quoted(code)}"
                hints = (f"bila itu proses yang sama, tulis kode: {code}",)
                yield error("unknown-mapped-process", message, left.span, hints)
                continue
            message = f"proses {quoted(code)} di peta tidak ada"
            yield error("unknown-mapped-process", message, code.span, _meant(code, mapped, survey))


def _meant(code: Text, mapped: list[Text], survey: Survey) -> tuple[str, ...]:
    """Which process was probably meant: one beside it that is on no map."""
    parts = code.split()
    if all(part in survey.codes for part in parts):
        return (f"pisahkan kodenya dengan koma: {', '.join(parts)}",)
    group = code.rpartition(survey.defs.daerah.kode.pemisah)[0]
    free = survey.codes.difference(mapped)
    alike = next((one for one in sorted(free) if one.casefold() == code.casefold()), None)
    if alike is not None:
        return (f"prosesnya berkode {quoted(alike)}; samakan huruf besar dan kecilnya",)
    beside = sorted(one for one in free if one.startswith(group))
    if hints := survey.suggest(code, beside):
        return hints
    if left := _left_out(code, survey):
        return (f"samakan kodenya dengan proses {quoted(left)}, bila itu yang dimaksud",)
    return (NO_PROCESS,)


def _left_out(code: Text, survey: Survey) -> Text | None:
    """The only process of an owner that is not on its map; None where there are none or several."""
    mapped, owner = set(_mapped(survey)), survey.owner(code)
    left = [one for one in all_codes(survey) if one not in mapped and survey.owner(one) == owner]
    return left[0] if len(left) == 1 and owner is not None else None


def unmapped_process(survey: Survey) -> Iterator[Diagnostic]:
    """Every process stands in the hierarchy of its owner, when that has one.

    Wrong::

        proses: [CLP.02.01]                # CLP.02.02 exists as well

    Right::

        proses: [CLP.02.01, CLP.02.02]
    """
    if "peta" in survey.defs.failed:
        return
    having = {
        office_folder(source.relative)
        for source in survey.defs.sources
        if source.kind == "peta" and not source.shipped
    }
    mapped = Counter(_mapped(survey))
    having -= {
        survey.owner(code)
        for code in _mapped(survey)
        if survey.is_unknown(code) or mapped[code] > 1
    }
    for code in all_codes(survey):
        owner = survey.owner(code)
        if code not in mapped and owner in having:
            place = f"unit/{owner}/peta.yaml" if owner else "peta.yaml"
            message = f"proses {quoted(code)} tidak ada di {place}"
            hints = ("tambahkan kodenya pada salah satu kelompok",)
            yield warning("unmapped-process", message, code.span, hints)


def mapped_twice(survey: Survey) -> Iterator[Diagnostic]:
    """A process, like a group, stands in the hierarchy once.

    Wrong::

        peta:
          - {kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.01]}
          - {kode: CLP.03, nama: Pelaksanaan, kelompok: inti, proses: [CLP.02.01]}

    Right::

        peta:
          - {kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.01]}
          - {kode: CLP.03, nama: Pelaksanaan, kelompok: inti, proses: [CLP.03.01]}
    """
    groups = survey.defs.peta.peta if survey.defs.peta else ()
    for codes in ([group.kode for group in groups], list(_mapped(survey))):
        first: dict[str, Span] = {}
        for code in codes:
            span = first.setdefault(str(code), code.span)
            if span is not code.span:
                message = f"{quoted(code)} ada dua kali di peta"
                related = ((span, "pertama kali di sini"),)
                left = _left_out(code, survey)
                hints = ("hapus salah satunya",)
                if left is not None:
                    hints = (f"bila yang kedua ialah proses {quoted(left)}, tulis kode itu",)
                yield error("mapped-twice", message, code.span, hints, related)


def code_beyond_parent(survey: Survey) -> Iterator[Diagnostic]:
    """The code of a process goes on from that of its group.

    Wrong::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.03.01]}]

    Right::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.01]}]
    """
    mark = survey.defs.daerah.kode.pemisah
    for group in survey.defs.peta.peta if survey.defs.peta else ():
        for code in group.proses:
            begins = code.casefold().startswith(f"{group.kode}{mark}".casefold())
            if not begins and not survey.is_unknown(code):
                message = (
                    f"kode {quoted(code)} tidak melanjutkan kode induknya {quoted(group.kode)}"
                )
                hints = ("pindahkan ke kelompok dengan kode yang sesuai, atau ubah kodenya",)
                yield warning("code-beyond-parent", message, code.span, hints)


def empty_group(survey: Survey) -> Iterator[Diagnostic]:
    """A process of level 0 has at least one process below it.

    Wrong::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti}]

    Right::

        peta: [{kode: CLP.02, nama: Penugasan, kelompok: inti, proses: [CLP.02.01]}]
    """
    for group in survey.defs.peta.peta if survey.defs.peta else ():
        if not group.proses:
            message = f"kelompok {quoted(group.kode)} belum punya proses dan tidak digambar"
            hints = ("isi 'proses' dengan kode prosesnya",)
            yield warning("empty-group", message, group.kode.span, hints)


def unknown_duty(survey: Survey) -> Iterator[Diagnostic]:
    """The provisions that head the matrix of duties exist.

    Wrong::

        tanggung_jawab: [pasal-99]

    Right::

        tanggung_jawab: [pasal-1]
    """
    known = [str(item.id) for book in survey.defs.peraturan for item in book.ketentuan]
    for key in survey.defs.peta.tanggung_jawab if survey.defs.peta else ():
        if known and key not in known:
            message = f"ketentuan {quoted(key)} tidak ada"
            yield error("unknown-duty", message, key.span, survey.suggest(key, known))


def unknown_group_name(survey: Survey) -> Iterator[Diagnostic]:
    """daerah.yaml names only the groups that there are.

    Wrong::

        peta: {sebutan_kelompok: {utama: Proses Utama}}

    Right::

        peta: {sebutan_kelompok: {inti: Proses Utama}}
    """
    for kind in survey.defs.daerah.peta.sebutan_kelompok:
        if kind not in KELOMPOK:
            hints = (*survey.suggest(kind, KELOMPOK), f"yang ada: {', '.join(KELOMPOK)}")
            message = f"kelompok {quoted(kind)} tidak ada"
            yield error("unknown-group-name", message, kind.span, hints)


def _mapped(survey: Survey) -> Iterator[Text]:
    """All process codes in the hierarchy."""
    for group in survey.defs.peta.peta if survey.defs.peta else ():
        yield from group.proses
