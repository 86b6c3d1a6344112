"""Edits a record at random, as staff change processes, and notes what a review must name."""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bpmn_gen.difference.outline import BLOCKS
from bpmn_gen.edition.record import ENDED, ProcessRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Step = dict[str, Any]
Named = tuple[str, str, str]
"""Kind, key of the step, field."""
LETTERS = "bcdfghjklmnprstv"
VOWELS = "aeiou"


@dataclass
class Editing:
    """One process on its way to a newer state."""

    said: dict[str, Any]
    rng: random.Random
    named: list[frozenset[Named]] = field(default_factory=list)
    """For each edit what names it; any one of a set will do."""
    touched: set[str] = field(default_factory=set)
    """Steps whose place in the flow was edited, and those that stand around."""
    fields: set[tuple[str, str]] = field(default_factory=set)
    count: int = 0

    def lists(self) -> Iterator[list[Step]]:
        """All lists of steps."""
        stack = [self.said["langkah"]] if "langkah" in self.said else []
        stack += [phase["langkah"] for phase in self.said.get("tahap", ())]
        while stack:
            steps = stack.pop()
            yield steps
            stack += [
                branch for step in steps for block in BLOCKS for branch in step.get(block, ())
            ]

    def steps(self) -> list[tuple[list[Step], Step]]:
        """All steps with their lists."""
        return [(steps, step) for steps in self.lists() for step in steps]

    def word(self) -> str:
        """A word that nobody has used."""
        self.count += 1
        return "".join(self.rng.choice(letters) for _ in range(4) for letters in (LETTERS, VOWELS))

    def words(self, number: int = 4) -> str:
        """Some words that nobody has used."""
        return " ".join(self.word() for _ in range(number)).capitalize()

    def name(self, *alternatives: Named) -> None:
        """Note an edit."""
        self.named.append(frozenset(alternatives))

    def pick(self, found: list[Any]) -> Any:  # noqa: ANN401 -- whatever was listed
        """One of some things; None where there are none."""
        return self.rng.choice(found) if found else None

    def ways_to(self, key: str) -> Iterator[tuple[Step, str]]:
        """The steps that lead to one, each with the label of the branch."""
        for _, step in self.steps():
            if step.get("lanjut") == key:
                yield step, ""
            for label, way in step.get("cabang", {}).items():
                if way == key:
                    yield step, label

    def lead(self, key: str, onward: str | None) -> None:
        """Let the ways to a step lead elsewhere; to the end of a branch where that is None."""
        for step, label in list(self.ways_to(key)):
            if label:
                step["cabang"][label] = onward or ""
            elif onward:
                step["lanjut"] = onward
            else:
                del step["lanjut"]

    def around(self, key: str) -> set[str]:
        """A step and all that it leads to or that lead to it."""
        [step] = [one for _, one in self.steps() if one["id"] == key]
        ways = {step.get("lanjut", ""), *step.get("cabang", {}).values()}
        return {key, *ways, *(one["id"] for one, _ in self.ways_to(key))}

    def is_as_it_was(self, step: Step) -> bool:
        """Whether nothing that a step says was edited."""
        return step["id"] not in {key for key, _ in self.fields}

    def simple(self) -> list[tuple[list[Step], Step]]:
        """Work that leads to one step and that no edit has come near."""
        return [
            (steps, step)
            for steps, step in self.steps()
            if "kegiatan" in step
            and "cabang" not in step
            and not step.get("sewaktu_waktu")
            and not step.get("opsional")
            and not self.around(step["id"]) - {ENDED, ""} & self.touched
            and step.get("lanjut") != step["id"]
        ]


def add(one: Editing) -> None:
    found = one.pick(one.simple())
    if found is None:
        return
    steps, step = found
    key = f"baru_{one.word()}"
    made = {"id": key, "kegiatan": one.words(), "oleh": step["oleh"]}
    if "lanjut" in step:
        made["lanjut"] = step["lanjut"]
    one.touched |= {step["id"], key}
    step["lanjut"] = key
    steps.insert(steps.index(step) + 1, made)
    one.name(("step-added", key, ""))


def remove(one: Editing) -> None:
    found = one.pick([p for p in one.simple() if len(p[0]) > 2 and one.is_as_it_was(p[1])])
    if found is None:
        return
    steps, step = found
    one.touched |= one.around(step["id"]) - {ENDED, ""}
    one.lead(step["id"], step.get("lanjut"))
    steps.remove(step)
    one.fields |= {(step["id"], key) for key in step}
    one.name(("step-removed", step["id"], ""))


def move(one: Editing) -> None:
    pairs = [pair for pair in one.simple() if len(pair[0]) > 3]
    found = one.pick(pairs)
    if found is None:
        return
    steps, step = found
    near = one.around(step["id"])
    others = [s for inner, s in one.simple() if inner is steps and s["id"] not in near]
    other = one.pick(others)
    if other is None or step.get("lanjut", "") in ("", other["id"]):
        return
    one.touched |= near | one.around(other["id"]) - {ENDED, ""}
    before = _order(steps)
    one.lead(step["id"], step["lanjut"])
    steps.remove(step)
    steps.insert(steps.index(other) + 1, step)
    onward = other.get("lanjut")
    other["lanjut"] = step["id"]
    if onward:
        step["lanjut"] = onward
    else:
        del step["lanjut"]
    one.name(*_movers(before, _order(steps), step["id"]))


def _order(steps: list[Step]) -> list[str]:
    return [step["id"] for step in steps]


def _movers(before: list[str], after: list[str], key: str) -> set[Named]:
    """What may count as moved: where two neighbours swap, either."""
    was, now = before.index(key), after.index(key)
    swapped = {before[was], before[now]} if abs(was - now) == 1 else {key}
    return {("step-moved", one, "") for one in swapped}


def split(one: Editing) -> None:
    found = one.pick([p for p in one.simple() if len(_telling(p[1]["kegiatan"])) >= 4])
    if found is None:
        return
    steps, step = found
    words = step["kegiatan"].split()
    half = len(words) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    if len(_telling(first)) < 2 or len(_telling(second)) < 2:
        return
    if not _telling(first) - _telling(second) or not _telling(second) - _telling(first):
        return
    key = f"pecahan_{one.word()}"
    made = {**step, "id": key, "kegiatan": second}
    made.pop("ringkas", None)
    one.touched |= {step["id"], key} | one.around(step["id"]) - {ENDED, ""}
    step["kegiatan"], step["lanjut"] = first, key
    steps.insert(steps.index(step) + 1, made)
    one.fields |= {(step["id"], "kegiatan")}
    one.name(("step-split", step["id"], ""))


def _telling(text: str) -> set[str]:
    return {word for word in text.casefold().replace(",", " ").split() if len(word) > 6}


def merge(one: Editing) -> None:
    by_key = {step["id"]: (steps, step) for steps, step in one.simple()}
    pairs = [
        (steps, step, by_key[step["lanjut"]][1])
        for steps, step in by_key.values()
        if step.get("lanjut") in by_key and by_key[step["lanjut"]][0] is steps
    ]
    pairs = [
        pair
        for pair in pairs
        if len([*one.ways_to(pair[2]["id"])]) == 1
        and one.is_as_it_was(pair[2])
        and _telling(pair[1]["kegiatan"]) - _telling(pair[2]["kegiatan"])
        and _telling(pair[2]["kegiatan"]) - _telling(pair[1]["kegiatan"])
    ]
    found = one.pick(pairs)
    if found is None:
        return
    steps, step, other = found
    one.touched |= (one.around(step["id"]) | one.around(other["id"])) - {ENDED, ""}
    step["kegiatan"] = f"{step['kegiatan']} dan {other['kegiatan']}"
    if "lanjut" in other:
        step["lanjut"] = other["lanjut"]
    else:
        del step["lanjut"]
    steps.remove(other)
    one.fields |= {(step["id"], "kegiatan")} | {(other["id"], key) for key in other}
    one.name(("steps-merged", step["id"], ""))


def say(one: Editing) -> None:
    """One field of a step says something else."""
    made: dict[str, Callable[[Step], Any]] = {
        "kegiatan": lambda _: one.words(6),
        "keputusan": lambda _: f"{one.words(3)}?",
        "waktu": lambda _: f"{one.rng.randint(2, 900)} menit",
        "keterangan": lambda _: one.words(),
        "kelengkapan": lambda step: [*step.get("kelengkapan", ()), one.words(2)],
        "keluaran": lambda step: [*step.get("keluaran", ())[1:], one.words(2)],
        "sumber": lambda step: [*step.get("sumber", ()), f"Pasal {one.rng.randint(30, 999)}"],
    }
    name = one.pick([*made])
    found = one.pick(
        [
            step
            for _, step in one.steps()
            if (name in step if name in ("kegiatan", "keputusan") else "kegiatan" in step)
            and (step["id"], name) not in one.fields
            and not step["id"].startswith(("baru_", "pecahan_"))
        ]
    )
    if found is None:
        return
    value = made[name](found)
    if value == found.get(name):
        return
    found[name] = value
    one.fields.add((found["id"], name))
    one.touched |= {found["id"]} if name == "kegiatan" else set()
    one.name(("step-changed", found["id"], name))


def hand_over(one: Editing) -> None:
    """Somebody else does a step."""
    found = one.pick(
        [
            step
            for _, step in one.steps()
            if "kegiatan" in step
            and (step["id"], "oleh") not in one.fields
            and not step["id"].startswith(("baru_", "pecahan_"))
        ]
    )
    others = [key for key in one.said["pelaku"] if found and key != found["oleh"]]
    if not others:
        return
    found["oleh"] = one.pick(others)
    one.fields.add((found["id"], "oleh"))
    one.name(("step-changed", found["id"], "oleh"))


def relabel(one: Editing) -> None:
    found = one.pick(
        [
            (step, label)
            for _, step in one.steps()
            if (step["id"], "cabang") not in one.fields
            for label in step.get("cabang", {})
        ]
    )
    if found is None:
        return
    step, label = found
    step["cabang"] = {
        (one.words(2) if key == label else key): way for key, way in step["cabang"].items()
    }
    one.fields.add((step["id"], "cabang"))
    one.name(("branch-renamed", step["id"], label))


def turn(one: Editing) -> None:
    """A branch leads elsewhere."""
    found = one.pick(
        [
            (steps, step, label)
            for steps, step in one.steps()
            if (step["id"], "cabang") not in one.fields and step["id"] not in one.touched
            for label, way in step.get("cabang", {}).items()
            if way not in one.touched
        ]
    )
    if found is None:
        return
    steps, step, label = found
    ways = {*step["cabang"].values(), step["id"]}
    target = one.pick(
        [
            other["id"]
            for other in steps
            if other["id"] not in ways | one.touched
            and "mulai" not in other
            and not other.get("sewaktu_waktu")
        ]
    )
    if target is None:
        return
    one.touched |= {step["id"], step["cabang"][label], target}
    step["cabang"][label] = target
    one.fields.add((step["id"], "cabang"))
    one.name(("way-turned", step["id"], label))


def head(one: Editing) -> None:
    name = one.pick(["dasar_hukum", "peringatan", "pencatatan"])
    if ("", name) in one.fields:
        return
    listed = [*one.said.get(name, ())]
    one.said[name] = [*listed[1:], one.words()]
    one.fields.add(("", name))
    one.name(("head-changed", "", name))


EDITS: tuple[Callable[[Editing], None], ...] = (
    *(add, add, remove, remove, move, move, split, merge),
    *(say, say, say, hand_over, relabel, turn, head),
)
"""What happens more often stands here more often."""


def edited(
    process: ProcessRecord, rng: random.Random, number: int
) -> tuple[ProcessRecord, Editing]:
    """A newer state of a process, and what a review must name."""
    said = copy.deepcopy(process.said)
    assert isinstance(said, dict)
    one = Editing(said, rng)
    for _ in range(number):
        rng.choice(EDITS)(one)
    used = {step["oleh"] for _, step in one.steps()}
    for key in [key for key in said["pelaku"] if key not in used]:
        said.setdefault("pihak", {})[key] = said["pelaku"].pop(key)
        one.name(("actor-removed", key, ""))
    return replace(process, said=said, derived=frozenset()), one


def with_other_ids(process: ProcessRecord) -> tuple[ProcessRecord, dict[str, str]]:
    """The same process after a tool dropped all ids, and the older id by the newer one."""
    names = {key: f"Activity_{at}" for at, key in enumerate(process.outline.entries, 1)}
    said = copy.deepcopy(process.said)
    assert isinstance(said, dict)
    for _, step in Editing(said, random.Random()).steps():
        step["id"] = names[step["id"]]
        if "lanjut" in step:
            step["lanjut"] = names.get(step["lanjut"], step["lanjut"])
        if "cabang" in step:
            step["cabang"] = {k: names.get(way, way) for k, way in step["cabang"].items()}
    return replace(process, said=said), {new: old for old, new in names.items()}


def exchanged(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 -- plain data of any shape
    """Plain data with one text in the place of another wherever it stands."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, Mapping):
        return {key: exchanged(inner, old, new) for key, inner in value.items()}
    return [exchanged(inner, old, new) for inner in value]
