"""Lets each step lead where the edited file leads, with as few words as the author would use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.difference.edits import renamed_branches
from bpmn_gen.difference.outline import SHARES
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.tree import index_of
from bpmn_gen.returning.values import free_key, give_id

if TYPE_CHECKING:
    from bpmn_gen.difference.outline import Entry, Outline
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.placing import Placing
    from bpmn_gen.returning.tree import Step

END = "selesai"
"""What stands for an end that nobody wrote."""


class Ways:
    """Writes where the steps of one definition lead."""

    def __init__(self, base: Base, new: Outline, placing: Placing) -> None:
        """Begin with steps that stand where they are to stand."""
        self.base, self.old, self.new = base, base.outline, new
        self.tree, self.steps = base.tree, placing.steps
        self._ids = self.tree.ids()
        self._before: dict[int, Step | None] = {}

    def note(self) -> None:
        """Note which step follows each, before any is placed."""
        for step in self.base.steps.values():
            self._before[id(step)] = self.tree.after(step)

    def run(self) -> None:
        """Write all ways."""
        self._close_branches()
        self._write_ends()
        for key, entry in self.new.entries.items():
            step = self.steps.get(key)
            if step is None:
                continue
            if entry.branches:
                self._decide(step, entry)
                continue
            step.pop("cabang", None)
            step.pop(SHARES, None)
            if "selesai" not in entry.value and not entry.is_beside:
                self._lead(step, entry)

    def _close_branches(self) -> None:
        """Put the step at which a branch ends last in it, because nothing else can say so."""
        for home, keys in self.new.homes.items():
            if not home.block:
                continue
            for key in keys:
                entry, step = self.new.entries[key], self.steps.get(key)
                ends = not entry.next and not entry.branches and not entry.is_beside
                if ends and step is not None and self.tree.after(step) is not None:
                    steps = self.tree.list_of(step)
                    del steps[index_of(steps, step)]
                    steps.append(step)

    def _write_ends(self) -> None:
        """Write out ends that were unsaid and that the ways can no longer leave unsaid."""
        for key, entry in self.new.entries.items():
            if "selesai" not in entry.value or key in self.steps:
                continue
            leading = [one for one in self.new.entries.values() if key in _targets(one)]
            if len(leading) == 1 and not entry.home.block:
                continue  # ``selesai`` as the next step, or the end of the list, says it
            ident = free_key("akhir", self._ids)
            self._ids.add(ident)
            step: Step = {
                "id": ident,
                "selesai": entry.value["selesai"],
                "oleh": self.base.actors.get(str(entry.value.get("oleh")), entry.value.get("oleh")),
            }
            last = [self.steps[one] for one in self.new.homes[entry.home] if one in self.steps][-1]
            self.tree.list_of(last).append(step)
            self.steps[key] = step

    def _decide(self, step: Step, new: Entry) -> None:
        """Write the branches of a decision."""
        old = self.old.entries.get(new.key)
        before = old.branches if old is not None else {}
        written = step.get("cabang", {})
        own = {}
        for label in written:
            filled = " ".join(fill(str(label), self.base.texts).split())
            own[filled] = str(label)
        back = {after: label for label, after in renamed_branches(before, new.branches).items()}
        made: dict[str, Any] = {}
        names: dict[str, str] = {}
        for label, target in new.branches.items():
            known = own.get(fill(back.get(label, label), {}))
            name = known if known is not None and label not in back else label
            names |= {} if known is None else {known: name}
            stays = known is not None and before.get(back.get(label, label)) == target
            made[name] = written[known] if stays and self._holds(target) else self._named(target)
        in_order = [key for key in written if key in made]
        if [key for key in made if key in written] != in_order and not back:
            made = {key: made[key] for key in [*in_order, *(k for k in made if k not in written)]}
        step.pop("lanjut", None)
        step["cabang"] = made
        if isinstance(shares := step.get(SHARES), dict):
            kept = {names[one]: share for one, share in shares.items() if one in names}
            step.pop(SHARES)
            step |= {SHARES: kept} if kept else {}

    def _holds(self, target: str) -> bool:
        """Whether what the author wrote for a target still means it."""
        return target in self.steps or "selesai" in self.new.entries[target].value

    def _lead(self, step: Step, new: Entry) -> None:
        """Write which step follows another, unless it is the next one in the list."""
        natural = self.tree.after(step)
        if self._is_as_before(step, new, natural):
            return
        target = self.steps.get(new.next) if new.next else None
        if not new.next or target is natural:
            step.pop("lanjut", None)
        else:
            wanted = self._named(new.next)
            if step.get("lanjut") != wanted:
                step["lanjut"] = wanted

    def _is_as_before(self, step: Step, new: Entry, natural: Step | None) -> bool:
        """Whether a step leads where it led, and what the author wrote still says so."""
        old = self.old.entries.get(new.key)
        if old is None or old.next != new.next:
            return False
        if id(step) not in self._before or self._before[id(step)] is not natural:
            return False
        # An end that nobody wrote may have been written out since.
        return not new.next or new.next not in self.steps or new.next in self.base.steps

    def _named(self, target: str) -> str:
        """The id by which others refer to a step; one that has none gets its own."""
        step = self.steps.get(target)
        return END if step is None else give_id(step, slug(target), self._ids)


def _targets(entry: Entry) -> set[str]:
    """The steps to which one leads."""
    return {*entry.branches.values(), entry.next}
