"""What stood there before and what stands there now, in full, for the table of changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import capitalised
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.outline import PARTIES, SHARES
from bpmn_gen.difference.telling import field_name, head_name, shares_in_words

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Outline


class Side:
    """Tells one of two states."""

    def __init__(self, outline: Outline, names: Mapping[str, str]) -> None:
        """Note the state and the printed names of actors and parties in it."""
        self._outline, self._names = outline, names

    def tell(self, edit: Edit, value: Value) -> str:
        """What this state has where the two differ; empty where it has nothing.

        Args:
            edit: the difference.
            value: what the difference says of this state.
        """
        match edit.kind.partition("-")[0]:
            case "step" | "steps":
                return self._of_step(edit, value)
            case "branch" | "way":
                return self._way(edit, value)
            case "head":
                return self._said(head_name(edit.field), value)
        return self._people(edit, value)

    def _of_step(self, edit: Edit, value: Value) -> str:
        """A step as a whole, its place, or what it says."""
        if edit.kind is EditKind.STEP_CHANGED:
            return self._said(field_name(edit.field), self._named(edit.field, value))
        if edit.kind is EditKind.STEP_MOVED:
            return self._place(edit.key)
        is_many = edit.kind in (EditKind.STEP_SPLIT, EditKind.STEPS_MERGED)
        keys = map(str, value) if is_many and not isinstance(value, str) else [edit.key]
        return "\n".join(self.step(key) for key in keys)

    def step(self, key: str) -> str:
        """A step with its number and who does it; empty where this state has none."""
        entry = self._outline.entries.get(key)
        if entry is None:
            return ""
        who = self._name(str(entry.value.get("oleh", "")))
        text = str(entry.value.get("kegiatan", "")) or entry.text or "cabang bersama"
        number = f"Langkah {entry.number}: " if entry.number else ""
        return f"{number}{text}" + (f" (oleh {who})" if who else "")

    def _place(self, key: str) -> str:
        """A step and what leads to it."""
        entries = self._outline.entries
        leading = (k for k, one in entries.items() if key in (one.next, *one.branches.values()))
        before = next(leading, "")
        phase = entries[key].phase
        where = f"\nsesudah {self._short(before)}" if before else ""
        stage = f"\npada tahap {self._outline.phases[phase]['nama']}" if phase is not None else ""
        return f"{self.step(key)}{where}{stage}"

    def _way(self, edit: Edit, value: Value) -> str:
        """Where a way leads, or the name of a branch; empty where there is none."""
        if not value:
            return ""
        if edit.kind is EditKind.BRANCH_RENAMED:
            return f"Cabang '{value}'"
        label = f"Cabang '{edit.field}'" if edit.field else "Sesudahnya"
        return f"{label} ke {self._short(str(value))}"

    def _short(self, key: str) -> str:
        """A step in a sentence."""
        entry = self._outline.entries.get(key)
        if entry is None:
            return "akhir proses" if key else "akhir cabang"
        number = f"langkah {entry.number} " if entry.number else ""
        return f"{number}'{entry.text or 'cabang bersama'}'"

    def _people(self, edit: Edit, value: Value) -> str:
        """Actors by name, or the phases."""
        if not value:
            return ""
        if edit.kind is EditKind.ACTORS_ORDERED:
            return "\n".join(self._name(str(key)) for key in value)
        if edit.kind is EditKind.PHASES_CHANGED:
            return "\n".join(map(str, value))
        return self._name(edit.key)

    def _name(self, key: str) -> str:
        """The printed name of an actor or party."""
        return self._names.get(key, key)

    def _named(self, field: str, value: Value) -> Value:
        """A value with names in the place of the keys of actors."""
        if field == "oleh":
            return self._name(str(value)) if value else ""
        if field in PARTIES and not isinstance(value, str):
            return [self._name(str(key)) for key in value]
        return shares_in_words(value) if field == SHARES else value

    @staticmethod
    def _said(name: str, value: Value) -> str:
        """A value under its name; a list has one line for each."""
        if not value:
            return ""
        name = capitalised(name)
        if isinstance(value, str):
            return f"{name}: {value}"
        items = value.values() if isinstance(value, Mapping) else value
        lines = [str(one) for one in items]
        return f"{name}: {lines[0]}" if len(lines) == 1 else "\n- ".join([f"{name}:", *lines])
