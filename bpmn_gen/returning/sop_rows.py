"""Rows of an SOP that came back, and the step of the definition that each of them tells."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.decompiler.actors import key_of
from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.model.ids import IdSpace
from bpmn_gen.sop.rows import flowchart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.sop.rows import Draft, Flowchart
    from bpmn_gen.sop_reading.read_sop import ReadSop, ReadStep


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two rows, by their keys."""

    start: str
    end: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """An SOP as it was made and as it came back, with one key for each row."""

    chart: Flowchart
    old: Mapping[str, ReadStep]
    """The rows as they were made, by key."""
    new: Mapping[str, ReadStep]
    """The rows as they came back, in their order; a row that is new has a key of its own."""
    old_edges: frozenset[Edge]
    new_edges: frozenset[Edge]
    columns: Mapping[str, str]
    """By the title of a column in the file that came back: the key of its actor."""
    titles: tuple[str, ...]
    """The titles of the columns as they were made."""
    order: tuple[str, ...]
    """The titles of the columns in the file that came back."""
    doubtful: frozenset[str]
    """Keys of the rows about whose arrows something is not certain in the file that came back."""
    is_drawn: bool
    """Whether symbols and arrows could be read at all."""

    @property
    def removed(self) -> list[str]:
        """Keys of the rows that are gone."""
        return [key for key in self.old if key not in self.new]

    @property
    def added(self) -> list[str]:
        """Keys of the rows that came."""
        return [key for key in self.new if key not in self.old]

    @property
    def moved(self) -> list[str]:
        """Keys of the rows that stand elsewhere among the others."""
        places = {key: at for at, key in enumerate(self.old)}
        new = [key for key in self.new if key in self.old]
        stay = _heaviest_rise([(places[key], _FIXED if self._is_fixed(key) else 1) for key in new])
        return [key for at, key in enumerate(new) if at not in stay]

    def _is_fixed(self, key: str) -> bool:
        """Whether a row begins, ends or parts the flow, so that the others move around it."""
        row = self.chart.row(key)
        return row.kind == "ketupat" or row.step.kind is not StepKind.WORK

    def follows(self, key: str) -> bool:
        """Whether a row that moved was worked on next to the rows that it has passed.

        Rows of several branches stand under each other, too, where their order says nothing.
        """
        old, new = [*self.old], [one for one in self.new if one in self.old]
        at, now = old.index(key), new.index(key)
        above = {one for one in old[:at] if one in new[now:]}
        below = {one for one in old[at + 1 :] if one in new[:now]}
        near = old[at - 1] if above else old[at + 1]
        edge = (near, key) if above else (key, near)
        passed = above or below
        return near in passed and any((one.start, one.end) == edge for one in self.old_edges)

    @property
    def is_stale(self) -> bool:
        """Whether the symbols stand beside other rows than those that they were made for."""
        if self.is_drawn and (self._is_displaced or self.has_strangers):
            return True
        if not (self.removed or self.added or self.moved):
            return False
        return not self.is_drawn or (bool(self.moved) and self.old_edges == self.new_edges)

    @property
    def _is_displaced(self) -> bool:
        """Whether the alternative text of a symbol names another row than the one beside it.

        The document alone says so, because a definition that has taken in its rows already has as
        many of them.
        """
        owners = {_folded(row.text): {*map(_folded, row.titles)} for row in self.new.values()}
        # A symbol that was copied leaves one behind in the row of which it is.
        return any(
            title not in owners[title] if title in owners else text in titles
            for text, titles, title in self._unlike()
        )

    @property
    def has_strangers(self) -> bool:
        """Whether a symbol is neither of the row beside it nor of any other in the document.

        Its row may be gone, or have other words since it was taken in.
        """
        texts = {_folded(row.text) for row in self.new.values()}
        return not self._is_displaced and any(
            title not in texts and _likeness(title, text) < _LIKE
            for text, _, title in self._unlike()
        )

    def _unlike(self) -> Iterator[tuple[str, set[str], str]]:
        """The words of rows, with the texts of their symbols, and one of them that is another."""
        texts = {_folded(row.text) for row in self.new.values()}
        for key, row in self.new.items():
            text, titles = _folded(row.text), {*map(_folded, row.titles)}
            made = {*map(_folded, self.old[key].titles)} if key in self.old else titles
            for title in sorted(titles - {text}):
                if text and (title in texts or title not in made):
                    yield text, titles, title

    def draft(self, key: str) -> Draft:
        """A row as it was made."""
        return self.chart.row(key)

    def steps(self, key: str) -> list[Step]:
        """All steps of the definition that a row tells: its own first."""
        row = self.draft(key)
        others = (row.question, row.opening, row.closing)
        return [row.step, *(one for one in others if one is not None)]


_FIXED: Final = 3
"""How much rather a row that begins, ends or parts the flow stays than another."""
_LIKE: Final = 0.5
"""The least likeness of what two rows say that stand in one place."""


def _heaviest_rise(items: Sequence[tuple[int, int]]) -> set[int]:
    """The places of the items that rise and weigh most together, of pairs of number and weight."""
    best: list[tuple[int, list[int]]] = []
    for at, (number, weight) in enumerate(items):
        ahead = [best[n] for n in range(at) if items[n][0] < number]
        total, way = max(ahead, key=lambda one: one[0], default=(0, []))
        best.append((total + weight, [*way, at]))
    return {*max(best, key=lambda one: one[0], default=(0, []))[1]}


def rows_of(
    process: ResolvedProcess, original: ReadSop, edited: ReadSop, *, merge_events: bool
) -> Rows | None:
    """The rows of an SOP that came back; None where those of its original are not known.

    Args:
        process: what the SOP tells.
        original: the SOP as it is made now, as the reader sees it.
        edited: the file that came back.
        merge_events: whether the first and the last kegiatan are drawn as capsules.
    """
    chart = _chart(process, original, merge_events=merge_events)
    if chart is None:
        return None
    keys = [row.id for row in chart.rows]
    old = dict(zip(keys, original.steps, strict=True))
    space = IdSpace()
    for key in [*keys, *(step.id for step in process.walk())]:
        space.take(key)
    known = _known(keys, original.steps, edited.steps)
    names = [
        known.get(at) or space.take(key_of(step.text) or "langkah")
        for at, step in enumerate(edited.steps)
    ]
    return Rows(
        chart,
        old,
        dict(zip(names, edited.steps, strict=True)),
        _edges(original, keys),
        _edges(edited, names),
        _columns(chart, original.actors, edited.actors),
        original.actors,
        edited.actors,
        frozenset(names[one.step] for one in edited.doubts if one.step is not None),
        any(step.actors for step in edited.steps) and bool(edited.flows or not original.flows),
    )


def _chart(process: ResolvedProcess, original: ReadSop, *, merge_events: bool) -> Flowchart | None:
    """The rows of the SOP, in the form that its pages have room for."""
    told = [row.text for row in original.steps]
    for fans in (True, False):
        chart = flowchart(process, merge_events=merge_events, fans_from_diamonds=fans)
        if [" ".join(row.text.split()) for row in chart.rows] == told:
            return chart
    return None


def _known(
    keys: Sequence[str], original: Sequence[ReadStep], edited: Sequence[ReadStep]
) -> dict[int, str]:
    """By place of a row that came back: the key of the one that it was."""
    old = {f"lama {at}": _thing(step) for at, step in enumerate(original)}
    new = {f"baru {at}": _thing(step) for at, step in enumerate(edited)}
    pairs = match(old, new, (pairwise(old), pairwise(new)))
    places = {name: at for at, name in enumerate(old)}
    found = {at: places[pairs.old_of[one]] for at, one in enumerate(new) if one in pairs.old_of}
    for at, step in enumerate(edited):
        place = found.get(at - 1, -1) + 1
        is_free = at not in found and place < len(original) and place not in found.values()
        if is_free and _likeness(original[place].text, step.text) >= _LIKE:
            found[at] = place
    return {at: keys[place] for at, place in found.items()}


def _folded(text: str) -> str:
    """A text without regard to blanks and capitals."""
    return " ".join(text.split()).casefold()


def _likeness(one: str, other: str) -> float:
    """How much two texts say the same, from 0 to 1."""
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _thing(step: ReadStep) -> Thing:
    """A row as it is known again."""
    return Thing("baris", step.text, "; ".join((*step.actors[:1], *step.needs, *step.results)))


def _edges(sop: ReadSop, keys: Sequence[str]) -> frozenset[Edge]:
    """The arrows that were read."""
    return frozenset(
        Edge(keys[one.start], keys[one.end], one.words or one.label) for one in sop.flows
    )


def _columns(chart: Flowchart, old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """The key of the actor of each column; a column with another name in its place is the same."""
    keys = dict(zip(old, chart.actors, strict=False)) if len(old) == len(chart.actors) else {}
    found = {name: keys[name] for name in new if name in keys}
    for name, other in _renamed(old, new):
        if other in keys:
            found[name] = keys[other]
    return found


def _renamed(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Columns whose titles were changed, with the titles that they had."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag == "replace" and end - begin == last - first:
            yield from zip(new[first:last], old[begin:end], strict=True)
