"""Puts what a file says otherwise into the step, actor or head that its author wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.difference.outline import KINDS, PARTIES
from bpmn_gen.returning.templates import reworded

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Entry
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.tree import Step

_CITED: Final = ("sumber", "dasar_hukum")
"""Keys whose items a file prints in the words of the law."""
_CODES: Final = ("dokumen", "proses", "jenis", "tabel", "sewaktu_waktu")
"""Keys whose values hold no placeholders."""


@dataclass(slots=True)
class Values:
    """Writes values into one definition."""

    base: Base
    parties: Mapping[str, Value]
    """What the edited file says of parties, by its keys."""
    remarks: list[str] = field(default_factory=list)
    """What could not be brought over, one Indonesian sentence each."""

    def actor(self, key: str) -> str:
        """The author's key of an actor or party; one that is new is entered."""
        if key not in self.base.actors:
            root = self.base.tree.root
            own = free_key(key, {*root.get("pelaku", {}), *root.get("pihak", {})})
            root.setdefault("pihak", {})[own] = self.party(self.parties.get(key, key))
            self.base.actors[key] = own
        return self.base.actors[key]

    @staticmethod
    def party(value: Value) -> Any:  # noqa: ANN401 -- plain data of any shape
        """An actor or party that is new, by its name unless it has one known role."""
        if not isinstance(value, Mapping):
            return value
        known = {key: inner for key, inner in value.items() if key not in ("peran", "sebutan")}
        role, name = str(value.get("peran", "")), str(value.get("sebutan", ""))
        if role.strip(".") and not known:
            return role
        if role.strip("."):
            return {"peran": role, **known}
        is_plain = name != name.casefold() or " " in name
        return name if name and is_plain and not known else {"jabatan": name, **known}

    def change(self, step: Step, old: Entry, new: Entry) -> None:
        """Let a step say what the edited file says."""
        for key in dict.fromkeys([*old.value, *new.value]):
            before, after = old.value.get(key, ""), new.value.get(key, "")
            if before != after:
                self._set(step, old, key, before, after)

    def _set(self, step: Step, old: Entry, key: str, before: Value, after: Value) -> None:
        """Change one key of a step."""
        if key == "waktu" and old.key in self.base.durations:
            self.remarks.append(
                f"waktu '{old.text}' diisi di unit.yaml; ubah di sana menjadi '{after}'"
            )
            return
        if key == "oleh":
            step[key] = self.actor(str(after))
        elif not after:
            step.pop(key, None)
        elif key in PARTIES:
            step[key] = [self.actor(str(one)) for one in after]
        elif key in _CODES:
            step[key] = after
        elif isinstance(after, str):
            put_in(step, key, self.text(step.get(key), before, after))
        else:
            put_in(step, key, self.listed(step.get(key), before, after, key))

    def text(self, written: object, before: Value, after: str) -> str:
        """A text with the author's placeholders."""
        template = written if isinstance(written, str) else ""
        if isinstance(written, list) and len(written) == 1:
            template = str(written[0])
        is_known = template and _filled(template, self.base) == fill(str(before), {})
        plain = fill(after, {})
        return reworded(template, plain, self.base.texts) if is_known else after

    def listed(self, written: object, before: Value, after: Value, key: str) -> Any:  # noqa: ANN401
        """A list of which the items that stay are as the author wrote them."""
        own = written if isinstance(written, list) else [written] if written else []
        old = [before] if isinstance(before, str) and before else list(before)
        new = list(after)
        if len(own) != len(old):
            if own and key in _CITED:
                self.remarks.append(f"'{key}' berubah menjadi '{'; '.join(map(str, new))}'")
                return written
            own = [str(one) for one in old]
        made: list[Any] = []
        matcher = SequenceMatcher(None, [*map(str, old)], [*map(str, new)], autojunk=False)
        for tag, begin, end, first, last in matcher.get_opcodes():
            if tag == "equal":
                made += own[begin:end]
                continue
            for at in range(first, last):
                place = begin + at - first
                known = place < end
                made.append(self.text(own[place], old[place], str(new[at])) if known else new[at])
        return made

    def head(self, old: Mapping[str, Value], new: Mapping[str, Value]) -> None:
        """Change what is said of the process as a whole."""
        root = self.base.tree.root
        for key in dict.fromkeys([*old, *new]):
            before, after = old.get(key, ""), new.get(key, "")
            if key in ("pelaku", "pihak", "kode") or before == after:
                continue
            if not after:
                root.pop(key, None)
            elif isinstance(after, str):
                root[key] = self.text(root.get(key), before, after)
            else:
                root[key] = self.listed(root.get(key), before, after, key)


def put_in(step: Step, key: str, value: object) -> None:
    """Set a key of a step; one that is new stands behind the words of the step."""
    if key in step or key in KINDS:
        step[key] = value
        return
    pairs = [*step.items()]
    at = next((n for n, (own, _) in enumerate(pairs) if own in KINDS), len(pairs) - 1) + 1
    if key != "ringkas":
        at = len(pairs)
    step.clear()
    step.update([*pairs[:at], (key, value), *pairs[at:]])


def give_id(step: Step, wanted: str, taken: set[str]) -> str:
    """The id by which others refer to a step; one that has none gets a free one, as its first key.

    Args:
        step: the step, which is changed.
        wanted: the id that it gets if nobody has it.
        taken: the ids of all steps; a new one is entered.
    """
    if "id" not in step:
        ident = free_key(wanted, taken)
        taken.add(ident)
        pairs = [*step.items()]
        step.clear()
        step.update([("id", ident), *pairs])
    return str(step["id"])


def free_key(wanted: str, taken: set[str]) -> str:
    """A key that nobody has."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}_{number}"
    return key


def _filled(template: str, base: Base) -> str:
    """A text with its placeholders filled in, on one line."""
    return " ".join(fill(template, base.texts).split())
