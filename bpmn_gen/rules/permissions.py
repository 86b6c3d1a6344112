"""What a provision orders and what it leaves to somebody, held against how the flow draws it.

The catalogue of a regulation marks discretion with ``diskresi``: the words by which the text leaves
something to somebody.  A regulation without any such mark is left alone, because its catalogue may
have been written before marks were known, and each of its duties would be called in question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside
from bpmn_gen.compiler.sources import counting_for
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.citation import ProvisionIndex, normalise
from bpmn_gen.definition.schema import Blok, Keputusan, Pekerjaan, Pilih
from bpmn_gen.rules.finding import warning
from bpmn_gen.rules.survey import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema import Ketentuan, Langkah
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.rules.survey import Survey, View

_CHOICES = (Keputusan, Pilih)
"""Steps that are a choice themselves."""


def discretion_as_duty(survey: Survey) -> Iterator[Diagnostic]:
    """A step that a provision leaves to somebody can be left out of a run.

    A process that nobody must begin may hold it on every way, if the process cites the provision or
    one around it, because a voluntary application is optional as a whole.

    Wrong::

        # Pasal 17 ayat (4): ... sewaktu-waktu berwenang meminta laporan (diskresi: berwenang)
        - {kegiatan: Meminta laporan, oleh: pimpinan, sumber: Pasal 17 ayat (4)}

    Right::

        - kegiatan: Meminta laporan
          oleh: pimpinan
          sewaktu_waktu: ya
          sumber: Pasal 17 ayat (4)
    """
    index = survey.provisions
    if not _telling(survey):
        return
    seen: set[int] = set()
    for view in survey.views:
        for step, name in _taken_by_all(view):
            for ref in step.sumber:
                found = index.find(ref)
                if found is None or not found.diskresi or id(ref) in seen:
                    continue
                if _begun_freely(view, found) or not _counts(survey, view, ref):
                    continue
                seen.add(id(ref))
                words = listed([quoted(text) for text in found.diskresi])
                message = f"langkah {name} selalu dilalui, padahal {quoted(ref)} menulis {words}"
                hints = (
                    "pakai 'opsional', 'pilih', 'sewaktu_waktu', atau keputusan yang melewatinya",
                    "bila tidak seorang pun wajib memulai prosesnya, tulis 'opsional' pada proses",
                )
                yield warning("discretion-as-duty", message, ref.span, hints)


def _taken_by_all(view: View) -> Iterator[tuple[Langkah, str]]:
    """The steps that every run takes and that are no choice, with what messages call them."""
    if view.form.process.kode in view.survey.defs.incomplete:
        return
    for index in sorted(view.unavoidable):
        place = view.flow.places[index]
        if not isinstance(place.step, _CHOICES):
            yield place.step, short_name(place)


def _begun_freely(view: View, provision: Ketentuan) -> bool:
    """Whether the process is optional as a whole on a provision, or on one around it."""
    process = view.process
    if process.opsional is None:
        return False
    place = normalise(provision.ref)
    around = (normalise(ref) for ref in (*process.sumber, *process.menyatakan))
    return any(one and place[: len(one)] == one for one in around)


def _counts(survey: Survey, view: View, ref: Text) -> bool:
    """Whether a citation counts for a unit type that has the process in this form."""
    place = normalise(ref)
    return any(counting_for(survey.defs, target)(place) for target in view.targets)


def duty_as_discretion(survey: Survey) -> Iterator[Diagnostic]:
    """A step that may be left out cites a provision that leaves it to somebody.

    Wrong::

        # Pasal 16: ... melaporkan pelaksanaan tugasnya
        - {kegiatan: Melapor, oleh: pegawai, opsional: Bilamana diperlukan, sumber: Pasal 16}

    Right::

        - {kegiatan: Melapor, oleh: pegawai, sumber: Pasal 16}
    """
    seen: set[Span] = set()
    telling = _telling(survey)
    for mark in _marks(survey):
        ordering = [one for one in mark.provisions if str(one.id) in telling]
        free = any(one.diskresi for one in mark.provisions)
        if mark.span in seen or free or len(ordering) < len(mark.provisions) or not ordering:
            continue
        seen.add(mark.span)
        cited = listed([quoted(ref) for ref in dict.fromkeys(str(one.ref) for one in ordering)])
        message = f"{mark.name} boleh dilewati, padahal sumbernya tidak membolehkan: {cited}"
        hints = (
            f"hapus '{mark.key}', atau rujuk ketentuan yang membolehkannya",
            "ketentuan yang membolehkan memuat kata-kata naskahnya pada 'diskresi'",
        )
        yield warning("duty-as-discretion", message, mark.span, hints)


def discretion_in_other_words(survey: Survey) -> Iterator[Diagnostic]:
    """``opsional`` says by which words of the provision something may be left out.

    Wrong::

        # Lampiran II.B.3.a.tim.5: Bilamana diperlukan, ... (diskresi: bilamana diperlukan)
        - {kegiatan: Berkoordinasi, oleh: tim, opsional: Kalau sempat, sumber: ...}

    Right::

        - {kegiatan: Berkoordinasi, oleh: tim, opsional: Bilamana diperlukan, sumber: ...}
    """
    seen: set[Span] = set()
    for mark in _marks(survey):
        words = [str(text) for one in mark.provisions for text in one.diskresi]
        said = " ".join((mark.words or "").split()).casefold()
        known = any(" ".join(text.split()).casefold() in said for text in words)
        if mark.words is None or mark.span in seen or not words or known:
            continue
        seen.add(mark.span)
        message = f"{quoted(mark.words)} bukan kata-kata ketentuan yang menjadi sumbernya"
        hints = (f"naskah menulis {listed([quoted(text) for text in dict.fromkeys(words)])}",)
        yield warning("discretion-in-other-words", message, mark.span, hints)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place where something is marked as what may be left out."""

    name: str
    key: str
    span: Span
    words: Text | None
    """Those of ``opsional``."""
    provisions: tuple[Ketentuan, ...]
    """All that it cites, with what is in it."""


def _marks(survey: Survey) -> Iterator[_Mark]:
    """All marks of all processes, those of the variants included."""
    index = survey.provisions
    for view in survey.views:
        process = view.process
        if process.opsional is not None:
            refs = (*process.sumber, *process.menyatakan)
            name = f"proses {quoted(process.kode)}"
            yield _mark(index, name, "opsional", process.opsional, refs)
        for place in view.flow.places:
            key = _key(place.step)
            if key is not None:
                words = getattr(place.step, "opsional", None)
                span = words.span if words is not None else place.step.span_of(key)
                found = _provisions(index, _cited(place.step))
                yield _Mark(f"langkah {short_name(place)}", key, span, words, found)


def _mark(index: ProvisionIndex, name: str, key: str, words: Text, refs: tuple[Text, ...]) -> _Mark:
    """The mark of a whole process."""
    return _Mark(name, key, words.span, words, _provisions(index, refs))


def _key(step: Langkah) -> str | None:
    """The key by which a step may be left out, or some of its branches."""
    if is_beside(step):
        return "sewaktu_waktu"
    if isinstance(step, Pekerjaan | Blok) and step.opsional is not None:
        return "opsional"
    return "pilih" if isinstance(step, Pilih) else None


def _cited(step: Langkah) -> tuple[Text, ...]:
    """What a step cites, and the first steps of the branches of a block with it."""
    inner = step.bagian if isinstance(step, Blok) else ()
    return (*step.sumber, *(ref for branch in inner for one in branch for ref in one.sumber))


def _provisions(index: ProvisionIndex, refs: tuple[Text, ...]) -> tuple[Ketentuan, ...]:
    """The provisions that citations point at."""
    return tuple(found for ref in refs if (found := index.find(ref)) is not None)


def _telling(survey: Survey) -> frozenset[str]:
    """Ids of the provisions in the catalogues that tell discretion."""
    return frozenset(
        str(item.id)
        for book in survey.defs.peraturan
        if any(item.diskresi for item in book.ketentuan)
        for item in book.ketentuan
    )
