"""Takes out of a file's content what its schema refused, and as little else as possible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.definition.complaint import step_into
from bpmn_gen.definition.examples import SYNONYMS
from bpmn_gen.definition.schema.base import Items, Keys
from bpmn_gen.definition.schema.langkah import STEP_KEYS, step_keys
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.complaint import Complaint

UNKNOWN = "?"
"""Stands for the text of a step that cannot be read, so that the flow around it stays."""

_JOINED = re.compile(r"[a-z_]+:\S")
"""A key without the space behind its colon, which makes a text of the whole step."""

_STEERING = frozenset(
    ("id", "oleh", "lanjut", "cabang", "langkah", "tahap", "pelaku", "pihak", "kode", *STEP_KEYS)
)
"""Keys that steer the flow, so that taking one out changes the process."""

_OTHER_KIND = frozenset(
    ("teks", "tuple_type", "dict_type", "model_type", "model_attributes_type", "is_instance_of")
)
"""Errors about a value of the wrong sort, such as a list in the place of a text."""

_CONSEQUENCES = frozenset({"missing", "siapa", "union_tag_not_found"})
"""Errors that an earlier repair may have caused."""


def meant_key(written: str, allowed: Iterable[str]) -> str | None:
    """The key that was meant by a mistyped one, or by the name that SOP forms have for it."""
    known = tuple(allowed)
    synonym = SYNONYMS.get(plain_key(written))
    return synonym if synonym in known else nearest(written, known)


def plain_key(written: str) -> str:
    """A key without capitals, dots and spaces, as the tables of names have it."""
    return "_".join(re.findall(r"\w+", written.casefold()))


class Repair:
    """Mends one file's content round by round and remembers what it did."""

    def __init__(self, root: object) -> None:
        """Work on the content of a file."""
        self.whole = True
        """Whether the flow is still the one that was written."""
        self._root = root
        self._touched: list[object] = []
        self._renamed: list[object] = []

    def caused(self, complaint: Complaint) -> bool:
        """Whether a complaint only follows from what was taken out before."""
        if complaint.kind == "langkah_atau_tahap":
            return bool(self._touched)
        if complaint.kind in _OTHER_KIND and any(item is complaint.value for item in self._renamed):
            return True  # the mistyped key was read as this one, which it was not meant to be
        if complaint.kind == "tanpa_isi":
            return any(item is complaint.value for item in self._touched)
        around = complaint.parent if complaint.kind == "missing" else complaint.value
        return complaint.kind in _CONSEQUENCES and any(item is around for item in self._touched)

    def mend(self, complaints: Iterable[Complaint]) -> bool:
        """Take out or replace what is complained about; False when nothing would be left."""
        mended = [self._mend(complaint) for complaint in complaints]
        return all(mended)

    def _mend(self, item: Complaint) -> bool:
        if item.kind == "extra_forbidden":
            return self._rename_or_drop(item)
        if item.kind == "missing":
            return self._fill(item)
        if item.kind == "union_tag_not_found" and isinstance(item.value, Keys | Text):
            return self._as_step(item.parent, item.value)
        if item.kind == "langkah_atau_tahap":
            return self._choose_steps(item)
        if item.kind == "siapa" and isinstance(item.value, Keys):
            return self._choose_who(item.value, item.facts["kunci"])
        return self._drop(item.parent, item.path[-1] if item.path else None, item.value)

    def _rename_or_drop(self, item: Complaint) -> bool:
        """Read a mistyped key as the key that was meant."""
        keys, key = item.parent, str(item.path[-1])
        meant = meant_key(key, item.allowed)
        value = keys.pop(key, None)
        if meant and meant not in keys:
            keys[Text(meant, keys.key_spans.get(key))] = value
            self._renamed.append(value)
        return True

    def _fill(self, item: Complaint) -> bool:
        """Give a decision without branches an empty set; take out others that lack a key."""
        if item.path[-1] == "cabang" and isinstance(item.parent, Keys):
            item.parent[Text("cabang")] = Keys({}, item.parent.span, {})
            self.whole = False
            return True
        if item.path == ("pelaku",) and isinstance(item.parent, Keys):
            item.parent[Text("pelaku")] = Keys({}, item.parent.span, {})
            self.whole = False
            return True
        if item.path == ("nama",):
            item.parent[Text("nama")] = Text(UNKNOWN, item.parent.span)
            return True
        if len(item.path) == 1:
            return False
        around = self._at(item.path[:-2])
        return self._drop(around, item.path[-2], item.parent)

    def _choose_who(self, actor: Keys, said: list[str]) -> bool:
        """Keep an actor that says too little or too much: its steps need not be accused as well."""
        self.whole = False
        for key in said[1:]:
            del actor[key]
        if not said:
            actor[Text("peran")] = Text(UNKNOWN, actor.span)
        return True

    def _as_step(self, around: object, step: Keys | Text) -> bool:
        """Find out what kind of step was meant."""
        if isinstance(step, Keys):
            return self._choose_kind(step)
        return self._make_step(around, step)

    def _choose_kind(self, step: Keys) -> bool:
        """Make a step with none or several step keys a step with one."""
        self.whole = False
        found = step_keys(step)
        for key in found[1:]:
            del step[key]
        if not found:
            self._name_kind(step)
        self._touched.append(step)
        return True

    def _name_kind(self, step: Keys) -> None:
        """Find the step key that was meant: left blank, mistyped, or else a piece of work."""
        blank = next((key for key in STEP_KEYS if key in step.blank), None)
        word = next((key for key in step if nearest(key, STEP_KEYS)), None)
        if blank is not None:
            step[Text(blank, step.blank.pop(blank))] = Text(UNKNOWN, step.span)
        elif word is not None and (meant := nearest(word, STEP_KEYS)):
            step[Text(meant, step.span)] = step.pop(word)
        else:
            step[Text("kegiatan", step.span)] = Text(UNKNOWN, step.span)

    def _make_step(self, around: object, text: Text) -> bool:
        """Read a step that is only a text as a piece of work."""
        said = Text(UNKNOWN, text.span) if _JOINED.match(text) else text
        step = Keys({"kegiatan": said}, text.span, {"kegiatan": text.span})
        self.whole = False
        if isinstance(around, Items):
            around[:] = [step if item is text else item for item in around]
        elif isinstance(around, Keys):
            around.update({key: step for key, value in around.items() if value is text})
        return True

    def _choose_steps(self, item: Complaint) -> bool:
        """Keep the phases when there are steps beside them; without either nothing is left."""
        if not item.facts["keduanya"] or not isinstance(item.value, Keys):
            return False
        self.whole = False
        del item.value["langkah"]
        return True

    def _drop(self, around: object, key: str | int | None, value: object) -> bool:
        """Take out one key or item."""
        self._touched.append(around)
        if isinstance(around, Keys) and isinstance(key, str) and key in around:
            self.whole = self.whole and key not in _STEERING and not _holds_keys(value)
            del around[key]
            return True
        if isinstance(around, Items):
            self.whole = self.whole and not _holds_keys(value)
            around[:] = [item for item in around if item is not value]
            return True
        return False

    def _at(self, path: tuple[str | int, ...]) -> object:
        """What stands at a place; the nearest thing around it once it is gone."""
        value = self._root
        for part in path:
            found, inner = step_into(value, part)
            if not found:
                break
            value = inner
        return value


def _holds_keys(value: object) -> bool:
    """Whether steps or other objects go with a value."""
    return isinstance(value, (Keys, Items))
