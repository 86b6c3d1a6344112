"""Steps that came, went or moved: in which list of the definition each is to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.decompiler.actors import key_of
from bpmn_gen.difference.edits import moved_steps
from bpmn_gen.difference.outline import BLOCKS, FLOW, PARTIES, Home
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.tree import branch_lists, index_of
from bpmn_gen.returning.values import free_key, give_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.difference.outline import Entry, Outline
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.tree import Step
    from bpmn_gen.returning.values import Values


class Placing:
    """Brings the steps of one definition to where the edited file has them."""

    def __init__(self, base: Base, new: Outline, values: Values) -> None:
        """Begin with the steps that both have, where they are."""
        self.base, self.old, self.new, self.values = base, base.outline, new, values
        self.tree = base.tree
        self.steps: dict[str, Step] = {k: s for k, s in base.steps.items() if k in new.entries}
        """By key of the edited outline: the step of the definition."""
        self._moved = moved_steps(self.old, new)
        self._ids = self.tree.ids()
        self._lists: dict[Home, list[Any]] = {}
        self._variants: dict[int, dict[str, Any] | None] = {}
        """The variants to which steps belong that were moved, by the identity of the step."""

    def run(self) -> None:
        """Place all steps, then take out those that are gone, with the lists that are empty."""
        for home, keys in self.new.homes.items():
            if home.block and home.block not in self.old.entries:
                continue  # its block is new and fills its own lists
            self._fill(home, keys)
        for key, step in self.base.steps.items():
            shared = [one for one, other in self.steps.items() if other is step]
            if key not in self.new.entries and not shared:
                self._forget(step)
        self._tidy()

    def _fill(self, home: Home, keys: tuple[str, ...]) -> None:
        """Place the steps of one list; each stands behind the one before it in its phase."""
        before: dict[int | None, Step] = {}
        for at, key in enumerate(keys):
            entry = self.new.entries[key]
            is_new = key not in self.old.entries or self._is_unsaid(key)
            if not is_new and key not in self._moved:
                if key in self.steps:
                    before[entry.phase] = self.steps[key]
                continue
            if not is_new and key not in self.steps:
                continue
            step = self._made(entry) if is_new else self.steps[key]
            if not is_new:
                self._lift(step)
            rest = [one for one in keys[at + 1 :] if self.new.entries[one].phase == entry.phase]
            self._put(step, home, before.get(entry.phase), rest, entry.phase)
            self.steps[key] = before[entry.phase] = step

    def _lift(self, step: Step) -> None:
        """Take a step out of its list, and remember whose it is."""
        found = self.tree.variant_of(step)
        self._variants[id(step)] = None if found is None else found[0]
        self.tree.take_out(step)

    def _is_unsaid(self, key: str) -> bool:
        """Whether a start or an end that its author left unsaid says something now."""
        if key in self.base.steps or key not in self.old.entries:
            return False
        return self.old.entries[key].value != self.new.entries[key].value

    def _put(
        self, step: Step, home: Home, before: Step | None, rest: Iterable[str], phase: int | None
    ) -> None:
        """Put a step behind another in its list, else before the next one that stands there."""
        if before is not None:
            self._put_beside(step, before, behind=True)
            return
        for key in rest:
            if key in self.steps and key not in self._moved and key in self.old.entries:
                self._put_beside(step, self.steps[key], behind=False)
                return
        self._list(home, phase).append(step)

    def _put_beside(self, step: Step, anchor: Step, *, behind: bool) -> None:
        """Put a step behind or before another.

        What belongs to a variant stays in it, and what all share stays with what they share, so
        that no other unit type gets or loses a step.
        """
        own, other = self._variants.get(id(step)), self.tree.variant_of(anchor)
        if own is not None and (other is None or other[0] is not own):
            key = "sisip_setelah" if behind else "sisip_sebelum"
            steps = own.setdefault(key, {}).setdefault(self._id_of(anchor), [])
            steps.insert(0 if behind else len(steps), step)
            return
        if id(step) not in self._variants and other is None and behind:
            inserted = self._inserted_behind(anchor)
            if inserted is not None:
                inserted.insert(0, step)
                return
        if own is None and other is not None and id(step) in self._variants:
            anchor = self.tree.by_id(other[1]) or anchor
        steps = self.tree.list_of(anchor)
        steps.insert(index_of(steps, anchor) + behind, step)

    def _inserted_behind(self, anchor: Step) -> list[Any] | None:
        """What one of the unit's variants puts behind a step; None where none does.

        Between the two there is nothing that all unit types share.
        """
        ident = anchor.get("id")
        # What a later variant inserts stands before what earlier ones did.
        lists = (one.get("sisip_setelah", {}).get(ident) for one in reversed(self.tree.variants))
        return next((steps for steps in lists if isinstance(steps, list) and steps), None)

    def _id_of(self, step: Step) -> str:
        """The id of a step; one that has none gets its own."""
        key = next(key for key, one in self.steps.items() if one is step)
        return give_id(step, slug(key), self._ids)

    def _list(self, home: Home, phase: int | None) -> list[Any]:
        """The list for a home in which none of the old steps stands."""
        if not home.block:
            stages = self.tree.root.get("tahap", [])
            holder = self.tree.root if phase is None else stages[phase]
            steps: list[Any] = holder.setdefault("langkah", [])
            return steps
        if home not in self._lists:
            self._lists[home] = []
            branch_lists(self.steps[home.block]).append(self._lists[home])
        return self._lists[home]

    def _made(self, entry: Entry) -> Step:
        """A step that the definition does not have yet."""
        said = {key: value for key, value in entry.value.items() if key not in FLOW}
        ident = free_key(key_of(entry.text or entry.block), self._ids)
        self._ids.add(ident)
        step: Step = {"id": ident}
        for key, value in said.items():
            if key == "oleh":
                step[key] = self.values.actor(str(value))
            elif key in PARTIES:
                step[key] = [self.values.actor(str(one)) for one in value]
            else:
                step[key] = value
        if entry.block:
            self.steps[entry.key] = step
            step[entry.block] = [
                self._inside(keys)
                for home, keys in self.new.homes.items()
                if home.block == entry.key
            ]
        return step

    def _inside(self, keys: Iterable[str]) -> list[Any]:
        """The steps of a branch of a new block."""
        made = []
        for key in keys:
            if key in self.steps and key in self.old.entries:
                self._lift(self.steps[key])
                made.append(self.steps[key])
            else:
                self.steps[key] = self._made(self.new.entries[key])
                made.append(self.steps[key])
        return made

    def _forget(self, step: Step) -> None:
        """Take a step out, and what variants say of leaving it out.

        A shared step that variants edit is left out for this unit type only, because the variants
        of the others stand on it.
        """
        ident = step.get("id")
        if ident and self.tree.variant_of(step) is None and self.tree.is_edited(ident):
            target = self.base.process.target
            self.tree.leave_out(ident, target)
            self.values.remarks.append(
                f"langkah '{ident}' dihapus bagi {target.name} saja, karena varian memakainya"
            )
            return
        try:
            self.tree.take_out(step)
        except LookupError:
            return  # it went with its block
        for variant in self.tree.root.get("varian", ()) if ident else ():
            gone = variant.get("hapus")
            if isinstance(gone, list) and ident in gone:
                gone.remove(ident)

    def _tidy(self) -> None:
        """Take out branches in which nothing is left, and edits of variants that do nothing."""
        for step in self.tree.steps():
            branches = branch_lists(step) if any(k in step for k in BLOCKS) else []
            branches[:] = [one for one in branches if one != []]
        for variant in self.tree.root.get("varian", ()):
            for ident in [key for key, steps in variant.get("ganti", {}).items() if steps == []]:
                variant.setdefault("hapus", []).append(ident)
            for key in ("ganti", "sisip_sebelum", "sisip_setelah"):
                edits = variant.get(key, {})
                for ident in [one for one, steps in edits.items() if steps == []]:
                    del edits[ident]
            for key in ("ganti", "sisip_sebelum", "sisip_setelah", "hapus"):
                if key in variant and not variant[key]:
                    del variant[key]
