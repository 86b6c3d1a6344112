"""Lengths: texts fit the places in which they are printed.

The sizes are those at which a map can still be read in print, because a longer text makes all boxes
of its map larger (see :mod:`bpmn_gen.drawing.typography` for how text is measured).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import name_actors
from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Kegiatan, Keputusan, Mulai, Panggilan
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.definition.text import Text
from bpmn_gen.drawing.typography import LABEL_FONT, TASK_FONT, longest_word, wrap
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.definition.schema import Langkah
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View


@dataclass(frozen=True, slots=True)
class Room:
    """A place for text."""

    name: str
    """What it is, in Indonesian."""
    width: float
    """px; the length of a line."""
    lines: int
    """Lines that fit."""
    font: float
    """px."""
    word: float
    """px; the widest word that fits on a line of its own."""
    hint: str

    @property
    def letters(self) -> int:
        """Letters of usual width that fit on a line."""
        return int(1.6 * self.width / self.font)

    @property
    def short(self) -> int:
        """Characters of a text that fits even if all are the widest, so that it is not measured."""
        return int(self.word / self.font)


BOX = Room("kotak", 140, 7, TASK_FONT, 160, "tulis nama pendek dengan 'ringkas'")
"""An activity: about 150 px wide and seven lines high."""
LANE = Room("nama lajur", 300, 2, TASK_FONT, 300, "tulis nama pendek dengan 'sebutan'")
"""The header of a lane: two lines, read upward; a lane grows to about three boxes for it."""
PHASE = Room("nama tahap", 260, 2, TASK_FONT, 260, "persingkat nama tahap")
"""The header of a phase column: two lines, about two boxes wide."""
LABEL = Room("label cabang", 90, 3, LABEL_FONT, 90, "persingkat label cabang")
"""A label on a flow; all labels are 90 px wide, which is what other tools give them."""
QUESTION = Room("keputusan", 90, 6, LABEL_FONT, 90, "tulis pertanyaan pendek dengan 'ringkas'")
"""The text beside a gateway."""
EVENT = Room("label mulai atau selesai", 90, 6, LABEL_FONT, 90, "persingkat teksnya")
"""The text under an event."""

FAR_TOO_LONG = 600
"""Characters beyond which a text makes any map too large to be of use."""


def long_text(view: View) -> Iterator[Diagnostic]:
    """A text fits the place in which it is printed.

    Wrong::

        kegiatan: Menyusun, membahas, memperbaiki, ... dan menyampaikan laporan (300 characters)

    Right::

        kegiatan: Menyusun, membahas, memperbaiki, ... dan menyampaikan laporan
        ringkas: Menyusun dan menyampaikan laporan
    """
    for text, room, printed in _printed(view):
        size = len(printed)
        if size > FAR_TOO_LONG:
            message = f"teks {quoted(printed)} terlalu panjang untuk {room.name} ({size} karakter)"
            yield error("text-far-too-long", message, text.span, (_remedy(view, text, room),))
        elif size > room.short and len(wrap(printed, room.width, room.font)) > room.lines:
            message = f"teks {quoted(printed)} terlalu panjang untuk {room.name} ({size} karakter)"
            yield warning("long-text", message, text.span, (_remedy(view, text, room),))


def _remedy(view: View, text: Text, room: Room) -> str:
    """What to do about a text; one that is a short name already must become shorter."""
    names = (getattr(place.step, "ringkas", None) for place in view.flow.places)
    if any(name is text for name in names):
        return f"pendekkan 'ringkas' ini menjadi sekitar {room.lines * room.letters} huruf"
    return room.hint


def long_word(view: View) -> Iterator[Diagnostic]:
    """A word fits on a line.

    Wrong::

        ringkas: Pertanggungjawaban/pelaksanaan/tugas

    Right::

        ringkas: Pertanggungjawaban pelaksanaan tugas
    """
    for text, room, printed in _printed(view):
        if len(printed) <= room.short or len(printed) > FAR_TOO_LONG:
            continue
        if longest_word(printed, room.font) > room.word:
            word = max(printed.split(), key=len)
            message = f"kata {quoted(word)} terlalu lebar untuk {room.name}"
            parts = "pisahkan dengan spasi, atau pakai kata yang lebih pendek"
            hint = _remedy(view, text, room) if word.strip(".,;:?()").isalpha() else parts
            yield warning("long-word", message, text.span, (hint,))


@lru_cache(maxsize=1)
def _printed(view: View) -> tuple[tuple[Text, Room, str], ...]:
    """Every text on the map with its place, as it is printed at its longest in any unit type.

    The last result is kept, because both rules ask for the texts of a view in turn.
    """
    fillings, lanes = _fillings(view)
    printed = [(text, room, _longest(text, fillings)) for text, room in _texts(view)]
    return (*printed, *lanes)


def _longest(text: Text, fillings: Sequence[Mapping[str, str]]) -> str:
    """The longest form of a text; of one that is far too long already, the text itself."""
    if "{" not in text or not fillings or len(text) > FAR_TOO_LONG:
        return str(text)
    return max((fill(text, values) for values in fillings), key=len)


def _fillings(view: View) -> tuple[list[Mapping[str, str]], list[tuple[Text, Room, str]]]:
    """The values of placeholders by unit type, and the lanes with their longest names."""
    fillings: list[Mapping[str, str]] = []
    longest: dict[str, str] = {}
    for target in view.targets:
        terms = view.survey.terms(target)
        lanes, parties = name_actors(view.process, view.survey.defs, terms)
        fillings.append(terms | {actor.key: actor.name for actor in (*parties, *lanes)})
        for actor in lanes:
            longest[actor.key] = max(longest.get(actor.key, ""), actor.name, key=len)
    lanes_of = [
        (key, LANE, longest[str(key)]) for key in view.process.pelaku if str(key) in longest
    ]
    return fillings, lanes_of


def _texts(view: View) -> Iterator[tuple[Text, Room]]:
    """Every text on the map as it is written, with its place."""
    for phase in view.process.tahap:
        yield phase.nama, PHASE
    for place in view.flow.places:
        step = place.step
        texts = step.mulai if isinstance(step, Mulai) else (step_text(step),)
        if isinstance(step, LangkahKerja) and step.ringkas:
            texts = (step.ringkas,)
        if isinstance(step, Keputusan):
            yield from ((label, LABEL) for label in step.cabang)
        yield from ((text, _room(step)) for text in texts if isinstance(text, Text))


def _room(step: Langkah) -> Room:
    """The place of a step's own text."""
    if isinstance(step, Keputusan):
        return QUESTION
    return BOX if isinstance(step, (Kegiatan, Panggilan)) else EVENT
