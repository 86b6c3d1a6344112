"""What people found when they looked how SOPs are followed, and whether these serve.

Monitoring asks of each step whether it goes well, evaluation whether statements hold for each SOP.
Nothing is judged here: a cell that nobody filled in stays empty.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.telling import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.difference.outline import Entry
    from bpmn_gen.edition.record import UnitRecord

GOOD: Final = "Berjalan baik"
BAD: Final = "Tidak berjalan baik"
YES, NO = "Ya", "Tidak"
DAY, ASSESSOR = "tanggal", "penilai"
"""Keys of what stands above the form of monitoring."""
FORMAT: Final = 1
"""Raised when the meaning of a field changes; a newer file is refused."""
_PARTS: Final = ("pemantauan", "evaluasi")
_FIELDS: Final = 3
"""Texts of a finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one step."""

    verdict: str = ""
    """``GOOD``, ``BAD``, or empty where nobody looked."""
    note: str = ""
    action: str = ""
    """What has to be done."""

    @property
    def texts(self) -> list[str]:
        """All of it, in the order of the form."""
        return [self.verdict, self.note, self.action]


@dataclass(frozen=True)
class Assessment:
    """All that was found in a unit."""

    findings: Mapping[str, Finding] = field(default_factory=dict)
    """By code of the process and id of the step, e.g. ``CLP.02.02/kirim``."""
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By code of the process: the answer to each statement."""
    heading: Mapping[str, str] = field(default_factory=dict)
    """When somebody looked (``DAY``) and who did (``ASSESSOR``), as far as they said so."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody found anything."""
        return not (self.findings or self.answers or self.heading)


@dataclass(frozen=True, slots=True)
class Procedure:
    """A row of the monitoring form."""

    key: str
    sop: str
    """Code and name of the SOP."""
    number: str
    text: str
    actor: str


def procedures(record: UnitRecord) -> Iterator[Procedure]:
    """The numbered steps of all SOPs of a unit, in their order."""
    for process in record.processes.values():
        if process.is_reference:
            continue
        people = process.outline.actors
        for key, entry in process.outline.entries.items():
            if entry.number:
                person = people.get(str(entry.value.get("oleh", "")), "")
                name = called(person)
                yield Procedure(
                    key=f"{process.code}/{key}",
                    sop=f"{process.code} {process.name}",
                    number=str(entry.number),
                    text=_said(entry, record),
                    actor=name,
                )


def _said(entry: Entry, record: UnitRecord) -> str:
    """What a step says in full; of a call, which SOP it calls."""
    code = str(entry.value.get("proses", ""))
    if code in record.processes:
        return f"Melaksanakan SOP {record.processes[code].name} ({code})"
    return str(entry.value.get("kegiatan", "")) or entry.text


def as_data(one: Assessment) -> dict[str, object]:
    """What was found, as plain data."""
    return {
        "format": FORMAT,
        "pemantauan": {key: found.texts for key, found in one.findings.items()},
        "evaluasi": {code: dict(said) for code, said in one.answers.items()},
        **({"kepala": dict(one.heading)} if one.heading else {}),
    }


def from_bytes(content: bytes) -> Assessment:
    """What was found, from a file.

    Raises:
        ValueError: when the file is none of ours or of a newer program.
        TypeError: when something in it is not what it should be.
    """
    data = json.loads(content)
    if not isinstance(data, dict):
        raise TypeError("no assessment")
    if data.get("format") != FORMAT:
        raise ValueError("unknown format")
    monitored, evaluated = (_pairs(data.get(part, {})) for part in _PARTS)
    return Assessment(
        {key: Finding(*_texts(texts)) for key, texts in monitored.items()},
        {
            code: dict(zip(_pairs(said), _texts([*_pairs(said).values()], None), strict=True))
            for code, said in evaluated.items()
        },
        _heading(_pairs(data.get("kepala", {}))),
    )


def _heading(found: dict[str, object]) -> dict[str, str]:
    """What stands above the form; keys of newer programs are passed over."""
    known = {key: value for key, value in found.items() if key in (DAY, ASSESSOR)}
    return dict(zip(known, _texts([*known.values()], None), strict=True))


def _pairs(value: object) -> dict[str, object]:
    """An object.

    Raises:
        TypeError: when it is something else.
    """
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _texts(value: object, count: int | None = _FIELDS) -> list[str]:
    """A list of so many texts.

    Raises:
        TypeError: when it is something else.
    """
    is_list = isinstance(value, list) and (count is None or len(value) == count)
    if not isinstance(value, list) or not is_list:
        raise TypeError("no list")
    if not all(isinstance(one, str) for one in value):
        raise TypeError("no text")
    return value
