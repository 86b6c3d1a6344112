"""Times as engines write them, in words.

Timers hold durations, dates and cycles by ISO 8601.  Whatever is written otherwise (an expression,
a rule of cron) stays as it is, because its meaning belongs to the tool that made it.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.dates import spoken_date
from bpmn_gen.model.elements import IntermediateCatchEvent

if TYPE_CHECKING:
    from bpmn_gen.model.elements import FlowNode
    from bpmn_gen.model.foreign import BoundaryEvent

_DURATION: Final = re.compile(
    r"P(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?"
    r"(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_UNITS: Final = ("tahun", "bulan", "minggu", "hari", "jam", "menit", "detik")
_CYCLE: Final = re.compile(r"R(\d{0,6})/(P[^/]*)")


def duration_in_words(text: str) -> str:
    """A duration, e.g. ``3 hari`` of ``P3D``; empty for anything else."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        return ""
    parts = zip(found.groups(), _UNITS, strict=True)
    return " ".join(f"{int(count)} {unit}" for count, unit in parts if count)


def cycle_in_words(text: str) -> str:
    """How often something happens, e.g. ``setiap 1 bulan``; empty for anything else."""
    found = _CYCLE.fullmatch(text.strip())
    every = duration_in_words(found[2]) if found else ""
    if not every or found is None:
        return ""
    times = f", {int(found[1])} kali" if found[1] else ""
    return f"setiap {every}{times}"


def time_in_words(text: str) -> str:
    """A duration, a cycle or a date in words; anything else as it is."""
    return duration_in_words(text) or cycle_in_words(text) or _date(text.strip()) or text


def waited(node: FlowNode | None) -> str:
    """What an event without a name waits for; empty where nothing says so, and for other nodes."""
    if not isinstance(node, IntermediateCatchEvent):
        return ""
    when = next((one.condition for one in node.definitions if one.condition), "")
    return f"Menunggu {time_in_words(when)}" if when else ""


def asked_of(event: BoundaryEvent) -> str:
    """The question behind a step at whose border something may happen."""
    late = next(filter(None, (duration_in_words(one.condition) for one in event.definitions)), "")
    text = event.name or (f"Lewat {late}" if late else "Terjadi hal khusus")
    return text if text.endswith("?") else f"{text}?"


def _date(text: str) -> str:
    """A date, with its time where it has one; empty for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return ""
    day = spoken_date(found)
    return f"{day} pukul {found:%H.%M}" if "T" in text else day
