"""The shortest and the longest way through a process.

Branches that run side by side take as long as the longest of them; of branches of which one or
more are taken, the shortest way takes the quickest alone and the longest way all.  The shortest way
goes back nowhere.  The longest goes forward once, and where others lead back to a step it makes
each of these rounds once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.costing.amounts import NOTHING, Range
from bpmn_gen.costing.regions import END, Way, region_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.amounts import Amount, Pace
    from bpmn_gen.costing.regions import Region


@dataclass(frozen=True, slots=True)
class Track:
    """A way up to a step and through it, with the time that it takes."""

    step: str
    """Id of its last step."""
    amount: Amount
    weight: Fraction
    before: Track | None = None
    inside: Track | None = None
    """Of a block: the way through the branch that counts."""

    def passed(self) -> Iterator[str]:
        """The steps that it passes, in order; those of the counting branch behind their block."""
        return (track.step for track in _in_order(self))


def _in_order(last: Track) -> Iterator[Track]:
    """All tracks of a way from its first step on."""
    todo: list[tuple[Track, bool]] = [(last, False)]
    while todo:
        track, is_due = todo.pop()
        if is_due:
            yield track
            if track.inside is not None:
                todo.append((track.inside, False))
            continue
        todo.append((track, True))
        if track.before is not None:
            todo.append((track.before, False))


def _is_end(step: Step) -> bool:
    """Whether a process is over with a step."""
    return step.kind is StepKind.END


@dataclass(frozen=True, slots=True)
class Round:
    """A way back, and the time of what is done once more when it is taken."""

    way: Way
    amount: Amount
    again: tuple[str, ...] = ()
    """The steps that are done once more; of blocks in between those of the branch that counts."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The best ways of one list of steps in one sense."""

    ends: dict[str, Track]
    """The way to each end, by the id of its end; ``END`` for the end of a branch."""
    forward: dict[str, Track]
    """The same without the rounds that the longest way makes."""
    rounds: tuple[Round, ...]
    """Those of the list and of all blocks in it."""


@dataclass(frozen=True, slots=True)
class Search:
    """Looks for the shortest or the longest way."""

    times: Mapping[str, Range]
    pace: Pace
    is_longest: bool

    def best(self, tracks: Iterable[Track]) -> Track | None:
        """The track that counts; the first of equals."""
        pick: Callable[..., Track | None] = max if self.is_longest else min
        return pick(tracks, key=lambda track: track.weight, default=None)

    def region(self, steps: Sequence[Step]) -> Extreme:
        """The ways through one list of steps."""
        region = region_of(steps)
        inside = {key: tuple(map(self.region, step.branches)) for key, step in region.steps.items()}
        forward = {
            key: self._leaf(step, [one.forward for one in inside[key]])
            for key, step in region.steps.items()
        }
        own = [self._round(region, forward, way) for way in region.returns]
        rounds = (
            *own,
            *(one for found in inside.values() for part in found for one in part.rounds),
        )
        ends = self._ends(region, forward)
        if not rounds or not self.is_longest:
            return Extreme(ends, ends, rounds)
        leaves = {
            key: self._leaf(step, [one.ends for one in inside[key]])
            for key, step in region.steps.items()
        }
        for one in own:
            leaves[one.way.target] = self._longer(leaves[one.way.target], one.amount)
        return Extreme(self._ends(region, leaves), ends, rounds)

    def _leaf(self, step: Step, branches: Sequence[Mapping[str, Track]]) -> Track:
        """A step by itself; a block with the branch that counts."""
        if step.kind not in BLOCKS:
            said = self.times.get(step.id, Range())
            amount = said.most if self.is_longest else said.least
            return Track(step.id, amount, amount.weight(self.pace))
        tracks = [track for ends in branches if (track := self.best(ends.values())) is not None]
        is_free = step.kind is StepKind.SEVERAL and not self.is_longest
        pick = min if is_free else max
        inside = pick(tracks, key=lambda track: track.weight, default=None)
        if inside is None:
            return Track(step.id, NOTHING, NOTHING.weight(self.pace))
        return Track(step.id, inside.amount, inside.weight, None, inside)

    def _longer(self, leaf: Track, amount: Amount) -> Track:
        """A step with a round that begins and ends at it."""
        whole = leaf.amount + amount
        return Track(leaf.step, whole, whole.weight(self.pace), None, leaf.inside)

    def _round(self, region: Region, leaves: Mapping[str, Track], way: Way) -> Round:
        """What is done once more when a way back is taken: all from where it leads to on."""
        track = self._reached(region, leaves, way.target).get(way.source)
        return (
            Round(way, NOTHING) if track is None else Round(way, track.amount, (*track.passed(),))
        )

    def _ends(self, region: Region, leaves: Mapping[str, Track]) -> dict[str, Track]:
        """The way to each end."""
        if not leaves:
            return {}
        reached = self._reached(region, leaves, next(iter(leaves)))
        ends = {key: track for key, track in reached.items() if _is_end(region.steps[key])}
        behind = [
            track for key, track in reached.items()
            if any(way.target == END for way in region.ways[key])
        ]  # fmt: skip
        last = self.best(behind)
        return {**ends, **({} if last is None else {END: last})}

    def _reached(self, region: Region, leaves: Mapping[str, Track], start: str) -> dict[str, Track]:
        """The best way from a step to each step that it leads to, in the order of the region."""
        reached: dict[str, Track] = {start: leaves[start]}
        coming: dict[str, list[Track]] = {}
        for key in region.steps:
            if key != start:
                before = self.best(coming.pop(key, ()))
                if before is None:
                    continue
                reached[key] = self._after(before, leaves[key])
            for way in region.ways[key]:
                if way.target != END:
                    coming.setdefault(way.target, []).append(reached[key])
        return reached

    def _after(self, before: Track, leaf: Track) -> Track:
        """A way with one more step."""
        amount, weight = before.amount + leaf.amount, before.weight + leaf.weight
        return Track(leaf.step, amount, weight, before, leaf.inside)
