"""What the cells of an SOP say, brought into the steps that they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped, fill
from bpmn_gen.sop_reading.telling import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.returning.sop_rows import Rows
    from bpmn_gen.sop_reading.read_sop import ReadStep

_TEXT: Final = ("kegiatan", "keputusan", "selesai", "mulai")
"""Keys of a step in which the words of the first column stand."""
_REMARKS: Final = (
    "mulai",
    "selesai",
    "keputusan",
    "syarat",
    "batas_waktu",
    "berkala",
    "keterangan",
)
"""Keys of steps whose words stand in the last column, with others that the program writes."""
_BLANK: Final = "-–. "
"""Signs that stand where a column says nothing."""
_COLUMNS: Final = {
    "text": "kegiatan",
    "needs": "kelengkapan",
    "time": "waktu",
    "results": "output",
    "remark": "keterangan",
}


@dataclass(slots=True)
class Words:
    """Changes what the steps of an outline say."""

    rows: Rows
    outline: Outline
    fills_times: Callable[[str], bool]
    """Whether the unit and not the definition says how long the step of a key takes."""
    times: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By key of such a step: its time before and now."""
    remarks: list[str] = field(default_factory=list)
    """What could not be taken, one Indonesian sentence each."""
    _values: dict[str, dict[str, Value]] = field(default_factory=dict)

    def run(self) -> Outline:
        """The outline with the words of the rows that came back."""
        entries = self.outline.entries
        self._values = {key: dict(entry.value) for key, entry in entries.items()}
        for key, row in self.rows.new.items():
            if key in self.rows.old:
                self._row(key, self.rows.old[key], row)
            elif key in entries:
                self._fresh(key, row)
        made = {key: replace(entry, value=self._values[key]) for key, entry in entries.items()}
        return replace(self.outline, entries=made)

    def _fresh(self, key: str, row: ReadStep) -> None:
        """What a new row says."""
        said: dict[str, Value] = {
            "kelengkapan": [*map(escaped, row.needs)],
            "keluaran": [*map(escaped, row.results)],
            "waktu": escaped(row.time.strip(_BLANK)),
            "keterangan": escaped(row.remark),
        }
        self._values[key] |= {field: value for field, value in said.items() if value}

    def _row(self, key: str, old: ReadStep, new: ReadStep) -> None:
        """What a row says otherwise."""
        takers = {
            "text": self._text,
            "needs": lambda one, was, now: self._list(one, "kelengkapan", was, now),
            "time": self._time,
            "results": lambda one, was, now: self._list(one, "keluaran", was, now),
            "remark": self._remark,
        }
        for column, take in takers.items():
            was, now = getattr(old, column), getattr(new, column)
            if was != now and not take(key, was, now):
                self._tell(key, _COLUMNS[column], was, now)

    def _tell(self, key: str, column: str, was: object, now: object) -> None:
        """Tell of a change that has no place in the definition."""
        name = self._called(key)
        before, after = (shortened(_told(one)) for one in (was, now))
        self.remarks.append(
            f"{name}: {column} '{before}' menjadi '{after}' tidak diambil, karena isi itu tidak "
            "ditulis demikian di definisinya"
        )

    def _text(self, key: str, was: str, now: str) -> bool:
        """Take the words of the first column."""
        return bool(now) and self._plain(key, _TEXT, was, now)

    def _time(self, key: str, was: str, now: str) -> bool:
        """Take the time of a step, unless it is for each unit to say."""
        if not self.fills_times(key):
            return self._plain(key, ("waktu",), was, now)
        if not self._is_work(key):
            return False
        self.times[key] = (was.strip(_BLANK), now.strip(_BLANK))
        return True

    def _called(self, key: str) -> str:
        """How a row is named in a remark."""
        row = self.rows.old[key]
        return f"langkah {row.number}" if row.number else f"'{shortened(row.text)}'"

    def _plain(self, key: str, fields: Sequence[str], was: str, now: str) -> bool:
        """Take words that stand in a step as they are printed."""
        said = self._values.get(key, {})
        for name in fields:
            own = said.get(name, "")
            if isinstance(own, list) and len(own) == 1:
                own = own[0]
            if isinstance(own, str) and _filled(own) == was.strip(_BLANK):
                if not own and (name != "waktu" or not self._is_work(key)):
                    continue
                self._set(key, name, escaped(now.strip(_BLANK) if name == "waktu" else now))
                return True
        return False

    def _is_work(self, key: str) -> bool:
        """Whether a row tells a step that may need and make papers."""
        return any(name in self._values.get(key, {}) for name in (*_TEXT, "proses"))

    def _set(self, key: str, name: str, value: Value) -> None:
        """Let a step say something else; an empty value is none."""
        if value:
            self._values[key][name] = value
        else:
            self._values[key].pop(name, None)

    def _list(self, key: str, name: str, was: tuple[str, ...], now: tuple[str, ...]) -> bool:
        """Take a list of papers; what is printed beside the step's own stays out of it."""
        if not self._is_work(key):
            return False
        said = self._values[key].get(name, [])
        own = [said] if isinstance(said, str) else [*said]
        printed = [_filled(str(one)) for one in own]
        made: list[Value] = []
        at = dict(zip(printed, own, strict=True))
        matcher = SequenceMatcher(None, was, now, autojunk=False)
        for tag, begin, end, first, last in matcher.get_opcodes():
            old = was[begin:end]
            if tag == "equal":
                made += [at[one] for one in old if one in at]
            elif all(one in at for one in old):
                made += map(escaped, now[first:last])
            else:
                return False
        self._set(key, name, made)
        return True

    def _remark(self, key: str, was: str, now: str) -> bool:
        """Take the last column, in which words of several steps stand between the program's own."""
        pieces = [*self._pieces(key, was)]
        added = self._added(was, now) if all(name != "keterangan" for *_, name in pieces) else ""
        parts, at = [], 0
        for begin, end, _, _ in pieces:
            parts += [re.escape(was[at:begin]), "(.*?)"]
            at = end
        parts.append(re.escape(was[at:]))
        found = re.fullmatch("".join(parts), now[: len(now) - len(added)].strip(), re.DOTALL)
        if found is None or not self._is_work(key) or self._is_told(added):
            return False
        for (_, _, step, name), text in zip(pieces, found.groups(), strict=True):
            if text.strip() != _filled(str(self._values[step].get(name, ""))):
                if not text.strip() and name in _TEXT:
                    return False
                self._set(step, name, escaped(text.strip()))
        if added:
            self._set(key, "keterangan", escaped(added))
        return True

    def _is_told(self, words: str) -> bool:
        """Whether words are those of another row, or the program's own about a start or an end."""
        events = {
            f"{name.capitalize()}: {_filled(str(said[name]))}"
            for said in self._values.values()
            for name in ("mulai", "selesai")
            if isinstance(said.get(name), str)
        }
        own = {*events, *(row.remark for row in self.rows.old.values())}
        return bool(words) and words in own

    @staticmethod
    def _added(was: str, now: str) -> str:
        """A sentence that was written behind all others; empty where there is none."""
        rest = now.removeprefix(was) if now.startswith(was) else ""
        text = rest.strip()
        return text if text and (not was or not text[0].islower()) else ""

    def _is_first(self, key: str, step: str, name: str) -> bool:
        """Whether words of a step are those of the first column."""
        said = self._values.get(key, {})
        return step == key and name == next((one for one in _TEXT if one in said), "")

    def _pieces(self, key: str, printed: str) -> Iterator[tuple[int, int, str, str]]:
        """The words of steps in a text: where each begins and ends, and whose it is."""
        found: list[tuple[int, int, str, str]] = []
        for step in self.rows.steps(key):
            for name in _REMARKS:
                said = self._values.get(step.id, {}).get(name, "")
                if not isinstance(said, str) or not said or self._is_first(key, step.id, name):
                    continue
                text = _filled(said)
                begin = printed.find(text)
                free = all(end <= begin or begin + len(text) <= at for at, end, *_ in found)
                if begin >= 0 and free:
                    found.append((begin, begin + len(text), step.id, name))
        yield from sorted(found)


def _filled(text: str) -> str:
    """A text as it is printed."""
    return " ".join(fill(text, {}).split())


def _told(value: object) -> str:
    """What stands in a cell."""
    return value if isinstance(value, str) else "; ".join(map(str, value))  # type: ignore[call-overload]
