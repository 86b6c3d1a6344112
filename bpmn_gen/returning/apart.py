"""Lets one unit type go its own way where its variants and those of others forbid a shared one.

Steps are placed in a flat copy of the process as the unit has it.  What became different there is
written as one more variant of its unit type, so that the steps of all others stay as they are.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from bpmn_gen.difference.outline import BLOCKS, FLOW, PARTIES
from bpmn_gen.errors import RefusalError
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.tree import Tree
from bpmn_gen.returning.values import give_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.difference.outline import Entry
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.tree import Step
    from bpmn_gen.returning.values import Values

PEOPLE = ("oleh", *PARTIES)
"""Keys of a step that name actors, whom other unit types may lack."""


def may_go_apart(base: Base) -> bool:
    """Whether the unit type may have one more variant: only those without a code come together."""
    return "varian" in base.tree.root and not any("kode" in one for one in base.tree.variants)


@dataclass(slots=True)
class Apart:
    """The process of one unit type in a flat copy."""

    written: Base
    """The definition with all its variants."""
    flat: Base
    """The same without any, as the unit has it."""
    variant: dict[str, Any]
    """The new variant, which stands in the definition already."""
    _origins: dict[int, Step]
    """By identity of a copy: the step of the definition."""
    _before: list[list[Step]]
    """The copies in each list of the body."""
    _said: dict[int, Step] = field(default_factory=dict)
    """By identity of a copy: what it said at first."""

    @classmethod
    def of(cls, base: Base) -> Apart:
        """Begin with the process as it is; the definition gets a variant without edits."""
        root, target = base.tree.root, base.process.target
        copies: dict[int, Step] = {}

        def copied(steps: Any) -> list[Any]:  # noqa: ANN401 -- one step or a list of them
            made = []
            for step in base.tree.varied(steps):
                new = copies[id(step)] = dict(step)
                for block in BLOCKS:
                    if block in new:
                        new[block] = [copied(branch) for branch in new[block]]
                made.append(new)
            return made

        flat = {key: value for key, value in root.items() if key != "varian"}
        if "tahap" in root:
            stages = base.tree.stages()
            flat["tahap"] = [{**one, "langkah": copied(one.get("langkah", ()))} for one in stages]
        else:
            flat["langkah"] = copied(root.get("langkah", ()))
        steps = {key: copies[id(step)] for key, step in base.steps.items() if id(step) in copies}
        name = f"Penyesuaian {target.name}"
        taken = base.tree.variant_names()
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        variant: dict[str, Any] = {
            "nama": next(one for one in names if one not in taken),
            "berlaku": [str(target.number)],
            "urutan": [],
        }
        base.tree.add_variant(variant)
        lists = [list(steps) for steps in _body(flat)]
        every = {id(new): new for new in copies.values()}
        olds = {id(copies[id(step)]): step for step in base.tree.steps() if id(step) in copies}
        said = {key: deepcopy(new) for key, new in every.items()}
        return cls(base, replace(base, tree=Tree(flat), steps=steps), variant, olds, lists, said)

    def change(self, step: Step, old: Entry, new: Entry, values: Values) -> None:
        """Let a step say what the edited file says: its words for all, its people for one."""
        people, words = (
            [_only(entry, is_people=one) for entry in (old, new)] for one in (True, False)
        )
        values.change(step, *people)
        origin = self._origins.get(id(step))
        if origin is None:
            values.change(step, *words)
            return
        values.change(origin, *words)
        for own in (step, self._said[id(step)]):
            kept = {key: value for key, value in own.items() if key in (*PEOPLE, *FLOW)}
            told = {key: value for key, value in origin.items() if key not in (*PEOPLE, *FLOW)}
            order = [key for key in dict.fromkeys([*own, *told]) if key in kept or key in told]
            own.clear()
            own.update({key: kept.get(key, told.get(key)) for key in order})

    def write(self) -> None:
        """Write what became different in the flat copy as edits of the variant.

        Raises:
            RefusalError: when a phase keeps no step that others could stand beside.
        """
        ids = self.written.tree.ids() | self.flat.tree.ids()
        for key, step in self.flat.steps.items():
            origin = self._origins.get(id(step))
            if origin is not None and "id" in step and "id" not in origin:
                give_id(origin, str(step["id"]), set())
            if origin is not None and "id" not in step:
                give_id(step, slug(key), ids)
                give_id(origin, str(step["id"]), set())
        kept = [
            step
            for before, after in zip(self._before, _body(self.flat.tree.root), strict=True)
            for step in self._write(before, after)
        ]
        self._keep_ways(kept)
        for key in ("ganti", "sisip_sebelum", "sisip_setelah", "hapus", "urutan"):
            if key in self.variant and not self.variant[key]:
                del self.variant[key]

    def _write(self, before: list[Step], after: list[Step]) -> list[Step]:
        """Write the edits of one list; gives the steps that stay in their places."""
        olds, news = ([id(step) for step in steps] for steps in (before, after))
        kept: set[int] = set()
        for match in SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks():
            kept |= {*olds[match.a : match.a + match.size]}
        instead = self.variant.setdefault("ganti", {})
        gone = self.variant.setdefault("hapus", [])
        for step in before:
            if id(step) not in kept:
                gone.append(str(step["id"]))
            elif self._is_changed(step):
                instead[str(step["id"])] = [step]
        self._insert(after, kept)
        return [step for step in before if id(step) in kept]

    def _keep_ways(self, kept: list[Step]) -> None:
        """Say anew what leads to a step that moved, or that another was put before.

        References in shared steps would go along with the edits; those of a variant are meant as
        they stand.
        """
        instead = self.variant["ganti"]
        turned = {*self.variant["hapus"], *self.variant.get("sisip_sebelum", ())}
        for step in kept:
            if turned & _named_in(step):
                instead.setdefault(str(step["id"]), [step])

    def _insert(self, after: list[Step], kept: set[int]) -> None:
        """Put what is new in a list behind what it stands behind, else before what follows."""
        instead = self.variant["ganti"]
        ahead: list[Step] = []
        anchor: Step | None = None
        for step in after:
            if id(step) in kept:
                if ahead:
                    self.variant.setdefault("sisip_sebelum", {})[str(step["id"])] = ahead
                    ahead = []
                anchor = step
            elif anchor is None:
                ahead.append(step)
            elif str(anchor["id"]) in instead or "lanjut" in anchor:
                instead.setdefault(str(anchor["id"]), [anchor]).append(step)
            else:
                behind = self.variant.setdefault("sisip_setelah", {})
                behind.setdefault(str(anchor["id"]), []).append(step)
        if ahead:
            raise RefusalError(
                "tahap yang semua langkahnya baru tidak dapat ditulis sebagai varian"
            )

    def _is_changed(self, step: Step) -> bool:
        """Whether a step says something else than at first; an id alone is no difference."""
        before, now = self._said[id(step)], step
        return {**before, "id": ""} != {**now, "id": ""}


def _only(entry: Entry, *, is_people: bool) -> Entry:
    """A step with nothing but the people in it, or without them."""
    value = {key: value for key, value in entry.value.items() if (key in PEOPLE) is is_people}
    return replace(entry, value=value)


def _body(root: Mapping[str, Any]) -> list[list[Step]]:
    """The lists of the body: one for each phase, or one."""
    return [holder.get("langkah", []) for holder in root.get("tahap", [root])]


def _named_in(step: Step) -> set[str]:
    """The steps that a step and those inside it lead to by name."""
    ways = step.get("cabang", {})
    found = {str(step.get("lanjut", "")), *map(str, ways.values() if ways else ())}
    for block in BLOCKS:
        for branch in step.get(block, ()):
            for inner in branch:
                found |= _named_in(inner)
    return found
