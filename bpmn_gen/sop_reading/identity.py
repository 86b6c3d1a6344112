"""The first page of the form: who, what, by which law; in any place, as cells or as paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.approval import approval_of
from bpmn_gen.sop_reading.form_table import items, one_line
from bpmn_gen.sop_reading.read_sop import Identity
from bpmn_gen.sop_reading.vocabulary import LISTS, SCALARS, column_of, field_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.sop_reading.page_texts import Words

_GOVERNMENT: Final = re.compile(
    r"pemerintah\s+(?:kabupaten|kota|provinsi|daerah|desa|kab)\b.*", re.IGNORECASE
)
_HEADING: Final = re.compile(
    r"(?:standard? operasional|s\.?o\.?p\b|prosedur tetap|protap\b|jalan\b|jln?\b|"
    r"alamat\b|telp|telepon|kode pos|e-?mail|website|laman|nomor\b)",
    re.IGNORECASE,
)
"""What follows a letterhead and is no unit: a title, an address."""
_LETTERHEAD: Final = 3
"""Government, office and unit."""
_LONGEST_NAME: Final = 120
_GAP: Final = 32.0
"""How far under each other the texts of one field may stand, in points: two blank rows."""
_FOOTNOTE: Final = re.compile(r"\*+\)|catatan\s*:", re.IGNORECASE)
_TOUCHING: Final = 3.0
"""How far borders of cells that stand beside each other may be apart, in points."""


@dataclass(slots=True)
class _Found:
    """Fields while they are gathered."""

    values: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: str) -> None:
        """Keep the first value of a field that says something."""
        if value and not self.values.get(name):
            self.values[name] = value


def identity_of(texts: Sequence[Words]) -> Identity:
    """What the texts around a table of steps say of the SOP."""
    found = _Found()
    labels = {place for place, one in enumerate(texts) if field_of(one.text) is not None}
    for place in sorted(labels):
        name, behind = field_of(texts[place].text) or ("", "")
        if texts[place].is_part:
            found.put(name, behind)
        elif name in SCALARS:
            found.put(name, behind or _beside(texts, place, labels))
        else:
            found.put(name, behind or _in_row(texts, place, labels) or _below(texts, place, labels))
    government, office, unit = _letterhead(texts, labels)
    values = found.values
    lists = {name: items(values.get(name, "")) for name in LISTS}
    return Identity(
        name=one_line(values.get("name", "")) or _title(texts),
        government=government,
        office=office,
        unit=unit,
        number=one_line(values.get("number", "")),
        made=one_line(values.get("made", "")),
        revised=one_line(values.get("revised", "")),
        effective=one_line(values.get("effective", "")),
        approval=approval_of(values.get("approval", "")),
        **lists,
    )


def has_identity(identity: Identity) -> bool:
    """Whether anything was found that tells one SOP from another."""
    return bool(identity.number or (identity.name and (identity.made or identity.laws)))


def _beside(texts: Sequence[Words], place: int, labels: set[int]) -> str:
    """What stands to the right of a label, in all rows that the label takes."""
    label = texts[place].box
    right = [
        one
        for number, one in enumerate(texts)
        if number not in labels
        and one.table == texts[place].table
        and one.box.left >= label.right - _TOUCHING
        and one.box.top >= label.top - _TOUCHING
        and one.box.bottom <= max(label.bottom, one.box.top) + _TOUCHING
        and one.box.top < label.bottom - _TOUCHING
    ]
    if not right:
        return _under_rows(texts, place, labels)
    edge = min(one.box.left for one in right)
    first = [one for one in right if one.box.left <= edge + _TOUCHING]
    # A label whose value goes on in the rows below it, which have no label of their own.
    bottom = max(one.box.bottom for one in first)
    stop = min(
        (
            texts[number].box.top
            for number in labels
            if texts[number].table == texts[place].table
            and texts[number].box.top >= label.bottom - _TOUCHING
        ),
        default=bottom,
    )
    more = [
        one
        for number, one in enumerate(texts)
        if number not in labels
        and one.table == texts[place].table
        and abs(one.box.left - edge) <= _TOUCHING
        and bottom - _TOUCHING <= one.box.top < stop - _TOUCHING
    ]
    return "\n".join(one.text.lstrip(": ").strip() for one in [*first, *more])


def _in_row(texts: Sequence[Words], place: int, labels: set[int]) -> str:
    """What stands beside the label of a list, where the page is a column of labels with values.

    On the usual form another label stands beside it, and the list stands under it.
    """
    label = texts[place]
    right = sorted(
        (
            (one.box.left, number)
            for number, one in enumerate(texts)
            if one.table == label.table
            and one.box.left >= label.box.right - _TOUCHING
            and abs(one.box.top - label.box.top) <= _TOUCHING
        ),
    )
    values = [number for _, number in right if texts[number].text.strip() != ":"]
    if not values or values[0] in labels:
        return ""
    return texts[values[0]].text.lstrip(": ").strip()


def _under_rows(texts: Sequence[Words], place: int, labels: set[int]) -> str:
    """The paragraph that follows a label, unless it is a label itself."""
    following = place + 1
    if following >= len(texts) or following in labels:
        return ""
    one = texts[following]
    is_paragraph = one.table == texts[place].table + 1
    return one.text.strip() if is_paragraph and _GOVERNMENT.match(one.text) is None else ""


def _below(texts: Sequence[Words], place: int, labels: set[int]) -> str:
    """What stands under a label, down to the next label; beside it where nothing is under it."""
    label = texts[place]
    under = [
        (number, one)
        for number, one in enumerate(texts)
        if one.table == label.table
        and one.box.top >= label.box.bottom - _TOUCHING
        and one.box.left < label.box.right - _TOUCHING
        and one.box.right > label.box.left + _TOUCHING
    ]
    under.sort(key=lambda pair: pair[1].box.top)
    kept = _together(takewhile(lambda pair: pair[0] not in labels, under), label.box.bottom)
    if kept:
        return "\n".join(kept)
    if under or any(one.table == label.table and one is not label for one in texts):
        return _beside(texts, place, labels)
    following = []
    for number in range(place + 1, len(texts)):
        # The table of steps stands between two paragraphs whose numbers do not follow each other.
        if number in labels or texts[number].table != texts[number - 1].table + 1:
            break
        following.append(texts[number].text)
    return "\n".join(following)


def _together(under: Iterable[tuple[int, Words]], bottom: float) -> list[str]:
    """The texts that follow each other without a gap: what comes later is about something else."""
    found: list[str] = []
    for _, one in under:
        if one.box.top - bottom > _GAP or _FOOTNOTE.match(one.text):
            break
        found.append(one.text)
        bottom = max(bottom, one.box.bottom)
    return found


def _letterhead(texts: Sequence[Words], labels: set[int]) -> tuple[str, str, str]:
    """Government, office and unit, which stand under each other."""
    for place, one in enumerate(texts):
        if place in labels:
            continue
        lines = [line.strip() for line in one.text.split("\n") if line.strip()]
        at = next((n for n, line in enumerate(lines) if _GOVERNMENT.fullmatch(line)), None)
        if at is None:
            continue
        block = [*lines[at:], *_under_letterhead(texts, place, labels)]
        kept = takewhile(lambda line: _HEADING.match(line) is None, block)
        first, second, third = (*kept, "", "", "")[:_LETTERHEAD]
        return first, second, third
    return "", "", ""


def _under_letterhead(texts: Sequence[Words], place: int, labels: set[int]) -> list[str]:
    """The lines under the name of the government: cells of its column, or paragraphs after it."""
    one = texts[place]
    found: list[str] = []
    bottom = one.box.bottom
    for number in range(place + 1, len(texts)):
        below = texts[number]
        if below.table == one.table and below.box.left > one.box.left + _TOUCHING:
            continue  # what stands beside it
        is_apart = below.box.top - bottom > _GAP or abs(below.box.left - one.box.left) > _TOUCHING
        if is_apart or number in labels or column_of(below.text) is not None:
            break
        found += [line.strip() for line in below.text.split("\n") if line.strip()]
        bottom = below.box.bottom
        if len(found) >= _LETTERHEAD:
            break
    return found


def _title(texts: Sequence[Words]) -> str:
    """The name in a title above the form, where no field gives it."""
    heading = re.compile(
        r"(?:standar|standard) operasional prosedur(?: \(?sop\)?)?:?|s\.?o\.?p\.?:?", re.IGNORECASE
    )
    for place, one in enumerate(texts):
        lines = [line.strip() for line in one.text.split("\n") if line.strip()]
        for number, line in enumerate(lines):
            if heading.fullmatch(line):
                if number + 1 < len(lines):
                    return lines[number + 1]
                if place + 1 < len(texts) and field_of(texts[place + 1].text) is None:
                    return one_line(texts[place + 1].text)
            elif line.casefold().startswith("sop ") and len(line) < _LONGEST_NAME:
                return line[4:].strip()
    return ""
