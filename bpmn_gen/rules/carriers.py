"""Finds what bears a provision: steps that carry it out, places that state it, what names it.

A step that several unit types share cites one provision for each of them.  It bears a provision
only in the unit types for which that provision counts, and in the form of the process that these
have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.wording import runs
from bpmn_gen.definition.schema import (
    Blok,
    Definisi,
    Formulir,
    Jabatan,
    Kegiatan,
    KelompokProses,
    Keputusan,
    Panggilan,
    Pilih,
    Proses,
    Selesai,
    Tahap,
    TipeUnit,
    Varian,
)
from bpmn_gen.definition.schema.langkah import LangkahDasar
from bpmn_gen.definition.schema.tipe_unit import AturanPenilai, Bersyarat
from bpmn_gen.definition.text import Text
from bpmn_gen.rules.step_places import StepPlace, StepPlaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.diagnostics import Span


Kind = TypeVar("Kind")


class Bearing(Enum):
    """What an element has to do with a provision."""

    DOES = auto()
    STATES = auto()
    NAMES = auto()
    """The element is about the chapter that the provision heads, and does not say its words."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """An element of the definitions that bears a provision."""

    kind: str
    """proses, langkah, tahap, varian, peran, tipe unit, penilai, formulir, kelompok or matriks."""
    label: str
    """How people find it, e.g. ``CLP.02.02 kirim``."""
    text: str
    """What it says, in short."""
    span: Span
    bearing: Bearing = Bearing.NAMES
    where: str = ""
    """Where it states the provision, e.g. ``struktur penugasan``; empty where it does not."""
    types: frozenset[int] = frozenset()
    """Numbers of the unit types that have it; empty where all have or it is about none."""
    code: str = ""
    """Code of the process that it belongs to."""
    step: str = ""
    """Id of the step; empty for a phase or the process itself."""

    @property
    def told(self) -> str:
        """The element in words, as every output shows it."""
        aside = "; ".join(filter(None, (self.types_told, self.bearing_told)))
        return f"{self.kind} {self.label}: {self.text}" + (f" ({aside})" if aside else "")

    @property
    def types_told(self) -> str:
        """Which unit types have it, unless all have."""
        return f"tipe {runs(self.types).replace(' ', ', ')}" if self.types else ""

    @property
    def bearing_told(self) -> str:
        """Where it states the provision, or that it only names it."""
        if self.bearing is Bearing.NAMES:
            return "hanya menyebut"
        return f"dinyatakan: {self.where}" if self.bearing is Bearing.STATES else ""


STEPPED = ("langkah", "tahap", "proses", "varian")
"""Kinds of elements that stand in processes."""
_FIGURES = {"kedudukan": "struktur kedudukan", "penugasan": "struktur penugasan"}
"""Where the provisions that a unit type lists are printed, by the key of the list."""
_ACTS = (Kegiatan, Keputusan, Panggilan, Pilih)
"""Steps in which somebody does something."""
_BLOCKS = {"sejajar": "dikerjakan berdampingan", "pilih": "dipilih satu atau lebih"}
"""By key of a block how its branches are done."""
_UNDONE = frozenset({"struktur"})
"""Kinds of provisions that only describe, so that a step can state but not carry them out."""
_AT_STEP, _AT_END = "langkah", "akhir alur"
"""Where a step states a description, and where the end of a flow states what has come about."""


def carriers(defs: DefinitionSet, index: ProvisionIndex) -> dict[str, tuple[Carrier, ...]]:
    """All that bears each provision, by its id, in the order of the definitions."""
    places = StepPlaces(defs, index)
    every = frozenset(int(number) for number in defs.tipe_unit)
    found: dict[str, dict[Carrier, None]] = {}
    for carrier, ref in _citations(defs):
        provision = index.find(ref) or index.by_id(ref)
        if provision is None:
            continue
        kept = found.setdefault(str(provision.id), {})
        for one in _placed(_judged(carrier, provision), provision, places):
            kept.setdefault(replace(one, types=frozenset()) if one.types == every else one)
    for carrier, provision in _duties(defs, index):
        found.setdefault(str(provision.id), {}).setdefault(carrier)
    return {key: tuple(_without_idle_ends(items)) for key, items in found.items()}


def _judged(carrier: Carrier, provision: Ketentuan) -> Carrier:
    """A carrier whose bearing is possible for this kind of provision.

    Work on a description states it, because its words are printed; a question states nothing.
    A table tells who does what, and of a description no more than where it stands.
    """
    describes = provision.jenis in _UNDONE
    if describes and carrier.kind == "penilai":
        return replace(carrier, bearing=Bearing.NAMES, where="")
    if carrier.bearing is not Bearing.DOES:
        return carrier
    if not describes:
        return replace(carrier, where="")
    return replace(carrier, bearing=Bearing.STATES if carrier.where else Bearing.NAMES)


def _without_idle_ends(items: Collection[Carrier]) -> Iterator[Carrier]:
    """The carriers of a provision; ends only name what work carries out.

    An end says "Kinerja dinilai", never who has to appraise whom; it states only what has come
    about without anybody's work.
    """
    is_done = any(one.bearing is Bearing.DOES for one in items)
    for one in items:
        is_idle = is_done and one.where == _AT_END
        yield replace(one, bearing=Bearing.NAMES, where="") if is_idle else one


def _placed(carrier: Carrier, provision: Ketentuan, places: StepPlaces) -> Iterator[Carrier]:
    """A carrier once for each process in which it stands; others, which have no place, once."""
    if carrier.kind not in STEPPED:
        yield carrier
    for place in places.of(str(provision.id), carrier.span):
        label = f"{place.code} {place.step}".strip()
        for said, types in _worded(carrier.text, place, places):
            told = replace(carrier, label=label, text=said, types=types)
            yield replace(told, code=place.code, step=place.step)


def _worded(
    text: str, place: StepPlace, places: StepPlaces
) -> Iterator[tuple[str, frozenset[int]]]:
    """The words of a step as unit types have them, each with the types that have it so.

    The same step names another official, or staff of another rank, in each type.
    """
    found: dict[str, set[int]] = {}
    for number in sorted(place.types):
        said = fill(text, places.names(place.code, number))
        found.setdefault(said, set()).add(number)
    yield from ((said, frozenset(types)) for said, types in found.items())


def _duties(defs: DefinitionSet, index: ProvisionIndex) -> Iterator[tuple[Carrier, Ketentuan]]:
    """The provisions that the matrix of duties prints."""
    listed = defs.peta.tanggung_jawab if defs.peta else ()
    for key in listed:
        head = index.by_id(key)
        for book in defs.peraturan if head else ():
            for item in book.ketentuan:
                if head and item.ref.startswith(f"{head.ref}."):
                    told = ("matriks", "tanggung jawab", "Pembagian tanggung jawab dalam tim kerja")
                    yield Carrier(*told, key.span, Bearing.STATES, "matriks tanggung jawab"), item


def _citations(defs: DefinitionSet) -> Iterator[tuple[Carrier, str]]:
    """Every citation in the definitions with the element that makes it."""
    for code, process in defs.proses.items():
        reference = f"peta rujukan {code}" if process.rujukan_bagi else ""
        for carrier, ref in _within(process, str(code), reference):
            called = defs.proses.get(carrier.text) if carrier.kind == "langkah" else None
            yield replace(carrier, text=str(called.nama)) if called else carrier, ref
    for key, role in defs.jabatan.items():
        yield from _within(role, str(key))
    for number, tipe in defs.tipe_unit.items():
        for carrier, ref in _within(tipe, str(number)):
            yield replace(carrier, types=frozenset({int(number)})), ref
    for code, form in defs.formulir.items():
        yield from _within(form, str(code))
    if defs.peta is not None:
        for group in defs.peta.peta:
            yield from _within(group, str(group.kode))


def _within(item: Definisi, owner: str, reference: str = "") -> Iterator[tuple[Carrier, str]]:
    """The citations of an object and of everything in it.

    ``reference`` is what a mere reference is called, and empty for any other object.
    """
    for key in ("sumber", "menyatakan", *_FIGURES):
        for cited in _objects(getattr(item, key, ()), Text):
            bearing, where = _bearing(item, key, owner, reference)
            yield replace(_carrier(item, owner), bearing=bearing, where=where), str(cited)
    for name in type(item).model_fields:
        for inner in _objects(getattr(item, name), Definisi):
            yield from _within(inner, owner, reference)


def _bearing(item: Definisi, key: str, owner: str, reference: str) -> tuple[Bearing, str]:
    """What an object has to do with what it cites under a key, and where it states it."""
    if isinstance(item, LangkahDasar):
        return _of_step(item, key, reference)
    stated = {
        AturanPenilai: "tabel penilai kinerja",
        Bersyarat: "keputusan, lampiran, dan dokumen peta",
        Formulir: f"formulir {owner}",
    }
    if key == "menyatakan":
        group = isinstance(item, KelompokProses)
        where = "indeks proses" if group else reference or f"SOP {owner}, peringatan"
    else:
        where = _FIGURES.get(key) or stated.get(type(item), "")
    return (Bearing.STATES, where) if where else (Bearing.NAMES, "")


def _of_step(item: LangkahDasar, key: str, reference: str) -> tuple[Bearing, str]:
    """Work and decisions carry out what they cite; the end of a flow states what it comes to.

    Work of a mere reference only states it, because nobody works by it.  Starts and blocks do
    neither, because a start is an occasion and a block only holds other steps together.
    """
    if not isinstance(item, (*_ACTS, Selesai)):
        return Bearing.NAMES, ""
    if reference:
        says = not isinstance(item, (Keputusan, Selesai))
        return (Bearing.STATES, reference) if says else (Bearing.NAMES, "")
    if key == "menyatakan":
        return Bearing.STATES, "keterangan langkah"
    if isinstance(item, Selesai):
        return Bearing.STATES, _AT_END
    return Bearing.DOES, "" if isinstance(item, Keputusan) else _AT_STEP


def _objects(value: object, kind: type[Kind]) -> Iterator[Kind]:
    """The objects of a kind directly inside a value."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _objects(one, kind)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _objects(one, kind)


NAMES: dict[type[Definisi], tuple[str, str]] = {
    Proses: ("proses", "nama"),
    Tahap: ("tahap", "nama"),
    Varian: ("varian", "nama"),
    Jabatan: ("peran", "sebutan"),
    TipeUnit: ("tipe unit", "nama"),
    AturanPenilai: ("penilai", "jenjang"),
    Bersyarat: ("syarat", "bila"),
    Formulir: ("formulir", "nama"),
    KelompokProses: ("kelompok", "nama"),
}
"""What elements that cite are called, and which key names them."""


def _carrier(item: Definisi, owner: str) -> Carrier:
    """An object as an element of the matrix."""
    if isinstance(item, LangkahDasar):
        words = _BLOCKS[item.kunci] if isinstance(item, Blok) else step_text(item)
        text = str(getattr(item, "ringkas", None) or words)
        return Carrier("langkah", owner, text, item.origin)
    kind, name = NAMES[type(item)]
    return Carrier(kind, owner, str(getattr(item, name)), item.origin)
