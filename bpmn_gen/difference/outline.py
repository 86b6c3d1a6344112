"""A definition as a flat outline: each step, the list in which it stands, and where it leads.

Lists of steps stand inside each other.  Whoever compares two states of a process asks about single
steps, so everything about one of them is together here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.schema.langkah import STEP_KEYS, Pilih, Sejajar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.value import Value

BLOCKS: Final = (Sejajar.kunci, Pilih.kunci)
"""Keys of steps with branches that part and meet again."""
FLOW: Final = frozenset({"id", "lanjut", "cabang", *BLOCKS})
"""Keys that say where a step stands and leads, not what it is."""
KINDS: Final = (*(key for key in STEP_KEYS if key not in BLOCKS), *BLOCKS)
"""Keys that say what kind of step one is, and in all but the last two what it says."""
SHARES: Final = "peluang"
"""The key of a decision that says how often its branches are taken, by their labels."""
PARTIES: Final = ("kepada", "tembusan", "bersama")
"""Keys of a step that name actors and parties."""


@dataclass(frozen=True, slots=True)
class Home:
    """A list of steps: the body of a process, or one branch of a block."""

    block: str = ""
    """Key of the block; empty for the body."""
    branch: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One step."""

    key: str
    """Its id."""
    value: Mapping[str, Value]
    """What it says, without the keys of ``FLOW``."""
    home: Home
    phase: int | None
    """The number of the phase (tahap) it stands in; None where there are none."""
    next: str
    """Key of the step that follows; empty at the end of a list, and of steps with branches."""
    branches: Mapping[str, str]
    """Of a decision: the key of the step behind each branch, by its label."""
    block: str = ""
    """Which kind of block it is (``sejajar`` or ``pilih``); empty for other steps."""
    number: int = 0
    """Its number among the steps that do something, counted as authors do; 0 for the others."""

    @property
    def is_beside(self) -> bool:
        """Whether the flow passes it by."""
        return self.value.get("sewaktu_waktu") == "ya"

    @property
    def text(self) -> str:
        """Its words, as they stand in its box."""
        for key in ("ringkas", *KINDS):
            said = self.value.get(key)
            if isinstance(said, str) and said:
                return said
            if said and not isinstance(said, Mapping):
                return "; ".join(map(str, said))
        return ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole definition."""

    head: Mapping[str, Value]
    """All that it says beside its steps."""
    entries: Mapping[str, Entry]
    """All steps by key, in the order in which they are written."""
    homes: Mapping[Home, tuple[str, ...]]
    """The keys in each list, in their order."""
    phases: tuple[Mapping[str, Value], ...]
    """The phases without their steps."""

    @property
    def actors(self) -> Mapping[str, Value]:
        """The actors with a lane (pelaku), by key."""
        return self._people("pelaku")

    @property
    def parties(self) -> Mapping[str, Value]:
        """Those who take part without a lane (pihak), by key."""
        return self._people("pihak")

    def _people(self, where: str) -> Mapping[str, Value]:
        """Those under a key of the definition."""
        people = self.head.get(where, {})
        return people if isinstance(people, Mapping) else {}


def with_numbers(outline: Outline, numbers: Mapping[str, str]) -> Outline:
    """An outline whose steps have the numbers that the SOP prints; others have none.

    Args:
        outline: the outline.
        numbers: of steps, by their keys.
    """
    entries = {
        key: replace(entry, number=int(numbers.get(key, "0")))
        for key, entry in outline.entries.items()
    }
    return replace(outline, entries=entries)


def outline_of(said: Mapping[str, Value]) -> Outline:
    """The outline of a definition in which every step has an id of its own.

    Args:
        said: the definition as plain data, with its steps in ``langkah`` or ``tahap``.
    """
    head = {key: value for key, value in said.items() if key not in ("langkah", "tahap")}
    walk = _Walk()
    stages = _items(said.get("tahap", ()))
    body: list[tuple[int | None, Mapping[str, Value]]] = [
        (at, one) for at, stage in enumerate(stages) for one in _items(stage.get("langkah", ()))
    ]
    if not stages:
        body = [(None, one) for one in _items(said.get("langkah", ()))]
    walk.home(Home(), body)
    phases = tuple({key: v for key, v in stage.items() if key != "langkah"} for stage in stages)
    return Outline(head, walk.entries, walk.homes, phases)


def _items(value: Value) -> list[Mapping[str, Value]]:
    """The objects in a list."""
    return [one for one in value if isinstance(one, Mapping)] if not isinstance(value, str) else []


class _Walk:
    """Collects the steps of all lists."""

    def __init__(self) -> None:
        """Begin with none."""
        self.entries: dict[str, Entry] = {}
        self.homes: dict[Home, tuple[str, ...]] = {}
        self._number = 0

    def home(self, home: Home, steps: Sequence[tuple[int | None, Mapping[str, Value]]]) -> None:
        """Collect the steps of one list, and those of the lists inside it behind each."""
        keys = tuple(str(step["id"]) for _, step in steps)
        self.homes[home] = keys
        ahead = _ahead([step for _, step in steps])
        for (phase, step), key, after in zip(steps, keys, ahead, strict=True):
            self.entries[key] = self._entry(home, phase, step, after)
            for block in BLOCKS:
                for branch, inner in enumerate(_lists(step.get(block, ()))):
                    self.home(Home(key, branch), [(phase, one) for one in inner])

    def _entry(self, home: Home, phase: int | None, step: Mapping[str, Value], after: str) -> Entry:
        """One step."""
        ways = step.get("cabang", {})
        block = next((one for one in BLOCKS if one in step), "")
        number = 0
        if any(kind in step for kind in ("kegiatan", "keputusan", "proses")):
            self._number += 1
            number = self._number
        return Entry(
            key=str(step["id"]),
            value={key: value for key, value in step.items() if key not in FLOW},
            home=home,
            phase=phase,
            next="" if "cabang" in step or "selesai" in step else str(step.get("lanjut", after)),
            branches={k: str(v) for k, v in ways.items()} if isinstance(ways, Mapping) else {},
            block=block,
            number=number,
        )


def _ahead(steps: Sequence[Mapping[str, Value]]) -> Iterator[str]:
    """The key of the next step in the flow of a list, for each of its steps."""
    flowing = [str(one["id"]) for one in steps if one.get("sewaktu_waktu") != "ya"]
    following = dict(zip(flowing, [*flowing[1:], ""], strict=bool(flowing)))
    return (following.get(str(one["id"]), "") for one in steps)


def _lists(value: Value) -> list[list[Mapping[str, Value]]]:
    """The branches of a block."""
    return [] if isinstance(value, str) else [_items(one) for one in value]
